"""Words of action that tell no act, or another one, than they seem to."""

from __future__ import annotations

import pytest
from read_events import read


@pytest.mark.parametrize(
    "text",
    [
        "He had a cardiac arrest on the way to the airport.",
        "The driver was backing out of the driveway.",
        "A barn was destroyed by fire on Sunday.",
        "A trader from Oran was killed when his car left the road and crashed into a tree.",
        "The law is meant to help fight terrorism.",
        "Questions arose after Director Lena Holt took over.",
        "The frigate joined maritime security operations in the Gulf.",
        "Thieves nabbed two million euros worth of gold.",
    ],
)
def test_what_tells_no_act(text: str) -> None:
    assert [(e.type, e.trigger.cut(text)) for e in read(text).events if e.type in ("ASSAULT", "COERCE", "REJECT")] == []


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Senator Maria Lopes attacked Governor Juan Diaz over the budget.", "attacked", "ACCUSE"),
        ("Gunmen attacked Governor Juan Diaz in Cali.", "attacked", "ASSAULT"),
        ("The coalition launched 40 strikes against rebels in Yemen.", "strikes", "ASSAULT"),
        ("China hiked tariffs on Australian wine.", "hiked", "SANCTION"),
    ],
)
def test_what_is_told_is_the_act(text: str, words: str, kind: str) -> None:
    assert read(text).at(words).type == kind


def test_an_outfit_is_not_a_gift() -> None:
    assert read("Armed with rifles, the men killed three guards.").types() == ["ASSAULT"]


def test_who_comes_under_attack_does_not_attack() -> None:
    told = read("The Indian ship came under attack from Somali pirates.")
    event = told.at("attack")
    assert (told.who(event.actors), told.who(event.recipients)) == (["SOM"], ["IND"])


def test_readiness_of_nobody_is_no_promise() -> None:
    assert read("Public opinion was not ready for a reform.").events == ()


def test_what_is_talked_about_is_no_act() -> None:
    assert "ASSAULT" not in read("They discussed security in regard to their fight against Turkish forces.").types()


def test_the_latter_is_who_was_named_last() -> None:
    text = "Syria obtained fuel from Libya, in exchange for the latter's obtaining weapons from Iran."
    told = read(text)
    event = told.at("obtaining")
    assert (told.who(event.actors), told.who(event.recipients)) == (["IRN"], ["LBY"])


def test_the_make_of_a_plane_is_nobody() -> None:
    told = read("A Boeing 737 was shot down by rebels near the border.")
    assert told.at("shot").recipients == ()


def test_an_airlift_brings_to_somebody() -> None:
    told = read("The airlift carries weapons to Sudan.")
    assert told.who(told.at("airlift").recipients) == ["SDN"]


def test_what_an_airlift_is_for_is_told_once() -> None:
    told = read("The airlift is to transport Russian mercenaries to Sudan.")
    assert [event.type for event in told.events] == ["AID"]


def test_who_is_judged_for_an_act_did_it() -> None:
    told = read("China tore into Australia for signing a defence deal.")
    assert told.who(told.at("signing").actors) == ["AUS"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The talks in Vienna were not easy.", "talks"),
        ("The remarks set off a row, with the minister accusing France of theft.", "accusing"),
    ],
)
def test_what_stands_beside_makes_it_no_less_real(text: str, words: str) -> None:
    assert read(text).at(words).modality == "occurred"
