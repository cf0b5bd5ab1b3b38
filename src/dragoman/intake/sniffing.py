"""Which format an input has: by its first bytes where they tell, else by the ending of its name."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Literal

from dragoman.intake.drafts import CannotReadError, Input

Format = Literal[
    "plain", "markdown", "html", "feed", "jsonl", "json", "table", "mail", "mbox", "pdf", "warc", "zip", "gzip"
]
RISKY: frozenset[Format] = frozenset({"html", "feed", "mail", "mbox", "pdf", "warc", "zip", "gzip"})

_ENDINGS: dict[str, Format] = {
    "txt": "plain", "text": "plain", "asc": "plain", "md": "markdown", "markdown": "markdown", "html": "html",
    "htm": "html", "xhtml": "html", "mhtml": "mail", "mht": "mail", "rss": "feed", "atom": "feed", "rdf": "feed",
    "jsonl": "jsonl", "ndjson": "jsonl", "jl": "jsonl", "json": "json", "csv": "table", "tsv": "table", "tab": "table",
    "eml": "mail", "mbox": "mbox", "pdf": "pdf", "warc": "warc", "zip": "zip", "gz": "gzip",
}  # fmt: skip
_FOREIGN = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"SQLite format 3", "an SQLite database"), (b"ID3",
    "a sound file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"), (b"{\\rtf", "an RTF document"), (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"), (b"\xfd7zXZ", "an XZ archive"), (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"), (b"PAR1", "a Parquet table"), (b"%!PS", "a PostScript document"),
)  # fmt: skip
MAILBOX = re.compile(rb"From \S.*\b\d\d:\d\d:\d\d\b.*\b\d{4}\b")  # the line before each mail of a mailbox
_MAIL = re.compile(rb"^(?:(?:[A-Za-z][A-Za-z0-9-]{1,40}):[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n", re.M)
_MAIL_KEYS = re.compile(rb"^(?:From|To|Subject|Date|Received|Message-ID|MIME-Version|Return-Path):", re.I | re.M)


def sniff(source: Input) -> Format:
    """The format of ``source``.

    Raises:
        CannotReadError: when it is empty, or of a kind that holds no readable text.
    """
    head = source.head()
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        if not head or not source.stream.read(1_000_000).strip(b"\x00 \t\r\n\xef\xbb\xbf"):
            raise CannotReadError("it is empty", "nothing to read; remove it or fetch it again")
        source.stream.seek(0)
    ending = PurePosixPath(source.name.replace("\\", "/")).suffix.lower().lstrip(".")
    for mark, kind in _FOREIGN:
        if head.startswith(mark) and not (
            kind == "a program" and mark == b"MZ" and head[:200].isascii() and b"\0" not in head
        ):
            raise CannotReadError(f"it is {kind}, not text", "export it as text, HTML or PDF")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(source, head)
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head[257:262] == b"ustar":
        raise CannotReadError("it is a tar archive", "pack the files as ZIP, or give the folder itself")
    if head.startswith((b"WARC/0.", b"WARC/1.")):
        return "warc"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if MAILBOX.match(text):
        return "mbox"
    start = text[:3000].lower()
    if ending not in ("jsonl", "json", "csv", "tsv", "eml", "ndjson", "md", "mhtml", "mht"):
        if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<\?[^>]*>\s*)*<(?:rss|feed|rdf:rdf)\b", start, re.S):
            return "feed"
        if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)\b", start, re.S):
            return "html"
    found = _ENDINGS.get(ending)
    if found in ("pdf", "zip", "gzip", "warc"):
        raise CannotReadError(
            f"it is named .{ending} but does not begin like one", "fetch it again: it is damaged or another format"
        )
    if found == "json" and _several_values(text):
        return "jsonl"
    if ending == "xml":
        raise CannotReadError("it is XML, but neither RSS nor Atom", "export it as text, HTML, RSS or JSON")
    if found is None:
        if _MAIL.match(text) and len(_MAIL_KEYS.findall(text)) >= 3:
            return "mail"
        if text[:1] in (b"{", b"["):
            return "jsonl" if _several_values(text) else "json"
    return found or "plain"


def _zip_kind(source: Input, head: bytes) -> Format:
    if b"[Content_Types].xml" in head or (b"word/" in head[:4000] and b"docProps" in head):
        raise CannotReadError("it is an Office document", "export it as text, HTML or PDF")
    if b"mimetypeapplication/epub" in head or b"mimetypeapplication/vnd.oasis" in head:
        raise CannotReadError("it is an e-book or OpenDocument file", "export it as text, HTML or PDF")
    return "zip"


def _several_values(text: bytes) -> bool:
    """Whether each line is a JSON value of its own."""
    first, _, rest = text.partition(b"\n")
    if not rest.strip() or first.strip()[:1] != b"{":
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return True
