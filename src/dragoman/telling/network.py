"""The ties of a story as one SVG picture that stands alone: no script, no font, no network.

Colour and line both tell the sign: a whole green line stands with, a broken red line against, a dotted grey line does
neither. A thin line with a question mark is alleged, planned or denied. The arrow points at the one that the tie is
toward. The layout is the same every time: it starts from a circle in order of id and moves by a fixed number of steps.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from dragoman.knowledge.ties import symmetric_types
from dragoman.records import Actor, Tie
from dragoman.telling.lettering import HEIGHT as LINE
from dragoman.telling.lettering import Box, Lettered, Spot, letter, width_of
from dragoman.telling.words import MODALITIES, plain

WIDTH = 760
MARGIN_X, MARGIN_Y = 70, 34
LEGEND = 30  # the height of the line that explains the others
MOST_NODES = 30
STEPS = 300
PUSHES = 200  # rounds in which marks that stand too near are moved apart
COLOURS = {1: "#1a7f4b", -1: "#b3261e", 0: "#7a828c"}
DASHES = {1: "", -1: ' stroke-dasharray="9 5"', 0: ' stroke-dasharray="1.5 4"'}
SIGNS = {1: "friend", -1: "foe", 0: "neither"}
SQUARE = frozenset({"state", "government", "ministry", "igo"})

Point = tuple[float, float]


def draw_network(
    ties: Sequence[Tie], actors: Mapping[str, Actor], href: Callable[[Tie], str | None] | None = None
) -> str | None:
    """An ``<svg>`` element of at most ``MOST_NODES`` actors, those with most ties; ``None`` when there is no tie.

    Args:
        href: where a line leads when it is clicked; ``None`` makes no link.
    """
    degree: Counter[str] = Counter()
    for tie in ties:
        degree.update({tie.source, tie.target})
    kept = set(sorted(degree, key=lambda i: (-degree[i], i))[:MOST_NODES])
    drawn = [tie for tie in ties if tie.source in kept and tie.target in kept and tie.source != tie.target]
    if not drawn:
        return None
    linked = sorted({end for tie in drawn for end in (tie.source, tie.target)})
    height = min(640, 250 + 12 * len(linked))
    radii = {i: 5.0 + min(7, degree[i]) for i in linked}
    at = _layout(linked, drawn, {i: _short(actors[i].name) for i in linked}, height)
    spots = [
        Spot(*at[i], radii[i], _short(actors[i].name)) for i in sorted(linked, key=lambda i: (-degree[i], at[i], i))
    ]
    curves = [_curve(line, bend, at, radii) for line, bend in _lines(drawn)]
    names = letter(spots, WIDTH, height, avoid=[box for curve in curves for box in _boxes(curve)], must=True)
    by_place = {(spot.x, spot.y): (spot, name) for spot, name in zip(spots, names, strict=True)}
    parts = [
        f'<svg class="network" viewBox="0 0 {WIDTH} {height + LEGEND}" width="{WIDTH}" height="{height + LEGEND}" '
        'role="group" aria-label="Who stands where" xmlns="http://www.w3.org/2000/svg" '
        'font-family="system-ui, sans-serif" font-size="12">',
        "<defs>",
        *(
            f'<marker id="arrow-{SIGNS[sign]}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
            f'markerUnits="userSpaceOnUse" orient="auto"><path class="{SIGNS[sign]}-end" d="M0 0L8 4L0 8Z" '
            f'fill="{COLOURS[sign]}"/></marker>'
            for sign in (1, -1, 0)
        ),
        "</defs>",
    ]
    parts += [_edge(curve, actors, href) for curve in curves]
    for i in linked:
        parts.append(_node(actors[i], *by_place[at[i]]))
    parts += [*_legend(height), "</svg>"]
    return "\n".join(parts)


def _lines(ties: Sequence[Tie]) -> Iterator[tuple[list[Tie], float]]:
    """One line for all ties of one sign between two actors, surest first, and how far it is bent from the straight."""
    pairs: defaultdict[tuple[str, str], defaultdict[int, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        pairs[min(tie.source, tie.target), max(tie.source, tie.target)][tie.sign].append(tie)
    for _, by_sign in sorted(pairs.items()):
        for number, (_, line) in enumerate(sorted(by_sign.items(), reverse=True)):
            line.sort(key=lambda t: (t.modality not in ("occurred", "ongoing"), -t.origins, -t.confidence, t.id))
            yield line, number - (len(by_sign) - 1) / 2


def _layout(nodes: Sequence[str], ties: Sequence[Tie], names: Mapping[str, str], height: int) -> dict[str, Point]:
    """Each part of the network that hangs together gets a field of the picture of its own."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    for tie in ties:
        # those who stand together are drawn together, foes are held apart
        weight = {1: 1.0, 0: 0.6, -1: 0.25}[tie.sign]
        if graph.has_edge(tie.source, tie.target):
            weight += graph[tie.source][tie.target]["weight"]
        graph.add_edge(tie.source, tie.target, weight=weight)
    groups = sorted((sorted(group) for group in networkx.connected_components(graph)), key=lambda g: (-len(g), g))
    at: dict[str, Point] = {}
    for group, field in zip(
        groups, _fields([len(group) + 0.6 for group in groups], (0, 0, WIDTH, height)), strict=True
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
        tall = min(inner[3] - inner[1], 46.0 * (len(group) - 1))
        step = tall / max(1, len(group) - 1)
        ordered = sorted(group, key=lambda i: (raw[i], i))
        x, y = inner[0] + (inner[2] - inner[0]) * 0.35, (inner[1] + inner[3] - tall) / 2
        return {i: (round(x + 16 * (n % 2), 1), round(y + n * step, 1)) for n, i in enumerate(ordered)}
    xs, ys = _ranked([raw[i][0] for i in group]), _ranked([raw[i][1] for i in group])
    points = [
        [inner[0] + x * (inner[2] - inner[0]), inner[1] + y * (inner[3] - inner[1])]
        for x, y in zip(xs, ys, strict=True)
    ]
    _push_apart(points, [max(46.0, width_of(names[i]) * 0.75) for i in group], inner)
    return {i: (round(x, 1), round(y, 1)) for i, (x, y) in zip(group, points, strict=True)}


def _ranked(values: list[float]) -> list[float]:
    """From 0 to 1, a third by value and the rest by rank: a far-off one does not press the others into a corner."""
    low, high = min(values), max(values)
    order = sorted(range(len(values)), key=lambda n: (round(values[n], 6), n))
    rank = {n: place / max(1, len(values) - 1) for place, n in enumerate(order)}
    if high - low < 1e-9:
        return [0.5] * len(values)
    return [0.35 * (value - low) / (high - low) + 0.65 * rank[n] for n, value in enumerate(values)]


def _push_apart(points: list[list[float]], widths: list[float], inner: Box) -> None:
    """Move marks whose names would meet, step by step, and keep all inside ``inner``."""
    tall = 2.4 * LINE
    for _ in range(PUSHES):
        moved = False
        for a in range(len(points)):
            for b in range(a + 1, len(points)):
                dx, dy = points[b][0] - points[a][0], points[b][1] - points[a][1]
                wide = (widths[a] + widths[b]) / 2 + 14
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


def _is_sure(tie: Tie) -> bool:
    return tie.modality in ("occurred", "ongoing")


@dataclass(frozen=True)
class Curve:
    """The line of some ties in the picture: from a mark's edge, by way of a point, to the other mark's edge."""

    ties: Sequence[Tie]
    start: Point
    way: Point
    end: Point

    def point(self, share: float) -> Point:
        """The point at that share of the way, 0 to 1."""
        a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
        return (
            a * self.start[0] + b * self.way[0] + c * self.end[0],
            a * self.start[1] + b * self.way[1] + c * self.end[1],
        )


def _curve(line: Sequence[Tie], bend: float, at: Mapping[str, Point], radii: Mapping[str, float]) -> Curve:
    first = line[0]
    (x1, y1), (x2, y2) = at[first.source], at[first.target]
    length = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    # lines of one pair are bent apart, seen from the same end whichever way they point
    side = 1 if first.source < first.target else -1
    way = (
        (x1 + x2) / 2 - (y2 - y1) / length * 44 * bend * side,
        (y1 + y2) / 2 + (x2 - x1) / length * 44 * bend * side,
    )
    start = _toward((x1, y1), way, radii[first.source] + 2)
    return Curve(line, start, way, _toward((x2, y2), way, radii[first.target] + 3))


def _boxes(curve: Curve) -> Iterator[Box]:
    """Small boxes along the line, for names to keep off."""
    length = ((curve.end[0] - curve.start[0]) ** 2 + (curve.end[1] - curve.start[1]) ** 2) ** 0.5
    steps = max(2, int(length / 8))
    for n in range(steps + 1):
        x, y = curve.point(n / steps)
        size = 7.0 if n == steps // 2 and not _is_sure(curve.ties[0]) else 2.0
        yield x - size, y - size, x + size, y + size


def _edge(curve: Curve, actors: Mapping[str, Actor], href: Callable[[Tie], str | None] | None) -> str:
    first = curve.ties[0]
    sure = _is_sure(first)
    directed = first.type not in symmetric_types()
    width = 1.6 + 0.6 * min(4, max(tie.origins for tie in curve.ties)) if sure else 1.2
    end = f' marker-end="url(#arrow-{SIGNS[first.sign]})"' if directed else ""
    (sx, sy), (cx, cy), (ex, ey) = curve.start, curve.way, curve.end
    path = f"M{sx:.0f} {sy:.0f}Q{cx:.0f} {cy:.0f} {ex:.0f} {ey:.0f}"
    told = "; ".join(dict.fromkeys(_told(tie, actors) for tie in curve.ties))
    mark = ""
    if not sure:
        mx, my = curve.point(0.5)
        mark = _doubt(mx, my + 4, COLOURS[first.sign])
    drawn = (
        f'<title>{escape(told)}</title><path d="{path}" fill="none" stroke="#000" stroke-opacity="0" '
        f'stroke-width="12"/><path class="{SIGNS[first.sign]}" d="{path}" fill="none" '
        f'stroke="{COLOURS[first.sign]}" stroke-width="{width:.1f}"{DASHES[first.sign]}{end}/>{mark}'
    )
    target = href(first) if href else None
    return f"<a href={quoteattr(target)} aria-label={quoteattr(told)}>{drawn}</a>" if target else f"<g>{drawn}</g>"


def _doubt(x: float, y: float, colour: str) -> str:
    return (
        f'<text class="doubt" x="{x:.0f}" y="{y:.0f}" text-anchor="middle" font-weight="700" fill="{colour}" '
        'stroke="#fff" stroke-width="4" paint-order="stroke">?</text>'
    )


def _toward(a: Point, b: Point, by: float) -> Point:
    length = max(1.0, ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5)
    return a[0] + (b[0] - a[0]) / length * by, a[1] + (b[1] - a[1]) / length * by


def _told(tie: Tie, actors: Mapping[str, Actor]) -> str:
    note = f", {MODALITIES[tie.modality]}" if MODALITIES[tie.modality] else ""
    return f"{plain(actors[tie.source].name)} – {tie.type} – {plain(actors[tie.target].name)}{note}"


def _node(actor: Actor, spot: Spot, name: Lettered | None) -> str:
    size = spot.radius
    if actor.kind in SQUARE:
        shape = (
            f'<rect x="{spot.x - size:.1f}" y="{spot.y - size:.1f}" width="{2 * size:.1f}" height="{2 * size:.1f}" '
            'rx="2" fill="#2b4a63"/>'
        )
    else:
        shape = f'<circle cx="{spot.x}" cy="{spot.y}" r="{size:.1f}" fill="#2b4a63"/>'
    lettered = (
        f'<text x="{name.x}" y="{name.y}" text-anchor="{name.anchor}" stroke="#fff" stroke-width="3.5" '
        f'stroke-linejoin="round" paint-order="stroke">{escape(spot.name)}</text>'
        if name
        else ""
    )
    return f'<g class="actor"><title>{escape(plain(actor.name))}</title>{shape}{lettered}</g>'


def _legend(height: int) -> Iterator[str]:
    y = height + LEGEND - 11
    x = 14
    for sign, told in ((1, "stands with"), (-1, "stands against"), (0, "neither")):
        yield (
            f'<path class="{SIGNS[sign]}" d="M{x} {y - 4}h34" fill="none" stroke="{COLOURS[sign]}" stroke-width="2.2"'
            f'{DASHES[sign]}/><text class="key" x="{x + 41}" y="{y}">{told}</text>'
        )
        x += 54 + round(width_of(told))
    yield f'<path class="neither" d="M{x} {y - 4}h34" stroke="{COLOURS[0]}" stroke-width="1.2"/>'
    yield _doubt(x + 17, y, COLOURS[0])
    yield f'<text class="key" x="{x + 41}" y="{y}">alleged, planned or denied</text>'
    x += 54 + round(width_of("alleged, planned or denied"))
    yield (
        f'<rect x="{x}" y="{y - 9}" width="10" height="10" rx="2" fill="#2b4a63"/>'
        f'<text class="key" x="{x + 16}" y="{y}">state bodies</text>'
    )


def _short(name: str, most: int = 26) -> str:
    name = plain(name)
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
