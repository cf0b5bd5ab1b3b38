"""Records for other programs: JSON with every field, CSV with a column for each; both written record by record."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from typing import IO, Any

import msgspec

from dragoman.records import to_json

# A spreadsheet runs a cell that begins so as a formula (OWASP ASVS 1.2.10); an apostrophe makes it text.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\0")
_LIST_SEPARATOR = " | "


def write_json_array(records: Iterable[Any]) -> None:
    """A JSON array on standard output, one record a line."""
    out = sys.stdout.buffer
    separator = b"["
    for record in records:
        out.write(separator + to_json(record))
        separator = b",\n "
    out.write(b"[]\n" if separator == b"[" else b"]\n")
    out.flush()


def write_csv(records: Iterable[Any], kind: type[msgspec.Struct]) -> None:
    """CSV on standard output with a header, also when there is no record."""
    sys.stdout.flush()
    write_csv_to(_Utf8(sys.stdout.buffer), records, kind)
    sys.stdout.buffer.flush()


def write_csv_to(out: Any, records: Iterable[Any], kind: type[msgspec.Struct]) -> None:
    """The table of ``records`` of one kind: columns as in JSON, lists joined with `` | ``, nested records as JSON."""
    writer = csv.writer(out)
    writer.writerow(kind.__struct_encode_fields__)
    for record in records:
        writer.writerow([cell(getattr(record, name)) for name in kind.__struct_fields__])


def cell(value: object) -> object:
    """``value`` as one cell: numbers as they are, ``None`` empty, text never a formula."""
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return guarded(_LIST_SEPARATOR.join(value))
    return guarded(value if isinstance(value, str) else to_json(value).decode())


def guarded(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


class _Utf8:
    """A text sink that is UTF-8 whatever the terminal's encoding, with the line ends that ``csv`` asks for."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def write(self, text: str) -> int:
        return self._out.write(text.encode("utf-8", "surrogatepass"))
