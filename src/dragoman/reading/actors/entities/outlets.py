"""Outlets called by a country: "Pakistan Today", "Sputnik Georgia", "BBC Burmese"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, organisations
from dragoman.knowledge.files import load_yaml
from dragoman.reading.actors.entities.words import HYPHENS

if TYPE_CHECKING:
    from spacy.tokens import Doc


def outlet_end(doc: Doc, start: int, end: int, last: int) -> int | None:
    """Where the name of an outlet ends that is the span or begins with it: "Pakistan" + "Today", "BBC Burmese"."""
    for stop in (end + 1, end):
        if (
            stop - start < 2
            or stop > last
            or any(t.text in HYPHENS or not t.text[:1].isupper() for t in doc[start:stop])
        ):
            continue
        first, behind = doc[start : stop - 1].text, doc[stop - 1]
        known = organisations.of_name(first)
        if known is not None and known.kind == "media" and behind.text[:1].isupper():
            named = countries.of_name(behind.text) or countries.of_demonym(behind.text)
            if named and (stop >= last or doc[stop].pos_ not in ("NOUN", "PROPN", "ADJ")):
                return stop
        if countries.of_name(first) is not None and behind.text in _outlet_words() | _outlet_words_of_places():
            return stop
    return None


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["outlets"])


@cache
def _outlet_words_of_places() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["outlets_of_places"])


def is_outlet(words: Sequence[str]) -> bool:
    """Whether the lower-case words of a name say that it is an outlet: "myanmar now", "sputnik georgia"."""
    known = organisations.of_name(" ".join(words[:-1]).title()) or organisations.of_name(" ".join(words[:-1]).upper())
    if known is not None and known.kind == "media":
        return countries.of_name(words[-1].title()) is not None or countries.of_demonym(words[-1].title()) is not None
    if len(words) > 1 and words[-1].title() in _outlet_words_of_places():
        place = " ".join(words[:-1]).title()
        return countries.of_word(place) is not None or bool(gazetteer.places_named(place))
    return len(words) > 1 and words[-1].title() in _outlet_words()
