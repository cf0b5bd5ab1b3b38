"""Days and stretches of days as a reader would write them: as precise as the reports' words, and no more."""

from __future__ import annotations

from dragoman.records import Interval

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# what reading makes of "early 2013", "mid-2013", "late 2013" and of seasons: the first and last months
PARTS = {("01", "03"): "early ", ("05", "08"): "mid-", ("10", "12"): "late "}
SEASONS = {("03", "05"): "spring ", ("06", "08"): "summer ", ("09", "11"): "autumn ", ("12", "02"): "winter "}
# the first day of "early March", "mid-March" and "late March"
PARTS_OF_MONTH = {"01": "early ", "11": "mid-", "21": "late "}


def day(iso: str) -> str:
    """``2020-02-29`` → ``29 February 2020``."""
    year, month, number = iso[:10].split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def when(interval: Interval) -> str:
    """The interval as precisely as the report's words put it: ``late 2013``, ``since March 2020``."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        one = start or end
        if one is None:
            return "at an unknown time"
        return f"{'since' if start else 'until'} {_edge(one, interval, last=start is None)}"
    if start[:10] == end[:10]:
        return day(start)
    if interval.grain == "year" and start[:4] == end[:4]:
        return start[:4]
    if interval.grain == "decade" and start[3:4] == "0":
        return f"the {start[:4]}s"
    if interval.grain == "month" and start[:7] == end[:7]:
        whole = start[8:10] == "01" and end[8:10] > "20"
        return month(start) if whole else f"{PARTS_OF_MONTH.get(start[8:10], '')}{month(start)}"
    if start[5:10] == "01-01" and end[5:10] == "12-31":
        return f"{start[:4]} to {end[:4]}"
    if interval.grain in ("quarter", "season"):
        return _part_of_year(start, interval, last=False)
    return between(start, end)


def _edge(iso: str, interval: Interval, *, last: bool) -> str:
    """One end of an open interval: "late 2013", the year for "since 2011", the month, else the day."""
    if interval.grain in ("decade", "century"):
        return f"about {iso[:4]}"
    if interval.grain in ("season", "quarter"):
        return _part_of_year(iso, interval, last=last)
    if interval.grain == "vague":
        return f"about {month(iso)}"
    if interval.grain == "year":
        return iso[:4]
    return month(iso) if interval.grain == "month" else day(iso)


def _part_of_year(iso: str, interval: Interval, *, last: bool) -> str:
    """``late 2013``, ``spring 2014``; by its month where it has no such name."""
    table = SEASONS if interval.grain == "season" else PARTS
    told = next((name for months, name in table.items() if iso[5:7] == months[last]), None)
    return f"about {month(iso)}" if told is None else f"{told}{iso[:4]}"


def month(iso: str) -> str:
    return f"{MONTHS[int(iso[5:7]) - 1]} {iso[:4]}"


def between(start: str, end: str) -> str:
    """``between 23 and 29 April 2018``: what both ends share is said once."""
    last = day(end)
    if start[:7] == end[:7]:
        return f"between {int(start[8:10])} and {last}"
    if start[:4] == end[:4]:
        return f"between {day(start).rpartition(' ')[0]} and {last}"
    return f"between {day(start)} and {last}"


def slot_date(value: str) -> str:
    """A date as `comparing.when.interval_text` gives it, or a TIMEX3 value."""
    if len(value) == len("2020-02-29") and value.replace("-", "").isdigit():
        return day(value)
    if value.endswith("/.."):
        return f"since {day(value[:10])}"
    if len(value) == len("2020-02-29/2020-03-01"):
        return between(value[:10], value[11:])
    return month(value) if len(value) == len("2020-02") and value[5:].isdigit() else value
