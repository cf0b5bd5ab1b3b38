"""Text → parts: title, byline, dateline, body paragraphs, headings, captions, credits, boilerplate.

A part is one line of the text without the white space around it, or a piece of one. Parts of title and body overlap
nothing; a credit lies inside its caption. Every character that is not white space lies in a part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.intake.agencies import agency_named, is_place
from dragoman.intake.boilerplate import is_boilerplate
from dragoman.intake.bylines import (
    SENTENCE_END,
    is_byline,
    is_date_line,
    is_full_name,
    is_initials,
    is_names_line,
    is_sign_off,
    is_signed,
    stamp_in,
)
from dragoman.intake.captions import find_credit, is_caption
from dragoman.intake.datelines import Dateline, find_dateline
from dragoman.intake.page_heads import (
    is_page_head,
    is_place_and_day,
    may_be_outlet,
    outlet_in,
    outlet_of_place,
    stamping_agency,
)
from dragoman.intake.titles import OPEN_END, is_about_page, same_words, title_end, title_line
from dragoman.records import Part, PartKind, Span

_TERMINAL = re.compile(r"[.!?…:;,][\s\"”'’»)\]*]*$")
_HEADING_WORDS, _HEADING_CHARS = 10, 75
_MOST_LINES, _EDGE = 5_000, 200  # a text of more lines is a list or a log: only its edges are told apart
_DATELINE_WITHIN = 3  # a standfirst or two may stand before the paragraph with the dateline


@dataclass(frozen=True)
class Layout:
    """The parts of a text, with what its datelines, credits and page heads say besides."""

    parts: tuple[Part, ...]
    title: Span | None
    dateline: Dateline | None
    agency: str | None
    outlet: str | None

    def of(self, kind: PartKind) -> list[Span]:
        return [part.span for part in self.parts if part.kind == kind]


@dataclass
class _Line:
    span: Span
    text: str
    kind: PartKind | None = None
    credit: Span | None = None
    outlet: str | None = None


def find_parts(
    text: str, *, title: str | None = None, byline: str | None = None, marked: Mapping[str, PartKind] | None = None
) -> Layout:
    """Tell the parts of ``text`` apart.

    Args:
        text: the whole report, title included where it leads the text.
        title: the title when the metadata names one; it is looked for at the start. Without it the first line is the
            title when it looks like one.
        byline: the author whom the metadata names, to recognise the line.
        marked: lines whose kind is known already.
    """
    parts: list[Part] = []
    start = title_end(text, title)
    title_span = _trimmed(text, 0, start) if start else None
    found = _split(text, start)
    above = 0
    if title is None:
        guessed = title_line([line.text for line in found[:8]])
        title_span = found.pop(guessed).span if guessed is not None else None
        above = guessed or 0
    _classify(found, byline, marked or {}, title=title_span.cut(text) if title_span else None, above=above)
    if title_span:
        parts.append(Part(kind="title", start=title_span.start, end=title_span.end))
    dateline = None
    seen = 0
    agency: str | None = None
    for line in found:
        kind = line.kind or "body"
        span, credit = line.span, line.credit
        if kind in ("credit", "byline"):
            named = agency_named(re.sub(r"^[Bb][Yy]:?\s|^\W*[Ss]ources?\s*:", "", line.text))
            agency = agency or stamping_agency(line.text) or named
        if kind == "body":
            if credit:
                parts.append(Part(kind="credit", start=credit.start, end=credit.end))
                agency = agency or agency_named(credit.cut(text))
                span = _trimmed(text, span.start, credit.start) or span
            if dateline is None and seen < _DATELINE_WITHIN:
                dateline = find_dateline(span.cut(text), strongly=seen > 0)
                if dateline:
                    parts.append(Part(kind="dateline", start=span.start, end=span.start + dateline.end))
                    span = Span(span.start + dateline.body, span.end)
            seen += 1
            if span.start >= span.end:
                continue
        parts.append(Part(kind=kind, start=span.start, end=span.end))
        if kind == "caption" and credit:
            parts.append(Part(kind="credit", start=credit.start, end=credit.end))
    parts.sort(key=lambda part: (part.start, -part.end, part.kind))
    outlet = next((line.outlet for line in found if line.outlet), None)
    return Layout(tuple(parts), title_span, dateline, (dateline.agency if dateline else None) or agency, outlet)


# ---------------------------------------------------------------- lines


def _split(text: str, start: int) -> list[_Line]:
    found = []
    for match in re.finditer(r"[^\n]+", text[start:]):
        span = _trimmed(text, start + match.start(), start + match.end())
        if span:
            found.append(_Line(span, span.cut(text)))
    return found


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _classify(
    found: list[_Line], byline: str | None, marked: Mapping[str, PartKind], *, title: str | None, above: int
) -> None:
    """Give each line its kind; the first ``above`` lines stand above the title."""
    in_head = True
    for i, line in enumerate(found):
        if len(found) > _MOST_LINES and _EDGE < i < len(found) - _EDGE:
            continue
        last = i == len(found) - 1
        known = marked.get(" ".join(line.text.split())) if marked else None
        if known:
            line.kind = known
            if known == "caption" and (credit := find_credit(line.text, in_head=True)) and credit[0] != "credit":
                line.credit = _shifted(credit[1], line.span.start)
            continue
        if in_head and not last:
            below_title = title is not None and i >= above
            line.outlet = _outlet(line.text, found[i + 1].text, first=i == 0, below_title=below_title)
            if line.outlet or (below_title and title and same_words(line.text, title)):
                line.kind = "boilerplate"
                continue
        signed = i > 0 and found[i - 1].kind == "byline"  # "By Jane Doe", then "Africa correspondent"
        line.kind = _kind_alone(
            line, in_head=in_head or signed, byline=byline, near_end=len(found) - i <= 3, alone=len(found) == 1
        )
        at_foot = last and i > 1 and is_full_name(line.text) and SENTENCE_END.search(found[i - 1].text)
        if line.kind is None and (at_foot or (signed and may_be_outlet(line.text))):
            line.kind = "byline"
        if line.kind is None and (i < above or (i and _leads_on(found[i - 1]) and _is_short(line.text))):
            line.kind = (
                "boilerplate"  # what stands above a headline is the page's, and so is the link below "Read also:"
            )
        if line.kind == "caption" and not last:
            in_head = in_head and len(line.text) < 400
        if line.kind is None and (SENTENCE_END.search(line.text) and len(line.text.split()) > 12):
            in_head = False
    if not any(line.kind is None for line in found) and found:
        # Never a report without a story: the longest line is kept as one.
        longest = max(found, key=lambda line: len(line.text))
        if longest.kind in ("caption", "credit", "boilerplate", "byline") and len(longest.text.split()) > 8:
            longest.kind, longest.credit = None, None
    _find_headings(found)


def _leads_on(line: _Line) -> bool:
    """Whether a label of the page leads to the line after it: "READ ALSO:"."""
    return line.kind == "boilerplate" and line.text.endswith(":") and len(line.text.split()) <= 4


def _outlet(line: str, following: str, *, first: bool, below_title: bool) -> str | None:
    """The outlet that a line of the page's head names, beside the day or on a line of its own."""
    if is_date_line(line) or (below_title and stamping_agency(line)):
        return None  # "Published May 3, 2021"; or a credit, of an agency's report on another outlet's page
    if is_page_head(line, below_title=below_title):
        return outlet_in(line, below_title=below_title)
    if named := outlet_of_place(line):
        return named
    alone = may_be_outlet(line) and (is_about_page(following) or bool(find_dateline(following)) or first)
    return line if alone and not is_byline(line) else None


def _kind_alone(line: _Line, *, in_head: bool, byline: str | None, near_end: bool, alone: bool) -> PartKind | None:
    text = line.text
    if alone and len(text.split()) > 8:
        return None
    if is_boilerplate(text) or is_date_line(text):
        return "boilerplate"
    if (in_head and (stamp_in(text) or stamping_agency(text))) or (near_end and is_initials(text)):
        return "credit"
    if in_head and (
        is_page_head(text) or is_place_and_day(text) or (text.isupper() and text[-1].isalpha() and is_place(text))
    ):
        return "boilerplate"
    if is_signed(text):
        return "byline"
    if in_head and (whole := find_dateline(text)) and whole.end == len(text):
        return None  # a dateline on a line of its own is taken with the story's first paragraphs
    if in_head and is_byline(text, known=byline):
        return "byline"
    if is_sign_off(text):
        return "credit"
    if is_caption(text, in_head=in_head):
        credit = find_credit(text, in_head=True)
        if credit and credit[0] == "credit":
            return "credit"
        line.credit = _shifted(credit[1], line.span.start) if credit else None
        return "caption"
    credit = find_credit(text, in_head=in_head)
    if credit:
        kind, span = credit
        if kind == "credit":
            return "credit"
        line.credit = _shifted(span, line.span.start)
        return "caption" if kind == "caption" else None
    if near_end and (is_names_line(text) or (byline and text.casefold() == byline.casefold())):
        return "byline"
    return None


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _find_headings(found: list[_Line]) -> None:
    """Short lines without an end mark that stand alone between paragraphs.

    Two such lines in a row are a list, and a line before or after which a sentence hangs open is a piece of it.
    """
    story = [line for line in found if line.kind is None]
    short = [_is_short(line.text) for line in story]
    for i in range(1, len(story) - 1):
        before, after = story[i - 1].text, story[i + 1].text
        if not short[i] or short[i - 1] or short[i + 1]:
            continue
        if (
            not SENTENCE_END.search(before)
            or not (SENTENCE_END.search(after) or after.endswith(":"))
            or after[:1].islower()
        ):
            continue
        if len(after.split()) < 5 and not after.endswith(("?", "!")):
            continue
        story[i].kind, story[i].credit = "heading", None


def _is_short(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= _HEADING_WORDS
        and len(text) <= _HEADING_CHARS
        and not _TERMINAL.search(text)
        and not OPEN_END.search(text)
        and not re.search(r"[,\"”'’]\s+(?:\w+\s+)?(?:said|says|told|added|asked)\b", text)
        and (text[0].isupper() or text[0].isdigit() or not text[0].isascii() or text[0] in "\"'“‘«")
    )
