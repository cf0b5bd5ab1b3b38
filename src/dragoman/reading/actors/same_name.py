"""Whether two names inside one report are one name: surnames, spelling variants, acronyms, short forms.

Within one report a surname alone is the person named in full before it. Across reports other rules hold; they are
linking's. Precision comes first: a wrong merge is worse than a split, so two different given names before one surname
("Bashar Assad", "Rifaat Assad") are two persons, and unlike vowels ("Hassan", "Hussein") two names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from dragoman.knowledge import organisations, person_names, titles

_ARTICLE = re.compile(r"^(?:al|el|ul|ad|ar|as|ash|at|az|an)[-‐–’' ]+(?=\w)", re.IGNORECASE)
_SMALL = {"the", "of", "and", "for", "&", "de", "la", "le", "des", "du", "del", "in", "on", "to"}
_VOWEL = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "u", "u": "u"}
_FORMS = frozenset("inc incorporated corp corporation ltd limited plc llc co company ag sa nv gmbh".split())
_GENERIC = {
    "company", "co", "corp", "corporation", "inc", "ltd", "llc", "plc", "group", "party", "movement", "organization",
    "organisation", "agency", "news", "net", "airlines", "aviation", "airways", "holding", "holdings", "network",
    "channel", "tv", "television", "newspaper", "bank", "university", "front", "militia", "club", "foundation",
    "institute", "ministry", "department", "government", "administration", "cartel", "forces", "english", "website",
    "organisations", "service", "brigade", "brigades", "campaign", "league", "union", "federation", "magazine", "daily",
}  # fmt: skip


_SORTS = _GENERIC | frozenset(
    "authority council commission alliance brotherhood board fund tribunal association committee assembly army guard "
    "guards corps court society congress".split()
)
# Bodies that are called after a place or a person, who is meant where the name stands alone.
_CALLED_AFTER = frozenset(
    "hospital university college school court council police library museum church mosque airport chamber committee "
    "department ministry office district county authority stadium park cathedral festival government administration "
    "campaign foundation institute center centre commission assembly brigade army forces doctrine".split()
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """``text`` without diacritics and case, with straight apostrophes."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=4096)
def person_words(text: str) -> tuple[str, ...]:
    """The words of a person's name, without articles, particles, initials' full stops and suffixes."""
    words: list[str] = []
    for word in re.sub(r"\s*-\s*", "-", text).replace(".", ". ").split():
        word = _ARTICLE.sub("", plain(word)).strip(".,'\"“”")
        word = word.replace("'", "")
        if word and not titles.is_suffix(word) and word not in ("al", "el", "ul"):
            words.append(word)
    return tuple(words)


@lru_cache(maxsize=8192)
def is_variant(a: str, b: str) -> bool:
    """Whether two single words, already plain, can be two spellings of one name."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 2:
        return False
    first, second = _sounds(a), _sounds(b)
    if first[0] != second[0]:
        return False
    return all(_may_swap(x, y) for x, y in zip(first[1], second[1], strict=True))


def _sounds(word: str) -> tuple[str, list[str]]:
    """The consonants of a word, doubled ones once, and the vowels that stand before, between and after them."""
    word = (
        word.removesuffix("ue" if word.endswith("que") else "")
        .replace("ou", "u")
        .replace("oo", "u")
        .replace("ee", "i")
        .replace("ei", "i")
        .replace("ai", "a")
        .replace("ph", "f")
    )
    word = (
        word.replace("kh", "x")
        .replace("gh", "g")
        .replace("dh", "d")
        .replace("q", "k")
        .replace("ck", "k")
        .replace("w", "v")
    )
    consonants, vowels, run = "", [], ""
    for c in word:
        if c in _VOWEL:
            run += c
        elif c.isalnum():
            if c == "h" and consonants and run == "":
                continue  # silent or a mere mark of transliteration
            if consonants[-1:] == c and not run:
                continue
            consonants += c
            vowels.append(run)
            run = ""
    vowels.append(run)
    return consonants, vowels


def _may_swap(a: str, b: str) -> bool:
    if a == b:
        return True
    if not a or not b:
        return False
    return bool(set("".join(_VOWEL[c] for c in a)) & set("".join(_VOWEL[c] for c in b)))


def _may_drift(a: str, b: str) -> bool:
    """As `_may_swap`, and "a" for "i" too ("Haftar", "Hifter"); "a" for "u" is another name ("Hassan", "Hussein")."""
    return _may_swap(a, b) or (bool(a) and bool(b) and not set("ou") & set(a + b))


def same_person(full: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of two words or more are one person's: same words, or a middle name or variant apart."""
    if tuple(full) == tuple(other):
        return True
    if len(full) < 2 or len(other) < 2:
        return False
    if _initials_differ(full, other):
        return False
    longer, shorter = (full, other) if len(full) >= len(other) else (other, full)
    if len(longer) == len(shorter):
        loose = sum(a != b for a, b in zip(longer, shorter, strict=True))
        if loose <= 1 and all(_close(a, b) for a, b in zip(longer, shorter, strict=True)):
            return True
        if person_names.is_short_form(longer[0], shorter[0]) and longer[1:] == shorter[1:]:
            return True
        return loose == len(longer) == 2 and all(is_variant(a, b) for a, b in zip(longer, shorter, strict=True))
    if tuple(longer[-len(shorter) :]) == tuple(shorter):
        return True  # a surname of several words: "bin Salman", "San Roman", "Suu Kyi"
    given = _close(longer[0], shorter[0]) or person_names.is_short_form(longer[0], shorter[0])
    if not (given and _close(longer[-1], shorter[-1])):
        # "Mohammed bin Salman" of "Mohammed bin Salman bin Abdulaziz", "Mirza Fakhrul" of "Mirza Fakhrul Islam Alamgir"
        return tuple(longer[: len(shorter)]) == tuple(shorter)
    rest = iter(longer[1:-1])
    return all(any(_close(word, other) for other in rest) for word in shorter[1:-1])


def generation(text: str) -> str | None:
    """The word that tells father from son at the end of a person's name: "jr", "sr", "iii"."""
    last = text.split()[-1].strip(".,").lower()
    return last if titles.is_suffix(last) else None


def are_father_and_son(a: str, b: str) -> bool:
    """Whether the ends of two names tell their bearers apart: "Jr." and "Sr.", "Jr." and nothing.

    The end may be left out of a number ("Robert Mueller" is Robert S. Mueller III) and with other words of the name
    ("Roger Stone" is Roger J. Stone Jr.), but not of a name that is told in full.
    """
    one, other = generation(a), generation(b)
    if one == other:
        return False
    if one is not None and other is not None:
        return True
    son, father = (a, b) if one is not None else (b, a)
    return generation(son) in ("jr", "sr") and not 1 < len(person_words(father)) < len(person_words(son))


def _initials_differ(full: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the first middle names of both are initials, and not the same: "George H.W. Bush", "George W. Bush"."""
    middle = [*full[1:-1][:1], *other[1:-1][:1]]
    return len(middle) == 2 and all(len(word) == 1 for word in middle) and middle[0] != middle[1]


def _close(a: str, b: str) -> bool:
    """Equal, a variant, or an initial of the other; vowels may change more freely where the rest of the name agrees."""
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    if is_variant(a, b):
        return True
    if min(len(a), len(b)) >= 5:
        from rapidfuzz.distance import DamerauLevenshtein

        first, second = _sounds(a), _sounds(b)
        if first[0] == second[0] and all(_may_drift(x, y) for x, y in zip(first[1], second[1], strict=True)):
            return True
        return DamerauLevenshtein.distance(a, b) <= 1
    return False


def is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is the last word or words of a fuller one, a spelling variant allowed for long surnames."""
    if not short or len(short) >= len(full):
        return False
    tail = full[-len(short) :]
    return all(is_variant(a, b) for a, b in zip(short, tail, strict=True))


# ---------------------------------------------------------------- bodies


@lru_cache(maxsize=4096)
def body_words(text: str) -> tuple[str, ...]:
    """The words that count in the name of a body, in order."""
    return tuple(
        w
        for w in re.findall(r"[^\W_]+(?:[.'][^\W_]+)*\.?", plain(text))
        if w.strip(".") not in _SMALL and w not in ("al", "el", "s", "'s")
    )


def is_generic(word: str) -> bool:
    """Whether a plain word says only what sort of body it is: "company", "authority"."""
    return word.strip(".") in _SORTS


def is_cut_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a report may go on to call the body ``full`` by ``short``: Meridian Gulf Shipping by "Meridian".

    A body called after a place or a person is not: where "Woodstock" stands alone, it is no hospital.
    """
    return 0 < len(short) < len(full) and tuple(full[: len(short)]) == tuple(short) and full[-1] not in _CALLED_AFTER


def same_body(a: str, b: str) -> bool:
    """Whether two names of bodies are one: same words in any order, an acronym, or a short form."""
    first, second = body_words(a), body_words(b)
    if not first or not second:
        return False
    if sorted(first) == sorted(second):
        return True
    if is_acronym_of(a, b) or is_acronym_of(b, a):
        return True  # whoever else is called so: RSF of the Rapid Support Forces
    row, other = organisations.of_name(a), organisations.of_name(b)
    if row is not None and other is not None:
        return row == other
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    if len(longer) > len(shorter) and " of " not in (a if len(first) > len(second) else b):
        distinctive = [w for w in shorter if w.strip(".") not in _GENERIC]
        rest = longer[len(shorter) :]
        if (
            distinctive
            and tuple(longer[: len(shorter)]) == tuple(shorter)
            and all(w.strip(".") in _GENERIC for w in rest)
        ):
            return True
    if len(first) == len(second) == 1:
        return len(first[0]) >= 5 and is_variant(first[0], second[0])
    return False


def is_acronym_of(short: str, name: str) -> bool:
    """Whether ``short`` is made of the initials of ``name``'s words."""
    if not organisations.is_acronym(short) or " " not in name.strip():
        return False
    letters = re.sub(r"[^A-Z]", "", short)
    words: list[str] = re.findall(r"[^\W_]+", name)
    while len(words) > 2 and plain(words[-1]) in _FORMS:
        words.pop()  # "Inc." of a company is no part of its acronym

    def initials(kept: list[str]) -> str:
        # an acronym in the name stays whole: the USGS is the US Geological Survey
        return "".join(w if w.isupper() and len(w) < 4 else w[0] for w in kept).upper()

    large = [w for w in words if w[0].isupper()]
    bare = [w for w in words if w.casefold() not in _SMALL]
    return len(letters) >= 2 and letters in (initials(words), initials(large), initials(bare))
