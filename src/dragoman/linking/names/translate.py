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


@cache
def _country_words() -> dict[str, str]:
    countries = load_yaml("organisation_words.yaml")["countries"]
    return {word: code for code, words in countries.items() for word in words}


def country_of(word: str) -> str | None:
    """The country that a word of another language than English names: "rossii" is RUS."""
    return _country_words().get(word)


@lru_cache(maxsize=100_000)
def _renders(word: str) -> frozenset[str]:
    table = load_yaml("organisation_words.yaml")["meanings"]
    return frozenset(foreign for meaning in meanings_of(word) for foreign in table[meaning])


def may_translate(left: str, right: str) -> bool:
    """Whether two proper words may render one: they share a meaning ("sham", "levant"), or one foreign word has the
    meanings of both ("accord" and "reconciliation" both render "wefaq")."""
    if meanings_of(left) & meanings_of(right):
        return True
    return bool(meanings_of(left) and meanings_of(right) and _renders(left) & _renders(right))
