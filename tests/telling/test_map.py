"""The map: places where they are, names that lie on nothing, and the same picture every time."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from by_hand import place
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.knowledge import outline
from dragoman.records import Place
from dragoman.telling.lettering import HEIGHT, Spot, letter, width_of
from dragoman.telling.map import WIDTH, Pin, draw_map

SVG = "{http://www.w3.org/2000/svg}"


def at(name: str, lat: float, lon: float, resolution: int = 4) -> Place:
    return replace(place(name, "SYR", resolution), latitude=lat, longitude=lon)


def drawn(*places: Place, events: int = 1) -> ElementTree.Element:
    svg = draw_map([Pin(one, events, f"#place-{n}") for n, one in enumerate(places)])
    assert svg is not None
    return ElementTree.fromstring(svg)


def marks(svg: ElementTree.Element) -> dict[str, tuple[float, float]]:
    found = {}
    for link in svg.iter(f"{SVG}a"):
        circle = link.find(f"{SVG}circle")
        assert circle is not None
        found[link.attrib["aria-label"].split(":")[0]] = float(circle.attrib["cx"]), float(circle.attrib["cy"])
    return found


def test_north_is_up_and_east_is_right() -> None:
    found = marks(drawn(at("Damascus", 33.5, 36.3), at("Tripoli", 32.9, 13.2), at("Moscow", 55.8, 37.6)))
    assert found["Tripoli"][0] < found["Damascus"][0] < found["Moscow"][0]
    assert found["Moscow"][1] < found["Damascus"][1] < found["Tripoli"][1]


@given(
    st.lists(st.tuples(st.floats(-85, 85), st.floats(-180, 180)), min_size=1, max_size=12),
)
@settings(max_examples=40, deadline=None)
def test_every_place_lies_in_the_picture(points: list[tuple[float, float]]) -> None:
    svg = drawn(*(at(f"P{n}", lat, lon) for n, (lat, lon) in enumerate(points)))
    height = float(svg.attrib["height"])
    for x, y in marks(svg).values():
        assert 0 <= x <= WIDTH
        assert 0 <= y <= height


def test_places_on_both_sides_of_the_date_line_stand_near() -> None:
    found = marks(drawn(at("Suva", -18.1, 178.4), at("Apia", -13.8, -171.8)))
    assert found["Suva"][0] < found["Apia"][0]


def test_places_without_coordinates_are_left_out() -> None:
    nowhere = replace(at("Nowhere", 0, 0), latitude=None)
    assert draw_map([Pin(nowhere, 3, "#x")]) is None
    assert "Nowhere" not in marks(drawn(nowhere, at("Damascus", 33.5, 36.3)))


def test_countries_are_rings_and_towns_are_dots() -> None:
    svg = drawn(at("Syria", 35, 38, 1), at("Damascus", 33.5, 36.3))
    kinds = {circle.attrib["class"] for circle in svg.iter(f"{SVG}circle")}
    assert kinds == {"town", "area"}


def test_a_mark_leads_to_its_events_and_hostile_names_stay_names() -> None:
    svg = drawn(at('"><script>alert(1)</script>', 33.5, 36.3))
    (link,) = svg.iter(f"{SVG}a")
    assert link.attrib["href"] == "#place-0"
    assert not list(svg.iter(f"{SVG}script"))


def test_the_map_is_the_same_every_time() -> None:
    places = [at("Damascus", 33.5, 36.3), at("Idlib", 35.9, 36.6)]
    pins = [Pin(one, 2, "#p") for one in places]
    assert draw_map(pins) == draw_map(list(reversed(pins)))


def test_a_map_of_the_levant_shows_land_and_borders() -> None:
    svg = drawn(at("Damascus", 33.5, 36.3), at("Idlib", 35.9, 36.6))
    paths = {path.attrib["class"]: path.attrib["d"] for path in svg.iter(f"{SVG}path")}
    assert paths["land"].count("M") >= 1
    assert paths["border"].count("M") >= 4


@pytest.mark.parametrize(("kind", "least"), [("land", 300), ("border", 250)])
def test_the_outline_lies_on_the_globe(kind: str, least: int) -> None:
    lines = outline.lines(kind)
    assert len(lines) >= least
    for line in lines:
        assert len(line) > 1
        assert all(-182 <= lon <= 195 and -90 <= lat <= 90 for lon, lat in line)
        assert all(abs(a[0] - b[0]) < 30 for a, b in pairwise(line))
        if kind == "land":
            assert abs(line[0][0] - line[-1][0]) < 0.2


def test_names_of_places_apart_lie_on_nothing() -> None:
    spots = [Spot(80.0 + 150 * (n % 4), 60.0 + 60 * (n // 4), 6.0, f"Place {n:02}") for n in range(12)]
    named = letter(spots, 760, 400)
    boxes = []
    for spot, one in zip(spots, named, strict=True):
        assert one is not None
        left = one.x - {"start": 0, "middle": 0.5, "end": 1}[one.anchor] * width_of(spot.name)
        boxes.append((left, one.y - HEIGHT, left + width_of(spot.name), one.y))
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 5 or b[3] <= a[1] + 5


def test_where_there_is_no_room_a_name_is_left_out_unless_it_must_stand() -> None:
    crowd = [Spot(100.0, 100.0, 6.0, "A name of some length") for _ in range(40)]
    assert None in letter(crowd, 300, 200)
    assert None not in letter(crowd, 300, 200, must=True)


def test_numbers_are_short() -> None:
    svg = draw_map([Pin(at("Damascus", 33.5, 36.3), 3, "#p")])
    assert svg is not None
    assert not re.search(r"\d\.\d{3,}", svg)
