"""The country that a report is at home in, whose office holders and forces it names without saying of which country.

"Defense Secretary X" stands so in the press of his own country; abroad he is "U.S. Defense Secretary X". The ground for
it must be good: the outlet is that country's and the report tells of its bodies; or it tells of public bodies of
one country only, at least four of them, or two where no other state acts; or it sets an office or body of state in
one country by its words ("Kenya's interior secretary") and names no other country. That a report names a single
country is no ground, for a paper need not name its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.knowledge import countries, gazetteer, organisations
from dragoman.knowledge.files import read_tsv
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.records import ActorKind, ChainRole, Report

_OFFICES = frozenset(("GOV", "LEG", "MIL", "JUD", "COP", "SPY", "PTY", "OPP"))
_ANYWHERE = frozenset(("MIL", "PTY", "OPP"))
_ABROAD = frozenset("ambassador attache consul diplomat emissary envoy embassy consulate".split())
_PRIVATE = frozenset("lawyer attorney barrister solicitor jurist counsel".split())
_BEHIND_TOWN = re.compile(r"\s*[,(/:–—]|\s+-|\s+\d")  # what a dateline goes on with: "GAO, Mali (AP) —"
_MANY = 4  # public bodies of one country and of no other, whatever states act beside
_BODIES = 2  # public bodies of one country that make a report at home there


def home_country(chains: Chains) -> str | None:
    """The ISO alpha-3 code of the country that the report is at home in; ``None`` without good ground."""
    bodies = Counter(
        known.country
        for known in {organisations.of_name(chains.core_text(i)) for i in _named_bodies(chains)}
        if known is not None and known.country is not None and known.kind != "media" and _OFFICES & set(known.sectors)
    )
    outlet = _country_of_outlet(chains)
    if outlet is not None:
        return outlet if bodies[outlet] or chains.about <= {outlet} else None
    if len(bodies) == 1 and bodies.total() >= _MANY:
        return next(iter(bodies))
    if (told := _country_told(chains)) is not None:
        return told
    states = {c.country for c in chains.candidates if c.label == "LOC" and c.country is not None and not c.silent}
    return next((c for c in bodies if len(bodies) == 1 and bodies[c] >= _BODIES and states <= {c}), None)


def is_at_home(
    chains: Chains, indices: Sequence[int], kind: ActorKind | None, roles: Sequence[ChainRole], home: str | None
) -> bool:
    """Whether an actor whose country is not told is of the country that the report is at home in: a public body that
    every state has, or who bears an office of state with no country, region or body beside it."""
    if all(chains.candidates[i].label is None for i in indices):
        return _is_of_any_state(chains, indices)
    if kind != "person":
        body = chains.known_body(indices)
        if body is not None or chains.about - {home}:
            return body is not None and body.shared
        names = [chains.candidates[i] for i in indices if chains.candidates[i].label == "ORG"]
        codes = {code for name in names if name.noun is not None for code in name.noun.sectors}
        return bool(codes & _OFFICES) and all(name.owner is None for name in names)
    told = (c for i in indices if (c := chains.candidates[i]).kind in ("title", "description"))
    return (
        any(_is_public(c) for c in told)
        and bool(roles)
        and all(role.of is None and role.of_text is None for role in roles)
    )


def _is_of_any_state(chains: Chains, indices: Sequence[int]) -> bool:
    """Whether a description is of the forces, officials or bodies that every state has, with no word on whose they
    are: "the army", "prosecutors", "the premier"."""
    told = [c for i in indices if (c := chains.candidates[i]).kind == "description"]
    return bool(told) and all(_is_bare(c) and _is_public(c) for c in told)


def _is_bare(candidate: Candidate) -> bool:
    return candidate.owner is None and not candidate.countries and candidate.end == candidate.head + 1


def _is_public(candidate: Candidate) -> bool:
    noun = candidate.noun
    return noun is not None and bool(_OFFICES & set(noun.sectors)) and noun.words[-1] not in _ABROAD | _PRIVATE


def _country_told(chains: Chains) -> str | None:
    """The one country that the report names, where it sets an office or body of state in it: not its forces, its
    diplomats, its opposition or its former officials, who may be abroad."""
    if len(chains.about) != 1 or country_of_dateline(chains.parsed.report) not in (None, *chains.about):
        return None
    offices = (
        c
        for c in chains.candidates
        if c.country is not None
        and _is_public(c)
        and not c.former
        and c.noun is not None
        and not _ANYWHERE.intersection(c.noun.sectors)
    )
    return next((c.country for c in offices), None)


def country_of_dateline(report: Report) -> str | None:
    """The country of the town where the report was written, where that is told and known."""
    if report.dateline is None:
        return None
    hit = next(iter(countries.find_in(report.dateline.title())), None)
    if hit is not None:
        return hit.alpha3
    name = _BEHIND_TOWN.split(report.dateline)[0].title()
    town = max(gazetteer.places_named(name), key=lambda p: p.population, default=None)
    return town.country if town is not None else None


def _named_bodies(chains: Chains) -> list[int]:
    return [i for i, candidate in enumerate(chains.candidates) if candidate.label == "ORG"]


def _country_of_outlet(chains: Chains) -> str | None:
    """The country of the outlet; ``None`` for agencies, which write for all the world."""
    name = chains.parsed.report.outlet
    known = organisations.of_name(name) if name else None
    if known is None or known.kind != "media":
        return None
    return None if known.name in {row["name"] for row in read_tsv("agencies.tsv")} else known.country
