"""What weekdays, seasons and feasts mean."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.reading.times.calendar_values import turn
from dragoman.reading.times.expressions import Expression
from dragoman.reading.times.meanings import SEASON_MONTHS, Meaning, Moment, day_meant, season_meant


def of_weekday(e: Expression, moment: Moment) -> Meaning:
    assert e.weekday is not None
    partial = Meaning(f"XXXX-WXX-{e.weekday + 1}", None)
    if e.about == "story" and e.direction is not None:
        base = moment.story or moment.report
        if base is None:
            return partial
        if e.direction == "this":
            monday = base - timedelta(days=base.weekday())
            return day_meant(monday + timedelta(days=e.weekday), e)
        return day_meant(_step_to_weekday(base, e.weekday, 1 if e.direction == "future" else -1, include=False), e)
    today = moment.report
    if today is None:
        return partial
    if e.unit == "week":  # "Monday of last week"
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=e.step or 0)
        return day_meant(monday + timedelta(days=e.weekday), e)
    if e.direction == "past":
        return day_meant(_step_to_weekday(today, e.weekday, -1, include=False), e)
    if e.direction == "future":
        return day_meant(_step_to_weekday(today, e.weekday, 1, include=False), e)
    ahead = moment.direction == "future"
    if e.direction == "this" and moment.direction is None:
        ahead = True
    if moment.older and not ahead and e.direction is None:
        return day_meant(_nearest_weekday(today, e.weekday), e)
    return day_meant(_step_to_weekday(today, e.weekday, 1 if ahead else -1, include=True), e)


def _step_to_weekday(day: date, weekday: int, way: int, *, include: bool) -> date:
    gap = (weekday - day.weekday()) * way % 7
    if gap == 0 and not include:
        gap = 7
    return day + timedelta(days=gap * way)


def _nearest_weekday(day: date, weekday: int) -> date:
    """The day of that name at most three days before or after: a picture is taken while its story goes on."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def of_season(e: Expression, moment: Moment) -> Meaning:
    assert e.season is not None
    if e.year is not None:
        return season_meant(e.year, e.season)
    if moment.report is None:
        return Meaning(f"XXXX-{e.season}", None)
    today = moment.report
    if e.unit == "year":
        return season_meant(today.year + turn(e), e.season)
    first, last = SEASON_MONTHS[e.season]
    if e.season == "WI":
        current = today.year - (today.month <= 2)
        running = today.month in (12, 1, 2)
    else:
        current = today.year
        running = first <= today.month <= last
    begun = e.season == "WI" or today.month >= first
    if e.season == "WI" and not running:
        current, begun = today.year - 1, True
    direction = e.direction or ("future" if moment.direction == "future" else None)
    if direction == "past":
        return season_meant(current - 1 if running or not begun else current, e.season)
    if direction == "future":
        return season_meant(current + 1 if begun else current, e.season)
    if direction == "this":
        return season_meant(current if e.season != "WI" or running else current + 1, e.season)
    return season_meant(current if begun else current - 1, e.season)


def easter(year: int) -> date:
    """Western Easter Sunday by the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _holiday_in(name: str, year: int) -> date:
    if name.startswith("easter"):
        return easter(year) + timedelta(days=int(name[6:] or 0))
    if name == "thanksgiving":
        return _step_to_weekday(date(year, 11, 1), 3, 1, include=True) + timedelta(weeks=3)
    if name == "labor":
        return _step_to_weekday(date(year, 9, 1), 0, 1, include=True)
    if name == "memorial":
        return _step_to_weekday(date(year, 5, 31), 0, -1, include=True)
    month, day = name.split("-")
    return date(year, int(month), int(day))


def of_holiday(e: Expression, moment: Moment) -> Meaning:
    assert e.holiday is not None
    if e.year is not None:
        return day_meant(_holiday_in(e.holiday, e.year), e)
    if moment.report is None:
        return Meaning(f"XXXX-{e.holiday}" if re.fullmatch(r"\d\d-\d\d", e.holiday) else None, None)
    today = moment.report
    days = [_holiday_in(e.holiday, today.year + turn) for turn in (-1, 0, 1)]
    if e.direction == "this":
        return day_meant(days[1], e)
    if e.direction == "future" or (e.direction is None and moment.direction == "future"):
        return day_meant(next(day for day in days if day >= today), e)
    if e.direction == "past":
        return day_meant([day for day in days if day < today][-1], e)
    return day_meant([day for day in days if day <= today][-1], e)
