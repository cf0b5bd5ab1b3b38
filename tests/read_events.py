"""Reads the events of a few sentences, for the tests of the event stage: one place that calls the stages before it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.cast import Cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.events.finding import find_events
from dragoman.reading.events.parties import add_parties
from dragoman.reading.parser import parse_report
from dragoman.reading.places.finding import find_places
from dragoman.reading.times.finding import find_times
from dragoman.records import ClaimMention, EventMention, Part, PlaceMention, Report


@dataclass(frozen=True)
class Told:
    """The events of a text with all that they point to."""

    text: str
    cast: Cast
    places: tuple[PlaceMention, ...]
    claims: tuple[ClaimMention, ...]
    events: tuple[EventMention, ...]

    def at(self, words: str) -> EventMention:
        """The event whose trigger begins within ``words`` of the text."""
        start = self.text.index(words)
        return next(e for e in self.events if start <= e.trigger.start < start + len(words))

    def who(self, chains: tuple[int, ...]) -> list[str]:
        """Country codes of chains where known, else their names."""
        return [self.cast.chains[i].country or self.cast.chains[i].name for i in chains]

    def types(self) -> list[str]:
        return [event.type for event in self.events]


def read(text: str, published: str | None = "2020-03-01", title: str | None = None) -> Told:
    """The events of ``text``, or of ``title`` with ``text`` below it."""
    body = 0 if title is None else len(title) + 2
    text = text if title is None else f"{title}\n\n{text}"
    parts = [Part(kind="title", start=0, end=body - 2)] if title is not None else []
    parts.append(Part(kind="body", start=body, end=len(text)))
    parsed = parse_report(Report(id="r", text=text, parts=tuple(parts), title=title, published=published))
    cast = find_cast(parsed)
    places = find_places(parsed, cast)
    cast = add_parties(parsed, cast, places)
    claims = attribute_claims(parsed, cast)
    events = find_events(parsed, cast, find_times(parsed), places, claims)
    return Told(text, cast, places, claims, events)
