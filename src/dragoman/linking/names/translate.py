"""Words of organisations' names by their meaning: "hizb" and "party" say what sort of body, "nasr" and "victory" are
one proper word in two languages."""

from __future__ import annotations

from functools import cache, lru_cache

from dragoman.knowledge.files import load_yaml


@cache
def _index(section: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for meaning, words in load_yaml("organisation_words.yaml")[section].items():
        for word in words:
            found.setdefault(word, set()).add(meaning)
    return {word: frozenset(meanings) for word, meanings in found.items()}


@lru_cache(maxsize=100_000)
def kinds_of(word: str) -> frozenset[str]:
    """What the word says about the sort of body or its field, in English; empty for proper words."""
    index = _index("kinds")
    return index.get(word) or index.get(word.removesuffix("s"), frozenset())


@lru_cache(maxsize=100_000)
def meanings_of(word: str) -> frozenset[str]:
    """English meanings of a proper word; empty when the dictionary does not know it."""
    return _index("meanings").get(word, frozenset())
