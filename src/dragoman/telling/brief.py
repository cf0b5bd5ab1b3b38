"""A story → the brief: what a colleague would write on one page, each line with the marks of its reports.

`compose_brief` decides what is told and in which order; the renderers (`terminal`, `markdown`, `page`) only set it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import (
    Actor,
    Claim,
    Comparison,
    Difference,
    Event,
    Evidence,
    LabelUse,
    Picture,
    Report,
    Story,
    Value,
)
from dragoman.telling import words

MOST_EVENTS = 8  # that several tell, in a brief of one page; the rest is counted and shown by `dragoman events`
MOST_ALONE = 4  # events that one report alone tells
MOST_DIFFERENCES = 10
MOST_SHADES = 3  # differences of emphasis
SURE_CLAIM = 0.9  # confidence from which a claim with an unknown cue is told
MOST_TIES = 12
MOST_SOURCES = 8
MOST_CLAIMS = 2  # quoted sentences for one source
MOST_LABELS = 8
MOST_DATES = 12
MUCH = 0.4  # the share of a report's statements from which it is told to rest on one source
# words are cheap: who asks, blames or refuses is told after what was done
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
SLOTS = {
    "date": "When",
    "place": "Where",
    "actors": "Who",
    "recipients": "To or with whom",
    "modality": "Whether it happened",
}


@dataclass(frozen=True)
class Line:
    """One statement of the brief. ``evidence`` holds the sentences that say so, ``marks`` their reports' numbers."""

    text: str
    marks: tuple[int, ...]
    evidence: tuple[Evidence, ...] = ()
    below: tuple[Line, ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class Source:
    """One report as the brief lists it."""

    mark: int
    report: Report
    name: str
    note: str


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True)
class Brief:
    story: Story
    title: str
    happening: Line | None
    sources: tuple[Source, ...]
    sections: tuple[Section, ...]


def compose_brief(picture: Picture, story_id: str) -> Brief:
    """The brief of one story of ``picture``.

    Raises:
        KeyError: when the picture has no such story.
    """
    story = {story.id: story for story in picture.stories}[story_id]
    return _Composer(picture, story).compose()


class _Composer:
    def __init__(self, picture: Picture, story: Story) -> None:
        inside = set(story.reports)
        self.story = story
        self.comparison = story.comparison or Comparison(
            agreed=(), differing=(), alone=(), labels=(), sources=(), origins=()
        )
        self.reports = {r.id: r for r in picture.reports if r.id in inside}
        self.actors: Mapping[str, Actor] = {a.id: a for a in picture.actors}
        self.places = {p.id: p for p in picture.places}
        self.claims: Mapping[str, Claim] = {c.id: c for c in picture.claims if c.report in inside}
        wanted = set(story.events)
        self.events: Mapping[str, Event] = {e.id: e for e in picture.events if e.id in wanted}
        self.ties = {t.id: t for t in picture.ties if any(e.report in inside for e in t.evidence)}
        self.order = sorted(self.reports.values(), key=lambda r: (r.published or "9999", r.outlet or "", r.id))
        self.mark = {report.id: number for number, report in enumerate(self.order, start=1)}

    def compose(self) -> Brief:
        ranked = sorted(self.events.values(), key=self._weight)
        sections = (
            self._section("What all or several say", self._shared(ranked)),
            self._section("Where the accounts differ", self._differing(ranked)),
            self._section("What only one says", self._alone(ranked)),
            self._section("Who says so", self._quoted()),
            self._section("How they are called", self._labels()),
            self._section("Who stands where", self._standing()),
            self._section("Timeline", self._timeline()),
        )
        return Brief(
            story=self.story,
            title=words.plain(self.story.title),
            happening=self._happening(ranked),
            sources=tuple(self._source(report) for report in self.order),
            sections=tuple(section for section in sections if section.lines),
        )

    def _section(self, title: str, lines: Iterable[Line]) -> Section:
        return Section(title=title, lines=tuple(lines))

    # ------------------------------------------------------------ what weighs most

    def _weight(self, event: Event) -> tuple[bool, float, str]:
        """Told by many voices, near the top of the reports, with both sides known: first. Background comes last."""
        value = 1.5 * self._voices(event)
        value += bool(event.actors) + bool(event.recipients or len(event.actors) > 1)
        value += 0.5 * (event.place is not None) + 0.5 * (event.date is not None) + 0.5 * bool(event.counts)
        value += 1.0 if event.modality in ("occurred", "ongoing", "alleged") else 0.0
        value -= 1.5 * (event.type in SPOKEN) + 2.0 * (not event.actors and not event.recipients)
        # news tells the happening first: each report that has it in its first tenth weighs as much as another voice
        first: dict[str, float] = {}
        for one in event.evidence:
            if one.report in self.reports:
                first[one.report] = min(self._depth(one), first.get(one.report, 1.0))
        value += 1.5 * sum(sorted(max(0.0, 1 - 5 * depth) for depth in first.values()))
        return event.historical, -value, event.id

    def _depth(self, evidence: Evidence) -> float:
        """Where in its report a sentence stands, 0 to 1."""
        return evidence.start / max(1, len(self.reports[evidence.report].text))

    def _happening(self, ranked: list[Event]) -> Line | None:
        for event in ranked:
            if event.actors and not event.historical and event.modality not in ("planned", "hypothetical"):
                return self._event_line(event)
        return None

    def _event_line(self, event: Event) -> Line:
        return self._line(words.event_line(event, self.actors, self.places, self.claims), self._here(event.evidence))

    def _here(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(e for e in evidence if e.report in self.reports)

    def _line(self, text: str, evidence: Iterable[Evidence], below: Iterable[Line] = (), kind: str = "") -> Line:
        evidence = tuple(evidence)
        marks = tuple(sorted({self.mark[e.report] for e in evidence}))
        return Line(text=text, marks=marks, evidence=evidence, below=tuple(below), kind=kind)

    # ------------------------------------------------------------ the sections

    def _voices(self, event: Event) -> int:
        return len({self.reports[a.report].copy_of or a.report for a in event.accounts if a.report in self.reports})

    def _shared(self, ranked: list[Event]) -> list[Line]:
        return self._capped([e for e in ranked if self._voices(e) > 1])

    def _capped(self, events: list[Event], most: int = MOST_EVENTS) -> list[Line]:
        lines = [self._event_line(event) for event in events[:most]]
        if len(events) > most:
            lines.append(
                self._rest(
                    "event", [e for event in events[most:] for e in self._here(event.evidence)], len(events) - most
                )
            )
        return lines

    def _rest(self, what: str, evidence: Iterable[Evidence], n: int) -> Line:
        """What the page has no room for: counted, with the marks of its reports."""
        marks = tuple(sorted({self.mark[e.report] for e in evidence}))
        return Line(text=f"and {n} more {what}{'s' if n > 1 else ''}", marks=marks)

    def _differing(self, ranked: list[Event]) -> list[Line]:
        gravity = {"contradiction": 0, "precision": 1, "emphasis": 2}
        place_in_rank = {event.id: n for n, event in enumerate(ranked)}
        entries = sorted(
            (d for d in self.comparison.differing if d.event in self.events),
            key=lambda d: (gravity[d.kind], place_in_rank[d.event], d.slot),
        )
        # who else took part is often only told more fully by one report: a few lines, for what several tell
        told = [d for d in entries if d.kind != "emphasis"][:MOST_DIFFERENCES]
        shades = [
            d
            for d in entries
            if d.kind == "emphasis" and d.slot != "modality" and self._voices(self.events[d.event]) > 1
        ]
        return [self._difference_line(d) for d in (*told, *shades[:MOST_SHADES])]

    def _difference_line(self, difference: Difference) -> Line:
        event = self.events[difference.event]
        gloss = words.GLOSSES.get(event.type, event.type.lower())
        below = [self._value_line(difference.slot, value) for value in difference.values]
        text = f"{self._slot(difference.slot)} ({gloss}, “{words.plain(event.label)}”)"
        return self._line(text, (e for v in below for e in v.evidence), below, difference.kind)

    def _slot(self, slot: str) -> str:
        head, _, rest = slot.partition(".")
        if head == "counts":
            return f"How many {rest}"
        if head == "persons":
            return f"Who stood for {rest}"
        return SLOTS.get(slot, slot)

    def _value_line(self, slot: str, value: Value) -> Line:
        return self._line(self._value(slot, value.value), self._here(value.evidence))

    def _value(self, slot: str, value: str | tuple[str, ...]) -> str:
        if isinstance(value, tuple):
            return words.names((v for v in value if v in self.actors), self.actors)
        if slot == "place":
            return words.plain(self.places[value].name)
        return words.slot_value(slot, value)

    def _alone(self, ranked: list[Event]) -> list[Line]:
        if len({r.copy_of or r.id for r in self.order}) < 2:
            return self._capped(ranked)
        alone = {entry.event for entry in self.comparison.alone if entry.event is not None}
        single = [e for e in ranked if e.id in alone]
        lines = []
        for report in self.order:
            if report.copy_of is not None and report.copy_of in self.reports:
                continue
            mine = [e for e in single if self._root(e) == report.id]
            if mine:
                below = self._capped(mine, MOST_ALONE)
                lines.append(Line(text=self._name(report), marks=(self.mark[report.id],), below=tuple(below)))
        return lines

    def _root(self, event: Event) -> str:
        report = self.reports[event.accounts[0].report]
        return report.copy_of if report.copy_of in self.reports and report.copy_of else report.id

    def _quoted(self) -> list[Line]:
        by_source: defaultdict[str, list[Claim]] = defaultdict(list)
        by_report: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            root = self.reports[claim.report].copy_of
            if (root is None or root not in self.reports) and _is_statement(claim):
                by_source[words.source(claim, self.actors)].append(claim)
                by_report[claim.report].append(claim)
        lines = [line for report in self.order if (line := self._reliance(report, by_report[report.id]))]
        told = {name: claims for name, claims in by_source.items() if claims[0].source is not None}
        ranked = sorted(told.items(), key=lambda item: (-len({c.report for c in item[1]}), -len(item[1]), item[0]))
        for name, claims in ranked[:MOST_SOURCES]:
            # what the source says in its own words first
            claims.sort(key=lambda c: (c.manner == "indirect", self.mark[c.report], c.content.start, c.id))
            below = [self._claim_line(claim) for claim in _distinct(claims)[:MOST_CLAIMS]]
            evidence = [e for claim in claims for e in claim.evidence]
            lines.append(self._line(f"{name} ({words.number_of(len(claims), 'statement')})", evidence, below))
        rest = [claims for _, claims in ranked[MOST_SOURCES:]]
        if rest:
            lines.append(self._rest("source", [e for claims in rest for c in claims for e in c.evidence], len(rest)))
        return lines

    def _reliance(self, report: Report, claims: list[Claim]) -> Line | None:
        """That most of what a report passes on comes from one source, where it does."""
        counts = Counter(claim.source for claim in claims if claim.source is not None)
        source = min(counts, key=lambda key: (-counts[key], key), default=None)
        if source is None or counts[source] < 3 or counts[source] < MUCH * len(claims):
            return None
        text = (
            f"{self._name(report)} rests most on {words.plain(self.actors[source].name)}: "
            f"{counts[source]} of its {len(claims)} statements"
        )
        return self._line(text, (e for c in claims if c.source == source for e in c.evidence))

    def _claim_line(self, claim: Claim) -> Line:
        text = words.plain(claim.content.cut(self.reports[claim.report].text)).strip("\"“”'‘’ ,")
        quoted = f"“{text}”" if claim.manner == "direct" else text
        cue = words.plain(claim.cue) + ": " if claim.cue else ""
        outlet = self._name(self.reports[claim.report])
        via = [words.plain(self.actors[a].name) for a in claim.chain[:-1] if a != claim.source]
        via = [name for name in via if name != outlet]
        through = f" (through {words.listed(via)})" if via else ""
        distance = " [the report keeps its distance]" if claim.stance == "distanced" else ""
        return self._line(f"{cue}{quoted}{through}{distance}", claim.evidence)

    def _labels(self) -> list[Line]:
        lines = []
        for label in self.comparison.labels:
            below = []
            for report_id, uses in label.by_report.items():
                if report_id in self.reports:
                    told = words.listed([self._label(use) for use in uses])
                    below.append(Line(text=told, marks=(self.mark[report_id],)))
            if len(below) > 1 or any(use.tone for uses in label.by_report.values() for use in uses):
                marks = tuple(sorted({m for line in below for m in line.marks}))
                name = words.plain(self.actors[label.actor].name)
                lines.append(Line(text=name, marks=marks, below=tuple(below)))
        return lines[:MOST_LABELS]

    def _label(self, use: LabelUse) -> str:
        said = [self.claims[key] for key in use.words_of if key in self.claims]
        whose = f" (in the words of {words.source(said[0], self.actors)})" if said else ""
        return f"“{words.plain(use.text)}”{whose}"

    def _standing(self) -> list[Line]:
        ranked = sorted(self.ties.values(), key=lambda t: (t.sign == 0, -t.origins, -len(t.evidence), t.id))
        lines = [
            self._line(words.tie_line(t, self.actors, self.claims), self._here(t.evidence), kind=f"{t.sign:+d}")
            for t in ranked[:MOST_TIES]
        ]
        if len(ranked) > MOST_TIES:
            rest = [e for tie in ranked[MOST_TIES:] for e in self._here(tie.evidence)]
            lines.append(self._rest("tie", rest, len(ranked) - MOST_TIES))
        return lines

    def _timeline(self) -> list[Line]:
        dated = [e for e in self.events.values() if e.date is not None and e.date.start and (e.actors or e.recipients)]
        dated = sorted(dated, key=self._weight)[:MOST_DATES]
        dated.sort(key=lambda e: (e.date.start if e.date and e.date.start else "", e.id))
        return [
            self._line(
                f"{words.when(e.date)}: {words.event_line(e, self.actors, self.places, self.claims)}",
                self._here(e.evidence),
            )
            for e in dated
            if e.date is not None
        ]

    # ------------------------------------------------------------ the reports themselves

    def _name(self, report: Report) -> str:
        return words.plain(report.outlet or report.metadata.get("agency") or report.file or report.id)

    def _source(self, report: Report) -> Source:
        notes = []
        if report.published:
            how = "" if report.published_from in (None, "metadata") else f" (from its {report.published_from})"
            notes.append(words.day(report.published) + how if len(report.published) >= 10 else report.published)
        else:
            notes.append("undated")
        if report.copy_of in self.mark and report.copy_of is not None:
            notes.append(f"repeats the text of [{self.mark[report.copy_of]}]")
        elif report.metadata.get("agency") and report.metadata["agency"] != report.outlet:
            notes.append(f"from {words.plain(report.metadata['agency'])}")
        return Source(self.mark[report.id], report, self._name(report), ", ".join(notes))


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    """``claims`` without those that lie inside another of the same report."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(one.report == claim.report and one.content.overlaps(claim.content) for one in kept):
            kept.append(claim)
    return kept


def _is_statement(claim: Claim) -> bool:
    """Whether the claim is surely a statement: a quotation, a cue that is known, or one that was read surely."""
    return claim.manner != "indirect" or claim.cue_class is not None or claim.confidence >= SURE_CLAIM


def most_telling(picture: Picture) -> str | None:
    """The id of the story with most origins, then most reports; ``None`` in an empty picture."""

    def weight(story: Story) -> tuple[int, int, str]:
        origins = len(story.comparison.origins) if story.comparison else len(story.reports)
        return -origins, -len(story.reports), story.id

    return min(picture.stories, key=weight).id if picture.stories else None
