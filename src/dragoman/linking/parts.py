"""Which events are part of another: the meetings, agreements and signings of a visit.

A visit is the frame; what the visitor and his hosts do together on its days belongs to it. The events stay events of
their own, each with its accounts; they only point to their visit (`Event.part_of`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.linking.likeness import AHEAD, days_between
from dragoman.records import Actor, Event

PARTS = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
WITHIN = 3  # days between a visit and what belongs to it


def with_parts(events: Sequence[Event], actors: Mapping[str, Actor]) -> list[Event]:
    """``events`` of one story in the same order, each with the visit that it is part of, if any."""
    visits = sorted((e for e in events if _is_frame(e, actors)), key=lambda e: e.id)
    out = []
    for event in events:
        frames = [v for v in visits if _holds(v, event, actors)]
        if frames:
            best = max(frames, key=lambda v: (len(_reports(v) & _reports(event)), -(_gap(v, event)), v.id))
            event = msgspec.structs.replace(event, part_of=best.id)
        out.append(event)
    return out


def _is_frame(event: Event, actors: Mapping[str, Actor]) -> bool:
    return event.type == "CONSULT" and event.mode == "visit" and len(_sides(event, actors)) == 2


def _holds(visit: Event, event: Event, actors: Mapping[str, Actor]) -> bool:
    """Whether the same two countries did both, in reports that tell both, at one time and with no other place told."""
    if event.id == visit.id or event.type not in PARTS or event.mode == "visit" or event.historical != visit.historical:
        return False
    if _sides(event, actors) != _sides(visit, actors) or not _reports(event) & _reports(visit):
        return False
    if (event.modality in AHEAD) != (visit.modality in AHEAD) or event.modality in ("denied", "negated"):
        return False
    places = event.place, visit.place
    return _gap(visit, event) <= WITHIN and (None in places or places[0] == places[1])


def _sides(event: Event, actors: Mapping[str, Actor]) -> set[str]:
    return {country for i in (*event.actors, *event.recipients) if (country := actors[i].country) is not None}


def _reports(event: Event) -> set[str]:
    return {account.report for account in event.accounts}


def _gap(visit: Event, event: Event) -> int:
    return days_between(visit.date, event.date) or 0
