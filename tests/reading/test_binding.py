"""Whom a pronoun stands for by the grammar of its clause, in sentences as the press words them."""

from __future__ import annotations

import pytest

from dragoman.intake import report_from_text
from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.cast import Cast
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report


def cast_of(text: str) -> Cast:
    return find_cast(tag_report(parse_report(report_from_text(text, title=None, language="en", file="x"))))


def whom(text: str, pronoun: str) -> str | None:
    """What the actor is called for whom the last ``pronoun`` of a text stands; ``None`` where it is nobody."""
    cast = cast_of(text)
    found = [m for m in cast.mentions if m.kind == "pronoun" and m.span.cut(text) == pronoun]
    last = max((m.start for m in found), default=-1)
    if last != text.rfind(f" {pronoun}") + 1:
        return None
    return next(cast.chains[m.chain].name for m in found if m.start == last)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        # not the doer of the clause, told or understood
        ("The protesters sat down in the square. The soldiers turned water cannon on them.", "them", "The protesters"),
        ("The rebels came at night. Some villagers who were ordered to feed them fled.", "them", "The rebels"),
        ("The miner fell ill and was taken to a clinic where the nurse on duty pronounced him dead.", "him",
         "The miner"),
        ("The army drove the militants north. The governor said they would never expel them.", "them",
         "the militants"),
        ("The officer chased the driver for an hour. He caught up and arrested him.", "him", "the driver"),
        ("The nuns accused the mayor of sending soldiers to frighten them.", "them", "The nuns"),
        # who looks back at himself is the doer
        ("The council thanked the Shan People's Army, which calls itself a liberation force.", "itself",
         "Shan People's Army"),
        ("Anna Duka, the clerk who described herself as a witness, left the town.", "herself", "Anna Duka"),
        # the words of a quotation are not who says it
        ('The minister met reporters. "A shepherd was hurt. I saw the shepherd," he said.', "he", "The minister"),
        ('The minister met reporters. "A shepherd was hurt," he said. "He is at home," he added.', "he",
         "The minister"),
        # an outlet that only reports is not "they"
        ("Troops stormed the mission to seize Paulo Denga. The bishop was hurt, Reuters reports. They took him away.",
         "They", "Troops"),
        # a bracket that says who is meant
        ("Nurses blamed the troops. Two men said they did not know their (the army's) plans.", "their", "the army"),
        ("The uncle of Arman Sadikov wept. We hold him (Sadikov) in the fort.", "him", "Arman Sadikov"),
        # many of a kind are its subject
        ("At dawn lawmakers passed the budget. Thousands of farmers gathered outside. They blocked the gate.",
         "They", "farmers"),
        # who is identified in the sentence before
        ("The mayor visited the barracks. The dead man was identified as Tolkun Asanov. He had been on guard.", "He",
         "Tolkun Asanov"),
        # whose he is of whom the sentence began to tell
        ("Judge Omar Siddiq spoke for an hour. After Karim's release, his brother thanked the neighbours.", "his",
         "Karim"),
    ],
)  # fmt: skip
def test_whom_a_pronoun_stands_for(text: str, pronoun: str, name: str) -> None:
    assert whom(text, pronoun) == name


@pytest.mark.parametrize(
    "text",
    [
        "Parliament debated the press law for a week, and the president will veto it if it is passed.",
        "The opposition says that the cabinet drafted the decree and that the army signed it.",
        "The union alleged that the government did it to frighten the strikers.",
        "The opposition condemned the raid, calling it a crime.",
        "The party's board told the press that it had been agreed to wait.",
    ],
)
def test_a_law_or_deed_is_nobody(text: str) -> None:
    assert whom(text, "it") is None
