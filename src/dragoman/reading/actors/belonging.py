"""What body a chain's actor is part of: a ministry's government, an army's state."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.actors.chains import Chains
from dragoman.records import ActorKind


def chain_part_of(
    chains: Chains, indices: Sequence[int], kind: ActorKind | None, number: dict[int, int], chain: int
) -> int | None:
    """The chain of the body that this one belongs to: a ministry's government, an army's state."""
    if kind in ("person", "state", None):
        return None
    for i in indices:
        candidate = chains.candidates[i]
        if candidate.owner is None:
            continue
        j = chains.at_head(candidate.owner)
        if j is None or chains.chain(j) == chain or chains.chain(j) not in number or chains.label(j) == "PER":
            continue
        if kind in _OWN_MASTERS and chains.label(j) == "LOC":
            continue  # "Myanmar's Arakan Army" is in Myanmar, not of it
        return number[chains.chain(j)]
    country = chains.country(chain)
    if kind == "ministry" and country is None:
        return _government_told(chains, indices, number)
    if kind in ("military", "ministry", "group"):
        for other in sorted(number):
            if country is not None and chains.label(other) == "LOC" and chains.country(other) == country:
                return number[other]
    return None


_OWN_MASTERS = frozenset(("armed-group", "company", "ngo", "party"))
_ABROAD = frozenset("foreign external exterior diaspora".split())


def _government_told(chains: Chains, indices: Sequence[int], number: dict[int, int]) -> int | None:
    """The government that a ministry is said to tell or ask something: its own, unless it deals with foreign ones."""
    for i in indices:
        head = chains.doc[chains.candidates[i].head]
        if head.dep_ not in ("nsubj", "nsubjpass") or _ABROAD & set(chains.candidates[i].words):
            continue
        told = [c for c in head.head.children if c.dep_ in ("dobj", "dative")]
        told += [c for p in head.head.children if p.lower_ == "to" for c in p.children if c.dep_ == "pobj"]
        for token in told:
            j = chains.at_head(token.i)
            noun = chains.candidates[j].noun if j is not None else None
            if j is not None and noun is not None and noun.kind == "government" and chains.chain(j) in number:
                return number[chains.chain(j)]
    return None
