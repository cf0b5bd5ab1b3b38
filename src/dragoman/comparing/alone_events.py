"""The events that only one text of a story tells.

An event of which one side is not surely known is too loosely told to be missed elsewhere, so is what is planned or only
possible and what was found with little confidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.comparing import words
from dragoman.comparing.retelling import Retelling, sides_of
from dragoman.comparing.who import DIRECTED, MUTUAL
from dragoman.comparing.wording import Wording
from dragoman.records import Actor, Alone, Event, Modality

SURE = 0.5  # confidence from which an event is told to stand alone: what is not there at all is no news
# what is planned, possible or left undone has not happened, so that nobody need tell it
TOLD: frozenset[Modality] = frozenset({"occurred", "ongoing", "alleged", "denied"})
# acts of one side, told fully with a place, a day or a number
ONE_SIDED = frozenset({"CONCEDE", "MOBILIZE", "PROTEST", "RETREAT"})
# acts of speech against somebody, which one outlet calls a rebuke and the next a warning
_AGAINST = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST"})
_VAGUE = re.compile(
    r"(?i)(?:an?|any|some|their|its|his|her|other|one)\b|"
    r"(?:sides|parties|the (?:man|men|one|people|person|woman|women))$"
)

Voices = Mapping[str, str]  # report id → id of the report whose text it repeats, or its own
Actors = Mapping[str, Actor]


def events_alone(
    voices: Voices, events: Sequence[Event], actors: Actors, retelling: Retelling, wording: Wording
) -> Iterator[Alone]:
    """The events that one text alone tells, and fully enough to be missed in the others."""
    by_family: defaultdict[str, list[Event]] = defaultdict(list)
    by_type: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_family[_act(event)].append(event)
        for kind in _AGAINST if event.type in _AGAINST else {event.type}:
            by_type[kind].append(event)
    for event in events:
        roots = {voices[account.report] for account in event.accounts}
        if len(roots) > 1 or event.modality not in TOLD or event.confidence < SURE:
            continue
        if not _is_told_fully(event, actors, wording) and not _is_told_exactly(event, actors, retelling, wording):
            continue
        if any(_is_like(event, other, voices, actors) for other in by_type[event.type]):
            continue
        if any(_may_be_same(event, other, voices, actors) for other in by_family[_act(event)]):
            continue
        if not retelling.of_event(event, actors):
            yield Alone(report=min(roots), event=event.id)


def _act(event: Event) -> str:
    return words.family_of(event.label.casefold())


def _is_told_fully(event: Event, actors: Actors, wording: Wording) -> bool:
    """Whether one sentence tells who did it to whom: all parties, each side surely and one at least by name.

    Of "an organization" or "they" it is not sure. An act of one side takes a place, a day or a number instead.
    """
    doers, others = ([actors[i] for i in side] for side in (event.actors, event.recipients))
    sides = [[actors[i] for i in side] for side in sides_of(event)]
    if not doers or not all(any(map(_is_sure, side)) for side in sides):
        return False
    if not any(actor.is_known for actor in (*doers, *others)):
        return False
    if event.type in DIRECTED - {"SUPPORT"} and not others:
        return False
    # who met, signed or works together is a doer wherever he stands
    borne = doers if others or event.type not in MUTUAL else []
    if not wording.tells_whole(event, doers, borne, others):
        return False
    known = event.place is not None or event.date is not None or bool(event.counts)
    # without any of them "poisoned" and "hanging by a thread" may be figures of speech
    return known if event.type == "ASSAULT" else len(sides) > 1 or (event.type in ONE_SIDED and known)


def _is_told_exactly(event: Event, actors: Actors, retelling: Retelling, wording: Wording) -> bool:
    """Whether an act of sure parties is told with a number of its own, its toll or year, that no other text has."""
    numbers = {f"{count.low:.0f}" for count in event.counts if count.low == count.high and count.low is not None}
    if event.date is not None and event.date.start is not None:
        numbers.add(event.date.start[:4])
    doers, others = ([actors[i] for i in side] for side in (event.actors, event.recipients))
    if not all(map(_is_sure, (*doers, *others))) or not wording.bears(event, event.evidence, doers, []):
        return False
    return any(actor.is_known or actor.country for actor in (*doers, *others)) and any(
        len(number) > 1 and retelling.has_number_alone(event.evidence, number) for number in sorted(numbers)
    )


def _is_sure(actor: Actor) -> bool:
    """Whether it is told who it is: no name begins with "a", nor do "they" or "their government" say whose."""
    return _VAGUE.match(actor.name) is None or (actor.is_known and actor.name[0].isupper())


def _is_like(event: Event, other: Event, voices: Voices, actors: Actors) -> bool:
    """Whether another text tells a like act of the same side to the same side, or to one that it leaves out."""
    if not _is_elsewhere(other, event, voices):
        return False
    if other.type in MUTUAL:
        parties = [{*one.actors, *one.recipients} for one in (event, other)]
        return _share(parties[0], parties[1], actors) and (parties[0] <= parties[1] or parties[1] <= parties[0])
    if event.actors and other.actors and not _share(event.actors, other.actors, actors):
        return False
    if event.recipients and other.recipients:
        return _share(event.recipients, other.recipients, actors)
    return bool(other.actors or other.recipients)


def _may_be_same(event: Event, other: Event, voices: Voices, actors: Actors) -> bool:
    """Whether another text's event under a word of the same family has the same party or one of unknown side."""
    if not _is_elsewhere(other, event, voices):
        return False
    kinds = {event.type, other.type}
    if len(kinds) > 1 and "ASSAULT" in kinds and not kinds & {"MOBILIZE", "COERCE"}:
        return False  # "operating flights" is no "operation"
    parties = [{*one.actors, *one.recipients} for one in (event, other)]
    sides = [{actors[i].country for i in one} - {None} for one in parties]
    return bool(parties[0] & parties[1] or sides[0] & sides[1]) or not sides[0] or not sides[1]


def _is_elsewhere(other: Event, event: Event, voices: Voices) -> bool:
    """Whether another text than those of ``event`` tells ``other``."""
    here = {voices[account.report] for account in event.accounts}
    return other.id != event.id and any(voices[account.report] not in here for account in other.accounts)


def _share(a: Iterable[str], b: Iterable[str], actors: Actors) -> bool:
    """Whether the two hold one actor, or actors without a name of one country."""
    nameless = [{actors[i].country for i in one if not actors[i].is_known} - {None} for one in (a, b)]
    return not {*a}.isdisjoint(b) or not nameless[0].isdisjoint(nameless[1])
