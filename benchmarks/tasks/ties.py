"""Signed ties between two marked spans of a report, as the reading states them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.reports import report_of
from dragoman.reading.reader import read_report
from dragoman.records import Span


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        reading = read_report(report_of(record))
        ties = [
            {"source": _pair(tie.source_span), "target": _pair(tie.target_span), "sign": tie.sign}
            for tie in reading.ties
            if tie.sign
        ]
        yield {"id": record["id"], "ties": ties}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
