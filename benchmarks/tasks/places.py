"""Places of reports (LGL, TR-News, GeoWebNews): exact spans and coordinates.

The referee counts no words of nationality and no countries that only say whose something is, so neither does this.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.reading.cast import Cast
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.reading.places.finding import find_places
from dragoman.records import Part, Report


def predict(records: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        text = record["text"]
        report = Report(
            id=record["id"],
            text=text,
            parts=(Part(kind="body", start=0, end=len(text)),),
            url=record["url"].strip() or None,
        )
        places = find_places(tag_report(parse_report(report)), Cast((), ()))
        toponyms = [
            {"start": place.start, "end": place.end, "lat": place.latitude, "lon": place.longitude}
            for place in places
            if not place.adjective
        ]
        yield {"id": record["id"], "toponyms": toponyms}
