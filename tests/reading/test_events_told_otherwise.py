"""Words of events in sentences that tell none, or another: persons and happenings are invented."""

import pytest
from read_events import read


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister insisted that the contract was lawful.",
        "The host asked the governor whether the law was a mistake.",
        "The proposal was met with anger by lawmakers.",
        "The senator said he could execute the change by decree.",
        "The premier considered killing the policy.",
        "The plan met with swift pushback on Tuesday.",
        "The two leaders held a press conference in Ankara.",
        "His long tenure has helped the Omani navy.",
        "The adviser dismissed it as a theory.",
        "Scholars agree that the treaty did not help Oman.",
    ],
)
def test_no_event(sentence: str) -> None:
    assert read(sentence).types() == []


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Lawmakers insisted that the president resign.", ["REQUEST"]),
        ("The president called out Speaker Daniel Adams over the bill.", ["ACCUSE"]),
        ("The president called Prime Minister Sato on Monday.", ["CONSULT"]),
        ("The senator attacked Prime Minister Sato as soft on crime.", ["ACCUSE"]),
        ("The mayor pleaded guilty to fraud on Wednesday.", ["CONCEDE"]),
        ("The government executed three rebels at dawn.", ["ASSAULT"]),
    ],
)
def test_types(sentence: str, types: list[str]) -> None:
    assert read(sentence).types() == types


@pytest.mark.parametrize(
    ("sentence", "trigger", "modality"),
    [
        ("The envoy did not ask the council before sending troops to the border.", "sending", "occurred"),
        ("It is not necessary to attack the town.", "attack", "hypothetical"),
        ("The problem was not the attack on the convoy.", "attack", "occurred"),
        ("The chancellor would raise the matter during any meeting with the emir.", "meeting", "hypothetical"),
        ("The union praised the visit of the Omani minister to Ankara.", "visit", "occurred"),
    ],
)
def test_modality(sentence: str, trigger: str, modality: str) -> None:
    assert read(sentence).at(trigger).modality == modality


def test_the_source_of_a_number_is_not_the_target() -> None:
    told = read("Iran fired 23 missiles last year, according to the Israeli army.")
    assert told.who(told.at("fired").recipients) == []


@pytest.mark.parametrize(
    ("sentence", "trigger", "counts"),
    [
        ("Hackers released 2,000 emails of the party.", "released", set()),
        ("The militia released two hostages on Monday.", "released", {("released", 2.0)}),
    ],
)
def test_only_persons_are_released(sentence: str, trigger: str, counts: set[tuple[str, float]]) -> None:
    found = [e for e in read(sentence).events if sentence[e.trigger.start : e.trigger.end] == trigger]
    assert {(c.what, c.low) for e in found for c in e.counts} == counts
