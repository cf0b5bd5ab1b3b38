"""Whom "the suspect", "the new premier", "the sides" and "the 64-year-old leader" take up."""

from __future__ import annotations

import pytest

from dragoman.intake import report_from_text
from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.cast import Cast
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report


def cast_of(text: str) -> Cast:
    return find_cast(tag_report(parse_report(report_from_text(text, title=None, language="en", file="x"))))


def chains_of(cast: Cast, text: str, words: str) -> list[int]:
    """The chains that the last mention in ``words``, an article aside, stands for."""
    bare = {m.chain for m in cast.mentions if m.span.cut(text).lower().removeprefix("the ") == words.lower()}
    assert len(bare) == 1, (words, [m.span.cut(text) for m in cast.mentions])
    return cast.united(bare)


@pytest.mark.parametrize(
    ("text", "words", "same"),
    [
        ("Police arrested a 22-year-old man on Monday. The suspect will be tried in May.", "suspect",
         ["a 22-year-old man"]),
        ("Police arrested five men over the weekend. The suspects were flown to the capital.", "suspects",
         ["five men"]),
        ("A woman was stabbed in a park on Monday. The victim, a nurse, is in hospital.", "victim", ["A woman"]),
        ("Two men opened fire on a bus near the border. The attackers fled on foot.", "attackers", ["two men"]),
        ("The king appointed Salem Awad as prime minister on Monday. The new prime minister promised calm.",
         "new prime minister", ["Salem Awad"]),
        ("President Rolando Infante visited a factory. The 64-year-old leader told workers to be patient.",
         "64-year-old leader", ["President Rolando Infante"]),
        ("Foreign Minister Daniyar Seitkali held a meeting with Giancarlo Bonfanti. The sides discussed trade.",
         "sides", ["Foreign Minister Daniyar Seitkali", "Giancarlo Bonfanti"]),
    ],
)  # fmt: skip
def test_taken_up(text: str, words: str, same: list[str]) -> None:
    cast = cast_of(text)
    assert chains_of(cast, text, words) == [chain for name in same for chain in chains_of(cast, text, name)]


@pytest.mark.parametrize(
    ("text", "words", "other"),
    [
        # two who may be meant
        ("Police arrested a waiter and charged a sailor. The suspect will be tried in May.", "suspect", "a waiter"),
        # one, not many
        ("Police arrested a man on Monday. The suspects will be tried in May.", "suspects", "a man"),
        ("A gunman killed a guard on Monday. The victim was 40.", "victim", "a gunman"),
        # two rulers
        ("President Ana Soto met Prime Minister Rui Pais. The 64-year-old leader smiled.", "64-year-old leader",
         "President Ana Soto"),
    ],
)  # fmt: skip
def test_left_apart(text: str, words: str, other: str) -> None:
    cast = cast_of(text)
    assert chains_of(cast, text, words) != chains_of(cast, text, other)


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Police said two officers were shot in Leeds on Monday.", "two officers", "COP"),
        ("The army said two officers were shot on Monday.", "two officers", "MIL"),
        ("Mali's military government closed the station.", "Mali's military government", "GOV"),
        ("Conservative leader Paul Desjarlais denied it.", "Conservative leader Paul Desjarlais", "PTY"),
        ("The foreign ministry spokeswoman, Qin Yue, denied it.", "Qin Yue", "GOV"),
    ],
)
def test_sector(text: str, words: str, sector: str) -> None:
    cast = cast_of(text)
    assert sector in cast.chains[chains_of(cast, text, words)[0]].sectors


@pytest.mark.parametrize(
    ("text", "words", "name", "kind"),
    [
        ("The Coastal Union rejected the call. The CU said it would go to court.", "CU", "Coastal Union", None),
        ("The premier told Kosmopress that the talks had failed.", "Kosmopress", "Kosmopress", "media"),
    ],
)
def test_short_forms_and_outlets(text: str, words: str, name: str, kind: str | None) -> None:
    cast = cast_of(text)
    assert chains_of(cast, text, words) == chains_of(cast, text, name)
    assert kind in (None, cast.chains[chains_of(cast, text, words)[0]].kind)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The mayor of Bialystok Tadeusz Lewicki said he would run again.", "Tadeusz Lewicki", "POL"),
        ("Talks between Poland's Marek Zawadzki and Ukraine's Oleh Hnatiuk ended in Lviv.", "Oleh Hnatiuk", "UKR"),
    ],
)
def test_country_of_a_person(text: str, words: str, country: str) -> None:
    cast = cast_of(text)
    assert cast.chains[chains_of(cast, text, words)[0]].country == country


def test_ministers_of_one_government_are_apart() -> None:
    text = "NUG Defence Minister Yee Mon Htut spoke first. The NUG's minister for labour resigned."
    cast = cast_of(text)
    assert chains_of(cast, text, "NUG's minister for labour") != chains_of(cast, text, "Yee Mon Htut")
