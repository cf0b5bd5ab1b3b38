"""How likely two reports are of one story: by their vectors, the telling words they share, their weekdays and rivals.

Of one happening most reports name the same day of the week; two that name none in common are likelier to tell two days
of one affair.

A rival of a pair is a report that lies near the one and does not go with the other. Where many reports of one topic
stand close together, a pair must be nearer than elsewhere to be one story; reports that go with both are no rivals,
however many a story has. So the likeness is found in rounds: by itself first, then with the rivals of the round before.

The weights were learned by ``training/story_pairs.py`` on stories that the encoder was not trained on; they are not
dated, so that of the days between two reports (`A_DAY`) was set.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]

# One row a round: what always counts, cosine of the vectors, cosine of the telling words, a weekday in common, weekdays
# but none in common, logarithm of the rivals.
ROUNDS = (
    (-9.09, 12.4, 6.36, 0.611, -1.71, 0.0),
    (7.45, 13.8, 6.62, 0.712, -1.07, -0.659),
    (4.44, 14.3, 6.75, 0.6, -1.12, -0.549),
)
A_DAY = -2.0  # evidence of each day more between two happenings; of the dated stories one in a hundred spans four days
BY_WORDS = 1.5  # where a vector is missing: likeness for each cosine of the telling words
FEW_WORDS = 0.1  # a cosine of words below this says nothing by itself
SHARPNESS = 0.05  # the temperature that the encoder was trained with: how fast the pull of a neighbour falls
REPRINT = 0.9  # of a text that is nearly the same nothing new is learned: it is no rival
STRONGEST = 3  # rivals that count on each side
QUIET = math.exp(0.4 / SHARPNESS)  # rivals of a report that has no neighbours


def rate_pairs(
    near: Mapping[Pair, float],
    words: Mapping[Pair, float],
    same_day: Mapping[Pair, bool | None],
    days_apart: Mapping[Pair, int],
) -> dict[Pair, float]:
    """Likeness, 0 to 1, of every pair of ``near``.

    Args:
        near: cosine of the vectors of each pair ``(i, j)``, ``i < j``.
        words: cosine of their telling words, for the same pairs.
        same_day: for the same pairs, whether they name a weekday in common; ``None`` where one names none.
        days_apart: days between what they tell that speak against one story, for the same pairs.
    """
    found: dict[Pair, float] = {}
    for always, by_vector, by_words, by_day, by_other_day, by_rivals in ROUNDS:
        rivals = count_rivals(near, found) if by_rivals else {}
        by_days = {True: by_day, False: by_other_day, None: 0.0}
        found = {
            pair: round(
                _logistic(
                    always
                    + by_vector * near[pair]
                    + by_words * words[pair]
                    + by_days[same_day[pair]]
                    + by_rivals * rivals.get(pair, 0.0)
                    + A_DAY * days_apart[pair]
                ),
                6,
            )
            for pair in near
        }
    return found


def likeness_by_words(cosine: float, days_apart: int) -> float:
    """Likeness, 0 to 1, of two reports of which only the words and days are known."""
    return min(1.0, BY_WORDS * cosine) * math.exp(A_DAY / 2 * days_apart) if cosine >= FEW_WORDS else 0.0


def count_rivals(near: Mapping[Pair, float], likeness: Mapping[Pair, float]) -> dict[Pair, float]:
    """Sum of the logarithms of both sides' rivals, each rival counted by its pull and by how surely it is one.

    Only the `STRONGEST` of a side count: a story of forty reports, each going with each but not quite surely, would
    else be its own worst rival.
    """
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in near:
        beside[i].append(j)
        beside[j].append(i)
    ordered = {i: _by_pull(i, others, near) for i, others in beside.items()}
    return {
        (i, j): math.log(_rivals(ordered[i], likeness, j) + QUIET) + math.log(_rivals(ordered[j], likeness, i) + QUIET)
        for i, j in near
    }


def _by_pull(report: int, others: Sequence[int], near: Mapping[Pair, float]) -> tuple[list[int], array[float]]:
    """The neighbours of a report, and the pull of each, the strongest first."""
    pulls = {}
    for other in others:
        cosine = near[_pair(report, other)]
        pulls[other] = math.exp(cosine / SHARPNESS) if cosine < REPRINT else 0.0
    found = sorted(pulls, key=lambda other: (-pulls[other], other))
    return found, array("d", [pulls[other] for other in found])


def _rivals(ordered: tuple[Sequence[int], Sequence[float]], likeness: Mapping[Pair, float], other: int) -> float:
    """Weight of the strongest of the neighbours ``ordered`` by pull that do not go with ``other``."""
    strongest = [0.0] * STRONGEST
    for k, pull in zip(*ordered, strict=True):
        if pull <= strongest[0]:
            break  # no weaker neighbour can weigh more
        if k != other:
            weight = pull * (1 - likeness.get(_pair(k, other), 0.0))
            if weight > strongest[0]:
                strongest[0] = weight
                strongest.sort()
    return sum(strongest)


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def _logistic(evidence: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, evidence))))
