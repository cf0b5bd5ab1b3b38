"""``same``, ``different``, ``undecided``, ``judgements``, ``undo`` and ``why``: who is who, decided by a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.finding import CsvOption, JsonOption
from dragoman.cli.shared import CaseOption, app, open_case

if TYPE_CHECKING:
    from dragoman.records import Actor, Judgement, Verdict

_ACTOR = "An actor's id or the beginning of it, a name in full, or one mention as REPORT:START."
Left = Annotated[str, typer.Argument(metavar="A", help=_ACTOR)]
Right = Annotated[str, typer.Argument(metavar="B", help="As A.")]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; the name of this user when not given.")
]


@app.command(epilog="Example: dragoman why Haftar Hifter")
def why(left: Left, right: Right, case: CaseOption = None, json: JsonOption = False) -> None:
    """Explain why two actors are one, or two.

    The sentences name the reports, the names compared and their score (0 to 1), and the judgements that decided.
    """
    from rich.text import Text

    from dragoman.cli.terminal import console
    from dragoman.records import to_json
    from dragoman.telling.words import plain

    with open_case(case) as opened:
        explanation = opened.why(left, right)
    if json:
        typer.echo(to_json(explanation).decode())
        return
    for sentence in explanation.sentences:
        console().print(Text(plain(sentence)))


@app.command(epilog='Example: dragoman same Haftar "Khalifa Hifter" --by ana')
def same(left: Left, right: Right, case: CaseOption = None, by: ByOption = None) -> None:
    """Decide that two actors are one.

    A judgement beats every score, survives every re-reading, and shows in the picture at once.
    """
    _judge(case, "same", left, right, by)


@app.command(epilog='Example: dragoman different "Aguila Saleh" "Ali Abdullah Saleh"')
def different(left: Left, right: Right, case: CaseOption = None, by: ByOption = None) -> None:
    """Decide that two actors are not one.

    If they were merged, name them by two of their names or by two mentions (REPORT:START).
    """
    _judge(case, "different", left, right, by)


@app.command(epilog="Example: dragoman undecided Salah 3f9a1c02")
def undecided(left: Left, right: Right, case: CaseOption = None, by: ByOption = None) -> None:
    """Leave open whether two actors are one.

    They are not merged, and each is shown as possibly the same as the other.
    """
    _judge(case, "undecided", left, right, by)


@app.command(epilog="Example: dragoman judgements --csv")
def judgements(case: CaseOption = None, json: JsonOption = False, csv: CsvOption = False) -> None:
    """List all judgements, withdrawn ones too.

    The journal says what was decided, by whom and when.
    """
    from dragoman.cli import pipes
    from dragoman.cli.terminal import remarks, show_table
    from dragoman.records import Judgement

    with open_case(case) as opened:
        journal = opened.judgements()
    if json:
        pipes.write_json_array(journal)
    elif csv:
        pipes.write_csv(journal, Judgement)
    elif journal:
        columns = ("id", "verdict", "A", "B", "by", "at", "withdrawn")
        names = ((j.id, j.verdict, j.left.name, j.right.name, j.author) for j in journal)
        times = ((_minute(j.at), _minute(j.withdrawn)) for j in journal)
        show_table(columns, ((*row, *at) for row, at in zip(names, times, strict=True)))
    else:
        remarks().print("no judgement yet")


@app.command(epilog="Example: dragoman undo j61f0c2")
def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="A judgement's id, which may be cut short.")],
    case: CaseOption = None,
) -> None:
    """Withdraw a judgement.

    It stays in the journal and has no effect any more.
    """
    from dragoman.cli.terminal import remarks

    with open_case(case) as opened:
        remarks().print(f"withdrawn: {_told(opened.undo(judgement))}")


def _judge(case: Path | None, verdict: Verdict, left: str, right: str, by: str | None) -> None:
    from dragoman.cli.terminal import remarks

    with open_case(case) as opened:
        judgement = opened.judge(verdict, left, right, by=by)
        remarks().print(f"{_told(judgement)}: {_effect(verdict, *opened.judged(judgement))}")


def _effect(verdict: Verdict, left: Actor | None, right: Actor | None) -> str:
    """What the picture shows after a judgement."""
    from dragoman.telling.words import plain

    if left is None or right is None:
        return "shown once its reports are in the case"
    if left.id == right.id and verdict != "same":
        return f"but one report uses both words for {plain(left.name)} ({left.id}), who stays one actor"
    if left.id == right.id:
        return f"now one actor, {plain(left.name)} ({left.id})"
    return f"now two actors, {plain(left.name)} ({left.id}) and {plain(right.name)} ({right.id})"


_VERDICTS = {"same": "are the same", "different": "are different", "undecided": "are left undecided"}


def _told(judgement: Judgement) -> str:
    from dragoman.telling.words import plain

    left, right = (f"“{plain(a.name)}” ({a.report}:{a.start})" for a in (judgement.left, judgement.right))
    return f"{judgement.id}: {left} and {right} {_VERDICTS[judgement.verdict]}, says {plain(judgement.author)}"


def _minute(time: str | None) -> str | None:
    return time and time[:16].replace("T", " ")
