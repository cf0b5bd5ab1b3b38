"""Continuing: quotations that have no cue of their own go on with whoever spoke right before them."""

from __future__ import annotations

from dragoman.knowledge.reporting import class_of, speech_classes
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.edges import ends_as_sentence, last_sign
from dragoman.reading.claims.quotations import Quotation
from dragoman.reading.parsed import ParsedReport

HEADING_WORDS = 6  # a longer line is no heading


def continue_quotations(
    parsed: ParsedReport, drafts: list[Draft], quotations: tuple[Quotation, ...], attached: dict[int, list[Quotation]]
) -> list[Draft]:
    """``drafts`` with the quotations that stand behind them: in one paragraph as more of their content, in the next
    as claims that go on with their speaker."""
    owner = {id(q): draft for draft in sorted(drafts, key=lambda d: d.start, reverse=True) for q in draft.quoted}
    taken = {id(q) for quotes in attached.values() for q in quotes}
    speaking: Draft | None = None
    open_before = False
    gone_on: list[Draft] = []
    for quotation in quotations:
        if quotation.goes_on and gone_on and _is_next_line(parsed.text, gone_on[-1].quoted[-1], quotation):
            _extend(gone_on[-1], quotation)
            continue
        if id(quotation) in owner:
            speaking = owner[id(quotation)] if owner[id(quotation)].kind != "signed" else None
        elif id(quotation) not in taken and _is_speech(parsed, quotation):
            holder = next((d for d in drafts if any(piece.holds(quotation.inner) for piece in d.content)), None)
            if holder is not None:
                speaking = holder
            elif _stands_alone(parsed, quotation):
                speaking = _told_before(parsed, drafts, quotation) or speaking
                between = _between(parsed, speaking, quotation)
                if speaking is None or between is None or between.strip():
                    pass
                elif open_before or ("\n" not in between and not _is_negated(parsed, speaking)):
                    _extend(speaking, quotation)
                else:
                    speaking = _going_on(speaking, quotation)
                    gone_on.append(speaking)
        open_before = not quotation.closed
    return [*drafts, *gone_on]


def _extend(draft: Draft, quotation: Quotation) -> None:
    draft.content = tuple(sorted({*draft.content, quotation.span}))
    draft.quoted.append(quotation)


def _is_next_line(text: str, before: Quotation, quotation: Quotation) -> bool:
    return not text[before.span.end : quotation.span.start].strip()


def _going_on(speaking: Draft, quotation: Quotation) -> Draft:
    return Draft(
        key="", pos="V", head=None, cue=None, source=None, source_head=None, content=(quotation.span,), confidence=0.6,
        kind="continued", cue_class="adds", stance="neutral", same_source_as=speaking, quoted=[quotation],
    )  # fmt: skip


def _is_speech(parsed: ParsedReport, quotation: Quotation) -> bool:
    """Whether the quotation is of the story and more than a lifted phrase or a heading."""
    if parsed.sentence_at(quotation.inner.start) is None or _is_heading(parsed.text, quotation):
        return False
    return quotation.speech or ends_as_sentence(parsed.text, quotation)


def _is_heading(text: str, quotation: Quotation) -> bool:
    """ "'All Bets Are Off.'" on a line of its own: every word of weight is capitalised."""
    words = [word for word in quotation.inner.cut(text).split() if len(word) > 3]
    own_line = text[: quotation.span.start].rstrip(" \t\xa0")[-1:] in ("", "\n")
    return own_line and quotation.words <= HEADING_WORDS and all(word[:1].isupper() for word in words)


def _stands_alone(parsed: ParsedReport, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence or more by itself."""
    before = parsed.text[: quotation.span.start].rstrip(" \t\xa0")
    after = parsed.text[quotation.span.end :].lstrip(" \t\xa0")
    begins = not before or before[-1] in "\n.!?”\"'’"
    last = last_sign(parsed.text, quotation)
    return begins and (not quotation.closed or last in ".!?…," or not after or after[0] in "\n")


def _told_before(parsed: ParsedReport, drafts: list[Draft], quotation: Quotation) -> Draft | None:
    """What the sentence before the quotation tells somebody said: `Diallo said the deal was dead. "It is over."`"""
    before = len(parsed.text[: quotation.span.start].rstrip())
    sentence = parsed.sentence_at(before - 1) if before else None
    if sentence is None:
        return None
    told = [
        (draft, draft.cue)
        for draft in drafts
        if draft.cue is not None
        and draft.source is not None
        and sentence.span.holds(draft.cue)
        and class_of(draft.key, draft.pos) in speech_classes()
    ]
    # whom an outlet cites comes before the outlet
    passing = [p for draft, _ in told if class_of(draft.key, draft.pos) == "reports" for p in draft.content]
    cited = [draft for draft, cue in told if any(piece.holds(cue) for piece in passing)]
    outer = [draft for draft, cue in told if not any(p.holds(cue) for other, _ in told for p in other.content)]
    return max(cited or outer, key=lambda draft: (bool(draft.quoted), draft.start), default=None)


def _is_negated(parsed: ParsedReport, draft: Draft) -> bool:
    return draft.cue is not None and any(token.dep_ == "neg" for token in parsed.tokens_in(draft.cue))


def _between(parsed: ParsedReport, speaking: Draft | None, quotation: Quotation) -> str | None:
    """What stands between the sentence in which somebody spoke and the quotation; ``None`` when he spoke behind it."""
    if speaking is None:
        return None
    said = max(s.end for s in (speaking.cue, speaking.source, *speaking.content) if s is not None)
    if said > quotation.span.start:
        return None
    sentence = parsed.sentence_at(said - 1)
    reach = max(said, sentence.span.end) if sentence is not None else said
    return parsed.text[min(reach, quotation.span.start) : quotation.span.start]
