"""The numbers of an event, by the tellings of one report and by its accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.linking.tellings import TOLLS, Telling
from dragoman.records import Account, Count


def numbers_told(tellings: Iterable[Telling]) -> tuple[Count, ...]:
    """The numbers that one report gives, each once, those of one kind in the order in which they are told."""
    told = list(dict.fromkeys(count for telling in tellings for count in telling.mention.counts))
    return tuple(sorted(_without_shorter(told), key=lambda count: (count.what, count.unit or "")))


def _without_shorter(counts: Sequence[Count]) -> list[Count]:
    """The numbers without "31" where the report also says "at least 31": a headline leaves that out."""
    return [
        one
        for one in counts
        if one.low != one.high
        or not any(
            (c.what, c.unit) == (one.what, one.unit) and c != one and one.low in (c.low, c.high) and c.meets(one)
            for c in counts
        )
    ]


def _amount(count: Count) -> float:
    return count.low or count.high or 0.0


def agreed_numbers(accounts: Iterable[Account]) -> tuple[Count, ...]:
    """One count of a kind: the range that covers what each report gives first of it, of a toll the most: its total."""
    told: defaultdict[tuple[str, str | None], list[Count]] = defaultdict(list)
    for account in accounts:
        most: dict[tuple[str, str | None], Count] = {}
        for count in account.counts:
            kind = count.what, count.unit
            if kind not in most or (count.what in TOLLS and _amount(count) > _amount(most[kind])):
                most[kind] = count
        for kind, count in most.items():
            told[kind].append(count)
    merged = []
    for (what, unit), counts in sorted(told.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        lows = [c.low for c in counts if c.low is not None]
        highs = [c.high for c in counts]
        high = None if None in highs else max(h for h in highs if h is not None)
        merged.append(Count(what=what, low=min(lows, default=None), high=high, unit=unit))
    return tuple(merged)
