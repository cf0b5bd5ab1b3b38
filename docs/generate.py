"""Writes what the docs can take from the code: ``python docs/generate.py``. A test holds that it was run.

``cli.md`` comes from the commands and their options, ``picture.schema.json`` from the records.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent


def cli_reference() -> str:
    """Every command with its arguments, options and example, as Markdown."""
    import typer

    from dragoman.cli.app import app

    root: Any = typer.main.get_command(app)
    context = root.make_context("dragoman", ["--version-of-docs"], resilient_parsing=True)
    pages = [
        "# The command line",
        "",
        "Written by `python docs/generate.py` from the commands themselves; `dragoman COMMAND --help` says the same.",
        "",
        root.help.strip(),
        "",
        "A user's mistake is one line on standard error. Results go to standard output, remarks to standard error.",
        "",
    ]
    pages += [
        f"- [`{name}`](#{name}): {root.get_command(context, name).get_short_help_str(200)}" for name in root.commands
    ]
    for name in root.list_commands(context):
        pages += ["", *_command(name, root.get_command(context, name))]
    return "\n".join(pages) + "\n"


def _command(name: str, command: Any) -> list[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    usage = " ".join(["dragoman", name, *(p.metavar for p in arguments), "[OPTIONS]"])
    lines = [f"## {name}", "", "```", usage, "```", "", *_paragraphs(command.help), ""]
    lines += ["| | |", "|---|---|"]
    lines += [f"| `{p.metavar}` | {_cell(p.help)} |" for p in arguments]
    lines += [f"| {_option(p)} | {_cell(_help(p))} |" for p in options]
    lines += ["| `-h`, `--help` | Show help and stop. |"]
    if command.epilog:
        example = command.epilog.removeprefix("Example: ")
        lines += ["", "```sh", example, "```"]
    return lines


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.strip().split("\n")]


def _option(option: Any) -> str:
    flags = ", ".join(f"`{flag}`" for flag in sorted(option.opts, key=len))
    if option.is_flag:
        return flags
    return f"{flags} {_cell(option.metavar or 'N')}"


def _help(option: Any) -> str:
    default = getattr(option.default, "value", option.default)
    told = f" Default: {default}." if default not in (None, False, "") and not callable(default) else ""
    variable = f" Environment: `{option.envvar}`." if option.envvar else ""
    return f"{option.help}{told}{variable}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def picture_schema() -> str:
    """The JSON Schema of the exported picture."""
    from dragoman.records import picture_schema

    return json.dumps(picture_schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


PAGES = {"cli.md": cli_reference, "picture.schema.json": picture_schema}


def main() -> None:
    os.environ.pop("DRAGOMAN_CASE", None)
    for name, write in PAGES.items():
        (DOCS / name).write_text(write(), encoding="utf-8")


if __name__ == "__main__":
    main()
