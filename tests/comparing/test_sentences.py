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
        ("Title of Mr.\nThe body", ["Title of Mr.", "The body"]),
    ],
)
def test_a_point_of_a_title_or_an_initial_ends_no_sentence(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in bounds(text)] == sentences


def test_a_report_opens_with_its_title_and_the_first_sentence_of_its_body() -> None:
    text = "Fuel sold\nMr. Tanui sold fuel. Rain fell."
    parts = (Part(kind="title", start=0, end=9), Part(kind="body", start=10, end=len(text)))
    assert text[: opening(Report(id="r1", text=text, parts=parts))] == "Fuel sold\nMr. Tanui sold fuel."
