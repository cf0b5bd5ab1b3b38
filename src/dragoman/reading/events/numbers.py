"""Numbers in words and digits, with what a hedge makes of them.

"Two hundred" is 200, "10 to 15 million" both ends, "at least 12" is 12 or more, "nearly 50" is 45 to 50, "dozens" is
24 or more.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.knowledge.files import load_yaml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Bounds = tuple[float | None, float | None]

_NUMBER = re.compile(r"^\d[\d,]*(?:\.\d+)?$")
_RANGE = re.compile(r"^(\d[\d,]*(?:\.\d+)?)\s?(?:-|–|—)\s?(\d[\d,]*(?:\.\d+)?)$")
_NEAR = 0.1


@cache
def count_words() -> dict[str, Any]:
    """What ``counts.yaml`` holds."""
    return dict(load_yaml("counts.yaml"))


@cache
def _hedges() -> list[tuple[tuple[str, ...], str]]:
    found = [(tuple(str(text).split()), kind) for kind, texts in count_words()["hedges"].items() for text in texts]
    return sorted(found, key=lambda pair: -len(pair[0]))


def read_number(words: list[str]) -> tuple[float | None, float | None] | None:
    """Bounds of a run of number words in small letters ("two hundred", "1.5", "million"); ``None`` when it is none.

    "Dozens" is (24, None): two dozen or more.
    """
    numbers = count_words()["numbers"]
    total, current, seen = 0.0, 0.0, False
    vague: tuple[float | None, float | None] | None = None
    for word in words:
        if word in ("and", "a", "an", "half", "of", "-"):
            if word == "half":
                vague = (0.5, 0.5)
            continue
        matched = _RANGE.match(word)
        if matched:
            low, high = (float(part.replace(",", "")) for part in matched.groups())
            return (low, high) if low <= high else None
        if _NUMBER.match(word):
            current, seen = current + float(word.replace(",", "")), True
        elif word in numbers["exact"]:
            current, seen = current + numbers["exact"][word], True
        elif (word in numbers["scales"] and word not in ("m", "k", "bn")) or (word in numbers["scales"] and seen):
            scale = numbers["scales"][word]
            if vague and not seen:
                vague = tuple(None if v is None else v * scale for v in vague)  # type: ignore[assignment]
                continue
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            seen = True
        elif word in numbers["vague"]:
            low, high = numbers["vague"][word]
            if vague and word[:-1] in numbers["scales"]:  # "tens of thousands"
                low = high = numbers["scales"][word[:-1]]
            if seen:  # "two dozen"
                current *= low or 1
            elif vague:
                vague = tuple(None if v is None or low is None else v * low for v in vague)  # type: ignore[assignment]
            else:
                vague = (low, high)
        else:
            return None
    if seen:
        return total + current, total + current
    return vague


def is_number_word(token: Token) -> bool:
    """Whether a word may begin a number."""
    text = token.lower_
    numbers = count_words()["numbers"]
    return bool(
        _NUMBER.match(text)
        or _RANGE.match(text)
        or text in numbers["exact"]
        or text in numbers["vague"]
        or (text in numbers["scales"] and token.tag_ in ("CD", "NN", "NNS"))
    )


def opens_million(doc: Doc, i: int, end: int) -> bool:
    return i + 2 < end and doc[i + 1].lower_ in ("a", "-") and doc[i + 2].lower_ in count_words()["numbers"]["scales"]


def joins(doc: Doc, i: int, end: int) -> bool:
    """Whether a small word stands inside a number: "tens of thousands", "twenty-five", "31.5-million"."""
    if i + 1 >= end or not is_number_word(doc[i + 1]):
        return False
    numbers, after = count_words()["numbers"], doc[i + 1].lower_
    if doc[i].lower_ == "of":  # but not "52 of 74 drones"
        return after in numbers["vague"] or after in numbers["scales"]
    return doc[i].text == "-" and doc[i + 1].is_alpha and (after in numbers["scales"] or doc[i - 1].is_alpha)


def ranged(
    doc: Any, bounds: tuple[float | None, float | None], first: int, i: int, end: int
) -> tuple[tuple[float | None, float | None], int, int]:
    """A range of two numbers: "10 to 15", "between 10 and 15", "10 or 11", "10-15" cut by the tokenizer."""
    start = first
    between = first > 0 and doc[first - 1].lower_ in ("between", "from")
    if between:
        start = first - 1
    joins = ("to", "-", "–", "or") if not between else ("and", "to", "-", "–")
    if (
        i + 1 < end
        and doc[i].lower_ in joins
        and is_number_word(doc[i + 1])
        and doc[i + 1].ent_type_ in (doc[first].ent_type_, "", "CARDINAL")
    ):
        j = i + 1
        while j < end and is_number_word(doc[j]):
            j += 1
        other = read_number([doc[k].lower_ for k in range(i + 1, j)])
        if other and other[1] is not None and bounds[0] is not None:
            low = bounds[0]
            # "10 to 15 million": the scale belongs to both
            scale = next(
                (
                    count_words()["numbers"]["scales"][doc[k].lower_]
                    for k in range(i + 1, j)
                    if doc[k].lower_ in count_words()["numbers"]["scales"]
                ),
                1,
            )
            if low * scale <= other[1] and low < scale:
                low *= scale
            if low <= other[1]:
                return (low, other[1]), start, j
    return bounds, start, i


def hedged(
    doc: Any, bounds: tuple[float | None, float | None], first: int, begin: int
) -> tuple[float | None, float | None]:
    low, high = bounds
    at = first
    while at > begin and doc[at - 1].text in ("$", "€", "£", "US$", "the", "The", "a", "another", "other"):
        at -= 1
    before = [doc[j].lower_ for j in range(max(begin, at - 4), at)]
    for words, kind in _hedges():
        if tuple(before[-len(words) :]) == words:
            if kind == "low":
                return low, None if low is not None else high
            if kind == "high":
                return None, high
            if low is None or high is None or low != high:
                return low, high
            if words[-1] in ("nearly", "almost", "to"):
                return _round(low * (1 - _NEAR)), high
            if words == ("some",) and low < 10:
                return low, high
            return _round(low * (1 - _NEAR)), _round(high * (1 + _NEAR))
    return low, high


def _round(value: float) -> float:
    return float(int(value)) if value >= 10 else round(value, 2)
