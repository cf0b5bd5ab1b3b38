"""One slot of one event as several reports tell it: its values, who gives each, and how grave a difference is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.records import Account, Agreed, Difference, DifferenceKind, Event, Evidence, Record, Value

HALF_READ = 0.3  # confidence below which as a rule a side is missing, and reports that seem to agree may tell two acts


class Told(Record, frozen=True, kw_only=True):
    """What one report says of one slot: the value as a reader sees it, and the sentences that say it."""

    report: str
    value: str | tuple[str, ...]
    evidence: tuple[Evidence, ...]


def told_by(account: Account, value: str | tuple[str, ...], *slots: str) -> Told:
    """``value`` with the sentences that say it, as far as the account tells them apart."""
    said = {evidence for slot in slots for evidence in account.slots.get(slot, ())}
    return Told(report=account.report, value=value, evidence=tuple(sorted(said)) or account.evidence)


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


def voices_of(reports: Sequence[str], voices: Mapping[str, str]) -> int:
    """How many texts the reports are: copies of one text are one."""
    return len({voices[report] for report in reports})


def weigh(
    event: Event, slot: str, told: Sequence[Told], kind: DifferenceKind | None, voices: Mapping[str, str]
) -> Iterator[Agreed | Difference]:
    """The values that several texts give, and all values as a difference of that kind, if any."""
    values = gather(told)
    for value in values:
        # a year is as a rule part of a name: "interference in the 2016 election" need not have ended that year
        if voices_of(value.reports, voices) > 1 and not (slot == "date" and len(value.value) == len("2016")):
            yield Agreed(event=event.id, slot=slot, value=value.value, reports=value.reports)
    if kind is not None and len(values) > 1:
        yield Difference(event=event.id, slot=slot, values=values, kind=kind)


_ORDER: tuple[DifferenceKind | None, ...] = (None, "emphasis", "precision", "contradiction")


def gravest(kinds: Sequence[DifferenceKind | None]) -> DifferenceKind | None:
    """The weightiest of several differences: a contradiction outweighs precision, which outweighs emphasis."""
    return max(kinds, key=_ORDER.index, default=None)


def mildest(kinds: Sequence[DifferenceKind | None]) -> DifferenceKind | None:
    """The least weighty of several differences: none at all, where two values are equal."""
    return min(kinds, key=_ORDER.index, default=None)
