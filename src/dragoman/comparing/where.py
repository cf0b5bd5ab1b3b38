"""Where it happened: the places that the accounts of one event give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from dragoman.comparing.slots import HALF_READ, gravest, told_by, weigh
from dragoman.comparing.wording import Wording
from dragoman.records import Account, Actor, Agreed, Difference, DifferenceKind, Event, Name, Place

# acts whose place reports may dispute: where something is said is seldom told, and mostly misread from what it is about
LOCATED = frozenset({"AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "SUPPORT"})
COUNTRY, TOWN = 1, 4  # of `PlaceMention.resolution`; a town or a point in it
ONE_CITY = 10.0  # kilometres between the middles of a city and of a province that is that city: Washington and D.C.
NEAR = 50.0  # kilometres: a border village and the zone it lies in


def compare_where(
    event: Event,
    voices: Mapping[str, str],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    wording: Wording | None = None,
) -> Iterator[Agreed | Difference]:
    """Where the accounts agree that it happened, and where they differ, as far as their sentences place it there."""
    located = [
        (account, places[account.place])
        for account in event.accounts
        if account.place is not None
        and not _takes_part(places[account.place], account, actors)
        and (wording is None or wording.places(event, account, places[account.place]))
    ]
    kind = gravest([_compare_places(a, b) for a, b in combinations(located, 2) if event.type in LOCATED])
    if kind == "contradiction" and event.confidence < HALF_READ:
        kind = None  # two towns: two acts, more likely
    told = [told_by(account, place.id, f"place {place.id}") for account, place in located]
    yield from weigh(event, "place", told, kind, voices)


def _compare_places(a: tuple[Account, Place], b: tuple[Account, Place]) -> DifferenceKind | None:
    """Two towns contradict each other, unless a report names both: it may set the happening in a frame."""
    (one, here), (two, there) = a, b
    if here.id == there.id or here.name.casefold() == there.name.casefold():
        return None  # of one name the reports mean one place, whichever of its namesakes was found
    levels = (here.resolution or 0, there.resolution or 0)
    apart = _kilometres(here, there)
    if here.country == there.country and levels[0] != levels[1]:
        # a city and its province, or a country and a city in it; a province that is a city is told no less closely
        is_city = COUNTRY < min(levels) < TOWN and apart is not None and apart < ONE_CITY
        return None if is_city else "precision"
    if min(levels) < TOWN or _names(there.names, one.report) or _names(here.names, two.report):
        return None
    return "precision" if apart is not None and apart < NEAR else "contradiction"


def _takes_part(place: Place, account: Account, actors: Mapping[str, Actor]) -> bool:
    """Whether the place is a party itself: "talks with South Korea" need not be held there, nor who leaves Congress."""
    parties = [actors[i] for i in (*account.actors, *account.recipients)]
    if place.name.casefold() in {actor.name.casefold() for actor in parties}:
        return True
    return place.resolution == COUNTRY and any(actor.country == place.country for actor in parties)


def _names(names: Sequence[Name], report: str) -> bool:
    """Whether ``report`` uses one of ``names``."""
    return any(report in name.reports for name in names if name.kind != "pronoun")


def _kilometres(a: Place, b: Place) -> float | None:
    """The distance on the ground, ``None`` where a place has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(half)))
