"""Tie mentions of all reports → one `Tie` for each pair of actors, type and sign, with every sentence that says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.knowledge import countries
from dragoman.knowledge.ties import FORMER, is_national, office_tie
from dragoman.linking.places import sentence_around
from dragoman.linking.resolved import Resolved, origin_of, strongest
from dragoman.records import Actor, ChainRole, Evidence, Modality, Span, Tie, TieMention, make_id

SURE = 0.5  # a mention less sure than this is a hint to a reader of the report, and no tie of the picture
OF_OFFICE = 0.7  # confidence of an office of which only linking knows whose it is


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
    """Collects the ties of a case, report by report. A tie that ended and one that holds stay two ties.

    Args:
        symmetric: names of the types whose two ends are alike.
        actors: the actors of the case by id; their roles tell whose an office is that a report names alone.
    """

    def __init__(self, symmetric: frozenset[str], actors: Mapping[str, Actor] | None = None) -> None:
        self._symmetric = symmetric
        self._actors = actors or {}
        self._states = {
            one.country: one.id
            for one in self._actors.values()
            if one.kind == "state" and one.country and not countries.part_in(one.name)
        }
        self._drafts: defaultdict[Key, _Draft] = defaultdict(_Draft)

    def add(self, resolved: Resolved) -> list[str]:
        """Take in one report; returns the ids of its ties, sorted, without repetition."""
        ids = set()
        for mention in resolved.reading.ties:
            if mention.confidence < SURE:
                continue
            for key in self._keys(resolved, mention):
                ids.add(_tie_id(key))
                draft = self._note(resolved, key, mention.sentence, mention.claims, mention.modality)
                if mention.matter:
                    draft.matters.add(mention.matter)
                draft.confidence = max(draft.confidence, mention.confidence)
        for key, span in self._offices(resolved):
            ids.add(_tie_id(key))
            said = tuple(
                i for i, claim in enumerate(resolved.reading.claims)
                if claim.manner == "direct" and any(part.holds(span) for part in claim.content)
            )  # fmt: skip
            sentence = sentence_around(resolved.reading, span)
            draft = self._note(resolved, key, sentence, said, "alleged" if said else "occurred")
            draft.confidence = max(draft.confidence, OF_OFFICE)
        return sorted(ids)

    def _note(
        self, resolved: Resolved, key: Key, sentence: Span, claims: tuple[int, ...], modality: Modality
    ) -> _Draft:
        draft = self._drafts[key]
        claim_ids = resolved.claim_ids
        draft.evidence.add(resolved.evidence(sentence))
        draft.claims.update(claim_ids[i] for i in claims)
        draft.origins.add(origin_of(resolved, claims))
        draft.modalities.add(modality)
        return draft

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

    def _offices(self, resolved: Resolved) -> Iterator[tuple[Key, Span]]:
        """The offices of which the report leaves out whose they are and the case knows it, with their words.

        "President Maduro" is Venezuela's, and the defence minister whose country another report names is that one's. A
        national office that no words lay to a body is of the state whose country its holder is known to be of.
        """
        for chain, actor_id in zip(resolved.reading.chains, resolved.actor_ids, strict=True):
            holder = self._actors.get(actor_id)
            if holder is None or holder.kind != "person" or not chain.named:
                continue
            for role in chain.roles:
                known = _seat_of(resolved.evidence(role.span), holder)
                if known is None and is_national(role.title):
                    known = self._states.get(holder.country or "")
                seat = self._actors.get(known or "")
                if role.of is not None or seat is None or seat.id == actor_id:
                    continue
                kind = office_tie(role.title, seat.kind)
                if kind is not None and kind.allows("person", seat.kind):
                    yield (actor_id, seat.id, kind.name, kind.sign, role.since, _end_of(role)), role.span

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


def _seat_of(words: Evidence, holder: Actor) -> str | None:
    """The body of the office that ``words`` tell of ``holder``, as far as the case knows it."""
    return next((role.of for role in holder.roles if role.of is not None and words in role.evidence), None)


def _end_of(role: ChainRole) -> str | None:
    return role.until or (FORMER if role.former else None)


def _tie_id(key: Key) -> str:
    return make_id("t", *key)
