"""Whom a possessive means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import OBJECTS, children
from dragoman.reading.events.prepositions import prepositions_of
from dragoman.reading.events.verb_forms import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_JUDGING = frozenset(
    "thank praise condemn criticise criticize blame denounce punish sanction slam commend applaud rebuke censure hail"
    " mock attack reward fine blast berate lambaste".split()
)
_HELPING = frozenset("back support help aid assist join encourage arm fund finance guide backing assistance".split())


def owner_of(possessive: Token) -> Token:
    """Whom a possessive means: "backed the rebels in THEIR war", "support of X in ITS war", "blamed X for ITS attack".

    Else the possessive itself, for the cast to resolve.
    """
    noun = possessive.head
    if possessive.tag_ != "PRP$" or noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "with", "for", "over"):
        return possessive
    over = noun.head.head
    helped: list[Token] = []
    judging = noun.head.lower_ in ("for", "over")
    if over.pos_ == "VERB" and lemma_of(over) in (_JUDGING if judging else _HELPING) and not is_passive(over):
        helped = children(over, *OBJECTS)
    elif judging:
        return possessive
    elif over.pos_ == "NOUN" and lemma_of(over) in _HELPING:
        helped = [target for name, target in prepositions_of(over) if name in ("of", "for", "to")]
    elif over.pos_ in ("NOUN", "PROPN") and over.dep_ == "pobj" and lemma_of(over.head.head) in _HELPING:
        helped = [over]
    return next((one for one in helped if one.i < possessive.i and one.pos_ in ("NOUN", "PROPN")), possessive)
