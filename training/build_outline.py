"""Build ``src/dragoman/knowledge/outline.tsv`` (land and borders for the map of a brief) from a package of npm.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/build_outline.py package/

Source, needed at build time only: world-atlas 2.0.2 (ISC), which holds Natural Earth 1:50m land and Admin 0 countries
(public domain) as TopoJSON. A border is an arc that two countries use. Lines are thinned (Douglas and Peucker) and set
on a grid of a twentieth of a degree; small islands are left out. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src" / "dragoman" / "knowledge" / "outline.tsv"
GRID = 20  # steps a degree
TOLERANCE = 0.08  # degrees that a thinned line may lie beside the true one
SMALLEST = 0.5  # degrees; an island or lake that is smaller in both directions is left out
SOUTHERNMOST = -60.0  # no story's map shows the ice

HEADER = """\
# Land and borders of the world, thinned for a small map. Built by training/build_outline.py; do not edit.
#
# kind    land: a closed ring, where one inside another is water; border: a line between two countries
# points  the first longitude and latitude, then the steps from point to point, in twentieths of a degree (WGS 84, east
#         and north positive), separated by spaces; a ring across the date line runs on beyond 180 degrees
#
# Origin: Natural Earth 1:50m land and Admin 0 countries (public domain), by way of the npm package world-atlas 2.0.2
# (ISC). Borders are drawn as Natural Earth draws them: de facto, as held on the ground. They are no claim of ours.
kind	points
"""

Point = tuple[float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="the unpacked package world-atlas")
    package = parser.parse_args().package
    land, countries = (
        json.loads((package / f"{name}-50m.json").read_text(encoding="utf-8")) for name in ("land", "countries")
    )
    rows = [("land", _steps(ring)) for ring in _rings(land)] + [
        ("border", _steps(line)) for line in _borders(countries)
    ]
    told = sorted(f"{kind}\t{' '.join(map(str, steps))}" for kind, steps in rows if len(steps) > 2)
    OUT.write_text(HEADER + "\n".join(told) + "\n", encoding="utf-8")


def _rings(land: dict[str, Any]) -> Iterator[list[Point]]:
    """The shores, each thinned in two halves, as both ends of a ring are one point."""
    arcs = [_decode(arc, land["transform"]) for arc in land["arcs"]]
    for shape in land["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for ring in polygon:
                points: list[Point] = []
                for arc in ring:
                    points += arcs[arc] if arc >= 0 else arcs[~arc][::-1]
                wide, high = ([p[i] for p in points] for i in (0, 1))
                if max(high) < SOUTHERNMOST or max(max(wide) - min(wide), max(high) - min(high)) < SMALLEST:
                    continue
                points = _unwrapped(points)
                middle = max(range(len(points)), key=lambda i: _apart(points[0], points[i]))
                yield [*_thinned(points[: middle + 1])[:-1], *_thinned(points[middle:])]


def _unwrapped(points: list[Point]) -> list[Point]:
    """The ring in one piece where it crosses the date line: longitudes then run beyond 180."""
    found = [points[0]]
    for x, y in points[1:]:
        found.append((x - 360 * round((x - found[-1][0]) / 360), y))
    turns = 360 * round(sum(x for x, _ in found) / len(found) / 360)
    return [(x - turns, y) for x, y in found]


def _borders(countries: dict[str, Any]) -> Iterator[list[Point]]:
    used = Counter(
        arc if arc >= 0 else ~arc
        for country in countries["objects"]["countries"]["geometries"]
        for arc in _arcs_of(country.get("arcs", []))
    )
    for number, arc in enumerate(countries["arcs"]):
        if used[number] > 1:
            yield _thinned(_decode(arc, countries["transform"]))


def _steps(line: list[Point]) -> list[int]:
    grid = [(round(x * GRID), round(y * GRID)) for x, y in line]
    steps = [*grid[0]]
    for (x0, y0), (x1, y1) in pairwise(grid):
        if (x0, y0) != (x1, y1):
            steps += [x1 - x0, y1 - y0]
    return steps


def _arcs_of(nested: Any) -> Iterator[int]:
    for item in nested:
        if isinstance(item, int):
            yield item
        else:
            yield from _arcs_of(item)


def _decode(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def _thinned(points: list[Point]) -> list[Point]:
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda i: _beside(points[i], points[first], points[last]))
        if _beside(points[far], points[first], points[last]) > TOLERANCE:
            keep.add(far)
            stack += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def _apart(a: Point, b: Point) -> float:
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


def _beside(p: Point, a: Point, b: Point) -> float:
    """The distance of ``p`` from the stretch between ``a`` and ``b``."""
    length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    if not length:
        return _apart(p, a)
    share = max(0.0, min(1.0, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length))
    return _apart(p, (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))


if __name__ == "__main__":
    main()
