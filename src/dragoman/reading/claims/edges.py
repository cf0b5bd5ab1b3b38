"""Edges: where a content begins and ends in the text, once syntax or model have said roughly where.

Quotations are taken whole, a cue or source in the middle is cut out, and what hangs over at the edges goes: commas, a
dateline, the "But" that joins the sentence to the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.reading.claims.quotations import Quotation, quotation_at
from dragoman.records import Span

# "KYIV, Ukraine (AP) — ", "BEIJING, March 2 (Xinhua) -- ", "(Nairobi, 3 March 2026) – "
_CITY = r"[A-ZÀ-Þ][A-ZÀ-Þ.,'()/ -]{2,40}(?:, [A-Z][\w. ]{2,30}){0,2} ?(?:\([A-Za-z. ]+\) ?)?"
_DATELINE = rf"(?:(?:{_CITY}|\([A-Z][^()\n]{{2,40}}\) ?)[―—–-]{{1,2}} )?"
_OPENING = re.compile(
    _DATELINE + r"(?:(?:(?:But|And|Yet),?|(?:Still|However|Meanwhile|Moreover|Nevertheless),) (?=\S))?"
)


def join_pieces(
    pieces: list[Span],
    quotes: list[Quotation],
    quotations: tuple[Quotation, ...],
    cue: Span,
    source: Span | None,
    text: str,
) -> tuple[Span, ...]:
    """The pieces of content with the attached quotations, each widened to whole quotations, cut at cue and source."""
    spans = list(pieces) + [q.span for q in quotes]
    widened: list[Span] = []
    for span in spans:
        for quotation in _near(quotations, span):
            if quotation.span.overlaps(span) and not quotation.span.overlaps(cue):
                span = Span(min(span.start, quotation.span.start), max(span.end, quotation.span.end))
            elif text[span.end : quotation.span.start] in (" ", "\xa0") and span in pieces and not quotation.speech:
                span = Span(span.start, quotation.span.end)
        widened.append(span)
    holes = [hole for hole in (cue, source) if hole is not None]
    cut: list[Span] = []
    for span in widened:
        parts = [span]
        for hole in holes:
            parts = [p for part in parts for p in minus(part, hole)]
        cut.extend(parts)
    merged: list[Span] = []
    for span in sorted(cut):
        if merged and (span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip()):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(s for s in (trim_content(text, span, quotations) for span in merged) if s is not None)


def _near(quotations: tuple[Quotation, ...], span: Span) -> tuple[Quotation, ...]:
    """The quotations that overlap ``span`` or widen it step by step: those around it and all that touch these."""
    first = max(0, bisect_right(quotations, span.start, key=lambda q: q.span.start) - 1)
    last, end = first, span.end
    while last < len(quotations) and quotations[last].span.start <= end + 1:
        end = max(end, quotations[last].span.end)
        last += 1
    return quotations[first:last]


def minus(span: Span, hole: Span) -> list[Span]:
    if not span.overlaps(hole):
        return [span]
    return [Span(a, b) for a, b in ((span.start, hole.start), (hole.end, span.end)) if a < b]


def trim_content(text: str, span: Span, quotations: tuple[Quotation, ...]) -> Span | None:
    start, end = span.start, span.end
    loose = ",;:.!?—–-―… \t\n\xa0"
    opening = _OPENING.match(text, start, end)
    if opening is not None and _begins_sentence(text, start):
        start = opening.end()
    while start < end and (text[start] in loose or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in loose or text[end - 1].isspace() or _hangs(text, start, end)):
        if _hangs(text, start, end):
            end = text.rindex(" ", start, end)
            continue
        if text[end - 1] in ".?!" and quotation_at(quotations, end - 1) is not None:
            break
        if text[end - 1] == "." and _abbreviated(text, start, end):
            break
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\xa0")
    return not before or before[-1] in '\n.!?”"’'


def _hangs(text: str, start: int, end: int) -> bool:
    """Whether the words end in a conjunction that joins them to nothing."""
    return end - start > 5 and (text[end - 4 : end] in (" and", " but") or text[end - 3 : end] == " or")


def _abbreviated(text: str, start: int, end: int) -> bool:
    word = text[start:end].rsplit(None, 1)[-1]
    return word.count(".") > 1 and len(word) <= 6


def last_sign(text: str, quotation: Quotation) -> str:
    """The last character of the quotation before its closing marks; a quotation inside may close there too."""
    return quotation.inner.cut(text).rstrip("'’\"” ")[-1:] or " "


def ends_as_speech(text: str, quotation: Quotation) -> bool:
    return last_sign(text, quotation) in ".?!,…"


def ends_as_sentence(text: str, quotation: Quotation) -> bool:
    return last_sign(text, quotation) in ".!?…"
