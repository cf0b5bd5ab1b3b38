"""The commands in the order that help lists them."""

from __future__ import annotations

# isort: off
from dragoman.cli import reading, telling, finding, network, judging, doctor  # noqa: F401  (they add themselves)

# isort: on
from dragoman.cli.shared import app

__all__ = ["app"]
