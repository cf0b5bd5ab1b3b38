"""What a time expression means: from words to a TIMEX3 value and an interval of days.

Days are reckoned from the report's own date, never from the clock. Where that date is unknown, or known only to the
month or year, relative words stay undated ("Saturday" is ``XXXX-WXX-6`` with no interval).

The direction of bare weekdays and months is the tense of their clause (`tense.direction_of`): what is told as past took
place on the latest such day up to the report's date, the report's day included, as the wires write; what is announced
takes place on the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.reading.times.expressions import DAY_PARTS, MONTHS, Expression
from dragoman.reading.times.tense import Direction
from dragoman.records import Grain, Interval

DAY_PART_CODES = frozenset(DAY_PARTS.values())
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
NEAR = 90  # days: an undirected "the Jan. 14 deadline" this near ahead beats the same day almost a year back


@dataclass(frozen=True)
class Moment:
    """What relative words stand on: the report's day, the day told last, and the direction of the clause."""

    report: date | None
    story: date | None
    direction: Direction
    year: int | None = None  # of the report, where no more of its date is known
    month: int | None = None


@dataclass(frozen=True)
class Meaning:
    value: str | None
    interval: Interval | None
    day: date | None = None  # set when one single day is meant: what "two days later" may stand on


NOTHING = Meaning(None, None)


def resolve(expression: Expression, moment: Moment) -> Meaning:
    """The meaning of ``expression`` said at ``moment``; never raises, impossible dates ("Feb. 30") mean nothing."""
    try:
        return _RESOLVERS[expression.shape](expression, moment)
    except (ValueError, OverflowError):
        return NOTHING


# ---------------------------------------------------------------- making meanings


def _iso(day: date) -> str:
    return day.isoformat()


def _interval(start: date, end: date, grain: Grain) -> Interval:
    return Interval(start=_iso(start), end=_iso(end), grain=grain)


def _day(day: date, expression: Expression) -> Meaning:
    value, grain = _iso(day), "day"
    if expression.clock == "24:00":
        value = f"{value}T24:00"
        grain = "hour"
    elif expression.clock:
        value, grain = f"{value}T{expression.clock}", "minute"
    elif expression.part:
        value += f"T{expression.part}"
    return Meaning(value, _interval(day, day, grain), day)  # type: ignore[arg-type]


def _month_end(year: int, month: int) -> date:
    return (date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)) - timedelta(days=1)


def _month(year: int, month: int, modifier: str | None = None) -> Meaning:
    first, last = date(year, month, 1), _month_end(year, month)
    start, end = {"early": (first, date(year, month, 10)), "mid": (date(year, month, 11), date(year, month, 20)),
                  "late": (date(year, month, 21), last)}.get(modifier or "", (first, last))  # fmt: skip
    return Meaning(f"{year:04d}-{month:02d}", _interval(start, end, "month"))


def _months(year: int, first: int, last: int, value: str, grain: Grain) -> Meaning:
    return Meaning(value, _interval(date(year, first, 1), _month_end(year, last), grain))


def _year(year: int, modifier: str | None = None) -> Meaning:
    first, last = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(modifier or "", (1, 12))
    return _months(year, first, last, f"{year:04d}", "quarter" if modifier else "year")


def _years(first: int, last: int, value: str, grain: Grain, modifier: str | None = None) -> Meaning:
    if modifier:
        third = (last - first + 1) / 3
        cut = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}[modifier]
        first, last = first + round(cut[0] * third), first + round(cut[1] * third) - 1
    return Meaning(value, _interval(date(first, 1, 1), date(last, 12, 31), grain))


def _decade(year: int, modifier: str | None = None) -> Meaning:
    first = year // 10 * 10
    return _years(first, first + 9, f"{first // 10}", "decade", modifier)


def _week(day: date, modifier: str | None = None) -> Meaning:
    year, week, _ = day.isocalendar()
    monday = date.fromisocalendar(year, week, 1)
    first, last = {"early": (0, 2), "late": (3, 6)}.get(modifier or "", (0, 6))
    return Meaning(
        f"{year:04d}-W{week:02d}", _interval(monday + timedelta(days=first), monday + timedelta(days=last), "week")
    )


def _season(year: int, season: str) -> Meaning:
    first, last = SEASON_MONTHS[season]
    start = date(year, first, 1)
    end = _month_end(year + (last < first), last)
    return Meaning(f"{year:04d}-{season}", _interval(start, end, "season"))


def _quarter_of(month: int) -> int:
    return (month - 1) // 3 + 1


def _quarter(year: int, quarter: int) -> Meaning:
    return _months(year, 3 * quarter - 2, 3 * quarter, f"{year:04d}-Q{quarter}", "quarter")


def add_months(day: date, months: int) -> date:
    """``day`` so many months on, held inside the month: a month after 31 January is the last day of February."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, _month_end(year, month + 1).day))


# ---------------------------------------------------------------- calendar dates


def _calendar(e: Expression, moment: Moment) -> Meaning:
    if e.century is not None:
        first = (e.century - 1) * 100 + 1
        return _years(first - 1 if first > 1 else 1, first + 98, f"{e.century - 1:02d}", "century", e.modifier)
    if e.decade and e.year is not None:
        return _decade(e.year, e.modifier)
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
                _interval(date(year, e.month, 1), _month_end(end_year, e.last_month), "month"),
            )
        return _month(year, e.month, e.modifier)
    day = date(year, e.month, e.day)
    if e.last_day is not None:
        end = date(year, e.last_month or e.month, e.last_day)
        if end < day:
            return _day(day, e)
        return Meaning(f"{_iso(day)}/{_iso(end)}", _interval(day, end, "day"))
    return _day(day, e)


def _calendar_year(e: Expression, moment: Moment) -> Meaning:
    year = e.year
    if year is None and (e.half or e.quarter):
        known = moment.report.year if moment.report else moment.year
        if known is None:
            return NOTHING
        year = known + _turn(e)
    if year is None:
        return NOTHING
    if e.half:
        return _months(year, 1 if e.half == 1 else 7, 6 if e.half == 1 else 12, f"{year:04d}-H{e.half}", "quarter")
    if e.quarter:
        return _quarter(year, e.quarter)
    if e.last_year:
        return _years(year, e.last_year, f"{year:04d}/{e.last_year:04d}", "year")
    return _year(year, e.modifier)


def _turn(e: Expression) -> int:
    return {"past": -1, "future": 1}.get(e.direction or "", 0)


def _year_of_month(e: Expression, moment: Moment) -> int | None:
    """The year of "March", "March 1" or "March last year"; ``None`` where the report's date does not tell."""
    assert e.month is not None
    if moment.report is None:
        if e.unit == "year" and moment.year is not None:
            return moment.year + _turn(e)
        return None
    today = moment.report
    if e.unit == "year":  # "March last year"
        return today.year + _turn(e)
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
    if moment.direction == "future":
        return ahead
    if moment.direction == "past":
        return behind
    gap = (date(ahead, e.month, e.day) - today).days
    return ahead if gap <= NEAR and (today - date(behind, e.month, e.day)).days > 365 - 2 * NEAR else behind


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
    return day <= _month_end(year, month).day


# ---------------------------------------------------------------- weekdays, seasons, holidays


def _weekday(e: Expression, moment: Moment) -> Meaning:
    assert e.weekday is not None
    partial = Meaning(f"XXXX-WXX-{e.weekday + 1}", None)
    if e.about == "story" and e.direction is not None:
        base = moment.story or moment.report
        if base is None:
            return partial
        if e.direction == "this":
            monday = base - timedelta(days=base.weekday())
            return _day(monday + timedelta(days=e.weekday), e)
        return _day(_step_to_weekday(base, e.weekday, 1 if e.direction == "future" else -1, include=False), e)
    today = moment.report
    if today is None:
        return partial
    if e.unit == "week":  # "Monday of last week"
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=e.step or 0)
        return _day(monday + timedelta(days=e.weekday), e)
    if e.direction == "past":
        return _day(_step_to_weekday(today, e.weekday, -1, include=False), e)
    if e.direction == "future":
        return _day(_step_to_weekday(today, e.weekday, 1, include=False), e)
    ahead = moment.direction == "future"
    if e.direction == "this" and moment.direction is None:
        ahead = True
    return _day(_step_to_weekday(today, e.weekday, 1 if ahead else -1, include=True), e)


def _step_to_weekday(day: date, weekday: int, way: int, *, include: bool) -> date:
    gap = (weekday - day.weekday()) * way % 7
    if gap == 0 and not include:
        gap = 7
    return day + timedelta(days=gap * way)


def _season_of(e: Expression, moment: Moment) -> Meaning:
    assert e.season is not None
    if e.year is not None:
        return _season(e.year, e.season)
    if moment.report is None:
        return Meaning(f"XXXX-{e.season}", None)
    today = moment.report
    if e.unit == "year":
        return _season(today.year + _turn(e), e.season)
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
        return _season(current - 1 if running or not begun else current, e.season)
    if direction == "future":
        return _season(current + 1 if begun else current, e.season)
    if direction == "this":
        return _season(current if e.season != "WI" or running else current + 1, e.season)
    return _season(current if begun else current - 1, e.season)


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


def _holiday(e: Expression, moment: Moment) -> Meaning:
    assert e.holiday is not None
    if e.year is not None:
        return _day(_holiday_in(e.holiday, e.year), e)
    if moment.report is None:
        return Meaning(f"XXXX-{e.holiday}" if re.fullmatch(r"\d\d-\d\d", e.holiday) else None, None)
    today = moment.report
    days = [_holiday_in(e.holiday, today.year + turn) for turn in (-1, 0, 1)]
    if e.direction == "this":
        return _day(days[1], e)
    if e.direction == "future" or (e.direction is None and moment.direction == "future"):
        return _day(next(day for day in days if day >= today), e)
    if e.direction == "past":
        return _day([day for day in days if day < today][-1], e)
    return _day([day for day in days if day <= today][-1], e)


# ---------------------------------------------------------------- words that stand on a day


def _deictic(e: Expression, moment: Moment) -> Meaning:
    base = (moment.story or moment.report) if e.about == "story" else moment.report
    if base is None:
        return _deictic_in_part(e, moment)
    step = e.step or 0
    if e.unit == "day":
        return _day(base + timedelta(days=step), e)
    if e.unit == "weekend":
        return _weekend(base, e, moment)
    if e.unit == "week":
        return _week(base + timedelta(weeks=step), e.modifier)
    if e.unit == "fortnight":
        return _span_of(2, "week", step < 0, base)
    if e.unit == "month":
        month = add_months(base.replace(day=1), step)
        return _month(month.year, month.month, e.modifier)
    if e.unit == "quarter":
        month = add_months(base.replace(day=1), 3 * step)
        return _quarter(month.year, _quarter_of(month.month))
    if e.unit == "year":
        return _year(base.year + step, e.modifier)
    if e.unit == "decade":
        return _decade(base.year + 10 * step, e.modifier)
    first = (base.year // 100 + step) * 100
    return _years(first, first + 99, f"{first // 100:02d}", "century", e.modifier)


def _deictic_in_part(e: Expression, moment: Moment) -> Meaning:
    """With only the year (or month) of the report known, "last year" still has an answer."""
    if e.about == "report" and e.unit == "year" and moment.year is not None:
        return _year(moment.year + (e.step or 0), e.modifier)
    if e.about == "report" and e.unit == "month" and moment.year is not None and moment.month is not None:
        month = add_months(date(moment.year, moment.month, 1), e.step or 0)
        return _month(month.year, month.month, e.modifier)
    return NOTHING


def _weekend(base: date, e: Expression, moment: Moment) -> Meaning:
    """Saturday and Sunday. "The weekend" is the last one, or the coming one in what is announced."""
    this_saturday = base + timedelta(days=5 - base.weekday())
    if e.step is None:
        back = moment.direction != "future" and base.weekday() < 5
    elif e.step < 0:
        back = True
    elif e.step > 0:
        return _weekend_from(this_saturday if base.weekday() < 5 else this_saturday + timedelta(weeks=1))
    else:
        back = base.weekday() < 2 and moment.direction == "past"
    return _weekend_from(this_saturday - timedelta(weeks=1) if back else this_saturday)


def _weekend_from(saturday: date) -> Meaning:
    year, week, _ = saturday.isocalendar()
    return Meaning(f"{year:04d}-W{week:02d}-WE", _interval(saturday, saturday + timedelta(days=1), "day"))


def _same(e: Expression, moment: Moment) -> Meaning:
    base = moment.story or moment.report
    if base is None:
        return NOTHING
    if e.unit == "day":
        return _day(base, e)
    if e.unit == "weekend":
        return _weekend_from(base + timedelta(days=5 - base.weekday()))
    if e.unit == "week":
        return _week(base)
    if e.unit == "month":
        return _month(base.year, base.month)
    if e.unit == "year":
        return _year(base.year)
    return _deictic(e, moment)


# ---------------------------------------------------------------- steps and stretches

_CODES = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "second": "S"}
_GRAINS: dict[str, Grain] = {
    "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
_FEW_LEAST, _FEW_MOST = 2, 9


def _add(day: date, number: int, unit: str) -> date:
    if unit == "day":
        return day + timedelta(days=number)
    if unit == "week":
        return day + timedelta(weeks=number)
    if unit == "fortnight":
        return day + timedelta(weeks=2 * number)
    if unit == "weekend":
        return day + timedelta(weeks=number)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    return day if months is None else add_months(day, months * number)


def _step(e: Expression, moment: Moment) -> Meaning:
    unit = e.unit or "day"
    base = (moment.story or moment.report) if e.about == "story" else moment.report
    vague = "PAST_REF" if e.direction == "past" else "FUTURE_REF"
    if base is None:
        if unit == "year" and e.step is not None and e.about == "report" and moment.year is not None:
            return _year(moment.year + e.step)
        return Meaning(vague if e.few else None, None)
    if e.few or e.step is None:
        if unit in ("hour", "minute", "second"):
            return Meaning(vague, _interval(base, base, "vague"))
        way = -1 if e.direction == "past" else 1
        far, near = sorted((_add(base, way * _FEW_LEAST, unit), _add(base, way * _FEW_MOST, unit)))
        return Meaning(vague, _interval(far, near, "vague"))
    if unit in ("hour", "minute", "second"):
        # The hour of the report is not known well enough to step over midnight by less than a day.
        hours = {"hour": 1, "minute": 0, "second": 0}[unit] * e.step
        days = -(-hours // 24) if hours < 0 else hours // 24
        return _day(base + timedelta(days=days), e)
    day = _add(base, e.step, unit)
    if unit == "day":
        return _day(day, e)
    if unit == "week":
        return _week(day)
    if unit in ("fortnight", "weekend"):
        return _week(day)
    if unit == "month":
        return _month(day.year, day.month)
    if unit == "quarter":
        return _quarter(day.year, _quarter_of(day.month))
    if unit == "year":
        return _year(day.year)
    return _decade(day.year)


def _duration_value(number: int | None, unit: str) -> str:
    if unit in ("decade", "century", "fortnight", "quarter", "weekend"):
        scale, unit = {"decade": (10, "year"), "century": (100, "year"), "fortnight": (2, "week"),
                       "quarter": (3, "month"), "weekend": (2, "day")}[unit]  # fmt: skip
        number = None if number is None else number * scale
    amount = "X" if number is None else str(number)
    return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{amount}{_CODES[unit]}"


def _span(e: Expression, moment: Moment) -> Meaning:
    """A stretch of time. Only one that touches the report's day ("the past two weeks") has an interval."""
    unit = e.unit or "day"
    value = _duration_value(e.step, unit)
    if e.direction is None or moment.report is None or e.step is None or unit not in _GRAINS:
        return Meaning(value, None)
    return Meaning(value, _span_of(e.step, unit, e.direction == "past", moment.report).interval)


def _span_of(number: int, unit: str, back: bool, base: date) -> Meaning:
    far = _add(base, -number if back else number, unit)
    return Meaning(_duration_value(number, unit), _interval(min(far, base), max(far, base), _GRAINS.get(unit, "week")))


def _set(e: Expression, moment: Moment) -> Meaning:
    return Meaning(e.value, None)


def _vague(e: Expression, moment: Moment) -> Meaning:
    if moment.report is None:
        return Meaning(e.value, None)
    today = _iso(moment.report)
    start, end = {"PAST_REF": (None, today), "PRESENT_REF": (today, today), "FUTURE_REF": (today, None)}[e.value or ""]
    return Meaning(e.value, Interval(start=start, end=end, grain="vague"))


def _clock(e: Expression, moment: Moment) -> Meaning:
    base = moment.story or moment.report
    return Meaning(f"XXXX-XX-XXT{e.clock}", None) if base is None else _day(base, e)


_RESOLVERS = {
    "calendar": _calendar, "weekday": _weekday, "season": _season_of, "holiday": _holiday, "deictic": _deictic,
    "step": _step, "same": _same, "span": _span, "set": _set, "vague": _vague, "clock": _clock,
}  # fmt: skip
assert len(MONTHS) == 12
