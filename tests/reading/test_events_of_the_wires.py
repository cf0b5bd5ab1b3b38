"""Events as wire reports tell them, each by the mechanism that reads it: a sentence, its trigger, what is read."""

from __future__ import annotations

import pytest
from read_events import read


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actors", "recipients"),
    [
        # whose act it is
        ("President Keita resigned after being detained by Malian soldiers.", "detained", "COERCE", ["MLI"], ["Keita"]),
        ("Kenya imposed sanctions on Sudan's army and froze millions of dollars of its assets.",
         "froze", "SANCTION", ["KEN"], ["SDN"]),
        ("Chad tightened its blockade of Sudan with Kenya's help.", "tightened", "COERCE", ["TCD"], ["SDN"]),
        ("Brazil condemned the acts of violence perpetrated by Venezuelan soldiers.",
         "condemned", "ACCUSE", ["BRA"], ["VEN"]),
        ("Trump accepted a meeting with Russian lawyer Olga Petrova.", "meeting", "CONSULT", ["Trump", "RUS"], []),
        ("The army accused Azerbaijan on Wednesday evening of opening fire on Armenian positions.",
         "opening", "ASSAULT", ["AZE"], ["ARM"]),
        ("Kenya's president has vowed to fight the rebels and has asked Uganda for troops.",
         "asked", "REQUEST", ["KEN"], ["UGA"]),
        ("Putin's words on Libya drew a rebuke from Germany.", "rebuke", "ACCUSE", ["DEU"], ["Putin"]),
        ("Kenya helped negotiate the release of two Sudanese pilots.", "negotiate", "CONSULT", ["KEN"], []),
        ("The airlift is to transport Russian mercenaries and Syrian fighters to support Haftar.",
         "transport", "AID", ["RUS", "SYR"], ["Haftar"]),
        ("Iran's leader vowed vengeance for the general's death.", "vowed", "THREATEN", ["IRN"], []),
        ("Kenya hit out at Sudan's plan to impose tariffs on its goods.", "impose", "THREATEN", ["SDN"], ["KEN"]),
        ("A crowd set fire to the Kenyan embassy in Oslo.", "set", "ASSAULT", ["A crowd"], ["KEN"]),
        ("Russia proposed that the United States lift its embargo.", "proposed", "REQUEST", ["RUS"], ["USA"]),
        ("Forty people were killed and scores injured when a drone launched by Uganda struck a Kenyan school.",
         "killed", "ASSAULT", ["UGA"], ["Forty people"]),
        ("The rebels denied any role in the attack on Kenyan police.", "attack", "ASSAULT", ["The rebels"], ["KEN"]),
        ("Deby denied that Chad had any part in the attack on Kenyan police.", "attack", "ASSAULT", ["TCD"], ["KEN"]),
        ("Chad blamed Sudan for the attack on Kenyan police.", "attack", "ASSAULT", ["SDN"], ["KEN"]),
        ("The militia claimed responsibility for an attack on a mosque in Kenya, which killed 12 worshippers.",
         "attack", "ASSAULT", ["The militia"], ["12 worshippers"]),
        # which act it is
        ("The militia has committed a massacre in the Kenyan town of Garissa.", "massacre", "ASSAULT",
         ["The militia"], []),
        ("Kenya and Uganda signed three memoranda of understanding.", "signed", "SUPPORT", ["KEN", "UGA"], []),
        ("Six citizens were martyred in a Kenyan raid.", "martyred", "ASSAULT", ["KEN"], ["Six citizens"]),
        ("Kenyan raids on the camp left 12 people dead.", "raids", "ASSAULT", ["KEN"], ["12 people"]),
        ("The Kenyan minister fired back at Uganda.", "fired", "ACCUSE", ["KEN"], ["UGA"]),
        ("Kenya's new president revoked the order on Monday.", "revoked", "CONCEDE", ["KEN"], []),
        ("Armed men stormed the Kenyan village at dawn.", "stormed", "ASSAULT", ["Armed men"], ["KEN"]),
        ("Moscow has accused London of staging an attack on Syria.", "attack", "ASSAULT", ["GBR"], ["SYR"]),
        ("A court fined the Kenyan newspaper.", "fined", "SANCTION", ["A court"], ["KEN"]),
        ("Police fired tear gas at thousands of Kenyan demonstrators marching against the law.",
         "fired", "ASSAULT", ["Police"], ["KEN"]),
        ("Egypt sent two planeloads of medical supplies to Sudan.", "sent", "AID", ["EGY"], ["SDN"]),
        ("Kenya and Sudan traded accusations on Monday.", "traded", "ACCUSE", ["KEN", "SDN"], []),
        ("Soldiers set fire to two Kenyan trucks; four others were set on fire later.",
         "set on", "ASSAULT", [], []),
    ],
)  # fmt: skip
def test_who_did_what_to_whom(text: str, trigger: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    told = read(text)
    event = told.at(trigger)
    assert event.type == kind
    assert told.who(event.actors) == actors
    assert told.who(event.recipients) == recipients


def test_who_condemns_an_act_told_before_condemns_its_doers() -> None:
    told = read("Sudanese troops raided two camps in Kenya on Monday. Uganda condemned the raid.")
    assert told.who(told.at("condemned").recipients) == ["SDN"]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk released a second recording from her time at the palace.",
        "Kenya's bill did not win enough votes to meet the benchmark.",
        "Kenya buried its prisoners of war.",
        "Kenya cut taxes in order to win over farmers.",
        "The case of the Ministry of Defence of Kenya is open.",
    ],
)
def test_what_tells_no_event(text: str) -> None:
    assert not {"RETREAT", "CONSULT", "REQUEST", "SUPPORT"} & set(read(text).types())


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("The rebels denied responsibility for the massacre in Mali.", "massacre", "denied"),
        ("Nobody has claimed responsibility for Sunday's ambush in Mali.", "ambush", "occurred"),
        ('Putin called the talks with Armenia "very useful".', "talks", "occurred"),
        ("Trump has not decided whether to withdraw the troops from Syria.", "withdraw", "hypothetical"),
        ("Angela Merkel expressed support for the strikes on Syria.", "strikes", "occurred"),
        ("ECOWAS refused to lift the sanctions it imposed after the coup in Niger.", "imposed", "occurred"),
        ("Qatar has become the first Arab state to join the attack on Libya.", "attack", "occurred"),
        ("Moussa said the bombing of civilians in Libya was not what he wanted.", "bombing", "alleged"),
        ("Jeff Sessions was the first senator to endorse Trump.", "endorse", "occurred"),
        ("The army accused Azerbaijan on Wednesday evening of opening fire on Armenian positions.",
         "opening", "alleged"),
    ],
)  # fmt: skip
def test_how_real_it_is(text: str, trigger: str, modality: str) -> None:
    assert read(text).at(trigger).modality == modality


def test_an_answer_to_an_attack_is_another_attack_with_counts_of_its_own() -> None:
    told = read("U.S. forces killed two militants in retaliation for a suicide bombing that killed 40 soldiers.")
    assert next([(c.what, c.low) for c in e.counts] for e in told.events if e.type == "ASSAULT") == [("killed", 2)]


def test_one_act_told_by_two_verbs_is_one_event() -> None:
    told = read("Gunmen ambushed a convoy in Mali and killed 16 soldiers.")
    assert told.types() == ["ASSAULT"]
    assert [(c.what, c.low) for c in told.events[0].counts] == [("killed", 16)]


def test_the_day_of_saying_is_not_that_of_what_is_said() -> None:
    assert read("Chad's army said on Tuesday it had killed 24 rebels.").at("killed").date is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Kenya's bishop condemned on Wednesday the attack on a clinic.", "attack", None),
        ("The rebels on Wednesday denied responsibility for an attack on a clinic.", "attack", None),
        ("The ministry said the 1951 treaty covers attacks on Kenyan vessels.", "attacks", None),
        ("It was the deadliest attack on Kenyan soil in a decade.", "attack", None),
        ("Kenya closed the border on Tuesday, three days after an attack on its embassy.", "attack", "2020-02-22"),
        (
            "The minister resigned on Monday, two days after Kenyan protesters stormed his office.",
            "stormed",
            "2020-02-22",
        ),
        ("On Sunday, a day before the summit in Nairobi, rebels shelled the airport.", "summit", "2020-03-02"),
        (
            "The front said the explosion was a response to the murder of four Kenyans by the army last week.",
            "explosion",
            None,
        ),
        ("Kenya closed the border some days after an attack on its embassy.", "attack", None),
    ],
)
def test_the_day_of_an_act_told_beside_another(text: str, trigger: str, day: str | None) -> None:
    date = read(text).at(trigger).date
    assert (date.start if date is not None else None) == day


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The government in Mombasa signed an accord with Uganda during a visit to Kampala.", "signed", None),
        ("The siege of Garissa in northern Kenya keeps the council from winning its war on Haftar.", "war", None),
        ("Protesters in Mombasa burned a Ugandan flag.", "burned", "Mombasa"),
    ],
)
def test_where_an_act_was(text: str, trigger: str, place: str | None) -> None:
    told = read(text)
    found = told.at(trigger).place
    assert (told.places[found].name if found is not None else None) == place


def test_what_happened_when_something_else_did_has_its_day() -> None:
    event = read("At least 30 people died on Monday when gunmen stormed the village of Kodyel.").at("stormed")
    assert event.date is not None
    assert event.date.start == "2020-02-24"
