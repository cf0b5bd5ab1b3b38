"""Average linkage over a sparse table of likenesses: how linking groups things, over all of them or over the nearest.

A group grows only while the whole of it stays alike, so no chain of weak links forms. Pairs that are not in the table
count as wholly unlike, which keeps the work near-linear where only likely pairs are compared.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]  # numbers of two things, the smaller one first


def average_linkage(count: int, pairs: Mapping[Pair, float], threshold: float) -> list[list[int]]:
    """Merge the two groups of highest mean likeness again and again until none reaches ``threshold``.

    Args:
        count: how many things there are, numbered from 0.
        pairs: likeness, 0 to 1, of pairs ``(i, j)`` with ``i < j``.
        threshold: mean likeness below which two groups stay apart.

    Returns:
        The groups as ascending lists of numbers, in order of their first. Equal likenesses merge in order of number.
    """
    return merge_alike([1] * count, pairs, threshold)[0]


def merge_alike(
    sizes: Sequence[int], pairs: Mapping[Pair, float], threshold: float
) -> tuple[list[list[int]], dict[Pair, float]]:
    """`average_linkage` of things that are groups themselves, and what likeness is left between its groups.

    Args:
        sizes: how many members each thing has.
        pairs: mean likeness of the members of two things.

    Returns:
        The groups as by `average_linkage`, and the mean likeness of pairs of them by their place in that list.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(len(sizes))}
    weight = dict(enumerate(sizes))
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for (i, j), value in pairs.items():
        total = value * weight[i] * weight[j]
        sums[i][j] = sums[j][i] = total
        heap.append((-total / (weight[i] * weight[j]), i, j))
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if -negative < threshold:
            break
        if i not in members or j not in members or j not in sums[i]:
            continue
        if -negative != sums[i][j] / (weight[i] * weight[j]):
            continue  # stale: one of the two has grown since
        members[i] = sorted(members[i] + members.pop(j))
        weight[i] += weight.pop(j)
        for k, value in sums.pop(j).items():
            del sums[k][j]
            if k != i:
                sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + value
        for k, value in sums[i].items():
            mean = value / (weight[i] * weight[k])
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(i, k), max(i, k)))
    place = {i: n for n, i in enumerate(sorted(members))}
    left = {(place[i], place[j]): sums[i][j] / (weight[i] * weight[j]) for i in place for j in sums[i] if i < j}
    return [members[i] for i in place], left


def nearest_linkage(count: int, pairs: Mapping[Pair, float], threshold: float, nearest: int = 3) -> list[list[int]]:
    """`average_linkage`, but of each thing only its ``nearest`` likenesses to the other group count, from both sides.

    A large group stays whole though not each of its things is like each other: every thing needs some that it goes
    with. Groups of ``nearest`` things or fewer come out as by `average_linkage`. Arguments and result are the same.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    group = list(range(count))
    best: defaultdict[int, dict[int, list[float]]] = defaultdict(dict)  # thing → group → its nearest likenesses there
    known: defaultdict[int, set[int]] = defaultdict(set)  # group → the things outside of it that are like one in it
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)  # group → group → sum of the former's things' `best`
    value: dict[Pair, float] = dict(pairs)
    for (i, j), likeness in pairs.items():
        for one, other in ((i, j), (j, i)):
            best[one][other] = [likeness]
            known[other].add(one)
            sums[one][other] = likeness
    heap = [(-likeness, i, j) for (i, j), likeness in pairs.items()]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if -negative < threshold:
            break
        if value.get((i, j)) != -negative:
            continue  # stale: one of the two has grown since
        for k in {*sums[i], *sums[j]}:
            value.pop((min(i, k), max(i, k)), None)
            value.pop((min(j, k), max(j, k)), None)
            sums[k].pop(i, None)
            sums[k].pop(j, None)
        for k, total in sums.pop(j).items():
            sums[i][k] = sums[i].get(k, 0.0) + total
        members[i] = sorted(members[i] + members.pop(j))
        for thing in members[i]:
            group[thing] = i
        known[i] = {thing for thing in known[i] | known.pop(j) if group[thing] != i}
        for thing in sorted(known[i]):
            there = best[thing]
            there[i] = sorted([*there.get(i, ()), *there.pop(j, ())], reverse=True)[:nearest]
            sums[group[thing]][i] = sums[group[thing]].get(i, 0.0) + sum(there[i])
        for k in sorted(sums[i].keys() - {i, j}):
            mine = sums[i][k] / (len(members[i]) * min(nearest, len(members[k])))
            theirs = sums[k][i] / (len(members[k]) * min(nearest, len(members[i])))
            pair = min(i, k), max(i, k)
            value[pair] = round((mine + theirs) / 2, 9)
            heapq.heappush(heap, (-value[pair], *pair))
        sums[i] = {k: total for k, total in sums[i].items() if k not in (i, j)}
    return [members[i] for i in sorted(members)]
