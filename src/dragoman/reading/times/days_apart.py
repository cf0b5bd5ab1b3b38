"""Days told by their distance from another act: "resigned on Monday, two days after protesters stormed his office"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dragoman.reading.parsed import ParsedReport
from dragoman.reading.times.expressions import SMALL_NUMBERS
from dragoman.reading.times.time_of import time_for
from dragoman.records import Interval, TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIGNS = {"after": -1, "before": 1}  # what was done a day after it: it was a day earlier


def day_apart(parsed: ParsedReport, token: Token, times: tuple[TimeMention, ...]) -> Interval | None:
    """The day of the act that ``token`` tells, counted from the day of the act that its clause or phrase stands by;
    ``None`` where no number of days is told, or the other act has no day."""
    link = _link(token)
    if link is None:
        return None
    days = _days_before(link)
    verb = link.head.head if link.dep_ == "mark" else link.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    time = time_for(parsed, verb, times) if days is not None else None
    if days is None or time is None or time.interval is None or time.interval.grain != "day":
        return None
    start = time.interval.start
    if start is None or start != time.interval.end:
        return None
    day = (date.fromisoformat(start[:10]) + timedelta(days=_SIGNS[link.lower_] * days)).isoformat()
    return Interval(start=day, end=day, grain="day")


def _link(token: Token) -> Token | None:
    """The "after" or "before" that the token's phrase or clause hangs by."""
    word = token
    while True:
        for child in word.children:
            if child.dep_ == "mark" and child.lower_ in _SIGNS:
                return child
        if word.pos_ in ("VERB", "AUX") or word.head.i == word.i:
            return None
        word = word.head
        if word.dep_ == "prep" and word.lower_ in _SIGNS:
            return word


def _days_before(link: Token) -> int | None:
    """The number in "two days after", "a day before"."""
    if link.i < link.sent.start + 2 or link.nbor(-1).lower_ not in ("day", "days"):
        return None
    number = link.nbor(-2).lower_
    return int(number) if number.isdigit() and len(number) < 3 else SMALL_NUMBERS.get(number)
