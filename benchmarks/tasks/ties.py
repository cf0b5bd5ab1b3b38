"""Signed ties between two marked spans of a report, as the reading states them, its hints included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from benchmarks.reports import report_of
from dragoman.reading.reader import read_report
from dragoman.records import Span


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        report = report_of(record)
        back = _Back(report.text, record["text"])
        ties = [
            {"source": back.pair(tie.source_span), "target": back.pair(tie.target_span), "sign": tie.sign}
            for tie in read_report(report).ties
            if tie.sign and tie.modality != "negated"
        ]
        yield {"id": record["id"], "ties": ties}


class _Back:
    """Offsets of the report's text → those of the gold's, where intake left out what nobody can see."""

    def __init__(self, text: str, gold: str) -> None:
        self._blocks = [] if text == gold else SequenceMatcher(None, text, gold, autojunk=False).get_matching_blocks()

    def offset(self, at: int) -> int:
        shift = 0
        for block in self._blocks:
            if block.a > at:
                break
            shift = block.b - block.a
        return at + shift

    def pair(self, span: Span) -> list[int]:
        return [self.offset(span.start), self.offset(span.end)]
