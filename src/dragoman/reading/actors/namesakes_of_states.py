"""States that share their name with another state's province: Georgia in the Caucasus and Georgia in America.

Which is meant is a question of places, and answered by the words beside the name ("Georgia's governor") and by how the
other names of the report lie.
"""

from __future__ import annotations

from functools import cache

from dragoman.knowledge import countries, gazetteer
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.places.names import find_candidates
from dragoman.reading.places.senses import choose_senses

_LARGE = 1_000_000  # inhabitants of a province that is named without its state


def place_namesakes(parsed: ParsedReport, found: list[Candidate]) -> list[Candidate]:
    """``found`` without the states that are another's province here; whoever is described by the name is of the other.

    A report that uses the word for the state's people ("Georgian") means the state.
    """
    doubtful = {c.country for c in found if c.country is not None and _namesakes(c.country)}
    if not doubtful:
        return found
    peoples = {hit.alpha3 for hit in countries.find_in(parsed.text) if hit.how in ("demonym", "capital")}
    other = {code: owner for code in sorted(doubtful - peoples) if (owner := _owner_here(parsed, code)) is not None}
    out = []
    for candidate in found:
        if candidate.country in other:
            if candidate.label == "LOC":
                continue
            candidate.country = other[candidate.country]
        out.append(candidate)
    return out


@cache
def _namesakes(code: str) -> frozenset[str]:
    """The names of a state that a large province of another state bears too."""
    country = countries.get(code)
    return frozenset(
        name
        for name in ((country.name, *country.names) if country else ())
        for place in gazetteer.places_named(name)
        if place.kind == "province" and place.country != code and place.population >= _LARGE and place.name == name
    )


def _owner_here(parsed: ParsedReport, code: str) -> str | None:
    """The state whose province the name means in the report; ``None`` where it means the state itself."""
    candidates = find_candidates(parsed.text)
    senses = choose_senses(parsed.text, candidates)
    meant = [senses[c.start].place for c in candidates if c.start in senses and c.text(parsed.text) in _namesakes(code)]
    return next((place.country for place in meant if place.kind == "province" and place.country != code), None)
