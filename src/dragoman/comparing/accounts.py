"""The accounts of one event side by side: what all say, where they differ, and how the difference is to be taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.comparing.slots import (
    Told,
    compare_counts,
    compare_dates,
    count_text,
    gather,
    gravest,
    interval_text,
)
from dragoman.records import Account, Actor, Agreed, Count, Difference, DifferenceKind, Event, Interval, Modality, Place

ASSERTED: frozenset[Modality] = frozenset({"occurred", "ongoing"})
REFUSED: frozenset[Modality] = frozenset({"denied", "negated"})


def compare_event(
    event: Event, voices: Mapping[str, str], actors: Mapping[str, Actor], places: Mapping[str, Place]
) -> Iterator[Agreed | Difference]:
    """Slot by slot, what the accounts of ``event`` agree on and where they differ.

    Args:
        voices: report id → id of the report whose text it repeats, or its own: copies of one text cannot agree.
    """
    yield from _dates(event, voices)
    yield from _places(event, voices, places)
    yield from _counts(event, voices)
    yield from _participants(event, voices, actors)
    yield from _modality(event, voices)


def _voices(reports: Sequence[str], voices: Mapping[str, str]) -> int:
    return len({voices[report] for report in reports})


def _weigh(
    event: Event, slot: str, told: list[Told], kind: DifferenceKind | None, voices: Mapping[str, str]
) -> Iterator[Agreed | Difference]:
    values = gather(told)
    for value in values:
        if _voices(value.reports, voices) > 1:
            yield Agreed(event=event.id, slot=slot, value=value.value, reports=value.reports)
    if kind is not None and len(values) > 1:
        yield Difference(event=event.id, slot=slot, values=values, kind=kind)


def _dates(event: Event, voices: Mapping[str, str]) -> Iterator[Agreed | Difference]:
    told, intervals = [], []
    for account in event.accounts:
        for interval in (account.date, *account.also_dated):
            if interval is not None and interval.grain != "vague":
                told.append(_told(account, interval_text(interval)))
                intervals.append(interval)
    kind = gravest([compare_dates(a, b) for a, b in combinations(_distinct(intervals), 2)])
    yield from _weigh(event, "date", told, kind, voices)


def _distinct(intervals: Sequence[Interval]) -> list[Interval]:
    return list(dict.fromkeys(intervals))


def _places(event: Event, voices: Mapping[str, str], places: Mapping[str, Place]) -> Iterator[Agreed | Difference]:
    located = [(account, places[account.place]) for account in event.accounts if account.place is not None]
    kind = gravest([_compare_places(a, b) for (_, a), (_, b) in combinations(located, 2)])
    yield from _weigh(event, "place", [_told(account, place.id) for account, place in located], kind, voices)


def _compare_places(a: Place, b: Place) -> DifferenceKind | None:
    if a.id == b.id:
        return None
    levels = (a.resolution or 0, b.resolution or 0)
    if a.country == b.country and levels[0] != levels[1]:
        return "precision"  # a city and its province, or a country and a city in it
    return "contradiction"


def _counts(event: Event, voices: Mapping[str, str]) -> Iterator[Agreed | Difference]:
    by_kind: defaultdict[str, list[tuple[Account, Count]]] = defaultdict(list)
    for account in event.accounts:
        for count in account.counts:
            by_kind[count.what].append((account, count))
    for what, counted in sorted(by_kind.items()):
        kind = gravest([compare_counts(a, b) for (_, a), (_, b) in combinations(counted, 2)])
        told = [_told(account, count_text(count)) for account, count in counted]
        yield from _weigh(event, f"counts.{what}", told, kind, voices)


def _participants(
    event: Event, voices: Mapping[str, str], actors: Mapping[str, Actor]
) -> Iterator[Agreed | Difference]:
    for slot in ("actors", "recipients"):
        told = [_told(account, ids) for account in event.accounts if (ids := getattr(account, slot))]
        sets = [set(one.value) for one in told]
        kind = gravest([None if a == b else "emphasis" for a, b in combinations(sets, 2)])
        shared = set.intersection(*sets) if sets else set()
        if shared and _voices([one.report for one in told], voices) > 1:
            reports = tuple(sorted(one.report for one in told))
            yield Agreed(event=event.id, slot=slot, value=tuple(sorted(shared)), reports=reports)
        if kind is not None:
            yield Difference(event=event.id, slot=slot, values=gather(told), kind=kind)
    yield from _envoys(event, actors)


def _envoys(event: Event, actors: Mapping[str, Actor]) -> Iterator[Difference]:
    """Two reports that name different persons for one side of an event contradict each other.

    "The minister" of one report may be the man whom the other names, so descriptions contradict nobody.
    """
    by_side: defaultdict[str, list[Told]] = defaultdict(list)
    for account in event.accounts:
        persons: defaultdict[str, set[str]] = defaultdict(set)
        for actor_id in (*account.actors, *account.recipients):
            actor = actors[actor_id]
            named = any(name.kind in ("name", "alias") for name in actor.names)
            if actor.kind == "person" and actor.country is not None and named:
                persons[actor.country].add(actor_id)
        for country, ids in persons.items():
            by_side[country].append(_told(account, tuple(sorted(ids))))
    for country, told in sorted(by_side.items()):
        if len(told) > 1 and any(set(a.value).isdisjoint(b.value) for a, b in combinations(told, 2)):
            yield Difference(event=event.id, slot=f"persons.{country}", values=gather(told), kind="contradiction")


def _modality(event: Event, voices: Mapping[str, str]) -> Iterator[Agreed | Difference]:
    kinds: list[DifferenceKind | None] = []
    for a, b in combinations([account.modality for account in event.accounts], 2):
        if a == b:
            kinds.append(None)
        else:
            against = (a in ASSERTED and b in REFUSED) or (b in ASSERTED and a in REFUSED)
            kinds.append("contradiction" if against else "emphasis")
    told = [_told(account, account.modality) for account in event.accounts]
    yield from _weigh(event, "modality", told, gravest(kinds), voices)


def _told(account: Account, value: str | tuple[str, ...]) -> Told:
    return Told(report=account.report, value=value, evidence=account.evidence)
