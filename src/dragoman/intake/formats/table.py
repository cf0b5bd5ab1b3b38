"""CSV and TSV with a header line: one report a row, read row by row."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.intake.cleaning import check_damage, mend_misread
from dragoman.intake.decoding import decode, refuse_binary
from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.keys import NO_TEXT, draft_of_record, names_text

_SAMPLE = 200_000


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    sample = source.head(_SAMPLE)
    encoding = _encoding(sample)
    lines = io.TextIOWrapper(source.stream, encoding=encoding, errors="replace", newline="")
    try:
        yield from _rows(lines, source)
    finally:
        lines.detach()


def _rows(lines: io.TextIOWrapper, source: Input) -> Iterator[Draft | Refusal]:
    previous = csv.field_size_limit(source.limits.item_bytes)
    try:
        first = lines.readline()
        lines.seek(0)
        marks = Counter[str]()
        rows = csv.reader(_counted(lines, marks), delimiter=_delimiter(first, source.name))
        header = _next(rows)
        marks.clear()
        if not isinstance(header, list):
            raise CannotReadError("its header line cannot be read", "export it again as CSV with a header line")
        header = [name.strip().lstrip("\ufeff") for name in header]
        if not names_text(header):
            raise CannotReadError(
                f"no column holds a text (columns: {', '.join(name or '-' for name in header[:12])[:200]})",
                NO_TEXT.hint,
            )
        begun = rows.line_num
        while (row := _next(rows)) is not None:
            place, several, begun = f":{rows.line_num}", rows.line_num > begun + 1, rows.line_num
            odd = marks.pop('"', 0) % 2
            if isinstance(row, csv.Error):
                yield Refusal(reason=f"the row is broken ({row})", hint="export it again as CSV", place=place)
                continue
            if not any(cell.strip() for cell in row):
                continue
            try:
                if len(row) > len(header):
                    raise CannotReadError(
                        f"the row has {len(row)} cells, the header {len(header)}",
                        "quote the cells that hold the delimiter",
                    )
                if several and odd:
                    raise CannotReadError(
                        f"a quotation mark is opened and never closed: the cell runs to line {rows.line_num}",
                        "close it, or double it where it is no end of a cell",
                    )
                draft = draft_of_record(dict(zip(header, map(mend_misread, row), strict=False)), place)
                check_damage(draft.text)
                yield draft
            except CannotReadError as error:
                yield error.at(place)
    finally:
        csv.field_size_limit(previous)


def _counted(lines: Iterable[str], marks: Counter[str]) -> Iterator[str]:
    """``lines``, the quotation marks in which are counted as they pass."""
    for line in lines:
        marks['"'] += line.count('"')
        yield line


def _next(rows: Iterator[list[str]]) -> list[str] | csv.Error | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        return error


def _encoding(sample: bytes) -> str:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if sample.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    refuse_binary(sample)
    cut = sample[: sample.rfind(b"\n") + 1] or sample
    try:
        cut.decode("utf-8")
    except UnicodeDecodeError:
        decoded = decode(cut)
        return next((name for name in ("utf-8", "cp1252", "cp1251", "cp1256") if _same(cut, name, decoded)), "utf-8")
    return "utf-8"


def _same(data: bytes, encoding: str, decoded: str) -> bool:
    return mend_misread(data.decode(encoding, errors="replace")) == decoded


def _delimiter(header: str, name: str) -> str:
    if name.lower().endswith((".tsv", ".tab")) and "\t" in header:
        return "\t"
    return max(",\t;|", key=lambda mark: (header.count(mark), mark == ","))
