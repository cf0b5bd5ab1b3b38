"""Where the sentences of a report lie, roughly: comparing has no parser at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.knowledge import titles
from dragoman.records import PartKind, Report

LONGEST_TITLE = 12  # characters looked back for an abbreviation
_SHORT = frozenset(("Ft.", "Mt.", "St.", "Ste.", "vs."))
_BEFORE_NUMBERS = frozenset(
    "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. No. Nos. Art. Sec. p. pp.".split()
)
_BEFORE_MORE = frozenset("a.m. p.m. Co. Corp. Inc. Ltd.".split())  # "at 3 a.m. (01:00 GMT)", "the Boeing Co. 737"
# no sentence begins with a small letter: "at about 4 a.m. on Saturday"
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’]))\s+(?![a-z])|\n")


def opening(report: Report) -> int:
    """Where the title and lead of a report end: behind the first sentence of its body."""
    body = min((part.start for part in report.parts if part.kind == "body"), default=0)
    return next((end for start, end in bounds(report.text) if end > body and report.text[start:end].strip()), 0)


def of_their_own(reports: Sequence[Report]) -> list[Report]:
    """The reports without those that repeat another of them."""
    here = {report.id for report in reports}
    return [report for report in reports if report.copy_of not in here]


def told_in(report: Report, *kinds: PartKind) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of the body or of those parts; of all of a report that has no body."""
    wanted = [part for part in report.parts if part.kind in (kinds or ("body",))]
    for start, end in bounds(report.text):
        # behind a dateline, which is a part of its own, the sentence begins where the body does
        begin = next((max(start, part.start) for part in wanted if part.start < end and start < part.end), None)
        if begin is None and any(part.kind == "body" for part in report.parts):
            continue
        start = start if begin is None else begin
        told = report.text[start:end].strip()
        start += len(report.text[start:end]) - len(report.text[start:end].lstrip())
        if told:
            yield start, start + len(told)


def bounds(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence."""
    start = 0
    for end in _END.finditer(text):
        before, behind = text[max(start, end.start() - LONGEST_TITLE) : end.start()], text[end.end() : end.end() + 1]
        if end[0] == "\n" or not _goes_on(before, behind):
            yield start, end.start()
            start = end.end()
    yield start, len(text)


def _goes_on(before: str, behind: str) -> bool:
    """Whether the point at the end of ``before`` is an initial's, a title's or another short form's.

    "Mr.", "Gen.", "Merrick B.", "U.S."; "Feb." and "No." before a number.
    """
    last = before.rpartition(" ")[2].lstrip("(“\"‘'")
    if not last.endswith("."):
        return False
    initial = re.fullmatch(r"(?:[A-Z]\.)+", last) is not None
    short = last in _SHORT or (last in _BEFORE_NUMBERS and behind.isdigit())
    short = short or (last in _BEFORE_MORE and (behind.isdigit() or behind == "("))
    return initial or short or titles.is_honorific(last) or titles.rank(last) is not None
