"""One event with its accounts side by side: for each slot what is agreed, differs, or stands in one account only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.records import Account, Actor, Agreed, Difference, Event, Evidence
from dragoman.telling import dates, words
from dragoman.telling.actor_names import is_owned
from dragoman.telling.differing import GRAVITY, difference_line, differences, slot_name, slot_value
from dragoman.telling.lines import Line
from dragoman.telling.parties import told_parties
from dragoman.telling.view import StoryView

Verdict = Literal["contradiction", "precision", "emphasis", "agreed", "alone"]
ORDER = ("actors", "recipients", "place", "date", "modality")


@dataclass(frozen=True)
class Slot:
    """One slot of one event. ``values`` holds a line for each value, with the sentences that give it."""

    slot: str
    name: str
    verdict: Verdict
    values: tuple[Line, ...]


@dataclass(frozen=True)
class Column:
    """One text's account of an event: its sentence, and what it says otherwise than the others or alone."""

    mark: int
    name: str
    sentence: Line
    own: tuple[tuple[str, str, Verdict], ...]


@dataclass(frozen=True)
class Side:
    """An event with its accounts. ``verdict`` is the gravest of its slots, or ``None`` when nothing was compared."""

    event: str
    line: Line
    verdict: Verdict | None
    slots: tuple[Slot, ...]
    columns: tuple[Column, ...]


class Entries:
    """What comparing found, by event: differences with the gravest first, and agreements."""

    def __init__(self, view: StoryView) -> None:
        self.differing: defaultdict[str, list[Difference]] = defaultdict(list)
        for difference in differences(view):
            self.differing[difference.event].append(difference)
        self.agreed: defaultdict[str, list[Agreed]] = defaultdict(list)
        for agreed in view.comparison.agreed:
            self.agreed[agreed.event].append(agreed)


def side_of(view: StoryView, event: Event, entries: Entries) -> Side:
    differing = entries.differing.get(event.id, [])
    slots = [*_differing(view, differing), *_agreed(view, event, entries.agreed.get(event.id, []), differing)]
    settled = {slot.slot for slot in slots}
    slots += [slot for slot in _told_once(view, event) if slot.slot not in settled or slot.slot in ORDER[:2]]
    slots.sort(key=lambda slot: (GRAVITY.get(slot.verdict, 3), _place_of(slot.slot), slot.verdict))
    verdict = next((slot.verdict for slot in slots), None)
    return Side(event.id, view.event_line(event), verdict, tuple(slots), tuple(_columns(view, event, slots)))


def _place_of(slot: str) -> tuple[int, str]:
    return (ORDER.index(slot) if slot in ORDER else len(ORDER), slot)


def _differing(view: StoryView, differing: list[Difference]) -> Iterator[Slot]:
    for difference in differing:
        line = difference_line(view, difference, quoting=True)
        yield Slot(
            difference.slot,
            slot_name(difference.slot, (below.text for below in line.below)),
            difference.kind,
            line.below,
        )


def _agreed(view: StoryView, event: Event, agreements: list[Agreed], differing: list[Difference]) -> Iterator[Slot]:
    told: defaultdict[str, list[Line]] = defaultdict(list)
    for agreed in agreements:
        accounts = [account for account in event.accounts if account.report in agreed.reports]
        evidence = [e for account in accounts for e in _says(account, agreed.slot, agreed.value)]
        told[agreed.slot].append(view.line(slot_value(view, agreed.slot, agreed.value), evidence))
    differ = {difference.slot for difference in differing}
    for slot, lines in told.items():
        if slot not in differ:  # there, the value that several give stands among the others
            yield Slot(slot, slot_name(slot, [line.text for line in lines]), "agreed", tuple(lines))


def _says(account: Account, slot: str, value: str | tuple[str, ...]) -> tuple[Evidence, ...]:
    """The sentences of the account that give the value, as far as it tells them apart."""
    start = account.date.start if account.date else None
    keys = {"place": [f"place {value}"], "date": [f"date {start}"], "modality": [f"modality {value}"]}
    wanted = keys.get(slot, list(value) if isinstance(value, tuple) else [slot.replace(".", " ")])
    found = sorted({e for key in wanted for e in account.slots.get(key, ())})
    return tuple(found) or account.evidence


def _told_once(view: StoryView, event: Event) -> Iterator[Slot]:
    """What one text alone tells of an event that several tell: a place, a day, a number, one party more."""
    texts = {view.root(a.report): a for a in reversed(event.accounts) if a.report in view.reports}
    if len(texts) < 2:
        return
    for name in ("actors", "recipients"):
        for account in texts.values():
            others = {i for a in texts.values() if a is not account for i in (*a.actors, *a.recipients)}
            known = [view.actors[i] for i in sorted(others) if i in view.actors]
            single = tuple(
                i
                for i in getattr(account, name)
                if i in view.actors
                and not is_owned(view.actors[i].name)
                and not any(_may_be_one(view.actors[i], other) for other in known)
            )
            if single:
                yield _once(view, account, name, single, told_parties(single, view.actors))
    placed = [account for account in texts.values() if account.place is not None]
    if len(placed) == 1 and (placed[0].place != event.place or view.is_placed(event)):
        value = placed[0].place or ""
        yield _once(view, placed[0], "place", value, slot_value(view, "place", value))
    days = [account for account in texts.values() if account.date is not None]
    if len(days) == 1 and days[0].date is not None:
        yield _once(view, days[0], "date", "", dates.when(days[0].date))
    for what in sorted({count.what for account in texts.values() for count in account.counts} - {"people"}):
        counted = [account for account in texts.values() if any(c.what == what for c in account.counts)]
        if len(counted) == 1:
            told = words.listed([words.count(c).removesuffix(f" {what}") for c in counted[0].counts if c.what == what])
            yield _once(view, counted[0], f"counts.{what}", "", told)


def _may_be_one(a: Actor, b: Actor) -> bool:
    """Whether two parties may be one in other words: "the navy" and "the commandos", a man and "the minister"."""
    if a.id == b.id or a.name.casefold() == b.name.casefold():
        return True
    if a.country is not None and b.country is not None and a.country != b.country:
        return False
    if a.country == b.country and {a.kind, b.kind} == {"state", "government"}:
        return True
    people = a.kind == "person", b.kind == "person"
    return people[0] == people[1] and not (a.is_named and b.is_named)


def _once(view: StoryView, account: Account, slot: str, value: str | tuple[str, ...], text: str) -> Slot:
    line = view.line(text, _says(account, slot, value))
    wanted = view.names_of(value) if isinstance(value, tuple) else ()
    return Slot(slot, slot_name(slot, [text]), "alone", (replace(line, quote=view.quote(line.evidence, wanted)),))


def _in_one_account(slot: Slot, value: Line) -> str:
    """The value as it stands beside one account: what several pass on, each may pass on from another source."""
    return value.text.partition(" by ")[0] if slot.slot == "modality" and len(value.marks) > 1 else value.text


def _columns(view: StoryView, event: Event, slots: list[Slot]) -> Iterator[Column]:
    told = {account.report: account for account in event.accounts if account.report in view.reports}
    for report in view.texts:
        account = told.get(report.id) or next((a for r, a in sorted(told.items()) if view.root(r) == report.id), None)
        if account is None:
            continue
        mark = view.mark[account.report]
        own = [
            (slot.name, _in_one_account(slot, value), slot.verdict)
            for slot in slots
            if slot.verdict != "agreed"
            for value in slot.values
            if mark in value.marks
        ]
        best = view.best(account.evidence)
        sentence = view.line("", [best], quote=view.quoted(best, [event.label])) if best else Line("", (mark,))
        yield Column(mark, view.name(view.reports[account.report]), sentence, tuple(own))
