"""The brief for a terminal, through rich. A report's words are plain text: no markup, no control sequences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.telling.lines import KINDS, Brief, Line
from dragoman.telling.words import marked, plain, quotation

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

COLOURS = {
    "contradiction": "bold red", "denial": "red", "precision": "yellow", "emphasis": "dim",
    "agreed": "green", "alone": "blue",
    "+1": "green", "-1": "red",
}  # fmt: skip


def show(brief: Brief, console: Console) -> None:
    """Print the brief."""
    from rich.padding import Padding
    from rich.text import Text

    console.print(Text(plain(brief.title), style="bold"))
    if brief.figures:
        console.print(Text(", ".join(brief.figures), style="dim"))
    for line in brief.gist:
        _show(line, 2, console)
    if brief.sources:
        console.print()
    for source in brief.sources:
        heading = Text(f"[{source.mark}] ", style="cyan")
        heading.append(source.name, style="bold")
        if source.report.title:
            heading.append(f": {plain(source.report.title)}")
        heading.append(f" ({source.note})", style="dim")
        console.print(Padding(heading, (0, 0, 0, 2), expand=False))
    for section in brief.sections:
        console.print()
        console.print(Text(plain(section.title), style="bold underline"))
        if section.note:
            console.print(Padding(Text(plain(section.note), style="dim"), (0, 0, 0, 2), expand=False))
        for line in section.lines:
            _show(line, 2, console)


def _show(line: Line, indent: int, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(_line(line), (0, 0, 0, indent), expand=False))
    if line.quote:
        console.print(
            Padding(Text(quotation(plain(line.quote)), style="italic dim"), (0, 0, 0, indent + 2), expand=False)
        )
    for below in line.below:
        _show(below, indent + 4, console)


def _line(line: Line) -> Text:
    from rich.text import Text

    text = Text(plain(line.text), style=COLOURS.get(line.kind, "") if line.kind in ("+1", "-1") else "")
    if line.kind.isalpha():
        text.append(f"  {KINDS.get(line.kind, line.kind)}", style=COLOURS.get(line.kind, ""))
    if line.marks:
        text.append(f" {marked(line.marks)}", style="cyan")
    if line.record and not line.marks:
        text.append(f" {line.record}", style="dim")
    return text
