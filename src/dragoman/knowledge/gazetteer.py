"""The gazetteer: which places bear a name, and where they lie.

`places_named` answers from ``gazetteer.tsv.gz`` (GeoNames) and ``extra_places.tsv`` (regions, seas, bases, camps and
others that the first does not hold); their headers explain each field. Nothing is loaded before the first question. The
big file is never parsed whole: it is sorted by key and searched as bytes.
"""

from __future__ import annotations

import gzip
import math
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from dragoman.knowledge.files import read_tsv

PlaceKind = Literal[
    "continent", "region", "country", "province", "district", "city", "quarter", "island", "sea", "river", "mountain",
    "airport", "base", "camp", "site",
]  # fmt: skip

# PLOVER manual, event location: 5 point or below city, 4 city, 3 district, 2 province, 1 country.
RESOLUTION: dict[str, int | None] = {
    "continent": None, "region": None, "country": 1, "province": 2, "district": 3, "city": 4, "quarter": 5,
    "island": None, "sea": None, "river": None, "mountain": None, "airport": 5, "base": 5, "camp": 5, "site": 5,
}  # fmt: skip

LONGEST_NAME = 6  # words

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a"}
)
_DROPPED = re.compile(r"['’‘`´ʹʼʻʿʾ.\u02be\u02bf]")
_SPACED = re.compile(r"[\s\-–—‐_/]+")


@dataclass(frozen=True)
class GazetteerPlace:
    """One place. ``alias`` is true when it was asked for by another than its own name; ``weight`` orders namesakes."""

    name: str
    kind: PlaceKind
    country: str | None
    province: str | None
    latitude: float
    longitude: float
    population: int
    geonames: int | None
    alias: bool = False
    extra: bool = False

    @property
    def resolution(self) -> int | None:
        return RESOLUTION[self.kind]


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """The key of a name: no case, diacritics, apostrophes or hyphens; "Saint" and "St." are one."""
    text = name.casefold().translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _SPACED.sub(" ", _DROPPED.sub("", text)).strip()
    return re.sub(r"^saint ", "st ", text)


def places_named(name: str) -> tuple[GazetteerPlace, ...]:
    """All places that bear ``name``, those of the project's own list first, else in the order of the file.

    An Arabic article may stand or be missing: "al-Raqqa" finds Raqqa.
    """
    return _places_of(fold_name(name))


@lru_cache(maxsize=16_384)
def _places_of(key: str) -> tuple[GazetteerPlace, ...]:
    found = _both(key)
    if not found:
        bare = re.sub(r"^(?:al|el|as|ar|at|an|az|ad|ash|the) ", "", key)
        if bare != key:
            found = _both(bare)
        elif len(key) > 3:
            found = _both(f"al {key}")
    return tuple(found)


def _both(key: str) -> list[GazetteerPlace]:
    """The project's own places, joined with the GeoNames places that they are, then the others of GeoNames."""
    found = _search(key)
    for own in reversed(_extra().get(key, ())):
        same = next((place for place in found if _is_same(own, place)), None)
        if same is None:
            same = next((place for place in _search(fold_name(own.name)) if _is_same(own, place)), None)
        if same is None:
            found.insert(0, own)
        else:
            if same in found:
                found.remove(same)
            joined = replace(own, geonames=same.geonames, province=same.province, kind=same.kind)
            found.insert(0, replace(joined, population=max(own.population, same.population)))
    return found


_ALIKE = {"region": {"region", "province"}, "base": {"airport", "base"}, "quarter": {"quarter", "city", "district"}}


def _is_same(own: GazetteerPlace, place: GazetteerPlace) -> bool:
    if own.country != place.country or place.kind not in _ALIKE.get(own.kind, {own.kind}):
        return False
    if own.kind == "province" and own.province is not None:
        return own.province == place.province
    near = {"province": 400.0, "region": 400.0, "country": 3000.0}.get(own.kind, 30.0)
    return distance((own.latitude, own.longitude), (place.latitude, place.longitude)) <= near


def abbreviation(text: str) -> GazetteerPlace | None:
    """The state or province that a clipped form stands for: "Ky.", "Ont." (with its full stop) or "KY"."""
    return _abbreviations().get(text)


def airports_near(latitude: float, longitude: float, kilometres: float) -> list[GazetteerPlace]:
    """The airports with a IATA code within ``kilometres`` of a point, the nearest first."""
    here = (latitude, longitude)
    beside = (p for p in _airports() if abs(p.latitude - latitude) * 111 <= kilometres)  # a degree is 111.19 km
    near = [(distance(here, (p.latitude, p.longitude)), p.name, p) for p in beside]
    return [place for far, _, place in sorted(near, key=lambda n: n[:2]) if far <= kilometres]


@cache
def _airports() -> tuple[GazetteerPlace, ...]:
    lines = re.findall(rb"\n([^\n\t]*\t0\t[^\n\t]*\t[^\n\t]*\tairport\t[^\n]*)", _bytes())
    return tuple(_parsed(line.decode()) for line in lines)


def is_written_in_capitals(text: str) -> bool:
    """Whether the project's list spells a place just so: "JFK", "DMZ", "NSW"."""
    return text in _capital_names()


@cache
def _capital_names() -> frozenset[str]:
    return frozenset(name for _, name, _ in _extra_names() if name.isupper() and len(name) <= 5)


def country_place(alpha3: str) -> GazetteerPlace | None:
    """The country itself, with the point that stands for its middle."""
    own = _country_places().get(alpha3)
    return own and next((place for place in places_named(own.name) if place.kind == "country"), own)


@cache
def _country_places() -> dict[str, GazetteerPlace]:
    return {place.country: place for _, _, place in _extra_names() if place.kind == "country" and place.country}


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points given as latitude and longitude in degrees."""
    phi, psi = math.radians(a[0]), math.radians(b[0])
    h = math.sin((psi - phi) / 2) ** 2 + math.cos(phi) * math.cos(psi) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


@cache
def _bytes() -> bytes:
    data = gzip.decompress(files(__package__).joinpath("gazetteer.tsv.gz").read_bytes())
    header = data.index(b"\nkey\t") + 1
    return data[data.index(b"\n", header) :]


def _search(key: str) -> list[GazetteerPlace]:
    data, target = _bytes(), key.encode() + b"\t"
    low, high = 0, len(data)
    # Invariant: the first line not below the target begins after ``low`` and not after ``high``.
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", 0, middle + 1) + 1 if middle else 1
        if start <= low:
            start = data.find(b"\n", middle) + 1
            if start == 0 or start > high:
                start = low + 1 if data[low : low + 1] == b"\n" else low
                break
        line_end = data.find(b"\n", start)
        # behind the last line nothing is below any key: a name in Chinese letters sorts there
        if start < high and data[start : start + len(target)] < target and not data.startswith(target, start):
            low = line_end
        else:
            high = start - 1
    found: list[GazetteerPlace] = []
    start = low + 1
    while data.startswith(target, start):
        end = data.find(b"\n", start)
        found.append(_parsed(data[start:end].decode()))
        start = end + 1
    return found


def _parsed(line: str) -> GazetteerPlace:
    _, alias, geonames, name, kind, country, province, latitude, longitude, population = line.split("\t")
    return GazetteerPlace(
        name, kind, country or None, province or None, float(latitude), float(longitude), int(population),  # type: ignore[arg-type]
        int(geonames) if geonames else None, alias == "1",
    )  # fmt: skip


@cache
def _extra() -> dict[str, list[GazetteerPlace]]:
    table: dict[str, list[GazetteerPlace]] = {}
    for number, name, place in _extra_names():
        if not _is_clipped(name):
            table.setdefault(fold_name(name), []).append(replace(place, alias=number > 0))
    return table


@cache
def _abbreviations() -> dict[str, GazetteerPlace]:
    table = {name: place for _, name, place in _extra_names() if _is_clipped(name)}
    for number, _, place in _extra_names():
        if number == 0 and place.country == "USA" and place.kind == "province" and place.province:
            table[place.province] = place
    return table


def _is_clipped(name: str) -> bool:
    return name.endswith(".") and "." not in name[:-1] and " " not in name


@cache
def _extra_names() -> list[tuple[int, str, GazetteerPlace]]:
    """Each name of each own place, with its number in the row: 0 for the usual name."""
    found: list[tuple[int, str, GazetteerPlace]] = []
    for row in read_tsv("extra_places.tsv"):
        place = GazetteerPlace(
            row["name"], row["kind"], row["country"] or None, row["province"] or None,  # type: ignore[arg-type]
            float(row["latitude"]), float(row["longitude"]), int(row["weight"] or 0),
            int(row["geonames"]) if row["geonames"] else None, extra=True,
        )  # fmt: skip
        names = [row["name"], *row["names"].split("|")]
        found.extend((number, name, place) for number, name in enumerate(names) if name)
    return found
