"""The province that a report is at home in: a local paper names the towns and counties around it, not the province."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dragoman.knowledge.gazetteer import GazetteerPlace

Name = tuple[str, str]
Province = tuple[str, str]

_LEAST = 3  # names of towns and counties that tell of a home
_LOCAL = frozenset(("city", "district", "quarter"))


class Home:
    """How much the names of a report speak together for each province that some of them are found in.

    A name speaks for every province that has a namesake, the more the fewer these are.
    """

    def __init__(self, places: Mapping[Name, Iterable[GazetteerPlace]]) -> None:
        self._provinces = {name: _provinces(found) for name, found in places.items()}
        self._votes: defaultdict[Province, float] = defaultdict(float)
        for found in self._provinces.values():
            for province in sorted(found):
                self._votes[province] += 1 / len(found)
        told = sum(bool(found) for found in self._provinces.values())
        self._most = max(self._votes.values(), default=0.0) if told >= _LEAST else 0.0

    def share(self, place: GazetteerPlace, name: Name) -> float:
        """What the other names say for the province of ``place``, 0 to 1, the province they say most for having 1."""
        if not self._most or place.country is None or place.province is None or place.kind not in _LOCAL:
            return 0.0
        key, own = (place.country, place.province), self._provinces[name]
        return (self._votes[key] - (1 / len(own) if key in own else 0.0)) / self._most


def _provinces(places: Iterable[GazetteerPlace]) -> frozenset[Province]:
    return frozenset(
        (place.country, place.province)
        for place in places
        if place.country and place.province and place.kind in _LOCAL and not place.alias
    )
