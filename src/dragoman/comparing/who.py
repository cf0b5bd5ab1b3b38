"""Who took part: the parties that the accounts of one event name. For whom a side sent, see `envoys`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.comparing.slots import voices_of
from dragoman.comparing.wording import Wording
from dragoman.records import Account, Actor, Agreed, Event

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# acts against or for somebody: of one side alone they are half read
DIRECTED = frozenset({"ACCUSE", "AID", "ASSAULT", "COERCE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"})


def compare_who(
    event: Event, voices: Mapping[str, str], actors: Mapping[str, Actor], wording: Wording | None
) -> Iterator[Agreed]:
    """Who takes part by several accounts, actor by actor: one report may name one more, which is no difference."""
    # "have stood by Israel" is no act of Israel, and in what is only possible nobody takes part
    if event.modality == "hypothetical" or (event.type in DIRECTED and not event.recipients):
        return
    whole = {account.report: {*account.actors, *account.recipients} for account in event.accounts}
    acting = {i for account in event.accounts for i in account.actors}
    suffering = {i for account in event.accounts for i in account.recipients}
    unnamed = _men_by_office(event, actors)
    for slot, side in (("actors", acting), ("recipients", suffering)):
        by_reports: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        # whom one account has do it and another suffer it is misread in one of them
        for actor in sorted(side - (acting & suffering) - unnamed):
            by_reports[tuple(sorted(a.report for a in event.accounts if actor in getattr(a, slot)))].add(actor)
        for reports, agreed in sorted(by_reports.items()):
            if not _are_one_meeting(event, reports, whole) or not _are_one_act(event, reports, wording):
                continue
            same = any(_may_be_one_doing(event, whole[a], whole[b], actors) for a, b in combinations(reports, 2))
            if same and voices_of(reports, voices) > 1:
                yield Agreed(event=event.id, slot=slot, value=tuple(sorted(agreed)), reports=reports)


def _men_by_office(event: Event, actors: Mapping[str, Actor]) -> set[str]:
    """Persons without a name of a country for which a named one takes part: "the minister" may be that man."""
    persons = {
        i for account in event.accounts for i in (*account.actors, *account.recipients) if actors[i].kind == "person"
    }
    of_countries = {actors[i].country for i in persons if actors[i].is_named}
    return {i for i in persons if not actors[i].is_named and actors[i].country in of_countries}


def _are_one_meeting(event: Event, reports: Sequence[str], whole: Mapping[str, set[str]]) -> bool:
    """Whether each report sees two parties of a meeting that another report sees too: of one it is any meeting."""
    if event.type not in MUTUAL:
        return True
    return all(any(len(whole[a] & whole[b]) > 1 for b in reports if b != a) for a in reports)


def _are_one_act(event: Event, reports: Sequence[str], wording: Wording | None) -> bool:
    """Whether each report shares a second party, a day, a place, a number or telling words with another report."""
    accounts = [account for account in event.accounts if account.report in reports]
    return wording is None or all(
        any(share_more(a, b) or wording.alike(event.label, a.evidence, b.evidence) for b in accounts if b is not a)
        for a in accounts
    )


def share_more(a: Account, b: Account) -> bool:
    """Whether two accounts have a second party, a number, a place or a day in common."""
    parties = [{*one.actors, *one.recipients} for one in (a, b)]
    if len(parties[0] & parties[1]) > 1 or {*a.counts} & {*b.counts}:
        return True
    return (a.place is not None and a.place == b.place) or (a.date is not None and a.date == b.date)


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


def is_surely_one(a: Actor, b: Actor) -> bool:
    """Whether the two are one party: the same actor, or a body or crowd without a name that each calls in its words."""
    if a.id == b.id:
        return True
    if a.is_named or b.is_named:
        return False
    crowds = a.kind == b.kind == "group" and a.name.casefold().split()[-1:] == b.name.casefold().split()[-1:]
    return a.country == b.country and (a.country is not None or crowds)  # "12 rebels" and "15 rebels"
