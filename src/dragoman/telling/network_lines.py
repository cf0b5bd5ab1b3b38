"""The lines of a network's picture: one for all ties of one sign between two actors, with colour, dash and arrow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from dragoman.knowledge.ties import symmetric_types
from dragoman.records import Actor, Tie
from dragoman.telling.lettering import Box
from dragoman.telling.network_layout import Point
from dragoman.telling.words import MODALITIES, plain

COLOURS = {1: "#1a7f4b", -1: "#b3261e", 0: "#7a828c"}
DASHES = {1: "", -1: ' stroke-dasharray="9 5"', 0: ' stroke-dasharray="1.5 4"'}
SIGNS = {1: "friend", -1: "foe", 0: "neither"}
BEND = 44  # how far lines of one pair are bent apart


def lines_between(ties: Sequence[Tie]) -> Iterator[tuple[list[Tie], float]]:
    """One line for all ties of one sign between two actors, surest first, and how far it is bent from the straight."""
    pairs: defaultdict[tuple[str, str], defaultdict[int, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        pairs[min(tie.source, tie.target), max(tie.source, tie.target)][tie.sign].append(tie)
    for _, by_sign in sorted(pairs.items()):
        for number, (_, line) in enumerate(sorted(by_sign.items(), reverse=True)):
            line.sort(key=lambda t: (t.modality not in ("occurred", "ongoing"), -t.origins, -t.confidence, t.id))
            yield line, number - (len(by_sign) - 1) / 2


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


def curve_of(line: Sequence[Tie], bend: float, at: Mapping[str, Point], radii: Mapping[str, float]) -> Curve:
    first = line[0]
    (x1, y1), (x2, y2) = at[first.source], at[first.target]
    length = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    # lines of one pair are bent apart, seen from the same end whichever way they point
    side = 1 if first.source < first.target else -1
    way = (
        (x1 + x2) / 2 - (y2 - y1) / length * BEND * bend * side,
        (y1 + y2) / 2 + (x2 - x1) / length * BEND * bend * side,
    )
    start = _toward((x1, y1), way, radii[first.source] + 2)
    return Curve(line, start, way, _toward((x2, y2), way, radii[first.target] + 3))


def boxes_of(curve: Curve) -> Iterator[Box]:
    """Small boxes along the line, for names to keep off."""
    length = ((curve.end[0] - curve.start[0]) ** 2 + (curve.end[1] - curve.start[1]) ** 2) ** 0.5
    steps = max(2, int(length / 8))
    for n in range(steps + 1):
        x, y = curve.point(n / steps)
        size = 7.0 if n == steps // 2 and not _is_sure(curve.ties[0]) else 2.0
        yield x - size, y - size, x + size, y + size


def draw_line(curve: Curve, actors: Mapping[str, Actor], href: Callable[[Tie], str | None] | None) -> str:
    first = curve.ties[0]
    sure = _is_sure(first)
    directed = first.type not in symmetric_types()
    width = 1.6 + 0.6 * min(4, max(tie.origins for tie in curve.ties)) if sure else 1.2
    end = f' marker-end="url(#arrow-{SIGNS[first.sign]})"' if directed else ""
    if directed and any(tie.source == first.target and tie.type not in symmetric_types() for tie in curve.ties):
        end += f' marker-start="url(#back-{SIGNS[first.sign]})"'  # each is told to stand so to the other
    (sx, sy), (cx, cy), (ex, ey) = curve.start, curve.way, curve.end
    path = f"M{sx:.0f} {sy:.0f}Q{cx:.0f} {cy:.0f} {ex:.0f} {ey:.0f}"
    told = "; ".join(dict.fromkeys(_told(tie, actors) for tie in curve.ties))
    mark = ""
    if not sure:
        mx, my = curve.point(0.5)
        mark = draw_doubt(mx, my + 4, COLOURS[first.sign])
    drawn = (
        f'<title>{escape(told)}</title><path d="{path}" fill="none" stroke="#000" stroke-opacity="0" '
        f'stroke-width="12"/><path class="{SIGNS[first.sign]}" d="{path}" fill="none" '
        f'stroke="{COLOURS[first.sign]}" stroke-width="{width:.1f}"{DASHES[first.sign]}{end}/>{mark}'
    )
    target = href(first) if href else None
    return f"<a href={quoteattr(target)} aria-label={quoteattr(told)}>{drawn}</a>" if target else f"<g>{drawn}</g>"


def draw_doubt(x: float, y: float, colour: str) -> str:
    place = f'x="{x:.0f}" y="{y:.0f}" text-anchor="middle" font-weight="700"'
    return haloed(f'class="doubt" {place} fill="{colour}"', "?", 4)


def haloed(attributes: str, content: str, width: float) -> str:
    """Lettering with a white rim, so that lines do not cross it.

    The rim is a lettering of its own below: some programs that show SVG paint a rim over the letters.
    """
    rim = f'aria-hidden="true" stroke="#fff" stroke-width="{width}" stroke-linejoin="round"'
    return f"<text {attributes} {rim}>{content}</text><text {attributes}>{content}</text>"


def _toward(a: Point, b: Point, by: float) -> Point:
    length = max(1.0, ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5)
    return a[0] + (b[0] - a[0]) / length * by, a[1] + (b[1] - a[1]) / length * by


def _told(tie: Tie, actors: Mapping[str, Actor]) -> str:
    note = f", {MODALITIES[tie.modality]}" if MODALITIES[tie.modality] else ""
    return f"{plain(actors[tie.source].name)} – {tie.type} – {plain(actors[tie.target].name)}{note}"


def _is_sure(tie: Tie) -> bool:
    return tie.modality in ("occurred", "ongoing")
