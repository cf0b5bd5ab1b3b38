"""Average linkage over a sparse table of likenesses: the one way in which linking groups things.

A group grows only while the whole of it stays alike, so no chain of weak links forms. Pairs that are not in the table
count as wholly unlike, which keeps the work near-linear where only likely pairs are compared.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping


def average_linkage(count: int, pairs: Mapping[tuple[int, int], float], threshold: float) -> list[list[int]]:
    """Merge the two groups of highest mean likeness again and again until none reaches ``threshold``.

    Args:
        count: how many things there are, numbered from 0.
        pairs: likeness, 0 to 1, of pairs ``(i, j)`` with ``i < j``.
        threshold: mean likeness below which two groups stay apart.

    Returns:
        The groups as ascending lists of numbers, in order of their first. Equal likenesses merge in order of number.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for (i, j), value in pairs.items():
        sums[i][j] = sums[j][i] = value
        heap.append((-value, i, j))
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if -negative < threshold:
            break
        if i not in members or j not in members or j not in sums[i]:
            continue
        if -negative != sums[i][j] / (len(members[i]) * len(members[j])):
            continue  # stale: one of the two has grown since
        members[i] = sorted(members[i] + members.pop(j))
        for k, value in sums.pop(j).items():
            del sums[k][j]
            if k != i:
                sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + value
        for k, value in sums[i].items():
            mean = value / (len(members[i]) * len(members[k]))
            heapq.heappush(heap, (-mean, min(i, k), max(i, k)))
    return [members[i] for i in sorted(members)]
