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


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Mensah also said that any raid will harm Togo, whilst highlighting that Togo has shown patience in it.",
         "that any raid will harm Togo", "that Togo has shown patience in it"),
        ("Mensah emphasized that Togo seeks to reach a binding agreement through the council concerning the dam, "
         "expressing hope that the council will affirm the need for it.",
         "that Togo seeks to reach a binding agreement through the council concerning the dam",
         "hope that the council will affirm the need for it"),
    ],
)  # fmt: skip
def test_a_participle_behind_what_is_said_goes_on_with_the_speaker(text: str, first: str, second: str) -> None:
    claims = told(text)
    assert ("Mensah", first, False) in claims
    assert ("Mensah", second, False) in claims


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The raid killed “three people”, the ministry said, without providing further details.",
         "The raid killed “three people”"),
        ("The ministry confirmed that four rockets fell on the port, but did not provide more details.",
         "that four rockets fell on the port"),
        ("The ministry reported a raid on the road, without elaborating.", "a raid on the road"),
        ("The ministry said that the men had left without saying goodbye to the guards.",
         "that the men had left without saying goodbye to the guards"),
    ],
)  # fmt: skip
def test_what_a_speaker_left_out_is_none_of_his_words(text: str, content: str) -> None:
    assert content in [claimed for source, claimed, _ in told(text) if "ministry" in source]


@pytest.mark.parametrize(
    "text",
    [
        "There was no immediate Togolese comment about the raid.",
        "There was no immediate claim of responsibility for the raid.",
        "No official statement was issued by the coalition regarding those raids.",
        "No group has claimed responsibility yet.",
    ],
)
def test_what_is_told_to_be_wanting_is_no_claim(text: str) -> None:
    assert told(text) == []


def test_what_is_believed_of_somebody_is_not_his_belief() -> None:
    text = "At least 16 fighters were killed in strikes, believed to be by Togo, according to the Lome Observatory."
    assert [source for source, _, _ in told(text)] == ["the Lome Observatory"]


def test_what_is_said_before_a_colon_and_quoted_behind_it_is_one() -> None:
    claims = told("A spokesman for the council said such raids were wrong: “The army must protect all villages.”")
    assert [content for _, content, _ in claims] == ["such raids were wrong | “The army must protect all villages.”"]


def test_the_next_thing_that_he_says_is_not_part_of_the_first() -> None:
    claims = told("The bank renewed its tough talk on Friday, calling all such coins illegal and vowing to ban them.")
    assert ("The bank", "all such coins illegal", False) in claims
    assert ("The bank", "to ban them", False) in claims


def test_what_a_source_tells_of_another_stays_inside() -> None:
    claims = told("The envoy said that the rebels had denied the raid.")
    assert ("the rebels", "the raid", True) in claims
