"""What dates of the calendar mean: the year of a date that names none is the one that its clause looks to."""

from __future__ import annotations

from datetime import date

from dragoman.reading.times.expressions import Expression
from dragoman.reading.times.meanings import (
    NOTHING,
    Meaning,
    Moment,
    day_meant,
    decade_meant,
    interval_of,
    iso,
    month_end,
    month_meant,
    months_meant,
    quarter_meant,
    year_meant,
    years_meant,
)

YEAR = 365  # days
HARD_BY = 30  # days: so near, a date is meant against the tense: "had been scheduled for March 18", written on March 24
NEAR = 90  # days: an undirected "the Jan. 14 deadline" this near ahead beats the same day almost a year back


def of_calendar(e: Expression, moment: Moment) -> Meaning:
    if e.century is not None:
        first = (e.century - 1) * 100 + 1
        return years_meant(first - 1 if first > 1 else 1, first + 98, f"{e.century - 1:02d}", "century", e.modifier)
    if e.decade and e.year is not None:
        return decade_meant(e.year, e.modifier)
    if e.month is None:
        return _calendar_year(e, moment)
    year = e.year if e.year is not None else _year_of_month(e, moment)
    if year is None:
        return Meaning(f"XXXX-{e.month:02d}" + (f"-{e.day:02d}" if e.day else ""), None)
    if e.day is None:
        if e.last_month:
            end_year = year + (e.last_month < e.month)
            return Meaning(
                f"{year:04d}-{e.month:02d}/{end_year:04d}-{e.last_month:02d}",
                interval_of(date(year, e.month, 1), month_end(end_year, e.last_month), "month"),
            )
        return month_meant(year, e.month, e.modifier)
    day = date(year, e.month, e.day)
    if e.last_day is not None:
        end = date(year, e.last_month or e.month, e.last_day)
        if end < day:
            return day_meant(day, e)
        return Meaning(f"{iso(day)}/{iso(end)}", interval_of(day, end, "day"))
    return day_meant(day, e)


def _calendar_year(e: Expression, moment: Moment) -> Meaning:
    year = e.year
    if year is None and (e.half or e.quarter):
        known = moment.report.year if moment.report else moment.year
        if known is None:
            return NOTHING
        year = known + turn(e)
    if year is None:
        return NOTHING
    if e.half:
        return months_meant(year, 1 if e.half == 1 else 7, 6 if e.half == 1 else 12, f"{year:04d}-H{e.half}", "quarter")
    if e.quarter:
        return quarter_meant(year, e.quarter)
    if e.last_year:
        return years_meant(year, e.last_year, f"{year:04d}/{e.last_year:04d}", "year")
    return year_meant(year, e.modifier)


def turn(e: Expression) -> int:
    return {"past": -1, "future": 1}.get(e.direction or "", 0)


def _year_of_month(e: Expression, moment: Moment) -> int | None:
    """The year of "March", "March 1" or "March last year"; ``None`` where the report's date does not tell."""
    assert e.month is not None
    if moment.report is None:
        if e.unit == "year" and moment.year is not None:
            return moment.year + turn(e)
        return None
    today = moment.report
    if e.unit == "year":  # "March last year"
        return today.year + turn(e)
    if e.direction == "this":
        return today.year
    if e.day is None:
        ahead, behind = today.year + (e.month < today.month), today.year - (e.month > today.month)
        if e.direction == "past":  # "last October" is over
            return today.year - (e.month >= today.month)
        if e.direction == "future":
            return today.year + (e.month <= today.month)
        if moment.direction == "future":
            return ahead
        return ahead if moment.direction is None and _months_to(today, ahead, e.month) <= 2 else behind
    behind, ahead = _nearest_years(today, e.month, e.day)
    if e.weekday is not None:  # "Monday, Oct. 26" fits one of the years near
        fitting = [y for y in (behind, ahead) if date(y, e.month, e.day).weekday() == e.weekday]
        if len(fitting) == 1:
            return fitting[0]
    to_come, gone = (date(ahead, e.month, e.day) - today).days, (today - date(behind, e.month, e.day)).days
    if moment.direction == "future":
        return behind if gone <= HARD_BY and to_come > YEAR - HARD_BY else ahead
    if moment.direction == "past":
        return ahead if to_come <= HARD_BY and gone > YEAR - HARD_BY else behind
    return ahead if to_come <= NEAR and gone > YEAR - 2 * NEAR else behind


def _months_to(today: date, year: int, month: int) -> int:
    return (year - today.year) * 12 + month - today.month


def _nearest_years(today: date, month: int, day: int) -> tuple[int, int]:
    """The years of the latest such day up to ``today`` and of the first from ``today`` on; 29 February skips years."""
    behind, ahead = today.year, today.year
    while not _exists(behind, month, day) or date(behind, month, day) > today:
        behind -= 1
    while not _exists(ahead, month, day) or date(ahead, month, day) < today:
        ahead += 1
    return behind, ahead


def _exists(year: int, month: int, day: int) -> bool:
    if day > 29 and (month == 2 or (day == 31 and month in (4, 6, 9, 11))):
        raise ValueError(f"no such day: {day} of month {month}")
    return day <= month_end(year, month).day
