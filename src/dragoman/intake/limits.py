"""How much one file may ask of this machine before it is refused."""

from __future__ import annotations

from dragoman.records import Record

MEGABYTE = 1_000_000


class Limits(Record, frozen=True, kw_only=True):
    """What intake accepts. Whatever goes over is refused with the limit named; nothing is cut short silently.

    ``file_bytes``: one file that must be held in memory whole (JSONL, CSV, WARC and ZIP are read piece by piece).
    ``markup_bytes``: one HTML page, feed or mail. ``item_bytes``: one line of JSONL, one row, one member of an archive.
    ``unpacked_bytes``, ``unpacked_ratio``, ``members``: an archive as a whole; the ratio counts from 10 MB on.
    ``depth``: archives inside archives. ``pages``: of a PDF. ``text_chars``: the text of one report.
    ``seconds``: processor-bound work on one item. ``memory_bytes``: address space of the worker process.
    """

    file_bytes: int = 200 * MEGABYTE
    markup_bytes: int = 10 * MEGABYTE
    item_bytes: int = 20 * MEGABYTE
    unpacked_bytes: int = 2_000 * MEGABYTE
    unpacked_ratio: int = 200
    members: int = 100_000
    depth: int = 3
    pages: int = 500
    text_chars: int = 1_000_000
    seconds: float = 20.0
    memory_bytes: int = 3_000 * MEGABYTE


def told(size: float) -> str:
    """A number of bytes for a reader: ``52.4 MB``."""
    return f"{size / MEGABYTE:,.1f} MB"
