"""Events told again by a bare noun: "the meeting", "these attacks" mean what the report told before.

A definite noun with no sides of its own takes both sides, and where they are missing the date and place, of the last
event of its type and kind of word before it, and who condemns such an act condemns its doers. Who is told to have
done it ("the group claimed responsibility for the attack", "blamed the militia for it") did it to those to whom
nobody known had done it before. Only nearby sentences are looked at, for the noun may mean another happening.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from dragoman.reading.cast import Cast
from dragoman.reading.events.drafts import HOSTILE
from dragoman.reading.parsed import ParsedReport
from dragoman.records import EventMention

if TYPE_CHECKING:
    from spacy.tokens import Token

WITHIN = 6  # sentences
_POINTING = frozenset({"the", "this", "these", "those", "that", "both"})
_CLAIMING = "claim"  # whoever "claimed responsibility" did what was told before
_ANY_ASSAULT = frozenset({"attack", "assault", _CLAIMING})
# nouns that can stand for each other's event; other nouns only for their own
_KINDS = (
    frozenset(
        "meeting talk summit negotiation consultation discussion dialogue conference session meet discuss".split()
    ),
    frozenset("visit trip tour arrive travel".split()),
    frozenset("strike airstrike raid bombing shelling bombardment blast explosion killing kill bomb shell".split()),
    frozenset("shooting gunfire shoot killing kill".split()),
    frozenset("stabbing knifing stab killing kill".split()),
    frozenset("clash fighting battle skirmish gunbattle firefight fight".split()),
    frozenset("protest demonstration rally march riot demonstrate".split()),
    frozenset("agreement accord deal treaty pact memorandum mou sign signing".split()),
    frozenset("sanction embargo ban impose".split()),
    frozenset("arrest detention detain jail".split()),
    frozenset("withdrawal pullout retreat withdraw".split()),
    frozenset("abduction kidnapping kidnap abduct".split()),
    frozenset("operation offensive campaign invasion incursion war invade".split()),
)


def refer_back(parsed: ParsedReport, cast: Cast, events: Sequence[EventMention]) -> list[EventMention]:
    """``events`` in the same order, bare definite nouns with the sides of what they refer to."""
    out: list[EventMention] = []
    for event in events:
        earlier = _referent(parsed, cast, event, out)
        if earlier is not None:
            event = msgspec.structs.replace(
                event,
                actors=event.actors or earlier.actors,
                recipients=earlier.recipients,
                date=event.date or earlier.date,
                place=event.place if event.place is not None else earlier.place,
            )
        out.append(event)
    return [_with_whom_it_judges(parsed, event, out) for event in out]


def _with_whom_it_judges(parsed: ParsedReport, event: EventMention, events: Sequence[EventMention]) -> EventMention:
    """Who condemns an act condemns whoever did it: "denounced the raid", told before as the army's."""
    if event.type != "ACCUSE" or event.recipients:
        return event
    verb = parsed.token_at(event.trigger.start)
    act = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None) if verb is not None else None
    if act is None:
        return event
    doers = next((e.actors for e in events if e.trigger.start <= act.idx < e.trigger.end and e.type in HOSTILE), ())
    return msgspec.structs.replace(event, recipients=tuple(c for c in doers if c not in event.actors))


def _referent(parsed: ParsedReport, cast: Cast, event: EventMention, before: list[EventMention]) -> EventMention | None:
    if event.recipients or event.modality not in ("occurred", "ongoing", "alleged"):
        return None
    token = parsed.token_at(event.trigger.end - 1)
    if token is None or not (_points_back(token) or event.lemma == _CLAIMING):
        return None
    here = parsed.sentence_at(event.sentence.start)
    if here is None:
        return None
    kinds = [kind for kind in _KINDS if event.lemma in kind]
    for other in reversed(before):
        there = parsed.sentence_at(other.sentence.start)
        if there is None or (event.lemma != _CLAIMING and (there.index == here.index or there.part == "title")):
            continue
        if here.index - there.index > WITHIN:
            return None
        alike = other.lemma == event.lemma or any(other.lemma in kind for kind in kinds)
        alike = alike or (event.type == "ASSAULT" and event.lemma in _ANY_ASSAULT)
        if event.actors and (event.type not in HOSTILE or any(cast.chains[chain].named for chain in other.actors)):
            continue
        told = other.actors or other.recipients or (event.actors and other.place is not None)
        if other.type == event.type and alike and told:
            fits = other.mode is None or event.mode is None or other.mode == event.mode
            when = event.date is None or other.date is None or event.date == other.date
            return other if fits and when else None
    return None


def _points_back(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    determined = any(c.dep_ == "det" and c.lower_ in _POINTING for c in token.children)
    described = any(c.dep_ in ("prep", "relcl", "acl", "amod", "compound", "poss") for c in token.children)
    return determined and not described
