"""The other side of an act by what it is for: its purpose, what is demanded or promised, its condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import children, own_subject
from dragoman.reading.events.company import Company
from dragoman.reading.events.objects import given_to, objects_of
from dragoman.reading.events.prepositions import preposition_after, prepositions_of
from dragoman.reading.events.sides import Sides
from dragoman.reading.events.verb_forms import is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token


_AGAINST = frozenset(
    "defeat fight combat counter contain confront destroy stop attack isolate resist oust topple".split()
)
_LETTING = frozenset({"help", "let", "allow", "enable", "make"})
_TOWARD_OTHERS = frozenset({"to", "on", "against", "with", "at", "toward", "towards"})


def from_purpose(company: Company, verb: Token, sides: Sides) -> None:
    """For whom it was, by the purpose: "sent fighters to support him", "a deal to train Libyan officers"."""
    for over in (verb, *objects_of(verb)):
        for below in children(over, "advcl", "xcomp", "acl", "relcl"):
            if lemma_of(below) in _AGAINST or below.i < verb.i:
                continue  # "cooperate to DEFEAT the rebels" is not done for them
            if is_infinitive(below):
                _aim(company, below, sides)
                if sides.recipients:
                    return


def from_complement(company: Company, candidate: Candidate, sides: Sides) -> None:
    """The other side of the act: "Demanded that Iran stop", "threatened to bomb Iran", "offered to help Iran"."""
    below = candidate.complement
    if below is None or below.pos_ not in ("VERB", "AUX"):
        return
    if candidate.group.governs == "request" or candidate.group.type == "ACCUSE":
        subject = own_subject(below) or (own_subject(below.head) if below.head.dep_ == "ccomp" else None)
        if subject is not None:
            chains = [c for c in company.who(subject) if c not in sides.actors]
            if chains:
                sides.add("recipient", chains)
                return
    asked = [thing for thing in objects_of(candidate.token) if thing.i < below.i]
    if candidate.group.governs == "request" and asked and below.dep_ == "xcomp":
        return  # "asked THE COURT to sentence him": he is asked nothing
    _aim(company, below, sides)


def from_words(company: Company, noun: Token, sides: Sides) -> None:
    """Whom a threat in a noun is against: "a threat to strike the ports of A"."""
    for below in children(noun, "acl", "relcl"):
        if is_infinitive(below):
            _aim(company, below, sides)


def _aim(company: Company, below: Token, sides: Sides) -> None:
    """Whom an infinitive is about: the object of its prepositions, its object, then looser prepositions."""
    act = company.triggers.get(below.i)
    handed = act is not None and act.group.frame.object in ("cargo", "none")  # "to contribute troops to a force"
    targets = [(name, target) for name, target in prepositions_of(below)]
    things = [] if lemma_of(below) == "avenge" else objects_of(below)  # whose killing is avenged is not threatened
    for thing in things:
        targets += list(preposition_after(thing))
    found: list[int] = []
    for wanted in (_TOWARD_OTHERS, frozenset({"from", "in", "into", "for", "of"})):
        for name, target in targets:
            if name in wanted and target.dep_ == "pobj":
                found += [c for c in company.who(target) if c not in sides.actors]
        if wanted is _TOWARD_OTHERS:
            for taker in given_to(below):
                found += [c for c in company.who(taker) if c not in sides.actors]
        if wanted is _TOWARD_OTHERS and not handed:
            helped = [own_subject(c) for c in children(below, "ccomp") if lemma_of(below) in _LETTING]
            for thing in [*things, *(one for one in helped if one is not None)]:
                found += [c for c in company.who(thing) if c not in sides.actors]
        if found:
            break
    sides.add("recipient", [c for c in found if c not in sides.actors])


def from_condition(company: Company, verb: Token, complement: Token | None, sides: Sides) -> None:
    """Who is to change course is threatened: "Threatened to stop the talks if the United States goes ahead"."""
    for over in (verb, complement):
        for clause in children(over, "advcl") if over is not None else ():
            if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in clause.children):
                subject = own_subject(clause)
                if subject is not None:
                    sides.add("recipient", [c for c in company.who(subject) if c not in sides.actors])
