"""Modality of one event a sentence; the conventions stand at the head of the table.

An event counts as right when one is found at the trigger word and has the modality of the table.
"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.written.tables import Verdict, find_words, plain, read_passage
from dragoman.records import Span


def judge(row: Mapping[str, str]) -> list[Verdict]:
    here = find_words(plain(row["sentence"]), row["trigger"])
    events = read_passage(row["sentence"]).events
    # an act told by two words is one event, which carries one of them: "carried out strikes", "shot and wounded"
    touching = [e for e in events if e.trigger.overlaps(here)] or [e for e in events if _near(e.trigger, here)]
    got = touching[0].modality if touching else "none"
    return [Verdict(row["modality"], row["modality"], got, got == row["modality"])]


def _near(a: Span, b: Span) -> bool:
    return min(abs(a.start - b.end), abs(b.start - a.end)) <= 6
