"""How likely two reports are of one story: by their vectors, by the telling words they share, and by their rivals.

A rival of a pair is a report that lies near the one and does not go with the other. Where many reports of one topic
stand close together, a pair must be nearer than elsewhere to be one story; reports that go with both are no rivals,
however many a story has. So the likeness is found in rounds: by itself first, then with the rivals of the round before.

The weights were learned by ``training/story_pairs.py`` on stories that the encoder was not trained on.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

Pair = tuple[int, int]

# One row a round: what always counts, cosine of the vectors, cosine of the telling words, logarithm of the rivals.
ROUNDS = ((-9.38, 12.9, 5.95, 0.0), (11.3, 13.5, 6.4, -0.79), (8.7, 14.2, 6.9, -0.71))
BY_WORDS = 1.25  # where a vector is missing: likeness for each cosine of the telling words
FEW_WORDS = 0.1  # a cosine of words below this says nothing by itself
SHARPNESS = 0.05  # the temperature that the encoder was trained with: how fast the pull of a neighbour falls
NEAREST = 0.85  # nearer neighbours pull no harder
QUIET = math.exp(0.4 / SHARPNESS)  # rivals of a report that has no neighbours


def rate_pairs(
    near: Mapping[Pair, float], words: Mapping[Pair, float], same_time: Mapping[Pair, float]
) -> dict[Pair, float]:
    """Likeness, 0 to 1, of every pair of ``near``.

    Args:
        near: cosine of the vectors of each pair ``(i, j)``, ``i < j``.
        words: cosine of their telling words, for the same pairs.
        same_time: factor for the days between them, for the same pairs; 1 where a date is unknown.
    """
    found: dict[Pair, float] = {}
    for always, by_vector, by_words, by_rivals in ROUNDS:
        rivals = count_rivals(near, found) if by_rivals else {}
        found = {
            pair: round(
                same_time[pair]
                * _logistic(
                    always + by_vector * near[pair] + by_words * words[pair] + by_rivals * rivals.get(pair, 0.0)
                ),
                6,
            )
            for pair in near
        }
    return found


def likeness_by_words(cosine: float) -> float:
    """Likeness, 0 to 1, of two reports of which only the words are known."""
    return min(1.0, BY_WORDS * cosine) if cosine >= FEW_WORDS else 0.0


def count_rivals(near: Mapping[Pair, float], likeness: Mapping[Pair, float]) -> dict[Pair, float]:
    """Sum of the logarithms of both sides' rivals, each rival counted by its pull and by how surely it is one."""
    pull: defaultdict[int, dict[int, float]] = defaultdict(dict)
    goes: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), cosine in near.items():
        pull[i][j] = pull[j][i] = math.exp(min(cosine, NEAREST) / SHARPNESS)
        goes[i][j] = goes[j][i] = likeness[i, j]
    total = {i: sum(pulls.values()) for i, pulls in pull.items()}
    found = {}
    for i, j in near:
        left = total[i] - pull[i][j]
        right = total[j] - pull[i][j]
        small, large = (i, j) if len(pull[i]) <= len(pull[j]) else (j, i)
        for k in pull[small]:
            if k in pull[large]:
                left -= pull[i][k] * goes[j][k]
                right -= pull[j][k] * goes[i][k]
        found[i, j] = math.log(max(0.0, left) + QUIET) + math.log(max(0.0, right) + QUIET)
    return found


def _logistic(evidence: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, evidence))))
