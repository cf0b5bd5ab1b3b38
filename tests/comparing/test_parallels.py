"""What several texts tell of: one sentence of each beside the other, found by their words."""

from __future__ import annotations

import pytest
from by_hand import account, event
from msgspec.structs import replace
from written_reports import cut, story, written

from dragoman.comparing.parallels import find_parallels
from dragoman.records import Event, Evidence, Report


def told(reports: list[Report], events: list[Event] | None = None) -> list[list[str]]:
    return [[cut(reports, e) for e in one.sentences] for one in find_parallels(reports, events or [])]


VISAS = "The United States revoked the visas of two council officials."
EMBASSY = "The embassy withdrew the visas of two honest officials, the president complained."
RAIN = "Heavy rain fell on the coffee farms in the western hills."
PORT = "Dockers at the northern port went back to work."


def test_two_texts_on_one_matter_stand_together_and_the_rest_does_not() -> None:
    reports = [written("a", f"{VISAS} {RAIN}"), written("b", f"{PORT} {EMBASSY}")]
    assert told(reports) == [[VISAS, EMBASSY]]


def test_the_same_names_are_no_matter() -> None:
    reports = [
        written("a", "Rafael Contreras grows coffee in Honduras."),
        written("b", "Rafael Contreras married in Honduras last week."),
    ]
    assert told(reports) == []


def test_a_question_tells_nothing() -> None:
    asked = "Why did the embassy withdraw the visas of two honest officials?"
    assert told([written("a", f"{VISAS} {RAIN}"), written("b", f"{PORT} {asked}")]) == []


def test_two_sentences_of_one_text_are_not_set_side_by_side() -> None:
    assert told([written("a", f"{VISAS} {EMBASSY}"), written("b", RAIN)]) == []


def test_of_one_text_the_nearest_sentence_stands_there_alone() -> None:
    count = "The council said Villatoro had 43.1 percent of the vote to 41.4 percent for Contreras."
    first = "With 94 percent of tally sheets counted Villatoro had 43.1 percent to 41.4 percent for Contreras."
    again = "Villatoro’s 43.1 percent and the 41.4 percent of Contreras are final, its editor wrote."
    ((*together,),) = told([written("a", f"{first} {again} {RAIN}"), written("b", f"{count} {PORT}")])
    assert together == [first, count]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # one name of three words is one name
        (
            "The Coptic Evangelical Church shut its clinic in the town after looters came.",
            "The Coptic Evangelical Church moved ten old monks out of the town by night.",
        ),
        # verbs that stand everywhere, whatever their form
        ("Lebedev told reporters on the quay that he took no side.", "A clerk told a court that the boy took the bus."),
        # numbers in letters count nothing by themselves
        ("A column of eight lorries with flour left for Bama.", "A jury heard eight monks who had left the abbey."),
        # a word or two that short sentences share
        ("The army said that it answers no foreign media.", "Local media said that the wedding was called off."),
    ],
)
def test_little_in_common_is_no_matter(first: str, second: str) -> None:
    reports = [written("a", f"{PORT} {first}"), written("b", f"{RAIN} {second}")]
    assert told(reports) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Eritrean army does not respond to questions.", "Officers of the Eritrean army declined to comment."),
        ("Asmara denies that its guards fired.", "Asmara dismissed the account of its guards as an invention."),
    ],
)
def test_who_keeps_silent_or_denies_does_so_in_any_words(first: str, second: str) -> None:
    reports = [written("a", f"{PORT} {first}"), written("b", f"{RAIN} {second}")]
    assert told(reports) == [[first, second]]


def test_a_verb_is_one_whatever_its_form() -> None:
    reports = [
        written("a", f"{PORT} The garrison has withdrawn from the citadel, a colonel wrote."),
        written("b", f"{RAIN} The garrison withdrew from the old citadel overnight."),
    ]
    assert len(told(reports)) == 1


def test_a_number_of_the_same_people_joins_two_texts() -> None:
    reports = [
        written("a", f"{PORT} Police said two people had died in the crowd on the square."),
        written("b", f"{RAIN} Two people lost their lives to the bullets of a gang on the square."),
    ]
    assert len(told(reports)) == 1


def test_an_act_that_linking_found_in_both_joins_them() -> None:
    first, second = "The president thanked both for their help.", "Moscow was thanked in public, too."
    reports = [written("a", f"{PORT} {first}"), written("b", f"{RAIN} {second}")]
    assert told(reports) == []
    spans = [Evidence(r.id, r.text.index(s), len(r.text)) for r, s in zip(reports, (first, second), strict=True)]
    accounts = [replace(account(e.report, [], []), evidence=(e,)) for e in spans]
    assert told(reports, [event(*accounts, id="e1")]) == [[first, second]]


def test_a_reprint_is_no_second_text() -> None:
    first = written("a", VISAS)
    assert told([first, Report(id="b", text=first.text, parts=first.parts, copy_of="a")]) == []


def test_every_sentence_stands_once_and_each_group_has_two_texts() -> None:
    for name in ("boat", "market"):
        found = find_parallels(story(name), [])
        sentences = [e for one in found for e in one.sentences]
        assert len(sentences) == len(set(sentences))
        assert found
        assert all(len({e.report for e in one.sentences}) > 1 for one in found)


def test_the_order_of_the_reports_changes_no_group() -> None:
    reports = story("boat")
    groups = {frozenset(one.sentences) for one in find_parallels(reports, [])}
    assert groups == {frozenset(one.sentences) for one in find_parallels(reports[::-1], [])}
