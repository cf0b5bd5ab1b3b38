"""Actors that a report only describes: "the French ambassador", "the Azerbaijani leader", "Russian peacekeepers".

A description leads to an actor of another report only where both tell of the same company: a description of an office
to the one named holder of that office there, else to others so described; a description of a body or a force to those
in the same telling words. What anybody may be called ("civilians", "a spokesman") links to nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.knowledge import countries, leaders
from dragoman.linking.clusters import Groups
from dragoman.linking.company import Company
from dragoman.linking.government_words import government_words
from dragoman.linking.identity import rest_words
from dragoman.linking.names.normalise import split_words
from dragoman.linking.profiles import LocalActor, Profile
from dragoman.linking.sole_offices import sole_office
from dragoman.records import ActorKind, Chain

MOST = 25  # holders of one office, or bearers of one description, that a further one is held against
_LEADS = frozenset("leader head chief chairman chairwoman chairperson president director commander boss".split())
_RULES = frozenset(
    "president prime minister premier chancellor king queen emir sultan ruler dictator strongman leader".split()
)
_ENVOYS = frozenset("ambassador envoy".split())
_ANYBODY = frozenset("a an another one some other several many any each every few most".split())
_BODIES: frozenset[ActorKind] = frozenset(
    ("military", "armed-group", "ministry", "party", "company", "igo", "ngo", "media", "organisation")
)
Key = tuple[str, ...]


def join_described(
    groups: Groups, profiles: Sequence[Profile], ordered: Sequence[LocalActor], story_of: Mapping[str, int]
) -> None:
    """Join described actors with the named holders of their offices, and with those described alike elsewhere."""
    chains: dict[tuple[str, int], Chain] = {(a.report, a.index): a.chain for a in ordered}
    company = Company(groups, profiles, story_of)
    holders: defaultdict[Key, dict[int, None]] = defaultdict(dict)
    unnamed: list[tuple[Key, int]] = []
    for number, profile in enumerate(profiles):
        local = ordered[profile.locals[0]]
        if profile.family == "person":
            for key in sorted(_offices(profile, ordered, chains)):
                if local.chain.named:
                    holders[key][groups.of(number)] = None
                else:
                    unnamed.append((key, number))
        elif profile.family == "group" and (words := _telling_words(local.chain)):
            unnamed.append((("described", *words), number))
    alike: defaultdict[Key, list[int]] = defaultdict(list)
    for key, number in unnamed:
        known = [root for root in list(holders.get(key, ()))[:MOST] if company.shared(root, number)]
        if len(known) > 1:
            continue
        # what one report describes twice in the same words are two
        others = [n for n in alike[key][-MOST:] if profiles[n].reports[0] != profiles[number].reports[0]]
        for n in known or [n for n in others if company.shared(n, number)][:1]:
            groups.join(n, number)
        alike[key].append(number)


# ---------------------------------------------------------------- offices


def join_offices(groups: Groups, profiles: Sequence[Profile], ordered: Sequence[LocalActor]) -> None:
    """ "The Turkish president" is the one named person who holds that office in the case, else one unnamed person."""
    holders: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    unnamed: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        if profile.family != "person":
            continue
        chain = ordered[profile.locals[0]].chain
        if chain.named:
            for office in profile.offices:
                holders[office].add(groups.of(number))
            continue
        if chain.country is None:
            continue
        office_name = sole_office(" ".join(rest_words(chain.name, chain.country)))
        if office_name is not None:
            unnamed[office_name, countries.land(chain.country, chain.name)].append(number)
    for office in sorted(unnamed):
        numbers = unnamed[office]
        known = sorted({groups.of(n) for n in holders.get(office, ())})
        if len(known) > 1:
            continue
        head = known[0] if known else numbers[0]
        for number in numbers:
            groups.join(head, number)


def _offices(profile: Profile, ordered: Sequence[LocalActor], chains: Mapping[tuple[str, int], Chain]) -> set[Key]:
    """The offices of one man at a time that are told of a profile's person, each with whose office it is."""
    found: set[Key] = set()
    for position in profile.locals:
        local = ordered[position]
        if not local.chain.named and not _singles_out(local.chain):
            continue
        for role in local.chain.roles:
            office = _office(role.title)
            if role.former or office is None:
                continue
            body = chains.get((local.report, role.of)) if role.of is not None else None
            for owner in _owners(body, role.of_text, local.chain):
                found.add((office, owner))
        leader = leaders.of_name(local.chain.name) if local.chain.named and local.published else None
        if leader is not None and leader.country and local.published:
            term = leader.term_in(int(local.published[:4]))
            if term is not None and (office := _office(term.title)) is not None:
                found.add((office, countries.land(leader.country, term.title)))
    return found | {("leader", owner) for office, owner in found if office in _RULES and owner[:3].isupper()}


def _singles_out(chain: Chain) -> bool:
    """Whether a description is of one certain man: not "a former adviser"."""
    words = split_words(chain.name)
    return bool(words) and words[0] not in _ANYBODY and not any(w in ("former", "ex", "deputy", "late") for w in words)


def _office(title: str) -> str | None:
    words = split_words(title)
    if not words or any(w in ("deputy", "vice", "former", "assistant", "acting") for w in words):
        return None
    if words[-1] in _ENVOYS:
        return "ambassador"
    if words[-1] == "minister" and len(words) > 1:
        return " ".join(words[-2:]).replace("defence", "defense")
    if words[-2:] == ["of", "state"]:
        return "secretary of state" if words[-3:-2] != ["head"] else "leader"
    if words[-3:] == ["head", "of", "government"]:
        return "leader"
    return words[-1] if words[-1] in _LEADS | _RULES else None


def _owners(body: Chain | None, text: str | None, person: Chain) -> Iterable[str]:
    """Whose the office is: a country, or the body that the words name."""
    if body is not None and body.kind == "government" and body.country and (words := government_words(body)):
        return (" ".join((body.country, *sorted(words))),)  # rival governments have a minister each
    if body is not None and body.kind in ("state", "government") and body.country:
        return (countries.land(body.country, body.name),)
    if body is not None and body.named:
        return (" ".join(split_words(name.text)) for name in body.names if name.kind in ("name", "acronym"))
    country = countries.of_word(text) if text else None if body is not None else person.country
    return (countries.land(country, text or person.name),) if country else ()


# ---------------------------------------------------------------- bodies and forces


def _telling_words(chain: Chain) -> tuple[str, ...]:
    """The words of a described body that set it apart, with its country; none when they fit many."""
    if chain.named or chain.members or not (chain.kind in _BODIES or {"MIL", "REB", "COP", "PRM"} & set(chain.sectors)):
        return ()
    words = split_words(chain.name)
    if not words or words[0] in _ANYBODY or any(ch.isdigit() for ch in chain.name):
        return ()
    if words[0] in ("his", "her", "their", "its", "our", "my", "your", "this", "that", "these", "those", "such"):
        return ()
    rest = [w for w in rest_words(chain.name, chain.country) if w not in ("the", "of", "s")]
    if not rest or (chain.country is None and len(rest) < 2):
        return ()
    return (chain.country or "", *sorted(set(rest)))
