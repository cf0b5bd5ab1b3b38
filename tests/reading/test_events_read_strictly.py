"""Details of events that a strict reader checks: the place, the doer, the day, whether it is an act at all."""

from __future__ import annotations

import pytest
from read_events import read

_ACCUSED = "Manila accused China of ramming two of its boats on Sunday, damaging their hulls and injuring four sailors."


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Oman blamed the raid on Qatar on Monday.", "blamed", None),
        ("Ministers held talks with Prime Minister Sato on Yemen.", "talks", None),
        ("The envoys held talks on Yemen in Muscat.", "talks", "Muscat"),
        ("The army sent tanks to the border after Chad's attack on Friday.", "attack", None),
        ("The emir travelled to Jordan on Monday.", "travelled", "Jordan"),
        ("On a visit to Cairo, the emir criticised Chad.", "criticised", "Cairo"),
        ("Rebels shelled the town near Chad's border on Monday.", "shelled", "Chad"),
        ("Iran condemned the bombing of an embassy in Nairobi.", "condemned", None),
        ("Iran condemned the bombing of an embassy in Nairobi.", "bombing", "Nairobi"),
        ("The president thanked our ally Turkey for its help.", "thanked", None),
        ("The mayor met Georgia Gov. Brian Kemp on Monday.", "met", None),
    ],
)
def test_where_it_was(text: str, words: str, place: str | None) -> None:
    told = read(text)
    index = told.at(words).place
    assert (None if index is None else told.places[index].name) == place


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        (
            _ACCUSED,
            "ramming",
            ["CHN"],
        ),
        ("Iran denied being behind the attack on the depot.", "attack", ["IRN"]),
        ("Officials say Iran was behind Saturday's attack on the tanker.", "attack", ["IRN"]),
        ("The cause behind the attack on the depot is unknown.", "attack", []),
        ("Oman blamed the attack on Iran.", "attack", ["IRN"]),
        ("Oman blamed the attack on a convoy near Chad on Iran.", "attack", ["IRN"]),
    ],
)
def test_who_did_it(text: str, words: str, actors: list[str]) -> None:
    told = read(text)
    assert told.who(told.at(words).actors) == actors


@pytest.mark.parametrize(
    ("text", "words", "modality"),
    [
        (
            _ACCUSED,
            "ramming",
            "alleged",
        ),
        ("Iran denied being behind the attack on the depot.", "attack", "denied"),
        ("Oman may be behind the attack on the depot.", "attack", "hypothetical"),
        ("The president repeated his hard line against freeing the rebels.", "freeing", "hypothetical"),
        ("Now it's the turn of the rebels to show good faith by releasing the prisoners.", "releasing", "hypothetical"),
        ("Iran denied that its jets crossed the border, and called on Oman to share its data.", "called", "occurred"),
    ],
)
def test_whether_it_was(text: str, words: str, modality: str) -> None:
    assert read(text).at(words).modality == modality


@pytest.mark.parametrize(
    ("text", "words", "recipients"),
    [
        ("Japan sanctioned Iran on Monday.", "sanctioned", ["IRN"]),
        ("Japan blacklisted Iran's oil ministry.", "blacklisted", ["IRN"]),
        ("The court banned the Chadian opposition party.", "banned", ["TCD"]),
        ("Oman blamed the attack on Iran.", "blamed", ["IRN"]),
        ("The French ambassador was summoned and given 72 hours to leave.", "given", ["FRA"]),
        ("Chad signed a pact to help Russia.", "signed", ["RUS"]),
    ],
)
def test_whom_it_struck(text: str, words: str, recipients: list[str]) -> None:
    told = read(text)
    assert told.who(told.at(words).recipients) == recipients


def test_a_verdict_does_not_date_the_crime() -> None:
    told = read("Six men were convicted on Tuesday of the killing of a journalist.")
    assert told.at("convicted").date is not None
    assert told.at("killing").date is None
    assert read("He was found guilty last month of the murder of his rival.").at("murder").date is None


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Two ships collided off the coast of Oman, killing three fishermen.", []),
        ("The wounded soldiers were flown to hospital in Ankara.", []),
        ("The fugitive was recognized by a salesman.", []),
        ("The judge asked Mr. Sato if he understood the charges.", []),
        ("Criticism from Oman threatens the league's plans.", []),
        ("The prime minister insisted he would not meet President Daniel Adams.", ["REJECT"]),
        ("The two leaders ruled out conceding to the guerrillas' demand.", ["REJECT"]),
        ("The governor calls Oman's position on Chad wrong.", []),
        ("Oman slammed the port with airstrikes on Monday.", ["ASSAULT"]),
        ("Oman recognised the council as the government.", ["SUPPORT"]),
        ("Trump defended his decision on Monday.", []),
        ("Daniel Adams narrowly beat Maria Lopes in Ohio.", []),
        ("Police beat the student on Friday.", ["ASSAULT"]),
        ("The officials have contributed to widening the gap.", []),
        ("Senator Daniel Adams clashed with Senator Maria Lopes during a hearing.", ["ACCUSE"]),
        ("The driver, Daniel Adams, hit another vehicle on American Boulevard.", []),
        ("The rebels' seizure of hostages lasted a day.", ["ASSAULT"]),
        ("Rebels seized dozens of guests at the embassy.", ["ASSAULT"]),
        ("In a speech, the prime minister attacked the European Union.", ["ACCUSE"]),
        ("Oman called the ambush a terrorist attack.", ["ASSAULT"]),
        ("Oman condemned the killing as a massacre and an attack on its people.", ["ACCUSE", "ASSAULT"]),
        ("Iran fired missiles at Oman in retaliation for sanctions.", ["ASSAULT"]),
        ("Oman lodged a protest with Iran on Monday.", ["ACCUSE"]),
        ("Police banned a rally called for Saturday.", ["COERCE"]),
        ("Japan will send a missile battery to Oman.", ["AGREE"]),
    ],
)
def test_which_act_it_was(text: str, types: list[str]) -> None:
    assert read(text).types() == types


def test_a_war_that_displaces_is_one_event_with_its_toll() -> None:
    told = read("The war between the army and the militia has displaced more than 2 million people.")
    assert told.types() == ["ASSAULT"]
    assert [(c.what, c.low) for c in told.events[0].counts] == [("displaced", 2_000_000.0)]


def test_a_word_of_where_or_what_is_no_party() -> None:
    told = read("President Fujimori of Peru vowed to wipe out terrorism in Peru.")
    assert told.who(told.at("vowed").recipients) == []
    told = read("Democrats stormed out of a White House meeting with Prime Minister Sato.")
    assert "USA" not in told.who(told.at("stormed").recipients)
    told = read("The Red Cross discussed the condition of the hostages with the rebels.")
    assert "hostages" not in " ".join(told.who(told.at("discussed").actors))


@pytest.mark.parametrize(
    ("text", "words", "recipients"),
    [
        ("Iran condemned the bombing of U.S. embassies on Monday.", "condemned", []),
        ("Qatar condemned the attack on the Saudi consulate in Basra.", "condemned", []),
        ("France condemned Israel's attack on Lebanon.", "condemned", ["ISR"]),
        ("Iran threatened an attack on Israel.", "threatened", ["ISR"]),
        ("The council reiterates its support for Iraq in its fight against ISIL.", "reiterates", ["IRQ"]),
    ],
)
def test_words_about_an_attack_are_not_said_against_whom_it_struck(
    text: str, words: str, recipients: list[str]
) -> None:
    told = read(text)
    assert told.who(told.at(words).recipients) == recipients


def test_an_act_that_only_names_its_victims_is_nobodys() -> None:
    told = read("The minister paid tribute to bombing victims in Nairobi.")
    assert told.who(told.at("paid").recipients) == ["victims"]
    assert [e for e in told.events if e.type == "ASSAULT" and e.actors] == []


def test_who_seizes_is_the_doer_where_the_noun_names_both() -> None:
    told = read("The rebels' seizure of the Omani consulate was condemned by Chad.")
    assert told.who(told.at("seizure").actors) == ["The rebels"]
    assert told.who(told.at("condemned").recipients) == ["The rebels"]


def test_a_day_close_by_is_meant_against_the_tense() -> None:
    told = read("The king had been scheduled to meet President Sato on February 20.", published="2020-03-01")
    day = told.at("meet").date
    assert day is not None
    assert day.start == "2020-02-20"


def test_half_a_decade_ago_is_five_years() -> None:
    day = read("Half a decade ago, hackers hit Oman.", published="2020-03-01").at("hit").date
    assert day is not None
    assert day.start == "2015-01-01"


def test_nationals_of_two_states_are_not_the_states() -> None:
    told = read("The navy arrested 23 heavily armed Omani and Yemeni pirates.")
    assert told.who(told.at("arrested").recipients) == ["23 heavily armed Omani and Yemeni pirates"]


def test_a_namesake_of_a_state_elsewhere_is_not_the_state() -> None:
    told = read("Voters in Atlanta and Savannah, Georgia, waited for hours. A union sued Georgia over the law.")
    assert "GEO" not in told.who(told.at("sued").recipients)
