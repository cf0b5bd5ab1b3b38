"""Tables of passages with answers, and the shares of them that are right."""

from __future__ import annotations

import csv
import importlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.records import Part, Reading, Report, Span

DATA = Path(__file__).parent.parent / "data"
_TITLE_END = "\n\n"
PUBLISHED = "2026-03-02"  # a Monday: what "on Friday" is counted from


@dataclass(frozen=True)
class Verdict:
    """Whether one answer of a row is right: which answer it is, what the table has and what was read.

    ``of_row`` is False of something read that no row asks for.
    """

    about: str
    wanted: str
    got: str
    right: bool
    of_row: bool = True


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of ``benchmarks/data/NAME.tsv`` by field, the passage last; ``#`` begins a comment."""
    text = (DATA / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def read_passage(text: str) -> Reading:
    """What the product reads in ``text``, a report of that passage alone.

    `` ¶ `` begins a paragraph, `` ¶¶ `` ends a title. A dateline is told apart as intake does.
    """
    from dragoman.intake.datelines import find_dateline
    from dragoman.reading.reader import read_report

    title, has_title, _ = text.partition(" ¶¶ ")
    text = plain(text)
    body = len(title) + len(_TITLE_END) if has_title else 0
    parts = [Part(kind="title", start=0, end=len(title))] if has_title else []
    dateline = find_dateline(text[body:].partition("\n")[0])
    if dateline is not None:
        parts.append(Part(kind="dateline", start=body, end=body + dateline.end))
        body += dateline.body
    parts.append(Part(kind="body", start=body, end=len(text)))
    return read_report(
        Report(id="r", text=text, parts=tuple(parts), title=title if has_title else None, published=PUBLISHED)
    )


def plain(text: str) -> str:
    """``text`` as the report has it: each paragraph on a line of its own."""
    return text.replace(" ¶¶ ", _TITLE_END).replace(" ¶ ", "\n")


def find_words(text: str, words: str) -> Span:
    """Where ``words`` stand in ``text``; ``words#2`` is their second occurrence.

    Raises ``ValueError`` if they do not: the table is at fault.
    """
    wanted, _, number = words.partition("#")
    end = 0
    for _ in range(int(number or 1)):
        start = text.find(wanted, end)
        if start < 0:
            raise ValueError(f"{text!r} has no {words!r}")
        end = start + len(wanted)
    return Span(start, end)


def run(name: str, errors: bool) -> None:
    """Print the shares that are right by part and by what is asked, and with ``errors`` what is wrong of ``build``."""
    judge = importlib.import_module(f"benchmarks.written.{name}").judge
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for row in read_table(name):
        verdicts: list[Verdict] = judge(row)
        asked = [verdict.right for verdict in verdicts if verdict.of_row]
        for verdict in [*verdicts, *([Verdict("whole rows", "", "", all(asked))] if asked else [])]:
            key = (row["part"], verdict.about)
            seen[key] += 1
            right[key] += verdict.right
            if errors and not verdict.right and verdict.wanted and row["part"] == "build":
                print(f"{verdict.about}: {verdict.wanted} <- {verdict.got}: {_line(row)}")
    for part, about in sorted(seen):
        key = (part, about)
        print(f"{part:6} {about:16} {right[key]:4} of {seen[key]:4}  {100 * right[key] / seen[key]:5.1f} %")
        if about == "recall" and (part, "precision") in seen:
            p, r = (right[part, name] / seen[part, name] for name in ("precision", "recall"))
            print(f"{part:6} {'F1':16} {'':12}  {200 * p * r / (p + r) if p + r else 0:5.1f} %")


def _line(row: Mapping[str, str]) -> str:
    return " | ".join(value for field, value in row.items() if field != "part")
