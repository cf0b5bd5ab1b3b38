"""Prepositions with their objects, and what nouns that only measure lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.measures import measuring_nouns
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children, conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOURCES = frozenset({"according", "due", "owing", "thanks", "prior", "despite", "except"})
_SETTINGS = frozenset({"in", "on", "at", "near", "to", "by"})
# behind these the parser takes "thousands of people marching" for a clause
_BEFORE_NAMES = frozenset({"with", "at", "on", "against", "to", "toward", "towards", "into"})


def prepositions_of(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, its object) below ``token``, through double prepositions ("out of the deal")."""
    for child in token.children:
        if child.lower_ in _SOURCES or _is_turn(child):
            continue  # "fired 23 missiles, according to the ministry" is not done to the ministry
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.pos_ in (
            "ADP",
            "ADV",
            "SCONJ",
            "PART",
            "VERB",
        ):
            for below in child.children:
                if (
                    below.dep_ == "pcomp"
                    and child.lower_ in _BEFORE_NAMES
                    and (named := _named_before(below)) is not None
                ):
                    yield child.lower_, named
                elif below.dep_ == "pobj" and below.lower_ == "direction" and children(below, "prep"):
                    yield from (("at", one) for name, one in prepositions_of(below) if name == "of")
                elif below.dep_ in ("pobj", "pcomp"):
                    for one in conjuncts(below):
                        yield child.lower_, one
                elif below.dep_ == "prep":
                    for last in children(below, "pobj"):
                        for one in conjuncts(last):
                            yield below.lower_, one
            # "with A and with B"
            for below in children(child, "conj"):
                for last in children(below, "pobj"):
                    yield below.lower_, last


def preposition_after(noun: Token) -> Iterator[tuple[str, Token]]:
    """Prepositions of a noun, and those that the parser hung on a word beside it.

    These are one that stands right behind it though it hangs on a verb before; "of" behind where or when it was ("the
    arrest in Bamako on Wednesday OF the editor"); and those of a noun that only measures it ("a wave of arrests BY the
    police").
    """
    yield from prepositions_of(noun)
    settings = [setting for name, setting in prepositions_of(noun) if name in _SETTINGS]
    for setting in [*settings, *children(noun, "npadvmod")]:
        if setting.ent_type_ in ("GPE", "DATE") or setting.lower_ in ("bail", "parole"):
            for name, below in prepositions_of(setting):
                if name == "of" and below.head.ent_iob_ == "O" and below.ent_type_ not in ("GPE", "LOC", "DATE"):
                    yield name, below
    measure = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma_of(measure) in measuring_nouns():
        yield from ((name, below) for name, below in prepositions_of(measure) if name in ("by", "against", "on"))
    if noun.i + 1 < len(noun.doc):
        after = noun.doc[noun.i + 1]
        if after.dep_ in ("prep", "dative") and after.head != noun and after.head.i < noun.i:
            for last in children(after, "pobj"):
                for one in conjuncts(last):
                    yield after.lower_, one


def _is_turn(preposition: Token) -> bool:
    """Whether a phrase only says whose turn to speak it is: "for his part", "on its part"."""
    return preposition.lower_ in ("for", "on") and any(
        below.lower_ == "part" and children(below, "poss") for below in children(preposition, "pobj")
    )


def _named_before(verb: Token) -> Token | None:
    """Who stands before a verb that the parse makes the object: "agreed with X to reopen y", "fired at X fleeing y"."""
    if verb.tag_ == "VBG" and verb.head.lower_ == "with" and verb.doc[verb.head.i - 1].text == ",":
        return None  # "swapped prisoners, with Qatar acting as go-between"
    if verb.tag_ != "VBG" and not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)


def through_measure(noun: Token) -> list[Token]:
    """The noun and, where it only measures ("a series of attacks", "$2 million in aid"), what it measures."""
    out = [noun]
    for one in out:
        if len(out) < 6 and (
            lemma_of(one) in measuring_nouns() or one.pos_ in ("NUM", "DET", "PRON") or one.ent_type_ == "MONEY"
        ):
            out += [below for name, below in prepositions_of(one) if name in ("of", "in", "worth")]
    return out
