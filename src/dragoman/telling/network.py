"""The ties of a story as one SVG picture that stands alone: no script, no font, no network.

Green lines stand with, red lines against, grey lines do neither; a dashed line is only alleged. The layout is the same
every time: it starts from a circle in order of id and moves by a fixed number of steps.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from dragoman.records import Actor, Tie
from dragoman.telling.words import MODALITIES, plain

WIDTH, HEIGHT, MARGIN = 960, 640, 90
MOST_NODES = 30
STEPS = 300
COLOURS = {1: "#1a7f4b", -1: "#c0392b", 0: "#8a8f98"}
SHAPES = {"person": "circle", "state": "square", "government": "square"}


def draw_network(ties: Sequence[Tie], actors: Mapping[str, Actor]) -> str | None:
    """An ``<svg>`` element of at most ``MOST_NODES`` actors, those with most ties; ``None`` when there is no tie."""
    degree: Counter[str] = Counter()
    for tie in ties:
        degree.update((tie.source, tie.target))
    kept = sorted(degree, key=lambda i: (-degree[i], i))[:MOST_NODES]
    drawn = [tie for tie in ties if tie.source in kept and tie.target in kept]
    if not drawn:
        return None
    linked = {end for tie in drawn for end in (tie.source, tie.target)}
    positions = _layout(sorted(linked), drawn)
    parts = [
        f'<svg class="network" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" xmlns="http://www.w3.org/2000/svg">',
        "<title>Who stands where</title>",
    ]
    pairs: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in drawn:
        pairs[min(tie.source, tie.target), max(tie.source, tie.target)].append(tie)
    for (a, b), between in sorted(pairs.items()):
        for number, tie in enumerate(sorted(between, key=lambda t: t.id)):
            parts.append(_edge(tie, positions[a], positions[b], number - (len(between) - 1) / 2, actors))
    parts += [_node(actors[i], positions[i], degree[i]) for i in sorted(positions)]
    parts.append("</svg>")
    return "\n".join(parts)


def _layout(nodes: Sequence[str], ties: Sequence[Tie]) -> dict[str, tuple[int, int]]:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    for tie in ties:
        # those who stand together are drawn together, foes are held apart
        weight = {1: 1.0, 0: 0.6, -1: 0.25}[tie.sign]
        if graph.has_edge(tie.source, tie.target):
            weight += graph[tie.source][tie.target]["weight"]
        graph.add_edge(tie.source, tie.target, weight=weight)
    start = networkx.circular_layout(graph)
    spread = 2.2 / max(1, len(nodes)) ** 0.5
    raw = networkx.spring_layout(graph, pos=start, iterations=STEPS, weight="weight", k=spread, seed=1)
    xs, ys = [p[0] for p in raw.values()], [p[1] for p in raw.values()]

    def scaled(value: float, values: Sequence[float], size: int) -> int:
        low, high = min(values), max(values)
        share = 0.5 if high - low < 1e-9 else (value - low) / (high - low)
        return round(MARGIN + share * (size - 2 * MARGIN))

    return {i: (scaled(float(p[0]), xs, WIDTH), scaled(float(p[1]), ys, HEIGHT)) for i, p in raw.items()}


def _edge(tie: Tie, a: tuple[int, int], b: tuple[int, int], bend: float, actors: Mapping[str, Actor]) -> str:
    (x1, y1), (x2, y2) = a, b
    length = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    # parallel ties of one pair are bent apart
    cx = round((x1 + x2) / 2 - (y2 - y1) / length * 36 * bend)
    cy = round((y1 + y2) / 2 + (x2 - x1) / length * 36 * bend)
    dash = "" if tie.modality in ("occurred", "ongoing") else ' stroke-dasharray="6 4"'
    note = f", {MODALITIES[tie.modality]}" if MODALITIES[tie.modality] else ""
    label = f"{plain(actors[tie.source].name)} – {tie.type} – {plain(actors[tie.target].name)}{note}"
    width = 1.5 + min(3, tie.origins) * 0.6
    return (
        f'<path d="M{x1} {y1} Q{cx} {cy} {x2} {y2}" fill="none" stroke="{COLOURS[tie.sign]}" '
        f'stroke-width="{width:.1f}"{dash}><title>{escape(label)}</title></path>'
    )


def _node(actor: Actor, at: tuple[int, int], degree: int) -> str:
    x, y = at
    size = 6 + min(8, degree)
    name = escape(_short(plain(actor.name)))
    if SHAPES.get(actor.kind or "", "circle") == "square":
        shape = f'<rect x="{x - size}" y="{y - size}" width="{2 * size}" height="{2 * size}" rx="3"/>'
    else:
        shape = f'<circle cx="{x}" cy="{y}" r="{size}"/>'
    full = escape(plain(actor.name))
    return f'<g class="actor"><title>{full}</title>{shape}<text x="{x}" y="{y + size + 15}">{name}</text></g>'


def _short(name: str, most: int = 28) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
