"""Whose act it was is told a sentence later, and decrees by the package: persons and happenings are invented."""

import pytest
from read_events import read

BLAST = "A bomb killed nine traders at a market in Quetta on Monday."


@pytest.mark.parametrize(
    ("answer", "trigger"),
    [
        ("The Sons of Marwar claimed responsibility for the attack.", "attack"),
        ("The Sons of Marwar, a separatist group, claimed responsibility.", "claimed"),
        ("The blast was claimed by the Sons of Marwar.", "blast"),
    ],
)
def test_who_claims_an_act_did_what_was_told_before(answer: str, trigger: str) -> None:
    told = read(f"{BLAST} {answer}")
    event = told.at(trigger)
    assert (event.type, event.modality) == ("ASSAULT", "alleged")
    assert [name.removeprefix("the ").removeprefix("The ") for name in told.who(event.actors)] == ["Sons of Marwar"]
    assert told.who(event.recipients) == told.who(told.at("killed").recipients)
    assert event.place == told.at("killed").place is not None


@pytest.mark.parametrize(
    "answer",
    [
        "No group immediately claimed responsibility.",
        "The Sons of Marwar did not claim responsibility.",
        "The Sons of Marwar claimed responsibility for the bombing of a bank in Sibi.",
    ],
)
def test_claiming_is_no_act_of_its_own(answer: str) -> None:
    told = read(f"{BLAST} {answer}")
    triggers = [told.text[e.trigger.start : e.trigger.end] for e in told.events]
    assert not {"claim", "claimed"} & set(triggers)


def test_an_act_of_somebody_named_is_not_given_to_who_is_blamed_for_another() -> None:
    told = read("The army shelled Sibi on Monday. Police blamed the Sons of Marwar for the attack.")
    assert told.who(told.at("attack").recipients) == []


@pytest.mark.parametrize("load", ["a broad array of", "a raft of", "a new tranche of", "a fresh round of", "a slew of"])
def test_decrees_by_the_package(load: str) -> None:
    told = read(f"Norway imposed {load} sanctions on Belarus on Friday.")
    assert told.types() == ["SANCTION"]
    assert told.who(told.at("imposed").recipients) == ["BLR"]
