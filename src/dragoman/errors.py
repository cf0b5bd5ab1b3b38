"""What can go wrong for the person who calls, and nothing else.

    DragomanError                one clear line, and a hint where there is one
    ├── CaseError                something is wrong with a case file (``.path``)
    │   ├── CaseMissing          there is no such file
    │   ├── NotACase             the file is something else
    │   ├── CaseDamaged          the file was a case, and some of its pages are not readable
    │   ├── NewerCase            a later Dragoman wrote it
    │   ├── CaseBusy             another process writes to it now
    │   ├── CaseReadOnly         it cannot be written to
    │   └── DiskFull             there is no room left; the case holds all that was acknowledged
    ├── NotFound                 no record has that id or name (``.wanted``, ``.near``); also a ``LookupError``
    ├── Ambiguous                several actors bear that name (``.wanted``, ``.candidates``)
    ├── BadQuestion              an option or filter that has no meaning (``.value``)
    └── MissingPart              a model or package that Dragoman needs is not installed

One bad report is no exception: it becomes a `dragoman.records.Rejection` in the result, and the run goes on.
"""

# ruff: noqa: N818  (the tree above reads as sentences: "raises NotACase" needs no "Error" behind it)

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class DragomanError(Exception):
    """Base of all errors that a caller may want to catch. ``hint`` says what would have been right."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class CaseError(DragomanError):
    """Something is wrong with the case file at ``path``."""

    def __init__(self, path: Path | str, message: str, *, hint: str | None = None) -> None:
        super().__init__(f"{path}: {message}", hint=hint)
        self.path = Path(path)


class CaseMissing(CaseError):
    """There is no such file."""


class NotACase(CaseError):
    """The file is something else."""


class CaseDamaged(CaseError):
    """The file was a case, and some of its pages are not readable."""


class NewerCase(CaseError):
    """A later Dragoman wrote it."""


class CaseBusy(CaseError):
    """Another process writes to it now."""


class CaseReadOnly(CaseError):
    """It cannot be written to."""


class DiskFull(CaseError):
    """There is no room left; the case holds all that was acknowledged."""


class NotFound(DragomanError, LookupError):
    """No record has that id or name. ``near`` holds the closest that there are."""

    def __init__(self, wanted: str, what: str = "record", *, near: Sequence[str] = (), hint: str | None = None) -> None:
        if near and hint is None:
            hint = "did you mean " + " or ".join(near) + "?"
        super().__init__(f"no {what} {wanted!r} in the case", hint=hint)
        self.wanted = wanted
        self.near = tuple(near)


class Ambiguous(DragomanError, LookupError):
    """Several actors bear that name. ``candidates`` holds a line for each, its id first."""

    def __init__(self, wanted: str, candidates: Sequence[str]) -> None:
        super().__init__(f"{wanted!r} may be " + ", ".join(candidates), hint="give the id instead of the name")
        self.wanted = wanted
        self.candidates = tuple(candidates)


class BadQuestion(DragomanError, ValueError):
    """An option or filter that has no meaning."""

    def __init__(self, value: str, message: str, *, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.value = value


class MissingPart(DragomanError):
    """A model or package that Dragoman needs is not installed."""
