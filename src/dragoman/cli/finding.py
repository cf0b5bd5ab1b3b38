"""``reports``, ``stories``, ``actors`` and the other lists, ``show`` and ``search``: finding things in a case."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.shared import CaseOption, app, open_case

if TYPE_CHECKING:
    from dragoman.case.case import Case
    from dragoman.records import Actor, Claim, Event, Evidence, Place, Report, Story, Tie

_MOST_ROWS = 200  # of a table for people; pipes get all

JsonOption = Annotated[bool, typer.Option("--json", help="All fields as a JSON array, a record a line.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="All fields as CSV, safe to open in a spreadsheet.")]


def _add_list(kind: str, help_text: str, example: str) -> None:
    """Add the command that lists one kind of record; all take the same filters."""

    def command(
        case: CaseOption = None,
        actor: Annotated[
            str | None, typer.Option(metavar="ACTOR", help="Only with this actor: an id or a name.")
        ] = None,
        country: Annotated[
            str | None, typer.Option(metavar="CODE", help="Only with this country: ISO alpha-3, as LBY.")
        ] = None,
        type: Annotated[
            str | None,
            typer.Option(
                "--type",
                metavar="TYPE",
                help="PLOVER type of events, type of ties, kind of actors, cue class of claims.",
            ),
        ] = None,
        outlet: Annotated[
            str | None, typer.Option(metavar="NAME", help="Only what this outlet's reports tell.")
        ] = None,
        since: Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day, as 2020-02-29.")] = None,
        until: Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day.")] = None,
        story: Annotated[str | None, typer.Option(metavar="ID", help="Only of this story: an id.")] = None,
        limit: Annotated[
            int | None,
            typer.Option(min=1, metavar="N", help=f"At most so many; a table shows {_MOST_ROWS}."),
        ] = None,
        json: JsonOption = False,
        csv: CsvOption = False,
    ) -> None:
        filters = {
            "actor": actor, "country": country, "type": type, "outlet": outlet, "since": since, "until": until,
            "story": story,
        }  # fmt: skip
        with open_case(case) as opened:
            records = getattr(opened, kind)(**{name: value for name, value in filters.items() if value is not None})
            _show(opened, kind, records, limit=limit, json=json, csv=csv)

    command.__doc__ = help_text
    app.command(name=kind, epilog=f"Example: dragoman {example}")(command)


def _show(case: Case, kind: str, records: Iterator[Any], *, limit: int | None, json: bool, csv: bool) -> None:
    from dragoman.cli import pipes
    from dragoman.cli.terminal import remarks, show_table

    if json:
        pipes.write_json_array(islice(records, limit))
        return
    if csv:
        from dragoman.case.queries import KINDS

        pipes.write_csv(islice(records, limit), KINDS[kind])
        return
    columns, row = _TABLES[kind]
    most = limit or _MOST_ROWS
    shown = heapq.nsmallest(most + 1, records, key=_FIRST[kind])
    if not shown:
        remarks().print(f"no {kind} found")
        return
    show_table(columns, (row(case, record) for record in shown[:most]))
    if limit is None and len(shown) > most:
        remarks().print(f"the first {_MOST_ROWS}; --limit N shows more, --json and --csv give all")


# ------------------------------------------------------------ what a table shows first, and what a row of it holds

# Pipes get the order of ids, which never changes; a person wants what most reports tell, or what was first.
_FIRST: dict[str, Callable[[Any], Any]] = {
    "reports": lambda report: (report.published or "9999", report.id),
    "stories": lambda story: (-len(story.reports), story.id),
    "actors": lambda actor: (-len({report for name in actor.names for report in name.reports}), actor.id),
    "places": lambda place: (-sum(sum(name.reports.values()) for name in place.names), place.id),
    "events": lambda event: ((event.date and event.date.start) or "9999", event.id),
    "claims": lambda claim: (claim.report, claim.content.start, claim.id),
    "ties": lambda tie: (-tie.origins, -len(tie.evidence), tie.id),
}


def _report_row(case: Case, report: Report) -> tuple[object, ...]:
    copy = f"copy of {report.copy_of}" if report.copy_of else None
    return report.id, (report.published or "")[:10], report.outlet, report.language, report.title, copy


def _story_row(case: Case, story: Story) -> tuple[object, ...]:
    differing = story.comparison.differing if story.comparison else ()
    contradictions = sum(1 for difference in differing if difference.kind == "contradiction")
    origins = len(story.comparison.origins) if story.comparison else None
    return story.id, story.title, len(story.reports), origins, len(story.events), contradictions


def _actor_row(case: Case, actor: Actor) -> tuple[object, ...]:
    others = sorted({n.text for n in actor.names if n.kind in ("name", "alias", "acronym") and n.text != actor.name})
    reports = {report for name in actor.names for report in name.reports}
    return actor.id, actor.name, actor.kind, actor.country, len(reports), ", ".join(others)


def _place_row(case: Case, place: Place) -> tuple[object, ...]:
    return place.id, place.name, place.country, place.latitude, place.longitude, place.geonames


def _event_row(case: Case, event: Event) -> tuple[object, ...]:
    from dragoman.telling.dates import when
    from dragoman.telling.words import listed

    who, whom = ([case.name_of(i) or i for i in ids] for ids in (event.actors, event.recipients))
    date = when(event.date) if event.date else None
    return (
        event.id, date, event.type, event.mode, listed(who, 3), listed(whom, 3), case.name_of(event.place),
        _modality(case, event), event.origins,
    )  # fmt: skip


def _claim_row(case: Case, claim: Claim) -> tuple[object, ...]:
    report = case.report(claim.report)
    source = case.name_of(claim.source) or claim.source_text
    return claim.id, source, claim.cue, claim.content.cut(report.text), claim.manner, claim.stance, report.outlet


def _tie_row(case: Case, tie: Tie) -> tuple[object, ...]:
    sign = {1: "+", -1: "−", 0: ""}[tie.sign]
    ends = case.name_of(tie.source), case.name_of(tie.target)
    return tie.id, ends[0], tie.type, ends[1], sign, tie.since, tie.until, _modality(case, tie), tie.origins


def _modality(case: Case, record: Event | Tie) -> str:
    """An allegation is never shown without whose it is."""
    from dragoman.telling.words import listed

    if record.modality != "alleged":
        return record.modality
    sources = listed(case.sources_of(record), 2)
    return f"alleged by {sources}" if sources else "alleged"


_TABLES: dict[str, tuple[tuple[str, ...], Callable[[Case, Any], tuple[object, ...]]]] = {
    "reports": (("id", "date", "outlet", "language", "title", "copy"), _report_row),
    "stories": (("id", "title", "reports", "origins", "events", "contradictions"), _story_row),
    "actors": (("id", "name", "kind", "country", "reports", "other names"), _actor_row),
    "places": (("id", "name", "country", "latitude", "longitude", "geonames"), _place_row),
    "events": (("id", "date", "type", "mode", "who", "whom", "where", "modality", "origins"), _event_row),
    "claims": (("id", "source", "cue", "content", "manner", "stance", "outlet"), _claim_row),
    "ties": (("id", "from", "type", "to", "sign", "since", "until", "modality", "origins"), _tie_row),
}

for _kind, _help, _example in (
    ("reports", "List reports: date, outlet, language, title, copies.", "--outlet SANA"),
    ("stories", "List stories: reports, origins, events, contradictions.", "--since 2020-02-01"),
    ("actors", "List actors under all their names.", "--country LBY --type person"),
    ("places", "List places with their coordinates.", "--country SYR --csv"),
    ("events", "List events: who did what to whom, and whether.", "--type CONSULT --actor Haftar"),
    ("claims", "List claims: who says what, and in whose report.", "--actor Mekdad --json"),
    ("ties", "List ties: how the actors stand to each other.", "--actor Turkey --since 2019-01-01"),
):
    _add_list(_kind, _help, f"{_kind} {_example}")


# ------------------------------------------------------------ show


@app.command(epilog="Example: dragoman show e4c1d9aa02b7")
def show(
    record: Annotated[str, typer.Argument(metavar="ID", help="Any record's id, whole or cut short; an actor's name.")],
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Show a record with its sentences.

    Each piece of evidence is shown in its context, with the words that say so marked.
    """
    from dragoman.records import Actor, Claim, Event, Place, Report, Story, to_json

    with open_case(case) as opened:
        found = opened.show(record)
        if json:
            typer.echo(to_json(found).decode())
            return
        shown: dict[type, Callable[[Case, Any], None]] = {
            Report: _show_report, Story: _show_story, Actor: _show_actor, Place: _show_place, Event: _show_event,
            Claim: _show_claim,
        }  # fmt: skip
        shown.get(type(found), _show_tie)(opened, found)


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
        console().print(Padding(Text(f"{_cite(quote.report)}:{one.start}", style="dim"), (0, 0, 0, 4)))
        console().print(Padding(marked(*quote.pieces), (0, 0, 0, 6)))


def _cite(report: Report) -> str:
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
        columns, row = _TABLES["events"]
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
        where=case.name_of(event.place),
        when=when(event.date) if event.date else None,
        whether=_modality(case, event),
        historical=event.historical or None,
        counts=[count(one) for one in event.counts],
        contexts=event.contexts,
        origins=event.origins,
        confidence=f"{event.confidence:.2f}",
    )
    for account in event.accounts:
        told = [account.modality, when(account.date) if account.date else "", case.name_of(account.place) or ""]
        _quotes(case, account.evidence, title="; ".join(["account", *(part for part in told if part)]))


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
        whether=_modality(case, tie),
        derived="from events" if tie.derived else None,
        origins=tie.origins,
        confidence=f"{tie.confidence:.2f}",
    )
    _quotes(case, tie.evidence)


# ------------------------------------------------------------ search


@app.command(epilog='Example: dragoman search Haftar "foreign ministry"')
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="All must stand in a report, quoted ones together.")
    ],
    case: CaseOption = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many reports.")] = 20,
    json: JsonOption = False,
) -> None:
    """Find reports by their words.

    Any script is searched; case and diacritics do not matter, and a word is found inside a longer one.
    """
    from rich.padding import Padding
    from rich.text import Text

    from dragoman.cli import pipes
    from dragoman.cli.terminal import clean, console, remarks
    from dragoman.telling.words import plain

    question = " ".join(f'"{word}"' if " " in word else word for word in words)
    with open_case(case) as opened:
        hits = opened.search(question)
        if json:
            pipes.write_json_array(islice(hits, limit))
            return
        found = 0
        for hit in islice(hits, limit):
            found += 1
            console().print(Text(plain(hit.report.title or hit.report.id), style="bold"))
            console().print(Padding(Text(_cite(hit.report), style="dim"), (0, 0, 0, 2)))
            snippet = Text()
            at = hit.snippet.start
            for mark in (*hit.marks, None):
                end = mark.start if mark else hit.snippet.end
                snippet.append(clean(hit.report.text[at:end]))
                if mark and mark.end > at:
                    snippet.append(clean(mark.cut(hit.report.text)), style="bold reverse")
                    at = mark.end
            console().print(Padding(snippet, (0, 0, 0, 4)))
    if not found:
        remarks().print("nothing found")
