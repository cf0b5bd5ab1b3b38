"""Times of one report: tables of press sentences, the day they appeared, and what their time expression means."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.reading.parsed import ParsedReport
from dragoman.reading.parser import parse_report
from dragoman.reading.times.finding import find_times, time_for
from dragoman.records import Part, Report, TimeMention

SUNDAY = "2020-03-01"


def parse(text: str, published: str | None = SUNDAY, kind: str = "body") -> ParsedReport:
    parts = (Part(kind=kind, start=0, end=len(text)),)  # type: ignore[arg-type]
    return parse_report(Report(id="r", text=text, parts=parts, published=published))


def times_of(text: str, published: str | None = SUNDAY) -> list[tuple[str, str | None]]:
    return [(text[t.start : t.end], t.value) for t in find_times(parse(text, published))]


# text, published, words, value, first day, last day, grain
DATED = [
    # whole dates in the forms of the press
    ("The accord was signed on March 1, 2020 in Damascus.",
     "2020-03-05", "March 1, 2020", "2020-03-01", "2020-03-01", "2020-03-01", "day"),
    ("The accord was signed on 1 March 2020 in Damascus.",
     "2020-03-05", "1 March 2020", "2020-03-01", "2020-03-01", "2020-03-01", "day"),
    ("They met on Saturday, Feb. 29, 2020.",
     "2020-03-05", "Saturday, Feb. 29, 2020", "2020-02-29", "2020-02-29", "2020-02-29", "day"),
    ("The decree of 2019-12-31 was repealed.", SUNDAY, "2019-12-31", "2019-12-31", "2019-12-31", "2019-12-31", "day"),
    ("The order dated 15.07.2018 was published.",
     SUNDAY, "15.07.2018", "2018-07-15", "2018-07-15", "2018-07-15", "day"),
    ("He was arrested on the 5th of June 2017 in Minsk.",
     SUNDAY, "the 5th of June 2017", "2017-06-05", "2017-06-05", "2017-06-05", "day"),
    ("The attacks of 9/11 changed policy.", SUNDAY, "9/11", "2001-09-11", "2001-09-11", "2001-09-11", "day"),
    ("Talks were held on March 3-5, 2019 in Astana.",
     SUNDAY, "March 3-5, 2019", "2019-03-03/2019-03-05", "2019-03-03", "2019-03-05", "day"),
    ("The raid of 10 Nov 11 left the town in ruins.",
     SUNDAY, "10 Nov 11", "2011-11-10", "2011-11-10", "2011-11-10", "day"),
    ("Guerrillas held the bridge until 4 FEB 90.", SUNDAY, "4 FEB 90", "1990-02-04", None, "1990-02-04", "day"),
    ("On 10 Nov 11 soldiers were shot.", SUNDAY, "Nov 11", "2019-11-11", "2019-11-11", "2019-11-11", "day"),
    # days of the year, with the direction of their clause
    ("He was arrested early Jan. 6 in Manila.",
     SUNDAY, "early Jan. 6", "2020-01-06", "2020-01-06", "2020-01-06", "day"),
    ("In late January 12 people fell ill.", SUNDAY, "late January", "2020-01", "2020-01-21", "2020-01-31", "month"),
    ("Rebels shelled the port on Dec. 12.", SUNDAY, "Dec. 12", "2019-12-12", "2019-12-12", "2019-12-12", "day"),
    ("Voters will go to the polls on April 21.", SUNDAY, "April 21", "2020-04-21", "2020-04-21", "2020-04-21", "day"),
    ("The court hears the case on March 9.", SUNDAY, "March 9", "2020-03-09", "2020-03-09", "2020-03-09", "day"),
    ("The minister resigned on March 1.", SUNDAY, "March 1", "2020-03-01", "2020-03-01", "2020-03-01", "day"),
    ("The council called a session for Wednesday.",
     SUNDAY, "Wednesday", "2020-03-04", "2020-03-04", "2020-03-04", "day"),
    ("He apologised for Wednesday's attack.",
     SUNDAY, "Wednesday", "2020-02-26", "2020-02-26", "2020-02-26", "day"),
    ("Both sides agreed to withdraw by March 15.", SUNDAY, "March 15", "2020-03-15", "2020-03-15", "2020-03-15", "day"),
    # parts of a date
    ("A zone was agreed in September 2018.", SUNDAY, "September 2018", "2018-09", "2018-09-01", "2018-09-30", "month"),
    ("Fuel has been banned since late 2013.", SUNDAY, "late 2013", "2013", "2013-10-01", None, "quarter"),
    ("He was ousted in 2011.", SUNDAY, "2011", "2011", "2011-01-01", "2011-12-31", "year"),
    ("The movement began in the early 1990s.", SUNDAY, "early 1990s", "199", "1990-01-01", "1992-12-31", "decade"),
    ("The war of the 1980s killed many.", SUNDAY, "the 1980s", "198", "1980-01-01", "1989-12-31", "decade"),
    ("The offensive was halted in mid-May.", SUNDAY, "mid-May", "2019-05", "2019-05-11", "2019-05-20", "month"),
    ("The truce collapsed in early December.",
     SUNDAY, "early December", "2019-12", "2019-12-01", "2019-12-10", "month"),
    ("Exports fell in the third quarter of 2018.",
     SUNDAY, "the third quarter of 2018", "2018-Q3", "2018-07-01", "2018-09-30", "quarter"),
    ("Fighting resumed in the summer of 2014.",
     SUNDAY, "summer of 2014", "2014-SU", "2014-06-01", "2014-08-31", "season"),
    ("The border was drawn in the 19th century.",
     SUNDAY, "the 19th century", "18", "1800-01-01", "1899-12-31", "century"),
    ("The army seized power in November.", SUNDAY, "November", "2019-11", "2019-11-01", "2019-11-30", "month"),
    ("Parliament will vote on it in May.", SUNDAY, "May", "2020-05", "2020-05-01", "2020-05-31", "month"),
    ("He fled last October.", SUNDAY, "last October", "2019-10", "2019-10-01", "2019-10-31", "month"),
    ("They were tried in March last year.", SUNDAY, "March last year", "2019-03", "2019-03-01", "2019-03-31", "month"),
    ("The insurgency of 2004-05 was brutal.", SUNDAY, "2004-05", "2004/2005", "2004-01-01", "2005-12-31", "year"),
    # weekdays
    ("The two sides signed a memorandum Saturday.",
     SUNDAY, "Saturday", "2020-02-29", "2020-02-29", "2020-02-29", "day"),
    ("Jets struck the depot on Sunday.", SUNDAY, "Sunday", "2020-03-01", "2020-03-01", "2020-03-01", "day"),
    ("The envoy will meet the president on Monday.", SUNDAY, "Monday", "2020-03-02", "2020-03-02", "2020-03-02", "day"),
    ("The envoy is scheduled to arrive on Tuesday.",
     SUNDAY, "Tuesday", "2020-03-03", "2020-03-03", "2020-03-03", "day"),
    ("The council meets Thursday in Geneva.", SUNDAY, "Thursday", "2020-03-05", "2020-03-05", "2020-03-05", "day"),
    ("He said he would travel to Cairo on Wednesday.",
     SUNDAY, "Wednesday", "2020-03-04", "2020-03-04", "2020-03-04", "day"),
    ("Protesters burned tyres on Tuesday night.",
     SUNDAY, "Tuesday night", "2020-02-25TNI", "2020-02-25", "2020-02-25", "day"),
    ("Troops entered the town last Friday.", SUNDAY, "last Friday", "2020-02-28", "2020-02-28", "2020-02-28", "day"),
    ("The summit opens next Friday.", SUNDAY, "next Friday", "2020-03-06", "2020-03-06", "2020-03-06", "day"),
    ("The strike began on Monday of last week.",
     SUNDAY, "Monday of last week", "2020-02-17", "2020-02-17", "2020-02-17", "day"),
    ("A bomb went off at 10:35 a.m. Friday.",
     SUNDAY, "10:35 a.m. Friday", "2020-02-28T10:35", "2020-02-28", "2020-02-28", "minute"),
    # words that stand on the report's day
    ("The minister resigned yesterday.", SUNDAY, "yesterday", "2020-02-29", "2020-02-29", "2020-02-29", "day"),
    ("Schools reopen tomorrow.", SUNDAY, "tomorrow", "2020-03-02", "2020-03-02", "2020-03-02", "day"),
    ("Shells hit the market this morning.", SUNDAY, "this morning", "2020-03-01TMO", "2020-03-01", "2020-03-01", "day"),
    ("Gunmen attacked the camp last night.", SUNDAY, "last night", "2020-02-29TNI", "2020-02-29", "2020-02-29", "day"),
    ("He was freed the day before yesterday.",
     SUNDAY, "the day before yesterday", "2020-02-28", "2020-02-28", "2020-02-28", "day"),
    ("The delegation arrived last week.", SUNDAY, "last week", "2020-W08", "2020-02-17", "2020-02-23", "week"),
    ("Parliament passed the law this week.", SUNDAY, "this week", "2020-W09", "2020-02-24", "2020-03-01", "week"),
    ("Clashes spread over the weekend.", "2020-03-04", "the weekend", "2020-W09-WE", "2020-02-29", "2020-03-01", "day"),
    ("The talks resume next month.", SUNDAY, "next month", "2020-04", "2020-04-01", "2020-04-30", "month"),
    ("Inflation doubled last year.", SUNDAY, "last year", "2019", "2019-01-01", "2019-12-31", "year"),
    ("Elections are due this year.", SUNDAY, "this year", "2020", "2020-01-01", "2020-12-31", "year"),
    ("The base was handed over last month.", SUNDAY, "last month", "2020-02", "2020-02-01", "2020-02-29", "month"),
    ("The deal was struck last fall.", SUNDAY, "last fall", "2019-FA", "2019-09-01", "2019-11-30", "season"),
    ("He was shot two days ago.", SUNDAY, "two days ago", "2020-02-28", "2020-02-28", "2020-02-28", "day"),
    ("The truce was signed three months ago.",
     SUNDAY, "three months ago", "2019-12", "2019-12-01", "2019-12-31", "month"),
    ("The dam was built 50 years ago.", SUNDAY, "50 years ago", "1970", "1970-01-01", "1970-12-31", "year"),
    ("The ship sailed a week ago.", SUNDAY, "a week ago", "2020-W08", "2020-02-17", "2020-02-23", "week"),
    ("Three soldiers were killed in the past two weeks.",
     SUNDAY, "the past two weeks", "P2W", "2020-02-16", "2020-03-01", "week"),
    ("They met on Christmas Eve.", SUNDAY, "Christmas Eve", "2019-12-24", "2019-12-24", "2019-12-24", "day"),
    ("The amnesty was declared last Thanksgiving.",
     SUNDAY, "last Thanksgiving", "2019-11-28", "2019-11-28", "2019-11-28", "day"),
    # open stretches
    ("He has been held since Jan. 5.", SUNDAY, "Jan. 5", "2020-01-05", "2020-01-05", None, "day"),
    ("The ceasefire holds until March 20.", SUNDAY, "March 20", "2020-03-20", None, "2020-03-20", "day"),
    # vague words
    ("The group has recently regrouped in the desert.", SUNDAY, "recently", "PAST_REF", None, "2020-03-01", "vague"),
    ("The army now controls the road.", SUNDAY, "now", "PRESENT_REF", "2020-03-01", "2020-03-01", "vague"),
    ("He promised reforms in the near future.",
     SUNDAY, "in the near future", "FUTURE_REF", "2020-03-01", None, "vague"),
    ("They surrendered a few days ago.", SUNDAY, "a few days ago", "PAST_REF", "2020-02-21", "2020-02-28", "vague"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "words", "value", "first", "last", "grain"),
    DATED,
    ids=[f"{d[2]}: {d[0]}"[:60] for d in DATED],
)
def test_a_time_expression_means_its_days(
    text: str, published: str, words: str, value: str, first: str | None, last: str | None, grain: str
) -> None:
    found = {text[t.start : t.end]: t for t in find_times(parse(text, published))}
    assert words in found, f"found {sorted(found)}"
    time = found[words]
    assert time.value == value
    assert time.interval is not None
    assert (time.interval.start, time.interval.end, time.interval.grain) == (first, last, grain)


STORY = [
    ("The base was bombed on Feb. 10. Two days earlier, its commander had been warned.",
     "Two days earlier", "2020-02-08"),
    ("Rebels took the town on Feb. 10. The next day they withdrew.", "The next day", "2020-02-11"),
    ("The convoy left on Feb. 10. It was attacked the same day.", "the same day", "2020-02-10"),
    ("He was arrested on June 3, 2014. A year later he was sentenced to death.", "A year later", "2015"),
    ("They voted on Feb. 10. The previous day, a bomb had killed a candidate.", "The previous day", "2020-02-09"),
    ("Shells fell on the city on Feb. 10. A week later the siege began.", "A week later", "2020-W08"),
    ("On 7 August 1998 two bombs went off. The following Monday, the FBI arrived.",
     "The following Monday", "1998-08-10"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value"), STORY, ids=[s[1] for s in STORY])
def test_steps_stand_on_the_day_told_last(text: str, words: str, value: str) -> None:
    assert dict(times_of(text))[words] == value


NOT_TIMES = [
    "She may resign over the march through the capital.",
    "According to the Sunday Times, the deal is off.",
    "The Good Friday Agreement ended the conflict.",
    "The president of the Security Council, May Sayegh, spoke.",
    "Some 2000 soldiers crossed the river.",
    "The bill costs $1990 a head.",
    "Resolution 1973 authorised the no-fly zone.",
    "The February 17 revolution failed them.",
    "A 45-year-old man was held.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_TIMES)
def test_names_and_numbers_are_no_times(text: str) -> None:
    assert [t for t in times_of(text) if t[1] is None or not t[1].startswith("P")] == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The siege lasted three days.", "three days", "P3D"),
        ("They trained for two months in the desert.", "two months", "P2M"),
        ("He has served as envoy for decades.", "decades", "PXY"),
        ("They protest every Friday.", "every Friday", "XXXX-WXX-5"),
        ("The list is updated daily.", "daily", "P1D"),
        ("A 16-hour flight followed.", "16-hour", "PT16H"),
        ("It was the worst drought in three years.", "three years", "P3Y"),
        ("The two met for the first time in two months.", "two months", "P2M"),
        ("The mine killed 12 workers in two weeks.", "two weeks", "P2W"),
    ],
)
def test_durations_and_sets_are_recognised_and_not_dated(text: str, words: str, value: str) -> None:
    times = {text[t.start : t.end]: t for t in find_times(parse(text))}
    assert times[words].value == value
    assert times[words].interval is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Saturday.", "XXXX-WXX-6"),
        ("They met on March 1.", "XXXX-03-01"),
        ("They met last month.", None),
        ("They met two days ago.", None),
        ("They met recently.", "PAST_REF"),
    ],
)
def test_without_a_date_of_the_report_nothing_relative_is_dated(text: str, value: str | None) -> None:
    (time,) = find_times(parse(text, None))
    assert time.value == value
    assert time.interval is None


def test_without_a_date_of_the_report_whole_dates_still_are() -> None:
    (time,) = find_times(parse("They met on 4 May 2003.", None))
    assert time.value == "2003-05-04"


def test_where_only_a_picture_dates_the_report_weekdays_lie_around_it() -> None:
    text = "The pact was signed Monday. Kabul recalled its envoy Tuesday after talks Saturday and a march on Thursday."
    parts = (Part(kind="body", start=0, end=len(text)),)
    report = Report(id="r", text=text, parts=parts, published="2024-01-01", published_from="caption")
    days = ["2024-01-01", "2024-01-02", "2023-12-30", "2024-01-04"]
    assert [time.value for time in find_times(parse_report(report))] == days


def test_a_report_dated_to_the_month_dates_last_year_only() -> None:
    assert times_of("He left last year and came back on Saturday.", "2020-03") == [
        ("last year", "2019"),
        ("Saturday", "XXXX-WXX-6"),
    ]


def test_headline_present_is_past_and_its_infinitive_is_future() -> None:
    past = find_times(parse("Israel strikes Beirut suburb Saturday", kind="title"))
    future = find_times(parse("Envoy to visit Beirut on Saturday", kind="title"))
    assert (past[0].value, future[0].value) == ("2020-02-29", "2020-03-07")


def test_captions_are_read_and_boilerplate_is_not() -> None:
    text = "The envoy in Tripoli on March 1, 2020.\nAll rights reserved since 2004."
    parts = (Part(kind="caption", start=0, end=38), Part(kind="boilerplate", start=39, end=len(text)))
    times = find_times(parse_report(Report(id="r", text=text, parts=parts, published=SUNDAY)))
    assert [t.value for t in times] == ["2020-03-01"]


def test_times_are_in_order_and_never_overlap() -> None:
    text = " ".join(d[0] for d in DATED)
    times = find_times(parse(text))
    assert all(a.end <= b.start for a, b in pairwise(times))
    assert all(text[t.start : t.end].strip() == text[t.start : t.end] for t in times)


@pytest.mark.parametrize(
    "text", ["", " ", "Feb. 30 was named.", "On 31.02.2020 and 99.99.9999 at 29:71.", "Monday " * 50]
)
def test_impossible_and_odd_texts_raise_nothing(text: str) -> None:
    find_times(parse(text))


OF_EVENTS = [
    ("Jets bombed the depot on Monday, the ministry said on Tuesday.", "bombed", "Monday"),
    ("The ministry said on Tuesday that jets bombed the depot on Monday.", "bombed", "Monday"),
    ("The ministry said on Tuesday that jets had bombed the depot.", "bombed", None),
    ("The two sides met and signed an accord on Saturday.", "met", "Saturday"),
    ("Saturday's attack killed twelve soldiers.", "attack", "Saturday"),
    ("Militants carried out an attack on the base on Friday.", "attack", "Friday"),
    ("The airstrikes on Feb. 27 killed 34 soldiers.", "airstrikes", "Feb. 27"),
    ("In 2016, the United States imposed sanctions on the airline.", "imposed", "2016"),
    ("Troops that entered the city last week withdrew on Sunday.", "withdrew", "Sunday"),
    ("Troops that entered the city last week withdrew on Sunday.", "entered", "last week"),
    ("The envoy was convicted in absentia and has lived in Oslo since May 2016.", "convicted", None),
    ("The chief called for calm and warned of the flight of many people since last December.", "called", None),
    ("Kenya accused Sudan of a July attack on its convoy.", "accused", None),
    ("Kenya accused Sudan of a July attack on its convoy.", "attack", "July"),
    ("He resigned.", "resigned", None),
    # when words were said
    ("Police confirmed the attack in a statement on Thursday.", "attack", None),
    ("The governor condemned the bombing in a speech on Thursday.", "condemned", "Thursday"),
    ("The ministry announced the arrest in a post on Thursday.", "arrest", None),
    # what is compared did not begin then
    ("It was the deadliest attack in Bamako since 2014.", "attack", None),
    ("The putsch was the fourth military takeover on the coast since 2018.", "takeover", None),
    ("The bombing was the worst since August 2019.", "bombing", None),
    ("Monday's raid was the first on the port since 2011.", "raid", "Monday"),
    ("Rebels have attacked the town three times since January.", "attacked", "January"),
    ("The army has held the largest bridge since May.", "held", "May"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), OF_EVENTS, ids=[f"{e[1]}: {e[0]}"[:70] for e in OF_EVENTS])
def test_an_event_takes_the_time_of_its_own_clause(text: str, word: str, expected: str | None) -> None:
    parsed = parse(text)
    times = find_times(parsed)
    token = next(t for t in parsed.doc if t.text == word)
    time: TimeMention | None = time_for(parsed, token, times)
    assert (text[time.start : time.end] if time else None) == expected


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("The envoy met rebels between May 1 and May 4.", "May 1", "2019-05-01", "2019-05-04"),
        ("The embassy was closed from 2012 to 2016.", "2016", "2012-01-01", "2016-12-31"),
        ("Protesters have marched since June to demand his release.", "June", "2019-06-01", None),
        ("The judge set the sentencing for June 28.", "June 28", "2020-06-28", "2020-06-28"),
        ("It was the first strike on the port since the 2006 war.", "2006", "2006-01-01", "2006-12-31"),
    ],
)
def test_a_stretch_has_both_its_ends(text: str, words: str, start: str, end: str | None) -> None:
    times = find_times(parse_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),),
                                           published="2020-03-01")))  # fmt: skip
    interval = next(time.interval for time in times if text[time.start : time.end] == words)
    assert interval is not None
    assert (interval.start, interval.end) == (start, end)
