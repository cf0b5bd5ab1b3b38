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
_ADDED = frozenset(
    "the s new incoming then city town country nation state province region local its his her their".split()
)
_SAME_TITLE = {"justice": "judge"}
_REBELS = frozenset(
    "rebels insurgents militants fighters gunmen guerrillas separatists jihadists jihadis extremists militiamen "
    "paramilitaries rebel insurgent militant armed islamist separatist jihadist".split()
)
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
        return self.words <= other.words or (self.key[0] == "person" and other.words == {self.key[1]})


def wordings_of(number: int, local: LocalActor) -> Iterator[Wording]:
    """The wordings by which one report tells of an actor; none where what it says fits anybody."""
    chain = local.chain
    if chain.members or not (chain.named or chain.name.casefold().startswith("the ") or "'s " in chain.name):
        return
    if chain.kind == "person":
        for role in chain.roles:
            words = tuple(split_words(role.title))
            head = _SAME_TITLE.get(words[-1], words[-1]) if words else None
            if head is not None and not role.former and head not in _MANY:
                of = role.of_text.casefold() if role.of_text and not chain.country else None
                yield Wording(number, local, ("person", head), frozenset((*words[:-1], head)) - _ADDED, of)
    elif chain.kind == "armed-group" and chain.named:
        yield Wording(number, local, ARMED, frozenset(word for n in chain.names for word in split_words(n.text)))
    elif chain.kind in ("armed-group", "group"):
        words = rest_words(chain.name, chain.country)
        armed = not _SECTORS.isdisjoint(chain.sectors)
        if words and ((armed and words[-1] in _REBELS) or (chain.country and words[-1] in _BANDS)):
            yield Wording(number, local, ARMED, frozenset(words) - _ADDED - _REBELS - _BANDS)
    elif chain.kind in _BODIES:
        for text in sorted({name.text for name in chain.names if name.kind in ("name", "description", "title")}):
            words = rest_words(text, chain.country)
            head = _head(words)
            if head is not None and head not in _MANY and not head.endswith("s"):
                kind = chain.kind if chain.named and chain.kind in _KINDS.values() else _KINDS.get(head)
                key = ("kind", kind) if kind else ("head", head)
                yield Wording(number, local, key, frozenset(words) - _ADDED - ({head} if head in _KINDS else set()))


def _held_aside(chain: Chain) -> frozenset[str]:
    """The words that say that somebody does not hold the office that he is told by: "former", "deputy"."""
    return NOT_THE_HOLDER.intersection(word for role in chain.roles for word in split_words(role.title))


def _head(words: Sequence[str]) -> str | None:
    """The word that says what a body is: the last before "of" or "for"."""
    end = next((n for n, word in enumerate(words) if n and word in ("of", "for")), len(words))
    return words[end - 1] if end else None
