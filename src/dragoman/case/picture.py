"""Readings → picture, as one stream of records: linking and then comparing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records import Actor, Claim, Event, Judgement, Place, Report, Resemblance, Shelf, Story, Tie

PictureRecord = Actor | Place | Resemblance | Report | Claim | Event | Tie | Story


def build_picture(shelf: Shelf, judgements: Sequence[Judgement]) -> Iterator[PictureRecord]:
    """All records of the picture of what ``shelf`` holds, in no promised order, each id once.

    A `Report` in the stream says nothing but what its ``copy_of`` is. The stream is drawn from while it is written
    down, so memory grows with the number of actors and events, never with the texts.
    """
    from dragoman.comparing.compare import compare
    from dragoman.linking.linker import LinkedStory, link

    for linked in link(shelf, judgements):
        if not isinstance(linked, LinkedStory):
            yield linked
            continue
        yield from linked.reports
        yield from linked.events
        yield from linked.claims
        yield Story(
            id=linked.id,
            title=linked.title,
            reports=tuple(report.id for report in linked.reports),
            events=tuple(event.id for event in linked.events),
            comparison=compare(linked.reports, linked.events, linked.claims, linked.ties, linked.actors, linked.places),
        )
