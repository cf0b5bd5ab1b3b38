"""What is new is what only new reports say, and what they change in what was known."""

from __future__ import annotations

import json

import pytest
from by_hand import account, day, event
from msgspec.structs import replace
from stories_by_hand import SENTENCES, alleged_claim, make_picture, picture_of, tie

from dragoman.records import Account, Count, Event, Picture, Report
from dragoman.telling.lines import Brief, Line
from dragoman.telling.news import compose_news, rank
from dragoman.telling.page import render_lines
from dragoman.telling.plain_json import to_json

REPORTS = [
    Report(id=i, text="\n".join(SENTENCES), parts=(), title=f"Title {i}", outlet=i, published=f"2020-03-0{n}")
    for n, i in enumerate(("r1", "r2"), start=1)
]


def news(picture: Picture, *new: str) -> Brief:
    return compose_news([picture], frozenset(new), "2020-03-01")


def groups(brief: Brief) -> dict[str, list[Line]]:
    return {line.text: list(line.below) for section in brief.sections for line in section.lines}


def of(*accounts: Account) -> Picture:
    return picture_of(REPORTS, [event(*accounts, kind="ASSAULT", label="bombed")], [], [])


def test_what_only_a_new_report_tells_is_new() -> None:
    found = groups(news(of(account("r2", ["Turkey"], ["Syria"])), "r2"))
    assert [line.text for line in found["New events"]] == ["Attack: Turkey → Syria (“bombed”)"]
    assert "Told anew" not in found


def test_what_was_known_is_not_told_again() -> None:
    brief = news(of(account("r1", ["Turkey"], ["Syria"]), account("r2", ["Turkey"], ["Syria"])), "r2")
    assert list(groups(brief)) == ["Nothing that earlier reports had not told"]


OLD = account("r1", ["Turkey"], [], modality="alleged")


@pytest.mark.parametrize(
    ("later", "change"),
    [
        (account("r2", ["Turkey"], []), "now told as a fact; before: told as a claim"),
        (account("r2", ["Turkey"], [], modality="denied"), "now denied; before: told as a claim"),
        (account("r2", ["Turkey"], [], modality="alleged", date=day("2020-02-28")), "When: 28 February 2020"),
        (account("r2", ["Turkey"], [], modality="alleged", place="Idlib"), "Where: Idlib"),
        (account("r2", ["Turkey"], ["Syria"], modality="alleged"), "also named: Syria"),
        (
            account("r2", ["Turkey"], [], modality="alleged", counts=[Count(what="killed", low=34, high=34)]),
            "34 killed",
        ),
    ],
)
def test_a_change_is_told_with_its_report(later: Account, change: str) -> None:
    (line,) = groups(news(of(OLD, later), "r2"))["Told anew"]
    assert [(below.text, below.marks, below.kind) for below in line.below] == [(change, (2,), "new")]


def test_a_contradiction_is_new_when_a_new_report_brings_one_of_its_values() -> None:
    dates = [account(r, ["Turkey"], ["Syria"], date=day(d)) for r, d in (("r1", "2020-02-27"), ("r2", "2020-02-28"))]
    (line,) = groups(news(of(*dates), "r2"))["Contradictions"]
    assert [(value.text, value.kind) for value in line.below] == [("27 February 2020", ""), ("28 February 2020", "new")]
    third = [Report(id="r3", text=REPORTS[0].text, parts=(), outlet="r3"), *REPORTS]
    said_again = event(*dates, account("r3", ["Turkey"], ["Syria"], date=day("2020-02-28")), kind="ASSAULT")
    assert "Contradictions" not in groups(news(picture_of(third, [said_again], [], []), "r3"))


def test_statements_and_ties_of_new_reports() -> None:
    ties = [tie("t1", "r1", 1), tie("t2", "r2", -1)]
    found = groups(news(picture_of(REPORTS, [], [alleged_claim("r2")], ties), "r2"))
    assert [line.text for line in found["New statements"]] == ["the ministry said: Syria shipped fuel"]
    assert [line.text for line in found["New ties"]] == ["Turkey – opposes – Syria (before: supports)"]


def test_copies_bring_nothing_new_and_it_is_said() -> None:
    brief = news(make_picture(), "r3")
    assert [source.note for source in brief.sources] == ["new: undated, repeats the text of [1]"]
    assert brief.sections[0].note == "1 new report beside 2 known; 1 of them repeats another text"


def test_stories_without_new_reports_are_left_out() -> None:
    story = make_picture().stories[0]
    other = replace(story, id="s0", reports=("r9",))
    assert rank([story, other], frozenset({"r2"})) == [story]
    assert rank([story, other], frozenset()) == []


def test_all_renderings_of_the_news() -> None:
    brief = news(make_picture(title="<b>Fuel</b>"), "r1", "r2", "r3")
    assert brief.sections[0].title == "New story: <b>Fuel</b>"
    assert brief.title == "New since 1 March 2020"
    html = render_lines(brief, "0")
    assert "<b>Fuel</b>" not in html
    assert "New story: &lt;b&gt;Fuel" in html
    found = json.loads(to_json(brief, brief.sources))
    assert found["sections"][0]["lines"][0]["below"][0]["record"]


def test_numbers_go_on_from_story_to_story() -> None:
    picture = of(account("r1", ["Turkey"], ["Syria"]))
    brief = compose_news([picture, picture], frozenset({"r1", "r2"}), "x")
    assert [source.mark for source in brief.sources] == [1, 2, 3, 4]


def test_no_event_is_new_and_changed() -> None:
    first: Event = event(account("r2", ["Turkey"], ["Syria"]), id="e1", kind="ASSAULT")
    second = event(account("r1", ["Syria"], []), account("r2", ["Syria"], ["Turkey"]), id="e2", kind="ASSAULT")
    found = groups(news(picture_of(REPORTS, [first, second], [], []), "r2"))
    assert [line.record for line in found["New events"]] == ["e1"]
    assert [line.record for line in found["Told anew"]] == ["e2"]
