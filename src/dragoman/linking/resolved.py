"""A reading whose chains and places have become actors and places: what events, claims and ties are linked from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.records import Claim, ClaimMention, Evidence, Modality, Reading, Report, Span, make_id

# what an outlet says in its own words outweighs what it lets others say
PRECEDENCE: tuple[Modality, ...] = ("occurred", "ongoing", "alleged", "planned", "hypothetical", "denied", "negated")


@dataclass(frozen=True)
class Resolved:
    """One report with its reading and the picture's ids for what the reading found.

    ``actor_ids[i]`` belongs to chain ``i``, ``place_ids[i]`` to place mention ``i``, ``claim_ids[i]`` to claim ``i``.
    ``outlet`` and ``agency`` are actor ids. ``root`` is the report whose text this one repeats, or its own id.
    """

    report: Report
    reading: Reading
    actor_ids: tuple[str, ...]
    place_ids: tuple[str, ...]
    outlet: str | None
    agency: str | None
    root: str

    def actors(self, chains: Iterable[int]) -> tuple[str, ...]:
        """The actors of ``chains``, a plural chain replaced by its members; in order, without repetition."""
        out: dict[str, None] = {}
        for index in chains:
            for member in self.reading.chains[index].members or (index,):
                out[self.actor_ids[member]] = None
        return tuple(out)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        return tuple(_claim_id(self.report.id, mention) for mention in self.reading.claims)

    def evidence(self, span: Span) -> Evidence:
        return Evidence(self.report.id, span.start, span.end)


def _claim_id(report: str, mention: ClaimMention) -> str:
    return make_id("c", report, mention.content, mention.cue, mention.source_span)


def link_claims(resolved: Resolved) -> list[Claim]:
    """The claims of one report with their sources as actors and the chain that the words came through."""
    text = resolved.report.text
    ids = resolved.claim_ids
    claims = []
    for key, mention in zip(ids, resolved.reading.claims, strict=True):
        source = resolved.actor_ids[mention.source] if mention.source is not None else None
        through = [resolved.outlet, resolved.agency, *(resolved.actor_ids[i] for i in mention.via), source]
        chain = tuple(dict.fromkeys(actor for actor in through if actor is not None))
        claims.append(
            Claim(
                id=key,
                report=resolved.report.id,
                source=source,
                source_text=mention.source_span.cut(text) if mention.source_span else None,
                source_type=mention.source_type,
                chain=chain,
                cue=mention.cue.cut(text) if mention.cue else None,
                cue_class=mention.cue_class,
                content=Span(mention.content[0].start, mention.content[-1].end),
                fragments=mention.content,
                manner=mention.manner,
                stance=mention.stance,
                inside=ids[mention.inside] if mention.inside is not None else None,
                confidence=mention.confidence,
                evidence=(resolved.evidence(mention.sentence),),
            )
        )
    return claims


def strongest(modalities: Iterable[Modality]) -> Modality:
    """The modality to tell for several tellings of one thing."""
    return min(modalities, key=PRECEDENCE.index)


def origin_of(resolved: Resolved, claims: Iterable[int]) -> str:
    """Where a statement entered the record: the source at the end of its chain, else the agency, else the report.

    Two reports with the same origin are one voice. An unnamed source is known only to its report.
    """
    mentions = resolved.reading.claims
    for index in claims:
        innermost = mentions[index]
        if innermost.source is not None and resolved.reading.chains[innermost.source].named:
            return resolved.actor_ids[innermost.source]
    return resolved.agency or resolved.root
