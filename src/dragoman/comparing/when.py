"""When it happened: the days that the accounts of one event give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from dragoman.comparing.slots import gravest, mildest, told_by, weigh
from dragoman.records import Agreed, Difference, DifferenceKind, Event, Interval

# who refuses on Monday refuses on Tuesday too: two days of words contradict nothing
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
FRAMES = frozenset({"vague", "decade", "century"})  # "13 hijackings in the 1990s" dates none of them
ONE_TIME = 7  # days over which what one report tells may be one happening


def compare_when(event: Event, voices: Mapping[str, str]) -> Iterator[Agreed | Difference]:
    told = []
    intervals: defaultdict[str, list[Interval]] = defaultdict(list)
    for account in event.accounts:
        for interval in (account.date, *account.also_dated):
            if interval is not None and interval.grain not in FRAMES:
                told.append(told_by(account, interval_text(interval), f"date {interval.start}"))
                intervals[account.report].append(interval)
    kinds = [_compare_dated(intervals[a], intervals[b]) for a, b in combinations(sorted(intervals), 2)]
    kinds += [_compare_within(dated) for _, dated in sorted(intervals.items())]
    kind = gravest(kinds)
    if any(map(_mixes, intervals.values())) or (kind == "contradiction" and event.type in SPOKEN):
        kind = None
    yield from weigh(event, "date", told, kind, voices)


def _compare_dated(a: Sequence[Interval], b: Sequence[Interval]) -> DifferenceKind | None:
    """Two reports differ as little as the dates do that come nearest: one may set the happening in a frame as well."""
    return mildest([compare_dates(one, other) for one in a for other in b])


def _compare_within(dated: Sequence[Interval]) -> DifferenceKind | None:
    """One report contradicts itself by two days; "this year" and later "on Monday" is how a report goes on."""
    days = [interval for interval in dated if interval.grain == "day"]
    return gravest([compare_dates(a, b) for a, b in combinations(_distinct(days), 2)])


def _mixes(dated: Sequence[Interval]) -> bool:
    """Whether the times that one report gives share no day, and are no two days of one week: two happenings, then."""
    return any(
        compare_dates(a, b) == "contradiction" and not (a.grain == b.grain == "day" and _days_apart(a, b) <= ONE_TIME)
        for a, b in combinations(dated, 2)
    )


def _days_apart(a: Interval, b: Interval) -> int:
    one, other = (date.fromisoformat((day.start or day.end or "")[:10]) for day in (a, b))
    return abs((one - other).days)


def _distinct(intervals: Sequence[Interval]) -> list[Interval]:
    return list(dict.fromkeys(intervals))


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
