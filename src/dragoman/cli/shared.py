"""What all commands share: the app that they add themselves to, which case is meant, and how a mistake is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman.errors import BadQuestion, DragomanError

if TYPE_CHECKING:
    from dragoman.case.case import Case

CaseOption = Annotated[
    Path | None,
    typer.Option(
        "--case",
        "-c",
        metavar="FILE",
        envvar="DRAGOMAN_CASE",
        help="The case file. Without it: the one *.case file of this folder.",
    ),
]


class _Commands(TyperGroup):
    """Tells a user's mistake in one line, and keeps the order in which commands were added."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # typer's own, before its sentence
            raise
        except DragomanError as error:
            typer.echo(f"dragoman: {_one_line(str(error))}", err=True)
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            typer.echo("dragoman: stopped; what was kept stays, and the same command goes on from there", err=True)
            raise typer.Exit(130) from None
        except BrokenPipeError:  # the reader of our output, as `head`, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _show_version(asked: bool) -> None:
    if asked:
        import dragoman

        typer.echo(f"dragoman {dragoman.__version__}")
        raise typer.Exit


@app.callback(epilog="Begin with: dragoman read reports/ --case libya.case")
def _dragoman(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version and stop.")
    ] = False,
) -> None:
    """Reads every side's reports of a story and gives back one sourced picture.

    Everything stays on this machine. `read` puts reports into a case, which is one file; the other commands show what
    is in it, and every fact leads back to its sentence.
    """


def open_case(path: Path | None, *, create: bool = False) -> Case:
    """The case that the user means.

    Raises:
        BadQuestion: none was named and this folder does not hold exactly one.
        CaseError: the file is no case.
    """
    import dragoman

    return dragoman.open(path or _only_case(), create=create)


def _only_case() -> Path:
    found = sorted(Path().glob("*.case"))
    if len(found) == 1:
        return found[0]
    here = "here are " + ", ".join(map(str, found)) if found else "there is none in this folder"
    raise BadQuestion("", f"which case? {here}", hint="name it with --case FILE or in DRAGOMAN_CASE")


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
