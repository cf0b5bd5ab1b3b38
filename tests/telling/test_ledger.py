"""The accounts side by side: every slot once, with its verdict, its reports and its sentence."""

from __future__ import annotations

import json

from by_hand import account, day, event
from msgspec.structs import replace
from stories_by_hand import SENTENCES, make_picture, picture_of

from dragoman.records import Picture, Report
from dragoman.telling.ledger import Ledger, compose_ledger
from dragoman.telling.ledger_lines import as_brief
from dragoman.telling.lines import Line
from dragoman.telling.plain_json import to_json
from dragoman.telling.side_by_side import Side


def sides(picture: Picture) -> list[Side]:
    return list(compose_ledger(picture, "s1").sides)


def told(side: Side) -> dict[str, tuple[str, list[str]]]:
    return {slot.slot: (slot.verdict, [value.text for value in slot.values]) for slot in side.slots}


def test_each_slot_has_its_verdict_and_its_values() -> None:
    (side,) = sides(make_picture())
    assert side.verdict == "contradiction"
    assert told(side) == {
        "date": ("contradiction", ["28 February 2020", "29 February 2020"]),
        "actors": ("agreed", ["Turkey"]),
        "recipients": ("agreed", ["Syria"]),
        "place": ("agreed", ["Idlib"]),
        "modality": ("agreed", ["told as a fact"]),
    }


def test_every_value_that_differs_is_quoted_from_its_report() -> None:
    (side,) = sides(make_picture())
    for value in side.slots[0].values:
        assert value.quote
        assert value.quote in SENTENCES[0]
        assert value.marks


def test_copies_stand_in_one_column() -> None:
    (side,) = sides(make_picture())
    assert [(column.mark, column.name) for column in side.columns] == [(1, "The Courier"), (2, "The Herald")]


def test_what_one_account_adds_is_told_as_only_there() -> None:
    reports = [Report(id=i, text="\n".join(SENTENCES), parts=(), outlet=i) for i in ("r1", "r2")]
    attack = event(
        account("r1", ["Turkey"], ["Syria"], place="Idlib"),
        account("r2", ["Turkey"], ["Syria"], date=day("2020-02-28")),
    )
    (side,) = sides(picture_of(reports, [attack], [], []))
    found = told(side)
    assert found["place"] == ("alone", ["Idlib"])
    assert found["date"] == ("alone", ["28 February 2020"])
    assert [(c.name, c.own) for c in side.columns] == [
        ("r1", (("Where", "Idlib", "alone"),)),
        ("r2", (("When", "28 February 2020", "alone"),)),
    ]


def test_contradicted_events_come_first() -> None:
    reports = [Report(id=i, text="x" * 90, parts=(), outlet=i) for i in ("r1", "r2")]
    calm = event(account("r1", ["Turkey"], ["Syria"], place="Idlib"), account("r2", ["Turkey"], ["Syria"]), id="e1")
    dated = [account(r, ["Syria"], ["Turkey"], date=day(d)) for r, d in (("r1", "2020-01-01"), ("r2", "2020-01-09"))]
    disputed = event(*dated, id="e9")
    assert [side.event for side in sides(picture_of(reports, [calm, disputed], [], []))] == ["e9", "e1"]


def test_sources_say_whom_only_one_quotes() -> None:
    ledger = compose_ledger(make_picture(), "s1")
    (reliance,) = ledger.reliance
    assert (reliance.name, reliance.statements, reliance.unnamed) == ("The Courier", 1, 0)
    assert reliance.cited == (("the ministry", 1, True),)


def test_reprints_are_one_origin() -> None:
    lines = compose_ledger(make_picture(), "s1").origins
    assert [(line.marks, line.text) for line in lines] == [
        ((1, 3), "The Courier and The Echo: the same text, nearly word for word"),
        ((2,), "The Herald: its own text"),
    ]


def test_as_lines_contradictions_come_before_all() -> None:
    brief = as_brief(compose_ledger(make_picture(), "s1"))
    assert brief.sections[0].title == "Where the accounts contradict each other"

    def marked(line: Line) -> bool:
        return bool(line.marks) and all(marked(below) for below in line.below)

    assert all(marked(line) for section in brief.sections for line in section.lines)


def test_a_sentence_that_says_several_things_is_quoted_once() -> None:
    reports = [Report(id=i, text="\n".join(SENTENCES), parts=(), outlet=i) for i in ("r1", "r2")]
    attack = event(
        account("r1", ["Turkey"], ["Syria"], place="Idlib", date=day("2020-02-28")),
        account("r2", ["Turkey"], ["Syria"]),
    )
    brief = as_brief(compose_ledger(picture_of(reports, [attack], [], []), "s1"))
    (line,) = next(section for section in brief.sections if section.title == "Event by event").lines
    quotes = [below.quote for below in line.below if below.quote]
    assert len(quotes) == len(set(quotes)) == 1


def test_json_holds_sentences_and_no_whole_text() -> None:
    ledger: Ledger = compose_ledger(make_picture(), "s1")
    found = json.loads(to_json(ledger, ledger.sources))
    evidence = found["sides"][0]["slots"][0]["values"][0]["evidence"][0]
    assert SENTENCES[0].startswith(evidence["sentence"])
    assert found["sources"][0]["report"]["outlet"] == "The Courier"
    assert "text" not in found["sources"][0]["report"]


def test_headlines_are_quoted_only_where_the_body_says_nothing() -> None:
    picture = make_picture()
    report = picture.reports[0]
    from dragoman.records import Evidence, Part

    parts = (Part(kind="title", start=0, end=44), Part(kind="body", start=45, end=93))
    reports = (replace(report, parts=parts), *picture.reports[1:])
    attack = picture.events[0]
    first = replace(attack.accounts[0], evidence=(Evidence("r1", 0, 44), Evidence("r1", 45, 93)))
    told = replace(
        picture, reports=reports, events=(replace(attack, accounts=(first, *attack.accounts[1:])), picture.events[1])
    )
    assert sides(told)[0].columns[0].sentence.quote == SENTENCES[1]
