"""The command line: one of the two doors. Each command reads options, calls the case, and shows what comes back.

Asking for help loads no model and no heavy library: what a command needs is imported inside it.
"""

from __future__ import annotations


def main() -> None:
    """The ``dragoman`` command."""
    from dragoman.cli.app import app

    app(prog_name="dragoman")
