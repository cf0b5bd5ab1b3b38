"""Tellings → the groups that tell one event each, in time that grows with the story, not with its square.

A story of up to `PIECE` tellings is grouped at once. A larger one is taken piece by piece: what the pieces before made
one group stays one and is compared with the next piece by a few of its tellings, spread evenly over it. "The attack"
follows what it takes up in its own report: likeness is for tellings that say by themselves what they tell of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.linking.likeness import RELATED, have_nothing_in_common, likeness
from dragoman.linking.linkage import Pair, merge_alike
from dragoman.linking.tellings import Telling

THRESHOLD = 0.45
LEAST = 0.1  # likeness below which two tellings count as wholly unlike
PIECE = 600  # tellings, of a dozen long reports: compared all with all
SPOKESMEN = 6  # tellings that speak for a group of an earlier piece
FIRST = 2  # of these: a telling that is wholly unlike them is not compared with the others


def group_tellings(tellings: Sequence[Telling]) -> list[list[int]]:
    """The groups as ascending lists of numbers, in order of their first; ``tellings`` come in their order."""
    taken_up = _taken_up(tellings)
    first = [n for n in range(len(tellings)) if n not in taken_up]
    groups = [[first[k] for k in group] for group in _group_alike([tellings[n] for n in first])]
    group_of = {n: group for group in groups for n in group}
    for n in sorted(taken_up):  # what each takes up comes before it
        group_of[n] = group_of[taken_up[n]]
        group_of[n].append(n)
    return sorted(sorted(group) for group in groups)


def _taken_up(tellings: Sequence[Telling]) -> dict[int, int]:
    """The number of the telling that each "the attack" speaks of again: its own few words are like any attack."""
    number = {(telling.order[0], telling.mention.trigger): n for n, telling in enumerate(tellings)}
    return {
        n: number[telling.order[0], telling.takes_up]
        for n, telling in enumerate(tellings)
        if telling.takes_up is not None
    }


def _group_alike(tellings: Sequence[Telling]) -> list[list[int]]:
    """The groups by average linkage, in any order of their numbers."""
    groups: list[list[int]] = []
    between: dict[Pair, float] = {}
    for start in range(0, len(tellings), PIECE):
        piece = tellings[start : start + PIECE]
        between |= _with_groups(piece, [[tellings[i] for i in _spokesmen(group)] for group in groups])
        between |= _with_each_other(piece, len(groups))
        things = [*groups, *([start + n] for n in range(len(piece)))]
        merged, between = merge_alike([len(thing) for thing in things], between, THRESHOLD)
        groups = [sorted(number for k in group for number in things[k]) for group in merged]
    return sorted(groups)


def _with_groups(piece: Sequence[Telling], groups: Sequence[Sequence[Telling]]) -> dict[Pair, float]:
    """Mean likeness of group ``g`` and the ``n``-th telling under ``(g, len(groups) + n)``."""
    by_key: defaultdict[str, set[int]] = defaultdict(set)
    for g, group in enumerate(groups):
        for key in {key for telling in group for key in _keys(telling)}:
            by_key[key].add(g)
    pairs = {}
    for n, telling in enumerate(piece, start=len(groups)):
        akin = _akin(telling)
        for g in sorted({g for key in akin for g in by_key[key]}):
            value = sum(_likeness(one, telling, akin) for one in groups[g][:FIRST])
            if value:
                value += sum(_likeness(one, telling, akin) for one in groups[g][FIRST:])
                pairs[g, n] = value / len(groups[g])
    return pairs


def _with_each_other(piece: Sequence[Telling], first: int) -> dict[Pair, float]:
    """Likeness of the tellings that may be of one event, numbered from ``first`` on."""
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    pairs = {}
    for n, telling in enumerate(piece):
        akin = _akin(telling)
        for m in sorted({m for key in akin for m in by_key[key]}):
            if value := _likeness(piece[m], telling, akin):
                pairs[first + m, first + n] = value
        for key in _keys(telling):
            by_key[key].append(n)
    return pairs


def _likeness(one: Telling, other: Telling, akin: frozenset[str]) -> float:
    """Their likeness, 0 where it is hardly any; ``akin`` are the keys under which one of the same event may stand."""
    if akin.isdisjoint(_keys(one)) or have_nothing_in_common(one, other):
        return 0.0
    value = likeness(one, other)
    return value if value >= LEAST else 0.0


def _spokesmen(group: Sequence[int]) -> Sequence[int]:
    return group[:: -(-len(group) // SPOKESMEN)]


def _keys(telling: Telling) -> tuple[str, str]:
    return telling.mention.type, telling.family


def _akin(telling: Telling) -> frozenset[str]:
    """The types and families under which a telling of the same event may stand."""
    kind = telling.mention.type
    related = (other for pair in RELATED if kind in pair for other in pair)
    return frozenset({kind, telling.family, *telling.kin, *related})
