"""Names of persons, bodies and places, each sentence read alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.reading.encoder import tag_report
from dragoman.reading.entities import entity_spans, spans_by_offset
from dragoman.reading.parser import parse_report
from dragoman.records import Part, Report


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        text = record["text"]
        report = Report(id=record["id"], text=text, parts=(Part(kind="body", start=0, end=len(text)),))
        parsed = tag_report(parse_report(report))
        yield {"id": record["id"], "spans": [list(span) for span in spans_by_offset(parsed, entity_spans(parsed))]}
