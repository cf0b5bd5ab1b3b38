"""Sentences are found without a parser, past the points of titles and initials."""

import pytest

from dragoman.comparing.sentences import bounds, opening
from dragoman.records import Part, Report


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Rain fell. Mr. Tanui left.", ["Rain fell.", "Mr. Tanui left."]),
        ("They refused Judge Merrick B. Roe. He left.", ["They refused Judge Merrick B. Roe.", "He left."]),
        ("“Go,” said Gen. Oduya. She went.", ["“Go,” said Gen. Oduya.", "She went."]),
        ("It killed 5. The raid ended.", ["It killed 5.", "The raid ended."]),
        ("He left at 4 a.m. on Monday. Men took him.", ["He left at 4 a.m. on Monday.", "Men took him."]),
        ("It began at 3 a.m. (0100 GMT) in Goma. He left.", ["It began at 3 a.m. (0100 GMT) in Goma.", "He left."]),
        ("The Ajax Co. 737 left. (It landed.)", ["The Ajax Co. 737 left.", "(It landed.)"]),
        (
            "It began on Feb. 27 at St. Louis. In Feb. They met.",
            ["It began on Feb. 27 at St. Louis.", "In Feb.", "They met."],
        ),
        ("Flight No. 5 left. He said no. She left.", ["Flight No. 5 left.", "He said no.", "She left."]),
        ("Title of Mr.\nThe body", ["Title of Mr.", "The body"]),
    ],
)
def test_a_point_of_a_title_or_a_short_form_ends_no_sentence(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in bounds(text)] == sentences


def test_a_report_opens_with_its_title_and_the_first_sentence_of_its_body() -> None:
    text = "Fuel sold\nMr. Tanui sold fuel. Rain fell."
    parts = (Part(kind="title", start=0, end=9), Part(kind="body", start=10, end=len(text)))
    assert text[: opening(Report(id="r1", text=text, parts=parts))] == "Fuel sold\nMr. Tanui sold fuel."
