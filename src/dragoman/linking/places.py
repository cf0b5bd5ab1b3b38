"""Place mentions of all reports → one `Place` for each entry of the gazetteer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from dragoman.records import Evidence, Name, Place, PlaceMention, Reading, Span, make_id


class PlaceIndex:
    """Collects the places of a case, reading by reading. Only names and counts are kept, not the readings."""

    def __init__(self) -> None:
        self._mentions: dict[str, PlaceMention] = {}
        self._names: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self._evidence: defaultdict[str, dict[str, Evidence]] = defaultdict(dict)

    def add(self, reading: Reading, text: str) -> list[str]:
        """Take in one reading; returns the place id of each of its place mentions, in their order."""
        ids = []
        for mention in reading.places:
            key = place_id(mention)
            ids.append(key)
            kept = self._mentions.get(key)
            if kept is None or (mention.name, mention.start) < (kept.name, kept.start):
                self._mentions[key] = mention
            self._names[key][mention.span.cut(text)][reading.report] += 1
            if reading.report not in self._evidence[key]:
                sentence = sentence_around(reading, mention.span)
                self._evidence[key][reading.report] = Evidence(reading.report, sentence.start, sentence.end)
        return ids

    def place(self, key: str, reports: Collection[str]) -> Place:
        """The place, with the names and the evidence that it has in ``reports``."""
        mention, evidence = self._mentions[key], self._evidence[key]
        names = ((text, {r: counts[r] for r in sorted(reports) if r in counts}) for text, counts in self._named(key))
        return Place(
            id=key,
            name=mention.name,
            country=mention.country,
            latitude=mention.latitude,
            longitude=mention.longitude,
            geonames=mention.geonames,
            resolution=mention.resolution,
            names=tuple(Name(text=text, kind="name", reports=told) for text, told in names if told),
            evidence=tuple(sorted(evidence[report] for report in reports if report in evidence)),
        )

    def places(self) -> list[Place]:
        """All places seen so far, by id, as all reports tell of them."""
        return [self.place(key, self._evidence[key]) for key in sorted(self._mentions)]

    def _named(self, key: str) -> list[tuple[str, Counter[str]]]:
        return sorted(self._names[key].items())


def place_id(mention: PlaceMention) -> str:
    """The same for all mentions that the gazetteer resolves alike; an unresolved name stands for itself."""
    if mention.geonames is not None:
        return make_id("p", mention.geonames)
    return make_id("p", mention.name.casefold(), mention.country, mention.latitude, mention.longitude)


def sentence_around(reading: Reading, span: Span) -> Span:
    """The sentence of the reading that holds ``span``, or ``span`` itself outside the story's sentences."""
    return next((s for s in reading.sentences if s.start <= span.start < s.end), span)
