"""Frames of nouns: "the claim that", "his support for", "made the case for"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge import countries
from dragoman.knowledge.reporting import words_of
from dragoman.reading.claims.frames.cue_words import cue_of_verb
from dragoman.reading.claims.frames.frame import Frame
from dragoman.reading.claims.frames.runs import Run, subtree, trim, trimmed, without
from dragoman.reading.claims.frames.subjects import doer_of, source_run

if TYPE_CHECKING:
    from spacy.tokens import Token


def frames_of_noun(noun: Token) -> Iterator[Frame]:
    """The frame of a noun that a that-clause, an infinitive or a preposition follows."""
    doc = noun.doc
    clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl", "xcomp") and _is_told(c)), None)
    preposition = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ != "by"), None)
    if clause is not None:
        run, end = subtree(clause), noun.i + 1
        kind, suffix = "infinitive" if clause.tag_ == "VB" else "clause", ""
    elif preposition is not None and preposition.i <= noun.i + 2:
        thing = next((g for g in preposition.children if g.dep_ in ("pobj", "pcomp")), None)
        if thing is None or (preposition.lower_ in ("to", "with") and noun.lemma_.lower() in words_of("holders")):
            return  # "his statement to Reuters": Reuters heard it
        run, end = subtree(thing), preposition.i + 1
        kind, suffix = "prep", f" {preposition.lower_}"
    else:
        return
    by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from", "among")), None)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None and by is not None:
        if preposition is not None and by.i == preposition.i and clause is None:
            return  # "a statement from the ministry": nothing is told of what it says
        owner = next((c for c in by.children if c.dep_ == "pobj"), None)
    start = _start_of_cue(noun)
    verb = noun.head
    if owner is None and doc[start].dep_ in ("amod", "compound") and countries.of_demonym(doc[start].text) is not None:
        owner, start = doc[start], start + 1  # "a TOGOLESE claim that …"
    if owner is None and _is_borne(noun):
        owner, start = doer_of(verb), cue_of_verb(verb)[0]
    source = _source(owner, (start, end)) if owner is not None else None
    if source is not None and source[0] > end and source[0] < run[1]:
        run = (source[1], run[1])
    content = trimmed(doc, without(run, (start, end)))
    if content and (source is None or source[0] < source[1]):
        head_of_source = owner.i if owner is not None else None
        key = noun.lemma_.lower() + suffix
        yield Frame(noun.i, key, "N", kind, (start, end), source, head_of_source, content)


def _is_borne(noun: Token) -> bool:
    """Whether a verb before the noun hands it its meaning: "made the claim"."""
    verb = noun.head
    return noun.dep_ == "dobj" and verb.i < noun.i and verb.pos_ == "VERB" and verb.lemma_ in words_of("bearers")


def _start_of_cue(noun: Token) -> int:
    """Where the noun's adjectives begin."""
    doc, start = noun.doc, noun.i
    while start - 1 >= noun.left_edge.i and doc[start - 1].head == noun:
        if doc[start - 1].dep_ not in ("amod", "compound", "nummod"):
            break
        start -= 1
    return start


def _source(owner: Token, cue: Run) -> Run | None:
    """The owner's noun phrase outside the cue, without the sign of the genitive."""
    doc, source = owner.doc, source_run(owner)
    if source[1] > cue[0] and source[0] < cue[1]:
        outside = trim(doc, (source[0], cue[0]) if source[0] < cue[0] else (cue[1], source[1]))
        if outside is None:
            return None
        source = outside
    return (source[0], source[1] - 1) if doc[source[1] - 1].tag_ == "POS" else source


def _is_told(clause: Token) -> bool:
    """Whether the clause tells what the noun is about: "the claim that it was so", "the promise to leave"."""
    if clause.tag_ == "VB":
        return any(c.lower_ == "to" for c in clause.children)
    return clause.pos_ in ("VERB", "AUX") and any(
        c.lower_ in ("that", "whether") and c.dep_ in ("mark", "dobj", "nsubj") and c.tag_ == "IN"
        for c in clause.children
    )
