"""Events as headlines, agencies and translations tell them: a sentence, its trigger, and what is read from it."""

from __future__ import annotations

import pytest
from read_events import read


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode", "actors", "recipients"),
    [
        ("Mali's rulers ordered French ambassador Luc Morel to leave the country within 72 hours.",
         "ordered", "SANCTION", "expel", ["MLI"], ["FRA"]),
        ("Serbia gave Croatian diplomats 48 hours to leave the country.",
         "gave", "SANCTION", "expel", ["SRB"], ["HRV"]),
        ("Kenya ordered the closure of its embassy in Sudan.", "ordered", "SANCTION", "withdraw", ["KEN"], ["SDN"]),
        ("Peru announced the breaking of diplomatic relations with Cuba.",
         "breaking", "SANCTION", "discontinue", ["PER"], ["CUB"]),
        ("The governments of Chad, Ghana and Kenya condemned the coup.",
         "condemned", "ACCUSE", "disapprove", ["TCD", "GHA", "KEN"], []),
        ("Iran accused Saudi ships of using water cannon against its boats.",
         "using", "ASSAULT", "crowd-control", ["SAU"], ["IRN"]),
        ("Three people died in the shelling of the village of Zorava by Ukrainian forces.",
         "shelling", "ASSAULT", "heavy-weapons", ["UKR"], ["Three people"]),
        ("London put two Iranian banks on its sanctions list.", "put", "SANCTION", None, ["GBR"], ["IRN"]),
        ("Washington removed Cuba from its terrorism list.", "removed", "CONCEDE", None, ["USA"], ["CUB"]),
        ("Sudan has been accused of supplying Chad with weapons.", "supplying", "AID", None, ["SDN"], ["TCD"]),
        ("Japan protests; China declines to comment on the missile.", "protests", "ACCUSE", "disapprove", ["JPN"], []),
        ("Police stormed the Iranian embassy in Oslo at dawn.", "stormed", "COERCE", "seize", ["Police"], ["IRN"]),
        ("China sent fighter jets into Taiwan's air defence zone.", "sent", "MOBILIZE", "troops", ["CHN"], ["TWN"]),
        ("Azerbaijani troops retook the town of Shusha.", "retook", "ASSAULT", None, ["AZE"], []),
        ("Egypt meets Sudan in Cairo, urges Ethiopia to stop filling the dam.",
         "urges", "REQUEST", None, ["EGY"], ["ETH"]),
        ("Armenia agreed to contribute troops to the French army.", "agreed", "AGREE", None, ["ARM"], ["FRA"]),
        ("Kenya condemned Sudan for its attack on Chad.", "attack", "ASSAULT", None, ["SDN"], ["TCD"]),
        ("Kenya suspended Sudan's membership.", "suspended", "SANCTION", "discontinue", ["KEN"], ["SDN"]),
        ("Kenya summoned Sudan's high commissioner on Monday.", "summoned", "ACCUSE", "disapprove", ["KEN"], ["SDN"]),
        ("Turkish troops clashed with Syrian fighters marching towards the port.",
         "clashed", "ASSAULT", None, ["TUR", "SYR"], []),
        ("Turkey backed Libya in its war on Egypt.", "war", "ASSAULT", None, ["LBY"], ["EGY"]),
    ],
)  # fmt: skip
def test_who_did_what_to_whom(
    text: str, trigger: str, kind: str, mode: str | None, actors: list[str], recipients: list[str]
) -> None:
    told = read(text)
    event = told.at(trigger)
    assert (event.type, event.mode) == (kind, mode)
    assert told.who(event.actors) == actors
    assert told.who(event.recipients)[: max(1, len(recipients))] == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("Opposition leader Bola Adeyemi arrested as police block rally", "arrested", "Bola Adeyemi"),
        ("The Kenyan minister was arrested on Monday and charged with treason.", "charged", "KEN"),
        ("Syrian editor jailed for six years", "jailed", "SYR"),
    ],
)
def test_a_passive_without_its_auxiliary_is_one(text: str, trigger: str, whom: str) -> None:
    told = read(text)
    event = told.at(trigger)
    assert whom in told.who(event.recipients)
    assert whom not in told.who(event.actors)


def test_an_active_verb_whose_object_comes_later_is_no_passive() -> None:
    told = read("Turkish police arrested and jailed five men on Monday.")
    assert told.who(told.at("arrested").actors) == ["TUR"]


@pytest.mark.parametrize(
    "text",
    [
        "Floods have killed more than 1,300 people in Pakistan.",
        "The virus killed 26 people in China.",
        "Two Indonesian pilots were killed in a plane crash in October.",
        "An earthquake injured hundreds in Iran.",
    ],
)
def test_nature_sickness_and_accidents_attack_nobody(text: str) -> None:
    assert "ASSAULT" not in read(text).types()


def test_who_confers_about_his_own_fight_does_not_attack() -> None:
    told = read("The Kenyan delegation discussed its fight against Somali militants with Egypt.")
    assert "ASSAULT" not in told.types()


def test_calling_somebody_names_is_no_telephone_call() -> None:
    assert "CONSULT" not in read("Iran's president called the French minister a liar.").types()


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Kenya imposes sanctions on Sudan; Khartoum vows response.", "imposes", "occurred"),
        ("Egypt and Kenya discussed the canal, Sudan promised revenge.", "discussed", "occurred"),
        ("Sudan refused to attend the talks after Kenya opposed the plan.", "opposed", "occurred"),
    ],
)
def test_a_clause_of_its_own_is_not_what_another_promises_or_refuses(text: str, trigger: str, modality: str) -> None:
    assert read(text).at(trigger).modality == modality


def test_a_deal_that_soldiers_stand_under_is_their_states() -> None:
    told = read("Turkish soldiers are in Idlib under a 2018 deal with Russia.")
    assert set(told.who(told.at("deal").actors)) == {"TUR", "RUS"}
    assert {told.cast.chains[i].kind for i in told.at("deal").actors} == {"state"}


def test_what_is_refused_is_no_second_event() -> None:
    told = read("Kenya refused to attend the talks in Cairo.")
    assert told.types() == ["REJECT"]


def test_a_capital_that_condemns_is_not_where_it_happened() -> None:
    told = read("Gunmen attacked the Kenyan embassy in Khartoum, drawing condemnation from Nairobi.")
    event = told.at("condemnation")
    assert event.place is None or told.places[event.place].name != "Nairobi"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Eleven of the bloc's 15 ministers voted for sanctions on Niger.", [11]),
        ("Kenya, which has 2,000 soldiers in the region, rejected the plan of Sudan.", []),
        ("Seven protesters were shot dead by Kenyan police.", [7]),
    ],
)
def test_only_what_the_event_counts_is_counted(text: str, counts: list[int]) -> None:
    found = [count.low for event in read(text).events for count in event.counts]
    assert found == counts
