"""Where the actors of a network stand in its picture: the same places every time.

Each part of the network that hangs together has a field of its own. The layout starts from a circle in order of id and
moves by a fixed number of steps; then marks whose names would meet are pushed apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.records import Tie
from dragoman.telling.lettering import HEIGHT as LINE
from dragoman.telling.lettering import Box, lines_of, width_of

MARGIN_X, MARGIN_Y = 70, 34
STEPS = 300
PUSHES = 200  # rounds in which marks that stand too near are moved apart
PULL = {1: 1.0, 0: 0.6, -1: 0.25}  # those who stand together are drawn together, foes are held apart

Point = tuple[float, float]


def place_actors(
    nodes: Sequence[str], ties: Sequence[Tie], names: Mapping[str, str], width: int, height: int
) -> dict[str, Point]:
    """Actor → the point where his mark stands, in a picture of that size."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    for tie in ties:
        weight = PULL[tie.sign]
        if graph.has_edge(tie.source, tie.target):
            weight += graph[tie.source][tie.target]["weight"]
        graph.add_edge(tie.source, tie.target, weight=weight)
    groups = sorted((sorted(group) for group in networkx.connected_components(graph)), key=lambda g: (-len(g), g))
    at: dict[str, Point] = {}
    for group, field in zip(
        groups, _fields([len(group) + 0.6 for group in groups], (0, 0, width, height)), strict=True
    ):
        part = graph.subgraph(group)
        spread = 2.6 / len(group) ** 0.5
        start = networkx.circular_layout(group)
        raw = networkx.spring_layout(part, pos=start, iterations=STEPS, weight="weight", k=spread, seed=1)
        at |= _fit(group, {i: (float(raw[i][0]), float(raw[i][1])) for i in group}, names, field)
    return at


def _fields(weights: Sequence[float], box: Box) -> list[Box]:
    """``box`` parted in fields as large as the weights ask, one for each, in their order: halved again and again."""
    if len(weights) == 1:
        return [box]
    total = sum(weights)
    cut = min(range(1, len(weights)), key=lambda n: (abs(sum(weights[:n]) - total / 2), n))
    share = sum(weights[:cut]) / total
    left, top, right, bottom = box
    if right - left > 1.3 * (bottom - top):
        middle = left + (right - left) * min(0.75, max(0.25, share))
        first, second = (left, top, middle, bottom), (middle, top, right, bottom)
    else:
        middle = top + (bottom - top) * min(0.8, max(0.2, share))
        first, second = (left, top, right, middle), (left, middle, right, bottom)
    return [*_fields(weights[:cut], first), *_fields(weights[cut:], second)]


def _fit(group: Sequence[str], raw: Mapping[str, Point], names: Mapping[str, str], field: Box) -> dict[str, Point]:
    left, top, right, bottom = field
    margin = min(MARGIN_X, (right - left) / 4)
    inner = (left + margin, top + MARGIN_Y, right - margin, max(top + MARGIN_Y + 1, bottom - MARGIN_Y))
    if len(group) < 4:  # a few stand one under the other, with room for their names
        tall = min(inner[3] - inner[1], 64.0 * (len(group) - 1))
        step = tall / max(1, len(group) - 1)
        ordered = sorted(group, key=lambda i: (raw[i], i))
        x, y = inner[0] + (inner[2] - inner[0]) * 0.35, (inner[1] + inner[3] - tall) / 2
        return {i: (round(x + 16 * (n % 2), 1), round(y + n * step, 1)) for n, i in enumerate(ordered)}
    xs, ys = _ranked([raw[i][0] for i in group]), _ranked([raw[i][1] for i in group])
    points = [
        [inner[0] + x * (inner[2] - inner[0]), inner[1] + y * (inner[3] - inner[1])]
        for x, y in zip(xs, ys, strict=True)
    ]
    sizes = [(max(46.0, width_of(names[i]) * 0.75), (1.4 + lines_of(names[i])) * LINE) for i in group]
    _push_apart(points, sizes, inner)
    return {i: (round(x, 1), round(y, 1)) for i, (x, y) in zip(group, points, strict=True)}


def _ranked(values: list[float]) -> list[float]:
    """From 0 to 1, a third by value and the rest by rank: a far-off one does not press the others into a corner."""
    low, high = min(values), max(values)
    order = sorted(range(len(values)), key=lambda n: (round(values[n], 6), n))
    rank = {n: place / max(1, len(values) - 1) for place, n in enumerate(order)}
    if high - low < 1e-9:
        return [0.5] * len(values)
    return [0.35 * (value - low) / (high - low) + 0.65 * rank[n] for n, value in enumerate(values)]


def _push_apart(points: list[list[float]], sizes: Sequence[Point], inner: Box) -> None:
    """Move marks whose names would meet, step by step, and keep all inside ``inner``; a size is width and height."""
    for _ in range(PUSHES):
        moved = False
        for a in range(len(points)):
            for b in range(a + 1, len(points)):
                dx, dy = points[b][0] - points[a][0], points[b][1] - points[a][1]
                wide = (sizes[a][0] + sizes[b][0]) / 2 + 14
                tall = (sizes[a][1] + sizes[b][1]) / 2
                if abs(dx) >= wide or abs(dy) >= tall:
                    continue
                moved = True
                # along the way that is shorter
                if wide - abs(dx) < (tall - abs(dy)) * 1.5:
                    step = (wide - abs(dx)) / 4 + 0.5
                    points[a][0] -= step if dx >= 0 else -step
                    points[b][0] += step if dx >= 0 else -step
                else:
                    step = (tall - abs(dy)) / 4 + 0.5
                    points[a][1] -= step if dy >= 0 else -step
                    points[b][1] += step if dy >= 0 else -step
        for point in points:
            point[0] = min(max(point[0], inner[0]), inner[2])
            point[1] = min(max(point[1], inner[1]), inner[3])
        if not moved:
            return
