"""Names and offices inside a wider phrase that only says what they are: "the Hamas movement", "the analyst X"."""

from __future__ import annotations

from dragoman.knowledge import titles
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.entities.portfolios import office_of_portfolio

_SORTS = frozenset(
    "movement group militia organization organisation agency channel newspaper company airline party network cartel "
    "gang magazine website firm bank bloc outlet station broadcaster daily foundation corporation carrier".split()
)


def name_inside(chains: Chains, candidate: Candidate) -> int | None:
    """The name that a description only says the sort of: the Hamas movement, the "Wings of the Levant" company."""
    if candidate.kind != "description" or candidate.noun is None or candidate.noun.words[-1] not in _SORTS:
        return None
    if candidate.number != 1:
        return None  # "Tea Party groups" are many
    doc, end = chains.doc, candidate.head
    first_word = candidate.head - len(candidate.noun.words) + 1
    for i in (i for token in range(candidate.start, end) for i in chains.by_start.get(token, ())):
        name = chains.candidates[i]
        if name.label != "ORG" or name.kind == "title" or not candidate.start <= name.start < name.end <= end:
            continue
        between = [t for t in doc[name.end : max(name.end, first_word)] if t.text not in ('"', "”", "'")]
        if not between:
            return i
    return None


def office_inside(chains: Chains, candidate: Candidate) -> int | None:
    """The office before a name as a description of its own, where the parse cuts it off: "the [analyst] X", "[Minister
    of Oil] and Trade X"."""
    if candidate.kind != "title" or candidate.label != "PER":
        return None
    doc, last = chains.doc, candidate.core[0] - 1
    while last > candidate.start and (titles.is_honorific(doc[last].text) or titles.is_military_rank(doc[last].text)):
        last -= 1
    office = office_of_portfolio(doc, candidate.core[0], candidate.start - 1)
    last = last if office is None else office
    found = [i for i in chains.by_head.get(last, ()) if chains.candidates[i].kind == "description"]
    return next((i for i in found if doc[last].dep_ != "poss" and chains.candidates[i].number == 1), None)
