"""The brief as one HTML file that opens anywhere: no script, no network, every fact one click from its sentence.

Everything that comes from a report is escaped by the template engine. A sentence that a line rests on is a link target
in the full text of its report and lights up when it is the one that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.records import Evidence, Picture, Report
from dragoman.telling.lines import Brief, Line
from dragoman.telling.network import draw_network

if TYPE_CHECKING:
    from jinja2 import Environment

QUIET = frozenset({"caption", "credit", "byline", "dateline", "heading", "boilerplate"})


@dataclass(frozen=True)
class Piece:
    """A stretch of a report's text. ``anchor`` is its link target; ``quiet`` text is no sentence of the story."""

    text: str
    anchor: str | None
    quiet: bool


def render(brief: Brief, picture: Picture) -> str:
    """The whole page. ``picture`` is the one that the brief was composed from."""
    actors = {actor.id: actor for actor in picture.actors}
    inside = {source.report.id for source in brief.sources}
    ties = [tie for tie in picture.ties if any(e.report in inside for e in tie.evidence)]
    marks = {source.report.id: source.mark for source in brief.sources}
    cited = _cited(brief)
    return (
        _environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            network=draw_network(ties, actors),
            texts={s.mark: list(_paragraphs(s.report, cited.get(s.report.id, ()))) for s in brief.sources},
            links=lambda line: _links(line, marks),
            version=picture.dragoman,
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("dragoman.telling"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _links(line: Line, marks: Mapping[str, int]) -> list[tuple[int, str]]:
    """``(mark, anchor)`` for each sentence that the line rests on, once each, in order."""
    found = dict.fromkeys((marks[e.report], anchor(e)) for e in sorted(set(line.evidence)) if e.report in marks)
    return sorted(found) if found else [(mark, f"report-{mark}") for mark in line.marks]


def anchor(evidence: Evidence) -> str:
    return f"{evidence.report}-{evidence.start}"


def _cited(brief: Brief) -> dict[str, list[Evidence]]:
    cited: dict[str, dict[Evidence, None]] = {}

    def take(line: Line) -> None:
        for evidence in line.evidence:
            cited.setdefault(evidence.report, {})[evidence] = None
        for below in line.below:
            take(below)

    for section in brief.sections:
        for line in section.lines:
            take(line)
    if brief.happening:
        take(brief.happening)
    return {report: sorted(found) for report, found in cited.items()}


def _paragraphs(report: Report, cited: Iterable[Evidence]) -> Iterator[list[Piece]]:
    """The report's text: pieces for each line that is not blank. Overlapping evidence is cut at its starts."""
    cuts: dict[int, str] = {}
    ends: dict[int, int] = {}
    for evidence in cited:
        cuts.setdefault(evidence.start, anchor(evidence))
        ends[evidence.start] = max(ends.get(evidence.start, 0), evidence.end)
    quiet = [part.span for part in report.parts if part.kind in QUIET]
    start = 0
    for line in report.text.split("\n"):
        end = start + len(line)
        if line.strip():
            yield list(
                _pieces(report.text, start, end, cuts, ends, any(q.start < end and start < q.end for q in quiet))
            )
        start = end + 1


def _pieces(
    text: str, start: int, end: int, cuts: Mapping[int, str], ends: Mapping[int, int], quiet: bool
) -> Iterator[Piece]:
    inside = sorted(cut for cut in cuts if start <= cut < end)
    borders = sorted({start, end, *inside, *(min(ends[cut], end) for cut in inside)})
    for left, right in pairwise(borders):
        yield Piece(text=text[left:right], anchor=cuts.get(left), quiet=quiet)
