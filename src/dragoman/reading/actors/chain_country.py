"""Whose a chain's actor is: by the words of its mentions, by what it belongs to, by what is known of its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.knowledge import countries, gazetteer, leaders, organisations
from dragoman.reading.actors.chains import Chains
from dragoman.records import ActorKind, ChainRole

_LARGE = 100_000  # inhabitants of a town that is meant without a word on where it lies


def chain_country(chains: Chains, chain: int, indices: Sequence[int], kind: ActorKind | None) -> str | None:
    """The country that the words of a chain tell, or that is known of its name; ``None`` where neither does."""
    body = chains.known_body(indices)
    if body is not None and body.kind == "igo":
        return body.country  # "the Hague-based International Criminal Court" is of no state
    stated = [c for i in indices if (c := chains.candidates[i].country) is not None]
    if stated:
        counts = Counter(stated)
        return max(counts, key=lambda c: (counts[c], -stated.index(c)))
    for i in indices:
        candidate = chains.candidates[i]
        if (
            candidate.owner is not None
            and (j := chains.at_head(candidate.owner)) is not None
            and chains.chain(j) != chain
        ):
            owner = chains.country(j) or known_country(chains, j)
            if owner is not None:
                return owner
    if kind == "person":
        return known_country(chains, chain)
    if body is not None:
        return body.country
    for i in indices:
        if chains.candidates[i].label == "ORG":
            text = chains.core_text(i)
            hits = [hit for hit in countries.find_in(text) if text[hit.start : hit.end] != "States"]
            if hits:  # but the Alliance of Sahel States is not American
                return _country_of_seat(text) or hits[0].alpha3
            if (named_after := _country_of_namesake(chains, text)) is not None:
                return named_after
    return None


def _holds_other_office(chains: Chains, j: int, leader: leaders.Leader) -> bool:
    """Whether the report gives a namesake of a leader an office that the leader never held: a defense minister called
    like another state's premier."""
    held = {term.title.replace("defence", "defense") for term in leader.terms}
    nouns = (chains.candidates[i].noun for i in chains.of(j) if chains.candidates[i].kind in ("title", "description"))
    words = (noun.words for noun in nouns if noun is not None and "GOV" in noun.sectors and len(noun.words) > 1)
    offices = {" ".join(office).replace("defence", "defense") for office in words}
    return bool(offices) and not offices & held


def _country_of_seat(name: str) -> str | None:
    """The country of the town that a body is said to be of: the American University of Sharjah is not American."""
    _, of, town = name.rpartition(" of ")
    if not of or countries.of_name(town) is not None:
        return None
    found = {place.country for place in gazetteer.places_named(town) if place.population >= _LARGE}
    return found.pop() if len(found) == 1 else None


def country_of_offices(chains: Chains, number: dict[int, int], roles: Iterable[ChainRole]) -> str | None:
    """The country of those whose office a person holds: of the minister of a government."""
    chain_of = {n: chain for chain, n in number.items()}
    for role in roles:
        if role.of is not None:
            found = chains.country(chain_of[role.of]) or known_country(chains, chain_of[role.of])
        else:
            found = countries.of_word(role.of_text) if role.of_text else None
        if found is not None:
            return found
    return None


def _country_of_namesake(chains: Chains, name: str) -> str | None:
    """The country of the person whose surname a body bears: "the Haftar Military Investment Commission"."""
    words = name.split()
    found = [chains.by_surname[word] for word in words if word in chains.by_surname] if len(words) > 1 else []
    return chains.country(min(found)) or known_country(chains, min(found)) if found else None


def _called_leader(chains: Chains, indices: Sequence[int]) -> bool:
    """Whether the report gives a person an office of state, so that a bare surname may be the known leader's."""
    return any(n is not None and "GOV" in n.sectors for n in (chains.candidates[i].noun for i in indices))


def known_country(chains: Chains, j: int) -> str | None:
    """The country that is known of the names of a chain, its fullest name first.

    A surname alone is the known leader's where the report speaks of his country or gives its bearer an office of state.
    """
    indices = chains.of(j)
    names = {(chains.core_text(i), chains.candidates[i].label) for i in indices}
    for text, label in sorted((n for n in names if n[1] in ("PER", "ORG")), key=lambda n: (-len(n[0]), n[0])):
        if label == "PER":
            leader = leaders.of_name(text)
            if leader is not None and leader.country not in chains.about and _holds_other_office(chains, j, leader):
                continue
            about = leader is not None and (" " in text or leader.country in chains.about)
            if leader is not None and (about or _called_leader(chains, indices)):
                return leader.country
        else:
            body = organisations.of_name(text, chains.foremost)
            if body is not None and body.country is not None:
                return body.country
    return None
