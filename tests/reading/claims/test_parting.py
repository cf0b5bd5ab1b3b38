"""Where one speaker's words end because another begins to speak, or he says the next thing."""

from __future__ import annotations

import pytest

from dragoman.reading.reader import read_report
from dragoman.records import Part, Report


def told(text: str) -> list[tuple[str, str, bool]]:
    """(source, content, whether it stands in another's words) of every claim."""
    reading = read_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))
    return [
        (
            claim.source_span.cut(text) if claim.source_span else "",
            " | ".join(piece.cut(text) for piece in claim.content),
            claim.inside is not None,
        )
        for claim in reading.claims
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Togo has said it hits rebel camps in the north, while the armed group says it is mainly shelling villages.",
         ("Togo", "it hits rebel camps in the north"), ("the armed group", "it is mainly shelling villages")),
        ("The ministry said a shell killed one man on Thursday, with Togo saying it had struck a fighter.",
         ("The ministry", "a shell killed one man on Thursday"), ("Togo", "it had struck a fighter")),
        ("The army said it had downed three drones while the rebels denied losing any.",
         ("The army", "it had downed three drones"), ("the rebels", "losing any")),
        ("The governor said on Friday that the army had agreed to leave the port, but the ministry indicated it would "
         "keep its soldiers there.",
         ("The governor", "that the army had agreed to leave the port"),
         ("the ministry", "it would keep its soldiers there")),
        ("Lome blamed the clash on smugglers, though records indicate that soldiers fired first.",
         ("Lome", "the clash on smugglers"), ("records", "that soldiers fired first")),
    ],
)  # fmt: skip
def test_another_speaker_ends_the_words_of_the_first(
    text: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    claims = told(text)
    assert (*first, False) in claims
    assert (*second, False) in claims


def test_the_next_thing_that_he_says_is_not_part_of_the_first() -> None:
    claims = told("The bank renewed its tough talk on Friday, calling all such coins illegal and vowing to ban them.")
    assert ("The bank", "all such coins illegal", False) in claims
    assert ("The bank", "to ban them", False) in claims


def test_what_a_source_tells_of_another_stays_inside() -> None:
    claims = told("The envoy said that the rebels had denied the raid.")
    assert ("the rebels", "the raid", True) in claims
