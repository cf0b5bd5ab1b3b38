"""The country that an adjective of nationality tells of, read with the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import countries

if TYPE_CHECKING:
    from spacy.tokens import Token


def nation_of(token: Token) -> str | None:
    """The alpha-3 code of "Turkish", and of "American" but not in "South American"; ``None`` of any other word."""
    alpha3 = countries.of_demonym(token.text)
    if alpha3 is None:
        return None
    doc = token.doc
    before = [word.text for word in doc[max(0, token.i - 2) : token.i]]
    after = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
    return None if countries.is_elsewhere(token.text, before, after) else alpha3
