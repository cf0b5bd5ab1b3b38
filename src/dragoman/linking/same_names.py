"""One name in one story is one actor, whatever kind each report takes its bearer for.

A ship, a newspaper or a band of rebels that one report's reading takes for a person is compared with no body, for
names are compared within a family. Where a story's reports have but one bearer of a name each, these are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.linking.clusters import Groups
from dragoman.linking.identity import fold
from dragoman.linking.profiles import LocalActor, Profile

_OF_LANDS = frozenset(("state", "government"))  # Georgia may be a woman's name, and is no woman


def join_same_names(groups: Groups, profiles: Sequence[Profile], members: Sequence[tuple[int, LocalActor]]) -> None:
    """Join the bearers of one name among the actors of one story, each given with the number of its profile."""
    bearers: defaultdict[str, list[tuple[int, LocalActor]]] = defaultdict(list)
    longer: defaultdict[str, set[int]] = defaultdict(set)  # the groups in whose longer names a word stands
    for number, local in members:
        if local.chain.named:
            bearers[fold(local.chain.name)].append((number, local))
            for text in {local.chain.name, *(n.text for n in local.chain.names if n.kind == "name")}:
                words = fold(text).split()
                for word in words if len(words) > 1 else ():
                    longer[word].add(number)
    for name in sorted(bearers):
        found = bearers[name]
        roots = {groups.of(number) for number, _ in found}
        if len(roots) < 2 or any(profiles[number].family in _OF_LANDS for number, _ in found):
            continue
        if not {groups.of(number) for number in longer[name]} <= roots:
            continue  # a surname or half a name, which others of the story bear too
        lands = {profiles[n].country for root in roots for n in groups.members(root)} - {None}
        if len(lands) > 1 or _are_told_apart(groups, found):
            continue
        first = found[0][0]
        for number, _ in found[1:]:
            groups.join(first, number)


def _are_told_apart(groups: Groups, found: Sequence[tuple[int, LocalActor]]) -> bool:
    """Whether one report has two of them."""
    held: dict[str, int] = {}
    return any(held.setdefault(local.report, groups.of(number)) != groups.of(number) for number, local in found)
