"""What a time expression may mean: days, months, years and longer stretches as TIMEX3 values with their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.reading.times.expressions import Expression
from dragoman.reading.times.tense import Direction
from dragoman.records import Grain, Interval

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True)
class Moment:
    """What relative words stand on: the report's day, the day told last, and the direction of the clause."""

    report: date | None
    story: date | None
    direction: Direction
    year: int | None = None  # of the report, where no more of its date is known
    month: int | None = None
    older: bool = False  # the report's day is one that it tells of, so the report itself may be some days younger


@dataclass(frozen=True)
class Meaning:
    value: str | None
    interval: Interval | None
    day: date | None = None  # set when one single day is meant: what "two days later" may stand on


NOTHING = Meaning(None, None)


def iso(day: date) -> str:
    return day.isoformat()


def interval_of(start: date, end: date, grain: Grain) -> Interval:
    return Interval(start=iso(start), end=iso(end), grain=grain)


def day_meant(day: date, expression: Expression) -> Meaning:
    value, grain = iso(day), "day"
    if expression.clock == "24:00":
        value = f"{value}T24:00"
        grain = "hour"
    elif expression.clock:
        value, grain = f"{value}T{expression.clock}", "minute"
    elif expression.part:
        value += f"T{expression.part}"
    return Meaning(value, interval_of(day, day, grain), day)  # type: ignore[arg-type]


def month_end(year: int, month: int) -> date:
    return (date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)) - timedelta(days=1)


def month_meant(year: int, month: int, modifier: str | None = None) -> Meaning:
    first, last = date(year, month, 1), month_end(year, month)
    start, end = {"early": (first, date(year, month, 10)), "mid": (date(year, month, 11), date(year, month, 20)),
                  "late": (date(year, month, 21), last)}.get(modifier or "", (first, last))  # fmt: skip
    return Meaning(f"{year:04d}-{month:02d}", interval_of(start, end, "month"))


def months_meant(year: int, first: int, last: int, value: str, grain: Grain) -> Meaning:
    return Meaning(value, interval_of(date(year, first, 1), month_end(year, last), grain))


def year_meant(year: int, modifier: str | None = None) -> Meaning:
    first, last = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(modifier or "", (1, 12))
    return months_meant(year, first, last, f"{year:04d}", "quarter" if modifier else "year")


def years_meant(first: int, last: int, value: str, grain: Grain, modifier: str | None = None) -> Meaning:
    if modifier:
        third = (last - first + 1) / 3
        cut = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}[modifier]
        first, last = first + round(cut[0] * third), first + round(cut[1] * third) - 1
    return Meaning(value, interval_of(date(first, 1, 1), date(last, 12, 31), grain))


def decade_meant(year: int, modifier: str | None = None) -> Meaning:
    first = year // 10 * 10
    return years_meant(first, first + 9, f"{first // 10}", "decade", modifier)


def week_meant(day: date, modifier: str | None = None) -> Meaning:
    year, week, _ = day.isocalendar()
    monday = date.fromisocalendar(year, week, 1)
    first, last = {"early": (0, 2), "late": (3, 6)}.get(modifier or "", (0, 6))
    return Meaning(
        f"{year:04d}-W{week:02d}", interval_of(monday + timedelta(days=first), monday + timedelta(days=last), "week")
    )


def season_meant(year: int, season: str) -> Meaning:
    first, last = SEASON_MONTHS[season]
    start = date(year, first, 1)
    end = month_end(year + (last < first), last)
    return Meaning(f"{year:04d}-{season}", interval_of(start, end, "season"))


def quarter_of(month: int) -> int:
    return (month - 1) // 3 + 1


def quarter_meant(year: int, quarter: int) -> Meaning:
    return months_meant(year, 3 * quarter - 2, 3 * quarter, f"{year:04d}-Q{quarter}", "quarter")


def add_months(day: date, months: int) -> date:
    """``day`` so many months on, held inside the month: a month after 31 January is the last day of February."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))
