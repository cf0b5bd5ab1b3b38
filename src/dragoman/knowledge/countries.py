"""States and territories: which one a name, a demonym, a capital or a seat of power belongs to.

All look-ups ignore a leading "the", diacritics, the shape of apostrophes and, save for short all-capital forms ("US"
is a state, "us" is not), letter case. They answer with an ISO 3166 alpha-3 code, or ``None`` when nothing fits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from dragoman.knowledge.files import read_tsv

How = Literal["name", "older", "demonym", "capital", "seat"]

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_NEXT = re.compile(r" ([^\W_]+)")
_GENITIVE = re.compile(r"['’][sS]$")
_WORDS_FOR_PEOPLE = ("man", "men", "woman", "women")
_BEGINNING = 4  # letters
# words before "America" and "American" that tell of more than the United States
_WIDER = frozenset({"South", "Latin", "Central", "North", "Middle", "Ibero", "Pan"})
# "the Gulf of Oman", "the South China Sea": waters are nobody's, whatever they are called after
_WATERS = frozenset({"Sea", "Ocean", "Gulf", "Strait", "Straits", "Bay"})
_PARTED = ({"North": "PRK", "South": "KOR"}, {"North": "SDN", "South": "SSD"})
LONGEST_NAME = 7  # words; no name in the table has more


@dataclass(frozen=True)
class Country:
    """One row of ``countries.tsv``; the file's header explains each field."""

    alpha3: str
    alpha2: str
    name: str
    names: tuple[str, ...]
    older: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One row of ``parts_of_states.tsv``: a part of the state ``alpha3`` that has a government of its own."""

    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    alpha3: str
    partly_recognised: bool


@dataclass(frozen=True)
class Hit:
    """A name found in a text: ``text[start:end]`` names ``alpha3``, and ``how`` says by which kind of name."""

    start: int
    end: int
    alpha3: str
    how: How


def get(alpha3: str) -> Country | None:
    """The country with this alpha-3 code."""
    return _countries().get(alpha3)


def every() -> tuple[Country, ...]:
    """All countries, by alpha-3 code."""
    return tuple(_countries().values())


def of_name(text: str) -> str | None:
    """The country that ``text`` names, by a present or an older name."""
    return _find(text, ("name", "older"))


def of_demonym(text: str) -> str | None:
    """The country that an adjective or a word for its people belongs to: "Syrian", "Syrians", "Frenchmen"."""
    return _find(text, ("demonym",))


def of_capital(text: str) -> str | None:
    """The country whose capital, or former capital, ``text`` is."""
    return _find(text, ("capital",))


def of_metonym(text: str) -> str | None:
    """The country for whose government ``text`` can stand: a capital or another seat of power ("the Kremlin")."""
    return _find(text, ("seat", "capital"))


def of_word(text: str) -> str | None:
    """The country by any of its names, names first, capitals and seats last."""
    return _find(text, ("name", "older", "demonym", "capital", "seat"))


def halves(text: str) -> dict[str, str]:
    """ "North" and "South" → code, where ``text`` names one of two parted states: "South Korea", "South Sudan"."""
    first, alpha3 = text.split(" ", 1)[0], of_name(text)
    return next((parted for parted in _PARTED if alpha3 is not None and alpha3 == parted.get(first)), {})


def is_half(text: str) -> bool:
    """Whether a word may stand for one of two parted states: "the North"."""
    return any(text in parted for parted in _PARTED)


def part_of(text: str) -> Part | None:
    """The part of a state that ``text`` names, by its name, its people or its seat of government.

    Whatever else is asked of such a name, it belongs to the state: ``of_name("Somaliland")`` is ``SOM``.
    """
    return next((part for key in _keys(text) if (part := _parts().get(key)) is not None), None)


@lru_cache(maxsize=50_000)
def part_in(text: str) -> str:
    """The usual name of the first part of a state that words of ``text`` name; empty if none does."""
    named = (part_of(text[hit.start : hit.end]) for hit in _hits(text))
    return next((part.name for part in named if part is not None), "")


def land(alpha3: str, words: str) -> str:
    """A key for what ``words`` tell of a state: its code, with the part of the state that they name, if any."""
    return f"{alpha3} {part_in(words)}".strip()


def find_in(text: str) -> list[Hit]:
    """Every name of a country in ``text``, the longest at each place, from left to right.

    Only words that begin with a capital letter (or are all digits) are looked at, so "turkey" in a kitchen is none.
    """
    return list(_hits(text))


@lru_cache(maxsize=256)  # several stages of reading ask for the same sentences
def _hits(text: str) -> tuple[Hit, ...]:
    table, words, i = _table(), list(_WORD.finditer(text)), 0
    hits: list[Hit] = []
    while i < len(words):
        step = 1
        if (words[i].group()[0].isupper() or words[i].group()[0].isdigit()) and _may_begin(words[i].group()):
            for n in range(min(LONGEST_NAME, len(words) - i), 0, -1):
                start, end = words[i].start(), words[i + n - 1].end()
                hit = _hit_at(text, start, end, table)
                if hit is not None:
                    after = _NEXT.match(text, hit.end)
                    before = [word.group() for word in words[max(0, i - 2) : i]]
                    if not is_elsewhere(text[hit.start : hit.end], before, after.group(1) if after else ""):
                        hits.append(hit)
                    step = n
                    break
            else:
                hits += _before_hyphen(text, words[i].start(), words[i].group(), table)
        i += step
    return tuple(hits)


def is_elsewhere(name: str, before: Sequence[str], after: str) -> bool:
    """Whether the words beside the name of a country make it the name of something else: "New Jersey", "South America",
    "the Gulf of Oman"; ``before`` are the last two words before it."""
    last = before[-1] if before else ""
    if last == "New" or (last in _WIDER and name.startswith("America")):
        return True
    return after in _WATERS or (last == "of" and len(before) > 1 and before[-2] in _WATERS)


@lru_cache(maxsize=50_000)
def _may_begin(word: str) -> bool:
    """Whether the name of a country may begin with ``word``, or with its part before a hyphen: a quick look first."""
    folded = _fold(word).casefold().removesuffix("'s")
    return folded == "the" or folded[:_BEGINNING].rstrip(".") in _beginnings() or "-" in word


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key.casefold()[:n].rstrip(".") for key in _table() for n in range(1, _BEGINNING + 1))


def _before_hyphen(text: str, start: int, word: str, table: dict[str, dict[How, str]]) -> list[Hit]:
    """The country before the hyphen of "Somalia-based", "US-led"."""
    cut = word.find("-")
    hit = _hit_at(text, start, start + cut, table) if cut > 1 else None
    return [hit] if hit is not None and hit.how != "older" else []


def _hit_at(text: str, start: int, end: int, table: dict[str, dict[How, str]]) -> Hit | None:
    # a full stop may belong to the name ("U.S.") or end the sentence ("in Mali."); a genitive is never part of it
    genitive = _GENITIVE.search(text[start:end])
    ends = [end] if genitive is None else [end, end - 2]
    for stop in [*ends, *([end - 1] if text[end - 1] == "." else [])]:
        for key in _keys(text[start:stop]):
            found = table.get(key)
            if found:
                how = next(iter(found))
                return Hit(start, stop, found[how], how)
    return None


@lru_cache(maxsize=50_000)
def _find(text: str, kinds: tuple[How, ...]) -> str | None:
    table = _table()
    for key in _keys(text):
        found = table.get(key)
        if found:
            for how in kinds:
                if how in found:
                    return found[how]
    return None


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.split())
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


@lru_cache(maxsize=50_000)  # every stage of reading asks for the same words
def _keys(text: str) -> tuple[str, ...]:
    """The keys that ``text`` may stand under in the table."""
    folded = _fold(text)
    if _is_short_form(folded):
        return (folded,)
    low = folded.casefold()
    return (low, *_keys(folded[4:])) if low.startswith("the ") else (low,)


def _key(name: str) -> str:
    folded = _fold(name)
    return folded if _is_short_form(folded) else folded.casefold()


def _is_short_form(text: str) -> bool:
    letters = text.replace(".", "")
    return len(letters) <= 4 and letters.isalpha() and not letters.islower() and letters[-1].isupper()


def _plurals(demonym: str) -> Iterable[str]:
    yield demonym
    if not demonym.endswith((*_WORDS_FOR_PEOPLE, "s", "sh", "ch", "ese")) and not _is_short_form(demonym):
        yield demonym + "s"


def _split(value: str) -> tuple[str, ...]:
    return tuple(value.split("|")) if value else ()


@cache
def _parts() -> dict[str, Part]:
    """Every part of a state by each of its names, folded as in ``_table``."""
    parts = [
        Part(
            row["name"], _split(row["names"]), _split(row["demonyms"]), _split(row["seats"]), row["state"],
            row["recognised"] == "partly",
        )
        for row in read_tsv("parts_of_states.tsv")
    ]  # fmt: skip
    return {
        _key(name): part
        for part in parts
        for name in (part.name, *part.names, *part.seats, *(form for word in part.demonyms for form in _plurals(word)))
    }


@cache
def _countries() -> dict[str, Country]:
    return {
        row["alpha3"]: Country(
            row["alpha3"], row["alpha2"], row["name"], _split(row["names"]), _split(row["older"]),
            _split(row["demonyms"]), _split(row["capitals"]), _split(row["seats"]),
        )
        for row in read_tsv("countries.tsv")
    }  # fmt: skip


@cache
def _table() -> dict[str, dict[How, str]]:
    """Every name, folded, with what it may be, likeliest first."""
    table: dict[str, dict[How, str]] = {}

    def put(name: str, how: How, alpha3: str) -> None:
        key = _key(name)
        if key == "male":  # the capital of Maldives is a common word without its accent
            return
        if key.startswith("the "):
            put(key[4:], how, alpha3)
        table.setdefault(key, {}).setdefault(how, alpha3)

    for country in _countries().values():
        for name in (country.name, *country.names):
            put(name, "name", country.alpha3)
        for name in country.older:
            put(name, "older", country.alpha3)
        for demonym in country.demonyms:
            for word in _plurals(demonym):
                put(word, "demonym", country.alpha3)
        for name in country.capitals:
            put(name, "capital", country.alpha3)
        for name in country.seats:
            put(name, "seat", country.alpha3)
    for part in dict.fromkeys(_parts().values()):
        for name in (part.name, *part.names):
            put(name, "name", part.alpha3)
        for demonym in part.demonyms:
            for word in _plurals(demonym):
                put(word, "demonym", part.alpha3)
        for name in part.seats:
            put(name, "capital", part.alpha3)
    order: tuple[How, ...] = ("name", "older", "capital", "seat", "demonym")
    return {key: {how: found[how] for how in order if how in found} for key, found in table.items()}
