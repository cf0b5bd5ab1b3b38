"""Subjoined words: a quotation behind a colon, after a clause that tells what its speaker did or thinks.

`Maduro rejects new sanctions: "We will not kneel"`, as headlines above all have it. The verb attributes no words, so
whoever is named as its subject says them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.frames.subjects import source_run, subject_of
from dragoman.reading.claims.quotations import Quotation
from dragoman.reading.parsed import ParsedReport, span_of
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def subjoined_quotations(
    parsed: ParsedReport, quotations: tuple[Quotation, ...], drafts: list[Draft]
) -> Iterator[Draft]:
    """A draft for each quotation behind a colon that no draft has for its content."""
    for quotation in quotations:
        before = parsed.text[: quotation.span.start].rstrip(" \xa0")
        sentence = parsed.sentence_at(len(before) - 1) if before.endswith(":") else None
        if sentence is None or not quotation.speech:
            continue
        if any(
            quotation in draft.quoted or any(p.overlaps(quotation.inner) for p in draft.content) for draft in drafts
        ):
            continue
        speaker = _named_subject([t for t in sentence.tokens if t.idx < len(before)])
        if speaker is None:
            continue
        first, end = source_run(speaker)
        source = span_of(parsed.tokens[first:end])
        yield Draft(
            key=":", pos="P", head=None, cue=Span(len(before) - 1, len(before)), source=source, source_head=speaker.i,
            content=(quotation.span,), confidence=0.8, counted=0.8, kind="subjoined",
            cue_class="says", stance="neutral", quoted=[quotation],
        )  # fmt: skip


def _named_subject(clause: list[Token]) -> Token | None:
    """Whoever is named or pointed to as the doer of the last active verb of the clause."""
    for verb in reversed(clause):
        if verb.tag_ not in ("VBZ", "VBD", "VBP"):
            continue
        subject = subject_of(verb)
        if subject is None or verb.dep_ in ("relcl", "acl") or any(c.dep_ == "auxpass" for c in verb.children):
            continue
        named = subject.pos_ == "PROPN" or subject.lower_ in ("he", "she")
        return subject if named and subject.i < verb.i else None
    return None
