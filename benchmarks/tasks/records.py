"""PLOVER events of a sentence: type, and the countries of both sides, from our own parse and cast.

Countries are ISO 3166 alpha-3. An event of nobody in particular is left out, as the gold has none. The gold codes of
actors without a country differ from our kinds: international bodies are IGO there. What is planned or feared is an
event here as there; what is denied or negated is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.reports import report_of
from dragoman.knowledge import countries
from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.events.finding import find_events
from dragoman.reading.events.parties import add_parties
from dragoman.reading.parser import parse_report
from dragoman.reading.places.finding import find_places
from dragoman.reading.times.finding import find_times
from dragoman.records import Chain


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        parsed = parse_report(report_of(record))
        cast = find_cast(parsed)
        times = find_times(parsed)
        places = find_places(parsed, cast)
        cast = add_parties(parsed, cast, places)
        claims = attribute_claims(parsed, cast)
        named = named_countries(parsed.text)
        events: list[dict[str, Any]] = []
        for event in find_events(parsed, cast, times, places, claims):
            if event.modality in ("denied", "negated"):
                continue
            place = places[event.place].country if event.place is not None else None
            actors = codes(event.actors, cast.chains)
            recipients = codes(event.recipients, cast.chains)
            if not actors and event.actors:
                # an actor of unknown country, in a sentence that names one country only, or acting at a known place
                actors = named if len(named) == 1 else [place] if place else []
            if not recipients and not (len(actors) > 1 and event.type in ("AGREE", "CONSULT", "SUPPORT")):
                # what is done somewhere is done to that country (PLOVER manual, recipients), else to the only other one
                recipients = [place] if place else named if event.recipients and len(named) == 1 else []
            if actors:
                # the gold standard is of an older manual, where to say that one will give way is AGREE, not CONCEDE
                kind = "AGREE" if event.type == "CONCEDE" and event.modality == "planned" else event.type
                events.append({"type": kind, "actors": actors, "recipients": recipients})
        yield {"id": record["id"], "events": events}


def named_countries(text: str) -> list[str]:
    """The countries that a text names, demonyms included, in order of naming."""
    return list(dict.fromkeys(hit.alpha3 for hit in countries.find_in(text)))


def codes(indexes: Iterable[int], chains: tuple[Chain, ...]) -> list[str]:
    """The codes of chains in order, without those that have none."""
    found: dict[str, None] = {}
    for index in indexes:
        code = code_of(chains[index], chains)
        if code is not None:
            found[code] = None
    return list(found)


def code_of(chain: Chain, chains: tuple[Chain, ...], depth: int = 0) -> str | None:
    if chain.country is not None:
        return chain.country
    if chain.part_of is not None and depth < 4:
        return code_of(chains[chain.part_of], chains, depth + 1)
    return "IGO" if chain.kind == "igo" else None
