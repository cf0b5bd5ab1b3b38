"""How a report words an actor whom others of its story may word otherwise: as what kind of thing, in what words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.linking.identity import rest_words
from dragoman.linking.names.normalise import split_words
from dragoman.linking.profiles import LocalActor
from dragoman.linking.sole_offices import NOT_THE_HOLDER
from dragoman.records import ActorKind, Chain

# what many in a story may be called, though only one report does so
_MANY = frozenset(
    "spokesman spokeswoman spokesperson official officer lawyer member source expert analyst lawmaker deputy soldier "
    "resident activist journalist reporter correspondent professor doctor director head leader group body organisation "
    "organization side team unit force forces agency".split()
)
# crowds of whom a story has several, unless they are told of more closely: "external partners"
_ANYBODY = frozenset(
    "people person civilian man men woman women child children troops police personnel staff authorities personality "
    "citizen local neighbour victim survivor relative witness witnesses worker leader figure nation state country "
    "countries partner ally allies party parties others representative minister politician diplomat".split()
)
_COUNTED = frozenset(
    "some several many any all both other another two three four five six seven eight nine ten dozen "
    "dozens hundred hundreds thousand thousands more most few fewer multiple".split()
)
_RELATIVE = frozenset("a an his her their its our my your this that these those such".split())
_ADDED = frozenset(
    "the s of and for new incoming then city town country nation state province region local its his her their "
    "affairs central national dr mr mrs ms".split()
)
# offices of which the words beside them make another office
_DIVIDED = frozenset(
    "minister secretary counsel chief commissioner president chairman chairwoman director attorney general adviser "
    "advisor ambassador envoy manager".split()
)
_SPELT = {"defence": "defense", "justice": "judge"}
_REBELS = frozenset(
    "rebels insurgents militants fighters gunmen guerrillas separatists jihadists jihadis extremists militiamen "
    "paramilitaries rebel insurgent militant armed islamist separatist jihadist".split()
)
_MAYBE_ARMED = frozenset({"fighters", "gunmen"})  # boxers fight, and robbers carry guns
_BANDS = frozenset("group movement faction militia outfit".split())
_SECTORS = frozenset({"REB", "PRM", "UAF"})
_KINDS: Mapping[str, ActorKind] = {
    "company": "company", "firm": "company", "ministry": "ministry", "party": "party", "airline": "company",
}  # fmt: skip
_BODIES: frozenset[ActorKind | None] = frozenset(
    ("military", "armed-group", "ministry", "party", "company", "igo", "ngo", "organisation")
)
Key = tuple[str, str]
ARMED: Key = ("armed", "group")  # rebels, militants and paramilitaries: of a story they are mostly one group


@dataclass(frozen=True)
class Wording:
    """How one report words an actor: what kind of thing it is told to be under ``key``, and the words added to that."""

    profile: int
    local: LocalActor
    key: Key
    words: frozenset[str]
    of: str | None = None

    def may_be(self, other: Wording) -> bool:
        """Whether all that this wording says holds of ``other``."""
        mine, theirs = self.local.chain.country, other.local.chain.country
        if (mine and theirs and mine != theirs) or (self.of and other.of and self.of != other.of):
            return False
        if _held_aside(self.local.chain) != _held_aside(other.local.chain):
            return False
        # "the opposition senator" may be whom another only calls a senator
        what, head = self.key
        return self.words <= other.words or (what == "person" and head not in _DIVIDED and other.words == {head})


def wordings_of(number: int, local: LocalActor) -> Iterator[Wording]:
    """The wordings by which one report tells of an actor; none where what it says fits anybody."""
    chain = local.chain
    certain = chain.named or chain.name.casefold().startswith("the ") or "'s " in chain.name
    if chain.members:
        return
    if chain.kind == "person" and certain:
        for role in chain.roles:
            words = _spelt(split_words(role.title))
            head = _head(words)
            if head is not None and not role.former and head not in _MANY:
                of = role.of_text.casefold() if role.of_text and not chain.country else None
                yield Wording(number, local, ("person", head), frozenset(words) - _ADDED, of)
    elif chain.kind == "armed-group" and chain.named:
        yield Wording(number, local, ARMED, frozenset(word for n in chain.names for word in split_words(n.text)))
    elif chain.kind in ("armed-group", "group"):
        words = rest_words(chain.name, chain.country)
        armed = not _SECTORS.isdisjoint(chain.sectors) or not _MAYBE_ARMED.intersection(words[-1:])
        added = frozenset(words) - _ADDED - _REBELS - _BANDS
        if (
            words
            and ((armed and words[-1] in _REBELS) or (chain.country and words[-1] in _BANDS))
            and (certain or added)
        ):
            yield Wording(number, local, ARMED, added)
        elif chain.kind == "group" and _is_crowd(words):
            yield Wording(number, local, ("group", words[-1]), frozenset(words) - _ADDED)
    elif chain.kind in _BODIES and certain:
        yield from _fullest(list(_wordings_of_body(number, local)))


def _is_crowd(words: Sequence[str]) -> bool:
    """Whether a story has but one such crowd: "the pro-union protesters", and not "two women" or "their families"."""
    if not words or words[0] in _RELATIVE or not _COUNTED.isdisjoint(words) or any(map(str.isdigit, words)):
        return False
    head = {words[-1], words[-1].removesuffix("s")}
    told_closer = not _ADDED.issuperset(words[:-1])
    return _MANY.isdisjoint(head) and (told_closer or _ANYBODY.isdisjoint(head))


def is_told_apart(chain: Chain) -> bool:
    """Whether a name says which one it is: "the Foreign Ministry" is only some country's."""
    return chain.named and not (chain.kind == "ministry" and chain.country is None)


def _fullest(told: Sequence[Wording]) -> list[Wording]:
    """Those that no other of the report goes beyond: its foreign ministry is not whatever is "the ministry"."""
    return [one for one in told if not any(one.key == other.key and one.words < other.words for other in told)]


def _wordings_of_body(number: int, local: LocalActor) -> Iterator[Wording]:
    chain = local.chain
    for text in sorted({name.text for name in chain.names if name.kind in ("name", "description", "title")}):
        words = _spelt(rest_words(text, chain.country))
        head = _head(words)
        if head is not None and head not in _MANY and not head.endswith("s"):
            added = frozenset(words) - _ADDED
            kind = chain.kind if chain.named and chain.kind in _KINDS.values() else _KINDS.get(head)
            if kind is not None:
                yield Wording(number, local, ("kind", kind), added - {head})
            if kind is None or chain.named:
                yield Wording(number, local, ("head", head), added)


def _held_aside(chain: Chain) -> frozenset[str]:
    """The words that say that somebody does not hold the office that he is told by: "former", "deputy"."""
    return NOT_THE_HOLDER.intersection(word for role in chain.roles for word in split_words(role.title))


def _spelt(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(_SPELT.get(word, word) for word in words)


def _head(words: Sequence[str]) -> str | None:
    """The word that says what a body is: the last before "of" or "for"."""
    end = next((n for n, word in enumerate(words) if n and word in ("of", "for")), len(words))
    return words[end - 1] if end else None
