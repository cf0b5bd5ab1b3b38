"""How many: the numbers that the accounts of one event give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from dragoman.comparing.slots import gravest, mildest, told_by, weigh
from dragoman.records import Agreed, Count, Difference, DifferenceKind, Event

CROWDS = frozenset({"MOBILIZE", "PROTEST"})


def compare_how_many(event: Event, voices: Mapping[str, str]) -> Iterator[Agreed | Difference]:
    told: defaultdict[tuple[str, str], defaultdict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for account in event.accounts:
        for count in account.counts:
            # how many met is told of many a meeting; how many marched is what reports dispute
            if count.what != "people" or event.type in CROWDS:
                told[count.what, count.unit or ""][account.report].append(count)
    accounts = {account.report: account for account in event.accounts}
    for (what, _), by_report in sorted(told.items()):
        kinds = [mildest([compare_counts(a, b) for a in one for b in other]) for one, other in _pairs(by_report)]
        shared = {
            c for one, other in _pairs(by_report) for c in one if any(compare_counts(c, d) is None for d in other)
        }
        values = [
            told_by(accounts[report], count_text(count), f"counts {what}")
            for report, counts in sorted(by_report.items())
            # of a total and its parts, the one that another report gives too
            for count in ([c for c in counts if c in shared] or counts)
        ]
        yield from weigh(event, f"counts.{what}", values, gravest(kinds), voices)


def _pairs(by_report: Mapping[str, list[Count]]) -> Iterator[tuple[list[Count], list[Count]]]:
    return ((by_report[a], by_report[b]) for a, b in combinations(sorted(by_report), 2))


def count_text(count: Count) -> str:
    """``34``, ``at least 20``, ``2 tankers``: the number, with what it counts where that is told more closely."""
    if not count.unit:
        return count.told
    noun = count.unit.islower() and count.told not in ("1", "some")  # rather than a currency
    return f"{count.told} {count.unit}{'s' if noun else ''}"


def compare_counts(a: Count, b: Count) -> DifferenceKind | None:
    """``None`` when equal, ``precision`` when the ranges meet, else ``contradiction``."""
    if (a.low, a.high) == (b.low, b.high):
        return None
    return "precision" if a.meets(b) else "contradiction"
