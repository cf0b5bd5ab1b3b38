"""The parts of a brief that rest on the sentences themselves, read line by line."""

from __future__ import annotations

import pytest
from by_hand import account, actor, event
from msgspec.structs import replace
from stories_by_hand import make_picture, picture_of
from written_reports import story, written

from dragoman.records import Alone, Event, Evidence, Picture, Report, Span
from dragoman.telling import markdown, page
from dragoman.telling.alone import alone
from dragoman.telling.brief import compose_brief
from dragoman.telling.event_words import event_line
from dragoman.telling.in_their_words import disputes, in_short, numbers, parallels, sided, words_of
from dragoman.telling.view import StoryView

OUTLETS = {"a": "State Agency", "b": "Rebel Site", "c": "The Wire"}


def told(reports: list[Report], events: list[Event] | None = None) -> StoryView:
    outlets = [replace(report, outlet=OUTLETS[report.id]) for report in reports]
    return StoryView(picture_of(outlets, events or [], [], []), "s1")


def test_the_market() -> None:
    view = told(story("market"))
    assert [(line.said_by, line.marks, line.text[:80]) for line in in_short(view)] == [
        ("The Wire", (1, 3), "The Wire: “At least 70 people were killed when Sudanese army aircraft bombed a m"),
        ("Rebel Site", (1, 3), "Rebel Site: “The warplanes of the terrorist army of the Islamic movement committ"),
        ("State Agency", (2,), "State Agency: “The Armed Forces and the supporting forces carried out a qualitat"),
        ("The Wire", (3,), "The Wire: “The Sudan Doctors Network said that its volunteers had buried 73 bodi"),
        ("Rebel Site", (1,), "Rebel Site: “Its prime minister, Mohamed Hassan al-Taishi, condemned the silence"),
    ]
    (killed,) = numbers(view)
    assert killed.text == "Killed"
    assert [(line.text, line.marks) for line in killed.below] == [
        ("84 civilians", (1, 3)),
        ("73 bodies", (3,)),
        ("at least 70 people", (3,)),
        ("60 elements", (2,)),
    ]
    (denial,) = disputes(view)
    assert denial.text.startswith("State Agency: “He denied what was circulated by rooms of the militia")
    assert [(line.text, [below.text for below in line.below]) for line in sided(view)] == [
        ("Rebel Site", ["in its own text: “massacre”, “martyrs”, “terrorist army”, “martyrdom”, “war crime”"]),
        (
            "State Agency",
            ["in its own text: “eliminated”, “qualitative operation”, “terrorist Rapid Support”, “heroes”"],
        ),
        ("The Wire", ["in its own text: “genocide”"]),
    ]


def test_the_title_takes_no_side_where_another_reports_does_not() -> None:
    reports = story("market")
    partial = picture_of(reports, [], [], [])
    (one,) = partial.stories
    picture = replace(partial, stories=(replace(one, title=reports[1].title or ""),))
    assert "massacre" in picture.stories[0].title
    assert compose_brief(picture, "s1").title == "Sudan air strike on market killed at least 70, doctors and UN say"


def test_a_denial_stands_above_what_it_is_about() -> None:
    below = {line.text[:40]: [b.text for b in line.below] for line in disputes(told(story("boat")))}
    (account_of,) = below["The Wire: “The Greek coast guard denied the account"[:40]]
    assert account_of.startswith("about what The Wire tells: “Three survivors on Leros")


def test_what_several_tell_stands_side_by_side_and_what_one_tells_under_its_outlet() -> None:
    filler = (
        "Heavy rain fell on the coffee hills above the town all week long. The price of maize rose by a third at "
        "the market of the capital. A court in Kara sentenced nine smugglers of ivory to long terms in prison."
    )
    reports = [
        written(
            "a",
            "Soldiers seized the radio station in Lome on Monday night. The army chief spoke of order in an address. "
            f"Shops stayed shut along the avenue. {filler} A curfew was imposed in the port of Kpeme as well.",
        ),
        written(
            "b", "The radio station in Lome was seized by soldiers on Monday. France recalled its ambassador there."
        ),
    ]
    view = told(reports)
    (together,) = parallels(view)
    assert together.text == "Rebel Site: “The radio station in Lome was seized by soldiers on Monday.”"
    assert [line.text for line in together.below] == [
        "State Agency: “Soldiers seized the radio station in Lome on Monday night.”"
    ]
    only = {outlet.text: [line.text for line in outlet.below] for outlet in alone(view)}
    gist = {line.evidence[0] for line in in_short(view)}
    own = {e for outlet in alone(view) for line in outlet.below for e in line.evidence}
    assert only
    assert not gist & own
    assert not {e for line in (together, *together.below) for e in line.evidence} & own


def test_what_no_other_text_tells_in_any_words_is_marked() -> None:
    reports = story("boat")
    start = reports[2].text.index("The U.N. refugee agency")
    call = replace(account("c", [], []), evidence=(Evidence("c", start, start + 66),))
    view = told(reports, [event(call, id="e1", kind="REQUEST")])
    assert view.comparison.alone == ()
    sure = replace(view.comparison, alone=(Alone(report="c", event="e1"),))
    view.comparison = sure
    marked = [line.text for outlet in alone(view) for line in outlet.below if line.kind == "alone"]
    assert marked == ["“The U.N. refugee agency UNHCR called for an independent investigation.”"]


def test_a_denial_is_marked_where_it_stands_and_told_once() -> None:
    rain = "Heavy rain fell on the coffee hills all week. The price of maize rose by a third at the market."
    trial = "A court sentenced nine smugglers of ivory to long terms in prison. Kayes got a new crane in June."
    reports = [
        written("a", f"{rain} It denied that its jets had bombed the dam of Sélingué."),
        written("b", f"{trial} Jets of the junta bombed the dam of Sélingué at noon, the rebels said."),
    ]
    view = told(reports)
    together = parallels(view, most=None)
    marked = [one for line in together for one in (line, *line.below) if one.kind == "denial"]
    assert marked
    assert not {line.text for line in disputes(view, together)} & {line.text for line in marked}


BODY = "Soldiers <b>seized</b> the radio station in Lome on Monday morning, killing 12 people."


@pytest.mark.parametrize("body", [BODY, BODY.replace("<b>", "<script>alert(1)</script>")])
def test_words_of_a_report_never_become_markup(body: str) -> None:
    view: Picture = picture_of([written("a", body), written("b", f"{body} It denied any role.")], [], [], [])
    assert "<b>" not in page.render(view, "s1")
    assert "<script" not in page.render(view, "s1")
    assert "<b>" not in markdown.render(compose_brief(view, "s1"))


def test_a_blow_that_reports_lay_to_two_sides_is_ones_or_the_others() -> None:
    actors = {a.id: a for a in (actor("rebels", "armed-group"), actor("the army", "military", "SDN"), actor("men"))}
    blow = event(account("r1", ["rebels"], ["men"]), account("r2", ["the army"], ["men"]), id="e", kind="ASSAULT")
    blow = replace(blow, actors=("rebels", "the army"), recipients=("men",))
    assert event_line(blow, actors, {}, {}).startswith("Attack: rebels or the army → men")
    both = replace(blow, accounts=(replace(blow.accounts[0], actors=("rebels", "the army")),))
    assert event_line(both, actors, {}, {}).startswith("Attack: rebels and the army → men")


def test_who_speaks_stands_in_brackets_where_the_sentence_does_not_say_it() -> None:
    text = '"We left. We will be back," said Ali. He blamed the flood for the ruin of the bridge near the mill.'
    report = replace(written("a", text), outlet="The Wire")
    (claim,) = make_picture().claims
    ends = text.index('," said')
    said = replace(
        claim, id="c1", report="a", source="Ali", source_text="Ali", manner="direct", content=Span(1, ends),
        fragments=(Span(1, ends),), evidence=(Evidence("a", 10, 37),),
    )  # fmt: skip
    start = text.index("He blamed")
    blamed = replace(
        said, id="c2", source_text="He", manner="indirect", content=Span(start + 3, len(text)),
        fragments=(Span(start + 3, len(text)),), evidence=(Evidence("a", start, len(text)),),
    )  # fmt: skip
    picture = replace(
        picture_of([report], [], [], []), claims=(said, blamed), actors=(actor("Ali", "person", names=[]),)
    )
    view = StoryView(picture, "s1")
    assert words_of(view, Evidence("a", 0, 9)) == '"We left." [Ali]'
    assert words_of(view, Evidence("a", 10, 37)) == '"We will be back," said Ali.'
    assert words_of(view, Evidence("a", start, len(text))).startswith("He [Ali] blamed the flood")
