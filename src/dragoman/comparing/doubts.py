"""What no sentence of a story surely says of its events, so that a telling may leave it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.comparing import words
from dragoman.comparing.wording import Wording
from dragoman.records import Actor, Event, Place


def find_doubts(
    events: Sequence[Event], actors: Mapping[str, Actor], places: Mapping[str, Place], wording: Wording
) -> dict[str, tuple[str, ...]]:
    """Event id → ``place`` where no account's sentence surely sets the act there, ``sides`` where none surely lets one
    of its actors act and have it done to one of its recipients; events without doubts are left out."""
    doubts = {event.id: tuple(_doubts_of(event, actors, places, wording)) for event in events}
    return {event: slots for event, slots in doubts.items() if slots}


def _doubts_of(
    event: Event, actors: Mapping[str, Actor], places: Mapping[str, Place], wording: Wording
) -> Iterator[str]:
    there = [account for account in event.accounts if account.place is not None and account.place == event.place]
    if there and not any(wording.places(event, account, places[event.place or ""]) for account in there):
        yield "place"
    doers, others = ([actors[i] for i in side] for side in (event.actors, event.recipients))
    if _are_the_same(doers, others) or not wording.bears(event, event.evidence, doers, others):
        yield "sides"


def _are_the_same(doers: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether "the two drivers" are told to have done something to "the drivers": one side was read twice."""
    heads = [
        {words.last_word(actor.name) for actor in side if actor.kind == "group" and not actor.is_named}
        for side in (doers, others)
    ]
    return not heads[0].isdisjoint(heads[1])
