"""Words that tell the same happening: derivations ("acquire", "acquisition") and those of ``word_families.yaml``."""

from __future__ import annotations

from functools import cache, lru_cache

from dragoman.knowledge.files import load_yaml

# endings that make one word of another, the longest first; what is left of the word must keep four letters
_ENDINGS = (
    "ization", "isation", "ations", "ements", "ation", "ition", "ement", "ments", "ating", "ness", "ment", "ance",
    "ence", "ives", "ings", "ions", "ized", "ised", "able", "ible", "sion", "tion", "ant", "ent", "ity", "ing", "ion",
    "ize", "ise", "ate", "ive", "ors", "ers", "ure", "or", "er", "ed", "al", "e", "s",
)  # fmt: skip
_LEAST = 4


@lru_cache(maxsize=50_000)
def family(lemma: str, kind: str | None = None) -> str:
    """The name of the family that ``lemma`` belongs to; a word without relatives is a family of its own.

    Names are for comparing only: two words are of one family when their names are equal. ``kind`` is the PLOVER type of
    the act that the word tells, where it is known: to fire a rocket is no dismissal.
    """
    lemma = lemma.lower()
    if kind is not None and (lemma, kind) in _table_by_type():
        return _table_by_type()[lemma, kind]
    table = _table()
    if lemma in table:
        return table[lemma]
    last = lemma.rsplit(" ", 1)[-1]
    if last in table:
        return table[last]
    stem = _stem(last)
    return table.get("~" + stem, "~" + stem)


def kindred(name: str) -> frozenset[str]:
    """The families, without itself, that may tell the same happening from another side as the one of this name."""
    return _kindred().get(name, frozenset())


def _stem(word: str) -> str:
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
                word = word[: -len(ending)]
                break
    if len(word) > _LEAST and word[-1] == word[-2]:  # "begin", "beginn-ing"
        word = word[:-1]
    return word


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for words in load_yaml("word_families.yaml")["words"]:
        for word in words:
            table[word] = words[0]
            table.setdefault("~" + _stem(word.rsplit(" ", 1)[-1]), words[0])
    return table


@cache
def _table_by_type() -> dict[tuple[str, str], str]:
    by_type: dict[str, dict[str, list[str]]] = load_yaml("word_families.yaml")["by_type"]
    return {
        (word, kind): family(meant) for kind, told in by_type.items() for meant, words in told.items() for word in words
    }


@cache
def _kindred() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for words in load_yaml("word_families.yaml")["kindred"]:
        names = frozenset(map(family, words))
        for name in names:
            found[name] = found.get(name, frozenset()) | names - {name}
    return found
