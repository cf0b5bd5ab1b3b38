"""Attribution: the source, cue and content spans of whole articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.reading.cast import Cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.records import ClaimMention, Part, Report, Span


def predict(records: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The claims of each article as attributions, without those that PolNeAR does not mark: claims inside another's
    content, and the outlet's own scare quotes. What several say together is one attribution there."""
    for record in records:
        parsed = tag_report(parse_report(report_of(record)))
        yield {"id": record["id"], "attributions": attributions_of(attribute_claims(parsed, Cast((), ())))}


def attributions_of(claims: Iterable[ClaimMention]) -> list[dict[str, list[list[int]]]]:
    """One attribution for each cue and content. A quotation that goes on without a cue is part of the one before it."""
    said: dict[tuple[Span | None, tuple[Span, ...]], dict[str, list[list[int]]]] = {}
    for claim in claims:
        if claim.inside is None and not _nobodys_label(claim):
            found = _attribution(claim)
            if claim.cue is None and said:
                next(reversed(said.values()))["content"].extend(found["content"])
            else:
                said.setdefault((claim.cue, claim.content), found)
    return list(said.values())


def _nobodys_label(claim: ClaimMention) -> bool:
    return claim.cue_class == "labels" and claim.source_span is None


def report_of(record: dict[str, Any]) -> Report:
    text = record["text"]
    return Report(id=record["id"], text=text, parts=(Part(kind="body", start=0, end=len(text)),))


def _attribution(claim: ClaimMention) -> dict[str, list[list[int]]]:
    def spans(*found: Span | None) -> list[list[int]]:
        return [[span.start, span.end] for span in found if span is not None]

    return {"source": spans(claim.source_span), "cue": spans(claim.cue), "content": spans(*claim.content)}
