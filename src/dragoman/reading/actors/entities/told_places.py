"""Which names that the model took for persons or bodies are places, by what the report says around them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, leaders, organisations, person_names
from dragoman.knowledge.files import load_yaml
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.actors.entities.told import is_titled
from dragoman.reading.actors.entities.words import SPEECH, has_body_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_PLACING = frozenset("in at near around outside inside".split())
_TOWARDS = frozenset("to from into toward towards".split())
_MOTION = frozenset(
    "go travel fly arrive come return move drive march evacuate flee withdraw sail send retreat deploy speak".split()
)
_SETTLEMENTS = frozenset(
    "capital city town village region province district port suburb valley peninsula resort".split()
)
_BEHIND_SETTLEMENT = frozenset("in of on near about some where , .".split())
_SETTLED = frozenset(
    "village town city township district province county state region area zone municipality commune prefecture "
    "locality suburb neighbourhood neighborhood upazila tehsil taluk".split()
)
_LARGE = 100_000  # inhabitants of a place that needs no word around it to be known


def is_place_in_report(doc: Doc, name: str, spans: Sequence[EntitySpan], parts_of_bodies: Collection[str]) -> bool:
    """Whether a name that the model took for a person or body is the place of that name.

    It is when the report calls it a town, a district or the like; when the gazetteer has it, nothing in the report
    makes it a person's, and it is a capital or large, or stands once where places stand; twice where people are called
    so too, or a body of the report bears it in its name.
    """
    capital = countries.of_capital(name) is not None
    if organisations.is_acronym(name) or any(
        is_titled(doc, span) or (not capital and _speaks(doc, span)) for span in spans
    ):
        return False
    if any(_is_told_place(doc, span) for span in spans):
        return not any(has_body_noun(doc, span.start, span.end) for span in spans)
    found = gazetteer.places_named(name)
    if " " in name or not found or leaders.of_name(name) is not None:
        return False
    called_so = person_names.gender_of_given(name) is not None if capital else person_names.bearers(name) > 0
    if not capital and countries.of_metonym(name) is not None:
        return False  # a seat of power
    if called_so or name in parts_of_bodies:
        return sum(_stands_as_place(doc, span) for span in spans) > 1
    one_country = len({place.country for place in found}) == 1
    large = one_country and any(place.population >= _LARGE or place.extra for place in found)
    return capital or large or any(_stands_as_place(doc, span) for span in spans)


def _speaks(doc: Doc, span: EntitySpan) -> bool:
    head = doc[span.end - 1]
    return head.dep_ == "nsubj" and head.head.lemma_ in SPEECH


def _is_told_place(doc: Doc, span: EntitySpan) -> bool:
    """Whether a name is said to be a town, a district or the like: "the village of X", "X district", "X, a town in"."""
    head = _head(doc, span)
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in _SETTLEMENTS:
        return True
    if span.end < len(doc) and doc[span.end].lower_ in _SETTLED:
        return True
    near = doc[span.end + 1 : span.end + 5] if span.end < len(doc) and doc[span.end].text == "," else ()
    return any(t.lemma_.lower() in _SETTLEMENTS and t.nbor().lower_ in _BEHIND_SETTLEMENT for t in near[:-1])


def _stands_as_place(doc: Doc, span: EntitySpan) -> bool:
    """Whether a name stands in, at or near, is gone to or come from, or visited."""
    head = _head(doc, span)
    if span.end < len(doc) and doc[span.end].tag_ == "POS":
        return False
    if head.dep_ == "pobj":
        where, over = head.head.lower_, head.head.head
        return where in _PLACING or (where in _TOWARDS and over.lemma_ in _MOTION)
    return head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_ in _visits()


def _head(doc: Doc, span: EntitySpan) -> Token:
    """The word of a name that the rest of it hangs on."""
    return next((t for t in doc[span.start : span.end] if not span.start <= t.head.i < span.end), doc[span.end - 1])


@cache
def _visits() -> frozenset[str]:
    return frozenset(load_yaml("metonyms.yaml")["visits"].split())
