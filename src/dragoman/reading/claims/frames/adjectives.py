"""Frames of adjectives: "is confident that", "was critical of"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.claims.frames.cue_words import cue_of_verb
from dragoman.reading.claims.frames.frame import Frame
from dragoman.reading.claims.frames.runs import Run, subtree, trimmed, without
from dragoman.reading.claims.frames.subjects import source_run

if TYPE_CHECKING:
    from spacy.tokens import Token


def frames_of_copula(copula: Token, source: Token | None) -> Iterator[Frame]:
    """The frames of the adjectives that ``copula`` says of ``source``."""
    doc = copula.doc
    who = source if source is not None and source.lower_ not in ("it", "there") else None
    for adjective in copula.children:
        if adjective.dep_ not in ("acomp", "oprd") or adjective.pos_ not in ("ADJ", "VERB", "ADV"):
            continue
        if adjective.lower_ == "worth":  # "it is worth noting that"
            continue
        found = _clause(copula, adjective) or _behind_preposition(adjective)
        if found is None:
            continue
        kind, run, preposition = found
        last = preposition.i if preposition is not None else adjective.i
        cue = (cue_of_verb(copula)[0], last + 1)
        run_of_source = source_run(who) if who is not None else None
        if run_of_source is not None and run_of_source[1] > cue[0]:
            run_of_source = None
        content = trimmed(doc, without(run, cue))
        if content:
            key = adjective.lemma_.lower() + (f" {preposition.lower_}" if preposition is not None else "")
            yield Frame(adjective.i, key, "A", kind, cue, run_of_source, who.i if who else None, content)


def _clause(copula: Token, adjective: Token) -> tuple[str, Run, None] | None:
    clauses = [c for c in adjective.children if c.dep_ in ("ccomp", "xcomp")] or [
        c for c in copula.children if c.dep_ == "ccomp" and c.i > adjective.i
    ]
    if not clauses:
        return None
    return "infinitive" if clauses[0].dep_ == "xcomp" else "clause", subtree(clauses[0]), None


def _behind_preposition(adjective: Token) -> tuple[str, Run, Token] | None:
    preposition = next((c for c in adjective.children if c.dep_ == "prep" and c.i == adjective.i + 1), None)
    if preposition is None:
        return None
    thing = next((g for g in preposition.children if g.dep_ in ("pobj", "pcomp")), None)
    return ("prep", subtree(thing), preposition) if thing is not None else None
