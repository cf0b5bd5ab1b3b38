"""The finished draft as a record."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.contexts import contexts_of
from dragoman.reading.events.drafts import Draft, Scope, day_of
from dragoman.records import Count, EventMention, Interval, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_HISTORY = timedelta(days=366)


def record(scope: Scope, draft: Draft) -> EventMention:
    """The event of a draft; its confidence is not known yet."""
    sides = draft.sides
    return EventMention(
        type=draft.type,
        mode=draft.mode,
        contexts=contexts_of(_clause(draft), draft.type, draft.mode),
        trigger=_trigger(draft.candidate),
        sentence=scope.sentence.span,
        actors=tuple(sides.actors),
        recipients=tuple(sides.recipients),
        place=draft.place,
        date=draft.date,
        modality=draft.modality,
        counts=tuple(sorted(draft.counts, key=_count_order)),
        claims=draft.claims,
        confidence=0.0,
        lemma=draft.lemma,
        matter=draft.matter,
        historical=_is_history(scope, draft.date),
    )


def _is_history(scope: Scope, interval: Interval | None) -> bool:
    if interval is None or interval.end is None or scope.published is None:
        return False
    end = day_of(interval.end)
    return end is not None and scope.published - end > _HISTORY


def _clause(draft: Draft) -> list[Token]:
    """The tokens of the trigger's clause, other clauses below it left out."""
    found: dict[int, Token] = {}
    for start in (draft.candidate.light, *draft.tokens):
        if start is None:
            continue
        stack = [start]
        while stack:
            token = stack.pop()
            found[token.i] = token
            for child in token.children:
                if child.dep_ in ("ccomp", "advcl", "parataxis", "relcl") or (
                    child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
                ):
                    continue
                stack.append(child)
    return [found[i] for i in sorted(found)]


def _trigger(candidate: Candidate) -> Span:
    token = candidate.token
    end = token.idx + len(token)
    for word in candidate.words[1:]:
        if word.i == token.i + 1 and word.dep_ == "prt":
            end = word.idx + len(word)
    start = token.idx
    if not candidate.is_verb:
        before = [w for w in candidate.words[1:] if w.i == token.i - 1]
        if before:
            start = before[0].idx
    return Span(start, end)


def _count_order(count: Count) -> tuple[str, float, float, str]:
    return (
        count.what,
        count.low if count.low is not None else -1,
        count.high if count.high is not None else -1,
        count.unit or "",
    )
