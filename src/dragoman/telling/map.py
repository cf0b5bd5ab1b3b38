"""The places of a story as one SVG map that stands alone: no tile server, no script, no font.

Equirectangular, true to scale at the middle latitude, cropped to where the places lie. Land and borders come from
`knowledge.outline`. A dot is a town or a point in it, a ring is a country or a province, set in its middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from xml.sax.saxutils import escape, quoteattr

from dragoman.knowledge import outline
from dragoman.records import Place
from dragoman.telling.lettering import Spot, letter
from dragoman.telling.words import number_of, place

WIDTH = 760
LOWEST, HIGHEST = 380, 520  # of the picture
SMALLEST = 9.0  # degrees of latitude that a map shows at least
PADDING = 0.16  # of the extent, on each side
TOWN = 4  # of `Place.resolution`
WORLDS = (-360.0, 0.0, 360.0)  # degrees by which the world is moved to cover a frame beyond the date line too
MESHES = (1, 2, 5, 10, 15, 30)  # degrees between two lines of the graticule

Point = tuple[float, float]


@dataclass(frozen=True)
class Pin:
    """A place with the number of events there; ``href`` leads to them."""

    place: Place
    events: int
    href: str


def draw_map(pins: Sequence[Pin]) -> str | None:
    """An ``<svg>`` element; ``None`` when no place has coordinates."""
    located = [(pin, *at) for pin in pins if (at := _at(pin.place)) is not None]
    if not located:
        return None
    shifted = [lon + 360 if lon < 0 else lon for _, lon, _ in located]
    plainly = [lon for _, lon, _ in located]
    if max(shifted) - min(shifted) < max(plainly) - min(plainly) - 1e-9:  # they lie on both sides of the date line
        located = [(pin, lon, lat) for (pin, _, lat), lon in zip(located, shifted, strict=True)]
    frame = _Frame([(lon, lat) for _, lon, lat in located])
    spots, marks = [], []
    ordered = sorted(located, key=lambda one: (-one[0].events, one[0].place.name, one[0].place.id))
    for pin, lon, lat in ordered:
        x, y = frame.project(lon, lat)
        radius = min(13.0, 3.5 + 1.8 * pin.events**0.5)
        spots.append(Spot(x, y, radius, f"{_short(place(pin.place))} {pin.events}"))
        marks.append((pin, x, y, radius))
    names = letter(spots, WIDTH, frame.height)
    out = [
        f'<svg class="map" viewBox="0 0 {WIDTH} {frame.height}" width="{WIDTH}" height="{frame.height}" '
        'role="group" aria-label="Map of the places" xmlns="http://www.w3.org/2000/svg" '
        'font-family="system-ui, sans-serif" font-size="12">',
        f'<rect class="sea" width="{WIDTH}" height="{frame.height}" fill="#e8eff4"/>',
        f'<path class="land" fill="#fbfaf6" fill-rule="evenodd" d="{_land(frame)}"/>',
        f'<path class="border" fill="none" stroke="#c3beb2" stroke-width="1" d="{_borders(frame)}"/>',
        *_graticule(frame),
    ]
    for (pin, x, y, radius), spot, named in zip(marks, spots, names, strict=True):
        town = (pin.place.resolution or 0) >= TOWN
        look = 'fill="#b3261e" fill-opacity="0.85"' if town else 'fill="none" stroke="#b3261e" stroke-width="2"'
        kind = "town" if town else "area"
        told = f"{place(pin.place)}: {number_of(pin.events, 'event')}"
        name = (
            f'<text x="{named.x}" y="{named.y}" text-anchor="{named.anchor}" stroke="#fff" stroke-width="3" '
            f'paint-order="stroke">{escape(spot.name)}</text>'
            if named
            else ""
        )
        out.append(
            f"<a href={quoteattr(pin.href)} aria-label={quoteattr(told)}><title>{escape(told)}</title>"
            f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius:.1f}" {look} pointer-events="all"/>{name}</a>'
        )
    out.append("</svg>")
    return "\n".join(out)


def _at(place: Place) -> Point | None:
    return None if place.longitude is None or place.latitude is None else (place.longitude, place.latitude)


def _short(name: str, most: int = 24) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


class _Frame:
    """The stretch of the world that the map shows, and how a point of it lies in the picture."""

    def __init__(self, points: Sequence[Point]) -> None:
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        middle = (min(lats) + max(lats)) / 2
        self._narrow = max(0.25, cos(radians(middle)))
        wide = max((max(lons) - min(lons)) * self._narrow * (1 + 2 * PADDING), SMALLEST * WIDTH / HIGHEST)
        high = max((max(lats) - min(lats)) * (1 + 2 * PADDING), SMALLEST)
        self.height = round(min(HIGHEST, max(LOWEST, WIDTH * high / wide)))
        # the degree of latitude is as long as the narrower of the two sides allows
        self.scale = min(WIDTH / wide, self.height / high)
        self._west = (min(lons) + max(lons)) / 2 - WIDTH / 2 / self.scale / self._narrow
        self._north = middle + self.height / 2 / self.scale

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """West, south, east, north, in degrees."""
        east = self._west + WIDTH / self.scale / self._narrow
        return self._west, self._north - self.height / self.scale, east, self._north

    def project(self, lon: float, lat: float) -> Point:
        x = (lon - self._west) * self.scale * self._narrow
        return round(x, 1), round((self._north - lat) * self.scale, 1)


def _land(frame: _Frame) -> str:
    west, south, east, north = frame.extent
    parts = []
    for shift in WORLDS:
        for ring in outline.lines("land"):
            points: Sequence[Point] = [(lon + shift, lat) for lon, lat in ring]
            for axis, edge, keep in ((0, west - 1, 1), (0, east + 1, -1), (1, south - 1, 1), (1, north + 1, -1)):
                points = _cut(points, axis, edge, keep)
            if len(points) > 2:
                parts.append(_path(frame, points) + "Z")
    return "".join(parts)


def _cut(ring: Sequence[Point], axis: int, edge: float, keep: int) -> list[Point]:
    """The part of a ring on one side of a line (Sutherland and Hodgman): beyond ``edge`` where ``keep`` is 1."""

    def inside(p: Point) -> bool:
        return (p[axis] - edge) * keep >= 0

    found: list[Point] = []
    for a, b in zip([*ring[-1:], *ring], ring, strict=False):
        if inside(a) != inside(b):
            share = (edge - a[axis]) / (b[axis] - a[axis])
            found.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        if inside(b):
            found.append(b)
    return found


def _borders(frame: _Frame) -> str:
    west, south, east, north = frame.extent
    parts = []
    for shift in WORLDS:
        for line in outline.lines("border"):
            run: list[Point] = []
            for a, b in pairwise([(lon + shift, lat) for lon, lat in line]):
                apart = max(a[0], b[0]) < west or min(a[0], b[0]) > east or max(a[1], b[1]) < south
                if apart or min(a[1], b[1]) > north:
                    parts += [_path(frame, run)] if run else []
                    run = []
                else:
                    run += [b] if run else [a, b]
            parts += [_path(frame, run)] if run else []
    return "".join(parts)


def _path(frame: _Frame, points: Iterable[Point]) -> str:
    """Whole numbers are near enough, and points that fall together are one."""
    steps = dict.fromkeys((round(x), round(y)) for x, y in (frame.project(*point) for point in points))
    return "M" + "L".join(f"{x} {y}" for x, y in steps)


def _graticule(frame: _Frame) -> Iterator[str]:
    west, south, east, north = frame.extent
    mesh = next((m for m in MESHES if max(east - west, north - south) / m <= 7), MESHES[-1])
    lines, names = [], []
    for lon in range(-(-int(west) // mesh) * mesh - mesh, int(east) + mesh, mesh):
        if west < lon < east:
            x, _ = frame.project(lon, north)
            lines.append(f"M{x} 0V{frame.height}")
            names.append((x + 3, frame.height - 5.0, _degrees((lon + 180) % 360 - 180, "EW")))
    for lat in range(-(-int(south) // mesh) * mesh - mesh, int(north) + mesh, mesh):
        if south < lat < north and abs(lat) <= 90:
            _, y = frame.project(west, lat)
            lines.append(f"M0 {y}H{WIDTH}")
            names.append((3.0, y - 3, _degrees(lat, "NS")))
    path = "".join(lines)
    yield f'<path class="mesh" fill="none" stroke="#9fb2bf" stroke-opacity="0.4" stroke-width="0.7" d="{path}"/>'
    for x, y, name in names:
        yield f'<text class="degree" x="{x}" y="{y}" font-size="9" fill="#7d8c97">{name}</text>'


def _degrees(value: int, sides: str) -> str:
    return f"{abs(value)}°{'' if not value else sides[value < 0]}"
