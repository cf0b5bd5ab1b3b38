"""What only one text of a story tells: events, what somebody is cited with, ties. A text and its copies count as one.

An event of which one side is not surely known is too loosely told to be missed elsewhere, so are a source without a
name, what is planned or only possible and what was found with little confidence. What another text tells too, in
whatever words (`Retelling`), is not alone, though it was not found to be the same event there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.comparing.retelling import Retelling, sides_of
from dragoman.comparing.who import DIRECTED, MUTUAL
from dragoman.knowledge.families import family
from dragoman.knowledge.reporting import force_of
from dragoman.records import Actor, Alone, Claim, Event, Modality

# from which confidence on an event, a claim is told to stand alone: what is not there at all is no news
SURE_EVENT, SURE_CLAIM = 0.5, 0.9
SAID = 25  # the least characters of a content that is no quotation
# what is planned, possible or left undone has not happened, so that nobody need tell it
TOLD: frozenset[Modality] = frozenset({"occurred", "ongoing", "alleged", "denied"})
# acts of one side, told fully with a place, a day or a number
ONE_SIDED = frozenset({"CONCEDE", "MOBILIZE", "PROTEST", "RETREAT"})
# acts of speech against somebody, which one outlet calls a rebuke and the next a warning
_AGAINST = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST"})
_VAGUE = re.compile(r"(?i)(?:an?|any|some|their|its|his|her|other|one)\b")

Voices = Mapping[str, str]  # report id → id of the report whose text it repeats, or its own
Actors = Mapping[str, Actor]


def find_alone(
    voices: Voices,
    events: Sequence[Event],
    claims: Sequence[Claim],
    ties: Mapping[str, Sequence[str]],
    actors: Actors,
    retelling: Retelling,
) -> Iterator[Alone]:
    """Events, then claims, then ties that stand in one text only; none where the story has but one text.

    Args:
        ties: report id → ids of the ties that it states.
    """
    if len(set(voices.values())) > 1:
        yield from _events(voices, events, actors, retelling)
        yield from _claims(voices, claims, actors, retelling)
        yield from _ties(voices, ties)


# ---------------------------------------------------------------- events


def _events(voices: Voices, events: Sequence[Event], actors: Actors, retelling: Retelling) -> Iterator[Alone]:
    by_family: defaultdict[str, list[Event]] = defaultdict(list)
    by_type: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_family[family(event.label)].append(event)
        for kind in _AGAINST if event.type in _AGAINST else {event.type}:
            by_type[kind].append(event)
    for event in events:
        roots = {voices[account.report] for account in event.accounts}
        if len(roots) > 1 or event.modality not in TOLD or event.confidence < SURE_EVENT:
            continue
        if not _is_told_fully(event, actors, retelling) and not _is_told_exactly(event, actors, retelling):
            continue
        if any(_is_like(event, other, voices, actors) for other in by_type[event.type]):
            continue
        if any(_may_be_same(event, other, voices, actors) for other in by_family[family(event.label)]):
            continue
        if not retelling.of_event(event, actors):
            yield Alone(report=min(roots), event=event.id)


def _is_told_fully(event: Event, actors: Actors, retelling: Retelling) -> bool:
    """Whether it is sure who did it to whom: both sides told in the event's sentences, one at least by name.

    Of "an organization" or "they" it is not sure. An act of one side takes a place, a day or a number instead.
    """
    sides = [[actors[i] for i in side] for side in sides_of(event)]
    surely = [[a for a in side if _is_sure(a) and retelling.names(event.evidence, a)] for side in sides]
    if not event.actors or not all(surely) or not any(_has_name(actor) for side in surely for actor in side):
        return False
    doers = {*event.actors}
    bears = [
        any(retelling.acts(event, a) if a.id in doers else retelling.suffers(event, a) for a in side) for side in surely
    ]
    if not all(bears) and (event.recipients or event.type not in MUTUAL):
        return False
    if event.type in DIRECTED - {"SUPPORT"} and not event.recipients:
        return False
    known = event.place is not None or event.date is not None or bool(event.counts)
    # without any of them "poisoned" and "hanging by a thread" may be figures of speech
    return known if event.type == "ASSAULT" else len(sides) > 1 or (event.type in ONE_SIDED and known)


def _is_told_exactly(event: Event, actors: Actors, retelling: Retelling) -> bool:
    """Whether an act of a known party is told with a number of its own, its toll or year, that no other text has."""
    numbers = {f"{count.low:.0f}" for count in event.counts if count.low == count.high and count.low is not None}
    if event.date is not None and event.date.start is not None:
        numbers.add(event.date.start[:4])
    parties = [actors[i] for i in (*event.actors, *event.recipients)]
    return any(_has_name(actor) or actor.country for actor in parties) and any(
        len(number) > 1 and retelling.has_number_alone(event.evidence, number) for number in sorted(numbers)
    )


def _is_sure(actor: Actor) -> bool:
    return _has_name(actor) or _VAGUE.match(actor.name) is None


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
    nameless = [{actors[i].country for i in one if not _has_name(actors[i])} - {None} for one in (a, b)]
    return not {*a}.isdisjoint(b) or not nameless[0].isdisjoint(nameless[1])


# ---------------------------------------------------------------- claims and ties


def _claims(voices: Voices, claims: Sequence[Claim], actors: Actors, retelling: Retelling) -> Iterator[Alone]:
    quoted: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.source is not None:
            quoted[claim.source].add(voices[claim.report])
    by_word: defaultdict[str, set[str]] = defaultdict(set)
    for actor_id in quoted:
        for word in _name_words(actors[actor_id]):
            by_word[word].add(actor_id)
    for claim in claims:
        source = claim.source
        if source is None or len(quoted[source]) > 1 or not _has_name(actors[source]) or not _is_surely_said(claim):
            continue
        if voices[claim.report] != claim.report:
            continue
        others = set().union(*(by_word[word] for word in _name_words(actors[source])))
        if any(
            quoted[other] - {voices[claim.report]} and _sounds_alike(actors[source], actors[other]) for other in others
        ):
            continue
        if not retelling.of_claim(claim, actors[source]):
            yield Alone(report=claim.report, claim=claim.id)


def _is_surely_said(claim: Claim) -> bool:
    """Whether the words surely are that source's, put forward by it; of "it" and "they" nobody can be sure."""
    told = force_of(claim.cue_class) in ("asserted", "presupposed", "denied")
    unsure = (claim.source_text or "").casefold() in ("it", "they") or claim.source_type == "document"
    of_somebody = re.search(r"['’]s? [a-z]", claim.source_text or "") is not None  # "Tanui's defeat recalled …"
    # "he thanked aides" and "she brought in a bill" tell a thing, not what somebody says of it
    said = claim.manner != "indirect" or sum(part.end - part.start for part in claim.fragments) >= SAID
    return told and not unsure and not of_somebody and said and claim.confidence >= SURE_CLAIM


def _sounds_alike(a: Actor, b: Actor) -> bool:
    """Whether one name holds all words of the other: "Kim" and "Kim Jong-un" may be one source in two spellings."""
    mine, theirs = _name_words(a), _name_words(b)
    return mine <= theirs or theirs <= mine


def _name_words(actor: Actor) -> set[str]:
    return {*actor.name.casefold().replace("-", " ").split()}


def _has_name(actor: Actor) -> bool:
    """Whether the actor is known by a name, be it an acronym only."""
    return actor.is_named or any(name.kind == "acronym" for name in actor.names)


def _ties(voices: Voices, ties: Mapping[str, Sequence[str]]) -> Iterator[Alone]:
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for report, ids in ties.items():
        for tie in ids:
            stated[tie].add(voices[report])
    for tie, roots in sorted(stated.items()):
        if len(roots) == 1:
            yield Alone(report=min(roots), tie=tie)
