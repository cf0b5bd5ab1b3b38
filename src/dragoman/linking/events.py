"""The tellings of one story → its events: which sentences of which reports tell the same thing.

Two tellings are one event when type, words, participants, time, place and numbers speak for it together. Reports of one
story contradict each other, so a single differing slot never keeps two tellings apart, only a far one does.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.knowledge.families import family
from dragoman.linking.grouping import group_tellings
from dragoman.linking.likeness import AHEAD, days_between
from dragoman.linking.parts import with_parts
from dragoman.linking.resolved import Resolved, origin_of, strongest
from dragoman.linking.tellings import TOLLS, Telling, is_nameless, tellings_of
from dragoman.linking.things import things_of, things_told
from dragoman.records import Account, Actor, Count, Event, Evidence, Interval, Modality, Span, make_id

NEAR = 7  # days between a report's day and the day of its caption for both to be of one happening


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
    doing = [_named_alone(account.actors, actors) for account in _telling_who_did_it(accounts)]
    who = _told_by_enough(_described_once(doing, actors))
    whom = _told_by_enough(_described_once([_named_alone(account.recipients, actors) for account in accounts], actors))
    return Event(
        id=make_id("e", *tellings[0].order, kind),
        type=kind,
        mode=_most([m.mode for m in mentions if m.mode and m.type == kind]),
        contexts=tuple(sorted({c for m in mentions for c in m.contexts})),
        actors=who,
        recipients=tuple(actor for actor in whom if actor not in who),
        place=_most([t.place for t in tellings if t.place is not None]),
        date=best_date(_dates(tellings)),
        modality=_told_modality([(a.modality, by_report[a.report][0].resolved.report.published) for a in accounts]),
        counts=_agreed_counts(accounts),
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
    dates = list(dict.fromkeys(_dates(tellings)))
    first = best_date(dates)
    slots: defaultdict[str, set[Evidence]] = defaultdict(set)
    for telling in tellings:
        for slot in _slots(telling):
            slots[slot].add(resolved.evidence(telling.mention.sentence))
    _keep_naming(slots, resolved)
    place = _most([t.place for t in tellings if t.place is not None])
    modality = _told_modality([(t.mention.modality, None) for t in tellings])
    dated = _dated_by_caption(tellings)
    if dated is not None:
        day, caption = dated
        slots[f"date {day.start}"].add(resolved.evidence(caption))
        first, dates = (first, [*dates, day]) if first is not None and first.grain == "day" else (day, [*dates, day])
    in_text = sorted(tellings, key=lambda t: (t.in_title, t.order))  # a title leaves out of a description what follows
    who = _told_by_enough(_described_once([t.actors for t in in_text], actors))
    whom = _told_by_enough(_described_once(_recipients(in_text), actors))
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
        counts=_counts(tellings),
        claims=tuple(sorted({claim_ids[i] for t in tellings for i in t.mention.claims})),
        evidence=tuple(sorted(evidence)),
        slots={slot: tuple(sorted(slots[slot])) for slot in sorted(slots)},
        things=things_told(in_text),
    )


def _dates(tellings: Sequence[Telling]) -> list[Interval]:
    """The days that the tellings give, those that only stand near another act left out where there are others.

    A telling of long ago dates no event that others tell as of now: talks "since the 1990s" do not date this week's.
    """
    recent = [t for t in tellings if not t.mention.historical] or tellings
    dated = [(t.mention.date, _borrows_its_day(t)) for t in recent if t.mention.date is not None]
    return [day for day, borrowed in dated if not borrowed] or [day for day, _ in dated]


def _borrows_its_day(telling: Telling) -> bool:
    """Whether an act before it in its sentence has the same time: "signed on Saturday and spoke of the attacks"."""
    mine = telling.mention
    return any(
        other.date == mine.date and other.sentence == mine.sentence and other.trigger.end <= mine.trigger.start
        for other in telling.resolved.reading.events
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


def _dated_by_caption(tellings: Sequence[Telling]) -> tuple[Interval, Span] | None:
    """The day that a dated caption gives to what it shows, with the caption, when it says more than the text does.

    A caption that gave the report its day and uses the event's own word (or its family's) beside a word for one of the
    participants is a sentence about the event. What is to come or long past is not what the picture shows.
    """
    resolved = tellings[0].resolved
    report = resolved.report
    if report.published_from != "caption" or report.published is None:
        return None
    day = report.published[:10]
    shown = Interval(start=day, end=day, grain="day")
    now = [
        t
        for t in tellings
        if t.mention.modality not in AHEAD and not t.mention.historical
        if (days_between(t.mention.date, shown) or 0) <= NEAR
    ]
    for part in report.parts:
        if part.kind != "caption":
            continue
        words = set(re.findall(r"[^\W\d_]+", part.span.cut(report.text).casefold()))
        families = {family(word) for word in words}
        for telling in now:
            chains = (*telling.mention.actors, *telling.mention.recipients)
            names = {w for i in chains for w in re.findall(r"\w{5,}", resolved.reading.chains[i].name.casefold())}
            if telling.family in families and names & words and telling.mention.date != shown:
                return shown, part.span
    return None


def _named_alone(ids: Sequence[str], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """``ids`` without "the director" where a person with a name is told beside him for the same country."""
    named = [i for i in ids if actors[i].is_named]
    people = {actors[i].country for i in named if actors[i].kind == "person"}
    return tuple(
        i
        for i in ids
        if i in named
        or actors[i].kind not in ("person", None)
        or not people
        or not (actors[i].country is None or actors[i].country in people or None in people)
    )


def _described_once(groups: Sequence[Sequence[str]], actors: Mapping[str, Actor]) -> list[tuple[str, ...]]:
    """``groups`` with the nameless of one, the first that tells of people: "farmers", "four peasants" and "the men" are
    one party, and so are "seven officers" and the police station that they stood before."""
    nameless = [[i for i in group if is_nameless(actors[i])] for group in groups]
    people = (group for group in nameless if any(actors[i].kind in ("person", "group") for i in group))
    kept = next(people, None) or next(filter(None, nameless), [])
    return [
        tuple(i for i in group if i not in unnamed or i in kept)
        for group, unnamed in zip(groups, nameless, strict=True)
    ]


def _told_by_enough(groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Who takes part by a third of those that name anyone: one loose sentence makes nobody a party to the event."""
    groups = [group for group in groups if group]
    counts = Counter(actor for group in groups for actor in group)
    return tuple(sorted(actor for actor, n in counts.items() if 3 * n >= len(groups)))


def _recipients(tellings: Sequence[Telling]) -> list[tuple[str, ...]]:
    """Whom it was done to: who acts in one telling is not its recipient because another telling turns the sentence."""
    who: Counter[str] = Counter()
    whom: Counter[str] = Counter()
    for telling in tellings:
        who.update(telling.actors)
        whom.update(telling.recipients)
    return [tuple(a for a in t.recipients if whom[a] > who[a]) for t in tellings]


def _most(values: Iterable[str | None]) -> str | None:
    """The most frequent value, the first in alphabetical order among equals."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


_GRAINS = ("minute", "hour", "day", "week", "month", "season", "quarter", "year", "decade", "century", "vague")


def best_date(dates: Iterable[Interval | None]) -> Interval | None:
    """The most often told of the most precise dates; the earliest among equals."""
    counts = Counter(d for d in dates if d is not None and d.grain != "vague")
    return min(counts, key=lambda d: (_GRAINS.index(d.grain), -counts[d], d.start or "", d.end or ""), default=None)


def _counts(tellings: Iterable[Telling]) -> tuple[Count, ...]:
    """The numbers that one report gives, each once, those of one kind in the order in which they are told."""
    told = list(dict.fromkeys(count for telling in tellings for count in telling.mention.counts))
    return tuple(sorted(_without_shorter(told), key=lambda count: (count.what, count.unit or "")))


def _without_shorter(counts: Sequence[Count]) -> list[Count]:
    """The numbers without "31" where the report also says "at least 31": a headline leaves that out."""
    return [
        one
        for one in counts
        if one.low != one.high
        or not any(
            (c.what, c.unit) == (one.what, one.unit) and c != one and one.low in (c.low, c.high) and c.meets(one)
            for c in counts
        )
    ]


def _amount(count: Count) -> float:
    return count.low or count.high or 0.0


def _agreed_counts(accounts: Iterable[Account]) -> tuple[Count, ...]:
    """One count of a kind: the range that covers what each report gives first of it, of a toll the most: its total."""
    told: defaultdict[tuple[str, str | None], list[Count]] = defaultdict(list)
    for account in accounts:
        most: dict[tuple[str, str | None], Count] = {}
        for count in account.counts:
            kind = count.what, count.unit
            if kind not in most or (count.what in TOLLS and _amount(count) > _amount(most[kind])):
                most[kind] = count
        for kind, count in most.items():
            told[kind].append(count)
    merged = []
    for (what, unit), counts in sorted(told.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        lows = [c.low for c in counts if c.low is not None]
        highs = [c.high for c in counts]
        high = None if None in highs else max(h for h in highs if h is not None)
        merged.append(Count(what=what, low=min(lows, default=None), high=high, unit=unit))
    return tuple(merged)
