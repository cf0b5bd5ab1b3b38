"""The share of events whose modality is right on our own table: ``python -m benchmarks.modality [--errors]``.

The table is ``benchmarks/data/modality.tsv``; its header has the conventions. An event counts as right when an event is
found at the trigger word and has the modality of the table; an event that is not found is wrong. One third of the
table is marked ``held``: it is measured, and its errors are not looked at while building.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.events_by_lexicon import read_sentence
from dragoman.records import Span

TABLE = Path(__file__).parent / "data" / "modality.tsv"


@dataclass(frozen=True)
class Row:
    part: str
    trigger: str
    modality: str
    sentence: str


def read_table() -> list[Row]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return [Row(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def judge(row: Row) -> str:
    """The modality that the product gives the event at the row's trigger, or ``none``."""
    found = re.search(rf"\b{re.escape(row.trigger)}\b", row.sentence)
    if found is None:
        raise ValueError(f"{row.sentence!r} has no {row.trigger!r}")
    here = Span(*found.span())
    _, events = read_sentence(row.sentence)
    touching = [e for e in events if e.trigger.overlaps(here)]
    if not touching:
        # an act told by two words is one event, which carries one of them: "carried out strikes", "shot and wounded"
        touching = [e for e in events if row.sentence[e.trigger.start : e.trigger.end] and _near(e.trigger, here)]
    return touching[0].modality if touching else "none"


def _near(a: Span, b: Span) -> bool:
    return min(abs(a.start - b.end), abs(b.start - a.end)) <= 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["build", "held"])
    parser.add_argument("--errors", action="store_true", help="print the wrong ones of the part that is built on")
    options = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for row in read_table():
        if options.part not in (None, row.part):
            continue
        got = judge(row)
        for key in ((row.part, row.modality), (row.part, "all")):
            seen[key] += 1
            right[key] += got == row.modality
        if options.errors and got != row.modality and row.part == "build":
            print(f"{row.modality} <- {got}: {row.trigger}: {row.sentence}")
    for part, modality in sorted(seen):
        key = (part, modality)
        print(f"{part:6} {modality:13} {right[key]:4} of {seen[key]:4}  {100 * right[key] / seen[key]:5.1f} %")


if __name__ == "__main__":
    main()
