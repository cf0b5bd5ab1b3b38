"""The names of one body in a report: its full name, its acronym, and the short form that the report goes on with."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import countries, gazetteer, organisations
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.entities.words import has_body_noun
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
    known = organisations.of_name(chains.core_text(i))
    if len(short) > 2 or (known is not None and known.kind != "media"):
        return None
    longer: dict[int, int] = {}  # of each body its first full name
    for j in bodies:
        if len(body_words(chains.core_text(j))) > len(short):
            longer.setdefault(chains.chain(j), j)
    longer.pop(chains.chain(i), None)
    ending = [j for j in longer.values() if body_words(chains.core_text(j))[-len(short) :] == short]
    if known is not None:  # "the Herald" where the Augusta Herald is named
        return ending[0] if len(ending) == len(short) == 1 else None
    if len(short) == 1 and is_generic(short[0]):
        before = [j for j in ending if j < i]
        alone = chains.doc[chains.candidates[i].start - 1].lower_ in ("the", "its")
        return before[-1] if alone and before else None
    full = chains.core_text(ending[0]) if len(short) == 2 and len(ending) == 1 and ending[0] < i else None
    whole = full is not None and " of " not in full.removesuffix(chains.core_text(i))  # no diocese of the whole church
    if whole and has_body_noun(chains.doc, *chains.candidates[i].core):
        return ending[0]  # "the Resistance Committees" of a town, named in full before
    told = [k for k in chains.of(i) if chains.candidates[k].sentence.part != "title"]
    after = bool(ending) and ending[0] < min(told, default=i)  # a town's branch is named after the body
    if after and len(ending) == 1 and _is_of_town(body_words(chains.core_text(ending[0]))[: -len(short)]):
        return ending[0]
    if _is_called_otherwise_too(chains, i):
        return None
    opening = [j for j in longer.values() if is_cut_of(short, body_words(chains.core_text(j)))]
    return opening[0] if len(opening) == 1 else None


def _is_of_town(words: Sequence[str]) -> bool:
    """Whether the rest of a name is a large town's: the Indianapolis of the Indianapolis Colts."""
    return any(place.population >= _LARGE for place in gazetteer.places_named(" ".join(words)) if place.kind == "city")


def _is_called_otherwise_too(chains: Chains, i: int) -> bool:
    """Whether a lone name is also that of a country, a town or somebody in the report."""
    text = chains.core_text(i)
    if countries.of_word(text) is not None or organisations.is_acronym(text):
        return True
    found = gazetteer.places_named(text)
    if any(place.population >= _LARGE or place.kind in ("province", "region") for place in found):
        return True
    return text.split()[-1] in chains.words_of_persons


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
