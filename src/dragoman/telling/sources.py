"""The reports of a story as a telling lists them: outlet, day, whose text it is."""

from __future__ import annotations

from dragoman.records import Report
from dragoman.telling import dates, words
from dragoman.telling.lines import Source
from dragoman.telling.view import StoryView


def list_sources(view: StoryView) -> tuple[Source, ...]:
    """All reports in their order."""
    return tuple(_source(view, report) for report in view.order)


def _source(view: StoryView, report: Report) -> Source:
    notes = []
    if report.published:
        how = "" if report.published_from in (None, "metadata") else f" (from its {report.published_from})"
        notes.append(dates.day(report.published) + how if len(report.published) >= 10 else report.published)
    else:
        notes.append("undated")
    copied = view.root(report.id)
    if copied != report.id:
        notes.append(f"repeats the text of [{view.mark[copied]}]")
    elif report.metadata.get("agency") and report.metadata["agency"] != report.outlet:
        notes.append(f"from {words.plain(report.metadata['agency'])}")
    if not report.outlet and not report.metadata.get("agency"):
        notes.append(f"outlet not known, {words.plain(report.file or report.id)}")
    return Source(view.mark[report.id], report, view.name(report), ", ".join(notes))
