"""Signed words: a quotation with a name behind a dash, as letters, reviews and collected voices are set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.quotations import Quotation
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

# the dash and, up to the end of the line, the name with what may be said of its bearer
_SIGNATURE = re.compile(
    r"[ \xa0]*\n?[ \xa0]*(?P<dash>[―—–]|--)[ \xa0]*(?P<name>[A-Z][^\n:;!?“”\"]{2,80}?)[ \xa0.]*(?=\n|$)"
)
_WORDS = 10  # a longer line is a sentence that goes on


def signed_quotations(parsed: ParsedReport, quotations: tuple[Quotation, ...], drafts: list[Draft]) -> Iterator[Draft]:
    """A draft for each signed quotation that no draft has for its content: `“…” — Maria Lopes, a teacher`."""
    for quotation in quotations:
        signature = _SIGNATURE.match(parsed.text, quotation.span.end)
        if signature is None or not quotation.speech or len(signature["name"].split()) > _WORDS:
            continue
        if any(quotation in draft.quoted or any(p.holds(quotation.inner) for p in draft.content) for draft in drafts):
            continue
        source = Span(*signature.span("name"))
        tokens = parsed.tokens_in(source)
        if not tokens or tokens[0].pos_ != "PROPN" or any(token.pos_ in ("VERB", "AUX") for token in tokens):
            continue
        last = next((i for i, token in enumerate(tokens) if token.pos_ != "PROPN"), len(tokens)) - 1
        yield Draft(
            key="", pos="P", head=None, cue=Span(*signature.span("dash")), source=source, source_head=tokens[last].i,
            content=(quotation.span,), confidence=0.9, counted=0.9, kind="signed", cue_class="says", stance="neutral",
            quoted=[quotation],
        )  # fmt: skip
