"""Dates and times of reports (AQUAINT TimeML): TIMEX3 values against the report's date.

The gold's habits that are not the product's: it writes ISO weeks without a leading zero, it does not mark the vague
adverbs of the past and the near future ("recently", "soon"), and the referee counts no durations and sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.reading.parser import parse_report
from dragoman.reading.times.finding import find_times
from dragoman.records import Part, Report


def predict(records: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        text = record["text"]
        parts = (Part(kind="body", start=0, end=len(text)),)
        report = Report(id=record["id"], text=text, parts=parts, published=record["dct"], published_from="metadata")
        timexes = [
            {"start": time.start, "end": time.end, "value": re.sub(r"-W0(\d)", r"-W\1", time.value)}
            for time in find_times(parse_report(report))
            if time.value is not None and not re.match(r"P[\dXT]|XXXX-WXX|PAST_REF", time.value)
        ]
        yield {"id": record["id"], "timexes": timexes}
