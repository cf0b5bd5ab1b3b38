"""The picture of one story: everything its reports say, and nothing that only other reports say."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from dragoman.records import Account, Actor, Claim, Event, Evidence, Name, Picture, Place, Report, Story, Tie


def narrow(
    story: Story,
    *,
    dragoman: str,
    models: dict[str, str],
    reports: Iterable[Report],
    claims: Iterable[Claim],
    events: Iterable[Event],
    ties: Iterable[Tie],
    actor: Callable[[str], Actor],
    told_actors: Iterable[str],
    place: Callable[[str], Place],
) -> Picture:
    """The picture of ``story``, whose every id leads to a record of it and every evidence to one of its reports.

    Args:
        reports, claims, events, ties: those that the story's reports tell; more than those does no harm.
        told_actors: the actors that the story's reports mention; those of the records are added.
    """
    ours = set(story.reports)
    kept_reports = tuple(r if r.copy_of in ours else msgspec.structs.replace(r, copy_of=None) for r in reports)
    kept_claims = tuple(claim for claim in claims if claim.report in ours)
    claim_ids = {claim.id for claim in kept_claims}
    kept_claims = tuple(c if c.inside in claim_ids else msgspec.structs.replace(c, inside=None) for c in kept_claims)
    kept_events = tuple(_event(event, ours) for event in events if event.id in story.events)
    kept_ties = tuple(
        msgspec.structs.replace(tie, evidence=evidence, claims=tuple(c for c in tie.claims if c in claim_ids))
        for tie in ties
        if (evidence := _evidence(tie.evidence, ours))
    )
    tellings: list[Event | Account] = [*kept_events, *(a for event in kept_events for a in event.accounts)]
    named = [
        *told_actors,
        *(a for claim in kept_claims for a in (claim.source, *claim.chain) if a),
        *(a for told in tellings for a in (*told.actors, *told.recipients)),
        *(a for tie in kept_ties for a in (tie.source, tie.target)),
    ]
    actors = _closure(named, actor)
    places = {told.place for told in tellings if told.place}
    return Picture(
        dragoman=dragoman,
        models=models,
        reports=kept_reports,
        actors=tuple(_actor(a, ours) for a in actors),
        places=tuple(_place(place(p), ours) for p in sorted(places)),
        claims=kept_claims,
        events=kept_events,
        ties=kept_ties,
        stories=(story,),
    )


def _closure(ids: Iterable[str], actor: Callable[[str], Actor]) -> list[Actor]:
    """The actors with those ids, and all that they are part of or hold an office in."""
    found: dict[str, Actor] = {}
    waiting = sorted(set(ids))
    while waiting:
        wanted = waiting.pop()
        if wanted not in found:
            found[wanted] = here = actor(wanted)
            waiting += [other for other in (here.part_of, *(role.of for role in here.roles)) if other]
    return [found[i] for i in sorted(found)]


def _evidence(evidence: Iterable[Evidence], ours: set[str]) -> tuple[Evidence, ...]:
    return tuple(e for e in evidence if e.report in ours)


def _names(names: Iterable[Name], ours: set[str]) -> tuple[Name, ...]:
    told = ((n, {r: count for r, count in n.reports.items() if r in ours}) for n in names)
    return tuple(msgspec.structs.replace(name, reports=reports) for name, reports in told if reports)


def _actor(actor: Actor, ours: set[str]) -> Actor:
    roles = (msgspec.structs.replace(role, evidence=_evidence(role.evidence, ours)) for role in actor.roles)
    return msgspec.structs.replace(
        actor,
        names=_names(actor.names, ours),
        roles=tuple(role for role in roles if role.evidence),
        evidence=_evidence(actor.evidence, ours),
    )


def _place(place: Place, ours: set[str]) -> Place:
    return msgspec.structs.replace(place, names=_names(place.names, ours), evidence=_evidence(place.evidence, ours))


def _event(event: Event, ours: set[str]) -> Event:
    accounts = tuple(account for account in event.accounts if account.report in ours)
    return msgspec.structs.replace(event, accounts=accounts)
