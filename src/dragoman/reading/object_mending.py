"""Mends what the parser hangs on a day or a place instead of on the verb before it: "RECEIVED on Sunday the envoy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = frozenset({"NOUN", "PROPN"})
CALENDAR = frozenset({"DATE", "TIME"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def give_back_object(noun: Token) -> None:
    """ "RECEIVED on Sunday in the palace the king's envoy", as translations have it: what begins with an article right
    behind a place or a day is no apposition to it, if the verb lacks its object."""
    before = noun.head
    first = noun.left_edge
    if first.tag_ not in ("DT", "PRP$") or first.i != before.i + 1 or before.dep_ not in ("pobj", "npadvmod"):
        return
    verb = before.head.head if before.dep_ == "pobj" else before.head
    if verb.tag_ not in ("VBD", "VBZ") or verb.i > before.i or class_of(verb.lemma_, "V") == "says":
        return
    if lacks_object(verb):
        noun.head, noun.dep_ = verb, "dobj"


def take_day_from_name(day: Token) -> None:
    """ "RECEIVED in Riyadh on Sunday French minister X": no minister is of a Sunday, and the verb lacks its object."""
    noun = day.head.head if day.head.dep_ == "amod" else day.head
    preposition = day.nbor(-1) if day.i else day
    if day.lower_ not in _DAYS or preposition.lower_ != "on" or noun.dep_ != "pobj" or noun.head != preposition:
        return
    verb = preposition.head
    # "DEPLORED on Sunday raids by the rebels": what a verb with a subject does is done by nobody else
    agent = next((c for c in verb.rights if c.dep_ == "agent"), None) if verb.tag_ == "VBD" else None
    if agent is not None and (agent.i != noun.i + 1 or not any(c.dep_ == "nsubj" for c in verb.lefts)):
        return
    if noun.pos_ not in NOUNS or noun.ent_type_ in CALENDAR or not lacks_object(verb, besides=agent):
        return
    day.head, day.dep_ = preposition, "pobj"
    noun.head, noun.dep_ = verb, "dobj"
    if agent is not None:
        agent.head, agent.dep_ = noun, "prep"


def lacks_object(verb: Token, besides: Token | None = None) -> bool:
    return verb.pos_ == "VERB" and not any(
        c.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "agent", "auxpass") and c != besides
        for c in verb.children
    )
