"""``brief``, ``compare``, ``timeline`` and ``export``: the picture for people, and for other programs."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from dragoman.cli.briefs import BriefFormat, tell_news, write_brief
from dragoman.cli.shared import CaseOption, app, open_case
from dragoman.cli.writing import write_text, writing_to

if TYPE_CHECKING:
    from dragoman.case.case import Case
    from dragoman.records import Actor, Claim, Event, Place


class TextFormat(StrEnum):
    TERMINAL = "terminal"
    MARKDOWN = "md"
    JSON = "json"


class ExportFormat(StrEnum):
    JSON = "json"


_BRIEFS, _TEXTS, _FORMATS = "|".join(BriefFormat), "|".join(TextFormat), "|".join(ExportFormat)
_MOST = 200  # dated events of a timeline for people
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to write; standard output when not given.")
]


@app.command(epilog="Example: dragoman brief s3f9a --format html --out brief.html")
def brief(
    story: Annotated[
        str | None, typer.Argument(metavar="[STORY]", help="A story's id; the story of most origins when not given.")
    ] = None,
    case: CaseOption = None,
    format: Annotated[
        BriefFormat,
        typer.Option("--format", "-f", metavar=_BRIEFS, help="For a screen, a document, a browser, a program."),
    ] = BriefFormat.TERMINAL,
    out: OutOption = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Tell only what is new: what reports say that came into the case on this day (UTC) or later, as "
            "2020-02-29 or 2020-02-29T14:30.",
        ),
    ] = None,
) -> None:
    """Tell a story on one page.

    What happened, where the reports differ, what several tell side by side, what only one says, who is quoted, who
    stands where.

    With --since, what is new since the last look, in the story or in all: contradictions, events, changes in what was
    known, statements and ties that rest on newly arrived reports. When a report was published does not matter.
    """
    from dragoman.cli.terminal import remarks

    with open_case(case) as opened:
        if since is not None:
            tell_news(opened, story, since, format, out)
            return
        chosen = opened.story(story).id if story else _most_telling(opened)
        if chosen is None:
            remarks().print("there is no story in the case")
            raise typer.Exit(1)
        with writing_to(out) as sink:
            write_brief(opened, chosen, format, sink)


@app.command(epilog="Example: dragoman compare s3f9a --format md --out compare.md")
def compare(
    story: Annotated[
        str | None, typer.Argument(metavar="[STORY]", help="A story's id; the story of most origins when not given.")
    ] = None,
    case: CaseOption = None,
    format: Annotated[
        TextFormat, typer.Option("--format", "-f", metavar=_TEXTS, help="For a screen, a document, a program.")
    ] = TextFormat.TERMINAL,
    out: OutOption = None,
) -> None:
    """Set one story's accounts side by side.

    Contradictions first; what several tell of one matter, in the words of each; then event by event and slot by slot
    what is agreed, what differs and what only one says, each with the reports and the sentence that say so. Then what
    each outlet calls whom, on whom it relies, and how many of the reports are really one.
    """
    from dragoman.cli.terminal import remarks

    with open_case(case) as opened:
        chosen = opened.story(story).id if story else _most_telling(opened)
        if chosen is None:
            remarks().print("there is no story in the case")
            raise typer.Exit(1)
        from dragoman.telling.ledger import compose_ledger
        from dragoman.telling.ledger_lines import as_brief
        from dragoman.telling.plain_json import to_json

        ledger = compose_ledger(opened.picture(chosen), chosen)
        with writing_to(out) as sink:
            if format is TextFormat.JSON:
                sink.write(to_json(ledger, ledger.sources))
            else:
                write_text(as_brief(ledger), format is TextFormat.MARKDOWN, sink)


@app.command(epilog="Example: dragoman timeline --actor Haftar --since 2019-01-01")
def timeline(
    case: CaseOption = None,
    actor: Annotated[str | None, typer.Option(metavar="ACTOR", help="Only with this actor: an id or a name.")] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only with this country: ISO alpha-3, as LBY.")
    ] = None,
    type: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only of this PLOVER type.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this outlet's reports tell.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day, as 2020-02-29.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day.")] = None,
    story: Annotated[str | None, typer.Option(metavar="ID", help="Only of this story: an id.")] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help=f"At most so many dated events, those of most origins; {_MOST} except as JSON."
        ),
    ] = None,
    format: Annotated[
        TextFormat, typer.Option("--format", "-f", metavar=_TEXTS, help="For a screen, a document, a program.")
    ] = TextFormat.TERMINAL,
    out: OutOption = None,
) -> None:
    """List events in the order of time.

    Each date is as precise as the words of the reports, and its grain stands behind it. Events without a date stand
    apart; a filter by day leaves them out. `dragoman show` with the id at the end of a line shows the sentences.
    """
    from dragoman.cli.terminal import remarks
    from dragoman.telling.plain_json import to_json
    from dragoman.telling.timeline import as_brief, compose_timeline

    filters = {
        "actor": actor, "country": country, "type": type, "outlet": outlet, "since": since, "until": until,
        "story": story,
    }  # fmt: skip
    with open_case(case) as opened, opened.snapshot():
        events = list(opened.events(**{name: value for name, value in filters.items() if value is not None}))
        most = limit or (None if format is TextFormat.JSON else _MOST)
        told = compose_timeline(events, *_named_in(opened, events), most=most)
        with writing_to(out) as sink:
            if format is TextFormat.JSON:
                sink.write(to_json(told))
            elif events:
                write_text(as_brief(told), format is TextFormat.MARKDOWN, sink)
        if not events and format is not TextFormat.JSON:
            remarks().print("no events found")
        elif limit is None and len(told.dated) == most:
            remarks().print(f"the {_MOST} dated events of most origins; --limit N shows more, --format json gives all")


@app.command(epilog="Example: dragoman export --to json --out libya.json")
def export(
    to: Annotated[ExportFormat, typer.Option("--to", metavar=_FORMATS, help="The format.")] = ExportFormat.JSON,
    case: CaseOption = None,
    out: OutOption = None,
) -> None:
    """Write the whole picture to a file.

    Two exports of one case are byte-identical.
    """
    with open_case(case) as opened, opened.snapshot(), writing_to(out) as sink:
        _EXPORTS[to](opened, sink)


def _most_telling(case: Case) -> str | None:
    """The story with most origins, then most reports, then the first: the one to begin with."""
    best: tuple[int, int, str] | None = None
    stories = 0
    for story in case.stream()["stories"]:
        stories += 1
        origins = len(story.comparison.origins) if story.comparison else len(story.reports)
        weight = (-origins, -len(story.reports), story.id)
        best = weight if best is None else min(best, weight)
    if stories > 1:
        from dragoman.cli.terminal import remarks

        remarks().print(f"the story of most origins, one of {stories:,}; `dragoman stories` lists them")
    return best[2] if best else None


def _named_in(
    case: Case, events: list[Event]
) -> tuple[dict[str, Actor], dict[str, Place], dict[str, Claim], dict[str, str]]:
    """The actors, places and claims that the events name, by id, and the outlet of every report."""
    wanted = {i for event in events for account in event.accounts for i in account.claims}
    claims: dict[str, Claim] = case.records("claims", wanted)
    actors = {i for event in events for i in (*event.actors, *event.recipients)}
    actors |= {claim.source for claim in claims.values() if claim.source is not None}
    places = {event.place for event in events if event.place is not None}
    return case.records("actors", actors), case.records("places", places), claims, case.outlets()


def _export_json(case: Case, sink: IO[bytes]) -> None:
    import dragoman
    from dragoman.exports.json import write_json

    write_json(sink, case.stream(), dragoman=dragoman.__version__, models=case.models())


_EXPORTS: dict[ExportFormat, Callable[[Case, IO[bytes]], None]] = {ExportFormat.JSON: _export_json}
