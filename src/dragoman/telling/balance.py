"""Whether the signed network is in balance, and what of it changed between two spans of time."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.records import Tie
from dragoman.telling.camps import Pair, pair_of, pair_weights, weight_of


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
    """``share`` is that of balanced triangles, 0 to 1, or ``None`` without a triangle; higher is calmer.

    The unbalanced come with a friend of two foes first, three who are all at odds last, the firmest of each first.
    """

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
    out = [triangle for triangle in found if not triangle.balanced]
    unbalanced = tuple(sorted(out, key=lambda one: (-sum(one.signs), -_firmness(one, weights), one.actors)))
    share = 1 - len(unbalanced) / len(found) if found else None
    return Balance(share, len(found), unbalanced)


def _firmness(triangle: Triangle, weights: Mapping[Pair, float]) -> float:
    """The weight of the weakest of a triangle's three ties."""
    return round(min(abs(weights[pair]) for pair in combinations(triangle.actors, 2)), 6)


def find_turns(before: Iterable[Tie], after: Iterable[Tie]) -> list[Turn]:
    """The pairs that stand otherwise in ``after`` than in ``before``.

    Those that turned round come first, then those newly told, then those told no longer, each the surest first.
    """
    first, second = list(before), list(after)
    old, new = pair_weights(first), pair_weights(second)
    told: defaultdict[Pair, dict[str, Tie]] = defaultdict(dict)
    for tie in (*first, *second):
        if tie.sign:
            told[pair_of(tie)][tie.id] = tie
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


def _sign(weight: float) -> int:
    return (weight > 0) - (weight < 0)
