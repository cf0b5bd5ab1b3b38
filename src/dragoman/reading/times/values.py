"""What a time expression means: from words to a TIMEX3 value and an interval of days.

Days are reckoned from the report's own date, never from the clock. Where that date is unknown, or known only to the
month or year, relative words stay undated ("Saturday" is ``XXXX-WXX-6`` with no interval).

The direction of bare weekdays and months is the tense of their clause (`tense.direction_of`): what is told as past took
place on the latest such day up to the report's date, the report's day included, as the wires write; what is announced
takes place on the next one.
"""

from __future__ import annotations

from dragoman.reading.times.calendar_values import of_calendar
from dragoman.reading.times.day_values import of_holiday, of_season, of_weekday
from dragoman.reading.times.expressions import Expression
from dragoman.reading.times.meanings import NOTHING, Meaning, Moment, day_meant, iso
from dragoman.reading.times.relative_values import of_deictic, of_same, of_span, of_step
from dragoman.records import Interval


def resolve(expression: Expression, moment: Moment) -> Meaning:
    """The meaning of ``expression`` said at ``moment``; never raises, impossible dates ("Feb. 30") mean nothing."""
    try:
        return _RESOLVERS[expression.shape](expression, moment)
    except (ValueError, OverflowError):
        return NOTHING


def _set(e: Expression, moment: Moment) -> Meaning:
    return Meaning(e.value, None)


def _vague(e: Expression, moment: Moment) -> Meaning:
    if moment.report is None:
        return Meaning(e.value, None)
    today = iso(moment.report)
    start, end = {"PAST_REF": (None, today), "PRESENT_REF": (today, today), "FUTURE_REF": (today, None)}[e.value or ""]
    return Meaning(e.value, Interval(start=start, end=end, grain="vague"))


def _clock(e: Expression, moment: Moment) -> Meaning:
    base = moment.story or moment.report
    return Meaning(f"XXXX-XX-XXT{e.clock}", None) if base is None else day_meant(base, e)


_RESOLVERS = {
    "calendar": of_calendar, "weekday": of_weekday, "season": of_season, "holiday": of_holiday, "deictic": of_deictic,
    "step": of_step, "same": of_same, "span": of_span, "set": _set, "vague": _vague, "clock": _clock,
}  # fmt: skip
