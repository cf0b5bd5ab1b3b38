"""Whose word it is that stands in a clause beside what somebody says."""

from __future__ import annotations

import pytest

from dragoman.reading.reader import read_report
from dragoman.records import Part, Report


@pytest.mark.parametrize(
    ("text", "act", "modality"),
    [
        # about whom the verb of saying names, the outlet tells
        ("Kyiv accused Russia, which annexed Crimea in 2014, of shelling a hospital.", "annexed", "occurred"),
        ("Washington announced sanctions on Sudan's army, which seized power in 2021.", "seized", "occurred"),
        # within what is said, it may be the speaker's word
        ("He told the agency that the enemy, which has bombed the port of Hodeidah twice, wants to starve the people.",
         "bombed", "alleged"),
        ("The minister said that the rebels, who killed nine soldiers last week, would be punished.", "killed",
         "alleged"),
    ],
)  # fmt: skip
def test_a_clause_beside_is_nobodys_allegation_or_the_speakers(text: str, act: str, modality: str) -> None:
    reading = read_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))
    assert [e.modality for e in reading.events if e.trigger.cut(text) == act] == [modality]
