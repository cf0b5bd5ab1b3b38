"""Verbs that the parser leaves without the subject that the words show."""

from __future__ import annotations

import pytest

from dragoman.reading.parser import parse_report
from dragoman.records import Part, Report


def subject_of(text: str, verb: str) -> str | None:
    """Who does what ``verb`` says, by way of the verb that it stands beside where it has no subject of its own."""
    doc = parse_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))).doc
    token = next(t for t in doc if t.text == verb)
    while True:
        found = next((c.text for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None or token.dep_ not in ("conj", "xcomp"):
            return found
        token = token.head


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        # behind a preposition that opens a clause
        ("The clashes began after troops loyal to General Burhan, the army chief, stormed the palace.", "stormed",
         "troops"),
        ("The panel is preparing to issue subpoenas after the former adviser denied a request.", "denied", "adviser"),
        ("Chad broke off talks on Tuesday, a day after a blast at a police station killed at least eight people.",
         "killed", "blast"),
        # behind an adjective
        ("Niger recalled its envoy on Friday after gunmen loyal to Mali's military leader, Colonel Assimi Goita, "
         "seized six gendarmes near the border, officials said.", "seized", "gunmen"),
        ("Residents said soldiers opposed to the president, Salva Kiir, had looted the warehouse.", "looted",
         "soldiers"),
        # behind what somebody said
        ("The junta's spokesman denied that any soldier had crossed the frontier and accused Accra of harbouring "
         "rebels.", "accused", "spokesman"),
        ("The minister said Russia would leave the treaty and warned NATO against a reply.", "warned", "minister"),
        # at the end
        ("A roadside bomb killed at least nine Chadian soldiers near Lake Chad on Sunday, the army said.", "killed",
         "bomb"),
        ("Four soldiers died in Tuesday's firefight near Doropo, a United Nations report seen by the agency said.",
         "said", "report"),
        # about what somebody says
        ("The governor deplored the shelling of a clinic in Goma that nurses say killed 12 patients.", "killed",
         "that"),
        ("He dismissed reports that he believes have been spread by the opposition.", "spread", "that"),
        ("The union called a march that it said could draw thousands of miners.", "draw", "that"),
        # headlines
        ("Burundi accuses Kigali of aggression, says eight Rwandan soldiers crossed border", "says", "Burundi"),
    ],
)  # fmt: skip
def test_a_verb_finds_its_subject(text: str, verb: str, subject: str) -> None:
    assert subject_of(text, verb) == subject


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("He resigned after a meeting with the president and left the country.", "left", "He"),
        ("The army said rebels had entered the town and burned houses.", "burned", "rebels"),
        ("As a candidate, Modi promised jobs.", "promised", "Modi"),
        ("The plan that ministers said they rejected is back.", "rejected", "they"),
        ("She moved to Florida shortly thereafter, became a preacher and was shot in 1998.", "moved", "She"),
        ("The envoy arrived on Monday and, after a short rest, met the king.", "met", "envoy"),
    ],
)
def test_a_verb_that_has_one_keeps_it(text: str, verb: str, subject: str) -> None:
    assert subject_of(text, verb) == subject


@pytest.mark.parametrize(
    "text",
    [
        "Seoul issued a warrant for the tanker, a day after a court in the overseas territory ordered its release.",
        "A year after rebels close to the mayor, Idris Sow, took the port, trade is back.",
        "After troops loyal to the king, his uncle, fled the city, shops opened.",
    ],
)
def test_the_parse_stays_a_tree(text: str) -> None:
    doc = parse_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))).doc
    for token in doc:
        steps = 0
        while token.head.i != token.i and steps <= len(doc):
            token, steps = token.head, steps + 1
        assert steps <= len(doc)
