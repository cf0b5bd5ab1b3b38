"""Words for those who hold a state's power: by a coup, beside the government, under arms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.files import load_yaml


@cache
def takers(*, one: bool = True) -> frozenset[str]:
    """Base forms of words for those who took power by force: "junta"; those that mean them in the plural only
    ("putschist") are left out when ``one`` of them is meant."""
    words = load_yaml("powers.yaml")
    return frozenset(words["coup"]) - frozenset(words["coup_plural"] if one else ())


@cache
def coup_people() -> frozenset[str]:
    """Base forms of nouns that mean them behind "coup": "coup leaders"."""
    return frozenset(load_yaml("powers.yaml")["coup_people"])


@cache
def set_apart() -> frozenset[str]:
    """Words that set a government apart from the one that its country has: "rival", "interim", "ousted"."""
    words = load_yaml("powers.yaml")
    return frozenset(words["set_apart"]) | frozenset(words["deposed"])


@cache
def deposed() -> frozenset[str]:
    """Words that say that a government lost power: "ousted"."""
    return frozenset(load_yaml("powers.yaml")["deposed"])


@cache
def national_forces() -> frozenset[str]:
    """Proper names of a country's armed forces as a whole: "Bundeswehr"."""
    return frozenset(load_yaml("powers.yaml")["national_forces"])


@dataclass(frozen=True)
class WholeForce:
    """Words that mean all of a state's forces of one sort: all of one of ``cores``, and none but ``words``."""

    cores: tuple[frozenset[str], ...]
    words: frozenset[str]


@cache
def forces_as_a_whole() -> Mapping[str, WholeForce]:
    """What a state's armed forces, police and security forces are called as a whole, by sort."""
    table = load_yaml("powers.yaml")["as_a_whole"]
    out: dict[str, WholeForce] = {}
    for sort, row in table.items():
        cores = tuple(frozenset(core.split()) for core in row["cores"])
        out[sort] = WholeForce(cores, frozenset(row["around"]).union(*cores))
    return out
