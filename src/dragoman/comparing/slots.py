"""One slot of one event as several reports tell it: the same, more or less precisely, or against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from dragoman.records import Count, DifferenceKind, Evidence, Interval, Record, Value

V = TypeVar("V", bound=Hashable)


class Told(Record, frozen=True, kw_only=True):
    """What one report says of one slot. ``value`` is what the reader sees, ``raw`` what is compared."""

    report: str
    value: str | tuple[str, ...]
    evidence: tuple[Evidence, ...]


def gather(told: Iterable[Told]) -> tuple[Value, ...]:
    """The distinct values with the reports and sentences that give each, the most often told first."""
    reports: defaultdict[str | tuple[str, ...], set[str]] = defaultdict(set)
    evidence: defaultdict[str | tuple[str, ...], set[Evidence]] = defaultdict(set)
    for one in told:
        reports[one.value].add(one.report)
        evidence[one.value].update(one.evidence)
    values = [
        Value(value=value, reports=tuple(sorted(reports[value])), evidence=tuple(sorted(evidence[value])))
        for value in reports
    ]
    return tuple(sorted(values, key=lambda v: (-len(v.reports), str(v.value))))


def interval_text(interval: Interval) -> str:
    """``2020-02-29``, ``2018-09`` or ``2020-02-29/2020-03-01``: as precise as the words were."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return f"{start or '..'}/{end or '..'}"
    if start == end:
        return start
    if interval.grain == "month" and start[:7] == end[:7]:
        return start[:7]
    if interval.grain == "year" and start[:4] == end[:4]:
        return start[:4]
    return f"{start}/{end}"


def compare_dates(a: Interval, b: Interval) -> DifferenceKind | None:
    """``None`` when equal, ``precision`` when one holds the other, ``contradiction`` when they share no day.

    "Since 1953" and "in 1953" begin alike and tell the same of when it happened.
    """
    if (a.start, a.end) == (b.start, b.end) or (a.start == b.start and None in (a.end, b.end)):
        return None
    low = date.min.isoformat(), date.max.isoformat()
    a_start, a_end = (a.start or low[0])[:10], (a.end or low[1])[:10]
    b_start, b_end = (b.start or low[0])[:10], (b.end or low[1])[:10]
    if a_end < b_start or b_end < a_start:
        return "contradiction"
    # "since March" frames a day in June without telling it less closely
    return None if None in (a.start, a.end, b.start, b.end) else "precision"


def count_text(count: Count) -> str:
    """``34``, ``at least 20``, ``20–30``, with the unit where there is one."""
    low, high = _number(count.low), _number(count.high)
    if low is not None and low == high:
        text = low
    elif low is not None and high is not None:
        text = f"{low}–{high}"
    elif low is not None:
        text = f"at least {low}"
    else:
        text = f"up to {high}" if high is not None else "some"
    if not count.unit:
        return text
    noun = count.unit.islower() and text not in ("1", "some")  # rather than a currency
    return f"{text} {count.unit}{'s' if noun else ''}"


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"


def compare_counts(a: Count, b: Count) -> DifferenceKind | None:
    """``None`` when equal, ``precision`` when the ranges meet, else ``contradiction``."""
    if (a.low, a.high) == (b.low, b.high):
        return None
    return "precision" if a.meets(b) else "contradiction"


_ORDER: tuple[DifferenceKind | None, ...] = (None, "emphasis", "precision", "contradiction")


def gravest(kinds: Sequence[DifferenceKind | None]) -> DifferenceKind | None:
    """The weightiest of several differences: a contradiction outweighs precision, which outweighs emphasis."""
    return max(kinds, key=_ORDER.index, default=None)


def mildest(kinds: Sequence[DifferenceKind | None]) -> DifferenceKind | None:
    """The least weighty of several differences: none at all, where two values are equal."""
    return min(kinds, key=_ORDER.index, default=None)
