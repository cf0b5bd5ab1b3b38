"""Two well-known names that stand together and look like one: "Israel-Hamas", "House Democrats"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import countries, leaders, organisations
from dragoman.reading.actors.entities.words import HYPHENS

if TYPE_CHECKING:
    from spacy.tokens import Doc


def between_two_names(doc: Doc, start: int, end: int) -> int | None:
    """The hyphen of two well-known names written as one: "Israel-Hamas", "Saudi-Houthi", the "Trump-Kim" summit."""
    if organisations.of_name(doc[start:end].text) is not None:
        return None
    describes = end < len(doc) and doc[end].pos_ == "NOUN"  # without a noun behind it is one surname
    for i in range(start + 1, end - 1):
        if doc[i].text in HYPHENS and not doc[i - 1].whitespace_ and not doc[i].whitespace_:
            halves = doc[start:i].text, doc[i + 1 : end].text
            if all(_is_well_known(half, leader=describes) for half in halves):
                return i
    return None


def second_name(doc: Doc, start: int, end: int) -> int | None:
    """Where a well-known party or outlet begins behind another well-known body: "House" + "Democrats"."""
    if end - start < 2 or organisations.of_name(doc[start:end].text) is not None:
        return None
    for i in range(start + 1, end):
        second = organisations.of_name(doc[i:end].text)
        if second is not None and second.kind in ("party", "media") and organisations.of_name(doc[start:i].text):
            return i
    return None


def _is_well_known(name: str, *, leader: bool) -> bool:
    known = countries.of_word(name) is not None or organisations.of_name(name) is not None
    return known or (leader and leaders.of_name(name) is not None)
