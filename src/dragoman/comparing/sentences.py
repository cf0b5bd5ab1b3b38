"""Where the sentences of a report lie, roughly: comparing has no parser at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.knowledge import titles
from dragoman.records import Report

LONGEST_TITLE = 12  # characters looked back for an abbreviation
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’]))\s+|\n")


def opening(report: Report) -> int:
    """Where the title and lead of a report end: behind the first sentence of its body."""
    body = min((part.start for part in report.parts if part.kind == "body"), default=0)
    return next((end for start, end in bounds(report.text) if end > body and report.text[start:end].strip()), 0)


def bounds(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence."""
    start = 0
    for end in _END.finditer(text):
        if end[0] == "\n" or not _goes_on(text[max(start, end.start() - LONGEST_TITLE) : end.start()]):
            yield start, end.start()
            start = end.end()
    yield start, len(text)


def _goes_on(before: str) -> bool:
    """Whether the point at the end of ``before`` is an initial's or a title's: "Mr.", "Gen.", "Merrick B."."""
    last = before.rpartition(" ")[2].lstrip("(“\"‘'")
    initial = len(last) == len("B.") and last[0].isupper()
    return last.endswith(".") and (initial or titles.is_honorific(last) or titles.rank(last) is not None)
