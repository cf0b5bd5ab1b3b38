"""Names of persons, bodies and places, each sentence read alone: what the token model names.

The cast of a report starts from these names and trims them to what its chains need ("Assad" of "Assad regime"), which
is another convention than the gold's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.records import Part, Report


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        text = record["text"]
        report = Report(id=record["id"], text=text, parts=(Part(kind="body", start=0, end=len(text)),))
        tags = tag_report(parse_report(report)).tags
        assert tags is not None, "no token model is packaged"
        yield {"id": record["id"], "spans": [[span.start, span.end, kind] for span, kind, _ in tags.entity_spans()]}
