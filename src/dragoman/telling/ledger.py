"""One story's accounts side by side: event by event and slot by slot what is agreed, differs, or stands alone.

`compose_ledger` decides; `as_brief` sets it as lines for the terminal and for Markdown, `page` as columns. Nothing is
resolved here: each value keeps the reports that give it and the sentence that says it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from dragoman.records import Account, Actor, Agreed, Difference, Event, Evidence, LabelUse, Picture
from dragoman.telling import words
from dragoman.telling.brief import (
    GRAVITY,
    alone_by_report,
    difference_line,
    differences,
    figures,
    happening,
    is_statement,
    slot_name,
    slot_value,
)
from dragoman.telling.lines import Brief, Line, Section, Source
from dragoman.telling.view import StoryView

Verdict = Literal["contradiction", "precision", "emphasis", "agreed", "alone"]
OWN_TEXT = "its own text"  # as comparing words it
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


@dataclass(frozen=True)
class Labels:
    """What the reports call one actor: for each report that chooses its words, these words."""

    actor: str
    name: str
    uses: tuple[tuple[int, str, tuple[LabelUse, ...]], ...]


@dataclass(frozen=True)
class Reliance:
    """Whom one report relies on: source, number of statements, and whether no other text of the story quotes it."""

    mark: int
    name: str
    statements: int
    unnamed: int
    cited: tuple[tuple[str, int, bool], ...]


@dataclass(frozen=True)
class Ledger:
    story: str
    title: str
    happening: Line | None
    figures: tuple[str, ...]
    sources: tuple[Source, ...]
    differences: tuple[Line, ...]
    sides: tuple[Side, ...]
    alone: tuple[Line, ...]
    labels: tuple[Labels, ...]
    reliance: tuple[Reliance, ...]
    origins: tuple[Line, ...]


def compose_ledger(picture: Picture, story_id: str) -> Ledger:
    """All accounts of one story of ``picture``, contradictions first.

    Raises:
        KeyError: when the picture has no such story.
    """
    view = StoryView(picture, story_id)
    entries = _Entries(view)
    sides = [
        _side(view, event, entries) for event in view.ranked if view.voices(event) > 1 or event.id in entries.differing
    ]
    sides.sort(key=lambda side: GRAVITY.get(side.verdict or "", 3))  # stable: within one verdict by weight
    return Ledger(
        story=story_id,
        title=words.plain(view.story.title),
        happening=happening(view),
        figures=figures(view),
        sources=view.sources(),
        differences=tuple(difference_line(view, d, quoting=True) for d in differences(view)),
        sides=tuple(sides),
        alone=tuple(_alone(view)),
        labels=tuple(_labels(view)),
        reliance=tuple(_reliance(view)),
        origins=tuple(_origins(view)),
    )


# ------------------------------------------------------------ one event


class _Entries:
    """What comparing found, by event: differences with the gravest first, and agreements."""

    def __init__(self, view: StoryView) -> None:
        self.differing: defaultdict[str, list[Difference]] = defaultdict(list)
        for difference in differences(view):
            self.differing[difference.event].append(difference)
        self.agreed: defaultdict[str, list[Agreed]] = defaultdict(list)
        for agreed in view.comparison.agreed:
            self.agreed[agreed.event].append(agreed)


def _side(view: StoryView, event: Event, entries: _Entries) -> Side:
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
        yield Slot(difference.slot, slot_name(difference.slot), difference.kind, line.below)


def _agreed(view: StoryView, event: Event, agreements: list[Agreed], differing: list[Difference]) -> Iterator[Slot]:
    told: defaultdict[str, list[Line]] = defaultdict(list)
    for agreed in agreements:
        accounts = [account for account in event.accounts if account.report in agreed.reports]
        evidence = [e for account in accounts for e in _says(account, agreed.slot, agreed.value)]
        told[agreed.slot].append(view.line(slot_value(view, agreed.slot, agreed.value), evidence))
    differ = {difference.slot for difference in differing}
    for slot, lines in told.items():
        if slot not in differ:  # there, the value that several give stands among the others
            yield Slot(slot, slot_name(slot), "agreed", tuple(lines))


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
                if i in view.actors and not any(_may_be_one(view.actors[i], other) for other in known)
            )
            if single:
                yield _once(view, account, name, single, view.actor_names(single))
    placed = [account for account in texts.values() if account.place is not None]
    if len(placed) == 1:
        value = placed[0].place or ""
        yield _once(view, placed[0], "place", value, slot_value(view, "place", value))
    days = [account for account in texts.values() if account.date is not None]
    if len(days) == 1 and days[0].date is not None:
        yield _once(view, days[0], "date", "", words.when(days[0].date))
    for what in sorted({count.what for account in texts.values() for count in account.counts} - {"people"}):
        counted = [account for account in texts.values() if any(c.what == what for c in account.counts)]
        if len(counted) == 1:
            told = words.listed([words.count(c).removesuffix(f" {what}") for c in counted[0].counts if c.what == what])
            yield _once(view, counted[0], f"counts.{what}", "", told)


def _may_be_one(a: Actor, b: Actor) -> bool:
    """Whether two parties may be one in other words: "the navy" and "the commandos", a man and "the minister"."""
    if a.id == b.id or a.name.casefold() == b.name.casefold():
        return True
    if {a.country, b.country} != {None} and a.country != b.country:
        return False
    people = a.kind == "person", b.kind == "person"
    return people[0] == people[1] and not (a.is_named and b.is_named)


def _once(view: StoryView, account: Account, slot: str, value: str | tuple[str, ...], text: str) -> Slot:
    line = view.line(text, _says(account, slot, value))
    wanted = view.names_of(value) if isinstance(value, tuple) else ()
    return Slot(slot, slot_name(slot), "alone", (replace(line, quote=view.quote(line.evidence, wanted)),))


def _columns(view: StoryView, event: Event, slots: list[Slot]) -> Iterator[Column]:
    told = {account.report: account for account in event.accounts if account.report in view.reports}
    for report in view.texts:
        account = told.get(report.id) or next((a for r, a in sorted(told.items()) if view.root(r) == report.id), None)
        if account is None:
            continue
        mark = view.mark[account.report]
        own = [
            (slot.name, value.text, slot.verdict)
            for slot in slots
            if slot.verdict != "agreed"
            for value in slot.values
            if mark in value.marks
        ]
        best = view.best(account.evidence)
        sentence = view.line("", [best], quote=view.quoted(best, [event.label])) if best else Line("", (mark,))
        yield Column(mark, view.name(view.reports[account.report]), sentence, tuple(own))


# ------------------------------------------------------------ the story as a whole


def _alone(view: StoryView) -> Iterator[Line]:
    for report, events in alone_by_report(view):
        below = []
        for event in events:
            line = view.event_line(event)
            below.append(replace(line, quote=view.quote(line.evidence, [event.label])))
        yield Line(text=view.name(report), marks=(view.mark[report.id],), below=tuple(below))


def _labels(view: StoryView) -> Iterator[Labels]:
    for label in view.comparison.labels:
        uses = sorted((view.mark[report], used) for report, used in label.by_report.items() if report in view.mark)
        if uses:
            named = tuple((mark, view.name(view.order[mark - 1]), tuple(map(_plain, used))) for mark, used in uses)
            yield Labels(label.actor, words.plain(view.actors[label.actor].name), named)


def _plain(use: LabelUse) -> LabelUse:
    return msgspec.structs.replace(use, text=words.plain(use.text))


def _reliance(view: StoryView) -> Iterator[Reliance]:
    """For each text: its sources by weight. Who says it without giving a source is counted apart."""
    counts: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    quoting: defaultdict[str, set[str]] = defaultdict(set)
    for claim in view.claims.values():
        if is_statement(claim):
            counts[claim.report][claim.source] += 1
            if claim.source is not None:
                quoting[claim.source].add(view.root(claim.report))
    several = len(view.texts) > 1
    for report in view.texts:
        told = counts[report.id]
        names = {source: words.plain(view.actors[source].name) for source in told if source is not None}
        ranked = sorted(names, key=lambda source: (-told[source], names[source], source))
        cited = tuple((names[source], told[source], several and len(quoting[source]) == 1) for source in ranked)
        if told:
            yield Reliance(view.mark[report.id], view.name(report), told.total(), told[None], cited)


def _origins(view: StoryView) -> Iterator[Line]:
    def first(report_ids: tuple[str, ...]) -> int:
        return min((view.mark[i] for i in report_ids if i in view.mark), default=0)

    lone = []
    for origin in sorted(view.comparison.origins, key=lambda origin: first(origin.reports)):
        ids = sorted((i for i in origin.reports if i in view.mark), key=lambda i: view.mark[i])
        if len(ids) == 1 and origin.why == OWN_TEXT:
            lone += ids
        elif ids:
            yield _origin(view, ids, words.plain(origin.why))
    if lone:
        yield _origin(view, lone, "its own text" if len(lone) == 1 else "each its own text")


def _origin(view: StoryView, ids: list[str], why: str) -> Line:
    names = words.listed([view.name(view.reports[i]) for i in ids])
    return Line(text=f"{names}: {why}", marks=tuple(view.mark[i] for i in ids))


# ------------------------------------------------------------ as lines


def as_brief(ledger: Ledger) -> Brief:
    """The ledger in sections of lines, for the renderers that set lines."""
    sections = (
        Section("Where the accounts contradict each other", tuple(_of_kind(ledger, "contradiction"))),
        Section("Event by event", tuple(_side_line(side) for side in ledger.sides)),
        Section("What only one says", ledger.alone),
        Section("How they are called", tuple(_label_line(labels) for labels in ledger.labels)),
        Section("On whom they rely", tuple(_reliance_line(reliance) for reliance in ledger.reliance)),
        Section("How many voices", ledger.origins, note="Reports of one origin count once."),
    )
    return Brief(
        story=ledger.story,
        title=ledger.title,
        happening=None,
        sources=ledger.sources,
        sections=tuple(section for section in sections if section.lines),
        figures=ledger.figures,
    )


def _of_kind(ledger: Ledger, kind: str) -> list[Line]:
    return [line for line in ledger.differences if line.kind == kind]


def _side_line(side: Side) -> Line:
    below: list[Line] = []
    shown: set[str] = set()  # a sentence that says several things is quoted once

    def quoted_once(value: Line) -> Line:
        quote = "" if value.quote in shown else value.quote
        shown.add(value.quote)
        return replace(value, quote=quote)

    for slot in side.slots:
        marks = tuple(sorted({m for value in slot.values for m in value.marks}))
        if slot.verdict == "agreed":
            text = f"{slot.name}: {words.listed([value.text for value in slot.values])}"
            below.append(Line(text=text, marks=marks, kind="agreed"))
        elif slot.verdict == "alone":
            told = [replace(value, text=f"{slot.name}: {value.text}", kind="alone") for value in slot.values]
            below += [quoted_once(value) for value in told]
        else:
            values = tuple(quoted_once(value) for value in slot.values)
            below.append(Line(text=slot.name, marks=marks, below=values, kind=slot.verdict))
    return replace(side.line, below=tuple(below))


def _label_line(labels: Labels) -> Line:
    below = tuple(
        Line(text=words.listed([label_text(use) for use in used]), marks=(mark,)) for mark, _, used in labels.uses
    )
    return Line(text=labels.name, marks=tuple(mark for mark, _, _ in labels.uses), below=below)


def label_text(use: LabelUse) -> str:
    """The label with its tone; words that are only a source's say so."""
    notes = [words.TONES[use.tone]] if use.tone else []
    notes += ["in a source's words"] if use.words_of else []
    told = f"“{words.plain(use.text)}”"
    return f"{told} ({', '.join(notes)})" if notes else told


def _reliance_line(reliance: Reliance) -> Line:
    cited = [f"{name} {n}{' (only here)' if only else ''}" for name, n, only in reliance.cited]
    if reliance.unnamed:
        cited.append(f"no source given {reliance.unnamed}")
    text = f"{reliance.name}, {words.number_of(reliance.statements, 'statement')}: {words.listed(cited, most=8)}"
    return Line(text=text, marks=(reliance.mark,))
