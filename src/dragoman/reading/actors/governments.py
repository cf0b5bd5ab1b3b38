"""Governments in one report: "the regime", "Haftar's government", those who took power by a coup."""

from __future__ import annotations

import re

from dragoman.knowledge import countries, leaders, powers
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains

_GOVERNMENT_NOUNS = frozenset("government regime administration junta cabinet leadership presidency".split())
_NOBODY_ELSE = frozenset("new current present military ruling de facto state central federal national".split())
_RULERS_OF = frozenset("ruler authority".split())
_RULES = re.compile(r"\b(?:president|prime minister|premier|chancellor|king|emir|sultan|supreme leader|leader|ruler)$")


def join_governments(chains: Chains) -> None:
    """Join what names one government: "the Syrian regime", "the Assad regime", "the regime of Bashar al-Assad".

    A government keeps apart from the person who leads it, from its state and from the government of a part of that
    state; those who took power by a coup are one government, and the government that they deposed is another.
    """
    seats = _seats(chains)
    coups = _join_coups(chains)
    by_country: dict[tuple[str, str], int] = {(country, ""): i for country, i in coups.items() if country}
    by_owner: dict[int, int] = {}
    by_seat: dict[str, int] = {}
    last: int | None = None
    for i, candidate in enumerate(chains.candidates):
        if candidate.label == "ORG" and candidate.noun is not None and candidate.noun.kind == "government":
            for seat in seats.get(chains.chain(i), ()):
                by_seat.setdefault(seat, i)
            last = i
        if not is_government(chains, i):
            continue
        owner = _person_owner(chains, i)
        city = _city_in(chains, candidate)
        country, part = candidate.country, countries.part_in(chains.text(i))
        joined: int | None = None
        if city is not None and city in by_seat:
            joined = by_seat[city]
        elif owner is not None:
            joined = by_owner.get(chains.chain(owner))
            led = country_led(chains, owner)
            deposed = bool({led, ""} & coups.keys()) and not _is_soldier(chains, owner)
            if joined is None and led is not None and not deposed:
                joined = by_country.get((led, part))
                by_country.setdefault((led, part), i)
            by_owner.setdefault(chains.chain(owner), i)
        elif named := _named_by_modifier(chains, i):
            joined = named[0]
            _swallow(chains, candidate)
        elif country is not None and city is None and not _set_apart(chains, i):
            joined = by_country.get((country, part), coups.get("") if candidate.number == 2 and not part else None)
            by_country.setdefault((country, part), i)
        elif candidate.owner is not None and country is None:
            joined = None  # whose government it is, a pronoun may tell later
        elif country is None and len(coups) == 1 and (candidate.number == 2 or chains.head_word(i) == "regime"):
            joined = (
                None if candidate.indefinite else next(iter(coups.values()))
            )  # "the new authorities", "the regime" where soldiers rule
        elif country is None and candidate.number == 2:
            joined = None  # bare authorities may be anybody's
        elif (country is None and city is None and candidate.definite and not candidate.modifiers) or (
            country is None and not candidate.indefinite and chains.doc[candidate.head].dep_ == "compound"
        ):
            joined = _government_before(chains, i, last)
        if joined is not None:
            chains.join(i, joined)
        last = i


def _government_before(chains: Chains, i: int, last: int | None) -> int | None:
    """The government that a bare "the regime" takes up: the last one so called, else the one named last before."""
    word = chains.head_word(i)
    for j in range(i - 1, -1, -1):
        if is_government(chains, j) and chains.head_word(j) == word:
            return j
    if last is None or chains.doc[chains.candidates[i].head].dep_ == "compound":
        return None
    # nobody calls an administration a regime in the next breath
    return None if word in ("regime", "junta") and chains.head_word(last) in ("administration", "house") else last


def _join_coups(chains: Chains) -> dict[str, int]:
    """Join the words for those who took power by a coup; the country of each coup with one of those words.

    The country is empty where the report tells of one coup and no word for those who made it names a country.
    """
    found = [i for i in range(len(chains.candidates)) if _is_of_coup(chains, i)]
    by_country: dict[str, int] = {}
    for i in found:
        if (country := chains.candidates[i].country) is not None:
            chains.join(by_country.setdefault(country, i), i)
    if len(by_country) <= 1:
        first = next(iter(by_country.values()), found[0] if found else None)
        for i in found:
            if first is not None and chains.candidates[i].country is None and chains.candidates[i].owner is None:
                chains.join(first, i)
        if first is not None and not by_country:
            return {"": first}
    return by_country


def _is_of_coup(chains: Chains, i: int) -> bool:
    """ "the junta", "the putschists", "the coup leaders", "the country's military rulers"."""
    candidate = chains.candidates[i]
    if candidate.kind != "description" or candidate.counted or candidate.indefinite or candidate.former:
        return False
    word, own = chains.head_word(i), {*candidate.modifiers, *(candidate.noun.words if candidate.noun else ())}
    if word in powers.takers(one=candidate.number != 2):
        return True
    if candidate.number == 2 and word in powers.coup_people():
        return "coup" in own
    return "military" in own and (word in ("government", "regime") or (word in _RULERS_OF and candidate.number == 2))


def _is_soldier(chains: Chains, person: int) -> bool:
    return any("MIL" in n.sectors for i in chains.of(person) if (n := chains.candidates[i].noun) is not None)


def is_government(chains: Chains, i: int) -> bool:
    """Whether a description is of a government: "the regime", "Syria's authorities", "the new rulers"."""
    candidate = chains.candidates[i]
    if candidate.kind != "description" or candidate.noun is None:
        return False
    word = chains.head_word(i)
    if candidate.number == 2:  # "the Syrian authorities", "the country's new rulers"
        told = candidate.country is not None or candidate.definite
        return word in _RULERS_OF and told and candidate.modifiers <= _NOBODY_ELSE and not candidate.counted
    return candidate.noun.kind == "government" and word in _GOVERNMENT_NOUNS


def _person_owner(chains: Chains, i: int) -> int | None:
    owner = chains.candidates[i].owner
    if owner is None:
        return None
    j = chains.at_head(owner)
    if j is not None and chains.label(j) == "PER":
        return j
    return None


def country_led(chains: Chains, person: int) -> str | None:
    """The country whose government a person leads, by the words of the report or by what is known of him."""
    for i in chains.of(person):
        candidate = chains.candidates[i]
        if candidate.country is not None and candidate.noun is not None and "GOV" in candidate.noun.sectors:
            return candidate.country
    names = [chains.core_text(i) for i in chains.names(person)]
    for name in sorted(names, key=lambda n: (-len(n), n)):
        leader = leaders.of_name(name)
        if leader is not None and any(_RULES.search(term.title) for term in leader.terms):
            return leader.country
    return None


def _seats(chains: Chains) -> dict[int, list[str]]:
    """Cities in which the report says that a named government sits: "the Government of National Accord in Tripoli"."""
    out: dict[int, list[str]] = {}
    doc = chains.doc
    for i, candidate in enumerate(chains.candidates):
        if candidate.label != "ORG" or candidate.noun is None or candidate.noun.kind != "government":
            continue
        end = candidate.end
        if end + 2 < len(doc) and doc[end].text == "(":
            close = next((k for k in range(end, min(end + 6, len(doc))) if doc[k].text == ")"), None)
            end = close + 1 if close is not None else end
        if end + 1 < len(doc) and doc[end].lower_ == "in" and doc[end + 1].ent_type_ == "GPE":
            out.setdefault(chains.chain(i), []).append(doc[end + 1].text)
    return out


def _city_in(chains: Chains, candidate: Candidate) -> str | None:
    doc = chains.doc
    for k in range(candidate.start, candidate.head):
        token = doc[k]
        place = token.text[:1].isupper() and countries.of_metonym(token.text) is not None
        if place and countries.of_name(token.text) is None and countries.of_demonym(token.text) is None:
            return str(token.text)
    return None


def _set_apart(chains: Chains, i: int) -> bool:
    """Whether its words set a government apart from the one that its country has: "interim", "rival", "in exile"."""
    candidate = chains.candidates[i]
    behind = [t.lower_ for t in chains.doc[candidate.end : candidate.end + 4] if t.text != "-"]
    return behind[:2] == ["in", "exile"] or candidate.former or bool(candidate.modifiers & powers.set_apart())


def _swallow(chains: Chains, candidate: Candidate) -> None:
    """Drop the name inside a description that is only half of a body's name: "the [National Accord] government"."""
    chains.drop(
        j
        for j, other in enumerate(chains.candidates)
        if other.label == "ORG" and candidate.start <= other.start and other.end <= candidate.head
    )


def _named_by_modifier(chains: Chains, i: int) -> list[int]:
    """A named body inside the description: "the National Accord government" for the Government of National Accord."""
    candidate = chains.candidates[i]
    words = {w for w in candidate.modifiers if len(w) > 2}
    if not words:
        return []
    out = []
    for chain in chains.all():
        if chains.label(chain) != "ORG":
            continue
        for j in chains.names(chain):
            name = {
                t.lemma_.lower()
                for t in chains.doc[slice(*chains.candidates[j].core)]
                if t.pos_ in ("PROPN", "NOUN", "ADJ")
            }
            if chains.head_word(i) in name and words <= name and not chains.nested(i, j):
                out.append(j)
                break
    return out
