"""Names that a bracket behind them spells by their initials: where they begin, and which brackets tell no body.

"Tehreek-i-Nijat Party (TNP)" is one name, whatever the models cut it into; "Deputy Inspector General (DIG)" is an
office, and the bracket names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, organisations
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.actors.entities.words import HYPHENS, has_body_noun, is_known_person, is_office, names_document
from dragoman.reading.actors.same_name import is_acronym_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 14  # tokens of a name and of the short form of one
_SHORTEST = 4  # letters of the short form of a body and a place
_SEATED = frozenset(("in", "for", "to", "of"))
_SMALL = frozenset("of the and for to in on i e de la le ul al du and & '".split())


@dataclass(frozen=True)
class _Bracket:
    """The tokens ``start`` to ``end`` are spelled by the short form ``inner`` to ``close`` in the bracket behind."""

    start: int
    end: int
    inner: int
    close: int


def with_spelled_names(doc: Doc, first: int, last: int, found: list[EntitySpan]) -> list[EntitySpan]:
    """The names, those that a bracket spells made whole, and without brackets that spell an office."""
    for bracket in _brackets(doc, first, last):
        start, end = bracket.start, bracket.end
        inside = [span for span in found if span.start < end and start < span.end]
        short = [span for span in found if bracket.inner <= span.start < bracket.close]
        if is_office(doc, start, end):
            gone = [*short, *(span for span in inside if span.start <= start or span.label == "PER")]
            found = [span for span in found if span not in gone]
            continue
        named = any(span.label != "LOC" for span in inside) or _names_body(doc, start, end)
        whole = len(inside) == 1 and inside[0].start <= start and end <= inside[0].end
        person = len(inside) == 1 and inside[0].label == "PER" and is_known_person(doc, start, end)
        if not named or person or names_document(doc, start, end):
            continue
        if not whole:
            found = [span for span in found if span not in inside]
            found.append(EntitySpan(start, end, "ORG"))
        found = [span for span in found if span not in short]
        found.append(EntitySpan(bracket.inner, bracket.close, "ORG"))
    return sorted(_with_seats(doc, found), key=lambda span: span.start)


def _with_seats(doc: Doc, found: list[EntitySpan]) -> list[EntitySpan]:
    """The names, those of bodies with the place they are for, where a short form of both stands behind it in brackets:
    "the Joint Mission in Zambia (JOMIZA)"."""
    by_start = {span.start: span for span in found}
    out = list(found)
    for body in found:
        at = body.end + 1 + (doc[body.end + 1 : body.end + 2].text == "the")
        place = by_start.get(at)
        if body.label != "ORG" or doc[body.end : body.end + 1].text not in _SEATED or place is None:
            continue
        short = doc[place.end + 1 : place.end + 2].text
        closed = doc[place.end : place.end + 1].text == "(" and doc[place.end + 2 : place.end + 3].text in (")", ",")
        name = place.text(doc)
        if place.label != "LOC" or not closed or not organisations.is_acronym(short) or len(short) < _SHORTEST:
            continue
        if countries.of_word(short) is None and not is_acronym_of(short, name):
            out = [span for span in out if span not in (body, place) and span.start != place.end + 1]
            out += [EntitySpan(body.start, place.end, "ORG"), EntitySpan(place.end + 1, place.end + 2, "ORG")]
    return out


def _names_body(doc: Doc, start: int, end: int) -> bool:
    """Whether the words say that they name a body, in front of a hyphen too: "Muslim League-Quaid"."""
    return any(has_body_noun(doc, start, k) for k in range(start + 2, end + 1) if k == end or doc[k].text in HYPHENS)


def _brackets(doc: Doc, first: int, last: int) -> Iterator[_Bracket]:
    for i in range(first + 2, last - 1):
        if doc[i].text != "(":
            continue
        close = next((k for k in range(i + 1, min(i + 6, last)) if doc[k].text in (")", ",", ";")), None)
        if close is None or close == i + 1 or any(t.whitespace_ for t in doc[i + 1 : close - 1]):
            continue
        short = doc[i + 1 : close].text
        letters = "".join(c for c in short if c.isupper())
        if not 3 <= len(letters) <= 8 or not short.replace("-", "").isalpha() or not short[0].isupper():
            continue
        start = _start_of(doc, max(first, i - _LONGEST), i, letters)
        if start is not None:
            yield _Bracket(start, i, i + 1, close)


def _start_of(doc: Doc, first: int, end: int, letters: str) -> int | None:
    """Where the words before a bracket begin whose initials are ``letters``."""
    initials = ""
    for k in range(end - 1, first - 1, -1):
        text = doc[k].text
        if text[0].isupper():
            initials = text[0] + initials
            if initials == letters:
                return k
        elif text.lower() not in _SMALL and text not in HYPHENS:
            return None
        if len(initials) >= len(letters):
            return None
    return None
