"""Groups of local actors as records: names, roles, ids, and what may be the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge import countries
from dragoman.linking.actor_names import shown_name, told_apart
from dragoman.linking.actor_roles import actor_roles
from dragoman.linking.clusters import Groups
from dragoman.linking.doubts import Doubts
from dragoman.linking.profiles import LocalActor, Profile, most
from dragoman.records import Actor, ActorKind, Name, Resemblance, make_id

SHOWN = 5  # resemblances kept of one actor


@dataclass(frozen=True)
class ActorLinks:
    """Actors of the whole case. ``actor_of[report, index]`` is the actor of a chain."""

    actors: tuple[Actor, ...]
    actor_of: dict[tuple[str, int], str]
    resemblances: tuple[Resemblance, ...]


def build_records(
    groups: Groups,
    profiles: Sequence[Profile],
    profile_of: Sequence[int],
    ordered: Sequence[LocalActor],
    doubts: Doubts,
) -> ActorLinks:
    members: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(len(ordered)):
        members[groups.of(profile_of[i])].append(i)
    drafts = {root: _Draft.of([ordered[i] for i in found]) for root, found in members.items()}
    root_of = {(ordered[i].report, ordered[i].index): root for root, found in members.items() for i in found}
    for root, found in members.items():
        if drafts[root].country is None:
            drafts[root] = replace(
                drafts[root], country=_country_of_owners([ordered[i] for i in found], root_of, drafts)
            )
    ids = _ids(drafts)
    states = {
        draft.country: ids[root]
        for root, draft in drafts.items()
        if draft.kind == "state" and draft.country and not countries.part_in(draft.name)
    }
    actor_of = {(ordered[i].report, ordered[i].index): ids[root] for root, found in members.items() for i in found}
    actors = [
        _actor(ids[root], drafts[root], [ordered[i] for i in found], actor_of, states)
        for root, found in members.items()
    ]
    return ActorLinks(
        tuple(sorted(actors, key=lambda a: a.id)),
        dict(sorted(actor_of.items())),
        tuple(_resemblances(doubts, groups, ids)),
    )


@dataclass(frozen=True)
class _Draft:
    name: str
    kind: ActorKind | None
    country: str | None
    first: tuple[str, int]

    @staticmethod
    def of(found: Sequence[LocalActor]) -> _Draft:
        kind = most(Counter(a.chain.kind for a in found if a.chain.kind))
        country = most(Counter(a.chain.country for a in found if a.chain.country))
        name = shown_name([a.chain for a in found], kind, country)
        return _Draft(name, kind, country, (found[0].report, found[0].index))


def _country_of_owners(
    found: Sequence[LocalActor], root_of: Mapping[tuple[str, int], int], drafts: Mapping[int, _Draft]
) -> str | None:
    """The country of what an actor is part of, or of the body whose office he holds, in other reports as well."""
    told: Counter[str] = Counter()
    for local in found:
        offices = [role.of for role in local.chain.roles if not role.former and role.of is not None]
        for index in (local.chain.part_of, *offices):
            owner = drafts.get(root_of.get((local.report, index), -1)) if index is not None else None
            if owner is not None and owner.country is not None:
                told[owner.country] += 1
    return most(told)


def _ids(drafts: Mapping[int, _Draft]) -> dict[int, str]:
    """Ids from name and kind; where two actors would share one, also from country, and last from their first report."""
    ids: dict[int, str] = {}
    wanted: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for root, draft in drafts.items():
        wanted[" ".join(draft.name.casefold().split()), draft.kind].append(root)
    for parts, roots in wanted.items():
        if len(roots) == 1:
            ids[roots[0]] = make_id("a", *parts)
            continue
        by_country = Counter(drafts[root].country for root in roots)
        for root in roots:
            draft = drafts[root]
            unique = draft.country is not None and by_country[draft.country] == 1
            ids[root] = make_id("a", *parts, draft.country, *(() if unique else draft.first))
    return ids


def _actor(
    key: str,
    draft: _Draft,
    found: Sequence[LocalActor],
    actor_of: Mapping[tuple[str, int], str],
    states: Mapping[str, str],
) -> Actor:
    names: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    sectors: Counter[str] = Counter()
    part_of: Counter[str] = Counter()
    for local in found:
        chain = local.chain
        for name in chain.names:
            if name.kind != "pronoun":
                names[name.text, name.kind][local.report] += name.count
        if not chain.names:
            names[chain.name, "name" if chain.named else "description"][local.report] += 1
        sectors.update(chain.sectors)
        if chain.part_of is not None and (local.report, chain.part_of) in actor_of:
            part_of[actor_of[local.report, chain.part_of]] += 1
    part_of.pop(key, None)
    return Actor(
        id=key,
        name=told_apart(draft.name, draft.kind, draft.country),
        kind=draft.kind,
        country=draft.country,
        sectors=tuple(sorted(sectors, key=lambda s: (-sectors[s], s))),
        ids={},
        part_of=most(part_of),
        roles=actor_roles(found, actor_of, states),
        names=tuple(
            Name(text=text, kind=kind, reports=dict(sorted(reports.items())))  # type: ignore[arg-type]
            for (text, kind), reports in sorted(names.items(), key=lambda n: (-sum(n[1].values()), n[0]))
        ),
        evidence=tuple(sorted({a.evidence for a in found})),
    )


def _resemblances(doubts: Doubts, groups: Groups, ids: Mapping[int, str]) -> list[Resemblance]:
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for (i, j), (score, reason) in sorted(doubts.pairs.items()):
        if groups.of(i) == groups.of(j) or not (groups.may_join(i, j) or (i, j) in doubts.left_open):
            continue
        left, right = sorted((ids[groups.of(i)], ids[groups.of(j)]))
        if (left, right) not in best or best[left, right][0] < score:
            best[left, right] = (score, reason)
    shown: Counter[str] = Counter()
    found = []
    for (left, right), (score, reason) in sorted(best.items(), key=lambda b: (-b[1][0], b[0])):
        if shown[left] < SHOWN and shown[right] < SHOWN:
            shown[left] += 1
            shown[right] += 1
            found.append(Resemblance(left=left, right=right, score=score, reason=reason))
    return sorted(found, key=lambda r: (r.left, r.right))
