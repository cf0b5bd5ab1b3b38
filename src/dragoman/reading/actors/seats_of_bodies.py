"""Towns that stand for the body that sits there: "Brussels" for the European Union, "Strasbourg" for a court.

A capital stands for its state as a rule. Where the report names a body that sits in the town, and tells nothing of the
state, the body is meant.
"""

from __future__ import annotations

from functools import cache

from dragoman.knowledge import organisations
from dragoman.knowledge.files import load_yaml
from dragoman.reading.actors.chains import Chains


@cache
def _seats() -> dict[str, tuple[str, ...]]:
    return {town: tuple(bodies) for town, bodies in load_yaml("metonyms.yaml")["seats_of_bodies"].items()}


def is_seat(text: str) -> bool:
    """Whether a body of several states sits in the town, so that the town may stand for it."""
    return text in _seats()


def join_seats(chains: Chains) -> None:
    """Join each town that acts with the body that it stands for; towns that stand for nobody are no mentions."""
    bodies: dict[str, int] = {}
    for i, candidate in enumerate(chains.candidates):
        if candidate.label == "ORG":
            known = organisations.of_name(chains.core_text(i))
            if known is not None:
                bodies.setdefault(known.name, i)
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "metonym" or candidate.label != "LOC" or not is_seat(chains.core_text(i)):
            continue
        body = next((bodies[name] for name in _seats()[chains.core_text(i)] if name in bodies), None)
        if body is not None and not candidate.silent and not _is_told_of(chains, i):
            candidate.label, candidate.country = None, None
            chains.join(i, body, renamed=True)
        elif candidate.country is None:
            chains.drop([i])


def _is_told_of(chains: Chains, i: int) -> bool:
    """Whether the report speaks of the state that a town is the capital of, other than by the town."""
    country, town = chains.candidates[i].country, chains.core_text(i)
    return country is not None and any(
        candidate.country == country and chains.core_text(j) != town for j, candidate in enumerate(chains.candidates)
    )
