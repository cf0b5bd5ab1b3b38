"""One report in, one reading out: the loop over the reading stages, the place to start reading this folder.

Each stage is a function from the parsed report and what earlier stages found to records. No other report is looked at
and nothing is remembered between reports, so readings can be made in any order on any number of processes.
"""

from __future__ import annotations

from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.actors.settings import settle
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.claims.deeds import part_deeds
from dragoman.reading.events.finding import find_events
from dragoman.reading.events.parties import add_parties
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.reading.places.finding import find_places
from dragoman.reading.sketch import add_terms, sketch_report
from dragoman.reading.ties.finding import find_ties
from dragoman.reading.ties.sides import add_sides
from dragoman.reading.times.finding import find_times
from dragoman.records import Reading, Report


def read_report(report: Report) -> Reading:
    """All that is found in one report.

    The same report gives the same reading on every machine, whatever was read before it.
    """
    parsed = tag_report(parse_report(report))
    cast = find_cast(parsed)
    times = find_times(parsed)
    places = find_places(parsed, cast)
    cast = settle(parsed, cast, places)
    cast = add_sides(parsed, add_parties(parsed, cast, places), places)
    claims = attribute_claims(parsed, cast)
    claims, events = part_deeds(parsed, claims, find_events(parsed, cast, times, places, claims))
    events = add_terms(parsed, events)
    ties = find_ties(parsed, cast, times, claims)
    return Reading(
        report=report.id,
        sentences=tuple(sentence.span for sentence in parsed.sentences),
        mentions=cast.mentions,
        chains=cast.chains,
        times=times,
        places=places,
        claims=claims,
        events=events,
        ties=ties,
        sketch=sketch_report(parsed),
    )
