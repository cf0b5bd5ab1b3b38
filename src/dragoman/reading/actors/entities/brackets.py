"""Names that a bracket behind them spells by their initials: where they begin, and which brackets tell no body.

"Tehreek-i-Nijat Party (TNP)" is one name, whatever the models cut it into; "Deputy Inspector General (DIG)" is an
office, and the bracket names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.actors.entities.words import HYPHENS, has_body_noun, is_known_person, is_office, names_document

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 14  # tokens of a name and of the short form of one
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
    return sorted(found, key=lambda span: span.start)


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
