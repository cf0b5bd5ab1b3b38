"""What a format finds in a file, before it becomes a report."""

from __future__ import annotations

from dragoman.records import Record


class Draft(Record, frozen=True, kw_only=True):
    """One document as its file gives it: raw values, nothing normalised.

    ``place`` is where it lies inside its file ("12" for a line, "inner/a.html" for a member), empty for the file itself.
    """

    text: str
    place: str = ""
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    metadata: dict[str, str] = {}


class Refusal(Record, frozen=True, kw_only=True):
    """One item that gives no report, told from inside its file; intake adds the file's name."""

    reason: str
    hint: str
    place: str = ""


class CannotRead(Exception):
    """Raised by a format for its whole input. ``reason`` says what is wrong, ``hint`` what would help."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint

    def at(self, place: str = "") -> Refusal:
        return Refusal(reason=self.reason, hint=self.hint, place=place)
