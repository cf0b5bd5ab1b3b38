"""Gold records → reports, with the offsets of the gold text kept."""

from __future__ import annotations

from typing import Any

from dragoman.intake import report_from_text
from dragoman.records import Report


def report_of(record: dict[str, Any]) -> Report:
    """The report that a user would have got from the same text, title, outlet and date.

    A title that the text does not begin with is left out, because it would shift the offsets of the gold.
    """
    title = record.get("title")
    return report_from_text(
        record["text"],
        title=title if title and record["text"].startswith(title) else None,
        outlet=record.get("outlet"),
        published=record.get("date") or record.get("dct"),
        url=record.get("url"),
        language="en",
        file=record["id"],
    )
