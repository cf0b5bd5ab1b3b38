"""Words by which a report takes a side: one outlet's "massacre" is another's "qualitative operation"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.knowledge import countries
from dragoman.knowledge.files import load_yaml

_FUNCTION = (
    r"(?:and|after|against|are|as|at|before|but|by|for|from|had|has|have|into|that|the|was|were|which|who|with)\b"
)
_NOUN = re.compile(rf" (?!{_FUNCTION})[a-z][\w-]{{2,}}")
KINDS = ("harsh", "mild", "honour", "slur", "distance")


def sided_words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where ``text`` takes a side between ``start`` and ``end``; one that belongs to the noun behind it runs to that.

    A capital in the middle of a sentence, or before another one, makes a word a part of a name ("Sham Wings"), and no
    word of the report's.
    """
    for hit in _pattern().finditer(text, start, len(text) if end is None else end):
        begins = not text[start : hit.start()].strip("\"“”'‘’ ")
        if not hit[0][0].isupper() or (begins and not text[hit.end() : hit.end() + 2].strip().istitle()):
            yield hit.start(), _end_of_noun(text, hit)


def _end_of_noun(text: str, hit: re.Match[str]) -> int:
    """Where the noun ends that the word belongs to: behind "unprovoked Indian" stands what was unprovoked."""
    last = hit[0].rpartition(" ")[2]
    behind = _NOUN.match(text, hit.end()) if last[0].isupper() and countries.of_demonym(last) is not None else None
    return behind.end() if behind is not None else hit.end()


@lru_cache(maxsize=50_000)  # an actor stands in many a line
def takes_side(text: str) -> bool:
    """Whether one of the words of ``text`` takes a side."""
    return next(sided_words(text), None) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """Any of the words, the longest first, with the name or noun behind it where it belongs to that."""
    lists = load_yaml("sided_words.yaml")
    before = frozenset(lists["before"])
    behind = {phrase: 2 if phrase in lists["distance"] else 1 for phrase in before}  # words of a noun: "prime minister"
    phrases = sorted({phrase for kind in KINDS for phrase in lists[kind]}, key=lambda phrase: (-len(phrase), phrase))
    told = "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+")
        + (
            rf"(?:(?:[ ](?-i:[A-Z])[\w-]*\.?)+|(?:[ ](?!{_FUNCTION})[\w-]{{3,}}){{1,{behind[phrase]}}})"
            if phrase in before
            else ""
        )
        for phrase in phrases
    )
    return re.compile(rf"(?<![\w-])(?:{told})(?![\w-])", re.IGNORECASE)
