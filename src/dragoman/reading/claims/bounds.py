"""Bounds: a content holds whole phrases, and what its sentence said before its speaker is named.

The model hears each word by itself, so an edge of its may fall inside a phrase: "blamed the", "a ruling by".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, speech_classes, words_of
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.edges import minus, trim_content
from dragoman.reading.claims.frames.runs import BEFORE_ITS_NOUN
from dragoman.reading.claims.quotations import Quotation, quotation_at
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT_OUT = re.compile(
    r"(?:^|, )(?:without (?:further |immediately )?|but (?:did not|didn't|gave no|offered no) )"
    r"(\w+)\b[^,.;]*$"
)
_REACH = 12  # tokens that an edge moves by at most
_GAP = 6  # tokens between the cue and a content that hangs on them


def with_whole_phrases(parsed: ParsedReport, draft: Draft, quotations: tuple[Quotation, ...]) -> Draft:
    """``draft`` with the edges of its content moved out to the ends of phrases; changed and returned."""
    if draft.cue is None or draft.cue_class == "labels":
        return draft
    content: list[Span] = []
    for piece in draft.content:
        whole = Span(_start(parsed, piece, draft.cue), _end(parsed, piece))
        broken = (q.span for q in quotations if q.speech)
        if any(piece.start < q.end < whole.end or whole.start < q.start < piece.end for q in broken):
            whole = piece
        holes = [hole for hole in (draft.cue, draft.source) if hole is not None]
        if any(hole.overlaps(whole) for hole in holes):
            whole = piece
        if content and whole.start <= content[-1].end:
            content[-1] = Span(content[-1].start, max(content[-1].end, whole.end))
        else:
            content.append(whole)
    draft.content = tuple(content[:-1] + [_without_relative(parsed, piece, quotations) for piece in content[-1:]])
    return draft


def without_afterthought(parsed: ParsedReport, draft: Draft, quotations: tuple[Quotation, ...]) -> Draft:
    """ "The road was shut, he said, WITHOUT GIVING DETAILS": what he left out is no word of his; changed and
    returned."""
    kept: list[Span] = []
    for piece in draft.content:
        tail = _LEFT_OUT.search(piece.cut(parsed.text))
        end = piece.start + tail.start() if tail is not None else piece.end
        if tail is None or tail[1] not in words_of("withheld") or quotation_at(quotations, end) is not None:
            kept.append(piece)
        elif end > piece.start:
            kept.append(Span(piece.start, end))
    draft.content = tuple(kept) or draft.content
    return draft


def _without_relative(parsed: ParsedReport, piece: Span, quotations: tuple[Quotation, ...]) -> Span:
    """ "condemned the ban WHICH": the last piece without a relative word whose clause it has nothing of."""
    tokens = [t for t in parsed.tokens_in(piece) if not t.is_space]
    while len(tokens) > 1 and (tokens[-1].tag_ in ("WDT", "WP", "WP$", "WRB") or tokens[-1].text == ","):
        tokens.pop()
    if not tokens or tokens[-1].pos_ == "ADP" or quotation_at(quotations, piece.end - 1) is not None:
        return piece
    return Span(piece.start, min(piece.end, tokens[-1].idx + len(tokens[-1])))


def from_sentence_start(parsed: ParsedReport, draft: Draft, quotations: tuple[Quotation, ...]) -> Draft:
    """ "After some trouble, the mill is open, the mayor said": all before the speaker; changed and returned."""
    sentence = parsed.sentence_at(draft.cue.start) if draft.cue is not None else None
    said = draft.pos == "P" or class_of(draft.key, draft.pos) in speech_classes()
    if draft.cue is None or draft.source is None or sentence is None or not said or len(draft.content) != 1:
        return draft
    told, speaker = draft.content[0], min(draft.cue.start, draft.source.start)
    before = parsed.text[sentence.span.start : speaker].rstrip(" \xa0")
    if not before.endswith(",") or not sentence.span.start < told.start < told.end <= speaker:
        return draft
    end = sentence.span.start + len(before) - 1
    if draft.quoted or told.end < end or quotation_at(quotations, draft.cue.start) is not None:
        return draft
    whole = trim_content(parsed.text, Span(sentence.span.start, told.end), quotations)
    if whole is not None and all(minus(whole, hole) == [whole] for hole in (draft.cue, draft.source)):
        draft.content = (whole,)
    return draft


def _end(parsed: ParsedReport, piece: Span) -> int:
    """Where the phrase ends that the piece breaks off in, at the next mark at the latest; else where the piece ends."""
    tokens = [t for t in parsed.tokens_in(piece) if not t.is_space and not t.is_quote]
    if not tokens or tokens[-1].is_punct:
        return piece.end
    last = tokens[-1]
    if last.pos_ in ("ADP", "DET") and last.right_edge.i > last.i:
        final = last.right_edge
    elif last.dep_ in BEFORE_ITS_NOUN and last.head.i > last.i:
        final = last.head.right_edge
    else:
        return piece.end
    behind = [t for t in parsed.tokens[last.i + 1 : min(final.i, last.i + _REACH) + 1] if t.idx >= piece.end]
    phrase: list[Token] = []
    for token in behind:
        if token.is_punct or token.is_space:
            break
        phrase.append(token)
    whole = phrase and (final.i <= phrase[-1].i or len(phrase) < len(behind))
    return phrase[-1].idx + len(phrase[-1]) if whole else piece.end


def _start(parsed: ParsedReport, piece: Span, cue: Span) -> int:
    """Where the phrase begins that the piece hangs in, where that lies right behind the cue; else where it begins."""
    tokens = [t for t in parsed.tokens_in(piece) if not t.is_punct and not t.is_space]
    gap = parsed.tokens_in(Span(cue.end, piece.start)) if cue.end < piece.start else []
    if not tokens or not 0 < len(gap) <= _GAP or any(t.is_punct or t.is_space for t in gap):
        return piece.start
    members = {t.i for t in gap}
    top = tokens[0].head
    if top.i not in members:
        return piece.start
    while top.head.i in members and top.head.i != top.i:
        top = top.head
    return top.left_edge.idx if top.left_edge.i in members else piece.start
