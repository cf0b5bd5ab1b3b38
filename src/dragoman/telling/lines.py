"""What every telling is made of: lines that carry their evidence, in sections, under the reports that they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Evidence, Report
from dragoman.telling.event_words import EventWords

KINDS = {"alone": "only here", "new": "new"}  # how a kind of line is told, where not by its own name


@dataclass(frozen=True)
class Line:
    """One statement. ``evidence`` holds the sentences that say so, ``marks`` their reports' numbers.

    ``kind`` colours it: a kind of difference, ``agreed``, ``alone``, or the sign of a tie. ``quote`` holds the report's
    own words, where a line shows them, ``event`` the pieces of a line that tells an event,
    ``record`` the id of the event, claim or tie that it tells, ``said_by`` the outlet whose words it is, if it begins
    with that.
    """

    text: str
    marks: tuple[int, ...]
    evidence: tuple[Evidence, ...] = ()
    below: tuple[Line, ...] = ()
    kind: str = ""
    quote: str = ""
    event: EventWords | None = None
    record: str = ""
    said_by: str = ""


@dataclass(frozen=True)
class Source:
    """One report as a telling lists it."""

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
    """What is told, in order. ``story`` is the id of the story, or ``None`` when it tells of several.

    ``figures`` are a few numbers with their nouns, ``gist`` the sentences that tell most of the story.
    """

    story: str | None
    title: str
    sources: tuple[Source, ...]
    sections: tuple[Section, ...]
    figures: tuple[str, ...] = ()
    gist: tuple[Line, ...] = ()
