"""The parse keeps apart what the report's parts keep apart."""

from __future__ import annotations

import pytest

from dragoman.intake import report_from_text
from dragoman.reading.parser import parse_report
from dragoman.reading.reader import read_report

ACCUSED = "General Omar Karim accused France of meddling in the vote."


@pytest.mark.parametrize(
    "dateline", ["TRIPOLI, March 1 (Xinhua) --", "NIAMEY, 26 August 2023 —", "GENEVA (Reuters) -", "Damascus, SANA -"]
)
def test_the_city_of_a_dateline_takes_nobodys_place_in_the_first_sentence(dateline: str) -> None:
    report = report_from_text(f"{dateline} {ACCUSED}\nThe vote was put off for a week, aides said later.")
    first = parse_report(report).sentences[0]
    assert first.span.cut(report.text) == ACCUSED
    assert {token.head.i for token in first.tokens} <= {token.i for token in first.tokens}
    assert [token.text for token in first.tokens if token.dep_ == "nsubj"] == ["Karim"]


def test_who_acts_right_behind_a_dateline_is_found() -> None:
    reading = read_report(
        report_from_text(f"TRIPOLI, March 1 (Xinhua) -- {ACCUSED}\nThe vote was put off, aides said.")
    )
    event = next(event for event in reading.events if event.type == "ACCUSE")
    assert ["Omar Karim" in {name.text for name in reading.chains[chain].names} for chain in event.actors] == [True]


@pytest.mark.parametrize("compound", ["U.S.-backed", "U.N.-brokered", "U.S.-Mexico"])
def test_a_compound_with_an_abbreviation_is_cut_like_any_other(compound: str) -> None:
    first, second = compound.split("-")
    doc = parse_report(report_from_text(f"The {compound} plan was discussed in the capital on Monday.")).doc
    assert [token.text for token in doc][1:4] == [first, "-", second]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The week was tense. Junta Broke The Law In Freezing Aid Funds, Auditor Report Concludes.", 2),
        ("The ministry denied it.  The army did not answer.", 2),
        ("“We will not leave,” Mr. Haddad said. He left on Monday.", 2),
        ("The convoy left at 9 a.m. Sunday, police said. It came back at 8 p.m. Nobody was hurt.", 3),
        ("Officials wrote on X. Benjamin Cole was told on Monday.", 2),
        ("Officials met Malcolm X. Cole on Monday.", 1),
    ],
)
def test_a_sentence_ends_behind_a_mark_only(text: str, count: int) -> None:
    assert len(parse_report(report_from_text(text)).sentences) == count
