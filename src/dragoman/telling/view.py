"""One story's records by id and its reports by number: what every telling of a story looks things up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.records import Actor, Claim, Comparison, Event, Evidence, Picture, Place, Report, Story, Tie
from dragoman.telling import words
from dragoman.telling.actor_names import is_owned
from dragoman.telling.event_words import event_words
from dragoman.telling.lines import Line
from dragoman.telling.ranking import ranked

NOTHING = Comparison(agreed=(), differing=(), alone=(), labels=(), sources=(), origins=())


class StoryView:
    """A story of ``picture``; reports are numbered by date of publication, from ``first`` on.

    Raises:
        KeyError: when the picture has no such story.
    """

    def __init__(self, picture: Picture, story_id: str, first: int = 1) -> None:
        self.story: Story = {story.id: story for story in picture.stories}[story_id]
        inside, wanted = set(self.story.reports), set(self.story.events)
        self.comparison = self.story.comparison or NOTHING
        self.reports: Mapping[str, Report] = {r.id: r for r in picture.reports if r.id in inside}
        self.actors: Mapping[str, Actor] = {a.id: a for a in picture.actors}
        self.places: Mapping[str, Place] = {p.id: p for p in picture.places}
        self.claims: Mapping[str, Claim] = {c.id: c for c in picture.claims if c.report in inside}
        self.said: defaultdict[str, list[Claim]] = defaultdict(list)  # report → its claims
        for claim in self.claims.values():
            self.said[claim.report].append(claim)
        self.events: Mapping[str, Event] = {e.id: e for e in picture.events if e.id in wanted}
        self.ties: Mapping[str, Tie] = {t.id: t for t in picture.ties if any(e.report in inside for e in t.evidence)}
        self.order = sorted(self.reports.values(), key=lambda r: (r.published or "9999", r.outlet or "", r.id))
        self.mark = {report.id: number for number, report in enumerate(self.order, start=first)}
        self._contradicted = {
            (d.event, d.slot): [str(value.value) for value in d.values]
            for d in self.comparison.differing
            if d.kind == "contradiction"
        }
        self.ranked = ranked(self)

    # ------------------------------------------------------------ reports

    def root(self, report_id: str) -> str:
        """The report of this story whose text that report repeats, or itself."""
        copied = self.reports[report_id].copy_of
        return copied if copied is not None and copied in self.reports else report_id

    @property
    def texts(self) -> list[Report]:
        """The reports without those that repeat another one, in order."""
        return [report for report in self.order if self.root(report.id) == report.id]

    @property
    def title(self) -> str:
        """The title of the report that the gist begins with, which takes no side if one does not; else the story's."""
        first = self.reports.get(self.comparison.gist[0].evidence.report) if self.comparison.gist else None
        return (first.title if first is not None else None) or self.story.title

    def is_denial(self, sentence: Evidence) -> bool:
        """Whether the sentence denies something or says that it could not be confirmed."""
        return any(one.denial == sentence for one in self.comparison.disputes)

    def name(self, report: Report) -> str:
        """The outlet or agency; a report that names neither goes by its number."""
        told = report.outlet or report.metadata.get("agency")
        return words.plain(told) if told else f"Report {self.mark[report.id]}"

    # ------------------------------------------------------------ lines

    def here(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(e for e in evidence if e.report in self.reports)

    def line(
        self,
        text: str,
        evidence: Iterable[Evidence],
        below: Iterable[Line] = (),
        kind: str = "",
        quote: str = "",
        record: str = "",
    ) -> Line:
        evidence = self.here(evidence)
        marks = tuple(sorted({self.mark[e.report] for e in evidence}))
        return Line(text, marks, evidence, tuple(below), kind, quote, record=record)

    def rest(self, what: str, evidence: Iterable[Evidence], n: int) -> Line:
        """What the page has no room for: counted, with the marks of its reports."""
        marks = tuple(sorted({self.mark[e.report] for e in self.here(evidence)}))
        return Line(text=f"and {n} more {what}{'s' if n > 1 else ''}", marks=marks)

    def event_line(self, event: Event, *, dated: bool = True) -> Line:
        told = event_words(event, self.actors, self.places, self.claims, placed=self.is_placed(event))
        if (event.id, "date") in self._contradicted:
            told = told.doubting(told.when)
        if (event.id, "place") in self._contradicted and event.place is not None:
            told = told.doubting(words.place(self.places[event.place]))
        for one in event.counts:
            if values := self._contradicted.get((event.id, f"counts.{one.what}")):
                told = told.doubting(words.count(one), words.counts(values, one))
        whole = self.events.get(event.part_of) if event.part_of is not None else None
        if whole is not None:
            told = replace(told, details=(*told.details, f"part of “{words.plain(whole.label)}”"))
        return replace(self.line(told.line(dated=dated), event.evidence, record=event.id), event=told)

    def is_placed(self, event: Event) -> bool:
        """Whether a sentence surely lets it happen at its place."""
        return event.place in self.places and "place" not in self.comparison.doubtful.get(event.id, ())

    def stands(self, event: Event) -> bool:
        """Whether it is sure enough to be listed: told by several, or one sentence lets its sides act and suffer."""
        borne = "sides" not in self.comparison.doubtful.get(event.id, ())
        return borne or self.voices(event) > 1 or bool(event.recipients and event.counts)

    def says_something(self, event: Event) -> bool:
        """Whether more is told than that there was such a thing: of bare "negotiations" nobody learns anything."""
        return bool(event.actors or event.recipients or event.targets or event.counts)

    def tells_something(self, tie: Tie) -> bool:
        """Whether both ends are somebody: not "his lawyer", nor "an official" who holds an office or is part of it."""
        ends = [self.actors[end] for end in (tie.source, tie.target)]
        if ends[0].name == ends[1].name:
            return False  # "the opposition" is now and then called by its leader's name
        return not any(is_owned(end.name) for end in ends) and (tie.sign != 0 or all(end.is_known for end in ends))

    def quoted(self, evidence: Evidence, wanted: Iterable[str] = ()) -> str:
        """The words of the evidence, on one line; a long one is shortened around the first of ``wanted`` in it."""
        text = self.reports[evidence.report].text[evidence.start : evidence.end]
        found = [at for word in wanted if (at := text.casefold().find(word.casefold())) >= 0]
        return words.clipped(text, min(found, default=0))

    def best(self, evidence: Iterable[Evidence], wanted: Iterable[str] = ()) -> Evidence | None:
        """The first sentence that holds one of ``wanted``, of the story's body if it can be: a headline tells less."""
        found = self.here(evidence)
        names = [word.casefold() for word in wanted]

        def rank(one: Evidence) -> tuple[bool, bool, int]:
            text = self.reports[one.report].text[one.start : one.end].casefold()
            silent = bool(names) and not any(name in text for name in names)
            return silent, not self.in_body(one), found.index(one)

        return min(found, key=rank, default=None)

    def quote(self, evidence: Iterable[Evidence], wanted: Iterable[str] = ()) -> str:
        """The best of the sentences in its words; empty without evidence in this story."""
        wanted = tuple(wanted)
        best = self.best(evidence, wanted)
        return self.quoted(best, wanted) if best else ""

    def names_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """All words by which the reports call those actors, pronouns left out, the longest first."""
        found = {n.text for i in ids if i in self.actors for n in self.actors[i].names if n.kind != "pronoun"}
        return tuple(sorted(found, key=lambda text: (-len(text), text)))

    def in_body(self, evidence: Evidence) -> bool:
        """Whether it is no title, caption or the like, which tells again what the body tells."""
        for part in self.reports[evidence.report].parts:
            if part.start <= evidence.start < part.end:
                return part.kind == "body"
        return True

    def actor_names(self, ids: Iterable[str]) -> str:
        return words.names((i for i in ids if i in self.actors), self.actors)

    # ------------------------------------------------------------ events

    def voices(self, event: Event) -> int:
        """How many texts tell the event: copies of one text are one."""
        return len({self.root(a.report) for a in event.accounts if a.report in self.reports})

    def depth(self, evidence: Evidence) -> float:
        """Where in its report a sentence stands, 0 to 1."""
        return evidence.start / max(1, len(self.reports[evidence.report].text))
