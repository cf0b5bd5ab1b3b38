"""What the words of a sentence tell: their families, and how much each weighs.

A word weighs by how rare its base form is in news. Function words weigh nothing, however rarely a table of content
words holds them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache

from dragoman.knowledge.families import family
from dragoman.knowledge.files import load_yaml
from dragoman.knowledge.terms import rarity

LEAST = 4  # letters of a telling word
TELLING_DIGITS = 3  # digits from which a number is telling: "two" and "12" stand everywhere
RARE = 2.5  # weight below which a word tells nothing: "year", "people"
_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d,.]*\d|\d")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[-'’]?[ .-]+[^\W\d_a-z][^\W\d_]*)*")
_FUNCTION = frozenset(
    "about above across after again against almost along already also although always among another anyone anything "
    "around because been before being below between both cannot could does doing done down during each either else "
    "even ever every everyone everything from further have having here hers herself himself however into itself just "
    "less many might mine more most much must neither never nobody none nothing once only onto other others ought ours "
    "ourselves over perhaps quite rather same several shall should since some someone something still such than that "
    "their theirs them themselves then there these they this those though through thus together toward towards under "
    "unless until upon very were what whatever when where whether which while whom whose will with within without "
    "would your yours yourself".split()
)
# what may be left of a form when its ending is taken away, with what may have to be put back
_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


def in_order(text: str) -> list[str]:
    """The words and numbers of ``text`` in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


@lru_cache(maxsize=100_000)  # an actor of a large case has hundreds of names, and each of its stories asks
def last_word(text: str) -> str | None:
    """The last of the words `in_order`; ``None`` for a text without words."""
    found = in_order(text)
    return found[-1] if found else None


def plain(text: str) -> frozenset[str]:
    """The words of ``text`` that begin with a small letter, and its numbers: names are left out."""
    return frozenset(word for word in _WORD.findall(text) if not word[0].isupper())


def name_lengths(text: str) -> dict[str, int]:
    """Family → how many telling words the shortest name has that holds it: "Serbian Orthodox Church" is one name."""
    found: dict[str, int] = {}
    for name in _NAME.findall(text):
        told = telling(in_order(name))
        for one in told:
            found[one] = min(found.get(one, len(told)), len(told))
    return found


@lru_cache(maxsize=100_000)
def family_of(word: str) -> str:
    """The family of a word in small letters by its base form, of a phrase by its last word; a number is its own."""
    if word[0].isdigit():
        return word
    known = family(word)
    if known[0] != "~":
        return known
    last = word.rpartition(" ")[2]
    return family(min(forms(last), key=rarity, default=last))


def forms(word: str) -> list[str]:
    """The word, and what it may be a form of: "armed" and "arm", "ramming" and "ram", "took" and "take"."""
    if (base := _irregular().get(word)) is not None:
        return [word, base]
    found = [word, *(word.removesuffix(end) + back for end, back in _ENDINGS if word.endswith(end))]
    found += [form[:-1] for form in found[1:] if len(form) > LEAST - 1 and form[-1] == form[-2]]
    return [form for form in found if len(form) >= LEAST - 1]


def families(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(family_of, words))


@lru_cache(maxsize=100_000)
def weight(word: str) -> float:
    """How much a word in small letters tells: 0 for a function word or a short one, some 9 for the rarest."""
    if word[0].isdigit():
        return rarity(word) if len(word) >= TELLING_DIGITS else 0.0
    if len(word) < LEAST or word in _FUNCTION or word in _counting():
        return 0.0
    return min(map(rarity, forms(word)))


def telling(words: Iterable[str]) -> dict[str, float]:
    """Family → weight of the words that are rare enough to tell something."""
    return {family_of(word): weight(word) for word in sorted(words) if weight(word) >= RARE}


def shares(told: Mapping[str, float], among: Collection[str], share: float) -> bool:
    """Whether ``among`` holds two of the telling words or more, and ``share`` of their weight."""
    shared = sorted(value for one, value in told.items() if one in among)
    return len(shared) > 1 and sum(shared) >= share * sum(sorted(told.values()))


@cache
def _irregular() -> dict[str, str]:
    """Irregular form → base form."""
    return {form: base for base, forms in load_yaml("irregular_forms.yaml").items() for form in forms}


@cache
def _counting() -> frozenset[str]:
    """Numbers written in letters: they tell as little as short figures do, unless by what they count."""
    numbers = load_yaml("counts.yaml")["numbers"]
    return frozenset({*numbers["exact"], *numbers["vague"], *numbers["scales"]})
