"""Verbs of speech that tell a deed, and verbs of deeds that tell what was said."""

from __future__ import annotations

import pytest

from dragoman.reading.reader import read_report
from dragoman.records import Part, Report


def cues_of(text: str) -> list[str]:
    reading = read_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))
    return [claim.cue.cut(text) for claim in reading.claims if claim.cue is not None]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Ghana recalled its ambassador from Ouagadougou on Wednesday.", []),
        ("Gunmen attacked a checkpoint in Borno, the army said.", ["said"]),
        ("Two tankers, the Sea Lantern and the Orchid Star, were also listed.", []),
        ("The European Union imposed sanctions on five officials.", []),
        ("The two ministers discussed cooperation against smugglers.", []),
        # words all the same
        ("The senator attacked the president's record on Monday.", ["attacked"]),
        ("The minister recalled that the treaty had been signed in 1994.", ["recalled"]),
        ("Kyiv condemned the raid.", ["condemned"]),
    ],
)
def test_what_is_done_is_not_said(text: str, cues: list[str]) -> None:
    assert cues_of(text) == cues


def test_claims_keep_their_numbers_in_events_and_in_each_other() -> None:
    text = (
        "Ghana recalled its ambassador on Wednesday. The minister said that the general had told reporters that rebels "
        "killed nine soldiers."
    )
    reading = read_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))
    said = [claim.cue.cut(text) for claim in reading.claims if claim.cue is not None]
    killed = next(event for event in reading.events if event.trigger.cut(text) == "killed")
    assert "recalled" not in said
    assert all(0 <= i < len(reading.claims) for event in reading.events for i in event.claims)
    assert all(claim.inside is None or 0 <= claim.inside < len(reading.claims) for claim in reading.claims)
    assert {said[i] for i in killed.claims} & {"said", "had told", "told"}
