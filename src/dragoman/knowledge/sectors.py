"""Nouns that name actors: which sector and kind of actor each stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.knowledge.files import load_yaml
from dragoman.records import ActorKind


@dataclass(frozen=True)
class ActorNoun:
    """A noun or noun phrase in base form, with the kind of actor it names and its PLOVER sectors (maybe none)."""

    words: tuple[str, ...]
    kind: ActorKind
    sectors: tuple[str, ...]


LONGEST_NOUN = 5  # words


def actor_noun(words: Sequence[str]) -> ActorNoun | None:
    """The longest known noun that ``words`` (lower-case, the last in base form) end with."""
    table = _nouns()
    for n in range(min(LONGEST_NOUN, len(words)), 0, -1):
        found = table.get(tuple(words[-n:]))
        if found is not None:
            return found
    return None


def exact_noun(words: Sequence[str]) -> ActorNoun | None:
    """The known noun that is exactly ``words``."""
    return _nouns().get(tuple(words))


def plural_of_people(word: str) -> str | None:
    """The noun for people whose plural a lower-case word is: "raider" of "raiders"; ``None`` for other words."""
    for ending, instead in (("s", ""), ("es", ""), ("men", "man")):
        known = exact_noun((stem,)) if (stem := word.removesuffix(ending) + instead) != word else None
        if known is not None and known.kind == "person" and word.endswith(ending):
            return stem
    return None


def modifier_sector(word: str) -> tuple[str | None, str | None]:
    """The sector by which a modifier replaces its noun's, and the one that it adds: ("REB", None) for "rebel"."""
    modifiers = load_yaml("sectors.yaml")["modifiers"]
    return modifiers["first"].get(word), modifiers["second"].get(word)


@cache
def _genders() -> dict[str, Literal["male", "female"]]:
    gendered = load_yaml("sectors.yaml")["gendered"]
    genders: dict[str, Literal["male", "female"]] = dict.fromkeys(gendered["male"], "male")
    genders.update((word, "female") for word in gendered["female"])
    return genders


def gender_of_noun(noun: str) -> Literal["male", "female"] | None:
    """The sex that a noun tells of the person it names."""
    return _genders().get(noun)


@cache
def side_nouns() -> frozenset[str]:
    """Nouns whose plural unites actors named before: "side", "party", "country"."""
    return frozenset(load_yaml("sectors.yaml")["sides"])


@cache
def quantities() -> frozenset[str]:
    """Nouns of quantity or membership: what follows their "of" is the actor."""
    return frozenset(load_yaml("sectors.yaml")["quantities"])


@cache
def weak_nouns() -> frozenset[str]:
    """Nouns that name an actor only where the sentence makes them act or possess: "house", "force", "press"."""
    return frozenset(load_yaml("sectors.yaml")["weak"])


@cache
def _nouns() -> dict[tuple[str, ...], ActorNoun]:
    table: dict[tuple[str, ...], ActorNoun] = {}
    for codes, by_kind in load_yaml("sectors.yaml")["nouns"].items():
        sectors = tuple(codes.split()) if codes != "-" else ()
        for kind, nouns in by_kind.items():
            for noun in nouns:
                words = tuple(noun.split())
                table.setdefault(words, ActorNoun(words, kind, sectors))
    return table
