"""One record for a person: its fields, then the sentences that it rests on, in their context."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dragoman.cli.tables import TABLES, modality

if TYPE_CHECKING:
    from dragoman.case.case import Case
    from dragoman.records import Actor, Claim, Event, Evidence, Place, Record, Report, Story, Tie


def show_record(case: Case, record: Record | Tie) -> None:
    """Print the record."""
    from dragoman.records import Actor, Claim, Event, Place, Report, Story

    shown: dict[type, Callable[[Case, Any], None]] = {
        Report: _show_report, Story: _show_story, Actor: _show_actor, Place: _show_place, Event: _show_event,
        Claim: _show_claim,
    }  # fmt: skip
    shown.get(type(record), _show_tie)(case, record)


def _fields(heading: str, **fields: object) -> None:
    from rich.text import Text

    from dragoman.cli.terminal import console
    from dragoman.telling.words import plain

    console().print(Text(plain(heading), style="bold"))
    for name, value in fields.items():
        if value not in (None, "", (), []):
            text = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
            console().print(Text(f"  {name.replace('_', ' ')}: ").append(plain(text)))


def _quotes(case: Case, evidence: tuple[Evidence, ...], *, title: str = "evidence") -> None:
    """Each sentence that says so, under the report it stands in."""
    from rich.padding import Padding
    from rich.text import Text

    from dragoman.cli.terminal import console, marked

    if evidence:
        console().print(Text(f"  {title}:"))
    for one in evidence:
        quote = case.quote(one)
        console().print(Padding(Text(f"{cite(quote.report)}:{one.start}", style="dim"), (0, 0, 0, 4)))
        console().print(Padding(marked(*quote.pieces), (0, 0, 0, 6)))


def cite(report: Report) -> str:
    from dragoman.telling.words import plain

    told = [report.outlet or "unknown outlet", (report.published or "no date")[:10], report.file or "", report.id]
    return ", ".join(plain(part) for part in told if part)


def _show_report(case: Case, report: Report) -> None:
    from rich.text import Text

    from dragoman.cli.terminal import console
    from dragoman.telling.words import plain

    _fields(
        report.title or report.id,
        id=report.id,
        outlet=report.outlet,
        byline=report.byline,
        published=report.published and f"{report.published} (from {report.published_from or 'unknown'})",
        dateline=report.dateline,
        language=report.language,
        url=report.url,
        copy_of=report.copy_of,
        files=case.files(report.id),
    )
    console().print()
    for line in report.text.split("\n"):
        console().print(Text(plain(line)))


def _show_story(case: Case, story: Story) -> None:
    _fields(story.title, id=story.id, reports=story.reports)
    from dragoman.cli.terminal import remarks

    if story.events:
        columns, row = TABLES["events"]
        from dragoman.cli.terminal import show_table

        show_table(columns, (row(case, event) for event in case.events(story=story.id)), title="events")
    remarks().print(f"dragoman brief {story.id} tells it side by side")


def _show_actor(case: Case, actor: Actor) -> None:
    roles = [f"{'former ' if role.former else ''}{role.title}{_of(case, role.of)}" for role in actor.roles]
    _fields(
        actor.name,
        id=actor.id,
        kind=actor.kind,
        country=actor.country,
        sectors=actor.sectors,
        part_of=case.name_of(actor.part_of),
        ids=[f"{name} {value}" for name, value in sorted(actor.ids.items())],
        roles=roles,
        names=[f"{n.text} ({n.kind}, {sum(n.reports.values())})" for n in actor.names],
    )
    for pair in case.resemblances(actor.id):
        other = pair.right if pair.left == actor.id else pair.left
        _fields(f"  possibly the same as {case.name_of(other)} ({other}), {pair.score:.2f}: {pair.reason}")
    _quotes(case, tuple(_naming(case, actor, one) for one in actor.evidence))


def _naming(case: Case, actor: Actor, evidence: Evidence) -> Evidence:
    """The words of the evidence that name the actor, where they can be told; a judgement may point to them."""
    from dragoman.records import Evidence

    for mention in case.mentions(actor, evidence.report):
        if evidence.start <= mention.start and mention.end <= evidence.end:
            return Evidence(evidence.report, mention.start, mention.end)
    return evidence


def _of(case: Case, actor_id: str | None) -> str:
    return f" of {case.name_of(actor_id)}" if actor_id else ""


def _show_place(case: Case, place: Place) -> None:
    located = f"{place.latitude}, {place.longitude}" if place.latitude is not None else None
    names = [f"{n.text} ({sum(n.reports.values())})" for n in place.names]
    _fields(place.name, id=place.id, country=place.country, coordinates=located, geonames=place.geonames, names=names)
    _quotes(case, place.evidence)


def _show_event(case: Case, event: Event) -> None:
    from dragoman.telling.dates import when
    from dragoman.telling.words import count, listed

    who, whom = (listed([case.name_of(i) or i for i in ids]) for ids in (event.actors, event.recipients))
    _fields(
        f"{event.type}{f' ({event.mode})' if event.mode else ''}: {event.label}",
        id=event.id,
        who=who,
        whom=whom,
        **_things(event),
        where=case.name_of(event.place),
        when=when(event.date) if event.date else None,
        whether=modality(case, event),
        historical=event.historical or None,
        counts=[count(one) for one in event.counts],
        contexts=event.contexts,
        origins=event.origins,
        confidence=f"{event.confidence:.2f}",
    )
    for account in event.accounts:
        told = [account.modality, when(account.date) if account.date else "", case.name_of(account.place) or ""]
        _quotes(case, account.evidence, title="; ".join(["account", *(part for part in told if part)]))


def _things(event: Event) -> dict[str, list[str]]:
    """With what, what was handed over or given in return, and what was struck, by role."""
    roles = dict.fromkeys(thing.role for thing in event.things)
    return {role: [thing.text for thing in event.things if thing.role == role] for role in roles}


def _show_claim(case: Case, claim: Claim) -> None:
    report = case.report(claim.report)
    _fields(
        f"{case.name_of(claim.source) or claim.source_text or 'a source not named'}: {claim.content.cut(report.text)}",
        id=claim.id,
        source=claim.source,
        named_as=claim.source_text,
        kind_of_source=claim.source_type,
        passed_on_by=[case.name_of(i) or i for i in claim.chain],
        cue=claim.cue and f"{claim.cue} ({claim.cue_class or 'no class'})",
        manner=claim.manner,
        stance=claim.stance,
        inside=claim.inside,
    )
    _quotes(case, claim.evidence)


def _show_tie(case: Case, tie: Tie) -> None:
    _fields(
        f"{case.name_of(tie.source)} – {tie.type} – {case.name_of(tie.target)}",
        id=tie.id,
        matter=tie.matter,
        sign={1: "friendly", -1: "hostile", 0: None}[tie.sign],
        since=tie.since,
        until=tie.until,
        whether=modality(case, tie),
        derived="from events" if tie.derived else None,
        origins=tie.origins,
        confidence=f"{tie.confidence:.2f}",
    )
    _quotes(case, tie.evidence)
