"""Whom each side sent, by the accounts of an event and of what belongs to it: two reports may name different men.

A visit, the talks held on it and the agreement signed there (`Event.part_of`) are one occasion: a report that lets the
deputy minister meet the guests and one that lets the minister sign with them differ on who stood for that side. Two
slots come of it, each with the country of the side: ``persons.SYR``, the persons named, and ``head.LBY``, who led.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from dragoman.comparing.slots import Told, gather
from dragoman.knowledge import titles
from dragoman.records import Account, Actor, Difference, Event, Evidence

# acts in which persons stand for their side, where both sides take part: of an attack each report may name another of
# many, and whom an ambassador thanks is nothing that the minister did
REPRESENTED = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "CONCEDE"})


def compare_envoys(
    events: Sequence[Event], actors: Mapping[str, Actor], texts: Mapping[str, str]
) -> Iterator[Difference]:
    """The contradictions on who stood for a side of an occasion, each told at the event that the others belong to.

    Args:
        texts: report id → text, to see whether a report speaks of a man whom it does not name as a party.
    """
    by_occasion: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.type in REPRESENTED and (event.type == "CONSULT" or not event.recipients):
            by_occasion[event.part_of or event.id].append(event)
    for occasion, parts in sorted(by_occasion.items()):
        accounts = [account for event in parts for account in event.accounts]
        persons = _by_side(accounts, actors, lambda account: _persons(account, actors))
        for country, told in sorted(persons.items()):
            against = [one for one in told if any(_exclude(one, other, actors, texts) for other in told)]
            if against:
                yield _difference(occasion, f"persons.{country}", against)
        heads = _by_side(accounts, actors, _heads)
        for country, told in sorted(heads.items()):
            against = [one for one in told if any(_lead_apart(one, other, actors) for other in told)]
            if against:
                yield _difference(occasion, f"head.{country}", against)


def _difference(occasion: str, slot: str, told: Sequence[Told]) -> Difference:
    return Difference(event=occasion, slot=slot, values=gather(told), kind="contradiction")


def _persons(account: Account, actors: Mapping[str, Actor]) -> list[str]:
    """The named persons that take part; "the minister" of one report may be the man whom another names."""
    return [i for i in (*account.actors, *account.recipients) if actors[i].kind == "person" and actors[i].is_named]


def _heads(account: Account) -> list[str]:
    return sorted(slot.removeprefix("head ") for slot in account.slots if slot.startswith("head "))


def _by_side(
    accounts: Sequence[Account], actors: Mapping[str, Actor], chosen: Callable[[Account], list[str]]
) -> dict[str, list[Told]]:
    """Country → what each report tells of it, over all its accounts of the occasion."""
    ids: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    evidence: defaultdict[tuple[str, str], set[Evidence]] = defaultdict(set)
    for account in accounts:
        for actor_id in chosen(account):
            country = actors[actor_id].country
            if country is not None:
                ids[country, account.report].add(actor_id)
                said = account.slots.get(f"head {actor_id}") or account.slots.get(actor_id) or account.evidence
                evidence[country, account.report].update(said)
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for country, report in sorted(ids):
        key = country, report
        told = Told(report=report, value=tuple(sorted(ids[key])), evidence=tuple(sorted(evidence[key])))
        found[country].append(told)
    return dict(found)


def _exclude(a: Told, b: Told, actors: Mapping[str, Actor], texts: Mapping[str, str]) -> bool:
    """Whether two reports name other men, neither of whom the other report speaks of anywhere."""
    if a.report == b.report or not set(a.value).isdisjoint(b.value):
        return False
    if any(_sound(actors[i]) == _sound(actors[j]) for i in a.value for j in b.value):
        return False  # "al-Huweij" and "Howeij" may be one man in two spellings
    return not any(
        _names(actors[i], other.report) or _surname(actors[i]) in texts.get(other.report, "").casefold()
        for one, other in ((a, b), (b, a))
        for i in one.value
    )


def _lead_apart(a: Told, b: Told, actors: Mapping[str, Actor]) -> bool:
    """Whether two reports let men of different offices lead; without an office told of both they may be one man."""
    if a.report == b.report or not set(a.value).isdisjoint(b.value):
        return False
    return all(_differ(actors[i], actors[j]) for i in a.value for j in b.value)


def _differ(a: Actor, b: Actor) -> bool:
    if a.is_named and b.is_named:
        if _sound(a) == _sound(b):
            return False
        words = [set(actor.name.casefold().replace("-", " ").split()) for actor in (a, b)]
        return words[0].isdisjoint(words[1])
    offices = [{word for role in actor.roles for word in _office(role.title)} for actor in (a, b)]
    return bool(offices[0]) and bool(offices[1]) and offices[0].isdisjoint(offices[1])


def _office(title: str) -> set[str]:
    """The telling words of an office: "vice president" and "president" share one, so do the ministers of two fields."""
    return {
        word for word in title.casefold().replace("-", " ").split() if len(word) > 3 and not titles.is_particle(word)
    }


def _names(actor: Actor, report: str) -> bool:
    return any(report in name.reports for name in actor.names if name.kind != "pronoun")


def _surname(actor: Actor) -> str:
    return actor.name.casefold().rpartition(" ")[2]


def _sound(actor: Actor) -> str:
    """The consonants of a surname, each once in a row: what spellings of one name seldom differ in."""
    name = _surname(actor).rpartition("-")[2]
    kept = [
        letter for letter in name.replace("q", "k") if letter.isalpha() and letter not in "aeiouyáéíóúàèìòùäöüâêîôû"
    ]
    return "".join(letter for n, letter in enumerate(kept) if n == 0 or letter != kept[n - 1])
