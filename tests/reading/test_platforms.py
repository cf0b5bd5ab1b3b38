"""A platform that words pass over is no actor, and one that something is done to is; a modifier is no actor either."""

from __future__ import annotations

import pytest

from dragoman.intake import report_from_text
from dragoman.reading.reader import read_report


def names_in(text: str) -> set[str]:
    reading = read_report(report_from_text(text, title=None, language="en", file="x"))
    return {chain.name for chain in reading.chains}


@pytest.mark.parametrize(
    "text",
    [
        "The governor rebuked the nurses on Facebook.",
        "In a post on X, the envoy thanked the crew.",
        "The guild showed a video on YouTube and left.",
        "The governor uploaded a map to Telegram.",
        "The envoy did not answer a WhatsApp message.",
    ],
)
def test_a_platform_is_passed_over(text: str) -> None:
    assert not names_in(text) & {"Facebook", "X", "YouTube", "Telegram", "WhatsApp"}


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("The court imposed a fine on Facebook.", "Facebook"),
        ("A ban on TikTok begins on Monday.", "TikTok"),
        ("YouTube took the film down.", "YouTube"),
    ],
)
def test_a_platform_that_acts_or_is_dealt_with_is_an_actor(text: str, platform: str) -> None:
    assert platform in names_in(text)


def test_a_word_for_what_an_actor_is_is_no_actor_of_its_own() -> None:
    found = names_in("The militant group claimed the blast. Opposition leaders blamed the ruling party.")
    assert found == {"The militant group", "Opposition leaders", "the ruling party"}


def test_a_ceasefire_regime_is_no_government() -> None:
    assert names_in("The ceasefire regime was violated by the army.") == {"the army"}


def test_a_rank_behind_an_office_hides_no_army() -> None:
    text = "Army spokesperson Lt. Gen. Ahsan Malik told reporters in Karachi that nobody was hurt."
    reading = read_report(report_from_text(text, title=None, language="en", file="x"))
    assert {c.sectors for c in reading.chains if c.name == "Ahsan Malik"} == {("MIL",)}


def test_the_body_of_an_office_told_twice_is_one() -> None:
    text = "The army chief Prasit Wongsa left. On Monday the army chief Prasit Wongsa came back."
    reading = read_report(report_from_text(text, title=None, language="en", file="x"))
    assert sum(chain.kind == "military" for chain in reading.chains) == 1
