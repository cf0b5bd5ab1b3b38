"""Events in the order of time, as precisely as they are known."""

from __future__ import annotations

from by_hand import account, day, event, month
from msgspec.structs import replace
from stories_by_hand import ACTORS

from dragoman.records import Event, Interval
from dragoman.telling.timeline import Timeline, as_brief, compose_timeline

ACTORS_BY_ID = {actor.id: actor for actor in ACTORS}


def dated(id: str, date: Interval | None, origins: int = 1) -> Event:
    return replace(event(account("r1", ["Turkey"], ["Syria"]), id=id, kind="ASSAULT"), date=date, origins=origins)


def timeline(*events: Event, most: int | None = None) -> Timeline:
    return compose_timeline(events, ACTORS_BY_ID, {}, {}, {"r1": "The Courier"}, most)


def test_order_and_grain() -> None:
    until = Interval(start=None, end="2019-05-01", grain="day")
    found = timeline(
        dated("e1", day("2020-03-01")),
        dated("e2", month("2018-09-01", "2018-09-30")),
        dated("e3", None),
        dated("e4", until),
        dated("e5", Interval(start=None, end=None, grain="vague")),
    )
    assert [(m.event, m.when, m.grain) for m in found.dated] == [
        ("e2", "September 2018", "month"),
        ("e4", "until 1 May 2019", "day"),
        ("e1", "1 March 2020", "day"),
    ]
    assert [m.event for m in found.undated] == ["e3", "e5"]


def test_the_day_is_not_told_twice_and_the_outlet_is_named() -> None:
    (moment,) = timeline(dated("e1", day("2020-03-01"))).dated
    assert moment.what == "Attack: Turkey → Syria (“met”)"
    assert moment.told_by == ("The Courier",)


def test_a_limit_keeps_what_most_origins_tell() -> None:
    found = timeline(dated("e1", day("2020-03-01")), dated("e2", day("2020-03-02"), 3), most=1)
    assert [m.event for m in found.dated] == ["e2"]


def test_sections_are_years_and_what_has_no_date() -> None:
    brief = as_brief(timeline(dated("e1", day("2020-03-01")), dated("e2", day("2019-03-01")), dated("e3", None)))
    assert [section.title for section in brief.sections] == ["2019", "2020", "Without a date"]
    assert brief.sections[1].lines[0].text == "1 March 2020 (day): Attack: Turkey → Syria (“met”) – The Courier"
    assert brief.sections[1].lines[0].record == "e1"


def test_many_without_a_date_are_counted() -> None:
    brief = as_brief(timeline(*(dated(f"e{n:02}", None) for n in range(25))))
    assert brief.sections[0].lines[-1].text == "and 5 more events; --format json has all"


def test_another_day_that_an_account_gives_is_told_too() -> None:
    first, second = day("2020-02-29"), day("2020-03-01")
    told = event(account("r1", ["Turkey"], date=first), account("r2", ["Turkey"], date=second), kind="ASSAULT")
    found = timeline(replace(told, date=first))
    assert found.dated[0].also == ("1 March 2020",)
    assert as_brief(found).sections[0].lines[0].text.startswith("29 February 2020 (day; also told: 1 March 2020): ")
