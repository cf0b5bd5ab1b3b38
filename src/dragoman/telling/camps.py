"""Who stands with whom: the signed network of a picture's ties, read for one actor and for camps.

A tie counts for as much as it is sure: its confidence, halved when it is only alleged, more when several origins tell
it; an agreement, which foes sign too, counts half. Ties that are negated, denied, merely possible or ended stand
outside. All results are the same every time.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.knowledge import countries
from dragoman.records import Actor, ActorKind, Tie

SEED = 1  # of the community detection, so that it finds the same camps every time
ROUNDS = 20
ENMITY = 1.2  # a foe in the camp weighs more than a friend as sure, so that those at war are parted
BELONGING = 0.5  # of a tie between those of whom one holds an office in, or is a part of, the other
AGREEMENT = 0.5
CROWDS: frozenset[ActorKind | None] = frozenset({"group", None})  # "Venezuelan gangs" do not act for Venezuela
BODIES: frozenset[ActorKind | None] = frozenset({"government", "military", "ministry"})  # that a state acts by
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


def weight_of(tie: Tie) -> float:
    """How much a tie counts, with its sign; 0 for ties without sign and such as do not hold."""
    if tie.until is not None:
        return 0.0
    return tie.sign * (AGREEMENT if tie.type == "party to" else 1.0) * _sureness(tie)


def _sureness(tie: Tie) -> float:
    return SHARES.get(tie.modality, 0.0) * tie.confidence * math.log2(1 + tie.origins)


def pair_weights(ties: Iterable[Tie]) -> dict[Pair, float]:
    """Unordered pair of actors → the sum of its ties' weights; conflicting ties weigh against each other."""
    sums: defaultdict[Pair, float] = defaultdict(float)
    for tie in sorted(ties, key=lambda tie: tie.id):
        if weight_of(tie):
            sums[pair_of(tie)] += weight_of(tie)
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


def find_camps(ties: Iterable[Tie], actors: Mapping[str, Actor] | None = None) -> list[tuple[str, ...]]:
    """Actors that stand together, the largest camp first; every actor with a signed tie is in exactly one.

    Communities of the friendly ties (Louvain, networkx, fixed seed), then improved: an actor moves to the camp that he
    has more friends and fewer foes in, until nobody gains by moving. So two friends of one friend who fight each other
    do not stay in one camp for that friend's sake alone. Who holds an office in a body, and a body that is part of
    another or acts for its state, leans to it half as much as a friend would.

    Returns:
        The camps, the largest first; in each, those of whom most is told come first.

    Args:
        actors: the actors by id; without them only ties tell who belongs to whom.
    """
    ties = list(ties)
    weights = pair_weights(ties)
    if not weights:
        return []
    import networkx

    members = sorted({actor for pair in weights for actor in pair})
    leaning = dict(weights)
    for pair, weight in _belonging(ties, {one: actors[one] for one in members if actors and one in actors}).items():
        if pair[0] in members and pair[1] in members:
            leaning[pair] = leaning.get(pair, 0.0) + weight
    graph = networkx.Graph()
    graph.add_nodes_from(members)
    for (a, b), weight in sorted(leaning.items()):
        if weight > 0:
            graph.add_edge(a, b, weight=weight)
    communities = networkx.community.louvain_communities(graph, weight="weight", seed=SEED)
    ordered = sorted(tuple(sorted(community)) for community in communities)
    camp_of = {actor: number for number, community in enumerate(ordered) for actor in community}
    _settle(camp_of, leaning)
    prominence: defaultdict[str, float] = defaultdict(float)
    for pair, weight in weights.items():
        for one in pair:
            prominence[one] += abs(weight)
    camps: defaultdict[int, list[str]] = defaultdict(list)
    for actor in sorted(camp_of, key=lambda one: (-round(prominence[one], 6), one)):
        camps[camp_of[actor]].append(actor)
    return sorted((tuple(camp) for camp in camps.values()), key=lambda camp: (-len(camp), camp))


def _belonging(ties: Iterable[Tie], actors: Mapping[str, Actor]) -> dict[Pair, float]:
    """Pairs of which one belongs to the other, by an office or as its part, with how much that counts."""
    found: dict[Pair, float] = {}
    for tie in ties:
        if tie.type in OFFICES and tie.until is None:
            pair = pair_of(tie)
            found[pair] = max(found.get(pair, 0.0), BELONGING * _sureness(tie))
    states = {
        actor.country: one
        for one, actor in sorted(actors.items())
        if actor.kind == "state" and actor.country and not countries.part_in(actor.name)
    }
    rivals = Counter(actor.country for actor in actors.values() if actor.kind == "government")
    for one, actor in sorted(actors.items()):
        whole = actor.part_of if actor.kind not in CROWDS else None
        if whole is None and actor.kind in BODIES and rivals[actor.country] < 2:
            whole = states.get(actor.country or "")  # of two governments of a country neither is surely the state's
        if whole is not None and whole != one:
            found.setdefault((min(one, whole), max(one, whole)), BELONGING)
    return found


def foes_of(camp: Iterable[str], ties: Iterable[Tie]) -> list[str]:
    """Those outside a camp whom its members stand against, those most against first."""
    inside = set(camp)
    against: defaultdict[str, float] = defaultdict(float)
    for (a, b), weight in pair_weights(ties).items():
        if weight < 0 and (a in inside) != (b in inside):
            against[b if a in inside else a] += weight
    return sorted(against, key=lambda one: (round(against[one], 6), one))


def without_nameless(ties: Iterable[Tie], actors: Mapping[str, Actor]) -> list[Tie]:
    """The ties without those to somebody whom no report names and one tie alone tells of: "hackers", "the man"."""
    ties = list(ties)
    degree = Counter(end for tie in ties for end in {tie.source, tie.target})
    return [tie for tie in ties if all(degree[end] > 1 or _is_named(actors[end]) for end in (tie.source, tie.target))]


def _is_named(actor: Actor) -> bool:
    """Whether an actor has a name of his own, or words that tell which one is meant: "an Iran-backed militia"."""
    named = any(name.kind in ("name", "alias", "acronym") for name in actor.names)
    return named or actor.country is not None or any(word[:1].isupper() for word in actor.name.split()[1:])


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


def pair_of(tie: Tie) -> Pair:
    """The two ends of a tie, in order of id."""
    return min(tie.source, tie.target), max(tie.source, tie.target)
