"""What passes between the formats and intake: an input to read, drafts found in it, refusals."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from dragoman.intake.limits import Limits, told
from dragoman.records import PartKind, Record


class Draft(Record, frozen=True, kw_only=True, tag=True):
    """One document as its file gives it: raw values, nothing normalised.

    ``place`` is added to the file's name: ":12" for a line, "/inner/a.html" for a member, "" for the file itself.
    ``marked`` names lines of the text whose kind the format knows (a ``figcaption``, an ``h2``).
    """

    text: str
    place: str = ""
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    metadata: dict[str, str] = msgspec.field(default_factory=dict)
    marked: dict[str, PartKind] = msgspec.field(default_factory=dict)


class Refusal(Record, frozen=True, kw_only=True, tag=True):
    """One item that gives no report, told from inside its file; intake adds the file's name."""

    reason: str
    hint: str
    place: str = ""


class CannotReadError(Exception):
    """Raised by a format for its whole input. ``reason`` says what is wrong, ``hint`` what would help."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint

    def at(self, place: str = "") -> Refusal:
        return Refusal(reason=self.reason, hint=self.hint, place=place)


@dataclass
class Input:
    """Something to read: a stream that can seek, the name it goes by, and what the outside knows of it.

    ``encoding`` and ``url`` come from a header outside (HTTP in a WARC, MIME in a mail). ``depth`` counts the archives
    around it.
    """

    stream: BinaryIO
    name: str
    limits: Limits
    encoding: str | None = None
    url: str | None = None
    depth: int = 0

    @classmethod
    def of_bytes(cls, data: bytes, name: str, limits: Limits, **known: str | int | None) -> Input:
        return cls(io.BytesIO(data), name, limits, **known)  # type: ignore[arg-type]

    def head(self, size: int = 8192) -> bytes:
        """The first bytes; the stream stands at its start afterwards."""
        self.stream.seek(0)
        data = self.stream.read(size)
        self.stream.seek(0)
        return data

    def read(self, limit: int, what: str = "file") -> bytes:
        """All bytes.

        Raises:
            CannotReadError: when there are more than ``limit``, or none.
        """
        self.stream.seek(0)
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise CannotReadError(
                f"the {what} has {told(self._size())}; the limit is {told(limit)}", "split it, or raise the limit"
            )
        if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
            raise CannotReadError("it is empty", "nothing to read; remove it or fetch it again")
        return data

    def _size(self) -> int:
        try:
            return self.stream.seek(0, io.SEEK_END)
        except (OSError, ValueError):
            return 0
