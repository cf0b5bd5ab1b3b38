"""Reports of the same happenings, grouped: TF-IDF likeness, then average linkage on the likely pairs only.

Pairs that share no telling word never meet, which keeps the work near-linear in the number of reports.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from dragoman.knowledge.terms import rarity
from dragoman.linking.linkage import average_linkage
from dragoman.records import Record, Sketch

THRESHOLD = 0.22  # mean likeness at which two groups are one story
LEAST = 0.10  # pairs less alike count as unlike
TELLING = 30  # the heaviest terms of a report find its candidates
COMMON = 400  # a term of more reports than this finds no candidates, it only weighs
HALF_LIFE = 10.0  # days between two reports that halve their likeness


class Sketched(Record, frozen=True, kw_only=True):
    """A report as far as grouping needs it. ``published`` is an ISO date or ``None``."""

    report: str
    sketch: Sketch
    published: str | None


def group_stories(reports: Iterable[Sketched]) -> list[tuple[str, ...]]:
    """The stories as tuples of report ids, each in ascending order, the list too. Every report is in exactly one.

    The order of ``reports`` does not matter.
    """
    ordered = sorted(reports, key=lambda r: r.report)
    likeness = _likely_pairs(ordered)
    groups = average_linkage(len(ordered), likeness, THRESHOLD)
    return sorted(tuple(ordered[i].report for i in group) for group in groups)


def _vector(sketch: Sketch) -> dict[str, float]:
    weights = {term: (1 + math.log(n)) * rarity(term) for term, n in sketch.terms.items()}
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {term: w / length for term, w in weights.items()} if length else {}


def _likely_pairs(reports: list[Sketched]) -> dict[tuple[int, int], float]:
    vectors = [_vector(r.sketch) for r in reports]
    posting: defaultdict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for term in heapq.nlargest(TELLING, vector, key=lambda t: (vector[t], t)):
            posting[term].append(i)
    pairs: dict[tuple[int, int], float] = {}
    for i, vector in enumerate(vectors):
        met = {j for term in vector for j in posting.get(term, ()) if j < i and len(posting[term]) <= COMMON}
        for j in sorted(met):
            small, large = sorted((vector, vectors[j]), key=len)
            value = sum(w * large[t] for t, w in small.items() if t in large)
            value *= _nearness(reports[i].published, reports[j].published)
            if value >= LEAST:
                pairs[j, i] = value
    return pairs


def _nearness(a: str | None, b: str | None) -> float:
    """1 for the same day or an unknown one, halved with every ``HALF_LIFE`` days beyond three."""
    if a is None or b is None:
        return 1.0
    days = abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    return float(0.5 ** (max(0, days - 3) / HALF_LIFE))
