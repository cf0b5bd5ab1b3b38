"""A personal name taken to pieces: which words name the person, and what each of them is.

"Shaikh Usama bin Muhammad al-Ghamdi, Jr." is a title (left out), a given name, a father's name, a family name whose
article may stand or fall, and a word that tells the son from the father.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from dragoman.knowledge.files import load_yaml
from dragoman.linking.names.transliterate import is_skeleton, romanise

_WORD = re.compile(r"[^\W_]+(?:\.(?=[^\W_]\b))*", re.UNICODE)
_CAMEL = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")
# digits that stand for letters in scanned or disguised text
_DIGITS = str.maketrans("01345789", "oieastbg")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")


@dataclass(frozen=True)
class NameWord:
    """One word of a personal name, romanised. ``father`` marks a name that follows "bin"; ``article`` one that stood
    with "al-"; ``skeleton`` one from a script without vowels; ``patronymic`` an East Slavic one."""

    text: str
    father: bool = False
    article: bool = False
    skeleton: bool = False
    patronymic: bool = False
    particle: bool = False

    @property
    def initial(self) -> bool:
        return len(self.text) == 1


@dataclass(frozen=True)
class PersonName:
    """``words`` in the order of the name, given name first; ``titled`` when a title stood before them."""

    words: tuple[NameWord, ...]
    generation: int | None
    titled: bool
    raw: str

    @cached_property
    def core(self) -> tuple[NameWord, ...]:
        """The words that name the person: without European particles."""
        return tuple(w for w in self.words if not w.particle) or self.words


@cache
def _set(section: str) -> frozenset[str]:
    return frozenset(load_yaml("names.yaml")[section])


def is_honorific(word: str) -> bool:
    """Whether a romanised word is a title or form of address."""
    return word in _set("honorifics")


@cache
def _generations() -> dict[str, int]:
    return dict(load_yaml("names.yaml")["generations"])


def split_words(text: str) -> list[str]:
    """The romanised words of a name: hyphens and stops separate, apostrophes vanish, "J.-C." and "JC" are initials."""
    text = _CAMEL.sub(" ", text)
    text = _DOTTED.sub(lambda m: m.group().replace(".", ""), text) if "." in text else text
    return [
        word
        for piece in re.split(r"[\s\-‐–—_/.,;:()\[\]\"“”«»„|&+]+", text)
        for word in romanise(piece).split()
        if word
    ]


@lru_cache(maxsize=200_000)
def parse_person(text: str) -> PersonName:
    """The pieces of a person's name as an outlet writes it. Never raises; an empty text has no words."""
    before, comma, after = text.partition(",")
    if comma and after.strip() and romanise(after).strip(" .") not in _generations():
        text = f"{after} {before}"  # "Haftar, Khalifa"
    bare = is_skeleton(text)
    words = [re.sub(r"[^a-z0-9]", "", word) for word in split_words(text)]
    words = [word.translate(_DIGITS) if not word.isdigit() else word for word in words if word]
    generation = None
    while len(words) > 1 and words[-1] in _generations():
        generation = _generations()[words.pop()]
    titled = False
    while len(words) > 1 and words[0] in _set("honorifics"):
        words.pop(0)
        titled = True
    return PersonName(tuple(_pieces(words, bare)), generation, titled, text)


def _pieces(words: list[str], bare: bool) -> list[NameWord]:
    articles, compounds, ends = _set("articles"), _set("compounds"), _set("compound_ends")
    if bare:
        words = [w[2:] if w.startswith("al") and len(w) > 4 else w for w in words]
    found: list[NameWord] = []
    father = article = False
    i = 0
    while i < len(words):
        word, rest = words[i], words[i + 1 :]
        if word in compounds and rest:
            j = i + 1
            while j < len(words) - 1 and words[j] in articles:
                j += 1
            found.append(NameWord(_joined_compound(word, words[j]), father=father, article=article, skeleton=bare))
            father = article = False
            i = j + 1
            continue
        if word in articles and rest and len(word) > 1 and not (word in ends and found):
            article = True
        elif rest and word in (("bn", "abn", "bnt") if bare else _set("relations")):
            father = True
        elif word in _set("relations_after") and found:
            found[-1] = NameWord(found[-1].text, father=True)
        elif word in ends and found and not found[-1].particle and not bare:
            found[-1] = NameWord(_with_end(found[-1].text, word), found[-1].father, found[-1].article)
            article = False
        elif word == "van" and found and found[0].text in _set("vietnamese"):
            found.append(NameWord(word))
        elif word in _set("particles") and rest and not bare:
            found.append(NameWord(word, particle=True))
        else:
            patronymic = len(word) > 6 and bool(found) and not article and word.endswith(tuple(_set("patronymics")))
            found.append(NameWord(_whole(word), father, article, bare, patronymic and bool(rest)))
            father = article = False
        i += 1
    # one word more after the particles, else the particles are the name
    return found if any(not w.particle for w in found) else [NameWord(w.text) for w in found]


def _joined_compound(first: str, second: str) -> str:
    if first in ("abu", "abou", "aboul", "abul", "abi"):
        return "abu" + second
    if first in ("umm", "oum"):
        return "umm" + second
    return "abdullah" if second in ("allah", "ullah", "lh", "allh") else "abdul" + second


def _with_end(first: str, end: str) -> str:
    if end.endswith("lah"):
        return first.removesuffix("u").removesuffix("i") + "ullah"
    return (
        first.removesuffix("ul").removesuffix("al").removesuffix("ud").removesuffix("ed").removesuffix("id") + "uddin"
    )


# "Abdurrahman": the article's l has turned into the letter after it
_SERVANT = re.compile(r"^abd(?:[aeiou]+(?:l|([rnszdt])(?=\1))?|l)(?=[a-z]{4})")
_RELIGION = re.compile(r"^(.{3,}?)(?:[aeiou]+d?)(?:d[eiy]+n|ddine?|deen)$")


@lru_cache(maxsize=100_000)
def _whole(word: str) -> str:
    """One spelling for compounds written as one word: "Abdelaziz", "Abdul Aziz" → "abdulaziz"; "Nureddin"."""
    if word.startswith("abd") and len(word) > 6 and not word.startswith(("abdulla", "abdalla", "abdoula", "abdilla")):
        match = _SERVANT.match(word)
        if match:
            return "abdul" + word[match.end() :]
    match = _RELIGION.match(word)
    if match and len(word) > 6:
        return match.group(1) + "uddin"
    return word
