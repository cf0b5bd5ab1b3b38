"""Records built by hand, so that linking and comparing are tested without a model."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.linking.resolved import Resolved
from dragoman.records import (
    Account,
    Actor,
    ActorKind,
    Chain,
    ChainName,
    ClaimMention,
    Count,
    Event,
    EventMention,
    Evidence,
    Interval,
    Modality,
    Name,
    Place,
    Reading,
    Report,
    Sketch,
    Span,
    TieMention,
)

SKETCH = Sketch(terms={}, fingerprints=(), words=0)


def day(iso: str) -> Interval:
    return Interval(start=iso, end=iso, grain="day")


def month(start: str, end: str) -> Interval:
    return Interval(start=start, end=end, grain="month")


def actor(id: str, kind: ActorKind = "state", country: str | None = None, names: Sequence[Name] = ()) -> Actor:
    return Actor(
        id=id,
        name=id,
        kind=kind,
        country=country,
        sectors=(),
        ids={},
        part_of=None,
        roles=(),
        names=tuple(names) or (Name(text=id, kind="name", reports={"r1": 1}),),
    )


def place(id: str, country: str, resolution: int = 4, *, east: float = 0.0, names: Sequence[Name] = ()) -> Place:
    return Place(
        id=id,
        name=id,
        country=country,
        latitude=0.0,
        longitude=east,
        geonames=1,
        resolution=resolution,
        names=tuple(names),
    )


def chain(name: str, named: bool = True) -> Chain:
    return Chain(name=name, named=named, kind=None, names=(ChainName(text=name, kind="name", count=1),))


def telling(
    kind: str,
    lemma: str,
    actors: Sequence[int],
    recipients: Sequence[int] = (),
    *,
    at: int = 0,
    date: Interval | None = None,
    counts: Sequence[Count] = (),
    modality: Modality = "occurred",
    claims: Sequence[int] = (),
) -> EventMention:
    return EventMention(
        type=kind,
        mode=None,
        contexts=(),
        trigger=Span(at, at + 1),
        sentence=Span(at, at + 5),
        actors=tuple(actors),
        recipients=tuple(recipients),
        place=None,
        date=date,
        modality=modality,
        counts=tuple(counts),
        claims=tuple(claims),
        confidence=0.5,
        lemma=lemma,
    )


def tie(source: int, target: int, kind: str, sign: int = 1, *, modality: Modality = "occurred") -> TieMention:
    return TieMention(
        source=source,
        target=target,
        source_span=Span(0, 1),
        target_span=Span(2, 3),
        type=kind,
        sign=sign,  # type: ignore[arg-type]
        modality=modality,
        cue=Span(1, 2),
        sentence=Span(0, 5),
        claims=(),
        confidence=0.7,
    )


def claim(source: int | None, at: int = 0) -> ClaimMention:
    return ClaimMention(
        source=source,
        source_span=Span(at, at + 1),
        source_type="named",
        cue=Span(at + 1, at + 2),
        cue_class="says",
        content=(Span(at + 2, at + 5),),
        manner="indirect",
        stance="neutral",
        sentence=Span(at, at + 5),
    )


def resolved(
    report: str,
    actor_ids: Sequence[str],
    *,
    events: Sequence[EventMention] = (),
    ties: Sequence[TieMention] = (),
    claims: Sequence[ClaimMention] = (),
    chains: Sequence[Chain] | None = None,
    agency: str | None = None,
    root: str | None = None,
) -> Resolved:
    text = "x" * 200
    reading = Reading(
        report=report,
        sentences=(Span(0, 200),),
        mentions=(),
        chains=tuple(chains if chains is not None else [chain(name) for name in actor_ids]),
        times=(),
        places=(),
        claims=tuple(claims),
        events=tuple(events),
        ties=tuple(ties),
        sketch=SKETCH,
    )
    return Resolved(
        report=Report(id=report, text=text, parts=()),
        reading=reading,
        actor_ids=tuple(actor_ids),
        place_ids=(),
        outlet=None,
        agency=agency,
        root=root or report,
    )


def account(
    report: str,
    actors: Sequence[str] = (),
    recipients: Sequence[str] = (),
    *,
    place: str | None = None,
    date: Interval | None = None,
    also_dated: Sequence[Interval] = (),
    modality: Modality = "occurred",
    counts: Sequence[Count] = (),
) -> Account:
    return Account(
        report=report,
        actors=tuple(actors),
        recipients=tuple(recipients),
        place=place,
        date=date,
        also_dated=tuple(also_dated),
        modality=modality,
        counts=tuple(counts),
        claims=(),
        evidence=(Evidence(report, 0, 5),),
    )


def event(*accounts: Account, id: str = "e1", kind: str = "CONSULT", label: str = "met") -> Event:
    return Event(
        id=id,
        type=kind,
        mode=None,
        contexts=(),
        actors=tuple(sorted({a for one in accounts for a in one.actors})),
        recipients=tuple(sorted({a for one in accounts for a in one.recipients})),
        place=None,
        date=None,
        modality="occurred",
        counts=(),
        origins=len(accounts),
        confidence=0.5,
        label=label,
        accounts=accounts,
    )
