"""Actors whom reports of one story word so differently that only the story tells them one.

"The mayor" of one report is the mayor whom another names, "the ministry" the one ministry that another tells of, "JI"
the body whose words begin with these letters: each only where the story has one such actor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.linking.clusters import Groups
from dragoman.linking.identity import FORCES, POLICE
from dragoman.linking.names.acronyms import initials_of, is_acronym
from dragoman.linking.names.normalise import split_words
from dragoman.linking.profiles import LocalActor, Profile
from dragoman.linking.same_names import join_same_names
from dragoman.linking.wordings import Key, Wording, is_told_apart, wordings_of
from dragoman.records import Chain

LETTERS = 3  # of an acronym; one of fewer is a body's only where the whole case has it in no other story


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
            join_same_names(groups, profiles, members)
            _join_described(groups, members)
            _join_forces(groups, profiles, members)
            _join_acronyms(groups, profiles, members, frozenset(story))


# ---------------------------------------------------------------- descriptions


def _join_described(groups: Groups, members: Sequence[tuple[int, LocalActor]]) -> None:
    named: defaultdict[Key, list[Wording]] = defaultdict(list)
    unnamed: defaultdict[Key, list[Wording]] = defaultdict(list)
    for number, local in members:
        for told in wordings_of(number, local):
            (named if is_told_apart(local.chain) else unnamed)[told.key].append(told)
    for key in sorted(unnamed):
        # who is told of in more words first: "the coalition" is "the Saudi-led coalition", and not the reverse
        ordered = sorted(unnamed[key], key=lambda told: (-len(told.words), told.profile))
        for n, told in enumerate(ordered):
            for others in (named.get(key, ()), [one for one in ordered[:n] if one.profile != told.profile]):
                fitting = {groups.of(one.profile): one for one in others if told.may_be(one)}
                if len(fitting) == 1 and groups.of(told.profile) not in fitting:
                    [(root, one)] = fitting.items()
                    if not any(o.local.report == told.local.report and groups.of(o.profile) == root for o in others):
                        groups.join(one.profile, told.profile)
                if fitting:
                    break


def _join_forces(groups: Groups, profiles: Sequence[Profile], members: Sequence[tuple[int, LocalActor]]) -> None:
    """ "The army" and "police" of no country that is told of are those of the only country whose the story has."""
    for kind, sector, words in (("forces", "MIL", FORCES), ("police", "COP", POLICE)):
        national = sorted({n for n, _ in members if (profiles[n].key or ("",))[0] == kind})
        if len({groups.of(n) for n in national}) != 1:
            continue
        for number, local in members:
            if _is_bare(local.chain, sector, words) and local.report not in profiles[national[0]].reports:
                groups.join(national[0], number)


def _is_bare(chain: Chain, sector: str, words: frozenset[str]) -> bool:
    """Whether a description says no more than that somebody is of an army or a police."""
    told = sector in chain.sectors and not chain.named and not chain.members
    return told and chain.country is None and words.issuperset(split_words(chain.name))


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
