"""Judgements name places in reports; linking needs the chains that stand there."""

from __future__ import annotations

from dragoman.records import Anchor, Reading, Report, Span


def resolve_anchor(anchor: Anchor, report: Report, reading: Reading) -> tuple[str, int] | None:
    """The chain ``(report, index)`` that the anchor points to, or ``None`` when the report no longer has it.

    A newer version of the reading may cut the mention differently: the narrowest mention that overlaps the anchor is
    taken, and failing that the chain that still bears the anchor's name.
    """
    span = Span(anchor.start, anchor.end)
    touching = [m for m in reading.mentions if m.span.overlaps(span)]
    if touching:
        best = min(touching, key=lambda m: (m.span != span, m.end - m.start, m.start))
        return report.id, best.chain
    for index, chain in enumerate(reading.chains):
        if any(name.text == anchor.name for name in chain.names):
            return report.id, index
    return None
