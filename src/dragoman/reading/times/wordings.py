"""The pieces that the wordings of time are made of, as regular expressions, and how a rule is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from dragoman.reading.times.expressions import (
    MONTHS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    SMALL_NUMBERS,
    UNITS,
    WEEKDAYS,
    Expression,
)


def either(words: Iterable[str]) -> str:
    """Any of ``words``, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def cased(words: Iterable[str], *, lower: bool = False) -> list[str]:
    """``words`` with a capital and in capitals, and with ``lower`` in small letters too."""
    words = list(words)
    forms = [w.capitalize() for w in words] + [w.upper() for w in words]
    return forms + words if lower else forms


_LOWER_MONTHS = tuple(m for m in MONTHS if m not in ("may", "march", "august"))
MONTH_FULL = either(cased(MONTHS) + list(_LOWER_MONTHS))
MONTH = rf"(?:{MONTH_FULL})\b|(?:{either(cased(SHORT_MONTHS))})\b\.?"
WEEKDAY_FULL = rf"(?:{either(cased(WEEKDAYS, lower=True))})\b"
SHORT_WEEKDAY = rf"(?:{either(cased(SHORT_WEEKDAYS))})\b\.?"
WEEKDAY = rf"{WEEKDAY_FULL}|{SHORT_WEEKDAY}"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?![\d%])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?![\d%])"
TH = r"(?:st|nd|rd|th)"
DASH = r"\s?(?:[-–—]|to|through|until|till)\s?"
MODIFIER = (
    r"(?:[Ee]arly|[Ll]ate|[Mm]id|[Mm]iddle|[Tt]he (?:very )?(?:beginning|start|middle|end|close|turn) of|"
    r"[Bb]eginning of|[Ee]nd of|[Ss]tart of)(?:-|\s|\s(?:in|of)\s)"
)
PART = r"(?:early |late )?(?:morning|afternoon|evening|night|midday|noon)s?"
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?)?|(?:1[0-2]|0?[1-9])\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?)"
    r"|(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:GMT|UTC|hours|hrs)\b))(?: ?(?:GMT|UTC|EDT|EST|ET|local time)\b)?"
)
NUMBER = (
    r"(?:(?:\d+(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|"
    r"seven|eight|nine))?|"
    + either(tuple(w for w in SMALL_NUMBERS if w != "zero"))
    + r")(?: (?:and a half|1/2|or so))?)"
)
FEW = (
    r"(?:a few|several|some|many|a couple of|a couple|a number of|a handful of|dozens of|tens of|hundreds of|"
    r"decades of)"
)
UNIT = rf"(?:{either(UNITS)}|centurie|weekend|night|summer|winter|spring)s?"
REL_YEAR = r"(?:,? (?:of )?(?P<rel>this|last|next|the same|that|the following|the previous) year)"
PART_AFTER = rf"(?: (?P<part>{PART}))?"
CLOCK_AFTER = rf"(?:,? at (?:about |around )?(?P<c>{CLOCK}))?"
DIRECTION = (
    r"(?:[Tt]his past|[Tt]his coming|[Tt]he (?:following|previous|preceding|next|same)|[Tt]hat|[Ll]ast|[Nn]ext|[Tt]his)"
)
_DIRECTIONS: dict[str, Literal["past", "future", "this"]] = {
    "last": "past", "past": "past", "previous": "past", "preceding": "past", "next": "future", "coming": "future",
    "following": "future", "upcoming": "future", "this": "this", "current": "this", "this coming": "future",
    "this past": "past", "that": "this", "the same": "this", "same": "this", "that same": "this",
}  # fmt: skip


def direction_named(text: str | None) -> Literal["past", "future", "this"] | None:
    """Which way "last", "the coming", "that same" look from the report's day."""
    return _DIRECTIONS.get(re.sub(r"^the (?!same)", "", text.lower().strip())) if text else None


def year_named(text: str | None) -> int | None:
    """The year of a matched group; ``None`` where it matched nothing."""
    return int(text) if text else None


Builder = Callable[[re.Match[str]], Expression | None]


@dataclass(frozen=True)
class Rule:
    """A wording: its pattern, what a match says, and the kinds of hint of which it needs one (`grammar`)."""

    pattern: re.Pattern[str]
    build: Builder
    needs: tuple[str, ...]


def rule(build: Builder, needs: tuple[str, ...], *pieces: str) -> Rule:
    """The rule whose pattern is ``pieces`` one after the other."""
    return Rule(re.compile("".join(pieces)), build, needs)
