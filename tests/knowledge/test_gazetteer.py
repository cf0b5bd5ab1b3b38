"""The gazetteer: names lead to places with the right point, whatever the spelling, and its files are sound."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

from dragoman.knowledge import countries, gazetteer
from dragoman.knowledge.files import read_tsv
from dragoman.knowledge.gazetteer import abbreviation, country_place, distance, fold_name, places_named


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Benghazi", "LBY", 32.1, 20.1), ("Bengasi", "LBY", 32.1, 20.1), ("al-Raqqa", "SYR", 35.95, 39.0),
        ("Raqqa", "SYR", 35.95, 39.0), ("Deir ez-Zor", "SYR", 35.3, 40.1), ("Deir al-Zour", "SYR", 35.3, 40.1),
        ("Sana'a", "YEM", 15.35, 44.2), ("Sanaa", "YEM", 15.35, 44.2), ("São Paulo", "BRA", -23.5, -46.6),
        ("Sao Paulo", "BRA", -23.5, -46.6), ("Saint Petersburg", "RUS", 59.9, 30.3),
        ("St. Petersburg", "RUS", 59.9, 30.3),
        ("Kiev", "UKR", 50.45, 30.5), ("Kyiv", "UKR", 50.45, 30.5), ("Lvov", "UKR", 49.8, 24.0),
        ("Homs", "SYR", 34.7, 36.7),
        ("Benina airport", "LBY", 32.1, 20.3), ("Crimea", "UKR", 45.2, 34.2), ("Rapides Parish", "USA", 31.2, -92.5),
        ("Texas", "USA", 31.3, -99.3), ("Donetsk Oblast", "UKR", 48.0, 37.5), ("Aleppo", "SYR", 36.2, 37.2),
    ],
)  # fmt: skip
def test_a_name_leads_to_a_place_near_its_point(name: str, country: str, latitude: float, longitude: float) -> None:
    assert any(
        p.country == country and distance((p.latitude, p.longitude), (latitude, longitude)) < 120
        for p in places_named(name)
    )


@pytest.mark.parametrize(
    "name", ["", " ", "Zzyzzxland", "'", "a\tb", "\x00", "北京", "\u200bRussia", "ѡ", "\U0010ffff"]
)
def test_what_is_no_name_finds_nothing(name: str) -> None:
    assert places_named(name) == ()


def test_every_line_is_found_by_its_own_key() -> None:
    lines = gzip.decompress(files("dragoman.knowledge").joinpath("gazetteer.tsv.gz").read_bytes()).decode().splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    assert rows == sorted(rows, key=lambda row: row[0])
    for row in rows[::997] + rows[:3] + rows[-3:]:
        found = gazetteer._search(row[0])
        assert any(str(p.geonames or "") == row[2] and p.name == row[3] and p.kind == row[4] for p in found)
        assert len(found) == sum(1 for other in rows if other[0] == row[0])


def test_own_places_have_known_kinds_countries_and_points() -> None:
    seen: set[tuple[str, str, str]] = set()
    for row in read_tsv("extra_places.tsv"):
        assert row["kind"] in gazetteer.RESOLUTION, row
        assert not row["country"] or countries.get(row["country"]), row
        assert abs(float(row["latitude"])) <= 90, row
        assert abs(float(row["longitude"])) <= 180, row
        key = (row["name"], row["kind"], row["country"])
        assert key not in seen, row
        seen.add(key)


def test_own_places_take_the_geonames_id_of_the_same_place() -> None:
    (tobruk, *_) = places_named("Tobruk")
    assert (tobruk.country, tobruk.geonames) == ("LBY", 81302)


def test_every_un_member_has_a_point() -> None:
    missing = [c.alpha3 for c in countries.every() if c.capitals and country_place(c.alpha3) is None]
    assert set(missing) <= {"ALA", "SPM", "NFK", "BLM", "MAF", "BES", "CCK", "CXR", "PCN", "SGS", "WLF"}, missing


@pytest.mark.parametrize(
    ("short", "name"), [("Ky.", "Kentucky"), ("Ont.", "Ontario"), ("TX", "Texas"), ("Calif.", "California")]
)
def test_clipped_states_are_known_with_their_stop_only(short: str, name: str) -> None:
    place = abbreviation(short)
    assert place is not None
    assert place.name == name
    assert abbreviation(short.rstrip(".") + "!") is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ḩimş", "Hims"),
        ("São Tomé", "sao tome"),
        ("Łódź", "lodz"),
        ("St. John's", "saint johns"),
        ("Mazar-i-Sharif", "Mazar i Sharif"),
    ],
)
def test_folding_ignores_marks_case_and_hyphens(a: str, b: str) -> None:
    assert fold_name(a) == fold_name(b)


def test_distance_is_that_of_the_map() -> None:
    assert 2_050 < distance((32.89, 13.18), (34.43, 35.84)) < 2_150  # Tripoli to Tripoli
    assert distance((10.0, 20.0), (10.0, 20.0)) == 0
