"""What nature, sickness or an accident did, which is no act of anybody: "floods killed 30", "died in the crash"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children, conjuncts, own_subject, premodifiers
from dragoman.reading.events.drafts import Draft, Scope
from dragoman.reading.events.lexicon import load_lexicon
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import prepositions_of, through_measure
from dragoman.reading.events.subjects import subject_of
from dragoman.reading.events.verb_forms import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_MACHINES = frozenset(
    "car bus minibus truck lorry van train tram plane aircraft helicopter boat ferry vessel ship vehicle motorcycle"
    " motorbike bicycle taxi pickup building bridge roof wall mine balcony crane tractor dinghy".split()
)
_BLASTS = frozenset({"explosion", "blast"})
_EXPLOSIVE = frozenset("gas methane boiler firework fireworks propane cylinder firedamp dust".split())
_PITS = frozenset({"mine", "pit", "colliery", "shaft"})
_CRASHING = frozenset("crash overturn collide sink capsize derail collapse flip skid plunge veer roll".split())


def is_mishap(scope: Scope, draft: Draft) -> bool:
    """Whether nature, sickness or an accident did it, which is no act: "floods killed 30", "died in the crash"."""
    if draft.type != "ASSAULT" and draft.mode != "expel":
        return False
    mishaps = load_lexicon().classes["mishap"]
    token = draft.token
    if lemma_of(token) == "hit" and not draft.has_means and are_persons(scope, draft):
        struck = objects_of(token)
        if struck and all(lemma_of(thing) in _MACHINES for thing in struck):
            return True  # "he hit another vehicle"
    subject = subject_of(token) if token.pos_ == "VERB" else None
    near = [subject] if subject is not None else []
    near += [target for name, target in prepositions_of(token) if name in ("in", "by", "from", "during", "after")]
    if token.pos_ == "VERB" and is_passive(token) and (patient := own_subject(token)) is not None:
        near += [target for name, target in prepositions_of(patient) if name == "in"]
    if any(map(_is_blown_up_by_itself, (*draft.tokens, *near))):
        return True
    if any(lemma_of(one) in mishaps for each in near for one in through_measure(each)):
        return True
    if any(lemma_of(one) == "fire" and not premodifiers(one) for one in near):
        return True  # "a house destroyed by fire"
    if token.dep_ == "advcl" and own_subject(token) is None and _tells_crash(token.head):
        return True  # "two ships collided off the coast, killing three"
    told = [clause for verb in conjuncts(token) for clause in children(verb, "advcl")]
    return not draft.sides.actors and any(_tells_crash(clause) for clause in told)


def _is_blown_up_by_itself(noun: Token) -> bool:
    """Whether a blast is one of gas or in a pit: "a METHANE explosion", "a blast AT THE LENSKA MINE"."""
    if lemma_of(noun) not in _BLASTS:
        return False
    pits = (lemma_of(place) for name, place in prepositions_of(noun) if name in ("at", "in"))
    return any(lemma_of(word) in _EXPLOSIVE for word in premodifiers(noun)) or any(pit in _PITS for pit in pits)


def _tells_crash(clause: Token) -> bool:
    """Whether a clause tells an accident: "was killed WHEN HIS CAR LEFT THE ROAD AND CRASHED"."""
    subject = own_subject(clause)
    if subject is None or lemma_of(subject) not in _MACHINES:
        return False
    return any(lemma_of(verb) in _CRASHING for verb in conjuncts(clause))


def are_persons(scope: Scope, draft: Draft) -> bool:
    return all(scope.cast.chains[c].kind == "person" for c in draft.sides.actors)
