"""``doctor``: what is installed, which models, and what is missing."""

from __future__ import annotations

import platform
import sqlite3

import typer

from dragoman.cli.shared import CaseOption, app, open_case

_PREFIX = 16  # characters of a hash that tell two models apart


@app.command(epilog="Example: dragoman doctor --case libya.case")
def doctor(case: CaseOption = None) -> None:
    """Show what is installed and what is missing.

    Versions, and models with the beginning of their SHA-256; those of a case too, if one is named.

    The exit code is 1 when something is missing.
    """
    import dragoman
    from dragoman.case import versions
    from dragoman.cli.terminal import show_table
    from dragoman.errors import MissingPart

    packages = versions.installed()
    rows: list[tuple[str, str]] = [
        ("dragoman", dragoman.__version__),
        ("python", platform.python_version()),
        ("sqlite", f"{sqlite3.sqlite_version}{'' if _has_trigrams() else ', without trigram search: MISSING'}"),
    ]
    rows += [(name, version or "MISSING") for name, version in packages.items()]
    try:
        rows += [(f"model {name}", found[:_PREFIX]) for name, found in versions.model_hashes().items()]
        missing = None
    except MissingPart as error:
        missing = str(error)
    rows += [(f"model {name}", "not packaged: reading does without it") for name in _optional_missing()]
    show_table(("part", "version"), rows)
    if case is not None:
        with open_case(case) as opened:
            counts = [(kind, sum(1 for _ in records)) for kind, records in opened.stream().items()]
            models = [(f"read with {name}", _short(value)) for name, value in opened.models().items()]
            state = (
                "not of these reports and this version: `dragoman read` draws it anew" if opened.stale else "up to date"
            )
            show_table(("case", str(case)), [*counts, *models, ("picture", state)])
    lacking = [name for name, version in packages.items() if version is None]
    if lacking:
        typer.echo(f"missing: {', '.join(lacking)}; `pip install dragoman` brings them", err=True)
    if missing:
        typer.echo(f"missing: {missing}", err=True)
    if lacking or missing or not _has_trigrams():
        raise typer.Exit(1)


def _optional_missing() -> list[str]:
    from dragoman.models import model_path

    return [name for name in ("pair", "story", "token") if model_path(name) is None]


def _short(hashes: str) -> str:
    return " and ".join(value[:_PREFIX] for value in hashes.split())


def _has_trigrams() -> bool:
    try:
        db = sqlite3.connect(":memory:")
        db.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'trigram')")
    except sqlite3.Error:
        return False
    return True
