"""A telling as one HTML file that opens anywhere: no script, no network, every fact one click from its sentence.

Everything that comes from a report is escaped by the template engine. A sentence that a line rests on is a link target
in the full text of its report and lights up when it is the one that was asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.knowledge import countries
from dragoman.records import Evidence, Picture, Place, Report, Tie
from dragoman.telling import words
from dragoman.telling.brief import standing, timeline
from dragoman.telling.full_text import anchor, paragraphs
from dragoman.telling.in_their_words import NUMBERS_NOTE, PARALLELS_NOTE, in_short, quoted_in
from dragoman.telling.ledger import Ledger, compose_ledger
from dragoman.telling.lines import Brief, Line
from dragoman.telling.map import Pin, draw_map
from dragoman.telling.network import draw_network
from dragoman.telling.statements import quoted
from dragoman.telling.view import StoryView

if TYPE_CHECKING:
    from jinja2 import Environment

MOST = 8  # of a kind that the page shows open; the rest is behind one click
MOST_SIDES = 4  # events slot by slot: their sentences stand above
MOST_UNDATED = 12


def render(picture: Picture, story_id: str) -> str:
    """The whole brief of one story of ``picture``.

    Raises:
        KeyError: when the picture has no such story.
    """
    view = StoryView(picture, story_id)
    ledger = compose_ledger(picture, story_id)
    ties = sorted(view.ties.values(), key=lambda tie: tie.id)
    dated = timeline(view)
    undated = [e for e in view.ranked if e.date is None and (e.actors or e.recipients or e.targets) and view.stands(e)]
    parts: dict[str, Any] = {
        "gist": in_short(view),
        "quoted": quoted(view, quoted_in(view, [*ledger.parallels, *ledger.disputes, *ledger.alone])),
        "standing": standing(view, most=None),
        "timeline": dated,
        "undated": [view.event_line(event) for event in undated[:MOST_UNDATED]],
        "more_undated": max(0, len(undated) - MOST_UNDATED),
        "places": _places(view),
    }
    seen = _Cited(view.mark)
    seen.take(ledger)
    seen.take(parts)
    pins = [
        Pin(view.places[place], len(lines), f"#place-{number}")
        for number, (place, _, lines) in enumerate(parts["places"], start=1)
    ]
    return (
        _environment()
        .get_template("brief.html")
        .render(
            ledger=ledger,
            **parts,
            map=draw_map(pins),
            network=draw_network(ties, view.actors, lambda tie: _tie_link(view, tie)),
            texts=_texts(view.order, seen, view.mark),
            links=seen.links,
            ways_back=seen.ways_back,
            matrix=_matrix(ledger),
            tones=words.TONES,
            most=MOST,
            most_sides=MOST_SIDES,
            notes={"parallels": PARALLELS_NOTE, "numbers": NUMBERS_NOTE},
            title=ledger.title,
            version=picture.dragoman,
        )
    )


def render_lines(brief: Brief, version: str) -> str:
    """A page of sections of lines under their reports, as for what is new; the reports stand below in full."""
    marks = {source.report.id: source.mark for source in brief.sources}
    seen = _Cited(marks)
    seen.take(brief)
    reports = [source.report for source in brief.sources]
    template = _environment().get_template("lines.html")
    return template.render(
        brief=brief,
        texts=_texts(reports, seen, marks),
        links=seen.links,
        ways_back=seen.ways_back,
        title=brief.title,
        version=version,
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dragoman.telling"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["quotation"] = words.quotation
    return environment


class _Cited:
    """The sentences that the page leads to, gathered from all its lines, and the way back from each.

    ``ways_back`` holds the sentences that a number set so far leads to: the reports in full, set last, lead back to it.
    """

    def __init__(self, marks: Mapping[str, int]) -> None:
        self.ways_back: set[str] = set()
        self._marks = marks
        self._found: defaultdict[str, set[Evidence]] = defaultdict(set)
        self._words: dict[Evidence, str] = {}

    def take(self, told: object) -> None:
        """Every line in ``told``, however deep it lies."""
        if isinstance(told, Line):
            for evidence in told.evidence:
                self._found[evidence.report].add(evidence)
        if is_dataclass(told):
            for field in fields(told):
                self.take(getattr(told, field.name))
        elif isinstance(told, (tuple, list)):
            for item in told:
                self.take(item)
        elif isinstance(told, dict):
            for item in told.values():
                self.take(item)

    def of(self, report: str) -> list[Evidence]:
        return sorted(self._found[report])

    def links(self, line: Line) -> list[tuple[int, str, str]]:
        """``(mark, anchor, id)``, once for each report that the line rests on: its first sentence there.

        The first number on the page that leads to a sentence has an id, by which the sentence leads back to it.
        """
        found: dict[int, str] = {}
        for evidence in sorted(set(line.evidence)):
            if evidence.report in self._marks:
                found.setdefault(self._marks[evidence.report], anchor(evidence))
        if not found:
            return [(mark, f"report-{mark}", "") for mark in line.marks]
        return [(mark, target, self._way_back(target)) for mark, target in sorted(found.items())]

    def _way_back(self, target: str) -> str:
        if target in self.ways_back:
            return ""
        self.ways_back.add(target)
        return f"to-{target}"


def _texts(reports: Iterable[Report], seen: _Cited, marks: Mapping[str, int]) -> dict[int, list[Any]]:
    return {marks[report.id]: list(paragraphs(report, seen.of(report.id))) for report in reports}


def _tie_link(view: StoryView, tie: Tie) -> str | None:
    evidence = view.here(tie.evidence)
    return f"#{anchor(sorted(evidence)[0])}" if evidence else None


def _places(view: StoryView) -> list[tuple[str, str, list[Line]]]:
    """Id, name and events of each place where something is told to have happened, the most told first."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for event in view.ranked:
        if event.place is not None and (event.actors or event.recipients) and view.is_placed(event):
            found[event.place].append(_without(view.event_line(event), words.place(view.places[event.place])))
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), view.places[item[0]].name, item[0]))
    return [(place, _with_country(view.places[place]), lines) for place, lines in ranked]


def _without(line: Line, detail: str) -> Line:
    """``line`` for a list that stands under that detail."""
    assert line.event is not None
    return replace(line, event=replace(line.event, details=tuple(d for d in line.event.details if d != detail)))


def _with_country(place: Place) -> str:
    """``Tripoli, Lebanon``: which of the places of that name is meant."""
    country = countries.get(place.country) if place.country else None
    name = words.place(place)
    return name if country is None or country.name == name else f"{name}, {country.name}"


def _matrix(ledger: Ledger) -> dict[str, Any]:
    """Actors against reports: what each report calls each actor. A column only for a report that chooses its words."""
    marks = sorted({mark for labels in ledger.labels for mark, _, _ in labels.uses})
    names = {mark: name for labels in ledger.labels for mark, name, _ in labels.uses}
    rows = [(labels.name, {mark: used for mark, _, used in labels.uses}) for labels in ledger.labels]
    return {"columns": [(mark, names[mark]) for mark in marks], "rows": rows}
