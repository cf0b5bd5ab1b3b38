"""The country that a report was written in, by its dateline."""

from __future__ import annotations

import re

from dragoman.knowledge import countries, gazetteer
from dragoman.records import Report

_BEHIND_TOWN = re.compile(r"\s*[,(/:–—]|\s+-|\s+\d")  # what a dateline goes on with: "GAO, Mali (AP) —"


def country_of_dateline(report: Report) -> str | None:
    """The country of the town where the report was written, where that is told and known."""
    if report.dateline is None:
        return None
    hit = next(iter(countries.find_in(report.dateline.title())), None)
    if hit is not None:
        return hit.alpha3
    name = _BEHIND_TOWN.split(report.dateline)[0].title()
    town = max(gazetteer.places_named(name), key=lambda p: p.population, default=None)
    return town.country if town is not None else None
