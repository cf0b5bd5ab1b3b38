"""The one way to make a report: from a text and what is known of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from dragoman.intake.agencies import agency_named
from dragoman.intake.bylines import is_date_line, stamp_in
from dragoman.intake.captions import is_file_picture
from dragoman.intake.cleaning import clean_line, tidy_in_place
from dragoman.intake.dates import day_in, english_iso, to_iso
from dragoman.intake.language import language_of
from dragoman.intake.page_heads import is_page_head, stamping_agency
from dragoman.intake.parts import Layout, find_parts
from dragoman.intake.titles import leads
from dragoman.records import PartKind, Report, make_id

_From = Literal["metadata", "dateline", "caption", "text"]


def report_from_text(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    language: str | None = None,
    url: str | None = None,
    file: str | None = None,
    metadata: Mapping[str, str] | None = None,
    marked: Mapping[str, PartKind] | None = None,
) -> Report:
    r"""One report, with its parts told apart, dated as far as it dates itself, and named by a hash of what it says.

    ``report.text`` is ``text`` itself, character for character but for control characters, which become spaces; so
    offsets into ``text`` hold. Only a ``title`` that does not already lead the text is put before it.

    Args:
        text: title and body, or the body alone. Lines are paragraphs.
        title: without one, the first line is the title when it looks like one.
        outlet, byline, url: as the metadata names them; else as the head of the page does.
        published: any common date; what is relative, partial or ambiguous stays unknown.
        language: a code or name; a text that is certainly in another language wins.
        file: where the report came from; not part of its id.
        metadata: whatever else is known, kept as it is; ``agency`` is added when dateline, byline or credit names one.
        marked: lines of the text (white space single) whose kind the format tells, such as the captions of a page.
    """
    text = tidy_in_place(text)
    title, outlet, byline, url = clean_line(title), clean_line(outlet), clean_line(byline), clean_line(url)
    if title and not leads(text, title):
        text = f"{title}\n\n{text}"
    layout = find_parts(text, title=title, byline=byline, marked=marked)
    if title is None and layout.title:
        title = layout.title.cut(text)
    if byline is None:
        byline = _byline_in(text, layout)
    outlet = outlet or layout.outlet
    kept = {key: value for key, value in (metadata or {}).items() if value}
    agency = layout.agency or agency_named(byline or "")
    if agency:
        kept.setdefault("agency", agency)
    day, day_from = _published(text, layout, published, kept)
    language = language_of(text, language)
    dateline = layout.of("dateline")
    said = (text, title, outlet, byline, day, language, url, sorted(kept.items()))
    return Report(
        id=make_id("r", *said),
        text=text,
        parts=layout.parts,
        file=file,
        title=title,
        outlet=outlet,
        byline=byline,
        published=day,
        published_from=day_from,
        dateline=dateline[0].cut(text) if dateline else None,
        language=language,
        url=url,
        metadata=dict(sorted(kept.items())),
    )


def _byline_in(text: str, layout: Layout) -> str | None:
    spans = layout.of("byline")
    if not spans:
        return None
    return re.sub(r"^(?:by|written by)\b:?\s+", "", spans[0].cut(text), flags=re.I).strip() or None


def _published(
    text: str, layout: Layout, given: str | None, metadata: Mapping[str, str]
) -> tuple[str | None, _From | None]:
    """When the report was published, and what says so.

    A line "Published …" is the outlet's own word and goes before a caption, which tells the day of the picture.
    """
    if day := to_iso(given):
        return day, "metadata"
    if layout.dateline:
        year = re.fullmatch(r"(\d{4})(?:-\d\d)?", (given or metadata.get("year") or "").strip())
        words = layout.dateline.month_day
        day = layout.dateline.day or (to_iso(f"{words} {year[1]}") if words and year else None)
        if day:
            return day, "dateline"
    bylines = layout.of("byline")
    for span in [*layout.of("boilerplate"), *bylines]:
        line = span.cut(text)
        if (is_date_line(line) or is_page_head(line, below_title=True) or span in bylines) and (
            day := english_iso(line)
        ):
            return day, "text"
    for span in layout.of("credit"):
        line = span.cut(text)
        stamp = stamp_in(line) or (line if stamping_agency(line) else None)
        if stamp and (day := english_iso(stamp)):
            return day, "text"
    for span in layout.of("caption"):
        line = span.cut(text)
        if not is_file_picture(line) and (day := day_in(line)):
            return day, "caption"
    return None, None
