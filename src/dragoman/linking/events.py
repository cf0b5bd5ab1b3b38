"""The tellings of one story → its events: which sentences of which reports tell the same thing.

Two tellings are one event when type, words, participants, time, place and numbers speak for it together. Reports of one
story contradict each other, so a single differing slot never keeps two tellings apart, only a far one does.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.knowledge.terms import rarity
from dragoman.linking.linkage import average_linkage
from dragoman.linking.resolved import Resolved, origin_of, strongest
from dragoman.records import Account, Actor, Count, Event, EventMention, Interval, Modality, make_id

# types that one happening is often told under: agreeing on what is then signed, arms given or traded, a move and a blow
RELATED = frozenset(
    frozenset(pair.split())
    for pair in (
        "AGREE SUPPORT", "AGREE COOPERATE", "AID COOPERATE", "ASSAULT MOBILIZE", "ASSAULT COERCE", "COERCE SANCTION",
        "REQUEST THREATEN", "ACCUSE REJECT", "CONCEDE RETREAT", "AGREE CONCEDE", "AGREE AID",
    )
)  # fmt: skip
AHEAD: frozenset[Modality] = frozenset({"planned", "hypothetical"})
THRESHOLD = 0.5
LEAST = 0.1


@dataclass(frozen=True)
class Telling:
    """One event mention with its participants resolved. ``sides`` are the countries of the participants."""

    resolved: Resolved
    mention: EventMention
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_sides: frozenset[str]
    recipient_sides: frozenset[str]
    persons: frozenset[str]

    @property
    def place(self) -> str | None:
        return self.resolved.place_ids[self.mention.place] if self.mention.place is not None else None

    @property
    def place_country(self) -> str | None:
        if self.mention.place is None:
            return None
        return self.resolved.reading.places[self.mention.place].country

    @cached_property
    def order(self) -> tuple[str, int, int]:
        return self.resolved.report.id, self.mention.trigger.start, self.mention.trigger.end


def link_events(reports: Sequence[Resolved], actors: Mapping[str, Actor]) -> list[Event]:
    """The events of one story, by id. Every event mention of ``reports`` is told in exactly one of them."""
    tellings = sorted(_tellings(reports, actors), key=lambda t: t.order)
    pairs = {}
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        kind = telling.mention.type
        keys = {kind, telling.mention.lemma, *(other for pair in RELATED if kind in pair for other in pair)}
        for j in sorted({j for key in keys for j in by_key[key]}):
            value = likeness(tellings[j], telling)
            if value >= LEAST:
                pairs[j, i] = value
        for key in (kind, telling.mention.lemma):
            by_key[key].append(i)
    groups = average_linkage(len(tellings), pairs, THRESHOLD)
    return sorted((_make_event([tellings[i] for i in group]) for group in groups), key=lambda event: event.id)


def likeness(a: Telling, b: Telling) -> float:
    """How likely, 0 to 1, the two tellings are of one event."""
    same_word = a.mention.lemma == b.mention.lemma
    types = frozenset({a.mention.type, b.mention.type})
    kinship = 1.0 if len(types) == 1 else 0.6 if types in RELATED else 0.0
    evidence = -2.4 + kinship + 1.5 * same_word
    evidence += _participants(a, b) + _time(a.mention.date, b.mention.date) + _place(a, b)
    evidence += _counts(a.mention.counts, b.mention.counts) + _words(a.mention.terms, b.mention.terms)
    # what is still to come and what has happened are seldom the same meeting, even between the same two
    evidence -= 0.8 * ((a.mention.modality in AHEAD) != (b.mention.modality in AHEAD))
    return 1 / (1 + math.exp(-evidence))


def _tellings(reports: Iterable[Resolved], actors: Mapping[str, Actor]) -> Iterable[Telling]:
    def sides(ids: Iterable[str]) -> frozenset[str]:
        return frozenset(country for i in ids if (country := actors[i].country) is not None)

    for resolved in reports:
        for mention in resolved.reading.events:
            who, whom = resolved.actors(mention.actors), resolved.actors(mention.recipients)
            persons = frozenset(i for i in (*who, *whom) if actors[i].kind == "person")
            yield Telling(resolved, mention, who, whom, sides(who), sides(whom), persons)


def _participants(a: Telling, b: Telling) -> float:
    who_a, who_b = set(a.actors), set(b.actors)
    whom_a, whom_b = set(a.recipients), set(b.recipients)
    all_a, all_b = who_a | whom_a, who_b | whom_b
    if not all_a or not all_b:
        return 0.0
    sides_a, sides_b = a.actor_sides | a.recipient_sides, b.actor_sides | b.recipient_sides
    shared = _dice(all_a, all_b)
    # an envoy in one report and his government in the other: not the same actor, but the same side
    shared = max(shared, 0.7 * _dice(sides_a, sides_b))
    value = 2.6 * shared - 0.9
    if a.persons and b.persons and a.persons != b.persons:
        # reports may name different envoys of one visit, but then something else must speak for it
        value -= 0.7 if a.persons & b.persons else 1.0
    if whom_a and whom_b:
        reversed_roles = (who_a & whom_b or whom_a & who_b) and not (who_a & who_b or whom_a & whom_b)
        value -= 2.5 * bool(reversed_roles)
    return value


def _dice(a: Iterable[str], b: Iterable[str]) -> float:
    a, b = set(a), set(b)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _time(a: Interval | None, b: Interval | None) -> float:
    gap = days_between(a, b)
    if gap is None:
        return 0.0
    if gap == 0:
        assert a is not None
        assert b is not None
        return 0.8 if a.grain == b.grain == "day" else 0.4
    return 0.0 if gap <= 2 else -0.8 if gap <= 7 else -2.5


def days_between(a: Interval | None, b: Interval | None) -> int | None:
    """Days from the end of the earlier interval to the start of the later; 0 if they meet, ``None`` if unknown."""
    if a is None or b is None or not (a.start and a.end and b.start and b.end):
        return None
    gap = max(date.fromisoformat(a.start[:10]), date.fromisoformat(b.start[:10])) - min(
        date.fromisoformat(a.end[:10]), date.fromisoformat(b.end[:10])
    )
    return max(0, gap.days)


def _place(a: Telling, b: Telling) -> float:
    if a.place is None or b.place is None:
        return 0.0
    if a.place == b.place:
        return 0.8
    return -1.0 if a.place_country and b.place_country and a.place_country != b.place_country else 0.0


def _counts(a: Sequence[Count], b: Sequence[Count]) -> float:
    known = {c.what: c for c in a}
    pairs = [(known[c.what], c) for c in b if c.what in known]
    if not pairs:
        return 0.0
    return 0.8 if any(x.low == y.low and x.high == y.high for x, y in pairs) else -0.4


def _words(a: Sequence[str], b: Sequence[str]) -> float:
    """How much of the two sentences' telling words is shared."""
    if not a or not b:
        return 0.0
    shared = sum(rarity(term) ** 2 for term in set(a) & set(b))
    likeness = shared / math.sqrt(sum(rarity(t) ** 2 for t in a) * sum(rarity(t) ** 2 for t in b))
    return 3.0 * likeness - 0.3


def _make_event(tellings: list[Telling]) -> Event:
    by_report: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_report[telling.resolved.report.id].append(telling)
    accounts = tuple(_make_account(by_report[report]) for report in sorted(by_report))
    mentions = [t.mention for t in tellings]
    kind = _most([m.type for m in mentions]) or mentions[0].type
    return Event(
        id=make_id("e", *tellings[0].order, kind),
        type=kind,
        mode=_most([m.mode for m in mentions if m.mode and m.type == kind]),
        contexts=tuple(sorted({c for m in mentions for c in m.contexts})),
        actors=_told_by_enough([account.actors for account in accounts]),
        recipients=_told_by_enough([account.recipients for account in accounts]),
        place=_most([t.place for t in tellings if t.place is not None]),
        date=best_date([m.date for m in mentions]),
        modality=strongest([account.modality for account in accounts]),
        counts=_merge_counts(tellings),
        origins=len({origin_of(t.resolved, t.mention.claims) for t in tellings}),
        confidence=round(max(m.confidence for m in mentions), 4),
        label=_most([t.mention.trigger.cut(t.resolved.report.text) for t in tellings]) or mentions[0].lemma,
        accounts=accounts,
        historical=all(m.historical for m in mentions),
    )


def _make_account(tellings: list[Telling]) -> Account:
    resolved = tellings[0].resolved
    claim_ids = resolved.claim_ids
    dates = list(dict.fromkeys(t.mention.date for t in tellings if t.mention.date is not None))
    first = best_date(dates)
    return Account(
        report=resolved.report.id,
        actors=_union(t.actors for t in tellings),
        recipients=_recipients(tellings),
        place=_most([t.place for t in tellings if t.place is not None]),
        date=first,
        also_dated=tuple(sorted(d for d in dates if d != first)),
        modality=strongest([t.mention.modality for t in tellings]),
        counts=_merge_counts(tellings),
        claims=tuple(sorted({claim_ids[i] for t in tellings for i in t.mention.claims})),
        evidence=tuple(sorted({resolved.evidence(t.mention.sentence) for t in tellings})),
    )


def _union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({actor for group in groups for actor in group}))


def _told_by_enough(groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Who takes part by a third of the accounts that name anyone; each account keeps all that it names."""
    groups = [group for group in groups if group]
    counts = Counter(actor for group in groups for actor in group)
    enough = len(groups) / 3
    return tuple(sorted(actor for actor, n in counts.items() if n >= enough))


def _recipients(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """Whom it was done to: who acts in one telling is not its recipient because another telling turns the sentence."""
    who: Counter[str] = Counter()
    whom: Counter[str] = Counter()
    for telling in tellings:
        who.update(telling.actors)
        whom.update(telling.recipients)
    return tuple(sorted(actor for actor, n in whom.items() if n > who[actor]))


def _most(values: Iterable[str | None]) -> str | None:
    """The most frequent value, the first in alphabetical order among equals."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


_GRAINS = ("minute", "hour", "day", "week", "month", "season", "quarter", "year", "decade", "century", "vague")


def best_date(dates: Iterable[Interval | None]) -> Interval | None:
    """The most often told of the most precise dates; the earliest among equals."""
    counts = Counter(d for d in dates if d is not None and d.grain != "vague")
    return min(counts, key=lambda d: (_GRAINS.index(d.grain), -counts[d], d.start or "", d.end or ""), default=None)


def _merge_counts(tellings: Iterable[Telling]) -> tuple[Count, ...]:
    """One count of a kind: the range that covers all that was told of it."""
    told: defaultdict[tuple[str, str | None], list[Count]] = defaultdict(list)
    for telling in tellings:
        for count in telling.mention.counts:
            told[count.what, count.unit].append(count)
    merged = []
    for (what, unit), counts in sorted(told.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        lows = [c.low for c in counts if c.low is not None]
        highs = [c.high for c in counts]
        high = None if None in highs else max(h for h in highs if h is not None)
        merged.append(Count(what=what, low=min(lows, default=None), high=high, unit=unit))
    return tuple(merged)
