"""Parting: where the words of one speaker end because another begins to speak, or he himself says the next thing.

Parsers hang such a clause on the last verb before it, which stands in the first speaker's words: "Oslo said it hit a
camp, WHILE the rebels SAY it hit a farm", "He accused them of arson and DEMANDED an inquiry".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, speech_classes
from dragoman.reading.claims.cues import ACCEPT_INSIDE
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.edges import minus, trim_content
from dragoman.reading.claims.quotations import Quotation, quotation_at
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# what stands before another's clause: the mark or word that parts the two
_CONTRAST = re.compile(r"(?:;|,? (?:while|whilst|whereas)|, (?:although|though))$")
_JOINED = re.compile(r"(?:,? and|,? but|, yet)$")
_COMPANION = re.compile(r", with$")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_JUDGED = frozenset({"object", "prep"})  # what is condemned or backed, no words of his


def part_speakers(parsed: ParsedReport, drafts: list[Draft], quotations: tuple[Quotation, ...]) -> None:
    """Ends the content of every draft of a paragraph where the next clause is another's speech or his own next one."""
    for other in drafts:
        if other.head is None or other.cue is None or other.source is None or not _is_told(other):
            continue
        verb = parsed.doc[other.head]
        for draft in drafts:
            if draft is other or draft.cue is None or draft.cue.end > other.cue.start:
                continue
            spoken = draft.source is None or other.source.end <= min(draft.start, draft.source.start)
            if draft.source == other.source or (spoken and other.source.end <= draft.cue.start):
                start = _joint(parsed, other.cue) if _goes_on(parsed, draft, verb) else None
            elif draft.source is None or other.source.start > draft.cue.start:
                first = min(other.source.start, other.cue.start)
                start = _turn(parsed.text[:first].rstrip(" \xa0"), parsed, draft, other, verb)
            else:
                start = None
            if start is None or not _runs_over(draft, start, other.cue) or quotation_at(quotations, start) is not None:
                continue
            left = [p for piece in draft.content for p in minus(piece, Span(start, len(parsed.text)))]
            content = tuple(p for piece in left if (p := trim_content(parsed.text, piece, quotations)) is not None)
            if content:
                draft.content = content
                other.confidence = max(other.confidence, other.counted)


def _is_told(draft: Draft) -> bool:
    return draft.pos == "V" and draft.counted >= ACCEPT_INSIDE and class_of(draft.key, draft.pos) in speech_classes()


def _runs_over(draft: Draft, start: int, cue: Span) -> bool:
    """Whether a piece of the content goes on from before ``start`` over another's ``cue``."""
    return any(piece.start < start < cue.start < piece.end for piece in draft.content)


def _turn(before: str, parsed: ParsedReport, draft: Draft, other: Draft, verb: Token) -> int | None:
    """Where, in what stands ``before`` another's clause, begins the word or mark that parts it from what ``draft``
    tells; ``None`` where it may be part of that."""
    if verb.tag_ == "VBG":
        parted = _COMPANION.search(before)
    elif verb.tag_ in _FINITE:
        parted = _CONTRAST.search(before)
        named = other.source_head is not None and parsed.doc[other.source_head].pos_ != "PRON"
        speaks = other.kind == "clause" or class_of(other.key, other.pos) == "accuses"  # to reject may be told of him
        if parted is None and speaks and named and verb.dep_ == "conj" and _has_tense_of(parsed, draft, verb):
            parted = _JOINED.search(before)
        if parted is None and draft.kind in _JUDGED and verb.dep_ == "relcl" and before.endswith(","):
            return len(before) - 1
    else:
        parted = None
    return parted.start() if parted is not None else None


def _joint(parsed: ParsedReport, cue: Span) -> int | None:
    joined = _JOINED.search(parsed.text[: cue.start].rstrip(" \xa0"))
    return joined.start() if joined is not None else None


def _goes_on(parsed: ParsedReport, draft: Draft, verb: Token) -> bool:
    """Whether ``verb`` stands beside the cue of ``draft``, in the same form."""
    return verb.dep_ == "conj" and verb.tag_ in {*_FINITE, "VBG", "VB"} and _has_tense_of(parsed, draft, verb)


def _has_tense_of(parsed: ParsedReport, draft: Draft, verb: Token) -> bool:
    return draft.head is not None and parsed.doc[draft.head].tag_ == verb.tag_
