"""What an act of force struck, seized or blocked where that is a thing: a village, a convoy, a hospital, a road.

People and bodies are recipients (`arguments`); a report of a conflict names things as often, and who reads "shelled
Doma" or "burnt a market" wants to see what was hit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import conjuncts
from dragoman.reading.events.company import Company
from dragoman.reading.events.lexicon import load_lexicon
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import preposition_after, prepositions_of, through_measure
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_TOWARDS = frozenset({"on", "against", "at", "upon", "into", "towards", "toward"})
_THINGS = ("thing", "target", "place", "street", "barrier", "settlement", "property", "flag")
_PEOPLE = ("person", "protester", "police")
_NO_PLACES = ("DATE", "TIME", "EVENT", "NORP")
# what arms and vehicles undergo rather than do: "shot down a drone", "destroyed two tanks"
_LOSING = frozenset("destroy down shoot intercept sink seize capture impound confiscate burn torch damage hit".split())


def struck_by(company: Company, candidate: Candidate) -> list[Token]:
    """The heads of the things that the act of ``candidate`` was done to, in order of the text; mostly none or one."""
    if candidate.group.type not in _FORCE:
        return []
    found = {
        thing.i: thing
        for word in _undergoing(candidate)
        for one in conjuncts(word)
        for thing in through_measure(one)
        if _is_thing(company, candidate, thing)
    }
    return [found[i] for i in sorted(found)]


def _undergoing(candidate: Candidate) -> Iterator[Token]:
    frame, token = candidate.group.frame, candidate.token
    towards = _TOWARDS.intersection(frame.preps)
    if candidate.is_verb:
        if token.pos_ not in ("VERB", "AUX"):
            return
        yield from (thing for thing in objects_of(token) if frame.object != "actor")
        for used in (token, candidate.object):
            if used is not None:
                yield from (word for name, word in prepositions_of(used) if name in towards)
        return
    for name, word in preposition_after(token):
        if name in towards or (name == "of" and frame.of == "recipient"):
            yield word
    if candidate.light is not None:
        yield from (word for name, word in prepositions_of(candidate.light) if name in towards)


def _is_thing(company: Company, candidate: Candidate, token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or token.i in company.triggers or company.mention_at(token) is not None:
        return False
    if any(place.span.start <= token.idx < place.span.end and not place.adjective for place in company.places):
        return True
    lemma = lemma_of(token)
    named = token.pos_ == "PROPN" and token.ent_type_ not in _NO_PLACES and not _in_title(company, token)
    if named and company.cast.covering(Span(token.idx, token.idx + len(token))) is None:
        return True  # a name that is nobody's: a place that no gazetteer knows
    if lemma in _arms():
        return candidate.is_verb and lemma_of(candidate.token) in _LOSING
    return lemma in _things()


def _in_title(company: Company, token: Token) -> bool:
    sentence = company.parsed.sentence_of(token)
    return sentence is not None and sentence.part == "title"  # any word there may be written as a name


@cache
def _things() -> frozenset[str]:
    classes = load_lexicon().classes
    people = {word for name in _PEOPLE for word in classes[name]}
    return frozenset(word for name in _THINGS for word in classes[name] if word not in people)


@cache
def _arms() -> frozenset[str]:
    classes = load_lexicon().classes
    return frozenset(classes["arms"]) - frozenset(classes["money"])
