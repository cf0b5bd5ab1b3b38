"""One pass of the small encoder over a report: the scores that the reading stages take their first look from."""

from __future__ import annotations

from dragoman.reading.parsed import ParsedReport


class Tags:
    """Scores of every token of a report, by task."""


def tag_report(parsed: ParsedReport) -> ParsedReport:
    """The report with its tags; without packaged weights it comes back unchanged, ``tags`` being ``None``."""
    return parsed
