"""The ties of a story as one SVG picture that stands alone: no script, no font, no network.

Colour and line both tell the sign: a whole green line stands with, a broken red line against, a dotted grey line does
neither. A thin line with a question mark is alleged, planned or denied. The arrow points at the one that the tie is
toward. What is denied by the words themselves, merely possible or over is not drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from dragoman.records import Actor, Modality, Tie
from dragoman.telling.lettering import HEIGHT, Lettered, Spot, letter, width_of
from dragoman.telling.network_layout import place_actors
from dragoman.telling.network_lines import (
    COLOURS,
    DASHES,
    SIGNS,
    boxes_of,
    curve_of,
    draw_doubt,
    draw_line,
    haloed,
    lines_between,
)
from dragoman.telling.words import plain

WIDTH = 760
LEGEND = 50  # the height of the two lines that explain the others
MOST_NODES = 30
ONE_LINE = 22  # letters of a name that stand on one line; a longer one has two
MOST_LETTERS = 28  # of a line
SQUARE = frozenset({"state", "government", "ministry", "igo"})
OUT: frozenset[Modality] = frozenset({"negated", "hypothetical"})


def draw_network(
    ties: Sequence[Tie], actors: Mapping[str, Actor], href: Callable[[Tie], str | None] | None = None
) -> str | None:
    """An ``<svg>`` element of at most ``MOST_NODES`` actors, the densest part; ``None`` when there is no tie.

    Args:
        href: where a line leads when it is clicked; ``None`` makes no link.
    """
    ties = [tie for tie in ties if tie.until is None and tie.modality not in OUT and tie.source != tie.target]
    kept = _densest(ties)
    drawn = [tie for tie in ties if tie.source in kept and tie.target in kept]
    if not drawn:
        return None
    degree = _degrees(drawn)
    linked = sorted(degree)
    height = min(640, 250 + 12 * len(linked))
    radii = {i: 5.0 + min(7, degree[i]) for i in linked}
    names = {i: _in_lines(plain(actors[i].name)) for i in linked}
    at = place_actors(linked, drawn, names, WIDTH, height)
    spots = [Spot(*at[i], radii[i], names[i]) for i in sorted(linked, key=lambda i: (-degree[i], at[i], i))]
    curves = [curve_of(line, bend, at, radii) for line, bend in lines_between(drawn)]
    lettered = letter(spots, WIDTH, height, avoid=[box for curve in curves for box in boxes_of(curve)], must=True)
    by_place = {(spot.x, spot.y): (spot, name) for spot, name in zip(spots, lettered, strict=True)}
    parts = [
        f'<svg class="network" viewBox="0 0 {WIDTH} {height + LEGEND}" width="{WIDTH}" height="{height + LEGEND}" '
        'role="group" aria-label="Who stands where" xmlns="http://www.w3.org/2000/svg" '
        'font-family="system-ui, sans-serif" font-size="12">',
        "<defs>",
        *(
            f'<marker id="{name}-{SIGNS[sign]}" viewBox="0 0 8 8" refX="{tip}" refY="4" markerWidth="8" '
            f'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
            f'<path class="{SIGNS[sign]}-end" d="{head}" fill="{COLOURS[sign]}"/></marker>'
            for sign in (1, -1, 0)
            for name, tip, head in (("arrow", 7, "M0 0L8 4L0 8Z"), ("back", 1, "M8 0L0 4L8 8Z"))
        ),
        "</defs>",
    ]
    parts += [draw_line(curve, actors, href) for curve in curves]
    for i in linked:
        parts.append(_node(actors[i], *by_place[at[i]]))
    parts += [*_legend(height), "</svg>"]
    return "\n".join(parts)


def _degrees(ties: Sequence[Tie]) -> Counter[str]:
    """How many of the ties each actor has."""
    return Counter(end for tie in ties for end in (tie.source, tie.target))


def _densest(ties: Sequence[Tie]) -> set[str]:
    """The actors to draw, each with a line: first the ends of ties between those with many, then their neighbours."""
    degree = _degrees(ties)
    kept: set[str] = set()
    order = {tie.id: sorted((degree[tie.source], degree[tie.target])) for tie in ties}
    for tie in sorted(ties, key=lambda tie: (-order[tie.id][0], -order[tie.id][1], tie.id)):
        ends = {tie.source, tie.target}
        if len(kept | ends) <= MOST_NODES:
            kept |= ends
    return kept


def _node(actor: Actor, spot: Spot, name: Lettered | None) -> str:
    size = spot.radius
    if actor.kind in SQUARE:
        shape = (
            f'<rect x="{spot.x - size:.1f}" y="{spot.y - size:.1f}" width="{2 * size:.1f}" height="{2 * size:.1f}" '
            'rx="2" fill="#2b4a63"/>'
        )
    else:
        shape = f'<circle cx="{spot.x}" cy="{spot.y}" r="{size:.1f}" fill="#2b4a63"/>'
    return f'<g class="actor"><title>{escape(plain(actor.name))}</title>{shape}{_lettering(spot, name)}</g>'


def _lettering(spot: Spot, name: Lettered | None) -> str:
    if name is None:
        return ""
    lines = "".join(
        f'<tspan x="{name.x}" y="{name.y + n * HEIGHT:.1f}">{escape(line)}</tspan>'
        for n, line in enumerate(spot.name.split("\n"))
    )
    return haloed(f'text-anchor="{name.anchor}"', lines, 3.5)


def _legend(height: int) -> Iterator[str]:
    y = height + LEGEND - 31
    yield (
        f'<text class="key" x="14" y="{y + 20}">arrow: toward whom; thicker line: told by more outlets; '
        "larger mark: more ties</text>"
    )
    x = 14
    for sign, told in ((1, "stands with"), (-1, "stands against"), (0, "neither")):
        yield (
            f'<path class="{SIGNS[sign]}" d="M{x} {y - 4}h34" fill="none" stroke="{COLOURS[sign]}" stroke-width="2.2"'
            f'{DASHES[sign]}/><text class="key" x="{x + 41}" y="{y}">{told}</text>'
        )
        x += 54 + round(width_of(told))
    yield f'<path class="neither" d="M{x} {y - 4}h34" stroke="{COLOURS[0]}" stroke-width="1.2"/>'
    yield draw_doubt(x + 17, y, COLOURS[0])
    yield f'<text class="key" x="{x + 41}" y="{y}">alleged, planned or denied</text>'
    x += 54 + round(width_of("alleged, planned or denied"))
    yield (
        f'<rect x="{x}" y="{y - 9}" width="10" height="10" rx="2" fill="#2b4a63"/>'
        f'<text class="key" x="{x + 16}" y="{y}">state bodies</text>'
    )


def _in_lines(name: str) -> str:
    """``name`` on one line, or on two that part at the space nearest to its middle; what is longer still is cut."""
    spaces = [at for at, letter in enumerate(name) if letter == " "] if len(name) > ONE_LINE else []
    if not spaces:
        return _cut(name)
    middle = min(spaces, key=lambda at: (abs(at - len(name) / 2), at))
    return f"{_cut(name[:middle])}\n{_cut(name[middle + 1 :])}"


def _cut(line: str) -> str:
    return line if len(line) <= MOST_LETTERS else line[: MOST_LETTERS - 1].rstrip() + "…"
