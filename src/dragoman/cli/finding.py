"""``reports``, ``stories``, ``actors`` and the other lists, ``show`` and ``search``: finding things in a case."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.shared import CaseOption, app, open_case
from dragoman.cli.showing import cite, show_record
from dragoman.cli.tables import FIRST, TABLES

if TYPE_CHECKING:
    from dragoman.case.case import Case
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
            shown = _show(opened, kind, records, limit=limit, json=json, csv=csv)
            if not shown and type is not None:
                _tell_types(opened, kind)

    command.__doc__ = help_text
    app.command(name=kind, epilog=f"Example: dragoman {example}")(command)


def _tell_types(case: Case, kind: str) -> None:
    from dragoman.cli.terminal import remarks

    if types := case.types(kind):
        remarks().print(f"types of {kind} in the case: {', '.join(types)}")


def _show(case: Case, kind: str, records: Iterator[Any], *, limit: int | None, json: bool, csv: bool) -> bool:
    """Whether there was anything to show, as far as a table tells."""
    from dragoman.cli import pipes
    from dragoman.cli.terminal import remarks, show_table

    if json:
        pipes.write_json_array(islice(records, limit))
        return True
    if csv:
        from dragoman.case.lookup import KINDS

        pipes.write_csv(islice(records, limit), KINDS[kind])
        return True
    columns, row = TABLES[kind]
    most = limit or _MOST_ROWS
    shown = heapq.nsmallest(most + 1, records, key=FIRST[kind])
    if not shown:
        remarks().print(f"no {kind} found")
        return False
    show_table(columns, (row(case, record) for record in shown[:most]))
    if limit is None and len(shown) > most:
        remarks().print(f"the first {_MOST_ROWS}; --limit N shows more, --json and --csv give all")
    return True


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
    from dragoman.records import to_json

    with open_case(case) as opened:
        found = opened.show(record)
        if json:
            typer.echo(to_json(found).decode())
            return
        show_record(opened, found)


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
            console().print(Padding(Text(cite(hit.report), style="dim"), (0, 0, 0, 2)))
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
