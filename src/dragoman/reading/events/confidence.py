"""How sure an event is: the share of events told so that are right, kind and both sides.

Finding an event gives it a score: how much of the lexicon's pattern was met and which of its sides are known. What such
scores are worth was counted on public sentences whose sides and class others marked (``training/event_confidence.py``;
``python -m benchmarks calibration`` prints the error on sentences that were not counted). The table
``knowledge/event_confidence.tsv`` keeps the outcome: a curve that never falls, read between its points.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from dragoman.knowledge.files import read_tsv


@cache
def _curve() -> tuple[tuple[float, ...], tuple[float, ...]]:
    rows = list(read_tsv("event_confidence.tsv"))
    return tuple(float(row["score"]) for row in rows), tuple(float(row["right"]) for row in rows)


def calibrated(score: float) -> float:
    """The share of right ones, 0 to 1, among events of ``score`` (0 to 1, higher is surer); never falling with it."""
    scores, shares = _curve()
    i = bisect_right(scores, score)
    if i == 0:
        return shares[0]
    if i == len(scores):
        return shares[-1]
    before, after = scores[i - 1], scores[i]
    return round(shares[i - 1] + (shares[i] - shares[i - 1]) * (score - before) / (after - before), 3)
