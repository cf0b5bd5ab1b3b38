"""Offices of several states told at once: "the foreign ministers of Chad and Niger, A and B, signed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import countries
from dragoman.reading.actors.chains import Chains

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BETWEEN = frozenset((",", "and", "&"))
_OPENS_NAMES = frozenset((",", "-", "–", "—", "(", ":"))
_LONGEST_STATE = 5  # tokens


def share_offices(chains: Chains) -> None:
    """Tell office holders of several states of no one state, and those who are named behind them of one state each.

    The names are in the order of the states, and as many; the holders unite them.
    """
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "description" or candidate.number != 2 or candidate.country is None:
            continue
        if candidate.noun is None or candidate.noun.kind != "person":
            continue
        states, end = _states_behind(chains.doc, candidate.head + 1)
        if len(states) < 2:
            continue
        candidate.countries, candidate.country, candidate.owner = tuple(states), None, None
        candidate.end = max(candidate.end, end)
        names = _names_behind(chains, end)
        if len(names) != len(states):
            continue
        chains.members[i] = tuple(names)
        for j, country in zip(names, states, strict=True):
            chains.candidates[j].noun, chains.candidates[j].country = candidate.noun, country


def _states_behind(doc: Doc, start: int) -> tuple[list[str], int]:
    """The states listed behind the "of" at ``start``, and where the list ends."""
    found: list[str] = []
    end = start
    i = start + 1 if doc[start : start + 1].text == "of" else len(doc)
    while i < len(doc):
        i += doc[i].lower_ == "the"
        stop = next((k for k in range(i + _LONGEST_STATE, i, -1) if countries.of_name(doc[i:k].text)), None)
        if stop is None or (alpha3 := countries.of_name(doc[i:stop].text)) is None:
            break
        found.append(alpha3)
        i = end = stop
        while i < len(doc) and doc[i].lower_ in _BETWEEN:
            i += 1
        if i == end:
            break
    return found, end


def _names_behind(chains: Chains, end: int) -> list[int]:
    """The persons listed behind a comma or dash at ``end``, up to whatever else follows."""
    starts = {
        c.start: j
        for j, c in enumerate(chains.candidates)
        if c.label == "PER" and c.kind == "name" and c.core[1] - c.core[0] > 1
    }
    found: list[int] = []
    i = end + 1 if end < len(chains.doc) and chains.doc[end].text in _OPENS_NAMES else len(chains.doc)
    while i in starts:
        found.append(starts[i])
        i = chains.candidates[starts[i]].end
        while i < len(chains.doc) and chains.doc[i].lower_ in _BETWEEN:
            i += 1
    return found
