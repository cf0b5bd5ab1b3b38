"""Each word of the lexicon in each construction: what states a tie is a word, and where its ends stand is grammar."""

from __future__ import annotations

import pytest

from dragoman.linking.ties import SURE
from dragoman.reading.reader import read_report
from dragoman.records import Part, Reading, Report

PERSONS = [
    "Karim Bensaid's {w}, Tarek Haddad, said that the road would stay open.",
    "Karim Bensaid's {w} Tarek Haddad visited the port on Monday.",
    "Tarek Haddad, a {w} of Karim Bensaid, arrived on Monday.",
    "Tarek Haddad is a {w} of Karim Bensaid.",
    "Tarek Haddad became a {w} of Karim Bensaid in 2019.",
    "The {w} of Karim Bensaid, Tarek Haddad, arrived in the town on Monday.",
    "Tarek Haddad, who has been a {w} of Karim Bensaid for years, arrived on Monday.",
    "Tarek Haddad, seen as a {w} of Karim Bensaid, arrived on Monday.",
    "He accused Tarek Haddad of being a {w} of Karim Bensaid.",
    "The court sentenced Karim Bensaid's {w} Tarek Haddad to six years in prison.",
]
ADJECTIVES = [
    "Karim Bensaid, {w} the Tamarod Front, arrived on Monday.",
    "Karim Bensaid is {w} the Tamarod Front.",
    "Karim Bensaid is said to be {w} the Tamarod Front.",
    "Karim Bensaid and others {w} the Tamarod Front fled on Monday.",
    "Karim Bensaid, a man {w} the Tamarod Front, arrived on Monday.",
]
SUFFIXES = [
    "The Iran-{w} Tamarod Front said on Monday it had taken the town.",
    "Fighting broke out with the Iran-{w} Tamarod Front on Monday.",
    "The Tamarod Front, an Iran-{w} militia, took the town.",
    "Colonel Karim Bensaid of the Iran-{w} Tamarod Front said so.",
]
OFFICES = [
    "{of}'s {w}, Karim Bensaid, arrived on Monday.",
    "Karim Bensaid, {w} of {of}, arrived on Monday.",
    "The {w} of {of}, Karim Bensaid, arrived on Monday.",
    "{of}, whose {w} Karim Bensaid is in prison, rejected the plan.",
    "{of} elected Karim Bensaid as its {w}.",
    "Karim Bensaid has served as {w} of {of} since 2014.",
]


@pytest.mark.parametrize("text", PERSONS)
@pytest.mark.parametrize(
    ("word", "kind"), [("rival", "opposes"), ("confidant", "close to"), ("brother", "relative of")]
)
def test_a_word_for_a_person(text: str, word: str, kind: str) -> None:
    assert (kind, "Haddad", "Bensaid") in told(text.format(w=word))


@pytest.mark.parametrize("text", ADJECTIVES)
@pytest.mark.parametrize(("word", "kind"), [("hostile to", "opposes")])
def test_an_adjective(text: str, word: str, kind: str) -> None:
    assert (kind, "Bensaid", "Front") in told(text.format(w=word))


@pytest.mark.parametrize("text", SUFFIXES)
@pytest.mark.parametrize(("word", "kind"), [("backed", "supports"), ("led", "leads")])
def test_a_word_behind_a_hyphen(text: str, word: str, kind: str) -> None:
    assert (kind, "Iran", "Front") in told(text.format(w=word))


@pytest.mark.parametrize("text", OFFICES)
@pytest.mark.parametrize(
    ("word", "of", "kind"),
    [
        ("chairman", "The Tamarod Front", "leads"),
        ("director-general", "The World Health Organization", "leads"),
        ("spokesman", "The European Commission", "represents"),
        ("foreign minister", "Zambia", "holds office in"),
    ],
)
def test_an_office(text: str, word: str, of: str, kind: str) -> None:
    text = text.format(w=word, of=of)
    wording = text if text.startswith(of) else text.replace(" The ", " the ")
    assert (kind, "Bensaid", of.split()[-1]) in told(wording)


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Karim Bensaid is the chief executive of Nordlys Shipping.", "leads", "Bensaid", "Shipping"),
        ("Karim Bensaid, Nordlys Shipping's chief executive, resigned.", "leads", "Bensaid", "Shipping"),
        ("Borealis's chairman, Anton Velde, resigned.", "leads", "Velde", "Borealis"),
        ('"No," foreign ministry spokeswoman Ana Soto said.', "represents", "Soto", "ministry"),
        ("Iran increased support for the Tamarod Front.", "supports", "Iran", "Front"),
        ("Gunmen linked to the Tamarod Front attacked the town.", "affiliated with", "Gunmen", "Front"),
        (
            "NAIROBI - Kenyan President Jo Mwangi dismissed Interior Minister Ali Lekolool.",
            "holds office in",
            "Lekolool",
            "Kenyan",
        ),
    ],
)
def test_office_part_and_help(text: str, kind: str, source: str, target: str) -> None:
    assert (kind, source, target) in told(text)


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Hungary, which maintains good relations with Moscow, is opposed.", "close to", "Hungary", "Moscow"),
        ("Relations between Turkey and Greece have been strained since May.", "opposes", "Turkey", "Greece"),
        ("Rwanda's relations with Burundi have soured since the attack.", "opposes", "Rwanda", "Burundi"),
    ],
)
def test_how_good_relations_are(text: str, kind: str, source: str, target: str) -> None:
    assert (kind, source, target) in told(text)


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Eritrea rejected Ethiopian accusations that it was arming rebels.", "accuses", "Ethiopian", "Eritrea"),
        ("The Tamarod Front has faced opposition from Egypt for years.", "opposes", "Egypt", "Front"),
        ("Gazprom stopped deliveries of gas to Moldova over an unpaid debt.", "supplies", "Gazprom", "Moldova"),
    ],
)
def test_a_noun_whose_ends_stand_elsewhere(text: str, kind: str, source: str, target: str) -> None:
    assert (kind, source, target) in told(text)


def test_who_tells_that_another_has_quit_demands_nothing() -> None:
    assert not told("Sources told Fox News on Monday that Jo Banda had quit.")


def test_what_is_asked_is_not_told_as_a_fact() -> None:
    text = "The inquiry asks whether the Tamarod Front coordinated with Russia."
    assert {tie.modality for tie in reading_of(text).ties if tie.type == "allied with"} == {"hypothetical"}


def test_relations_alone_take_no_side() -> None:
    assert not told("The two discussed relations between Egypt and Ethiopia.")


def test_what_describes_a_body_behind_its_name_is_that_body() -> None:
    text = "The suspects were members of the Civic Protection group, an organisation financed by Belgrade."
    assert ("funds", "Belgrade", "group") in told(text)


def test_whose_ally_somebody_is_may_be_left_out() -> None:
    text = "Kenyan President Daniel Mwangi dismissed Interior Minister Joseph Lekolool, a longtime ally, on Monday."
    assert ("supports", "Lekolool", "Mwangi") in told(text)


def test_those_who_accuse_each_other_both_accuse() -> None:
    found = told("Israel and Hamas accused each other on Sunday of breaking the truce.")
    assert {("accuses", "Israel", "Hamas"), ("accuses", "Hamas", "Israel")} <= found


def test_whom_people_take_for_an_ally_is_alleged_to_be_one() -> None:
    text = "Tarek Haddad, seen as an ally of Karim Bensaid, arrived on Monday."
    assert {tie.modality for tie in reading_of(text).ties if tie.type == "supports"} == {"alleged"}


def test_whom_a_president_names_minister_is_no_minister_of_his() -> None:
    assert not any(kind == "works for" for kind, _, _ in told("President Ana Soto appointed Jo Banda minister."))


def reading_of(text: str) -> Reading:
    return read_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))


def told(text: str) -> set[tuple[str, str, str]]:
    """Type and the last word of each wording of both ends of the ties that are told."""
    reading = reading_of(text)
    words: dict[int, set[str]] = {}
    for mention in reading.mentions:
        spoken = mention.span.cut(text).split()
        words.setdefault(mention.chain, set()).update((spoken[0], spoken[-1]))
    return {
        (tie.type, source, target)
        for tie in reading.ties
        if tie.confidence >= SURE
        for source in words[tie.source]
        for target in words[tie.target]
    }
