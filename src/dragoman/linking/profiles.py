"""What actors of single reports are compared by.

A `LocalActor` is one chain of one report. Chains of different reports that bear the very same name in the same sense
become one `Profile` at once, which keeps a case of a million mentions as small as its list of names; everything that
needs thought (other spellings, surnames alone, rival governments) is then decided between profiles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, TypeVar

from dragoman.knowledge import countries, organisations, powers, sectors
from dragoman.linking.names.normalise import parse_person, split_words
from dragoman.linking.names.organisations import parse_organisation
from dragoman.records import ActorKind, Chain, Evidence

Word = TypeVar("Word", bound=str)
Family = Literal["person", "state", "government", "body", "group"]

PROPER = ("name", "alias", "acronym", "metonym")
# Words that say no more than that it is the armed forces, the police or the government of a country.
_FORCES = frozenset(
    "army armies military forces force troops troop soldiers soldier armed servicemen service personnel militaries "
    "regular the of its s and army's units warplanes jets aircraft fighter air defense defence".split()
)
_POLICE = frozenset("police officers policemen officer forces force security the of".split())
_GOVERNMENT = frozenset(
    "government governments regime administration authorities authority cabinet rulers leadership the of its s and "
    "officials official central federal state".split()
)
_SEIZED = frozenset(("military", "coup"))  # words of those who took power that are not their name
_TONE = frozenset(
    "legitimate illegitimate legal illegal so-called so called self-styled self styled internationally recognized "
    "recognised unrecognised unrecognized un backed un-backed rebel puppet current former new interim transitional "
    "national al el ul as ash loyal to formed by led supported allied affiliated headed based in with that "
    "which".split()
)
# Offices that one person of a country holds at a time.
_SOLE_OFFICES = (
    "president", "prime minister", "premier", "king", "queen", "emir", "sultan", "chancellor", "supreme leader",
    "foreign minister", "minister of foreign affairs", "defense minister", "defence minister", "interior minister",
    "finance minister", "minister of defense", "minister of defence", "minister of interior", "secretary of state",
    "crown prince", "army chief", "chief of staff", "secretary general", "secretary-general", "central bank governor",
)  # fmt: skip


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


@dataclass(frozen=True)
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


@dataclass
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


def family_of(chain: Chain) -> Family:
    """The family within which the actor is compared; no comparison crosses families."""
    family = family_of_kind(chain.kind)
    own = chain.kind == "ministry" and chain.country is not None and not chain.members  # a country has one of each
    return "group" if family == "body" and not (chain.named or own) else family


def family_of_kind(kind: ActorKind | None) -> Family:
    """The family of a named actor of this kind."""
    if kind == "person":
        return "person"
    if kind == "state":
        return "state"
    return "government" if kind == "government" else "body"


def proper_names(chain: Chain) -> list[str]:
    """The wordings that name the actor, most used first; its descriptions when it has no name."""
    # "Brussels" may stand for the union and for its commission, and makes them not one
    stands = chain.kind not in ("state", "government", None)
    found = [n for n in chain.names if n.kind in PROPER and not (stands and n.kind == "metonym")]
    names = [n.text for n in sorted(found, key=lambda n: (-n.count, n.text))]
    if chain.named and chain.name not in names:
        names.insert(0, chain.name)
    return names or [chain.name]


@lru_cache(maxsize=200_000)
def _fold(text: str) -> str:
    return " ".join(split_words(text))


def identity_key(local: LocalActor, family: Family) -> tuple[str, ...] | None:
    """What the actor is the same by at sight, across reports; ``None`` when it needs comparing, or never links.

    A state is its country. A well-known body is its row in ``knowledge/organisations.tsv``. "Turkish soldiers" and
    "the Turkish army" are that country's forces. A full name is itself, within one country.
    """
    chain = local.chain
    if family == "state":
        code = chain.country or countries.of_word(chain.name)
        return ("state", code) if code else ("name", _fold(chain.name))
    if family == "government":
        return None
    if family == "person":
        words = parse_person(chain.name).core
        if chain.named and len(words) > 1 and not all(w.initial for w in words[:-1]):
            return ("name", _fold(chain.name), chain.country or "")
        return None
    if _is_national_force(chain):
        return ("forces", chain.country or "")
    known = None if not chain.named else organisations.of_name(chain.name, (chain.country,) if chain.country else ())
    if known is not None and known.country is None and (known.shared or known.kind == "ministry"):
        known = None  # every state has one
    if known is not None and (known.country in (None, chain.country) or chain.country is None):
        return ("known", known.name, known.country or "")
    if chain.country and "COP" in chain.sectors and _only(chain, _POLICE):
        return ("police", chain.country)
    if chain.named or family == "body":
        if chain.kind == "ministry" and chain.country is None:
            return None  # every state has a Ministry of Interior
        return (
            "name",
            " ".join(sorted(w.country or w.text for w in parse_organisation(chain.name).words)),
            chain.country or "",
        )
    return None


def _is_national_force(chain: Chain) -> bool:
    """Whether the actor is the armed forces of its country as a whole, by whatever name: "the Bundeswehr"."""
    if chain.country is None or not (chain.kind == "military" or "MIL" in chain.sectors):
        return False
    return chain.name in powers.national_forces() or _only(chain, _FORCES)


def _only(chain: Chain, words: frozenset[str]) -> bool:
    """Whether every wording of the chain is made of ``words`` and the country's name, initials aside."""
    for name in chain.names:
        if name.kind == "pronoun" or (name.kind == "acronym" and len(chain.names) > 1):
            continue
        if not set(rest_words(name.text, chain.country)) <= words:
            return False
    return True


@lru_cache(maxsize=100_000)
def rest_words(text: str, country: str | None) -> tuple[str, ...]:
    hits = [h for h in countries.find_in(text) if h.alpha3 == country]
    for hit in reversed(hits):
        text = text[: hit.start] + " " + text[hit.end :]
    return tuple(w for w in split_words(text.replace("’s", " ").replace("'s", " ")) if w != "s")


def government_words(chain: Chain) -> frozenset[str]:
    """The words that tell one government of a country from its rival: "accord", "haftar"; none for "the regime".

    Whatever those who took power by a coup are called comes out as "junta".
    """
    found: set[str] = set()
    for name in chain.names:
        if name.kind == "pronoun":
            continue
        words = set(rest_words(name.text, chain.country))
        if words & (_takers() | _SEIZED):
            words = (words - _takers() - _SEIZED - _coup_people()) | {"junta"}
        found.update(w for w in words if w not in _GOVERNMENT and w not in _TONE and len(w) > 1 and not _is_title(w))
    return frozenset(found)


def _is_title(word: str) -> bool:
    noun = sectors.exact_noun([word])
    return noun is not None and noun.kind == "person" and bool({"MIL", "GOV"} & set(noun.sectors))


def is_of_coup(chain: Chain) -> bool:
    """Whether an unnamed group is told to have taken power by force: "the coup leaders", "the putschists"."""
    told = (set(rest_words(name.text, chain.country)) for name in chain.names if name.kind == "description")
    many = _takers() - powers.takers(one=False)
    return not chain.named and any(words & many or ("coup" in words and words & _coup_people()) for words in told)


@cache
def _takers() -> frozenset[str]:
    """Words for those who took power by force, for one and for many."""
    return frozenset(form for word in powers.takers(one=False) for form in (word, word + "s"))


@cache
def _coup_people() -> frozenset[str]:
    return frozenset(word + "s" for word in powers.coup_people()) | {"council"}


def sole_office(title: str) -> str | None:
    """The office in ``title`` that one person of a country holds at a time; ``None`` for deputies and the like."""
    text = " ".join(title.casefold().split())
    if any(
        word in text.split()
        for word in (
            "deputy",
            "vice",
            "former",
            "assistant",
            "spokesman",
            "spokeswoman",
            "advisor",
            "adviser",
            "candidate",
        )
    ):
        return None
    best = [office for office in _SOLE_OFFICES if text == office or text.endswith(" " + office)]
    return (
        max(best, key=len).replace("defence", "defense").replace("minister of foreign affairs", "foreign minister")
        if best
        else None
    )


def offices_of(chain: Chain, chains: dict[int, Chain]) -> list[tuple[str, str]]:
    """Sole offices that the chain's person holds now, with the country of the role's body or the person."""
    found = []
    for role in chain.roles:
        office = None if role.former else sole_office(role.title)
        if office is None:
            continue
        body = chains.get(role.of) if role.of is not None else None
        country = (
            (body.country if body else None)
            or (countries.of_word(role.of_text) if role.of_text else None)
            or chain.country
        )
        if country:
            found.append((office, country))
    return found


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
            key = None if position in alone else identity_key(local, family)
            if key is not None and key[0] in ("forces", "police"):
                family = "body"  # named or described, a country has one
            number = by_key.get((family, key)) if key is not None else None
            if number is None:
                number = len(profiles)
                profiles.append(Profile(family, key))
                if key is not None:
                    by_key[family, key] = number
            company = folded.get(id(local.companions))
            if company is None:
                company = folded[id(local.companions)] = frozenset(_fold(name) for name in local.companions)
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
        profile.companions |= company.difference(map(_fold, names))
