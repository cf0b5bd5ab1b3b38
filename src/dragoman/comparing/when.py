"""When it happened: the days that the accounts of one event give."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman.comparing.slots import gravest, mildest, told_by, weigh
from dragoman.comparing.wording import Wording
from dragoman.records import Account, Actor, Agreed, Difference, DifferenceKind, Event, Evidence, Interval

# who refuses on Monday refuses on Tuesday too: two days of words contradict nothing
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
FRAMES = frozenset({"vague", "decade", "century"})  # "13 hijackings in the 1990s" dates none of them
ONE_TIME = 7  # days over which what one report tells may be one happening
# days by which reports of one happening may differ where they tell it to the day, the week, the month
SLIP: dict[str, int] = {"day": 14, "week": 31, "month": 62}
YEAR = 366  # and where less closely


_NIGHT = re.compile(r"\b(?:dawn|(?:mid|over)?night)\b|\b(?:early|late|small) (?:hours|on)\b", re.IGNORECASE)
# a day of the week or month, told by its name
_NAMED = re.compile(rf"\b(?:{'|'.join((*calendar.day_name, *(name[:3] for name in calendar.month_name[1:])))})")


def compare_when(
    event: Event, voices: Mapping[str, str], actors: Mapping[str, Actor], wording: Wording | None = None
) -> Iterator[Agreed | Difference]:
    """When the accounts agree that it happened, and where they differ; one report may contradict itself."""
    told = []
    intervals: defaultdict[str, list[Interval]] = defaultdict(list)
    beside: defaultdict[str, list[Interval]] = defaultdict(list)
    for account in event.accounts:
        for interval in (account.date, *account.also_dated):
            if interval is not None and interval.grain not in FRAMES:
                told.append(told_by(account, interval_text(interval), f"date {interval.start}"))
                intervals[account.report].append(interval)
                if wording is not None and any(_NIGHT.search(wording.of(e)) for e in told[-1].evidence):
                    beside[account.report] += _days_beside(interval)
    kinds = [
        _compare_dated([*intervals[a], *beside[a]], [*intervals[b], *beside[b]])
        for a, b in combinations(sorted(intervals), 2)
    ]
    kinds += [_compare_days(account) for account in event.accounts]
    kind = gravest(kinds)
    two = any(_are_two(*pair) for pair in combinations([day for one in intervals.values() for day in one], 2))
    mixed = any(_mixes(account, intervals[account.report], actors, wording) for account in event.accounts)
    if two or mixed or (kind == "contradiction" and event.type in SPOKEN):
        kind = None
    yield from weigh(event, "date", told, kind, voices)


def _days_beside(interval: Interval) -> list[Interval]:
    """The days before and behind: last night's raid was on Saturday to one report, on Sunday to another."""
    if interval.grain != "day" or interval.start is None or interval.start != interval.end:
        return []
    day = date.fromisoformat(interval.start[:10])
    days = [(day + timedelta(days=step)).isoformat() for step in (-1, 1)]
    return [Interval(start=one, end=one, grain="day") for one in days]


def _compare_dated(a: Sequence[Interval], b: Sequence[Interval]) -> DifferenceKind | None:
    """Two reports differ as little as the dates do that come nearest: one may set the happening in a frame as well."""
    return mildest([compare_dates(one, other) for one in a for other in b])


def _compare_days(account: Account) -> DifferenceKind | None:
    """One report contradicts itself by two days; "this year" and later "on Monday" is how a report goes on."""
    days = {day for day in (account.date, *account.also_dated) if day is not None and day.grain == "day"}
    return gravest([compare_dates(a, b) for a, b in combinations(sorted(days), 2)])


def _mixes(account: Account, dated: Sequence[Interval], actors: Mapping[str, Actor], wording: Wording | None) -> bool:
    """Whether the times that one report gives share no day and are not surely two days of one happening."""
    return any(
        compare_dates(a, b) == "contradiction"
        and not (
            a.grain == b.grain == "day"
            and _days_apart(a, b) <= ONE_TIME
            and (wording is None or _date_one_act(account, a, b, actors, wording))
        )
        for a, b in combinations(dated, 2)
    )


def _date_one_act(account: Account, a: Interval, b: Interval, actors: Mapping[str, Actor], wording: Wording) -> bool:
    """Whether two sentences, each with its own day told by name, have a party with a name in common.

    "This afternoon" may be that of whom the report quotes, and who is mourned on Friday was not killed on Friday.
    """
    said = [set(account.slots.get(f"date {day.start}", ())) for day in (a, b)]
    parties = [actors[i] for i in (*account.actors, *account.recipients) if actors[i].is_known]
    own = said[0] - said[1], said[1] - said[0]
    return all(_is_named(one, wording) for one in own) and any(
        all(wording.names(one, party) for one in own) for party in parties
    )


def _is_named(said: Iterable[Evidence], wording: Wording) -> bool:
    return any(_NAMED.search(wording.of(evidence)) for evidence in said)


def _are_two(a: Interval, b: Interval) -> bool:
    """Whether two times lie too far apart for a slip: then they are those of two happenings."""
    if compare_dates(a, b) != "contradiction":
        return False
    return _days_apart(a, b) > max(SLIP.get(a.grain, YEAR), SLIP.get(b.grain, YEAR))


def _days_apart(a: Interval, b: Interval) -> int:
    """The days from the end of the earlier to the beginning of the later."""
    begins = [date.fromisoformat((day.start or day.end or "")[:10]) for day in (a, b)]
    ends = [date.fromisoformat((day.end or day.start or "")[:10]) for day in (a, b)]
    return max((begins[0] - ends[1]).days, (begins[1] - ends[0]).days)


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
