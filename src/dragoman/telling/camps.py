"""Who stands with whom: the signed network of a picture's ties, read for one actor, for camps, balance and change.

A tie counts for as much as it is sure: its confidence, halved when it is only alleged, more when several origins tell
it. Ties that are negated, denied, merely possible or ended stand outside. All results are the same every time.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.records import Tie

SEED = 1  # of the community detection, so that it finds the same camps every time
ROUNDS = 20
ENMITY = 1.2  # a foe in the camp weighs more than a friend as sure, so that those at war are parted
SHARES = {"occurred": 1.0, "ongoing": 1.0, "alleged": 0.5, "planned": 0.3}
OFFICES = frozenset({"holds office in", "leads", "member of", "works for", "represents", "part of"})
HOLDINGS = frozenset({"owns", "controls"})
FLOWS = frozenset({"supplies", "funds"})

Pair = tuple[str, str]


@dataclass(frozen=True)
class Standing:
    """One actor's place in the network: every list holds the ties themselves, the surest first."""

    friends: tuple[Tie, ...]
    foes: tuple[Tie, ...]
    offices: tuple[Tie, ...]
    holdings: tuple[Tie, ...]
    flows: tuple[Tie, ...]
    other: tuple[Tie, ...]


@dataclass(frozen=True)
class Triangle:
    """Three actors all tied to each other. ``signs`` are those of the pairs (a, b), (a, c), (b, c)."""

    actors: tuple[str, str, str]
    signs: tuple[int, int, int]

    @property
    def balanced(self) -> bool:
        """A friend of a friend is a friend, an enemy of an enemy too: the product of the signs is positive."""
        return math.prod(self.signs) > 0


@dataclass(frozen=True)
class Balance:
    """``share`` is that of balanced triangles, 0 to 1, or ``None`` without a triangle; higher is calmer."""

    share: float | None
    triangles: int
    unbalanced: tuple[Triangle, ...]


@dataclass(frozen=True)
class Turn:
    """A pair of actors whose relation is not the same in two spans of time; 0 is no tie."""

    pair: Pair
    before: int
    after: int
    ties: tuple[Tie, ...]


def weight_of(tie: Tie) -> float:
    """How much a tie counts, with its sign; 0 for ties without sign and such as do not hold."""
    if tie.until is not None:
        return 0.0
    return tie.sign * SHARES.get(tie.modality, 0.0) * tie.confidence * math.log2(1 + tie.origins)


def pair_weights(ties: Iterable[Tie]) -> dict[Pair, float]:
    """Unordered pair of actors → the sum of its ties' weights; conflicting ties weigh against each other."""
    sums: defaultdict[Pair, float] = defaultdict(float)
    for tie in sorted(ties, key=lambda tie: tie.id):
        if weight_of(tie):
            sums[_pair(tie)] += weight_of(tie)
    return {pair: total for pair, total in sorted(sums.items()) if abs(total) > 1e-9}


def standing_of(actor: str, ties: Iterable[Tie]) -> Standing:
    """The ties of one actor, sorted by what they say of him."""
    own = sorted(
        (tie for tie in ties if actor in (tie.source, tie.target)),
        key=lambda tie: (-abs(weight_of(tie)), -tie.confidence, tie.id),
    )
    kinds: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in own:
        kinds[_shelf(tie)].append(tie)
    return Standing(**{name: tuple(kinds[name]) for name in Standing.__dataclass_fields__})


def _shelf(tie: Tie) -> str:
    if tie.type in OFFICES:
        return "offices"
    if tie.type in HOLDINGS:
        return "holdings"
    if tie.type in FLOWS:
        return "flows"
    return {1: "friends", -1: "foes"}.get(tie.sign, "other")


def find_camps(ties: Iterable[Tie]) -> list[tuple[str, ...]]:
    """Actors that stand together, the largest camp first; every actor with a signed tie is in exactly one.

    Communities of the friendly ties (Louvain, networkx, fixed seed), then improved: an actor moves to the camp that he
    has more friends and fewer foes in, until nobody gains by moving. So two friends of one friend who fight each other
    do not stay in one camp for that friend's sake alone.
    """
    weights = pair_weights(ties)
    if not weights:
        return []
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(sorted({actor for pair in weights for actor in pair}))
    for (a, b), weight in weights.items():
        if weight > 0:
            graph.add_edge(a, b, weight=weight)
    communities = networkx.community.louvain_communities(graph, weight="weight", seed=SEED)
    ordered = sorted(tuple(sorted(community)) for community in communities)
    camp_of = {actor: number for number, community in enumerate(ordered) for actor in community}
    _settle(camp_of, weights)
    camps: defaultdict[int, list[str]] = defaultdict(list)
    for actor in sorted(camp_of):
        camps[camp_of[actor]].append(actor)
    return sorted((tuple(camp) for camp in camps.values()), key=lambda camp: (-len(camp), camp))


def _settle(camp_of: dict[str, int], weights: Mapping[Pair, float]) -> None:
    """Move actors, in order of id, to where the weight of their ties within the camp is greatest."""
    neighbours: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for (a, b), weight in weights.items():
        felt = weight * ENMITY if weight < 0 else weight
        neighbours[a].append((b, felt))
        neighbours[b].append((a, felt))
    alone = len(camp_of)
    for _ in range(ROUNDS):
        moved = False
        for actor in sorted(camp_of):
            gains: defaultdict[int, float] = defaultdict(float)
            for other, weight in neighbours[actor]:
                gains[camp_of[other]] += weight
            here = gains.get(camp_of[actor], 0.0)
            best = max(sorted(gains), key=lambda camp: gains[camp])
            if gains[best] > max(here, 0.0) + 1e-9:
                camp_of[actor], moved = best, True
            elif here < -1e-9:
                camp_of[actor], alone, moved = alone, alone + 1, True
        if not moved:
            return


def find_balance(ties: Iterable[Tie]) -> Balance:
    """How far the triangles of the network are in balance (Heider; Cartwright and Harary), the unbalanced by name."""
    weights = pair_weights(ties)
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in weights:
        neighbours[a].add(b)
        neighbours[b].add(a)
    found: list[Triangle] = []
    for a in sorted(neighbours):
        for b, c in combinations(sorted(n for n in neighbours[a] if n > a), 2):
            if c in neighbours[b]:
                signs = (_sign(weights[a, b]), _sign(weights[a, c]), _sign(weights[b, c]))
                found.append(Triangle((a, b, c), signs))
    unbalanced = tuple(triangle for triangle in found if not triangle.balanced)
    share = 1 - len(unbalanced) / len(found) if found else None
    return Balance(share, len(found), unbalanced)


def find_turns(before: Iterable[Tie], after: Iterable[Tie]) -> list[Turn]:
    """The pairs that stand otherwise in ``after`` than in ``before``.

    Those that turned round come first, then those newly told, then those told no longer, each the surest first.
    """
    first, second = list(before), list(after)
    old, new = pair_weights(first), pair_weights(second)
    told: defaultdict[Pair, dict[str, Tie]] = defaultdict(dict)
    for tie in (*first, *second):
        if tie.sign:
            told[_pair(tie)][tie.id] = tie
    turns = []
    for pair in {**old, **new}:
        signs = _sign(old.get(pair, 0.0)), _sign(new.get(pair, 0.0))
        if signs[0] != signs[1]:
            surest = sorted(told[pair].values(), key=lambda tie: (-abs(weight_of(tie)), tie.id))
            turns.append(Turn(pair, *signs, tuple(surest)))
    sure = {turn.pair: abs(old.get(turn.pair, 0.0)) + abs(new.get(turn.pair, 0.0)) for turn in turns}
    return sorted(turns, key=lambda turn: (not turn.before * turn.after, not turn.after, -sure[turn.pair], turn.pair))


def split_at(ties: Iterable[Tie], days: Mapping[str, str | None], day: str) -> tuple[list[Tie], list[Tie]]:
    """The ties that hold by what was told up to ``day``, and those by what was told after it.

    Args:
        days: report id → the day it was published, ISO.
        day: the ISO day that divides; a tie that says since when it holds is old from then on.
    """
    before, after = [], []
    for tie in ties:
        told = [days[one.report] for one in tie.evidence if days.get(one.report)]
        since = tie.since[:10] if tie.since else None
        if (since is not None and since <= day) or any(one is not None and one[:10] <= day for one in told):
            before.append(tie)
        if any(one is not None and one[:10] > day for one in told):
            after.append(tie)
    return before, after


def _pair(tie: Tie) -> Pair:
    return min(tie.source, tie.target), max(tie.source, tie.target)


def _sign(weight: float) -> int:
    return (weight > 0) - (weight < 0)


def in_words(triangle: Triangle, names: Mapping[str, str]) -> str:
    """What is out of balance: "Russia stands with Turkey and with Syria, although Turkey and Syria are at odds"."""
    a, b, c = triangle.actors
    edges: Sequence[tuple[str, str, int]] = list(zip((a, a, b), (b, c, c), triangle.signs, strict=True))
    against = [edge for edge in edges if edge[2] < 0]
    if len(against) == 1:
        x, y, _ = against[0]
        middle = next(one for one in (a, b, c) if one not in (x, y))
        return (
            f"{names[middle]} stands with {names[x]} and with {names[y]}, "
            f"although {names[x]} and {names[y]} are at odds"
        )
    return f"{names[a]}, {names[b]} and {names[c]} are all at odds with each other"
