"""Asides: a speaker set between commas in the middle of his own words ("The difference, he said, is plain")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.edges import trim_content
from dragoman.reading.claims.quotations import Quotation, quotation_at
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_PHRASE = 9  # words between the cue and the comma that closes the aside: "he told reporters in Geneva on Friday,"


def with_both_sides(parsed: ParsedReport, draft: Draft, quotations: tuple[Quotation, ...]) -> Draft:
    """``draft`` with the content on both sides of its aside, where it had that of one; changed and returned."""
    sides = _sides(parsed, draft, quotations)
    missing = [side for side in sides if not any(side.overlaps(piece) for piece in draft.content)]
    if len(missing) == 1:
        trimmed = trim_content(parsed.text, missing[0], quotations)
        if trimmed is not None:
            draft.content = tuple(sorted((*draft.content, trimmed)))
    return draft


def _sides(parsed: ParsedReport, draft: Draft, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """What stands before and behind the aside in its sentence, where both belong to the content; else nothing.

    Behind "he said," all goes on with his words, but for what he did next ("…, he said, adding that …"). Behind a
    longer aside, and before any, the words must be a clause or the other half of one.
    """
    sentence = parsed.sentence_at(draft.cue.start) if draft.cue is not None else None
    if sentence is None or draft.cue is None or draft.source is None or draft.pos != "V":
        return ()
    tokens = list(sentence.tokens)
    aside = [n for n, t in enumerate(tokens) if draft.source.start <= t.idx < draft.cue.end]
    if not aside or draft.source.end > draft.cue.start or quotation_at(quotations, draft.cue.start) is not None:
        return ()
    first, end = aside[0], aside[-1] + 1
    if tokens[first - 1].lower_ == "as":
        first -= 1
    closed = next((n for n in range(end, min(end + _PHRASE, len(tokens))) if tokens[n].text == ","), None)
    if first < 2 or tokens[first - 1].text != "," or closed is None or closed + 2 >= len(tokens):
        return ()
    told = [*(t for t in tokens[first:end] if t.idx < draft.cue.start), *tokens[end:closed]]
    if any(t.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or t.is_quote for t in told):
        return ()
    before, behind = tokens[: first - 1], tokens[closed + 1 :]
    if not _has_finite(before):
        complete = behind[0].tag_ in _FINITE or behind[0].pos_ == "ADV"  # "The difference, he said, is plain"
    else:
        complete = closed == end and not behind[0].is_quote and not _goes_on(behind)
    if not complete:
        return ()
    return Span(before[0].idx, before[-1].idx + len(before[-1])), Span(behind[0].idx, sentence.span.end)


def _has_finite(tokens: list[Token]) -> bool:
    return any(token.tag_ in _FINITE for token in tokens)


def _goes_on(behind: list[Token]) -> bool:
    """Whether the speaker's own doings follow: "adding that …", "and left", "citing …", "who …"."""
    at = 1 if behind[0].lower_ in ("and", "but", "then") else 0
    return behind[min(at, len(behind) - 1)].tag_ in ("VBG", "VBN", "WP", "WDT", *(_FINITE if at else ()))
