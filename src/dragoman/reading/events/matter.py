"""Things an event was done with, about or to: its instrument, what was handed over, given in return or struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import children, conjuncts, premodifiers
from dragoman.reading.events.company import Company
from dragoman.reading.events.lexicon import load_lexicon
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import through_measure
from dragoman.reading.events.struck import struck_by
from dragoman.records import Matter, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSTRUMENTS = frozenset(
    "weapon missile rocket bomb drone gun rifle pistol knife grenade gas mortar artillery tank aircraft warplane jet"
    " helicopter explosive mine shell bullet machete axe truck car vehicle warship cannon poison sword hammer stone"
    " firebomb baton munition projectile plane chlorine sarin acid fire gunfire grenade launcher".split()
)
_WIELDING = frozenset(
    "fire launch use throw hurl drop detonate plant explode test deploy set lob open toss lay unleash rain"
    " wield".split()
)
_HANDED_OVER = frozenset({"AID", "COOPERATE"})
_HARM = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "THREATEN"})


def matter_of(company: Company, candidate: Candidate) -> tuple[Matter, ...]:
    """The matter of an event in order of the text; most events have none."""
    found: dict[tuple[str, Span], None] = {}
    verb = candidate.light or candidate.token
    anchors = [candidate.token] if verb == candidate.token else [candidate.token, verb]
    if candidate.group.type in _HANDED_OVER:
        for thing in _cargo(candidate):
            found["cargo", _phrase(thing)] = None
    for anchor in anchors:
        for thing in _exchanged(anchor):
            found["exchange", _phrase(thing)] = None
        if candidate.group.type in _HARM:
            for thing in _instruments(anchor):
                found["instrument", _phrase(thing)] = None
    for thing in struck_by(company, candidate):
        if not any(span.start <= thing.idx < span.end for _, span in found):
            found["target", _phrase(thing)] = None
    exchanged = {span for role, span in found if role == "exchange"}
    found = {row: None for row in found if row[0] == "exchange" or row[1] not in exchanged}
    rows = sorted(found, key=lambda row: (row[1], row[0]))
    return tuple(Matter(role=role, span=span) for role, span in rows)  # type: ignore[arg-type]


def _cargo(candidate: Candidate) -> list[Token]:
    frame, token = candidate.group.frame, candidate.token
    if candidate.is_verb and token.pos_ in ("VERB", "AUX"):
        if frame.object != "cargo":
            return []
        things = objects_of(token)
        named = candidate.object
        if named is not None:
            return [named]
        return [t for t in things if t.pos_ == "NOUN"][:1]
    if frame.of == "cargo":
        for child in children(token, "prep"):
            if child.lower_ == "of":
                return children(child, "pobj")[:1]
    return []


def _exchanged(anchor: Token) -> list[Token]:
    """What is given in return: "In exchange for money", "in return for weapons"."""
    out = []
    pool = [anchor, *objects_of(anchor)] if anchor.pos_ == "VERB" else [anchor]
    for top in pool:
        for child in top.children:
            if child.dep_ != "prep" or child.lower_ not in ("in", "for"):
                continue
            for noun in children(child, "pobj"):
                if child.lower_ == "in" and lemma_of(noun) in ("exchange", "return"):
                    for below in children(noun, "prep"):
                        if below.lower_ == "for":
                            out += children(below, "pobj")
                            for gerund in children(below, "pcomp"):
                                out += objects_of(gerund) or [gerund]
    return out


def _instruments(anchor: Token) -> list[Token]:
    out = []
    for child in anchor.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("with", "by", "using", "from"):
            for noun in children(child, "pobj"):
                for one in conjuncts(noun):
                    out += [t for t in through_measure(one) if _is_instrument(t)]
        if child.dep_ == "advcl" and child.lower_ in ("using", "firing", "wielding"):
            out += [one for thing in objects_of(child) for one in conjuncts(thing) if _is_instrument(one)]
        wielded = child.dep_ == "nsubj" or (child.dep_ == "dobj" and lemma_of(anchor) in _WIELDING)
        if wielded and _is_instrument(child):
            out.append(child)  # "fired missiles", not "burned trucks"
    if anchor.pos_ in ("NOUN", "PROPN"):
        out += [w for w in premodifiers(anchor) if lemma_of(w) in _INSTRUMENTS and w.pos_ in ("NOUN", "PROPN")]
    return out


def _is_instrument(token: Token) -> bool:
    return lemma_of(token) in _INSTRUMENTS or lemma_of(token) in load_lexicon().classes["weaponsite"]


def _phrase(head: Token) -> Span:
    """The noun phrase without its relative clauses and the preposition phrases of the whole clause."""
    left = min((t.i for t in head.lefts if t.dep_ != "cc"), default=head.i)
    doc = head.doc
    first = min((t.i for t in doc[left].subtree if t.i <= head.i), default=left)
    last = _last(head)
    return Span(doc[first].idx, last.idx + len(last))


def _last(head: Token) -> Token:
    """The last word of what belongs to a noun: "the village OF OLD FORD", but not where that lies."""
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            last = max((_last(noun) for noun in children(child, "pobj")), key=lambda t: t.i, default=child)
        elif child.dep_ == "conj" and child.i - head.i < 12:
            last = _last(child)
        elif child.dep_ not in ("punct", "cc", "prep", "compound", "nummod"):
            break
    return last
