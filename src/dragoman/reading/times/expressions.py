"""What the words of one time expression say, and the words of the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Shape = Literal["calendar", "weekday", "season", "holiday", "deictic", "step", "same", "span", "set", "vague", "clock"]
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century")
DAY_PARTS = {"morning": "MO", "noon": "MI", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_TO_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
SMALL_NUMBERS = {word: number for number, word in enumerate(_TO_TWENTY)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
CENTURIES = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
           "eighties": 80, "nineties": 90}  # fmt: skip


@dataclass(frozen=True)
class Expression:
    """What the words of one time expression say.

    ``year`` … ``day`` are calendar numbers, ``weekday`` counts from 0 (Monday). ``step`` is a signed number of
    ``unit``; ``None`` with a unit means an unstated number ("days later"). ``about`` is "report" for steps from the
    report's day and "story" for steps from the day told last. ``modifier`` is early, mid or late. ``clock`` is hh:mm.
    """

    shape: Shape
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_month: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    part: str | None = None
    clock: str | None = None
    unit: str | None = None
    step: int | None = None
    few: bool = False
    about: Literal["report", "story"] = "report"
    modifier: str | None = None
    direction: Literal["past", "future", "this"] | None = None
    decade: bool = False
    century: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    holiday: str | None = None
    value: str | None = None


SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
                 "oct": 10, "nov": 11, "dec": 12}  # fmt: skip
SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5,
                   "sun": 6}  # fmt: skip


def month_number(text: str) -> int:
    word = text.lower().rstrip(".")
    return MONTHS.index(word) + 1 if word in MONTHS else SHORT_MONTHS[word]


def weekday_number(text: str) -> int:
    word = text.lower().rstrip(".")
    return WEEKDAYS.index(word) if word in WEEKDAYS else SHORT_WEEKDAYS[word]


def number_of(text: str) -> int | None:
    """ "two" → 2, "a" → 1, "thirty-five" → 35, "5" → 5; ``None`` for words that are no number."""
    words = re.sub(r" (?:and a half|1/2|or so)$", "", text.lower().strip())
    if re.fullmatch(r"\d+(?:\.\d+)?", words):
        return int(float(words))
    total = 0
    for word in words.split("-"):
        if word not in SMALL_NUMBERS:
            return None
        total += SMALL_NUMBERS[word]
    return total


def unit_of(text: str) -> str:
    word = text.lower().rstrip("s") if not text.lower().startswith("centur") else "century"
    return {"night": "day", "summer": "year", "winter": "year", "spring": "year"}.get(word, word)


def modifier_of(text: str | None) -> str | None:
    if not text:
        return None
    words = text.lower()
    if "early" in words or "beginning" in words or "start" in words or "turn" in words:
        return "early"
    return "late" if "late" in words or "end" in words or "close" in words else "mid"


def part_of_day(text: str | None) -> str | None:
    return DAY_PARTS[text.lower().split()[-1].rstrip("s")] if text else None


def clock_of(text: str | None) -> str | None:
    """ "10:35 a.m." → "10:35", "9 p.m." → "21:00", "0735 GMT" → "07:35"."""
    if not text:
        return None
    digits = re.match(r"(\d{1,2})[:.](\d\d)|(\d\d)(\d\d)|(\d{1,2})", text)
    if digits is None:
        return None
    hour = int(digits[1] or digits[3] or digits[5])
    minute = int(digits[2] or digits[4] or 0)
    half = re.search(r"([ap])\.?m", text, re.IGNORECASE)
    if half and half[1].lower() == "p" and hour < 12:
        hour += 12
    elif half and half[1].lower() == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None
