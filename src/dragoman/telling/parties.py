"""Who took part, so that a line can be read: the powers first, each with the men who stood for it, the rest counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile

from dragoman.records import Actor
from dragoman.telling import words
from dragoman.telling.actor_names import is_owned, name_of

FEW = 3  # that are told one by one as they are
MOST = 3  # told apart where there are more
MEN = 2  # named behind their power
# words that tell how many a crowd is
QUANTITY = frozenset(
    "a about almost an another around as at both dozen dozens few half hundred hundreds least many million more most "
    "nearly of one over scores several some than the thousand thousands to two three four five six seven eight nine "
    "ten eleven twelve up".split()
)
PEOPLE = frozenset({"people", "persons"})
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# who speaks for a country, the closest to it first
POWERS = ("government", "state", "armed-group", "igo", "party", "military", "ministry")


def told_parties(
    ids: Sequence[str],
    actors: Mapping[str, Actor],
    most: int = MOST,
    men: int = MEN,
    counted: Collection[float] = (),
) -> str:
    """``Syria (Walid al-Muallem) and the government loyal to Haftar (two ministers)``; three are told one by one.

    A state beside its one government is left out, and so is, of more, a description of people whose power is named.

    Args:
        most: so many parties at most where there are more than three, the last of them the number of the rest.
        men: so many names behind each power, one more where that is all; 0: only the powers.
        counted: numbers that the line tells anyhow, and no crowd's name need tell.
    """
    found = list({name_of(actors[i]): actors[i] for i in ids if i in actors}.values())
    found = [a for a in found if not any(_tells_more(b, a) and not _tells_more(a, b) for b in found)]
    found = [actor for actor in found if not is_owned(actor.name)] or found  # "its ambassador"
    told = {actor.id: _without_number(actor, found, counted) for actor in found}
    parties = list({told[actor.id]: actor for actor in found}.values())
    powers = _powers(parties)
    if len(parties) <= min(FEW, most):
        return words.listed([told[a.id] for a in parties if a.kind != "state" or a in powers])
    heads = {actor.country: actor for actor in powers if sum(p.country == actor.country for p in powers) == 1}
    behind: defaultdict[str, list[str]] = defaultdict(list)
    alone = []
    for actor in parties:
        head = heads.get(actor.country) if actor.country else None
        if actor in powers or (actor.kind in ("state", "government") and head is not None):
            continue
        if head is None:
            alone.append(actor)
        elif actor.is_named:
            behind[head.id].append(name_of(actor))
    alone.sort(key=lambda actor: not actor.is_named)
    every = [_with_men(actor, behind[actor.id], men) for actor in powers] + [told[actor.id] for actor in alone]
    return words.listed(every, most=most)


def _without_number(actor: Actor, parties: Sequence[Actor], counted: Collection[float]) -> str:
    """The actor's name; what a crowd is where its number is told anyhow or it has two: "12 rebels", "15 rebels"."""
    name = _name(actor)
    crowd = _crowd(actor)
    others = (one for one in parties if one is not actor)
    twice = crowd and any(_crowd(one).casefold() == crowd.casefold() for one in others)
    told = _number(actor) in counted or (bool(counted) and crowd in PEOPLE)
    return crowd if twice or (crowd and told) else name


def _tells_more(a: Actor, b: Actor) -> bool:
    """Whether ``a`` are surely ``b`` under a fuller name: "six Ivorian gendarmes" and "six gendarmes"."""
    whole, there = _crowd(a).casefold().split(), _crowd(b).casefold().split()
    here = list(takewhile(_is_core, whole))
    more = {*here} > {*there} or (whole == there and _number(a) is not None)
    uncounted = words.plain(b.name) == _crowd(b)
    alike = uncounted or (_number(b) is not None and _number(b) == _number(a))
    return bool(there) and more and alike and here[-1:] == there[-1:] and a is not b


def _is_core(word: str) -> bool:
    """Whether the noun of a crowd's name is still to come: not behind "police officers IN Colombia"."""
    return word not in ("at", "by", "from", "in", "loyal", "near", "of", "on", "to", "who", "with")


def _number(actor: Actor) -> float | None:
    """The number that a crowd's name begins with, if it is exact."""
    first = name_of(actor).partition(" ")[0].casefold().replace(",", "")
    if actor.is_named or not first:
        return None
    return float(first) if first.isdecimal() else float(NUMBERS.index(first)) if first in NUMBERS else None


def _name(actor: Actor) -> str:
    """The actor's name as it stands inside a line: "four soldiers", who stood at the head of a sentence."""
    name = name_of(actor)
    opens = not actor.is_named and name.partition(" ")[0].casefold() in QUANTITY
    return f"{name[:1].lower()}{name[1:]}" if opens else name


def _crowd(actor: Actor) -> str:
    """What people without a name are called, without how many they are; empty for all others."""
    told = name_of(actor).split()
    while told and (told[0].casefold() in QUANTITY or told[0][:1].isdigit()):
        told = told[1:]
    return "" if actor.is_named or actor.kind != "group" else " ".join(told)


def _powers(parties: Sequence[Actor]) -> list[Actor]:
    """The powers among ``parties``, in their order, without a state whose one government is there too."""
    found = [actor for actor in parties if actor.kind in POWERS and (actor.is_named or actor.kind in POWERS[:2])]
    governments = [actor.country for actor in found if actor.kind == "government"]
    return [a for a in found if a.kind != "state" or a.country is None or governments.count(a.country) != 1]


def _with_men(actor: Actor, men: Sequence[str], most: int) -> str:
    name = _name(actor)
    return f"{name} ({words.listed(men, most=most + 1)})" if men and most else name
