"""The accounts of one event side by side: what all say, where they differ, and how the difference is to be taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from dragoman.comparing.retelling import Retelling
from dragoman.comparing.slots import (
    Told,
    compare_counts,
    compare_dates,
    count_text,
    gather,
    gravest,
    interval_text,
    mildest,
)
from dragoman.records import (
    Account,
    Actor,
    Agreed,
    Count,
    Difference,
    DifferenceKind,
    Event,
    Interval,
    Modality,
    Name,
    Place,
)

ASSERTED: frozenset[Modality] = frozenset({"occurred", "ongoing"})
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
# acts whose place reports may dispute: where something is said is seldom told, and mostly misread from what it is about
LOCATED = frozenset({"AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "SUPPORT"})
CROWDS = frozenset({"MOBILIZE", "PROTEST"})
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# acts against or for somebody: of one side alone they are half read
DIRECTED = frozenset({"ACCUSE", "AID", "ASSAULT", "COERCE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"})
COUNTRY, TOWN = 1, 4  # of `PlaceMention.resolution`; a town or a point in it
NEAR = 50.0  # kilometres: a border village and the zone it lies in
ONE_TIME = 7  # days over which what one report tells may be one happening
REFUSED: frozenset[Modality] = frozenset({"denied", "negated"})


def compare_event(
    event: Event,
    voices: Mapping[str, str],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    retelling: Retelling | None = None,
) -> Iterator[Agreed | Difference]:
    """Slot by slot, what the accounts of ``event`` agree on and where they differ; for who was sent, see `envoys`.

    Args:
        voices: report id → id of the report whose text it repeats, or its own: copies of one text cannot agree.
        retelling: the sentences of the story; without them accounts of one type are taken to tell one act.
    """
    yield from _dates(event, voices)
    yield from _places(event, voices, actors, places)
    yield from _counts(event, voices)
    yield from _participants(event, voices, actors, retelling)
    yield from _modality(event, voices, actors, retelling)


def _voices(reports: Sequence[str], voices: Mapping[str, str]) -> int:
    return len({voices[report] for report in reports})


def _weigh(
    event: Event, slot: str, told: list[Told], kind: DifferenceKind | None, voices: Mapping[str, str]
) -> Iterator[Agreed | Difference]:
    values = gather(told)
    for value in values:
        # a year is as a rule part of a name: "interference in the 2016 election" need not have ended that year
        if _voices(value.reports, voices) > 1 and not (slot == "date" and len(value.value) == len("2016")):
            yield Agreed(event=event.id, slot=slot, value=value.value, reports=value.reports)
    if kind is not None and len(values) > 1:
        yield Difference(event=event.id, slot=slot, values=values, kind=kind)


def _dates(event: Event, voices: Mapping[str, str]) -> Iterator[Agreed | Difference]:
    told = []
    intervals: defaultdict[str, list[Interval]] = defaultdict(list)
    for account in event.accounts:
        for interval in (account.date, *account.also_dated):
            if interval is not None and interval.grain != "vague":
                told.append(_told(account, interval_text(interval), f"date {interval.start}"))
                intervals[account.report].append(interval)
    kinds = [_compare_dated(intervals[a], intervals[b]) for a, b in combinations(sorted(intervals), 2)]
    kinds += [_compare_within(dated) for _, dated in sorted(intervals.items())]
    kind = gravest(kinds)
    if any(map(_mixes, intervals.values())) or (kind == "contradiction" and event.type in SPOKEN):
        kind = None  # who refuses on Monday refuses on Tuesday too
    yield from _weigh(event, "date", told, kind, voices)


def _compare_dated(a: Sequence[Interval], b: Sequence[Interval]) -> DifferenceKind | None:
    """Two reports differ as little as the dates do that come nearest: one may set the happening in a frame as well."""
    return mildest([compare_dates(one, other) for one in a for other in b])


def _compare_within(dated: Sequence[Interval]) -> DifferenceKind | None:
    """One report contradicts itself by two days; "this year" and later "on Monday" is how a report goes on."""
    days = [interval for interval in dated if interval.grain == "day"]
    return gravest([compare_dates(a, b) for a, b in combinations(_distinct(days), 2)])


def _mixes(dated: Sequence[Interval]) -> bool:
    """Whether the times that one report gives share no day, and are no two days of one week: two happenings, then."""
    return any(
        compare_dates(a, b) == "contradiction" and not (a.grain == b.grain == "day" and _days_apart(a, b) <= ONE_TIME)
        for a, b in combinations(dated, 2)
    )


def _days_apart(a: Interval, b: Interval) -> int:
    one, other = (date.fromisoformat((day.start or day.end or "")[:10]) for day in (a, b))
    return abs((one - other).days)


def _distinct(intervals: Sequence[Interval]) -> list[Interval]:
    return list(dict.fromkeys(intervals))


def _places(
    event: Event, voices: Mapping[str, str], actors: Mapping[str, Actor], places: Mapping[str, Place]
) -> Iterator[Agreed | Difference]:
    located = [
        (account, places[account.place])
        for account in event.accounts
        if account.place is not None and not _takes_part(places[account.place], account, actors)
    ]
    kind = gravest([_compare_places(a, b) for a, b in combinations(located, 2) if event.type in LOCATED])
    told = [_told(account, place.id, f"place {place.id}") for account, place in located]
    yield from _weigh(event, "place", told, kind, voices)


def _compare_places(a: tuple[Account, Place], b: tuple[Account, Place]) -> DifferenceKind | None:
    """Two towns contradict each other, unless a report names both: it may set the happening in a frame."""
    (one, here), (two, there) = a, b
    if here.id == there.id or here.name.casefold() == there.name.casefold():
        return None  # of one name the reports mean one place, whichever of its namesakes was found
    levels = (here.resolution or 0, there.resolution or 0)
    if here.country == there.country and levels[0] != levels[1]:
        return "precision"  # a city and its province, or a country and a city in it
    if min(levels) < TOWN or _names(there.names, one.report) or _names(here.names, two.report):
        return None
    apart = _kilometres(here, there)
    return "precision" if apart is not None and apart < NEAR else "contradiction"


def _takes_part(place: Place, account: Account, actors: Mapping[str, Actor]) -> bool:
    """Whether the place is a party itself: "talks with South Korea" need not be held there, nor who leaves Congress."""
    parties = [actors[i] for i in (*account.actors, *account.recipients)]
    if place.name.casefold() in {actor.name.casefold() for actor in parties}:
        return True
    return place.resolution == COUNTRY and any(actor.country == place.country for actor in parties)


def _names(names: Sequence[Name], report: str) -> bool:
    """Whether ``report`` uses one of ``names``."""
    return any(report in name.reports for name in names if name.kind != "pronoun")


def _kilometres(a: Place, b: Place) -> float | None:
    """The distance on the ground, ``None`` where a place has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(half)))


def _counts(event: Event, voices: Mapping[str, str]) -> Iterator[Agreed | Difference]:
    told: defaultdict[tuple[str, str], defaultdict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for account in event.accounts:
        for count in account.counts:
            # how many met is told of many a meeting; how many marched is what reports dispute
            if count.what != "people" or event.type in CROWDS:
                told[count.what, count.unit or ""][account.report].append(count)
    accounts = {account.report: account for account in event.accounts}
    for (what, _), by_report in sorted(told.items()):
        kinds = [mildest([compare_counts(a, b) for a in one for b in other]) for one, other in _pairs(by_report)]
        shared = {
            c for one, other in _pairs(by_report) for c in one if any(compare_counts(c, d) is None for d in other)
        }
        values = [
            _told(accounts[report], count_text(count), f"counts {what}")
            for report, counts in sorted(by_report.items())
            # of a total and its parts, the one that another report gives too
            for count in ([c for c in counts if c in shared] or counts)
        ]
        yield from _weigh(event, f"counts.{what}", values, gravest(kinds), voices)


def _pairs(by_report: Mapping[str, list[Count]]) -> Iterator[tuple[list[Count], list[Count]]]:
    return ((by_report[a], by_report[b]) for a, b in combinations(sorted(by_report), 2))


def _participants(
    event: Event, voices: Mapping[str, str], actors: Mapping[str, Actor], retelling: Retelling | None
) -> Iterator[Agreed | Difference]:
    persons = [actors[i] for account in event.accounts for i in (*account.actors, *account.recipients)]
    of_countries = {actor.country for actor in persons if actor.kind == "person" and actor.is_named}

    def parties(ids: Sequence[str]) -> tuple[str, ...]:
        # "the minister" may be the man whom another account names: told by name or not is no difference
        return tuple(
            i for i in ids if actors[i].kind != "person" or actors[i].is_named or actors[i].country not in of_countries
        )

    whole = {account.report: {*account.actors, *account.recipients} for account in event.accounts}
    for slot in ("actors", "recipients"):
        told = [_told(account, ids, *ids) for account in event.accounts if (ids := parties(getattr(account, slot)))]
        sets = [set(one.value) for one in told]
        kind = gravest(
            [
                _compare_parties(set(a.value), set(b.value), actors)
                for a, b in combinations(told, 2)
                if len(whole[a.report] & whole[b.report]) > (event.type in MUTUAL)  # of one party it is any meeting
            ]
        )
        # whom one account has do it and another suffer it is misread in one of them
        both = set().union(*(account.actors for account in event.accounts)) & set().union(
            *(account.recipients for account in event.accounts)
        )
        # who takes part is agreed actor by actor: one report may name one more
        by_reports: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for actor in sorted(set().union(*sets) - both):
            by_reports[tuple(sorted(one.report for one in told if actor in one.value))].add(actor)
        # "have stood by Israel" is no act of Israel, and in what is only possible nobody takes part
        unsure = event.modality == "hypothetical" or (event.type in DIRECTED and not event.recipients)
        for reports, agreed in sorted(by_reports.items()):
            if unsure or not _are_one_meeting(event, reports, whole) or not _are_one_act(event, reports, retelling):
                continue
            same = any(_may_be_one_doing(event, whole[a], whole[b], actors) for a, b in combinations(reports, 2))
            if same and _voices(reports, voices) > 1:
                yield Agreed(event=event.id, slot=slot, value=tuple(sorted(agreed)), reports=reports)
        if kind is not None and not unsure:
            yield Difference(event=event.id, slot=slot, values=gather(told), kind=kind)


def _are_one_meeting(event: Event, reports: Sequence[str], whole: Mapping[str, set[str]]) -> bool:
    """Whether each report sees two parties of a meeting that another report sees too: of one it is any meeting."""
    if event.type not in MUTUAL:
        return True
    return all(any(len(whole[a] & whole[b]) > 1 for b in reports if b != a) for a in reports)


def _are_one_act(event: Event, reports: Sequence[str], retelling: Retelling | None) -> bool:
    """Whether each report shares a second party, a day, a place, a number or telling words with another report."""
    accounts = [account for account in event.accounts if account.report in reports]
    return retelling is None or all(
        any(_share_more(a, b) or retelling.alike(event.label, a.evidence, b.evidence) for b in accounts if b is not a)
        for a in accounts
    )


def _share_more(a: Account, b: Account) -> bool:
    parties = [{*one.actors, *one.recipients} for one in (a, b)]
    if len(parties[0] & parties[1]) > 1 or {*a.counts} & {*b.counts}:
        return True
    return (a.place is not None and a.place == b.place) or (a.date is not None and a.date == b.date)


def _compare_parties(a: set[str], b: set[str], actors: Mapping[str, Actor]) -> DifferenceKind | None:
    """Two accounts set the weight otherwise when each names somebody the other does not, for a side that both see.

    Who merely names one more says more, and differs in nothing. "Kim" and "Kim Jong Un", a state and its leader, and a
    delegation that one calls a committee are the same side in other words.
    """
    left = [actors[i] for i in sorted(a - b)]
    right = [actors[i] for i in sorted(b - a)]
    only_left = [x for x in left if not any(_is_one_side(x, y) for y in right)]
    only_right = [y for y in right if not any(_is_one_side(x, y) for x in left)]
    if not only_left or not only_right:
        return None
    sides = [{actor.country for actor in one} - {None} for one in (only_left, only_right)]
    return "emphasis" if a & b or sides[0] & sides[1] else None


def _is_one_side(a: Actor, b: Actor) -> bool:
    """Whether the two may be the same party in other words."""
    words = [actor.name.casefold().replace("-", " ").split() for actor in (a, b)]
    shared = set(words[0]) & set(words[1])
    if len(shared) in (len(set(words[0])), len(set(words[1]))):
        return True
    if a.kind == b.kind == "person" and words[0][-1:] == words[1][-1:]:
        return True  # "Rick Gates" and "Richard Gates"
    if a.kind != "person" and b.kind != "person" and any(len(word) > 5 for word in shared):
        return True  # "the Democratic Party" and "the Democratic National Committee"
    alike = a.country == b.country or a.country is None or b.country is None
    return alike and (a.kind != b.kind or not a.is_named or not b.is_named)


def _modality(
    event: Event, voices: Mapping[str, str], actors: Mapping[str, Actor], retelling: Retelling | None
) -> Iterator[Agreed | Difference]:
    # an accusation is somebody's word whichever way it is told
    open_to_doubt = not event.historical and event.type not in SPOKEN
    kinds = [_compare_modalities(a, b, actors) for a, b in combinations(event.accounts, 2) if open_to_doubt]
    told = [_told(account, account.modality, f"modality {account.modality}") for account in event.accounts]
    parties = {account.report: {*account.actors, *account.recipients} for account in event.accounts}
    for entry in _weigh(event, "modality", told, gravest(kinds), voices):
        if isinstance(entry, Difference) and retelling is not None and _are_one_quotation(entry, retelling):
            continue
        # whether it happened can be agreed only of the same doing: one whose both sides the accounts see; that it may
        # happen says nothing
        if isinstance(entry, Difference) or (
            entry.value != "hypothetical"
            and all(
                any(_shared(parties[a], parties[b], actors) > 1 for b in entry.reports if b != a) for a in entry.reports
            )
        ):
            yield entry


def _are_one_quotation(difference: Difference, retelling: Retelling) -> bool:
    """Whether two of the values rest on the same words, which only one report marks as a quotation."""
    return any(retelling.quotes(a.evidence, b.evidence) for a, b in combinations(difference.values, 2))


def _compare_modalities(a: Account, b: Account, actors: Mapping[str, Actor]) -> DifferenceKind | None:
    """Done against denied is a contradiction; told as a fact against passed on as somebody's word shifts the weight."""
    asserted = a.modality in ASSERTED, b.modality in ASSERTED
    if asserted[0] == asserted[1]:
        return None
    other = b.modality if asserted[0] else a.modality
    # "not interference but …" denies nothing that somebody is said to have done
    parties = [{*one.actors, *one.recipients} for one in (a, b)]
    if (parties[0] or parties[1]) and parties[0].isdisjoint(parties[1]):
        return None
    if other in REFUSED:
        return "contradiction"
    # an account that does both is of two minds itself; that two mean the same doing takes both its sides
    plain = all(sum(slot.startswith("modality ") for slot in one.slots) <= 1 for one in (a, b))
    sure = sum(any(_is_surely_one(actors[i], actors[j]) for j in parties[1]) for i in parties[0])
    return "emphasis" if other == "alleged" and plain and sure > 1 else None


def _is_surely_one(a: Actor, b: Actor) -> bool:
    """Whether the two are one party: the same actor, or a body without a name that each calls in its own words."""
    unnamed = not a.is_named and not b.is_named and a.country is not None and a.country == b.country
    return a.id == b.id or unnamed


def _shared(a: set[str], b: set[str], actors: Mapping[str, Actor]) -> int:
    """How many of the parties of one account the other surely sees too."""
    return sum(any(_is_surely_one(actors[i], actors[j]) for j in b) for i in a)


def _may_be_one_doing(event: Event, a: set[str], b: set[str], actors: Mapping[str, Actor]) -> bool:
    """Whether two accounts with a party in common may mean the same doing.

    They do not where each names another second party, and a talk of which only one side is known is any talk.
    """
    if event.type == "CONSULT" and len(a | b) < 2:
        return False
    only_a, only_b = a - b, b - a
    return not only_a or not only_b or any(_may_be_one(actors[i], actors[j]) for i in only_a for j in only_b)


def _may_be_one(a: Actor, b: Actor) -> bool:
    """Whether two parties may be one under two names; two that have names of their own must share a word of them."""
    if a.is_named and b.is_named and a.kind == b.kind:
        return bool({*a.name.casefold().split()} & {*b.name.casefold().split()})
    represents = {a.kind, b.kind} & {"state", "government", "ministry", "military"}
    return a.country == b.country and a.country is not None and (bool(represents) or not (a.is_named and b.is_named))


def _told(account: Account, value: str | tuple[str, ...], *slots: str) -> Told:
    """``value`` with the sentences that say it, as far as the account tells them apart."""
    said = {evidence for slot in slots for evidence in account.slots.get(slot, ())}
    return Told(report=account.report, value=value, evidence=tuple(sorted(said)) or account.evidence)
