"""``network`` and ``camps``: how the actors of a case stand to each other, as lists and as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.finding import JsonOption
from dragoman.cli.shared import CaseOption, app, open_case
from dragoman.cli.writing import writing_to

if TYPE_CHECKING:
    from dragoman.case.case import Case
    from dragoman.records import Actor, Tie
    from dragoman.telling.balance import Balance, Turn

_MOST_UNBALANCED = 30
_MOST_FOES = 8
_HEADINGS = {
    "friends": "Stands with",
    "foes": "Stands against",
    "offices": "Offices and memberships",
    "holdings": "Owns and controls, or is owned and controlled by",
    "flows": "Supplies and money",
    "other": "Other ties",
}
SvgOption = Annotated[
    Path | None, typer.Option("--svg", metavar="FILE", help="Also draw the network, at most 30 actors, as SVG.")
]
StoryOption = Annotated[str | None, typer.Option(metavar="ID", help="Only the ties that this story tells.")]


@app.command(epilog="Example: dragoman network Haftar --svg haftar.svg")
def network(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="An id or a name.")],
    case: CaseOption = None,
    story: StoryOption = None,
    svg: SvgOption = None,
    json: JsonOption = False,
) -> None:
    """Show one actor's friends, foes, offices, holdings and flows.

    Each tie stands with a sentence that says so, and with whose word it is where it is only alleged. "From events" is
    what no sentence states, but a run of events shows.
    """
    from dragoman.cli import pipes
    from dragoman.telling.camps import standing_of

    with open_case(case) as opened:
        centre = opened.actor(actor)
        ties = list(opened.ties(**_only(story)))
        standing = standing_of(centre.id, ties)
        groups = {name: getattr(standing, name) for name in _HEADINGS}
        if svg is not None:
            near = {end for group in groups.values() for tie in group for end in (tie.source, tie.target)}
            _draw(opened, [tie for tie in ties if tie.source in near and tie.target in near], svg)
        if json:
            pipes.write_json_array(tie for group in groups.values() for tie in group)
            return
        _show_standing(opened, centre, groups)


def _show_standing(case: Case, centre: Actor, groups: dict[str, Sequence[Tie]]) -> None:
    from dragoman.cli.terminal import remarks, show_table
    from dragoman.telling.words import plain

    for name, group in groups.items():
        if group:
            rows = [_row(case, centre, tie) for tie in group]
            show_table(("tie", "who", "how", "since", "until", "origins", "sentence"), rows, title=_HEADINGS[name])
    if not any(groups.values()):
        remarks().print(f"no report tells how {plain(centre.name)} stands to anybody")


def _row(case: Case, centre: Actor, tie: Tie) -> tuple[object, ...]:
    from dragoman.cli.tables import modality

    outward = tie.source == centre.id
    other = case.name_of(tie.target if outward else tie.source)
    how = f"{tie.type} →" if outward else f"← {tie.type}"
    if tie.modality not in ("occurred", "ongoing"):
        how += f" ({modality(case, tie)})"
    if tie.derived:
        how += " (from events)"
    return tie.id, other, how, tie.since, tie.until, tie.origins, _sentence(tie)


def _sentence(tie: Tie) -> str:
    return " ".join((tie.evidence[0].sentence or "").split())


@app.command(epilog="Example: dragoman camps --turn 2020-03-01 --svg camps.svg")
def camps(
    case: CaseOption = None,
    story: StoryOption = None,
    turn: Annotated[
        str | None, typer.Option(metavar="DATE", help="Also show what changed: told up to this day, and after it.")
    ] = None,
    svg: SvgOption = None,
    json: JsonOption = False,
) -> None:
    """Show which actors stand together, and where the network is out of balance.

    Every actor with a friendly or hostile tie is in one camp, but for the nameless of whom one tie alone is told.
    Out of balance is who stands with two that are at odds.
    """
    from dragoman.cli import pipes
    from dragoman.telling.balance import find_balance, find_turns, split_at
    from dragoman.telling.camps import find_camps, foes_of, without_nameless
    from dragoman.telling.words import plain

    if turn is not None:
        _check_day(turn)
    with open_case(case) as opened:
        told = list(opened.ties(**_only(story)))
        actors = {one: opened.actor(one) for tie in told for one in (tie.source, tie.target)}
        ties = without_nameless(told, actors)
        found, balance = find_camps(ties, actors), find_balance(ties)
        foes = [foes_of(camp, ties) for camp in found]
        names = {one: plain(actors[one].name) for camp in found for one in camp}
        turns = []
        if turn is not None:
            days = {report.id: report.published for report in opened.reports()}
            turns = find_turns(*split_at(ties, days, turn))
        if svg is not None:
            _draw(opened, [tie for tie in ties if tie.sign], svg)
        if json:
            as_json = {
                "camps": [[{"id": one, "name": names[one]} for one in camp] for camp in found],
                "balance": balance,
                "turns": turns,
            }
            pipes.write_json_array([as_json])
            return
        _show_camps(found, foes, balance, names)
        if turn is not None:
            _show_turns(opened, turns, turn)


def _show_camps(
    found: Sequence[Sequence[str]], foes: Sequence[Sequence[str]], balance: Balance, names: Mapping[str, str]
) -> None:
    from dragoman.cli.terminal import console, remarks
    from dragoman.telling.balance import in_words

    if not found:
        remarks().print("no report tells who stands with or against whom")
        return
    alone = [names[camp[0]] for camp in found if len(camp) == 1]
    for number, (camp, against) in enumerate(zip(found, foes, strict=True), 1):
        if len(camp) > 1:
            console().print(f"Camp {number}: " + ", ".join(names[one] for one in camp))
            if against:
                more = f" and {len(against) - _MOST_FOES} more" if len(against) > _MOST_FOES else ""
                console().print("  at odds with " + ", ".join(names[one] for one in against[:_MOST_FOES]) + more)
    if alone:
        console().print("In no camp: " + ", ".join(alone))
    if balance.share is not None:
        console().print(f"\nBalance: {balance.share:.0%} of {balance.triangles} triangles")
    for triangle in balance.unbalanced[:_MOST_UNBALANCED]:
        console().print(f"  {in_words(triangle, names)}")
    if len(balance.unbalanced) > _MOST_UNBALANCED:
        remarks().print(f"{len(balance.unbalanced) - _MOST_UNBALANCED} more are out of balance; --json has all")


def _show_turns(case: Case, turns: Sequence[Turn], day: str) -> None:
    from dragoman.cli.terminal import remarks, show_table

    words = {1: "together", 0: "no tie told", -1: "at odds"}
    if not turns:
        remarks().print(f"nothing changed between what was told up to {day} and after it")
        return
    rows = [
        (
            case.name_of(one.pair[0]), case.name_of(one.pair[1]), words[one.before], words[one.after], one.ties[0].id,
            _sentence(one.ties[0]),
        )
        for one in turns
    ]  # fmt: skip
    show_table(("actor", "and", f"told up to {day}", "told after", "tie", "sentence"), rows, title="What changed")


def _draw(case: Case, ties: Iterable[Tie], path: Path) -> None:
    from dragoman.cli.terminal import remarks
    from dragoman.telling.network import draw_network

    ties = list(ties)
    actors = {one: case.actor(one) for tie in ties for one in (tie.source, tie.target)}
    drawing = draw_network(ties, actors)
    if drawing is None:
        remarks().print("there is no tie to draw")
        return
    with writing_to(path) as sink:
        sink.write(drawing.encode("utf-8"))


def _only(story: str | None) -> dict[str, str]:
    return {} if story is None else {"story": story}


def _check_day(day: str) -> None:
    """Raises `BadQuestion` when ``day`` is no ISO date."""
    from datetime import date

    from dragoman.errors import BadQuestion

    try:
        date.fromisoformat(day)
    except ValueError:
        raise BadQuestion("", f"{day} is no day", hint="write it as 2020-02-29") from None
