"""Reports of the same happenings, grouped: likely pairs first, then linkage by the nearest of them.

Candidates are found by the reports' vectors; where a vector is missing (no packaged weights), by shared telling words.
Pairs that are far in both never meet, which keeps the work near-linear in the number of reports.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.knowledge.terms import rarity
from dragoman.linking.linkage import nearest_linkage
from dragoman.linking.neighbours import near_pairs
from dragoman.linking.story_likeness import Pair, likeness_by_words, rate_pairs
from dragoman.records import Record, Sketch

THRESHOLD = 0.2  # mean likeness at which two groups are one story
LEAST = 0.02  # pairs less alike count as unlike
TELLING = 30  # the heaviest terms of a report find its candidates
COMMON = 400  # a term of more reports than this finds no candidates, it only weighs
HALF_LIFE = 10.0  # days between two reports that halve their likeness
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})

Words = dict[str, float]


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
    groups = nearest_linkage(len(ordered), likely_pairs(ordered), THRESHOLD)
    return sorted(tuple(ordered[i].report for i in group) for group in groups)


def likely_pairs(reports: Sequence[Sketched]) -> dict[Pair, float]:
    """Likeness, 0 to 1, of the pairs ``(i, j)``, ``i < j``, of reports that may be of one story."""
    words = [weigh_words(r.sketch) for r in reports]
    near = compare_vectors(reports)
    # a large case has millions of pairs: all that is known of one stands under one and the same key
    shared = {pair: word_cosine(words[pair[0]], words[pair[1]]) for pair in near}
    days = [named_days(r.sketch) for r in reports]
    same_day = {pair: share_day(days[pair[0]], days[pair[1]]) for pair in near}
    times = {pair: _nearness(reports[pair[0]].published, reports[pair[1]].published) for pair in near}
    found = rate_pairs(near, shared, same_day, times)
    for (i, j), cosine in _pairs_by_words(reports, words).items():
        found[i, j] = likeness_by_words(cosine) * _nearness(reports[i].published, reports[j].published)
    return {pair: value for pair, value in sorted(found.items()) if value >= LEAST}


def compare_vectors(reports: Sequence[Sketched]) -> dict[Pair, float]:
    """Cosine of the near pairs among the reports that have a vector."""
    known = [(i, r.sketch.vector) for i, r in enumerate(reports) if r.sketch.vector is not None]
    near = near_pairs([vector for _, vector in known])
    return {(known[a][0], known[b][0]): cosine for (a, b), cosine in near.items()}


def weigh_words(sketch: Sketch) -> Words:
    """A vector of length 1 over the terms of a sketch, rarer ones heavier; empty for a report without terms."""
    weights = {term: (1 + math.log(n)) * rarity(term) for term, n in sketch.terms.items()}
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {term: w / length for term, w in weights.items()} if length else {}


def word_cosine(a: Words, b: Words) -> float:
    """Cosine of two word vectors, 0 to 1, rounded so that the order of adding up decides nothing."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return round(sum(w * large[t] for t, w in small.items() if t in large), 6)


def named_days(sketch: Sketch) -> frozenset[str]:
    """The days of the week that title and lead name."""
    return WEEKDAYS & sketch.terms.keys()


def share_day(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """Whether two reports name a weekday in common; ``None`` where one names none."""
    return not a.isdisjoint(b) if a and b else None


def _pairs_by_words(reports: Sequence[Sketched], words: Sequence[Words]) -> dict[Pair, float]:
    """Cosine of the words of pairs that share a telling one, at least one of the two having no vector."""
    lacking = [i for i, report in enumerate(reports) if report.sketch.vector is None and words[i]]
    if not lacking:
        return {}
    posting: defaultdict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(words):
        for term in heapq.nlargest(TELLING, vector, key=lambda t: (vector[t], t)):
            posting[term].append(i)
    pairs: dict[Pair, float] = {}
    for i in lacking:
        for j in {j for term in words[i] if len(posting.get(term, ())) <= COMMON for j in posting.get(term, ())} - {i}:
            pair = (min(i, j), max(i, j))
            if pair not in pairs:
                pairs[pair] = word_cosine(words[i], words[j])
    return pairs


def _nearness(a: str | None, b: str | None) -> float:
    """1 for the same day or an unknown one, halved with every ``HALF_LIFE`` days beyond three."""
    if a is None or b is None:
        return 1.0
    days = abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    return float(0.5 ** (max(0, days - 3) / HALF_LIFE))
