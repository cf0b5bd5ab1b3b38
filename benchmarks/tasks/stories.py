"""Which reports tell the same story: every report read for its sketch, all of them grouped at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.reports import report_of
from dragoman.linking.stories import Sketched, group_stories
from dragoman.reading.parser import parse_report
from dragoman.reading.sketch import sketch_report


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    reports = {record["id"]: report_of(record) for record in records}
    sketched = [
        Sketched(report=key, sketch=sketch_report(parse_report(report)), published=report.published)
        for key, report in reports.items()
    ]
    for story in group_stories(sketched):
        for key in story:
            yield {"id": key, "story": story[0]}
