"""Times of one report: its time expressions, each with the days that it means.

The expressions are found in the text (`grammar`), understood from the report's own date and the tense of their
clause (`values`, `tense`), and read in order, because "two days earlier" and "the same day" stand on the day that
the story told last. Captions and datelines are read too: a caption may give a date that the story does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from dragoman.reading.parsed import ParsedReport
from dragoman.reading.times.expressions import Expression
from dragoman.reading.times.grammar import scan
from dragoman.reading.times.meanings import Meaning, Moment
from dragoman.reading.times.names import is_time
from dragoman.reading.times.tense import Direction, direction_of
from dragoman.reading.times.time_of import time_for
from dragoman.reading.times.values import resolve
from dragoman.records import Interval, PartKind, Report, TimeMention

if TYPE_CHECKING:
    import spacy.tokens

__all__ = ["find_times", "time_for"]

_READ: frozenset[PartKind] = frozenset({"title", "body", "heading", "caption", "dateline"})
_SINCE = re.compile(
    r"(?:\bsince|\bever since|\bstarting|\bbeginning|\bfrom)(?: (?:at least|about|around|the|on|in))?\s*$",
    re.IGNORECASE,
)
_UP_TO = re.compile(r" (?:(?:until|till|through)\b|to (?=\d|[A-Z]|now\b|date\b|today\b))")
_UNTIL = re.compile(r"(?:\buntil|\btill|\bthrough)(?: (?:at least|about|around|the|on))?\s*$", re.IGNORECASE)
_TOGETHER = re.compile(r"(?:,? ?(?:on |local time |GMT )?|,? \(\d{4} GMT\)(?: on)? )", re.IGNORECASE)


def find_times(parsed: ParsedReport) -> tuple[TimeMention, ...]:
    """The time expressions of the report in order of their start, none overlapping another.

    ``value`` is the TIMEX3 value; relative and vague words have one only where the report's date allows. Durations
    and sets have a value (``P3D``) and no interval, except stretches that end or begin at the report ("the past two
    weeks").
    """
    today, year, month = _report_day(parsed.report)
    kinds = _Parts(parsed.report)
    story: date | None = None
    times: list[TimeMention] = []
    expressions = _joined(parsed.text, [e for e in scan(parsed.text) if kinds.of(e.start) in _READ])
    for expression in expressions:
        token = _word(parsed, expression)
        if token is None or not is_time(expression, token, parsed):
            continue
        kind = kinds.of(expression.start)
        direction: Direction = direction_of(token, headline=kind == "title") if kind in ("title", "body") else "past"
        if _is_meant_for(parsed.text, expression) or (
            _ahead_by_words(parsed.text, expression) and direction in (None, "present")
        ):
            direction = "future"
        if direction == "present":
            direction = _direction_of_present(expression, today)
        if expression.value == "ahead" and (direction == "past" or _is_ranked(token)):
            expression = replace(expression, shape="span", value=None, direction=None)
        meaning = resolve(expression, Moment(today, story, direction, year, month, parsed.report.may_be_younger))
        if kind in ("title", "body") and meaning.day is not None and direction != "future":
            story = meaning.day
        times.append(_mention(parsed.text, expression, meaning, of_noun=_is_of_noun(token, expression)))
    return tuple(_with_ranges(parsed.text, times))


def _is_of_noun(token: spacy.tokens.Token, expression: Expression) -> bool:
    """Whether the time tells which one is meant, and "since" and "until" are said of that: "since the 2006 WAR"."""
    noun = token.head
    return token.dep_ in ("compound", "nummod", "amod", "nmod") and noun.idx >= expression.end and noun.pos_ == "NOUN"


def _is_ranked(token: spacy.tokens.Token) -> bool:
    """ "The deadliest attack IN A DECADE": the time that something is the most of, and not when it will be."""
    before = token.doc[token.sent.start : token.i]
    return any(word.tag_ in ("JJS", "RBS") or word.lower_ in ("first", "only") for word in before)


def _with_ranges(text: str, times: list[TimeMention]) -> list[TimeMention]:
    """The two ends of "between A and B", "from A to B" each with the whole stretch; their values stay."""
    out = list(times)
    for i, (here, there) in enumerate(pairwise(times)):
        a, b = here.interval, there.interval
        if a is None or b is None or not a.start or not b.end or a.start > b.end:
            continue
        before, between = text[max(0, here.start - 8) : here.start].lower(), text[here.end : there.start]
        ranged = (before.endswith("between ") and between == " and ") or (
            before.endswith("from ") and between in (" to ", " until ", " till ", " through ")
        )
        if ranged:
            whole = Interval(start=a.start, end=b.end, grain=a.grain)
            out[i], out[i + 1] = (msgspec.structs.replace(time, interval=whole) for time in (here, there))
    return out


def _report_day(report: Report) -> tuple[date | None, int | None, int | None]:
    """The report's day; where its date is known only in part, the year and month that are known."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", report.published or "")
    if match is None:
        return None, None, None
    year, month = int(match[1]), int(match[2]) if match[2] else None
    if month is None or match[3] is None:
        return None, year, month
    try:
        return date(year, month, int(match[3])), year, month
    except ValueError:
        return None, None, None


class _Parts:
    """Which kind of part an offset lies in."""

    def __init__(self, report: Report) -> None:
        parts = sorted(report.parts, key=lambda part: part.start)
        self._starts = [part.start for part in parts]
        self._parts = parts

    def of(self, offset: int) -> PartKind | None:
        index = bisect_right(self._starts, offset) - 1
        while index >= 0:
            part = self._parts[index]
            if part.start <= offset < part.end:
                return part.kind
            index -= 1
        return None


def _word(parsed: ParsedReport, expression: Expression) -> spacy.tokens.Token | None:
    """The token whose place in the parse is that of the whole expression: the highest one in it."""
    from dragoman.records import Span

    tokens = parsed.tokens_in(Span(expression.start, expression.end))
    if not tokens:
        return parsed.token_at(expression.start)
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside), tokens[-1])


def _joined(text: str, expressions: list[Expression]) -> list[Expression]:
    """ "10:35 a.m. (0735 GMT) Friday": the hour takes the day beside it. Both stay mentions of their own."""
    out = list(expressions)
    for i, here in enumerate(out):
        if here.shape != "clock":
            continue
        for j in (i + 1, i + 2, i - 1):
            if not 0 <= j < len(out) or out[j].shape not in ("calendar", "weekday", "deictic"):
                continue
            gap = text[here.end : out[j].start] if j > i else text[out[j].end : here.start]
            if len(gap) <= 30 and not re.search(r"[.!?\n]\s", gap):
                day = out[j]
                if day.shape == "calendar" and day.day is None:
                    continue
                out[i] = replace(day, start=here.start, end=here.end, clock=here.clock, part=None)
                break
    return out


_BEFORE_AHEAD = re.compile(
    r"\b(?:by|until|till|no later than|due|deadline of|starting|beginning|as soon as)(?: on)? (?:the )?$"
)


def _ahead_by_words(text: str, expression: Expression) -> bool:
    return bool(
        _BEFORE_AHEAD.search(text[max(0, expression.start - 20) : expression.start])
        or re.match(r"(?:'s|’s)? deadline\b", text[expression.end : expression.end + 12])
    )


def _is_meant_for(text: str, expression: Expression) -> bool:
    """Whether a day is what something was fixed for: "called a session for Tuesday", not "for Tuesday's attack"."""
    day = expression.shape == "weekday" or (expression.day is not None and expression.year is None)
    if not day or not re.search(r"\bfor (?:this )?$", text[: expression.start][-10:]):
        return False
    return not re.match(r"(?: \w+)?(?:'s|’s)", text[expression.end : expression.end + 24])


def _direction_of_present(expression: Expression, today: date | None) -> Direction:
    """ "The court meets Thursday", "Congress reconvenes Jan. 24": a day named in the present tense is still to come."""
    if expression.shape == "weekday" and expression.direction is None:
        return "future"
    if expression.shape == "calendar" and expression.day is not None and expression.year is None:
        return None
    return None


def _mention(text: str, expression: Expression, meaning: Meaning, *, of_noun: bool) -> TimeMention:
    interval = meaning.interval
    before = text[max(0, expression.start - 24) : expression.start]
    if interval is not None and interval.grain != "vague" and not (meaning.value or "").startswith("P"):
        of_noun = of_noun or text[expression.end : expression.end + 2] in ("'s", "’s")
        if _SINCE.search(before) and not of_noun and not _UP_TO.match(text[expression.end :]):
            if not re.search(r"from(?: the| on| in)?\s*$", before, re.IGNORECASE):
                interval = Interval(start=interval.start, end=None, grain=interval.grain)
        elif _UNTIL.search(before) and not of_noun and "/" not in (meaning.value or ""):
            interval = Interval(start=None, end=interval.end, grain=interval.grain)
    return TimeMention(start=expression.start, end=expression.end, value=meaning.value, interval=interval)
