"""Tie mentions of all reports → one `Tie` for each pair of actors, type and sign, with every sentence that says so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from dragoman.linking.resolved import Resolved, origin_of, strongest
from dragoman.records import Evidence, Modality, Tie, TieMention, make_id

SURE = 0.5  # a mention less sure than this is a hint to a reader of the report, and no tie of the picture


@dataclass
class _Draft:
    evidence: set[Evidence] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    modalities: set[Modality] = field(default_factory=set)
    matters: set[str] = field(default_factory=set)
    confidence: float = 0.0


Key = tuple[str, str, str, int, str | None, str | None]


class TieIndex:
    """Collects the ties of a case, report by report. A tie that ended and one that holds stay two ties."""

    def __init__(self, symmetric: frozenset[str]) -> None:
        self._symmetric = symmetric
        self._drafts: defaultdict[Key, _Draft] = defaultdict(_Draft)

    def add(self, resolved: Resolved) -> list[str]:
        """Take in one report; returns the ids of its ties, sorted, without repetition."""
        ids = set()
        claim_ids = resolved.claim_ids
        for mention in resolved.reading.ties:
            if mention.confidence < SURE:
                continue
            for key in self._keys(resolved, mention):
                ids.add(_tie_id(key))
                draft = self._drafts[key]
                draft.evidence.add(resolved.evidence(mention.sentence))
                draft.claims.update(claim_ids[i] for i in mention.claims)
                draft.origins.add(origin_of(resolved, mention.claims))
                draft.modalities.add(mention.modality)
                if mention.matter:
                    draft.matters.add(mention.matter)
                draft.confidence = max(draft.confidence, mention.confidence)
        return sorted(ids)

    def _keys(self, resolved: Resolved, mention: TieMention) -> list[Key]:
        keys: list[Key] = []
        for source in resolved.actors([mention.source]):
            for target in resolved.actors([mention.target]):
                a, b = source, target
                if mention.type in self._symmetric and b < a:
                    a, b = b, a
                if a != b:  # two names of one actor: "Turkey" and "Ankara" in one clause are no tie
                    keys.append((a, b, mention.type, mention.sign, mention.since, mention.until))
        return keys

    def ties(self) -> list[Tie]:
        """All ties seen so far, by id."""
        made = []
        for key, draft in self._drafts.items():
            source, target, kind, sign, since, until = key
            made.append(
                Tie(
                    id=_tie_id(key),
                    source=source,
                    target=target,
                    type=kind,
                    sign=sign,  # type: ignore[arg-type]  # the key holds the mention's own sign
                    since=since,
                    until=until,
                    modality=strongest(draft.modalities),
                    claims=tuple(sorted(draft.claims)),
                    origins=len(draft.origins),
                    confidence=draft.confidence,
                    derived=False,
                    evidence=tuple(sorted(draft.evidence)),
                    matter=min(draft.matters, default=None),
                )
            )
        return sorted(made, key=lambda tie: tie.id)


def _tie_id(key: Key) -> str:
    return make_id("t", *key)
