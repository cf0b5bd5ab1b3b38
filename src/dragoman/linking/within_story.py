"""Actors whom reports of one story word so differently that only the story tells them one.

"The mayor" of one report is the mayor whom another names, "the ministry" the one ministry that another tells of, "JI"
the body whose words begin with these letters: each only where the story has one such actor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.linking.clusters import Groups
from dragoman.linking.identity import FORCES, rest_words
from dragoman.linking.names.acronyms import initials_of, is_acronym
from dragoman.linking.names.normalise import split_words
from dragoman.linking.profiles import LocalActor, Profile
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
    "rebels insurgents militants fighters gunmen guerrillas separatists jihadists jihadis extremists militiamen rebel "
    "insurgent militant armed islamist separatist jihadist".split()
)
_KINDS: Mapping[str, ActorKind] = {
    "company": "company", "firm": "company", "ministry": "ministry", "party": "party", "airline": "company",
}  # fmt: skip
_BODIES: frozenset[ActorKind | None] = frozenset(
    ("military", "armed-group", "ministry", "party", "company", "igo", "ngo", "organisation")
)
LETTERS = 3  # of an acronym; one of fewer is a body's only where the whole case has it in no other story
Key = tuple[str, str]


@dataclass(frozen=True)
class _Told:
    """How one report words an actor: what kind of thing it is told to be under ``key``, and the words added to that."""

    profile: int
    local: LocalActor
    key: Key
    words: frozenset[str]
    of: str | None = None

    def may_be(self, other: _Told) -> bool:
        """Whether all that this wording says holds of ``other``."""
        mine, theirs = self.local.chain.country, other.local.chain.country
        if (mine and theirs and mine != theirs) or (self.of and other.of and self.of != other.of):
            return False
        if _held_aside(self.local.chain) != _held_aside(other.local.chain):
            return False
        return self.words <= other.words


def join_within_stories(
    groups: Groups,
    profiles: Sequence[Profile],
    profile_of: Sequence[int],
    ordered: Sequence[LocalActor],
    stories: Sequence[Sequence[str]],
) -> None:
    """Join descriptions and acronyms with the one actor that they fit in each story of several reports."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for position, local in enumerate(ordered):
        if local.index >= 0:
            positions[local.report].append(position)
    for story in stories:
        if len(story) > 1:
            members = [(profile_of[i], ordered[i]) for report in sorted(story) for i in positions[report]]
            _join_described(groups, members)
            _join_forces(groups, profiles, members)
            _join_acronyms(groups, profiles, members, frozenset(story))


# ---------------------------------------------------------------- descriptions


def _join_described(groups: Groups, members: Sequence[tuple[int, LocalActor]]) -> None:
    named: defaultdict[Key, list[_Told]] = defaultdict(list)
    unnamed: defaultdict[Key, list[_Told]] = defaultdict(list)
    for number, local in members:
        for told in _wordings(number, local):
            (named if local.chain.named else unnamed)[told.key].append(told)
    for key in sorted(unnamed):
        # who is told of in more words first: "the coalition" is "the Saudi-led coalition", and not the reverse
        ordered = sorted(unnamed[key], key=lambda told: (-len(told.words), told.profile))
        for n, told in enumerate(ordered):
            others = named.get(key) or [one for one in ordered[:n] if one.profile != told.profile]
            fitting = {groups.of(one.profile): one for one in others if told.may_be(one)}
            if len(fitting) == 1 and groups.of(told.profile) not in fitting:
                [(root, one)] = fitting.items()
                if not any(o.local.report == told.local.report and groups.of(o.profile) == root for o in others):
                    groups.join(one.profile, told.profile)


def _wordings(number: int, local: LocalActor) -> Iterator[_Told]:
    chain = local.chain
    if chain.members or not (chain.named or chain.name.casefold().startswith("the ") or "'s " in chain.name):
        return
    if chain.kind == "person":
        for role in chain.roles:
            words = tuple(split_words(role.title))
            head = _SAME_TITLE.get(words[-1], words[-1]) if words else None
            if head is not None and not role.former and head not in _MANY:
                of = role.of_text.casefold() if role.of_text and not chain.country else None
                yield _Told(number, local, ("person", head), frozenset((*words[:-1], head)) - _ADDED, of)
    elif "REB" in chain.sectors:
        if chain.named:
            yield _Told(
                number, local, ("rebels", ""), frozenset(word for n in chain.names for word in split_words(n.text))
            )
        else:
            words = rest_words(chain.name, chain.country)
            if words and words[-1] in _REBELS:
                yield _Told(number, local, ("rebels", ""), frozenset(words) - _ADDED - _REBELS)
    elif chain.kind in _BODIES:
        for text in sorted({name.text for name in chain.names if name.kind in ("name", "description", "title")}):
            words = rest_words(text, chain.country)
            head = _head(words)
            if head is not None and head not in _MANY and not head.endswith("s"):
                kind = chain.kind if chain.named and chain.kind in _KINDS.values() else _KINDS.get(head)
                key = ("kind", kind) if kind else ("head", head)
                yield _Told(number, local, key, frozenset(words) - _ADDED - ({head} if head in _KINDS else set()))


def _held_aside(chain: Chain) -> frozenset[str]:
    """The words that say that somebody does not hold the office that he is told by: "former", "deputy"."""
    return NOT_THE_HOLDER.intersection(word for role in chain.roles for word in split_words(role.title))


def _head(words: Sequence[str]) -> str | None:
    """The word that says what a body is: the last before "of" or "for"."""
    end = next((n for n, word in enumerate(words) if n and word in ("of", "for")), len(words))
    return words[end - 1] if end else None


def _join_forces(groups: Groups, profiles: Sequence[Profile], members: Sequence[tuple[int, LocalActor]]) -> None:
    """ "The army" of no country that is told of is that of the only country whose forces the story has."""
    national = sorted({n for n, _ in members if (profiles[n].key or ("",))[0] == "forces"})
    if len({groups.of(n) for n in national}) != 1:
        return
    for number, local in members:
        if _is_bare_force(local.chain) and local.report not in profiles[national[0]].reports:
            groups.join(national[0], number)


def _is_bare_force(chain: Chain) -> bool:
    told = chain.kind == "military" or "MIL" in chain.sectors
    words = set(split_words(chain.name))
    return told and not chain.named and not chain.members and chain.country is None and words <= FORCES


# ---------------------------------------------------------------- acronyms


def _join_acronyms(
    groups: Groups, profiles: Sequence[Profile], members: Sequence[tuple[int, LocalActor]], story: frozenset[str]
) -> None:
    bearers: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, local in members:
        if local.chain.named and local.chain.kind != "person":
            for name in local.chain.names:
                if name.kind == "name":
                    for letters in initials_of(name.text):
                        bearers[letters].setdefault(groups.of(number), number)
    for number, local in members:
        if not local.chain.named or (profiles[number].key or ("",))[0] == "known":
            continue
        if not all(is_acronym(name.text) for name in local.chain.names if name.kind in ("name", "acronym", "alias")):
            continue
        letters = local.chain.name.replace(".", "").casefold()
        found = bearers.get(letters, {})
        if len(found) != 1:
            continue
        if len(letters) < LETTERS and (
            profiles[number].family == "person" or not story.issuperset(profiles[number].reports)
        ):
            continue
        [(root, other)] = found.items()
        own = set(profiles[number].reports)
        if not any(own.intersection(profiles[n].reports) for n in groups.members(root)):
            groups.join(other, number)
