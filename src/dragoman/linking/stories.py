"""Reports of the same happenings, grouped: likely pairs first, then linkage by the nearest of them.

Candidates are found by the reports' vectors; where a vector is missing (no packaged weights), by shared telling words.
Pairs that are far in both never meet, which keeps the work near-linear in the number of reports.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
SOON = 2  # days ahead that a weekday may be meant for that lies less than a week back as well
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Words = dict[str, float]


class Sketched(Record, frozen=True, kw_only=True):
    """A report as far as grouping needs it. ``published`` is an ISO date or ``None``."""

    report: str
    sketch: Sketch
    published: str | None


@dataclass(frozen=True, slots=True)
class Days:
    """The days that title and lead of a report name: ``weekdays`` by name and, where the report is dated, ``dates`` by
    number: the last day of that name, and the next if it is near. ``published`` is the number of its own day."""

    weekdays: frozenset[str]
    dates: frozenset[int]
    published: int | None


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
    days = [named_days(r) for r in reports]
    same_day = {pair: share_day(days[pair[0]], days[pair[1]]) for pair in near}
    apart = {pair: days_apart(days[pair[0]], days[pair[1]]) for pair in near}
    found = rate_pairs(near, shared, same_day, apart)
    for (i, j), cosine in _pairs_by_words(reports, words).items():
        found[i, j] = likeness_by_words(cosine, days_apart(days[i], days[j]))
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


def named_days(report: Sketched) -> Days:
    weekdays = frozenset(day for day in WEEKDAYS if day in report.sketch.terms)
    if report.published is None:
        return Days(weekdays, frozenset(), None)
    published = date.fromisoformat(report.published[:10])
    number = published.toordinal()
    ago = [(published.weekday() - WEEKDAYS.index(day)) % 7 for day in weekdays]
    to_come = [number - days + 7 for days in ago if 7 - days <= SOON]
    return Days(weekdays, frozenset([*to_come, *(number - days for days in ago)]), number)


def share_day(a: Days, b: Days) -> bool | None:
    """Whether two reports name a day in common; ``None`` where one names none."""
    if not a.weekdays or not b.weekdays:
        return None
    if a.published is None or b.published is None:
        return not a.weekdays.isdisjoint(b.weekdays)
    return not a.dates.isdisjoint(b.dates)


def days_apart(a: Days, b: Days) -> int:
    """How many days, the first aside, lie between what two reports tell; 0 where a date is unknown.

    A report that names no day tells of its own and the one before. Reports of one day and the next are of one time
    whatever days they name: one may name what is still to come.
    """
    if a.published is None or b.published is None or abs(a.published - b.published) < 2:
        return 0
    mine, theirs = (one.dates or (one.published, one.published - 1) for one in (a, b) if one.published is not None)
    return max(0, min(abs(x - y) for x in mine for y in theirs) - 1)


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
