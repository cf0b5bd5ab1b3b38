"""Descriptions by whose somebody is: "Keller's wife", "his wife" and "my wife" in his words are one woman.

Whose a possessive pronoun is must be known before, so this follows the sieve of pronouns.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge import titles
from dragoman.reading.actors.candidates import Candidate, standing
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.descriptions import same_rest


def join_owned(chains: Chains) -> None:
    """Join descriptions of one sort that belong to one actor, unless he is told to have several of them."""
    seen: list[tuple[int, int, Candidate]] = []  # owner, description
    for owner, i, this in _owned(chains):
        fitting = {
            chains.chain(j)
            for whose, j, other in seen
            if whose == owner and _same_sort(this, other) and same_rest(chains, this, other)
        }
        if len(fitting) == 1:
            chains.join(i, fitting.pop())
        seen.append((owner, i, this))


def _owned(chains: Chains) -> Iterator[tuple[int, int, Candidate]]:
    """Each description of one that belongs to another actor of the report, behind the chain of its owner."""
    for i, candidate in enumerate(chains.candidates):
        told = candidate.kind == "description" and candidate.noun is not None and i not in chains.dropped
        if not told or candidate.number != 1 or candidate.owner is None or candidate.indefinite or candidate.counted:
            continue
        j = chains.at_head(candidate.owner)
        if j is not None and j not in chains.dropped and chains.chain(j) != chains.chain(i):
            yield chains.chain(j), i, candidate


def _same_sort(this: Candidate, other: Candidate) -> bool:
    assert this.noun is not None
    assert other.noun is not None
    if standing(this.noun.words) != standing(other.noun.words) or this.former != other.former:
        return False
    if this.noun.words == other.noun.words:
        return this.modifiers <= other.modifiers or titles.is_kin(this.noun.words[-1])
    alike = titles.callings(this.noun.words) & titles.callings(other.noun.words)
    return bool(alike) and not this.modifiers | other.modifiers
