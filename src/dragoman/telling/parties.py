"""Who took part, so that a line can be read: the powers first, each with the men who stood for it, the rest counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dragoman.records import Actor
from dragoman.telling import words

FEW = 3  # that are told one by one as they are
MOST = 3  # told apart where there are more
MEN = 2  # named behind their power
# who speaks for a country, the closest to it first
POWERS = ("government", "state", "armed-group", "igo", "party", "military", "ministry")


def told_parties(ids: Sequence[str], actors: Mapping[str, Actor], most: int = MOST, men: int = MEN) -> str:
    """``Syria (Walid al-Muallem) and the government loyal to Haftar (two ministers)``; three are told one by one.

    A state beside its one government is left out, and so is a description of people whose power is named.

    Args:
        most: so many parties at most where there are more than three, the last of them the number of the rest.
        men: so many names behind each power, one more where that is all; 0: only the powers.
    """
    parties = list({words.plain(actors[i].name): actors[i] for i in ids if i in actors}.values())
    if len(parties) <= min(FEW, most):
        return words.listed([words.plain(actor.name) for actor in parties])
    powers = _powers(parties)
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
            behind[head.id].append(words.plain(actor.name))
    alone.sort(key=lambda actor: not actor.is_named)
    told = [_with_men(actor, behind[actor.id], men) for actor in powers] + [words.plain(actor.name) for actor in alone]
    return words.listed(told, most=most)


def _powers(parties: Sequence[Actor]) -> list[Actor]:
    """The powers among ``parties``, in their order, without a state whose one government is there too."""
    found = [actor for actor in parties if actor.kind in POWERS and (actor.is_named or actor.kind in POWERS[:2])]
    governments = [actor.country for actor in found if actor.kind == "government"]
    return [a for a in found if a.kind != "state" or a.country is None or governments.count(a.country) != 1]


def _with_men(actor: Actor, men: Sequence[str], most: int) -> str:
    name = words.plain(actor.name)
    return f"{name} ({words.listed(men, most=most + 1)})" if men and most else name
