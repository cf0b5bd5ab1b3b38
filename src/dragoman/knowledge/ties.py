"""The types of ties and the words that state them, indexed by word (``ties.yaml``)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from dragoman.knowledge.files import load_yaml
from dragoman.records import ActorKind

Sign = Literal[1, -1, 0]
FORMER = "former"  # the value of ``until`` where the words say that it ended but not when


@dataclass(frozen=True)
class TieType:
    """One type of tie. ``sources`` and ``targets`` are the kinds allowed at the ends; empty allows any."""

    name: str
    gloss: str
    sign: Sign
    symmetric: bool
    ftm: str
    sources: frozenset[ActorKind]
    targets: frozenset[ActorKind]

    def allows(self, source: ActorKind | None, target: ActorKind | None) -> bool:
        """Whether the tie can hold between two such actors; an unknown kind is not held against it."""
        fits_source = source is None or not self.sources or source in self.sources
        return fits_source and (target is None or not self.targets or target in self.targets)


@dataclass(frozen=True)
class TieWords:
    """Cue word → tie type, by the grammar of the cue (see the header of the data file)."""

    verbs: dict[str, TieType]
    acts: dict[str, TieType]
    given: dict[str, TieType]
    nouns: dict[str, TieType]
    persons: dict[str, TieType]
    adjectives: dict[str, TieType]
    titles: dict[str, TieType]
    suffixes: dict[str, TieType]
    reversed: dict[str, TieType]
    prefixes: dict[str, TieType]
    taken: dict[str, TieType]
    left: dict[str, TieType]
    put_out: dict[str, TieType]
    let_in: dict[str, TieType]
    whole: dict[str, TieType]
    inverse: dict[str, TieType]

    @cached_property
    def before_prepositions(self) -> frozenset[str]:
        """The words of ``adjectives`` without their prepositions."""
        return frozenset(words.split(" ")[0] for words in self.adjectives)


@dataclass(frozen=True)
class TieGrammar:
    """Words that no single type owns (``tie_grammar.yaml``)."""

    undergone: frozenset[str]
    averse: frozenset[str]
    views: frozenset[str]
    cargo: frozenset[str]
    transparent: frozenset[str]
    received: frozenset[str]
    under: frozenset[str]
    bodies: frozenset[str]
    deeds: frozenset[str]
    contests: frozenset[str]
    figures: frozenset[str]
    soldiers: frozenset[str]
    hostile: frozenset[str]
    arms: frozenset[str]
    people: frozenset[str]
    warm: frozenset[str]
    cool: frozenset[str]


@cache
def tie_types() -> dict[str, TieType]:
    """All types by name, in the order of the file."""
    return {
        name: TieType(
            name=name,
            gloss=row["gloss"],
            sign=row["sign"],
            symmetric=row.get("symmetric", False),
            ftm=row["ftm"],
            sources=frozenset(row.get("from", ())),
            targets=frozenset(row.get("to", ())),
        )
        for name, row in load_yaml("ties.yaml").items()
    }


@cache
def symmetric_types() -> frozenset[str]:
    """Names of the types whose two ends are alike."""
    return frozenset(name for name, kind in tie_types().items() if kind.symmetric)


@cache
def tie_words() -> TieWords:
    found: defaultdict[str, dict[str, TieType]] = defaultdict(dict)
    for name, row in load_yaml("ties.yaml").items():
        for grammar in TieWords.__dataclass_fields__:
            for word in row.get(grammar, ()):
                found[grammar].setdefault(word, tie_types()[name])
    return TieWords(**{grammar: found[grammar] for grammar in TieWords.__dataclass_fields__})


def office_tie(title: str, seat: ActorKind | None) -> TieType | None:
    """The tie to a body of kind ``seat`` that holding ``title`` in it makes; ``None`` of a title that makes none.

    Who holds office under a person works for him: "Obama's chief of staff".
    """
    words = _of_office(title)
    telling = next((word for word in reversed(words) if word in tie_words().titles), None)
    kind = tie_words().titles[telling] if telling is not None else None
    if telling in _JOURNALISTS and seat not in ("media", "company", "organisation", None):
        return None  # the White House correspondent is the White House's no more than the sports editor is the sport's
    standing = tie_words().persons.get(words[-1]) if words else None
    if standing is not None and standing.sign < 0:
        return None  # her "chief political adversary" holds no office under her
    if kind is None or kind.name not in ("leads", "holds office in"):
        return kind
    if seat == "person":
        return None if " and " in title else tie_types()["works for"]
    if seat in ("state", "government"):
        if words[-1] in _LOCAL or _AGAINST & set(words):
            return None
        if telling == "leader" and any(
            word[0].isupper() for word in title.split() if word not in ("Supreme", "Leader")
        ):
            return None  # the Druze leader leads the Druze
        if kind.name == "leads" and telling not in _DEPARTMENTAL | _LEADING:
            return None  # the Iranian director and the Greek archbishop hold no office of their state
    if kind.name == "leads" and (_is_second(words) or _is_department(words, seat)):
        return tie_types()["holds office in"]
    return kind


def is_national(title: str) -> bool:
    """Whether a title is an office that states have, and their parts or bodies have not: "Secretary of Defense"."""
    words = title.lower().replace("defence", "defense").split()
    cabinet = " ".join(words[-3:]) in _SECRETARIES or " ".join(words[-2:]) in _SECRETARIES
    return cabinet or (len(words) > 1 and words[-1] == "minister" and not {"chief", "first", "former"} & set(words))


def is_of_bodies(title: str) -> bool:
    """Whether a title is one that bodies alone give: nobody is the chairman of a man."""
    return bool(_OF_BODIES & set(_of_office(title)[-1:])) or "chief executive" in title.lower()


def _of_office(title: str) -> list[str]:
    """The words of a title before "of", lower-case, with "director general" and "chief executive" as one each."""
    plain = _GENERAL.sub(r"\1-general", title.lower().split(" of ")[0])
    return _CHIEF_EXECUTIVE.sub("chief", plain).split()


def _is_second(words: list[str]) -> bool:
    """Whether a title with a leader's word is no leader's: "deputy head", "chief strategist", "minority leader"."""
    return words[0] in _SECONDS or bool(_PARTISAN & set(words)) or "chief" in words[:-1]


def _is_department(words: list[str], seat: ActorKind | None) -> bool:
    """Whether a title is that of one department of a government: "intelligence chief", "foreign policy head"."""
    departmental = words[-1] in _DEPARTMENTAL and (len(words) > 1 or words[-1] == "commander")
    return seat in ("state", "government", "igo") and departmental


@cache
def tie_grammar() -> TieGrammar:
    """The words of ``tie_grammar.yaml``, each list under its own name."""
    return TieGrammar(**{name: frozenset(words) for name, words in load_yaml("tie_grammar.yaml").items()})


@cache
def cue_signs() -> dict[str, str]:
    """Base form of a cue → the name of its type, for signed types: what a word says wherever it stands."""
    found: dict[str, str] = {}
    words = tie_words()
    for table in (words.verbs, words.acts, words.nouns, words.persons, words.suffixes, words.adjectives):
        for shape, kind in table.items():
            lemma, *more = shape.split()
            if kind.sign and lemma not in _EMPTY and len(more) < 2:
                found.setdefault(lemma, kind.name)
    return found


_GENERAL = re.compile(r"\b(director|secretary|attorney|governor|consul|inspector|auditor) general\b")
_CHIEF_EXECUTIVE = re.compile(r"\bchief executive( officer)?$")
_SECRETARIES = frozenset(
    {"secretary of state", "secretary of defense", "defense secretary", "foreign secretary", "treasury secretary",
     "commerce secretary", "energy secretary", "home secretary", "homeland security secretary"}
)  # fmt: skip
_SECONDS = frozenset({"deputy", "vice", "assistant", "associate", "under"})
_PARTISAN = frozenset("minority majority opposition floor party democratic republican conservative labour".split())
_JOURNALISTS = frozenset("journalist reporter correspondent columnist editor anchor presenter host".split())
_DEPARTMENTAL = frozenset("chief head commander".split())
_OF_BODIES = frozenset(
    "chairman chairwoman chairperson ceo director director-general secretary-general vice-chairman treasurer".split()
)
_LEADING = frozenset(
    "leader dictator strongman ceo founder secretary-general director-general commander-in-chief".split()
)
# the mayor of a capital that stands for a state; who leads others in a state than those who govern it
_LOCAL = frozenset({"mayor", "councillor", "councilman", "alderman"})
_AGAINST = frozenset(
    "opposition rebel militia militant separatist guerrilla insurgent protest dissident gang cartel union tribal "
    "religious spiritual community business student church".split()
)
# words that name more than ties: the United Nations, a defence ministry, rocket fire
_EMPTY = frozenset(
    "open take carry throw stand turn break prop send pay join work conduct launch swear near "
    "united defence defense union unity peace association rocket gun settlement responsible demonstrate protection "
    "satellite identify distance".split()
)
