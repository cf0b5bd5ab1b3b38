"""Cue words: how far a verb's cue reaches, and which phrases behind it only tell when or where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, speech_classes, words_of
from dragoman.reading.claims.frames.runs import Run

if TYPE_CHECKING:
    from spacy.tokens import Token


def cue_of_verb(verb: Token, last: int | None = None) -> Run:
    """The verb with its auxiliaries, negation, adverbs and particle, and all up to the token ``last``."""
    doc = verb.doc
    members = {verb.i}
    top = verb
    while top.dep_ == "xcomp" and goes_with_next(top.head, top) and top.head.i < top.i:
        top = top.head
        members.add(top.i)
    members |= {child.i for part in {verb, top} for child in part.children if _belongs(child, verb)}
    start = verb.i
    floor = min(members)
    while start > floor and (start - 1 in members or (top.i < start and top.i != verb.i)):
        start -= 1
    end = verb.i + 1
    while end in members:
        end += 1
    if last is not None and last >= end:
        end = last + 1
    while start < verb.i and doc[start].is_punct:
        start += 1
    return start, end


def goes_with_next(verb: Token, infinitive: Token) -> bool:
    """Whether ``verb`` only tells how the infinitive behind it is done: "tried to explain", "appeared to blame"."""
    lemma = verb.lemma_.lower()
    if lemma in words_of("raising"):
        return class_of(infinitive.lemma_.lower(), "V") in speech_classes() - {"shows", "knows", "adds"}
    return lemma in words_of("light")


def _belongs(child: Token, verb: Token) -> bool:
    if child.dep_ == "advmod":
        return child.i < verb.i and not child.tag_.startswith("W") and child.lower_ not in ("so", "as")
    if (verb.lemma_, child.lower_) == ("put", "it"):  # "as the rector put it"
        return child.i > verb.i
    return child.dep_ in ("aux", "auxpass", "neg") or (child.dep_ == "prt" and child.i > verb.i)


def is_timely(preposition: Token) -> bool:
    """Whether the phrase only says when or where it was said."""
    inner = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    return inner is not None and (
        inner.lemma_.lower() in words_of("occasions")
        or inner.ent_type_ in ("DATE", "TIME")
        or (inner.like_num and len(inner) == 4)
    )
