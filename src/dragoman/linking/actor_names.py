"""Under which of its names an actor is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from dragoman.knowledge import countries
from dragoman.knowledge.files import load_yaml
from dragoman.linking.names.body_words import is_telling
from dragoman.linking.names.normalise import split_words
from dragoman.records import ActorKind, Chain

_ANY_OWNER = frozenset("his her its their our my your this that these those".split())
ANYBODYS = ("person", "state", "group", None)  # kinds that are not told apart by their country's name


def shown_name(chains: Sequence[Chain], kind: ActorKind | None, country: str | None) -> str:
    """The name to show for the actor of ``chains``: a state's usual name, a full name used most, plain words."""
    known = countries.get(country) if country else None
    if kind == "state" and known is not None:
        return next((part for chain in chains if (part := countries.part_in(chain.name))), known.name)
    named = [chain.name for chain in chains if chain.named]
    if not named and kind == "government":
        return _plainest(chains) or _used_most([chain.name for chain in chains])
    return _used_most(named or [chain.name for chain in chains])


def told_apart(name: str, kind: ActorKind | None, country: str | None) -> str:
    """A ministry's or another body's name with its country, where every country may have such a body."""
    known = countries.get(country) if country is not None else None
    if known is None or kind in ANYBODYS or is_telling(name) or countries.find_in(name):
        return name
    return f"{name} ({known.name})"


def _used_most(names: Sequence[str]) -> str:
    """The name used most, a full one before a surname or an acronym."""
    counts = Counter(names)

    def rank(name: str) -> tuple[bool, int, int, str]:
        full = " " in name.strip() and not name.isupper()
        return (not full, -counts[name], -len(name), name)

    return min(counts, key=rank)


def _plainest(chains: Sequence[Chain]) -> str | None:
    """Of the descriptions that say whose a government is, the one that judges least, of those the one used most.

    The picture tells of an actor in its own voice, so it takes no outlet's side while another wording is there.
    """
    counts: Counter[str] = Counter()
    wordings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for chain in chains:
        for name in chain.names:
            bare = name.text.removeprefix("the ").removeprefix("The ")
            said = bare if bare.split()[0].casefold() not in _ANY_OWNER else bare.partition(" ")[2]
            if name.kind == "description" and any(letter.isupper() for letter in said):
                counts[bare] += name.count
                wordings[bare][name.text if bare == name.text else f"the {bare}"] += name.count
    if not counts:
        return None
    best = min(counts, key=lambda text: (_judgements(text), -counts[text], len(text), text))
    return min(wordings[best], key=lambda text: (-wordings[best][text], text))


def _judgements(text: str) -> int:
    """How many words of a wording judge the actor, for or against it."""
    return sum(word in _judging() for word in split_words(text))


@cache
def _judging() -> frozenset[str]:
    tone = load_yaml("tone.yaml")
    return frozenset(word for side in ("praise", "blame", "distance") for word in tone[side])
