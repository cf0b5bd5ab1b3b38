"""Words and tables on a terminal. A report's text is data there too: no markup, no control sequences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dragoman.telling.words import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_PIPED_WIDTH = 160


@cache
def console() -> Console:
    """Where results go. A pipe gets no colours and wide lines."""
    from rich.console import Console

    found = Console(markup=False, highlight=False, emoji=False)
    return found if found.is_terminal else Console(markup=False, highlight=False, emoji=False, width=_PIPED_WIDTH)


@cache
def remarks() -> Console:
    """Where what is said about a run goes, so that results can be piped."""
    from rich.console import Console

    return Console(stderr=True, markup=False, highlight=False, emoji=False, soft_wrap=True)


def show_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> int:
    """Print ``rows`` under ``columns``; returns how many there were. Numbers stand right, ``None`` is empty."""
    from rich import box
    from rich.table import Table

    shown = [[_cell(value) for value in row] for row in rows]
    table = Table(box=box.SIMPLE_HEAD, title=plain(title) if title else None, title_justify="left", pad_edge=False)
    for index, column in enumerate(columns):
        numbers = bool(shown) and all(not row[index] or _is_number(row[index]) for row in shown)
        longest = max((len(row[index]) for row in shown), default=0)
        is_id = column == "id" or column.endswith(" id")
        table.add_column(
            column,
            justify="right" if numbers and not is_id else "left",
            no_wrap=is_id or longest <= 12,
            overflow="fold" if is_id else "ellipsis",
        )
    for row in shown:
        table.add_row(*(_text(cell) for cell in row))
    console().print(table)
    return len(shown)


def marked(before: str, words: str, after: str) -> Text:
    """A sentence with the words that matter in bold, or between guillemets where there is no bold."""
    from rich.text import Text

    opening, closing = ("", "") if console().is_terminal else ("»", "«")
    text = Text(clean(before))
    text.append(f"{opening}{clean(words)}{closing}", style="bold")
    text.append(clean(after))
    return text


def clean(text: str) -> str:
    """`plain` that keeps a space at either end, where the words go on."""
    inner = plain(text)
    left = " " if text[:1].isspace() and inner else ""
    right = " " if text[-1:].isspace() else ""
    return f"{left}{inner}{right}"


def _cell(value: object) -> str:
    return "" if value is None else plain(str(value))


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).lstrip("+-").isdigit()


def _text(cell: str) -> Text:
    from rich.text import Text

    return Text(cell)
