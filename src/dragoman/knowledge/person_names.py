"""Words of personal names: whether a word is known to name people, and which sex a given name tells."""

from __future__ import annotations

import unicodedata
from functools import cache

from dragoman.knowledge.files import load_yaml, read_tsv
from dragoman.knowledge.titles import Gender


def bearers(word: str) -> int:
    """How many persons of the table bear ``word`` as a given name or surname; 0 when it is not known to name people."""
    return _bearers().get(_plain(word), 0)


def gender_of_given(word: str) -> Gender | None:
    """The sex that a given name tells, where it tells one."""
    gender: Gender | None = _given().get(_plain(word))
    return gender


def is_short_form(left: str, right: str) -> bool:
    """Whether one lower-case given name is a short form of the other, or both are forms of one: "bill", "william"."""
    lines = lines_with("short")
    return bool(lines.get(left, frozenset()) & lines.get(right, frozenset()))


@cache
def lines_with(section: str) -> dict[str, frozenset[int]]:
    """Word → numbers of the lines of a section of ``names.yaml`` that hold it: words of one line are one name."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(load_yaml("names.yaml")[section]):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _plain(word: str) -> str:
    text = unicodedata.normalize("NFKD", word)
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


@cache
def _bearers() -> dict[str, int]:
    return {row["word"]: int(row["count"]) for row in read_tsv("name_words.tsv.gz")}


@cache
def _given() -> dict[str, Gender]:
    names = load_yaml("given_names.yaml")
    out: dict[str, Gender] = dict.fromkeys(names["male"].split(), "male")
    out.update((word, "female") for word in names["female"].split())
    return out
