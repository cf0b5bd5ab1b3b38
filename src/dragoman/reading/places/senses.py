"""Which of its namesakes a name means: all names of a report are weighed together.

Each name gets one sense a report. A namesake speaks for itself by its size; for it speak what the words beside it say
("Paris, Texas", "Homs province"), the countries and provinces that the report names, and how near it lies to the other
places. The choice is made in rounds: what is sure first helps to decide the rest.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.knowledge import countries
from dragoman.knowledge.gazetteer import GazetteerPlace, airports_near, distance, fold_name
from dragoman.reading.places.home import Home
from dragoman.reading.places.names import Candidate

_ROUNDS = 3
# How much the evidence weighs, in units of a tenfold difference in population; tuned on news of several countries.
WEIGHTS = {
    "own list": 5.0,  # what the project lists itself counts as a place of 100,000 people at least
    "country": 1.5,  # a town called as a country is meant only where the words say so
    "alias": 1.1,
    "capital of one named": 1.2,  # Georgetown where Guyana is spoken of
    "feature": 3.0,
    "no feature": 0.5,
    "comma": 6.0,  # "Paris, Texas"
    "within": 3.5,  # "Paris, a small town in Texas"
    "share of country": 1.8,
    "share of province": 2.1,
    "named country": 0.7,
    "named people": 0.7,  # "Libyan": its Tripoli is meant
    "near": 1.4,
    "home": 3.0,  # before anything is sure: the province that most names are found in
    "province of a city": 1.2,  # Córdoba and Idlib are cities before they are provinces
}
_KIND = {"country": 2.5, "continent": 2.5, "region": 1.0, "province": 0.7, "district": -0.6, "sea": 1.5, "river": 0.8,
         "mountain": 1.0, "island": 1.0, "base": 1.0, "camp": 1.0, "site": 1.0, "airport": -0.5, "quarter": 0.0,
         "city": 0.0}  # fmt: skip
_FEATURE_KINDS = {
    "county": ("district",), "parish": ("district",), "province": ("province", "region", "district"),
    "governorate": ("province", "region"), "state": ("province", "region", "country"),
    "oblast": ("province", "region"), "district": ("district", "quarter", "city"),
    "region": ("province", "region", "district"), "republic": ("country", "province", "region"),
    "airport": ("airport",), "airports": ("airport",), "airbase": ("base", "airport"),
    "air base": ("base", "airport"), "base": ("base", "city"), "camp": ("camp",), "city": ("city",),
    "town": ("city",), "village": ("city",), "river": ("river",), "island": ("island",), "capital": ("city",),
    "suburb": ("city", "quarter"), "prefecture": ("province",), "territory": ("province",),
    "neighborhood": ("quarter", "city"), "neighbourhood": ("quarter", "city"), "peninsula": ("province", "region"),
    "countryside": ("province", "city"),
}  # fmt: skip


@dataclass(frozen=True)
class Sense:
    """``margin``: how far ahead of the next namesake, in tens of population; ``shared``: the share of the report's
    other names that lie in the same country, 0 to 1; ``others``: how many other names there are."""

    place: GazetteerPlace
    margin: float
    shared: float = 0.0
    others: int = 0


def choose_senses(text: str, candidates: list[Candidate]) -> dict[int, Sense]:
    """The sense of each candidate that has any, by its start."""
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.places:
            groups[_group(text, candidate)].append(candidate)
    containers = {c.start: _containers(text, candidates, i) for i, c in enumerate(candidates)}
    names = sorted(groups)
    hits = countries.find_in(text)
    peoples = {hit.alpha3 for hit in hits if hit.how == "demonym"}
    states = peoples | {hit.alpha3 for hit in hits if hit.how in ("name", "older")}
    home = Home({name: [place for member in members for place in member.places] for name, members in groups.items()})
    chosen: dict[tuple[str, str], Sense] = {}
    for turn in range(_ROUNDS):
        context = _Context(chosen, groups) if turn else None
        following: dict[tuple[str, str], Sense] = {}
        for name in names:
            members = groups[name]
            places = list(dict.fromkeys(place for member in members for place in member.places))
            comma = _sense_of([c for m in members for c, close in containers[m.start] if close], chosen, text)
            inside = _sense_of([c for m in members for c, close in containers[m.start] if not close], chosen, text)
            after = _called_after_a_city(places)
            features = [member.feature for member in members if member.feature]
            scored = sorted(
                ((_score(place, features, comma, inside, context or home, name, after, peoples, states), -i, place)
                 for i, place in enumerate(places)),
                key=lambda s: (s[0], s[1]), reverse=True,
            )  # fmt: skip
            best = scored[0]
            second = next((s for s in scored[1:] if not _close(s[2], best[2])), None)
            following[name] = Sense(
                best[2],
                best[0] - second[0] if second else 9.0,
                context.country_share(best[2].country, name) if context else 0.0,
                len(names) - 1,
            )
        chosen = following
    senses = {c.start: chosen[_group(text, c)] for c in candidates if c.places}
    for candidate in candidates:
        state = next((other for other, close in containers[candidate.start] if close and other.clipped), None)
        if state is not None and candidate.start in senses and state.start in senses:
            place, inside_of = senses[candidate.start].place, senses[state.start]
            if inside_of.place.kind == "province" and not _lies_in(place, inside_of.place):
                senses[candidate.start] = inside_of  # a town that the gazetteer does not know: "Holliday, Mo."
    for candidate in candidates:
        if candidate.feature in ("airport", "airports") and candidate.places:
            airport = _airport_of(text, candidate, senses, containers[candidate.start])
            if airport is not None:
                senses[candidate.start] = Sense(airport, 1.0)
    return senses


def _airport_of(
    text: str, candidate: Candidate, senses: dict[int, Sense], containers: list[tuple[Candidate, bool]]
) -> GazetteerPlace | None:
    """ "Bina airport in Benghazi": a mangled name means the airport of that town that begins alike."""
    chosen = senses[candidate.start].place
    key = fold_name(candidate.text(text))[:3]
    for container, _ in containers:
        sense = senses.get(container.start)
        if sense is not None and sense.place.kind in ("city", "district"):
            if chosen.kind in ("airport", "base") and _close(chosen, sense.place):
                return None
            for airport in airports_near(sense.place.latitude, sense.place.longitude, 60):
                if fold_name(airport.name).startswith(key):
                    return airport
    return None


def _called_after_a_city(places: list[GazetteerPlace]) -> set[GazetteerPlace]:
    """Provinces and districts that share their name with a large city inside them."""
    homes = {(p.country, p.province) for p in places if p.kind == "city" and p.population >= 50_000}
    return {
        p for p in places
        if p.kind in ("province", "district") and not p.extra and (p.country, p.province) in homes
    }  # fmt: skip


def _group(text: str, candidate: Candidate) -> tuple[str, str]:
    """Names that share one sense: the same words, with "X county", "X airport" and the like kept apart."""
    feature = candidate.feature if candidate.feature in ("county", "parish", "airport", "airports", "river") else ""
    return fold_name(candidate.text(text)), feature or ""


def _close(a: GazetteerPlace, b: GazetteerPlace) -> bool:
    return distance((a.latitude, a.longitude), (b.latitude, b.longitude)) < 100


_POINTS = {"city", "district", "quarter", "airport", "base", "camp", "site", "province"}
_COMMA = re.compile(r", ?|,? \(")
_AROUND = re.compile(  # "Aleppo's eastern district of X", and not "Washington's embassy in X"
    r"(?:'s|’s) (?:(?!(?:in|to|at|with|for) )[\w-]+ ){0,5}"
    r"| (?:suburb|district|neighbou?rhood|quarter|province|region|town|city) of "
)
_WITHIN = re.compile(
    r"(?:'s|’s)?(?: airports?)?,? (?:(?:an?|the) )?(?:[\w-]+ ){0,5}?(?:in|of)(?: the)?"
    r"(?: [\w-]*(?:ern|central|rural|north|south|east|west))?"
    r"(?: (?:\w+(?:'s|’s)? )?(?:province|state|region|parts?|city|governorate|county|district|countryside) of)?"
    r" (?:the )?"
)


def _containers(text: str, candidates: list[Candidate], i: int) -> list[tuple[Candidate, bool]]:
    """The names that the text puts around the one at ``i`` ("X, Y", "X in eastern Y", "Y's X"), and whether by a bare
    comma."""
    candidate, found = candidates[i], []
    before = bisect_left(candidates, candidate.start - 40, key=lambda other: other.end)
    behind = bisect_right(candidates, candidate.end + 60, key=lambda other: other.start)
    for other in candidates[before:behind]:
        if candidate.end <= other.start:
            gap = text[candidate.end : other.start]
            if _COMMA.fullmatch(gap) or (other.clipped and gap == " "):
                found.append((other, True))
            elif "\n" not in gap and _WITHIN.fullmatch(gap):
                found.append((other, False))
        elif other.end <= candidate.start:
            gap = text[other.end : candidate.start]
            if _AROUND.fullmatch(gap):
                found.append((other, False))
    return found


def _sense_of(candidates: Iterable[Candidate], chosen: dict[tuple[str, str], Sense], text: str) -> list[GazetteerPlace]:
    out = []
    for candidate in candidates:
        sense = chosen.get(_group(text, candidate))
        if sense is not None:
            out.append(sense.place)
        out.extend(p for p in candidate.places if p.kind in ("country", "province", "region"))
    return out


def _lies_in(place: GazetteerPlace, container: GazetteerPlace) -> bool:
    if place.country != container.country or place == container:
        return False
    if container.kind == "country":
        return place.kind != "country"
    if container.kind == "province" and container.province:
        return place.province == container.province and place.kind not in ("country", "province")
    return _close(place, container) and place.kind not in ("country",)


class _Context:
    """What the report's other names say, each name counting once, sure ones more than unsure ones."""

    def __init__(self, chosen: dict[tuple[str, str], Sense], groups: dict[tuple[str, str], list[Candidate]]) -> None:
        self.places = [
            (name, sense.place, min(1.0, 0.3 + sense.margin / 2), len(groups[name]))
            for name, sense in sorted(chosen.items())
        ]

    def country_share(self, country: str | None, name: tuple[str, str]) -> float:
        """How much of the report's other names lie in ``country``, 0 to 1."""
        return self._share(name, lambda p: p.country == country)

    def province_share(self, place: GazetteerPlace, name: tuple[str, str]) -> float:
        if place.province is None:
            return 0.0
        return self._share(name, lambda p: p.country == place.country and p.province == place.province)

    def _share(self, name: tuple[str, str], test) -> float:  # type: ignore[no-untyped-def]
        total = hits = 0.0
        for other, place, sure, count in self.places:
            if other[0] == name[0]:
                continue
            weight = sure * (1 + math.log2(count)) * (1.3 if place.kind in ("country", "province") else 1.0)
            total += weight
            if test(place):
                hits += weight
        return hits / total if total else 0.0

    def named_country(self, country: str | None, name: tuple[str, str]) -> bool:
        return any(
            p.kind == "country" and p.country == country and other[0] != name[0] for other, p, _, _ in self.places
        )

    def nearest(self, place: GazetteerPlace, name: tuple[str, str]) -> float:
        here = (place.latitude, place.longitude)
        return min(
            (distance(here, (p.latitude, p.longitude)) for other, p, sure, _ in self.places
             if other[0] != name[0] and sure > 0.4 and p.kind in _POINTS),
            default=9_999.0,
        )  # fmt: skip


def _score(
    place: GazetteerPlace,
    features: list[str],
    comma: list[GazetteerPlace],
    inside: list[GazetteerPlace],
    context: _Context | Home,
    name: tuple[str, str],
    after_a_city: set[GazetteerPlace],
    peoples: set[str],
    states: set[str],
) -> float:
    w = WEIGHTS
    score = math.log10(max(place.population, 300))
    if place.extra and not place.alias:
        score = max(score, w["own list"])
    score += _KIND[place.kind]
    if place.kind in ("country", "province", "continent", "sea", "region"):
        score = min(score, 7.5 if place.kind == "country" else 6.6)
    if place.kind == "country" and not place.alias:
        score += w["country"]
    if place.alias and not place.extra:
        score -= w["alias"]
    if place.kind == "city" and countries.of_capital(place.name) == place.country and place.country is not None:
        score += w["capital of one named"] if place.country in states else 0.0
    if place in after_a_city:
        score -= w["province of a city"]
    for feature in features[:1]:
        kinds = _FEATURE_KINDS.get(feature, ())
        if place.kind in kinds:
            score += w["feature"]
        elif kinds:
            score -= w["no feature"]
    if any(_lies_in(place, container) for container in comma):
        score += w["comma"]
    elif any(_lies_in(place, container) for container in inside):
        score += w["within"]
    if isinstance(context, Home):
        score += w["home"] * context.share(place, name)
    else:
        score += w["share of country"] * context.country_share(place.country, name)
        score += w["share of province"] * context.province_share(place, name)
        if context.named_country(place.country, name):
            score += w["named country"]
        elif place.kind != "country" and place.country in peoples:
            score += w["named people"]
        if place.kind not in ("country", "continent"):
            near = context.nearest(place, name)
            score += w["near"] * (1.0 if near < 80 else 0.7 if near < 200 else 0.3 if near < 400 else 0.0)
    return score
