"""Counts of an event: numbers in words and digits, ranges and hedges, and what is counted."""

from __future__ import annotations

import pytest
from read_events import read

from dragoman.reading.events.numbers import read_number

NUMBERS = [
    (["34"], (34, 34)),
    (["1,200"], (1200, 1200)),
    (["1.5", "million"], (1_500_000, 1_500_000)),
    (["two", "hundred"], (200, 200)),
    (["twenty", "five"], (25, 25)),
    (["two", "dozen"], (24, 24)),
    (["dozens"], (24, None)),
    (["tens", "of", "thousands"], (20_000, None)),
    (["10-15"], (10, 15)),
    (["half", "a", "million"], (500_000, 500_000)),
]


@pytest.mark.parametrize(("words", "bounds"), NUMBERS)
def test_numbers_in_words_and_digits(words: list[str], bounds: tuple[float, float | None]) -> None:
    assert read_number(words) == bounds


def test_other_words_are_no_number() -> None:
    assert read_number(["soldiers"]) is None


# sentence, what, low, high
COUNTED = [
    ("The bomb killed 14 officers and 3 clerks.", "killed", 17, 17),
    ("Police arrested five men and three women.", "arrested", 8, 8),
    ("The blast killed 9 people, 4 soldiers and 5 civilians.", "killed", 9, 9),
    ("Kenya sent troops, a day after a shootout at a mosque left a policeman and three gunmen dead.", "killed", 3, 3),
    ("Three Guyanese soldiers were shot and wounded on the river.", "injured", 3, 3),
    ("Gunmen killed 34 soldiers.", "killed", 34, 34),
    ("Thirty-four soldiers were killed in the attack.", "killed", None, None),
    ("At least 12 people were killed in the bombing.", "killed", 12, None),
    ("Up to 300 protesters were arrested.", "arrested", None, 300),
    ("Nearly 50 villagers were wounded in the attack.", "injured", 45, 50),
    ("As many as 40 villagers were abducted by gunmen.", "abducted", None, 40),
    ("The death toll from the bombing rose to 92.", "killed", 92, 92),
    ("The bombing claimed the lives of 24 people.", "killed", 24, 24),
    ("Half a million refugees fled the fighting in the north.", "displaced", 500_000, 500_000),
    ("Scores of civilians were stabbed or hacked to death in the town.", "killed", 40, None),
    ("The gunmen shot dead five, wounding eleven.", "killed", 5, 5),
    ("The attack left 15 dead and 30 wounded.", "injured", 30, 30),
    ("Between 10 and 15 civilians were killed in the shelling.", "killed", 10, 15),
    ("Dozens of people were injured in the blast.", "injured", 24, None),
    ("The attack left 3 people dead.", "killed", 3, 3),
    ("The army deployed 2,000 troops to the border.", "troops", 2000, 2000),
    ("Police arrested more than 100 students.", "arrested", 100, None),
    ("Poland expelled three diplomats.", "expelled", 3, 3),
    ("Iran released five prisoners.", "released", 5, 5),
    ("Norway gave $20 million to the hospital.", "money", 20_000_000, 20_000_000),
    ("Gunmen killed a judge.", "killed", 1, 1),
    ("Greece and Turkey signed a memorandum of 46 articles.", "articles", 46, 46),
]


@pytest.mark.parametrize(("sentence", "what", "low", "high"), [row for row in COUNTED if row[2:] != (None, None)])
def test_counts(sentence: str, what: str, low: float | None, high: float | None) -> None:
    counts = [c for event in read(sentence).events for c in event.counts]
    assert (what, low, high) in [(c.what, c.low, c.high) for c in counts]


def test_money_has_its_currency() -> None:
    counts = [c for e in read("Germany gave 5 million euros to Jordan.").events for c in e.counts]
    assert [(c.what, c.unit) for c in counts] == [("money", "EUR")]


def test_dates_and_names_are_no_counts() -> None:
    told = read("In 2019 the G20 ministers condemned the attack of March 3 with an F-16.")
    assert [c for e in told.events for c in e.counts] == []


def test_killed_and_injured_are_told_apart() -> None:
    counts = [c for e in read("The blast killed two soldiers and wounded seven.").events for c in e.counts]
    assert {(c.what, c.low) for c in counts} == {("killed", 2), ("injured", 7)}


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met in Vienna.",
        "Two-thirds of the 90 prisoners were freed by the rebels.",
        "Six soldiers were wounded, one of them badly.",
        "The army shelled the post, killing 14 officers, among them a general.",
        "Kenya has hosted two rounds of the talks with Sudan.",
        "Shots were fired at three police units near the bridge.",
    ],
)
def test_what_counts_nothing_new(text: str) -> None:
    counts = [count for event in read(text).events for count in event.counts]
    assert not [count for count in counts if count.low in (1, 2, 3, 90)]


def test_an_act_and_its_toll_are_one_event() -> None:
    assert read("The attack left 15 dead and 30 wounded.").types() == ["ASSAULT"]
    assert read("The raid killed three civilians.").types() == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Four Chadian soldiers died in Tuesday's firefight near the lake.", ["TCD"]),
        ("The clashes left 30 villagers dead and 12 injured.", ["30 villagers"]),
        ("Gunmen attacked a bus in Borno, and nine people died.", ["nine people"]),
    ],
)
def test_whom_an_attack_killed_it_was_done_to(text: str, whom: list[str]) -> None:
    told = read(text)
    assert [name for event in told.events if event.type == "ASSAULT" for name in told.who(event.recipients)] == whom


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead a trader on Interstate 75 on Monday.",
        "Police detained the smuggler 20 kilometres outside the port.",
        "Police arrested Marta Ruiz, 43, in Lima.",
        "Soldiers killed the commander, 52, near Gao.",
        "Rebels shot down Flight 306 over the hills.",
        "A grenade exploded at checkpoint 14 near the mosque.",
        "Anyone with information is asked to call the Garda office at 555-0147 or (800) 555-0199.",
        "Ines Roy, of 1935 Harbour St., was arrested on Friday.",
        "He was arrested at the pier around 9.",
        "No one was injured in the blast.",
        "The commander was killed in a 2008 raid by marines.",
        "Police detained the guards between 11-13 Dec.",
        "How many were killed in the raid is unknown.",
        "The court jailed the editor for 12 years.",
    ],
)
def test_numbers_that_count_nobody(text: str) -> None:
    counts = [c for event in read(text).events for c in event.counts]
    assert [c for c in counts if c.low != 1 or "No one" in text] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Police seized 30 magazines and arrested two men.", "weapons"),
        ("The army fired 40 rounds at the crowd.", "weapons"),
        ("Two jet fighters bombed the town.", "weapons"),
        ("The mayor was shot in the slaying of two women.", "killed"),
    ],
)
def test_what_is_counted(text: str, what: str) -> None:
    assert what in [c.what for event in read(text).events for c in event.counts]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("A father of two sons was killed in the shelling.", 2),
        ("Gunmen claimed the life of a mother of 12.", 12),
        ("Police released the names of two men.", 2),
        ("Guards arrested him after he walked three houses down.", 3),
        ("Washington froze millions in aid to Kenya.", 2_000_000),
        ("She was suspended after a row with the three victims.", 3),
    ],
)
def test_whom_the_act_did_not_strike(text: str, low: float) -> None:
    assert low not in [c.low for event in read(text).events for c in event.counts]


def test_who_kills_is_not_counted_among_the_dead() -> None:
    counts = [c for e in read("He was shot dead by two officers.").events for c in e.counts]
    assert "killed" not in [c.what for c in counts]


def test_a_scale_behind_a_hyphen_belongs_to_its_number() -> None:
    counts = [c for e in read("Oslo signed a $31.5-million deal with Accra.").events for c in e.counts]
    assert [(c.low, c.high) for c in counts] == [(31_500_000, 31_500_000)]


def test_strikes_are_counted_themselves() -> None:
    counts = [c for e in read("The coalition launched 40 strikes on rebels.").events for c in e.counts]
    assert [(c.what, c.low) for c in counts] == [("attacks", 40)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army said it had shot down 52 of 74 drones launched by Chad.", ("weapons", 52)),
        ("Chadian soldiers were among 13 peacekeepers killed in the ambush.", ("killed", 13)),
        ("Rebels displaced tens of thousands of people.", ("displaced", 20_000)),
    ],
)
def test_a_part_and_its_whole_are_told_apart(text: str, count: tuple[str, float]) -> None:
    assert count in [(c.what, c.low) for e in read(text).events for c in e.counts]
    assert len({c.low for e in read(text).events for c in e.counts}) == 1
