"""From evidence, which is offsets, back to the words: the sentence of each, and its place in the report."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from dragoman.case.store import Store
from dragoman.errors import NotFound
from dragoman.records import Evidence, Record, Report, Span

R = TypeVar("R")
_REPORTS_AT_HAND = 128


class Quote(Record, frozen=True, kw_only=True):
    """Evidence in its context: the words ``marked`` in the sentences ``span`` of ``report``."""

    report: Report
    span: Span
    marked: Span

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The text before the marked words, those words, and the text behind them."""
        text = self.report.text
        before = text[self.span.start : self.marked.start]
        return before, self.marked.cut(text), text[self.marked.end : self.span.end]


class Quoter:
    """Looks reports up for evidence, and keeps the last ones at hand."""

    def __init__(self, store: Store) -> None:
        self._report = lru_cache(maxsize=_REPORTS_AT_HAND)(store.report)
        self._sentences = lru_cache(maxsize=_REPORTS_AT_HAND)(store.sentences)

    def quote(self, evidence: Evidence) -> Quote:
        """The evidence with the whole sentences that it stands in."""
        report = self._report(evidence.report)
        marked = Span(evidence.start, evidence.end)
        return Quote(report=report, span=self._around(evidence), marked=marked)

    def _around(self, evidence: Evidence) -> Span:
        sentences = self._sentences(evidence.report)
        start, end = evidence.start, evidence.end
        first = bisect_right(sentences, Span(start, 2**62)) - 1
        if first >= 0 and sentences[first].end > start:
            start = sentences[first].start
        last = bisect_right(sentences, Span(end - 1, 2**62)) - 1
        if last >= 0 and sentences[last].end > end:
            end = sentences[last].end
        return Span(start, end)

    def with_sentences(self, record: R) -> R:
        """``record`` with ``Evidence.sentence`` filled in, at any depth."""
        filled: R = self._fill(record)
        return filled

    def _fill(self, value: Any) -> Any:
        if isinstance(value, Evidence):
            try:
                sentence = self._around(value).cut(self._report(value.report).text)
            except NotFound:  # a report that was removed a moment ago, before the picture was drawn anew
                return value
            return msgspec.structs.replace(value, sentence=sentence)
        if isinstance(value, msgspec.Struct):
            filled = {name: self._fill(getattr(value, name)) for name in value.__struct_fields__}
            return type(value)(**filled) if any(filled[n] is not getattr(value, n) for n in filled) else value
        if isinstance(value, tuple):
            items = tuple(self._fill(item) for item in value)
            return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
        return value
