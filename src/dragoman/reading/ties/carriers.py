"""The verb that carries a noun of a tie, and whether its subject gives or gets what the noun names.

"Egypt voices support" gives, "Haftar enjoys support" and "was subjected to sanctions" get.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.ties import TieType, tie_grammar
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar
from dragoman.reading.ties.fitting import Fitting
from dragoman.reading.ties.modality import ENDING

if TYPE_CHECKING:
    from spacy.tokens import Token

UNDERGOING = frozenset({"face", "suffer", "come", "be", "hit", "target", "place"})
MEASURES = frozenset(
    "array slew wave set host string tranche round batch barrage number series package raft range memorandum part lot "
    "much kind statement expression message offer show declaration vote word % percent".split()
)


def carrier_of(fitting: Fitting, kind: TieType, noun: Token) -> tuple[Token | None, bool]:
    """The verb that carries ``noun``, if one does, and whether its subject gets what the noun names."""
    verb, received = _governor(noun)
    if verb is None and kind.sign == 1 and noun.dep_ == "pobj" and noun.head.lower_ == "with":
        # "with Russian support, Mali recaptured Kidal"; one who reopens a school with a club's help is no ally
        above = noun.head.head
        if above.pos_ in ("NOUN", "PROPN") and not any(p.lower_ in ("for", "to") for p in grammar.prepositions(noun)):
            return above, True  # "hackers with backing from Iran"
        doers = fitting.ends.all(grammar.subject(above)) if above.pos_ == "VERB" else []
        return (above, True) if any(fitting.is_armed(end) or fitting.is_body(end) for end in doers) else (None, False)
    if received and kind.name == "at war with" and verb is not None and lemma_of(verb) not in UNDERGOING:
        return None, False  # who "won the war" did not get one
    return verb, received


def _governor(noun: Token) -> tuple[Token | None, bool]:
    """The verb that carries ``noun``, and whether its subject gets what the noun names."""
    known = tie_grammar()
    for child in noun.children:
        if child.dep_ == "relcl" and lemma_of(child) in known.received:
            own = grammar.subject(child)
            if own is not None and own.lower_ not in grammar.RELATIVE:
                return child, True  # "the support that Haftar receives"
    if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "ADJ"):
        return _governor(noun.head)
    head = noun.head
    lemma = lemma_of(head)
    if noun.dep_ == "pobj":
        verb = head.head
        if head.lower_ == "under" and any(lemma_of(one) == "sanction" for one in (noun, *noun.conjuncts)):
            return verb, True  # "ended up under sanctions", "the bank, under EU and British sanctions, …"
        shape = f"{lemma_of(verb)} {head.lower_}"
        if {shape, f"{verb.lower_} {head.lower_}"} & (known.received | known.under):
            return verb, True
        if head.lower_ in ("at", "in") and lemma_of(verb) in ("be", "remain", "stay"):
            return verb, False  # "has been at war with"
        if head.lower_ == "to" and lemma_of(verb) == "agree":
            return verb, False  # "agreed to a five-year deal"
        if (head.lower_ == "of" and lemma_of(verb) in MEASURES) or (head.lower_, verb.lower_) == (
            "for",
            "responsibility",
        ):
            return _governor(verb)
        return None, False
    if noun.dep_ in ("dobj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        if lemma in known.received or lemma in known.under:
            # "X has support from Y" is received, "X has a war with Y" is X's own
            has = lemma == "have" and not any(p.lower_ in ("from", "of") for p in grammar.prepositions(noun))
            return head, not has
        return (head, False) if lemma in grammar.LIGHT | ENDING else (None, False)
    return None, False


def getter_of(verb: Token) -> Token | None:
    """Who gets it: the subject of "receives" or of "was subjected to"; if dropped, the last sentence has him.

    Of "hackers with backing from Iran" it is the noun itself.
    """
    if verb.pos_ not in ("VERB", "AUX"):
        return verb
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return child
    found = grammar.subject(verb) if not grammar.is_passive(verb) else grammar.direct_object(verb)
    if found is not None or verb.dep_ != "ROOT" or verb.sent.start == 0:
        return found
    before = verb.doc[verb.sent.start - 1].sent.root
    for root in reversed([before, *before.conjuncts]):
        for child in root.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
    return None
