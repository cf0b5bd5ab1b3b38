"""Words before a name: forms of address, ranks, and words that say that an office is over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

from dragoman.knowledge.files import load_yaml

Gender = Literal["male", "female"]


@cache
def _titles() -> dict[str, Any]:
    data: dict[str, Any] = load_yaml("titles.yaml")
    return {
        key: value if isinstance(value, dict) else frozenset(value) for key, value in data.items() if key != "callings"
    }


def is_honorific(word: str) -> bool:
    """Whether ``word`` is a form of address: "Mr.", "Sheikh", "Dr."."""
    return word.casefold() in _titles()["honorifics"]


def gender_of_honorific(word: str) -> Gender | None:
    """The sex that a form of address tells."""
    gender: Gender | None = _titles()["honorifics"].get(word.casefold())
    return gender


def rank(word: str) -> str | None:
    """The full form of a rank or abbreviated title: "Gen." is "general"."""
    full: str | None = _titles()["ranks"].get(word.casefold())
    return full


def is_military_rank(word: str) -> bool:
    """Whether ``word`` is, or stands for, a rank in an army, which says nothing of an office: "Gen.", "Admiral"."""
    return (rank(word) or word.casefold()).split()[-1] in _titles()["military"]


def is_former(word: str) -> bool:
    """Whether ``word`` before a title says that the office is over: "former", "late", "ousted"."""
    return word.casefold() in _titles()["former"]


def is_acting(word: str) -> bool:
    """Whether ``word`` may stand before a title without ending the office: "deputy", "acting"."""
    return word.casefold() in _titles()["acting"]


def is_ground(word: str) -> bool:
    """Whether a word ends the name of a stretch of ground or a work: "airport", "bridge"."""
    return word.casefold() in _titles()["grounds"]


def is_particle(word: str) -> bool:
    """Whether ``word`` is a small word inside names: "al", "bin", "de", "von"."""
    return word.casefold() in _titles()["particles"]


def is_suffix(word: str) -> bool:
    """Whether ``word`` follows a name and belongs to it: "Jr.", "III"."""
    return word.casefold() in _titles()["suffixes"]


def is_kin(word: str) -> bool:
    """Whether ``word`` says that somebody is another's relative: "brother", "wife"."""
    return word.casefold() in _titles()["kin"]


def callings(words: Sequence[str]) -> frozenset[int]:
    """The lines of ``callings`` that an office or profession stands in: two that share one may be said of one person
    ("the representative", "the congressman")."""
    return _callings().get(" ".join(words), frozenset())


@cache
def _callings() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(load_yaml("titles.yaml")["callings"]):
        for noun in line:
            found.setdefault(noun, set()).add(number)
    return {noun: frozenset(lines) for noun, lines in found.items()}
