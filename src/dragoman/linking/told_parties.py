"""Who takes part in an event, by several tellings that name its parties more and less fully."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.linking.tellings import Telling, is_nameless
from dragoman.records import Actor


def named_alone(ids: Sequence[str], actors: Mapping[str, Actor]) -> tuple[str, ...]:
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


def described_once(groups: Sequence[Sequence[str]], actors: Mapping[str, Actor]) -> list[tuple[str, ...]]:
    """``groups`` with the nameless of one, the first that tells of people: "farmers", "four peasants" and "the men" are
    one party, and so are "seven officers" and the police station that they stood before."""
    nameless = [[i for i in group if is_nameless(actors[i])] for group in groups]
    people = (group for group in nameless if any(actors[i].kind in ("person", "group") for i in group))
    kept = next(people, None) or next(filter(None, nameless), [])
    return [
        tuple(i for i in group if i not in unnamed or i in kept)
        for group, unnamed in zip(groups, nameless, strict=True)
    ]


def told_by_enough(groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Who takes part by a third of those that name anyone: one loose sentence makes nobody a party to the event."""
    groups = [group for group in groups if group]
    counts = Counter(actor for group in groups for actor in group)
    return tuple(sorted(actor for actor, n in counts.items() if 3 * n >= len(groups)))


def recipients_told(tellings: Sequence[Telling]) -> list[tuple[str, ...]]:
    """Whom it was done to: who acts in one telling is not its recipient because another telling turns the sentence."""
    who: Counter[str] = Counter()
    whom: Counter[str] = Counter()
    for telling in tellings:
        who.update(telling.actors)
        whom.update(telling.recipients)
    return [tuple(a for a in t.recipients if whom[a] > who[a]) for t in tellings]
