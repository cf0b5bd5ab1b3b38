"""Words by which a report takes a side: one outlet's "massacre" is another's "qualitative operation"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.knowledge.files import load_yaml

KINDS = ("harsh", "mild", "honour", "slur", "distance")


def sided_words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where ``text`` takes a side between ``start`` and ``end``; one that belongs to the noun behind it runs to that.

    A capital in the middle of a sentence makes a word a part of a name, and no word of the report's.
    """
    for hit in _pattern().finditer(text, start, len(text) if end is None else end):
        if not hit[0][0].isupper() or not text[start : hit.start()].strip("\"“”'‘’ "):
            yield hit.span()


@lru_cache(maxsize=50_000)  # an actor stands in many a line
def takes_side(text: str) -> bool:
    """Whether one of the words of ``text`` takes a side."""
    return next(sided_words(text), None) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """Any of the words, the longest first, with the name or noun behind it where it belongs to that."""
    lists = load_yaml("sided_words.yaml")
    before = frozenset(lists["before"])
    phrases = sorted({phrase for kind in KINDS for phrase in lists[kind]}, key=lambda phrase: (-len(phrase), phrase))
    told = "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+")
        + (r"(?:(?:[ ](?-i:[A-Z])[\w-]*\.?)+|[ ][\w-]{3,})" if phrase in before else "")
        for phrase in phrases
    )
    return re.compile(rf"(?<![\w-])(?:{told})(?![\w-])", re.IGNORECASE)
