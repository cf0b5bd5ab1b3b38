"""What words mean that stand on another day: "last week", "the same day", "two days earlier", "the past month"."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.reading.times.expressions import Expression
from dragoman.reading.times.meanings import (
    NOTHING,
    Meaning,
    Moment,
    add_months,
    day_meant,
    decade_meant,
    interval_of,
    month_meant,
    quarter_meant,
    quarter_of,
    week_meant,
    year_meant,
    years_meant,
)
from dragoman.records import Grain

_CODES = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "second": "S"}
_GRAINS: dict[str, Grain] = {
    "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
_FEW_LEAST = 2
_FEW_MOST = 9


def of_deictic(e: Expression, moment: Moment) -> Meaning:
    base = (moment.story or moment.report) if e.about == "story" else moment.report
    if base is None:
        return _deictic_in_part(e, moment)
    step = e.step or 0
    if e.unit == "day":
        return day_meant(base + timedelta(days=step), e)
    if e.unit == "weekend":
        return _weekend(base, e, moment)
    if e.unit == "week":
        return week_meant(base + timedelta(weeks=step), e.modifier)
    if e.unit == "fortnight":
        return _span_of(2, "week", step < 0, base)
    if e.unit == "month":
        month = add_months(base.replace(day=1), step)
        return month_meant(month.year, month.month, e.modifier)
    if e.unit == "quarter":
        month = add_months(base.replace(day=1), 3 * step)
        return quarter_meant(month.year, quarter_of(month.month))
    if e.unit == "year":
        return year_meant(base.year + step, e.modifier)
    if e.unit == "decade":
        return decade_meant(base.year + 10 * step, e.modifier)
    first = (base.year // 100 + step) * 100
    return years_meant(first, first + 99, f"{first // 100:02d}", "century", e.modifier)


def _deictic_in_part(e: Expression, moment: Moment) -> Meaning:
    """With only the year (or month) of the report known, "last year" still has an answer."""
    if e.about == "report" and e.unit == "year" and moment.year is not None:
        return year_meant(moment.year + (e.step or 0), e.modifier)
    if e.about == "report" and e.unit == "month" and moment.year is not None and moment.month is not None:
        month = add_months(date(moment.year, moment.month, 1), e.step or 0)
        return month_meant(month.year, month.month, e.modifier)
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
    return Meaning(f"{year:04d}-W{week:02d}-WE", interval_of(saturday, saturday + timedelta(days=1), "day"))


def of_same(e: Expression, moment: Moment) -> Meaning:
    base = moment.story or moment.report
    if base is None:
        return NOTHING
    if e.unit == "day":
        return day_meant(base, e)
    if e.unit == "weekend":
        return _weekend_from(base + timedelta(days=5 - base.weekday()))
    if e.unit == "week":
        return week_meant(base)
    if e.unit == "month":
        return month_meant(base.year, base.month)
    if e.unit == "year":
        return year_meant(base.year)
    return of_deictic(e, moment)


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


def of_step(e: Expression, moment: Moment) -> Meaning:
    unit = e.unit or "day"
    base = (moment.story or moment.report) if e.about == "story" else moment.report
    vague = "PAST_REF" if e.direction == "past" else "FUTURE_REF"
    if base is None:
        if unit == "year" and e.step is not None and e.about == "report" and moment.year is not None:
            return year_meant(moment.year + e.step)
        return Meaning(vague if e.few else None, None)
    if e.few or e.step is None:
        if unit in ("hour", "minute", "second"):
            return Meaning(vague, interval_of(base, base, "vague"))
        way = -1 if e.direction == "past" else 1
        far, near = sorted((_add(base, way * _FEW_LEAST, unit), _add(base, way * _FEW_MOST, unit)))
        return Meaning(vague, interval_of(far, near, "vague"))
    if unit in ("hour", "minute", "second"):
        # The hour of the report is not known well enough to step over midnight by less than a day.
        hours = {"hour": 1, "minute": 0, "second": 0}[unit] * e.step
        days = -(-hours // 24) if hours < 0 else hours // 24
        return day_meant(base + timedelta(days=days), e)
    day = _add(base, e.step, unit)
    if unit == "day":
        return day_meant(day, e)
    if unit == "week":
        return week_meant(day)
    if unit in ("fortnight", "weekend"):
        return week_meant(day)
    if unit == "month":
        return month_meant(day.year, day.month)
    if unit == "quarter":
        return quarter_meant(day.year, quarter_of(day.month))
    if unit == "year":
        return year_meant(day.year)
    return decade_meant(day.year)


def _duration_value(number: int | None, unit: str) -> str:
    if unit in ("decade", "century", "fortnight", "quarter", "weekend"):
        scale, unit = {"decade": (10, "year"), "century": (100, "year"), "fortnight": (2, "week"),
                       "quarter": (3, "month"), "weekend": (2, "day")}[unit]  # fmt: skip
        number = None if number is None else number * scale
    amount = "X" if number is None else str(number)
    return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{amount}{_CODES[unit]}"


def of_span(e: Expression, moment: Moment) -> Meaning:
    """A stretch of time. Only one that touches the report's day ("the past two weeks") has an interval."""
    unit = e.unit or "day"
    value = _duration_value(e.step, unit)
    if e.direction is None or moment.report is None or e.step is None or unit not in _GRAINS:
        return Meaning(value, None)
    return Meaning(value, _span_of(e.step, unit, e.direction == "past", moment.report).interval)


def _span_of(number: int, unit: str, back: bool, base: date) -> Meaning:
    far = _add(base, -number if back else number, unit)
    return Meaning(
        _duration_value(number, unit), interval_of(min(far, base), max(far, base), _GRAINS.get(unit, "week"))
    )
