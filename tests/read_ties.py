"""Reads the ties of a few sentences, for the tables of wordings."""

from __future__ import annotations

from functools import cache

from dragoman.intake import report_from_text
from dragoman.reading.reader import read_report

SURE = 0.5  # confidence from which a tie is told

Told = tuple[str, str, str, str]


@cache
def told_ties(text: str) -> list[Told]:
    """Source, type, target and how it is told: ``holds``, ``ended`` or a modality."""
    reading = read_report(report_from_text(text, language="en"))
    return [
        (
            reading.chains[t.source].name, t.type, reading.chains[t.target].name,
            t.modality if t.modality != "occurred" else "ended" if t.until else "holds",
        )
        for t in reading.ties
        if t.confidence >= SURE
    ]  # fmt: skip
