"""Reports written for a test: title and body only, no model is loaded."""

from __future__ import annotations

from pathlib import Path

from dragoman.intake import report_from_text
from dragoman.records import Evidence, Part, Report

STORIES = Path(__file__).parent / "comparing" / "stories"


def written(report_id: str, body: str, title: str | None = None) -> Report:
    """A report of these words."""
    start = len(title) + 1 if title else 0
    parts = [Part(kind="body", start=start, end=start + len(body))]
    if title:
        parts.insert(0, Part(kind="title", start=0, end=len(title)))
    text = f"{title}\n{body}" if title else body
    return Report(id=report_id, text=text, parts=tuple(parts), title=title)


def story(name: str) -> list[Report]:
    """The reports of a story in ``stories/``, with the names of their files as ids."""
    found = []
    for path in sorted((STORIES / name).glob("[a-z].txt")):
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        told = dict(line.split(": ", 1) for line in head.splitlines())
        report = report_from_text(body, title=told["Title"], language="en", file=path.name)
        found.append(Report(id=path.stem, text=report.text, parts=report.parts, title=report.title))
    return found


def cut(reports: list[Report], evidence: Evidence) -> str:
    """The words of the evidence."""
    return next(r.text for r in reports if r.id == evidence.report)[evidence.start : evidence.end]
