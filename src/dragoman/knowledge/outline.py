"""Land and borders of the world as lines of longitude and latitude, for a small map."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.files import read_tsv

GRID = 20  # steps a degree, as in the file

Point = tuple[float, float]


@cache
def lines(kind: str) -> tuple[tuple[Point, ...], ...]:
    """All lines of ``kind`` ("land": closed rings, "border"), each point as (longitude, latitude) in degrees."""
    return tuple(
        _walk([int(step) for step in row["points"].split()]) for row in read_tsv("outline.tsv") if row["kind"] == kind
    )


def _walk(steps: list[int]) -> tuple[Point, ...]:
    x = y = 0
    points = []
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / GRID, y / GRID))
    return tuple(points)
