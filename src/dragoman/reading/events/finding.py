"""The events of one report: what happened, by whom, to whom, when, where, how many, and whether it is real.

The loop to start reading with is `events_of_sentence`: the lexicon proposes triggers (`proposals`), acts that are only
promised, asked for or refused give way to the promise, demand or refusal (`settling`, `governing`), each that is left
becomes a draft with its sides, modality, date and place (`drafting`), words that tell one act together are joined
(`joining`), numbers are given to the acts they count (`counts`), figures of speech and the like are left out
(`sifting`), and what is left is recorded.

Types and their borderlines follow the PLOVER manual (``knowledge/plover.yaml``): the single type wins, so a visit that
is planned is AGREE and a strike that is threatened is THREATEN, never CONSULT or ASSAULT with a mark.
"""

from __future__ import annotations

import msgspec

from dragoman.reading.cast import Cast
from dragoman.reading.events.back_references import refer_back
from dragoman.reading.events.confidence import confidence_of, signs_of
from dragoman.reading.events.counts import counts_of
from dragoman.reading.events.drafting import draft_of
from dragoman.reading.events.drafts import Draft, Scope
from dragoman.reading.events.envoys import add_envoys
from dragoman.reading.events.joining import join
from dragoman.reading.events.lexicon import Pattern
from dragoman.reading.events.obligations import obligations
from dragoman.reading.events.proposals import propose
from dragoman.reading.events.recording import record
from dragoman.reading.events.settling import settle
from dragoman.reading.events.sifting import is_event
from dragoman.reading.events.warnings import warns_of_others
from dragoman.reading.parsed import ParsedReport, Sentence
from dragoman.records import ClaimMention, EventMention, PlaceMention, TimeMention

_HARM = frozenset({"killed", "injured"})


def find_events(
    parsed: ParsedReport,
    cast: Cast,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    claims: tuple[ClaimMention, ...],
) -> tuple[EventMention, ...]:
    """All event mentions of a report, in order of their triggers.

    ``actors`` and ``recipients`` are chains of ``cast``, ``place`` and ``claims`` indexes into the given tuples.
    ``confidence`` (0 to 1) is the share of events told so that are right; see `confidence`.
    """
    signed = signed_events(parsed, cast, times, places, claims)
    told = [msgspec.structs.replace(event, confidence=confidence_of(signs)) for event, signs in signed]
    return tuple(add_envoys(parsed, cast, told))


def signed_events(
    parsed: ParsedReport,
    cast: Cast,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    claims: tuple[ClaimMention, ...],
) -> list[tuple[EventMention, tuple[str, ...]]]:
    """The events without envoys and confidence, each with the signs that tell how sure it is, in order of triggers."""
    found: list[tuple[EventMention, Pattern]] = []
    for sentence in parsed.sentences:
        found += events_of_sentence(parsed, sentence, cast, times, places, claims)
    found.sort(key=lambda one: (one[0].trigger, one[0].type))
    out = []
    for event, (alone, pattern) in zip(refer_back(parsed, cast, [event for event, _ in found]), found, strict=True):
        out.append((event, signs_of(event, pattern, borrowed=event != alone)))
    return out


def events_of_sentence(
    parsed: ParsedReport,
    sentence: Sentence,
    cast: Cast,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    claims: tuple[ClaimMention, ...],
) -> list[tuple[EventMention, Pattern]]:
    """The events of one sentence, each with the surest pattern that tells it; demands by "must" stand last."""
    candidates, company = propose(parsed, sentence, cast, places)
    scope = Scope(parsed, sentence, cast, times, places, claims, company)
    settled = settle(candidates, lambda one: warns_of_others(scope, one))
    drafts = [d for one, below in settled if (d := draft_of(scope, one, below)) is not None]
    drafts = join(drafts)
    _count(scope, drafts)
    demands, demanded = obligations(scope)
    told = [d for d in drafts if d.token.i not in demanded and is_event(scope, d)]
    return [(record(scope, d), d.pattern) for d in [*told, *demands]]


def _count(scope: Scope, drafts: list[Draft]) -> None:
    """Give each draft the numbers that the sentence tells of it; whom an attack killed or hurt, it was done to."""
    owner = {token.i: draft for draft in drafts for token in draft.tokens}
    triggers = [scope.parsed.doc[i] for i in sorted(owner)]
    times = [time.span for time in scope.times]
    counts = counts_of(triggers, scope.sentence.tokens, times, scope.company.is_actor)
    for i, found in counts.items():
        draft = owner[i]
        draft.counts += [count for count in found if count not in draft.counts]
        if draft.lemma == "raid" and any(count.what in _HARM for count in found):
            draft.type, draft.mode = "ASSAULT", None  # a raid that kills is no search
        if draft.type == "ASSAULT" and not draft.sides.recipients:
            for count, noun in found.items():
                if count.what in _HARM:
                    draft.sides.add("recipient", [c for c in scope.company.who(noun) if c not in draft.sides.actors])
