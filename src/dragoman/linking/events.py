"""The tellings of one story → its events: which sentences of which reports tell the same thing.

Two tellings are one event when type, words, participants, time, place and numbers speak for it together. Reports of one
story contradict each other, so a single differing slot never keeps two tellings apart, only a far one does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.linking.grouping import group_tellings
from dragoman.linking.likeness import AHEAD
from dragoman.linking.parts import with_parts
from dragoman.linking.resolved import Resolved, origin_of, strongest
from dragoman.linking.tellings import Telling, tellings_of
from dragoman.linking.things import things_of, things_told
from dragoman.linking.told_days import best_date, dated_by_caption, days_told
from dragoman.linking.told_numbers import agreed_numbers, numbers_told
from dragoman.linking.told_parties import described_once, named_alone, recipients_told, told_by_enough
from dragoman.records import Account, Actor, Event, Evidence, Modality, Span, make_id


def link_events(reports: Sequence[Resolved], actors: Mapping[str, Actor]) -> list[Event]:
    """The events of one story, by id. Every event mention of ``reports`` is told in exactly one of them."""
    tellings = sorted(tellings_of(reports, actors), key=lambda t: t.order)
    groups = group_tellings(tellings)
    told = (_make_event([tellings[i] for i in group], actors) for group in groups)
    return sorted(with_parts(list(told), actors), key=lambda event: event.id)


def _make_event(tellings: list[Telling], actors: Mapping[str, Actor]) -> Event:
    by_report: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_report[telling.resolved.report.id].append(telling)
    accounts = tuple(_make_account(by_report[report], actors) for report in sorted(by_report))
    mentions = [t.mention for t in tellings]
    kind = _most([m.type for m in mentions]) or mentions[0].type
    doing = [named_alone(account.actors, actors) for account in _telling_who_did_it(accounts)]
    who = told_by_enough(described_once(doing, actors))
    whom = told_by_enough(described_once([named_alone(account.recipients, actors) for account in accounts], actors))
    return Event(
        id=make_id("e", *tellings[0].order, kind),
        type=kind,
        mode=_most([m.mode for m in mentions if m.mode and m.type == kind]),
        contexts=tuple(sorted({c for m in mentions for c in m.contexts})),
        actors=who,
        recipients=tuple(actor for actor in whom if actor not in who),
        place=_most([t.place for t in tellings if t.place is not None]),
        date=best_date(days_told(tellings)),
        modality=_told_modality([(a.modality, by_report[a.report][0].resolved.report.published) for a in accounts]),
        counts=agreed_numbers(accounts),
        origins=len({origin_of(t.resolved, t.mention.claims) for t in tellings}),
        confidence=round(max(m.confidence for m in mentions), 4),
        label=_most([t.mention.trigger.cut(t.resolved.report.text) for t in tellings]) or mentions[0].lemma,
        accounts=accounts,
        historical=all(m.historical for m in mentions),
        things=things_of(accounts),
    )


def _telling_who_did_it(accounts: Sequence[Account]) -> Sequence[Account]:
    """The accounts by which somebody acted: where one lays a blow to a side, "clashes between A and B" of another name
    no doer, or both sides of a gun battle would have killed the officer who fell in it."""
    directed = [account for account in accounts if account.actors and account.recipients]
    mutual = any(len(account.actors) > 1 and not account.recipients for account in accounts)
    return directed if directed and mutual else accounts


def _make_account(tellings: list[Telling], actors: Mapping[str, Actor]) -> Account:
    resolved = tellings[0].resolved
    claim_ids = resolved.claim_ids
    dates = list(dict.fromkeys(days_told(tellings)))
    first = best_date(dates)
    slots: defaultdict[str, set[Evidence]] = defaultdict(set)
    for telling in tellings:
        for slot in _slots(telling):
            slots[slot].add(resolved.evidence(telling.mention.sentence))
    _keep_naming(slots, resolved)
    place = _most([t.place for t in tellings if t.place is not None])
    modality = _told_modality([(t.mention.modality, None) for t in tellings])
    dated = dated_by_caption(tellings)
    if dated is not None:
        day, caption = dated
        slots[f"date {day.start}"].add(resolved.evidence(caption))
        first, dates = (first, [*dates, day]) if first is not None and first.grain == "day" else (day, [*dates, day])
    in_text = sorted(tellings, key=lambda t: (t.in_title, t.order))  # a title leaves out of a description what follows
    who = told_by_enough(described_once([t.actors for t in in_text], actors))
    whom = told_by_enough(described_once(recipients_told(in_text), actors))
    evidence = {resolved.evidence(t.mention.sentence) for t in tellings}
    if dated is not None:
        evidence.add(resolved.evidence(dated[1]))
    return Account(
        report=resolved.report.id,
        actors=who,
        recipients=tuple(a for a in whom if a not in who),
        place=place,
        date=first,
        also_dated=tuple(sorted({d for d in dates if d != first})),
        modality=modality,
        counts=numbers_told(tellings),
        claims=tuple(sorted({claim_ids[i] for t in tellings for i in t.mention.claims})),
        evidence=tuple(sorted(evidence)),
        slots={slot: tuple(sorted(slots[slot])) for slot in sorted(slots)},
        things=things_told(in_text),
    )


def _told_modality(told: Sequence[tuple[Modality, str | None]]) -> Modality:
    """The strongest modality, but what most speak of as still to come has not happened because one words it loosely.

    Each comes with the day of its report: what a later report tells as done is done.
    """
    ahead = [(modality, day or "") for modality, day in told if modality in AHEAD]
    if 2 * len(ahead) > len(told):
        latest = max(day for _, day in ahead)
        if not any(modality in ("occurred", "ongoing") and (day or "") > latest for modality, day in told):
            return _most([modality for modality, _ in ahead]) or "planned"  # type: ignore[return-value]
    return strongest([modality for modality, _ in told])


def _slots(telling: Telling) -> Iterable[str]:
    """The names of all that one telling says; see `Account`."""
    mention = telling.mention
    yield f"modality {mention.modality}"
    yield from sorted(telling.participants)
    for chain in mention.heads:
        yield f"head {telling.resolved.actor_ids[chain]}"
    if telling.place is not None:
        yield f"place {telling.place}"
    if mention.date is not None:
        yield f"date {mention.date.start}"
    for count in mention.counts:
        yield f"counts {count.what}"


def _keep_naming(slots: dict[str, set[Evidence]], resolved: Resolved) -> None:
    """Of the sentences that tell of a participant keep those that mention him; another only tells the event again."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for mention in resolved.reading.mentions:
        spans[resolved.actor_ids[mention.chain]].append(mention.span)
    for slot, told in slots.items():
        actor = slot.removeprefix("head ")
        naming = {e for e in told if any(e.start <= s.start and s.end <= e.end for s in spans.get(actor, ()))}
        if naming:
            slots[slot] = naming


def _most(values: Iterable[str | None]) -> str | None:
    """The most frequent value, the first in alphabetical order among equals."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
