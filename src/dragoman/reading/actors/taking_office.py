"""Offices that somebody is told to be put in: "X was sworn in as president of Y", "Y named X army chief"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.reading.actors.entities.spans import EntitySpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PUTS = frozenset(
    "appoint confirm crown elect inaugurate install name nominate proclaim promote re-elect reelect".split()
)
_MAYBE = frozenset("would could may might should not n't never".split())


def put_in_office(office: Token) -> Token | None:
    """The head of whom a verb puts in the office that ``office`` heads; ``None`` where no verb does so surely."""
    if office.dep_ == "pobj" and office.head.lower_ == "as":
        verb = office.head.head
        if verb.dep_ in ("dobj", "nsubjpass") and _puts(verb.head):
            return verb  # "named [the banker X as prime minister]", as the parse has it
    elif office.dep_ == "oprd":
        verb = office.head
    else:
        return None
    if not _puts(verb):
        return None
    whom = [c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")]
    if not whom and office.dep_ == "pobj":
        whom = [c for c in verb.children if c.dep_ == "oprd" and c.pos_ == "PROPN"]  # "named X as prime minister"
    if not whom and verb.dep_ in ("acl", "relcl"):
        return verb.head
    return whom[0] if len(whom) == 1 and whom[0].i < office.i else None


def behind_holder(doc: Doc, start: int, office: Token, at: Mapping[int, EntitySpan]) -> int:
    """Where the office begins in a phrase that the parse began at the name of who is put in it: "named [Ana Ruiz
    police chief]"."""
    verb = office.head
    while verb.dep_ == "appos" or verb.pos_ not in ("VERB", "AUX"):
        if verb.head.i == verb.i:
            return start
        verb = verb.head
    ends = [
        at[i].end for i in range(start, office.i) if i in at and at[i].label == "PER" and at[i].end - at[i].start > 1
    ]
    told = bool(ends) and verb.i < start and _puts(verb) and doc[ends[-1]].pos_ in ("NOUN", "PROPN", "ADJ")
    return ends[-1] if told else start


def _puts(verb: Token) -> bool:
    """Whether a verb surely puts somebody in an office."""
    sworn = verb.lemma_ == "swear" and any(c.lower_ == "in" for c in verb.children)
    return (sworn or verb.lemma_ in _PUTS) and not any(c.lower_ in _MAYBE for c in verb.children)
