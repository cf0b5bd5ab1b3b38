"""Why two actors were merged or not: sentences for ``dragoman why A B``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.knowledge import countries
from dragoman.linking.identity import PROPER, family_of_kind
from dragoman.linking.names import POSSIBLE, THRESHOLD, NameMatch, compare_names
from dragoman.records import Actor, Resemblance


def explain_apart(
    left: Actor,
    right: Actor,
    *,
    resemblances: Sequence[Resemblance] = (),
    actors: Mapping[str, Actor] | None = None,
) -> list[str]:
    """Sentences that tell why two actors were not merged, the likest names first.

    Args:
        left, right: two actors as linked, with different ids.
        resemblances: what linking noted as possibly the same.
        actors: all actors by id, to name the bodies of roles; without it such bodies are left out.
    """
    told = _kinds(left, right)
    best = _best(left, right)
    if best is not None:
        told.append(f"Likest names: {best.reason} Score {best.score:.2f}; {_verdict(best)}")
    told += _countries(left, right) + _company(left, right, actors or {})
    for resemblance in resemblances:
        if {resemblance.left, resemblance.right} == {left.id, right.id}:
            told.append(f"They are possibly the same (score {resemblance.score:.2f}): {resemblance.reason}")
    return told


def explain_together(actor: Actor, left: str, right: str) -> str:
    """A sentence that tells what joined two wordings of one actor that are no spellings of one name."""
    whose = _country(actor.country) if actor.country else None
    if actor.kind == "state" and whose:
        return f"Both stand for {whose}: its name, its people, its capital or its seat of power."
    if actor.kind == "government" and whose:
        return f"Both are words for the government of {whose}, and no report sets the one against the other."
    if actor.kind == "military" and whose:
        return f"Both are words for armed forces of {whose}."
    told = [
        role.title
        for role in actor.roles
        if not role.former and any(role.title.split()[-1].casefold() in text.casefold() for text in (left, right))
    ]
    if told:
        return f"The reports tell of one in that company as {', '.join(dict.fromkeys(told[:3]))}."
    return "No two of its names lead from one to the other: context joined them (office, country, company, place)."


def _verdict(match: NameMatch) -> str:
    if match.same:
        return f"names from {THRESHOLD} on agree, so what else the reports say of them kept them apart."
    if match.possible:
        return f"from {POSSIBLE} to {THRESHOLD} names may be one actor's, and need the context to say so."
    return f"below {POSSIBLE} they are two names."


def _proper(actor: Actor) -> list[str]:
    names = [name.text for name in actor.names if name.kind in PROPER] or [actor.name]
    return list(dict.fromkeys(names))


def _best(left: Actor, right: Actor) -> NameMatch | None:
    person = "person" in (left.kind, right.kind)
    kind = "person" if person else left.kind or right.kind
    matches = [compare_names(a, b, kind=kind) for a in _proper(left)[:8] for b in _proper(right)[:8]]
    return max(matches, key=lambda m: m.score, default=None)


def _kinds(left: Actor, right: Actor) -> list[str]:
    if left.kind and right.kind and family_of_kind(left.kind) != family_of_kind(right.kind):
        return [f"One is a {left.kind}, the other a {right.kind}: such actors never merge, but may be tied."]
    return []


def _country(code: str) -> str:
    found = countries.get(code)
    return found.name if found else code


def _countries(left: Actor, right: Actor) -> list[str]:
    if left.country and right.country:
        if left.country == right.country:
            return [f"Both belong to {_country(left.country)}."]
        return [f"One belongs to {_country(left.country)}, the other to {_country(right.country)}."]
    return []


def _company(left: Actor, right: Actor, actors: Mapping[str, Actor]) -> list[str]:
    told = []
    first = {report for name in left.names for report in name.reports}
    second = {report for name in right.names for report in name.reports}
    both = len(first & second)
    if both:
        told.append(f"{both} report{'s name' if both > 1 else ' names'} both.")
    for actor in (left, right):
        roles = [
            role.title + (f" of {actors[role.of].name}" if role.of and role.of in actors else "")
            for role in actor.roles
            if not role.former
        ]
        if roles:
            told.append(f"“{actor.name}” is told of as {', '.join(dict.fromkeys(roles[:3]))}.")
    return told
