"""The numbers of a sentence with what they count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman.reading.events.clauses import children
from dragoman.reading.events.numbers import (
    count_words,
    hedged,
    is_number_word,
    joins,
    opens_million,
    ranged,
    read_number,
)
from dragoman.reading.events.uncounted import counts_nothing, is_of_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_CALENDAR = frozenset({"DATE", "TIME"})


@dataclass(frozen=True)
class Quantity:
    """A number with its bounds, the noun that it counts (itself where it stands alone) and its first word."""

    low: float | None
    high: float | None
    noun: Token
    first: Token


def quantities(sentence: Tokens) -> Iterator[Quantity]:
    """Every counted noun of a sentence, in order."""
    i, end, doc = sentence.start, sentence.end, sentence.doc
    while i < end:
        first = i
        half = doc[i].lower_ == "half" and opens_million(doc, i, end)
        number = half or is_number_word(doc[i])
        if not number or doc[i].ent_type_ in ("ORDINAL", "PERCENT") or is_of_name(doc[i]):
            i += 1
            continue
        i += 2 if half else 0  # "half a million"
        while i < end and (is_number_word(doc[i]) or joins(doc, i, end)):
            i += 1
        if i < end and doc[i].lower_ in ("%", "per", "th", "st", "nd", "rd"):
            continue
        bounds = read_number([token.lower_ for token in doc[first:i]])
        if bounds is None or (bounds == (None, None) and i < end and doc[i].lower_ == "as"):
            continue  # "as many as 40"
        bounds, start, i = ranged(doc, bounds, first, i, end)
        noun = _counted(doc, first, i, end)
        if noun is None or (doc[first].ent_type_ in _CALENDAR and (noun.ent_type_ in _CALENDAR or noun.pos_ == "NUM")):
            continue  # "March 3", "two days"
        if counts_nothing(doc, first, i, noun):
            continue
        low, high = hedged(doc, bounds, start, sentence.start)
        yield Quantity(low, high, noun, doc[first])


def _counted(doc: Doc, first: int, i: int, end: int) -> Token | None:
    """The noun that a number counts; the number itself where it stands alone ("killed 34")."""
    last = doc[i - 1]
    head = last.head if last.dep_ == "conj" and last.head.i >= first - 1 else last
    while (
        head.head != head
        and head.dep_ in ("nummod", "quantmod", "compound", "amod")
        and head.pos_ in ("NUM", "NOUN", "SYM", "ADJ", "ADV")
    ):
        up = head.head
        head = up
        if (
            up.pos_ in ("NOUN", "PROPN")
            and up.lower_ not in count_words()["numbers"]["scales"]
            and up.lower_ not in count_words()["numbers"]["vague"]
        ):
            return up
    # "tens of others", "hundreds of people", "dozens of Turkish soldiers", "three of the four hostages"
    for child in children(last, "prep"):
        if child.lower_ == "of":
            below: Token | None = next(iter(children(child, "pobj")), None)
            if below is not None:
                return below
    if i < end and doc[i].text == "-" and i + 1 < end and doc[i + 1].pos_ in ("NOUN", "PROPN", "ADJ"):
        return doc[i + 1]  # "46-article memorandum"
    return last if last.pos_ in ("NUM", "NOUN", "ADJ", "PRON", "DET") else None


@cache
def _currencies() -> dict[str, str]:
    return {str(word): code for code, words in count_words()["currencies"].items() for word in words}


def currency(quantity: Quantity) -> str | None:
    """The ISO code of the money that is counted; ``None``: something else is."""
    doc, first = quantity.first.doc, quantity.first.i
    for j in (first - 1, first - 2):
        if j >= 0 and doc[j].is_currency and doc[j].lower_ in _currencies():
            return _currencies()[doc[j].lower_]
    if first and doc[first - 1].lower_ in _currencies():
        return _currencies()[doc[first - 1].lower_]  # "up to dlrs 2 million"
    return _currencies().get(quantity.noun.lower_)
