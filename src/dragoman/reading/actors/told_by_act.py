"""Whom "the suspect", "the victims" and "the attackers" take up: who was arrested, hurt or attacked just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.actors.chains import Chains

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUFFERED = (
    (
        frozenset("suspect accused defendant detainee".split()),
        frozenset("accuse apprehend arrest capture charge convict detain indict jail prosecute sentence try".split()),
    ),
    (
        frozenset("victim deceased".split()),
        frozenset("assault attack beat gun injure kill murder rape rob shoot stab wound".split()),
    ),
    (frozenset("captive hostage".split()), frozenset("abduct capture kidnap seize take".split())),
)
_DONE = (
    frozenset("assailant attacker gunman intruder killer perpetrator raider shooter".split()),
    frozenset("abduct ambush attack fire gun kidnap kill murder open raid shoot stab storm".split()),
)
_REACH = 3  # sentences


def told_by_act(chains: Chains, i: int) -> int | None:
    """The one actor lately told to have done or suffered what a definite description ``i`` calls him by."""
    this, word = chains.candidates[i], chains.head_word(i)
    suffered = next((verbs for nouns, verbs in _SUFFERED if word in nouns), None)
    done = _DONE[1] if word in _DONE[0] else None
    if not this.definite or this.owner is not None or this.country is not None or not (suffered or done):
        return None
    found: dict[int, int] = {}
    for j in range(i - 1, -1, -1):
        other = chains.candidates[j]
        if this.sentence.index - other.sentence.index > _REACH:
            break
        if other.kind == "pronoun" or j in chains.dropped or not _is_people(chains, j, this.number):
            continue
        head = chains.doc[other.head]
        if (suffered and _suffers(head, suffered)) or (done and _does(head, done)):
            found.setdefault(chains.chain(j), j)
    one = next(iter(found.values())) if len(found) == 1 else None
    return None if one is None or chains.are_apart(i, one) else one


def _is_people(chains: Chains, j: int, number: int | None) -> bool:
    """Whether a candidate is so many persons, named or not."""
    other = chains.candidates[j]
    if other.label is not None:
        return other.label == "PER" and number == 1
    return other.noun is not None and other.noun.kind in ("person", "group") and other.number == number


def _first(head: Token) -> Token:
    while head.dep_ == "conj":
        head = head.head
    return head


def _suffers(head: Token, verbs: frozenset[str]) -> bool:
    head = _first(head)
    if any(child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in verbs for child in head.children):
        return True  # "a man accused of spying"
    dies = "kill" in verbs and head.dep_ == "nsubj" and head.head.lemma_ == "die"
    return dies or (head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_ in verbs)


def _does(head: Token, verbs: frozenset[str]) -> bool:
    head = _first(head)
    return head.dep_ == "nsubj" and head.head.lemma_ in verbs
