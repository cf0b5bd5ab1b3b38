"""Readings of all reports in, the linked records of the picture out: the loop over the linking stages.

Linking is a pure function of the reports, their readings and the judgements: the same case gives the same records in
the same order, whatever the order of adding was. Only small sketches are held for all reports at once; the readings
themselves are taken from the shelf one story at a time.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from dragoman.knowledge.ties import symmetric_types
from dragoman.linking.actors import ActorLinks, LocalActor, link_actors
from dragoman.linking.anchors import resolve_anchor
from dragoman.linking.copies import Printed, find_copies
from dragoman.linking.credits import credited, outlet_chain
from dragoman.linking.events import link_events
from dragoman.linking.places import PlaceIndex, sentence_around
from dragoman.linking.resolved import Resolved, link_claims
from dragoman.linking.runs import Runs
from dragoman.linking.stories import Sketched, group_stories
from dragoman.linking.ties import TieIndex
from dragoman.records import (
    Actor,
    Anchor,
    Claim,
    Event,
    Evidence,
    Judgement,
    Mention,
    Place,
    Reading,
    Report,
    Resemblance,
    Shelf,
    Tie,
    Verdict,
    make_id,
)

# chain indexes of a report's outlet and agency, which its text need not mention; of what it credits, from -3 down
OUTLET, AGENCY, CREDITED = -1, -2, -3


@dataclass(frozen=True)
class LinkedStory:
    """One story with all that its reports tell. ``ties`` holds the tie ids of each report; ``actors`` is the case's."""

    id: str
    title: str
    reports: tuple[Report, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    ties: Mapping[str, tuple[str, ...]]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]


Linked = Actor | Resemblance | LinkedStory | Place | Tie


def link(shelf: Shelf, judgements: Sequence[Judgement] = ()) -> Iterator[Linked]:
    """Resolve all that was read into actors, places, events, claims, ties and stories.

    Yields:
        Every actor, then every resemblance, then one `LinkedStory` after another in order of id, then places and ties.
        Events, claims and reports come inside their story; reports carry ``copy_of``.
    """
    sketches, local, decisions = _survey(shelf, judgements)
    stories = group_stories(sketch.sketched for sketch in sketches)
    links = link_actors(local, decisions, stories)
    del local  # events look at none of it: less to hold for the rest of the run
    yield from links.actors
    yield from links.resemblances
    actors = {actor.id: actor for actor in links.actors}
    copies = find_copies(sketch.printed for sketch in sketches)
    del sketches
    places, ties, runs = PlaceIndex(), TieIndex(symmetric_types(), actors), Runs()
    for story in sorted(stories):
        linked = _link_story(shelf, story, links, copies, actors, places, ties)
        runs.add(linked.events)
        yield linked
    yield from places.places()
    yield from sorted([*ties.ties(), *runs.ties()], key=lambda tie: tie.id)


@dataclass(frozen=True, slots=True)
class _Sketched:
    printed: Printed
    sketched: Sketched


def _survey(
    shelf: Shelf, judgements: Sequence[Judgement]
) -> tuple[list[_Sketched], list[LocalActor], list[tuple[Verdict, tuple[str, int], tuple[str, int]]]]:
    """One pass over the shelf that keeps of each report only what actors, copies and stories are found by."""
    in_force = sorted((j for j in judgements if j.withdrawn is None), key=lambda j: (j.at, j.id))
    anchors: defaultdict[str, list[Anchor]] = defaultdict(list)
    for judgement in in_force:
        for anchor in (judgement.left, judgement.right):
            anchors[anchor.report].append(anchor)
    sketches: list[_Sketched] = []
    local: list[LocalActor] = []
    chain_at: dict[Anchor, tuple[str, int] | None] = {}
    for report_id in shelf.report_ids():
        report, reading = shelf.report(report_id), shelf.reading(report_id)
        sketches.append(_sketch(report, reading))
        local.extend(local_actors(report, reading))
        for anchor in anchors[report_id]:
            chain_at[anchor] = resolve_anchor(anchor, report, reading)
    decisions = []
    for judgement in in_force:
        left, right = chain_at.get(judgement.left), chain_at.get(judgement.right)
        if left is not None and right is not None:
            decisions.append((judgement.verdict, left, right))
    return sketches, local, decisions


def _sketch(report: Report, reading: Reading) -> _Sketched:
    # the same words stand in thousands of sketches: each is held once
    terms = {sys.intern(term): n for term, n in reading.sketch.terms.items()}
    sketch = msgspec.structs.replace(reading.sketch, terms=terms)
    return _Sketched(
        Printed(report=report.id, sketch=sketch, published=report.published, agency="agency" in report.metadata),
        Sketched(report=report.id, sketch=sketch, published=report.published),
    )


def local_actors(report: Report, reading: Reading) -> Iterator[LocalActor]:
    """The actors of one report as linking compares them: its chains, its outlet and agency, and whom it credits."""
    first: dict[int, Mention] = {}
    for mention in reading.mentions:
        first.setdefault(mention.chain, mention)
    companions = tuple(chain.name for chain in reading.chains if chain.named)
    for index, chain in enumerate(reading.chains):
        span = sentence_around(reading, first[index].span)
        yield LocalActor(
            report=report.id,
            index=index,
            chain=chain,
            evidence=Evidence(report.id, span.start, span.end),
            published=report.published,
            companions=companions,
        )
    heading = reading.sentences[0] if reading.sentences else None
    end = heading.end if heading else len(report.text)
    for index, name in ((OUTLET, report.outlet), (AGENCY, report.metadata.get("agency"))):
        if name:
            yield LocalActor(
                report=report.id,
                index=index,
                chain=outlet_chain(name),
                evidence=Evidence(report.id, heading.start if heading else 0, end),
                published=report.published,
                companions=companions,
            )
    for n, (chain, span) in enumerate(credited(report)):
        yield LocalActor(
            report=report.id,
            index=CREDITED - n,
            chain=chain,
            evidence=Evidence(report.id, span.start, span.end),
            published=report.published,
            companions=companions,
        )


def _link_story(
    shelf: Shelf,
    story: tuple[str, ...],
    links: ActorLinks,
    copies: Mapping[str, str],
    actors: Mapping[str, Actor],
    places: PlaceIndex,
    ties: TieIndex,
) -> LinkedStory:
    resolved = []
    for report_id in story:
        report, reading = shelf.report(report_id), shelf.reading(report_id)
        report = msgspec.structs.replace(report, copy_of=copies.get(report_id))
        resolved.append(
            Resolved(
                report=report,
                reading=reading,
                actor_ids=tuple(links.actor_of[report_id, i] for i in range(len(reading.chains))),
                place_ids=tuple(places.add(reading, report.text)),
                outlet=links.actor_of.get((report_id, OUTLET)),
                agency=links.actor_of.get((report_id, AGENCY)),
                root=copies.get(report_id, report_id),
            )
        )
    return LinkedStory(
        id=make_id("s", story[0]),
        title=_title(resolved),
        reports=tuple(r.report for r in resolved),
        events=tuple(link_events(resolved, actors)),
        claims=tuple(sorted((c for r in resolved for c in link_claims(r)), key=lambda claim: claim.id)),
        ties={r.report.id: tuple(ties.add(r)) for r in resolved},
        actors=actors,
        places={key: places.place(key, story) for key in dict.fromkeys(k for r in resolved for k in r.place_ids)},
    )


def _title(reports: Sequence[Resolved]) -> str:
    """The title of the earliest original that has one, else its first sentence."""
    ordered = sorted(reports, key=lambda r: (r.report.copy_of is not None, r.report.published or "9999", r.report.id))
    titled = next((r.report.title for r in ordered if r.report.title), None)
    if titled is not None:
        return titled
    first = ordered[0]
    span = first.reading.sentences[0] if first.reading.sentences else None
    return span.cut(first.report.text) if span else first.report.id
