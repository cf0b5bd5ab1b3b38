"""Acronyms and what they stand for: "GNA" and "Government of National Accord", in either language's order of words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman.knowledge.files import load_yaml
from dragoman.linking.names.match import NameMatch
from dragoman.linking.names.transliterate import romanise

_SMALL = frozenset("of the and for in on to de la le du des del y e et und der die das fur i al el".split())
ACRONYM = 0.76


def is_acronym(text: str) -> bool:
    """Whether ``text`` is written as an acronym: two to seven capitals, with or without stops."""
    letters = re.sub(r"[.\s]", "", text)
    return (
        2 <= len(letters) <= 7 and letters.isalpha() and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)
    )


@cache
def _meanings_initials() -> dict[str, frozenset[str]]:
    """Word → first letters of the same word in the other languages, for acronyms of another language."""
    data = load_yaml("organisation_words.yaml")
    found: dict[str, set[str]] = {}
    for section in ("kinds", "meanings"):
        for words in data[section].values():
            letters = {word[0] for word in words}
            for word in words:
                found.setdefault(word, set()).update(letters)
    return {word: frozenset(letters) for word, letters in found.items()}


@lru_cache(maxsize=100_000)
def initials_of(text: str) -> frozenset[str]:
    """The acronyms that the words of ``text`` give, in lower case: with and without small words."""
    words = [w for w in re.split(r"[\s\-‐–/.,()]+", romanise(re.sub(r"['’]s?\b", "", text))) if w]
    large = [w for w in words if w not in _SMALL]
    if len(large) < 2:
        return frozenset()
    return frozenset({"".join(w[0] for w in large), "".join(w[0] for w in words)})


def acronym_reason(left: str, right: str) -> NameMatch | None:
    """A match when one name is the acronym of the other, in the same or another language; else ``None``.

    A bilingual acronym (the letters of the words in another language: "PKK" for the Kurdistan Workers' Party) is
    less sure than one whose letters are all there.
    """
    for short, full in ((left, right), (right, left)):
        word, rest = _acronym_in(short)
        if word is None or is_acronym(full):
            continue
        letters = romanise(word.replace(".", "").replace(" ", ""))
        if letters in initials_of(full) and not rest:
            return NameMatch(ACRONYM, f"“{short}” has the first letters of “{full}”.")
        if letters in initials_of(full):
            return NameMatch(ACRONYM - 0.03, f"“{word}” of “{short}” has the first letters of “{full}”.")
        if not rest and len(letters) >= 3 and _bilingual(letters, full):
            return NameMatch(0.6, f"“{short}” fits the first letters of “{full}” in another language.")
    return None


def _acronym_in(text: str) -> tuple[str | None, list[str]]:
    words = text.split()
    short = [w for w in words if is_acronym(w) and not text.isupper()] or ([text] if is_acronym(text) else [])
    if len(short) != 1:
        return None, []
    return short[0], [w for w in words if w not in short[0].split()]


def _bilingual(letters: str, full: str) -> bool:
    words = [w for w in re.split(r"[\s\-]+", romanise(re.sub(r"['’]s?\b", "", full))) if w and w not in _SMALL]
    if len(words) != len(letters) or len(words) < 3:
        return False
    choices = [_meanings_initials().get(w, frozenset()) | {w[0]} for w in words]
    left = list(letters)
    for choice in sorted(choices, key=len):
        hit = next((c for c in left if c in choice), None)
        if hit is None:
            return False
        left.remove(hit)
    return True
