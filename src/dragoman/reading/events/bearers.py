"""Who bears the act of a noun that hangs on another verb: who claims or is blamed for it, who speaks after or in it,
who is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children
from dragoman.reading.events.company import Company
from dragoman.reading.events.owners import owner_of
from dragoman.reading.events.prepositions import prepositions_of
from dragoman.reading.events.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERING = frozenset("responsibility role part involvement hand complicity participation".split())
_WITHIN = frozenset({"in", "during", "at"})
_TELLING_SOMEBODY = frozenset("tell urge ask warn assure inform remind press brief thank".split())
_STANDING = frozenset({"be", "stand"})
_BLAMING = frozenset({"blame", "accuse", "suspect", "fault"})


def who_is_on(company: Company, visit: Token) -> list[int]:
    """Who is "on a visit to Ankara", or does something "during a visit"."""
    over = visit.head.head
    if visit.dep_ != "pobj" or visit.head.lower_ not in ("on", "during"):
        return []
    visitor = subject_of(over) if over.pos_ in ("VERB", "AUX") else over
    return company.who(visitor) if visitor is not None else []


def who_has_met(company: Company, noun: Token) -> list[int]:
    """Who speaks after a meeting was there: "AFTER TALKS in Riyadh, THE MINISTERS called on X"; so were who tells
    and whom he tells in it: "told the premier IN A PHONE CALL"."""
    preposition, verb = noun.head, noun.head.head
    if noun.dep_ == "pobj" and preposition.lower_ in _WITHIN and lemma_of(verb) in _TELLING_SOMEBODY:
        told, teller = children(verb, "dobj"), subject_of(verb)
        both = company.who(teller) if teller is not None else []
        other = company.who(told[0]) if told else []
        return [*both, *other] if both and other else []
    if noun.dep_ != "pobj" or preposition.lower_ not in ("after", "following", "during", "at") or verb.i < noun.i:
        return []
    subject = subject_of(verb) if verb.pos_ == "VERB" else None
    return company.who(subject) if subject is not None else []


def who_answers(company: Company, noun: Token) -> list[int]:
    """Who claims an act, denies it or is blamed for it: "claimed responsibility FOR THE BOMBING", "denied any role in
    it", "blamed the militia for it", "blamed it on the militia", "denied being behind it", "the group behind it"."""
    word = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "behind":
        holder = subject_of(word) if word.pos_ in ("VERB", "AUX") and lemma_of(word) in _STANDING else word
        known = holder is not None and company.mention_at(holder) is not None
        return company.who(holder) if known and holder is not None else []
    if noun.dep_ == "dobj" and lemma_of(noun.head) == "blame":
        return [c for name, blamed in prepositions_of(noun.head) if name == "on" for c in company.who(blamed)]
    if noun.dep_ != "pobj" or noun.head.dep_ != "prep":
        return []
    if word.pos_ == "VERB" and lemma_of(word) in _BLAMING:
        blamed = children(word, "dobj")
        return company.who(blamed[0]) if blamed else []
    if word.dep_ != "dobj" or lemma_of(word) not in _ANSWERING or word.head.pos_ != "VERB":
        return []
    owner = children(word, "poss")
    subject = owner_of(owner[0]) if owner else subject_of(word.head)  # "denied Iran's role in the attack"
    return company.who(subject) if subject is not None else []
