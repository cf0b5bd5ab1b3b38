"""Who took part: the parties that the accounts of one event name. For whom a side sent, see `envoys`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.comparing.retelling import Retelling
from dragoman.comparing.slots import gather, gravest, told_by, voices_of
from dragoman.records import Account, Actor, Agreed, Difference, DifferenceKind, Event

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# acts against or for somebody: of one side alone they are half read
DIRECTED = frozenset({"ACCUSE", "AID", "ASSAULT", "COERCE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"})


def compare_who(
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
        told = [told_by(account, ids, *ids) for account in event.accounts if (ids := parties(getattr(account, slot)))]
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
            if same and voices_of(reports, voices) > 1:
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
    """Whether the two are one party: the same actor, or a body without a name that each calls in its own words."""
    unnamed = not a.is_named and not b.is_named and a.country is not None and a.country == b.country
    return a.id == b.id or unnamed
