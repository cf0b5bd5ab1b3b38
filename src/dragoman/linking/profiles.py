"""What actors of single reports are compared by.

A `LocalActor` is one chain of one report. Chains of different reports that bear the very same name in the same sense
become one `Profile` at once, which keeps a case of a million mentions as small as its list of names; everything that
needs thought (other spellings, surnames alone, rival governments) is then decided between profiles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dragoman.linking.identity import Family, family_of, fold, identity_key, proper_names
from dragoman.linking.sole_offices import offices_of
from dragoman.records import ActorKind, Chain, Evidence

Word = TypeVar("Word", bound=str)


def most(counts: Counter[Word]) -> Word | None:
    """The commonest, the first in the alphabet among equals; ``None`` of nothing."""
    return min(counts, key=lambda k: (-counts[k], k)) if counts else None


def day_number(date: str) -> int:
    """Days, near enough to tell three weeks from a year; 0 of what is no date."""
    try:
        year, month, day = (int(part) for part in date[:10].split("-"))
    except ValueError:
        return 0
    return year * 372 + month * 31 + day


@dataclass(frozen=True, slots=True)
class LocalActor:
    """One chain of one report, as linking sees it.

    ``index`` is the chain's index in the reading, below zero for the report's outlet and agency. ``companions`` are the
    names of the report's other named chains; ``published`` is its ISO date.
    """

    report: str
    index: int
    chain: Chain
    evidence: Evidence
    published: str | None = None
    companions: tuple[str, ...] | frozenset[str] = ()


@dataclass(slots=True)
class Profile:
    """Local actors taken for one at sight. ``locals`` are positions in the sorted input."""

    family: Family
    key: tuple[str, ...] | None
    locals: list[int] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    offices: Counter[tuple[str, str]] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    reports: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    companions: set[str] = field(default_factory=set)

    @property
    def country(self) -> str | None:
        return most(self.countries)

    @property
    def kind(self) -> ActorKind | None:
        return most(self.kinds)

    @property
    def main_names(self) -> list[str]:
        """The names borne most, at most four."""
        return sorted(self.names, key=lambda n: (-self.names[n], -len(n), n))[:4]


COMPANIONS_KEPT = 400  # of one profile; a name in thousands of reports meets everybody


def build_profiles(ordered: Sequence[LocalActor], alone: frozenset[int]) -> tuple[list[Profile], list[int]]:
    """Profiles, and for each local actor the number of its profile.

    ``ordered`` is sorted by report and index; positions in ``alone`` (people judged them) get a profile of their own.
    """
    profiles: list[Profile] = []
    of: list[int] = []
    by_key: dict[tuple[Family, tuple[str, ...]], int] = {}
    start = 0
    while start < len(ordered):
        end = start
        while end < len(ordered) and ordered[end].report == ordered[start].report:
            end += 1
        chains = {local.index: local.chain for local in ordered[start:end]}
        folded: dict[int, frozenset[str]] = {}  # one report's chains share one list of companions
        for position in range(start, end):
            local = ordered[position]
            family = family_of(local.chain)
            key = None if position in alone else identity_key(local.chain, family)
            if key is not None and key[0] in ("forces", "police", "service"):
                family = "body"  # named or described, a country has one
            number = by_key.get((family, key)) if key is not None else None
            if number is None:
                number = len(profiles)
                profiles.append(Profile(family, key))
                if key is not None:
                    by_key[family, key] = number
            company = folded.get(id(local.companions))
            if company is None:
                company = folded[id(local.companions)] = frozenset(fold(name) for name in local.companions)
            _add(profiles[number], position, local, chains, company)
            of.append(number)
        start = end
    return profiles, of


def _add(profile: Profile, position: int, local: LocalActor, chains: dict[int, Chain], company: frozenset[str]) -> None:
    chain = local.chain
    profile.locals.append(position)
    if not profile.reports or profile.reports[-1] != local.report:
        profile.reports.append(local.report)
        if local.published:
            profile.dates.append(local.published[:10])
    names = proper_names(chain)
    profile.names.update(names)
    if chain.country:
        profile.countries[chain.country] += 1
    if chain.kind:
        profile.kinds[chain.kind] += 1
    if chain.roles:
        profile.offices.update(offices_of(chain, chains))
        profile.roles.update(role.title.casefold() for role in chain.roles)
    if len(profile.companions) < COMPANIONS_KEPT:
        profile.companions |= company.difference(map(fold, names))
