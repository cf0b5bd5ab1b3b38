"""What a chain is called: its fullest name, and all its wordings with how often each is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.knowledge import countries, organisations
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.entities.words import NICKNAME
from dragoman.records import ChainName

_LONG = 160  # characters; a longer wording is a mention but no name


def chain_name(chains: Chains, indices: Sequence[int]) -> tuple[str, bool]:
    """The fullest proper name of a chain, or its first description."""
    names = [chains.core_text(i) for i in indices if chains.candidates[i].label in ("PER", "ORG")]
    if names:
        counts = Counter(names)
        nicknames = {nickname for n in counts for nickname in NICKNAME.findall(n)}
        best = max(
            counts,
            key=lambda n: (
                not organisations.is_acronym(n),
                0 if n in nicknames else _fullness(n),
                counts[n],
                len(n),
                n,
            ),
        )
        return best, True
    places = [i for i in indices if chains.candidates[i].label == "LOC"]
    if places:
        alpha3 = chains.candidates[places[0]].country
        country = countries.get(alpha3) if alpha3 else None
        text = chains.core_text(places[0])
        if country is not None and (
            countries.of_demonym(text)
            or countries.of_capital(text)
            or countries.of_name(text)
            or countries.is_half(text)
        ):
            stated = Counter(chains.core_text(i) for i in places if countries.of_name(chains.core_text(i)) == alpha3)
            full = [n for n in stated if not organisations.is_acronym(n)]
            usual = countries.part_in(text) or country.name
            return (max(full, key=lambda n: (stated[n], n)) if full else usual), True
        return text, True
    described = [i for i in indices if chains.candidates[i].kind == "description"]
    if described:
        return chains.text(max(described, key=lambda i: _telling(chains.candidates[i], i))), False
    return chains.text(indices[0]), False


def _fullness(name: str) -> float:
    """How many words a name has; one with a nickname inside has less than the two that any other full name has."""
    bare = NICKNAME.sub(" ", name)
    words = 0 if any(c in bare for c in '"“”()') else min(len(bare.split()), 6)
    return words if bare == name else min(words, 1.5)


def _telling(candidate: Candidate, i: int) -> tuple[int, bool, int]:
    """How much a description tells: one with a country, an owner or modifiers more than the bare noun, one of the story
    more than a clipped one of the headline, the first more than others."""
    weight = 2 * (candidate.country is not None) + (candidate.owner is not None) + bool(candidate.modifiers)
    return weight, candidate.sentence.part != "title", -i


def chain_names(chains: Chains, indices: Sequence[int]) -> tuple[ChainName, ...]:
    """All wordings of a chain, pronouns aside, the one used most first."""
    counts: Counter[tuple[str, str]] = Counter()
    for i in indices:
        candidate = chains.candidates[i]
        text = chains.text(i)
        if candidate.kind == "pronoun" or len(text) > _LONG:
            continue
        counts[(" ".join(text.split()), candidate.kind)] += 1
    return tuple(
        sorted(
            (ChainName(text=text, kind=kind, count=n) for (text, kind), n in counts.items()),  # type: ignore[arg-type]
            key=lambda x: (-x.count, x.text, x.kind),
        )
    )
