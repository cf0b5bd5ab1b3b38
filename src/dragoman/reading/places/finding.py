"""Places of one report: its place names, each with the gazetteer's entry that it means.

Names are matched against the gazetteer (`place_names`), judged by the parse and by who else bears the name
(`place_signs`), and weighed together (`place_sense`). A name is marked ``actor`` where the cast takes it for a
government, and ``adjective`` where a country's name only says whose something is ("U.S. officials").
"""

from __future__ import annotations

from dragoman.knowledge.gazetteer import GazetteerPlace
from dragoman.reading.cast import Cast
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.places.names import Candidate, find_candidates
from dragoman.reading.places.place_of import place_for
from dragoman.reading.places.senses import Sense, choose_senses
from dragoman.reading.places.signs import Signs
from dragoman.records import PlaceMention, Span

__all__ = ["find_places", "place_for"]

_STATES = frozenset({"state", "government"})
_SITE_RESOLUTION = 5


def find_places(parsed: ParsedReport, cast: Cast) -> tuple[PlaceMention, ...]:
    """The places that the report names, in order of their start, none overlapping another.

    A site that the gazetteer does not know ("the Carnegie Library") has the coordinates of the town that the words put
    it in, if they do, and no GeoNames id.
    """
    text = parsed.text
    signs = Signs(parsed, cast)
    candidates = [c for c in find_candidates(text) if signs.is_read(c)]
    candidates = signs.with_entities(candidates)
    senses = choose_senses(text, [c for c in candidates if signs.may_be_place(c)])
    places: list[PlaceMention] = []
    for candidate in candidates:
        sense = senses.get(candidate.start)
        if not signs.is_place(candidate, sense):
            continue
        places.append(_mention(text, candidate, sense, signs, cast, candidates, senses))
    return tuple(places)


def _mention(
    text: str, candidate: Candidate, sense: Sense | None, signs: Signs, cast: Cast,
    candidates: list[Candidate], senses: dict[int, Sense],
) -> PlaceMention:  # fmt: skip
    place = sense.place if sense is not None else None
    adjective = signs.is_modifier(candidate, place)
    if place is None:
        near = _town_of(text, candidate, candidates, senses)
        return PlaceMention(
            start=candidate.start, end=candidate.end, name=candidate.text(text), geonames=None,
            latitude=near.latitude if near else None, longitude=near.longitude if near else None,
            country=near.country if near else None, resolution=_SITE_RESOLUTION, adjective=adjective,
        )  # fmt: skip
    return PlaceMention(
        start=candidate.start, end=candidate.end, name=place.name, geonames=place.geonames, latitude=place.latitude,
        longitude=place.longitude, country=place.country, resolution=place.resolution,
        actor=_stands_for_government(candidate, cast), adjective=adjective,
    )  # fmt: skip


def _stands_for_government(candidate: Candidate, cast: Cast) -> bool:
    for mention in cast.within(Span(candidate.start, candidate.end)):
        if mention.start == candidate.start and mention.end >= candidate.end - 1:
            chain = cast.chains[mention.chain]
            if mention.kind == "metonym" or (chain.kind in _STATES and mention.kind in ("name", "alias", "acronym")):
                return True
    return False


def _town_of(
    text: str, candidate: Candidate, candidates: list[Candidate], senses: dict[int, Sense]
) -> GazetteerPlace | None:
    """The town that a site lies in by the words: the nearest named around it in its paragraph, else the most named."""
    towns = [(c, senses[c.start].place) for c in candidates if c.start in senses and c.start != candidate.start]
    towns = [(c, place) for c, place in towns if place.kind in ("city", "district", "quarter")]
    if not towns:
        return None
    first, last = text.rfind("\n", 0, candidate.start) + 1, text.find("\n", candidate.end)
    last = len(text) if last < 0 else last
    beside = [(c, p) for c, p in towns if first <= c.start < last and abs(c.start - candidate.start) <= 250]
    if beside:
        return min(beside, key=lambda cp: (abs(cp[0].start - candidate.start), cp[0].start))[1]
    counts: dict[GazetteerPlace, int] = {}
    for _, place in towns:
        counts[place] = counts.get(place, 0) + 1
    best = max(counts, key=lambda place: (counts[place], place.population, place.name))
    return best if counts[best] * 2 >= len(towns) else None
