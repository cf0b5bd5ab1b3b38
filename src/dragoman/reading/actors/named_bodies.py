"""The names of one body in a report: its full name, its acronym, and the short form that the report goes on with."""

from __future__ import annotations

from dragoman.knowledge import countries, gazetteer, organisations
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.same_name import body_words, is_cut_of, is_generic, same_body

_LARGE = 100_000  # inhabitants of a town that is meant where its name stands alone


def join_bodies(chains: Chains) -> None:
    """Join the names of one body."""
    seen: list[int] = []
    for i, candidate in enumerate(chains.candidates):
        if candidate.label != "ORG" or candidate.kind == "title":
            continue
        for j in reversed(seen):
            if same_body(chains.core_text(i), chains.core_text(j)) and _owners_fit(chains, i, j) and chains.join(i, j):
                break
        seen.append(i)
    for i in seen:
        full = _full_form(chains, i, seen)
        if full is not None:
            chains.join(i, full, renamed=True)


def _full_form(chains: Chains, i: int, bodies: list[int]) -> int | None:
    """The one body whose name a shorter name begins or ends: "Meridian" of Meridian Gulf Shipping, "the Authority" of
    the Palestinian Authority."""
    short = body_words(chains.core_text(i))
    if len(short) > 2 or organisations.of_name(chains.core_text(i)) is not None:
        return None
    longer: dict[int, int] = {}  # of each body its first full name
    for j in bodies:
        if len(body_words(chains.core_text(j))) > len(short):
            longer.setdefault(chains.chain(j), j)
    longer.pop(chains.chain(i), None)
    if len(short) == 1 and is_generic(short[0]):
        ending = [j for j in longer.values() if j < i and body_words(chains.core_text(j))[-1:] == short]
        alone = chains.doc[chains.candidates[i].start - 1].lower_ in ("the", "its")
        return ending[-1] if alone and ending else None
    if _is_called_otherwise_too(chains, i):
        return None
    opening = [j for j in longer.values() if is_cut_of(short, body_words(chains.core_text(j)))]
    return opening[0] if len(opening) == 1 else None


def _is_called_otherwise_too(chains: Chains, i: int) -> bool:
    """Whether a lone name is also that of a country, a town or somebody in the report."""
    text = chains.core_text(i)
    if countries.of_word(text) is not None or organisations.is_acronym(text):
        return True
    found = gazetteer.places_named(text)
    if any(place.population >= _LARGE or place.kind in ("province", "region") for place in found):
        return True
    last = text.split()[-1]
    return any(c.label == "PER" and last in chains.core_text(j).split() for j, c in enumerate(chains.candidates))


def _owners_fit(chains: Chains, i: int, j: int) -> bool:
    """ "the Foreign Ministry" of two countries is two bodies; with no country told, the last one named is meant."""
    first, second = chains.country(i), chains.country(j)
    if first is not None and second is not None:
        return first == second
    words = body_words(chains.core_text(i))
    if len(words) > 3 or organisations.of_name(chains.core_text(i)) is not None:
        return True
    noun = chains.candidates[i].noun
    return noun is None or noun.kind not in ("ministry",) or first == second or second is not None
