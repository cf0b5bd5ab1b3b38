"""Groups out of likenesses between pairs, without chains of weak links.

Pairs are taken likest first; two groups join only when none of their members may not stand together and the groups as
wholes agree. What a person has judged comes before every likeness. The outcome depends on nothing but the input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.records import Verdict

Decision = tuple[Verdict, int, int]


class Groups:
    """Disjoint groups of the numbers 0 to ``count`` - 1, with pairs that must stay apart."""

    def __init__(self, count: int) -> None:
        self._group = list(range(count))
        self._members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self._apart: defaultdict[int, set[int]] = defaultdict(set)

    def of(self, i: int) -> int:
        """The group of ``i``: the least of its members."""
        return self._group[i]

    def members(self, i: int) -> Sequence[int]:
        """The members of the group of ``i``, ascending."""
        return self._members[self._group[i]]

    def may_join(self, i: int, j: int) -> bool:
        a, b = self._group[i], self._group[j]
        return a == b or b not in self._apart[a]

    def part(self, i: int, j: int) -> bool:
        """Keep the groups of ``i`` and ``j`` apart for good; false when they are one already."""
        a, b = self._group[i], self._group[j]
        if a == b:
            return False
        self._apart[a].add(b)
        self._apart[b].add(a)
        return True

    def join(self, i: int, j: int) -> bool:
        """Make the groups of ``i`` and ``j`` one; false when they must stay apart."""
        a, b = sorted((self._group[i], self._group[j]))
        if a == b:
            return True
        if b in self._apart[a]:
            return False
        for member in self._members[b]:
            self._group[member] = a
        self._members[a] = sorted(self._members[a] + self._members.pop(b))
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)
        return True

    def all(self) -> list[list[int]]:
        """All groups, in order of their least member."""
        return [self._members[root] for root in sorted(self._members)]


def apply_judgements(groups: Groups, decisions: Sequence[Decision]) -> list[Decision]:
    """Join and part as people judged. Where judgements contradict each other the later one holds.

    Returns:
        The decisions that hold, the latest first.
    """
    held = []
    for verdict, i, j in reversed(decisions):
        if groups.join(i, j) if verdict == "same" else groups.part(i, j):
            held.append((verdict, i, j))
    return held


def join_agreeing(
    groups: Groups, pairs: Mapping[tuple[int, int], float], agree: Callable[[Iterable[int], Iterable[int]], bool]
) -> None:
    """Join groups along ``pairs``, likest first, where ``agree(left members, right members)`` holds."""
    for (i, j), _ in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if groups.of(i) == groups.of(j) or not groups.may_join(i, j):
            continue
        if agree(groups.members(i), groups.members(j)):
            groups.join(i, j)
