"""Where the names in a picture stand, so that none lies on another or on a mark: the same places every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LETTER, HEIGHT = 7.2, 15  # estimated width of a letter and height of a line, of a 12 px sans-serif
GAP = 4
APART = 6  # between two names, or one seems to go on with the other
NARROW, WIDE = frozenset("ijlt.,'’|()[]f- I1"), frozenset("mwMWOQGDHNU@")

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Spot:
    """A mark in the picture that wants a name: its middle, its radius and the name."""

    x: float
    y: float
    radius: float
    name: str


@dataclass(frozen=True)
class Lettered:
    """Where a name stands: the point that its first line is set from, and its ``text-anchor``."""

    x: float
    y: float
    anchor: str


def width_of(text: str) -> float:
    """The estimated width of ``text``, of its longest line if it has several, in the picture's units."""
    lines = text.split("\n")
    return max(sum(LETTER * (0.55 if c in NARROW else 1.5 if c in WIDE else 1.0) for c in line) for line in lines)


def lines_of(text: str) -> int:
    return text.count("\n") + 1


def letter(
    spots: Sequence[Spot], width: float, height: float, *, avoid: Sequence[Box] = (), must: bool = False
) -> list[Lettered | None]:
    """For each spot where its name stands, in the order given; the first spots get the best places.

    ``None``: there is no room. With ``must``, the name then stands where it lies on least.

    Args:
        avoid: what else stands in the picture, as lines.
    """
    marks = [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots]
    taken: list[Box] = [*marks, *avoid]
    placed: list[Lettered | None] = []
    for spot in spots:
        best: tuple[float, int] | None = None
        choices = _choices(spot)
        for number, (_, box) in enumerate(choices):
            outside = max(0.0, GAP - box[0], GAP - box[1], box[2] - width + GAP, box[3] - height + GAP)
            covered = sum(_overlap(box, other) for other in taken) + outside * HEIGHT * 20
            if best is None or covered < best[0] - 1e-9:
                best = covered, number
            if covered == 0:
                break
        if best is None or (best[0] > 0 and not must):
            placed.append(None)
            continue
        lettered, box = choices[best[1]]
        placed.append(lettered)
        taken.append((box[0] - APART, box[1] - APART, box[2] + APART, box[3] + APART))
    return placed


def _choices(spot: Spot) -> list[tuple[Lettered, Box]]:
    """Right, left, below, above, then the corners, then a little farther off."""
    wide, tall = width_of(spot.name), HEIGHT * lines_of(spot.name)
    found = []
    for far in (0.0, 9.0):
        side, up = spot.radius + GAP + far, spot.radius + GAP + far
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)):
            reach = 0.7 if dx and dy else 1.0
            x = spot.x + dx * side * reach
            y = spot.y + dy * (up * reach + tall / 2)
            left = x if dx > 0 else x - wide if dx < 0 else x - wide / 2
            anchor = "start" if dx > 0 else "end" if dx < 0 else "middle"
            box = (left, y - tall / 2, left + wide, y + tall / 2)
            found.append((Lettered(round(x, 1), round(y - (tall - HEIGHT) / 2 + 4, 1), anchor), box))
    return found


def _overlap(a: Box, b: Box) -> float:
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across * down if across > 0 and down > 0 else 0.0
