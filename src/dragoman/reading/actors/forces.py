"""The armed forces and the police of a state, each one actor of a report however they are worded: "the army", "Mali's
military", "the Malian Armed Forces"."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.knowledge import countries, organisations, powers
from dragoman.reading.actors.chains import Chains

_WORD = re.compile(r"[^\W_]+")


def join_forces(chains: Chains) -> None:
    """Join what names one state's armed forces, its police or its security forces as a whole.

    The bare words mean those of the one country that any are told of, before it is told only where the report is about
    no other.
    """
    found: dict[str, list[int]] = {}
    for i in range(len(chains.candidates)):
        if (sort := force_of(chains, i)) is not None:
            found.setdefault(sort, []).append(i)
    for indices in found.values():
        _join(chains, indices)


def _join(chains: Chains, indices: list[int]) -> None:
    by_country: dict[str, int] = {}
    bare: list[int] = []
    for i in indices:
        country = _country(chains, i)
        if country is None:
            bare.append(i)
        elif not _is_nested(chains, i, by_country.setdefault(country, i)):
            chains.join(by_country[country], i, renamed=True)
    if len(by_country) > 1:
        return  # whose, the sentences around may tell
    first = next(iter(by_country.values()), None)
    alone = len(chains.foremost | by_country.keys()) <= 1
    for i in bare:
        if alone or (first is not None and first < i):
            chains.join(bare[0] if first is None else first, i)


def _is_nested(chains: Chains, i: int, j: int) -> bool:
    return any(chains.nested(x, y) for x in chains.of(i) for y in chains.of(j))


def force_of(chains: Chains, i: int) -> str | None:
    """Which forces of a state a candidate means as a whole ("forces", "police", "security"), if any."""
    candidate = chains.candidates[i]
    if i in chains.dropped or candidate.kind in ("pronoun", "title", "metonym"):
        return None
    if candidate.label is None:
        told = candidate.noun is not None and not (candidate.indefinite or candidate.counted or candidate.former)
        if not told or (candidate.owner is not None and candidate.country is None):
            return None
    elif candidate.label != "ORG":
        return None
    text = chains.core_text(i) if candidate.label else chains.text(i)
    return "forces" if candidate.label and text in powers.national_forces() else _meant_by(text)


@lru_cache(maxsize=4096)  # a report asks for the same few phrases again and again
def _meant_by(text: str) -> str | None:
    """The sort of forces that some words mean as a whole, names of countries aside."""
    for hit in reversed([hit for hit in countries.find_in(text) if hit.how != "capital"]):
        text = f"{text[: hit.start]} {text[hit.end :]}"
    words = {word for word in _WORD.findall(text.lower()) if word != "s"}
    for sort, known in powers.forces_as_a_whole().items():
        if words <= known.words and any(core <= words for core in known.cores):
            return sort
    return None


def _country(chains: Chains, i: int) -> str | None:
    """The country that a candidate's own words name, or that its name is known for."""
    candidate = chains.candidates[i]
    if candidate.country is not None or candidate.label is None:
        return candidate.country
    text = chains.core_text(i)
    hits = {hit.alpha3 for hit in countries.find_in(text)}
    if len(hits) == 1:
        return hits.pop()
    known = organisations.of_name(text, chains.foremost)
    return known.country if known is not None else None
