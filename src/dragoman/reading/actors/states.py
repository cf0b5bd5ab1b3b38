"""States: the names, capitals and adjectives that stand for one, and "his nation", "the country"."""

from __future__ import annotations

from dragoman.knowledge import countries
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.governments import country_led


def join_states(chains: Chains) -> None:
    """Join the names, capitals and adjectives that stand for one state, or for one part of a state."""
    first: dict[tuple[str, str], int] = {}
    for i, candidate in enumerate(chains.candidates):
        if candidate.label != "LOC" or candidate.country is None:
            continue
        text = chains.core_text(i)
        seat = countries.of_metonym(text) is not None and countries.of_capital(text) is None
        if seat and countries.of_name(text) is None and countries.of_demonym(text) is None:
            continue  # the Kremlin and the White House are offices of a state, not the state
        j = first.setdefault((candidate.country, countries.part_in(text)), i)
        chains.join(i, j)


def join_countries(chains: Chains) -> None:
    """Join "his nation" with the state of its owner, and "the country" with the state named last before."""
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "description" or candidate.noun is None or candidate.number != 1 or i in chains.dropped:
            continue
        if chains.head_word(i) not in ("country", "nation") or not candidate.definite or candidate.modifiers:
            continue
        owner = chains.at_head(candidate.owner) if candidate.owner is not None else None
        if owner is not None:
            alpha3 = chains.country(owner) or country_led(chains, owner)
            states = [j for j in chains.all() if chains.label(j) == "LOC" and chains.country(j) == alpha3]
            if alpha3 is not None and states and chains.join(i, states[0]):
                candidate.country = alpha3
        elif candidate.owner is None:
            near = [
                j
                for j in range(i)
                if chains.candidates[j].label == "LOC"
                and candidate.sentence.index - chains.candidates[j].sentence.index <= 1
            ]
            if near and len({chains.chain(j) for j in near}) == 1:
                chains.join(i, near[-1])
