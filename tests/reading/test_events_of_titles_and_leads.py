"""The act of the headline and of the first sentence, worded as agencies and local papers do; all of it is invented."""

from __future__ import annotations

import pytest
from read_events import Told, read

# title, trigger, actors, recipients, place
TITLES = [
    ("Zambian police fire tear gas at miners near pit", "fire", ["Zambian police"], ["miners"], None),
    ("Togo army says kills 'large number' of rebels", "kills", ["Togo army"], ["rebels"], None),
    ("Officials: 40 people killed in northern Togo after failed truce", "killed", [], ["40 people"], "Togo"),
    ("Suspected rebels kill at least 21 in north Togo", "kill", ["Suspected rebels"], [], "Togo"),
    ("Bloc gives Gabon rulers one week to cede power", "gives", ["Bloc"], ["Gabon"], None),
    ("Army ‘rescues’ four pupils in Lobito", "rescues", ["Army"], ["four pupils"], "Lobito"),
    ("Drone strike kills dozens in Zambia’s war-torn Kitwe", "Drone strike", [], [], "Kitwe"),
    ("Former Gabonese PM sentenced to six years in prison", "sentenced", [], [], None),
    ("Gabon expels 19 priests to Rome", "expels", ["Gabon"], ["19 priests"], None),
    ("Rebels besiege town in northern Togo for fifth day", "besiege", ["Rebels"], [], "Togo"),
    ("Jihadists kidnap six in new Togo attacks", "kidnap", ["Jihadists"], [], "Togo"),
    ("Togo coup: what is known", "coup", [], [], "Togo"),
    ("Chad withdrawing troops from Bol", "withdrawing", ["Chad"], [], "Bol"),
    ("Gabon 'expels envoy' as row over timber deepens", "expels", ["Gabon"], ["envoy"], None),
    ("Zambian Editor Mwila Detained After Sit-In", "Detained", [], ["Mwila"], None),
    ("Zambian Bishop Freed On Bail", "Freed", [], ["Zambian Bishop"], None),
    (
        "Two herders killed in gun battle between Togo and Zambia",
        "killed",
        ["Togo", "Zambia"],
        ["Two herders"],
        None,
    ),
]

# sentence, trigger, actors, recipients, place
LEADS = [
    (
        "Six traders were hurt in a clash between police and Tuareg herders in front of the offices of a customs post"
        " in southern Lobito on Monday.",
        "hurt", ["police", "Tuareg herders"], ["Six traders"], "Lobito",
    ),
    (
        "A dozen traders were injured in clashes that broke out at noon in front of the Lobito customs house when"
        " a gate was shut.",
        "injured", [], ["traders"], "Lobito",
    ),
    (
        "Zambia held a combined air drill on Sunday in response to the coup in Gabon.",
        "held", ["Zambia"], [], None,
    ),
    (
        "The militia fired shots in the direction of the police.",
        "fired", ["militia"], ["police"], None,
    ),
    (
        "At least six traders were killed on Friday near Lobito after shelling by the paramilitary Border Guard Corps,"
        " a medical union said.",
        "killed", ["Border Guard Corps"], ["six traders"], "Lobito",
    ),
    (
        "Five herders were killed when a drone operated by the Border Guard Corps struck a market.",
        "killed", ["Border Guard Corps"], ["Five herders"], None,
    ),
    ("Rebels shelled Tripoli's main harbour on Monday.", "shelled", ["Rebels"], [], "Tripoli"),
    ("The envoy condemned the attack on Tripoli's last open pier.", "attack", [], [], "Tripoli"),
    ("Zambia suspended the Voice of Zambia on Monday.", "suspended", ["Zambia"], ["Voice of Zambia"], None),
    (
        "Five herders were killed when a drone operated by Zambia’s Border Guard Corps struck a market.",
        "killed", ["Border Guard Corps"], ["Five herders"], None,
    ),
    (
        "Troops have rescued six pupils of a school in Lobito abducted on Monday.",
        "abducted", [], ["six pupils"], "Lobito",
    ),
    ("The bloc suspended Gabon from the council on Monday.", "suspended", ["bloc"], ["Gabon"], None),
    ("Rebels attacked a French-speaking town on Monday.", "attacked", ["Rebels"], [], None),
    ("Troops cleansed the town of Islamist insurgents.", "cleansed", ["Troops"], ["Islamist insurgents"], None),
    (
        "Three traders were killed in an hours-long siege by rebels at a hotel in Lobito.",
        "killed", ["rebels"], ["Three traders"], "Lobito",
    ),
    ("Police arrested six members of the Lobito drug cartel.", "arrested", ["Police"], ["six members"], None),
    ("Soldiers struck a boat carrying arms from Angola on Tuesday.", "struck", ["Soldiers"], [], None),
    ("Rebels overran a military base located at Lobito on Monday.", "overran", ["Rebels"], [], "Lobito"),
    ("Two rebels were neutralised near Lobito.", "neutralised", [], ["Two rebels"], "Lobito"),
    ("In response to the coup, hundreds protested in Lobito.", "coup", [], [], None),
    ("Police arrested two traders, it was reported in Lobito.", "arrested", ["Police"], ["two traders"], None),
    ("A boat belonging to the navy exploded in Lobito, killing dockers.", "exploded", ["navy"], ["dockers"], "Lobito"),
    ("Troops of Operation Steady Strike have rescued six pupils.", "rescued", ["Troops"], ["six pupils"], None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "trigger", "actors", "recipients", "place"), TITLES)
def test_the_act_of_a_title(title: str, trigger: str, actors: list[str], recipients: list[str], place: str) -> None:
    _is_told(read("It was so.", title=title), trigger, actors, recipients, place)


@pytest.mark.parametrize(("lead", "trigger", "actors", "recipients", "place"), LEADS)
def test_the_act_of_a_lead(lead: str, trigger: str, actors: list[str], recipients: list[str], place: str) -> None:
    _is_told(read(lead), trigger, actors, recipients, place)


def _is_told(told: Told, trigger: str, actors: list[str], recipients: list[str], place: str | None) -> None:
    event = told.at(trigger)
    for chains, names in ((event.actors, actors), (event.recipients, recipients)):
        found = [told.cast.chains[chain].name for chain in chains]
        assert len(found) == len(names)
        assert all(name.lower() in one.lower() for name, one in zip(names, found, strict=True)), found
    where = None if event.place is None else told.places[event.place].span.cut(told.text)
    assert where == place


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("France suspended cooperation and financial aid to Chad.", ["SANCTION"]),
        ("Youths stormed a police station, forcing officers to fire.", ["PROTEST"]),
        ("France suspended aid after the coup, the latest to shake the coast.", ["SANCTION", "COERCE"]),
    ],
)
def test_what_an_act_stops_or_brings_is_no_second_act(sentence: str, types: list[str]) -> None:
    assert read(sentence).types() == types


@pytest.mark.parametrize(
    ("sentence", "trigger", "counts"),
    [
        ("At least 61 people, including 24 nurses and 9 boys, were killed in Lobito.", "killed", {61.0}),
        ("The court convicted Okello of a massacre, Adan Yusuf, one of the lawyers, said.", "massacre", set()),
    ],
)
def test_who_is_only_one_of_them_is_not_counted_again(sentence: str, trigger: str, counts: set[float]) -> None:
    found = [e for e in read(sentence).events if sentence[e.trigger.start : e.trigger.end] == trigger]
    assert {count.low for event in found for count in event.counts} == counts


def test_a_named_operation_is_no_act() -> None:
    assert read("Troops of Operation Steady Strike have rescued six pupils.").types() == ["AID"]


def test_what_stands_behind_a_label_is_no_part_of_it() -> None:
    told = read("It was so.", title="Officials: 40 people killed in northern Togo after failed truce")
    assert told.who(told.at("killed").recipients) == ["40 people"]


@pytest.mark.parametrize(
    "title",
    ["Four miners killed, three injured in blast", "Four Miners Killed, Three Others Injured In Blast"],
)
def test_who_died_and_who_was_hurt_in_a_headline_are_one_act(title: str) -> None:
    told = read("It was so.", title=title)
    assert told.types() == ["ASSAULT"]
    event = told.events[0]
    assert event.mode == "explosives"
    assert {(count.what, count.low) for count in event.counts} == {("killed", 4.0), ("injured", 3.0)}
    assert told.who(event.recipients)[0].lower() == "four miners"


@pytest.mark.parametrize(
    ("text", "what", "low"),
    [
        ("14 Herders Arrested At March In Lobito", "arrested", 14),
        ("Dozens Of Traders Detained In Lobito", "arrested", 24),
        ("The guards killed one trader and injured another near Lobito.", "injured", 1),
        ("Police detained 12 individuals on Monday.", "arrested", 12),
    ],
)
def test_how_many_a_headline_or_lead_counts(text: str, what: str, low: int) -> None:
    told = read(text) if text.endswith(".") else read("It was so.", title=text)
    assert (what, low) in {(count.what, count.low) for event in told.events for count in event.counts}


@pytest.mark.parametrize(
    "sentence",
    [
        "Two miners were killed by a methane explosion in Lobito.",
        "An explosion at the Lenga mine killed nine miners on Monday.",
        "A gas blast killed two people in Lobito.",
    ],
)
def test_a_blast_of_gas_or_in_a_pit_is_nobodys_act(sentence: str) -> None:
    assert read(sentence).types() == []


def test_a_blast_of_a_landmine_is_an_act() -> None:
    assert read("A mine blast killed two soldiers near Lobito.").types() == ["ASSAULT"]
