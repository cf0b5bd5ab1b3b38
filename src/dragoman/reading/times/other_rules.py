"""Wordings of how often, of vague times, of hours and of feasts."""

from __future__ import annotations

import re

from dragoman.reading.times.expressions import (
    SMALL_NUMBERS,
    WEEKDAYS,
    Expression,
    clock_of,
    number_of,
    unit_of,
    weekday_number,
)
from dragoman.reading.times.wordings import (
    CLOCK,
    WEEKDAY_FULL,
    YEAR,
    Builder,
    Rule,
    cased,
    direction_named,
    either,
    rule,
    year_named,
)


def _set(m: re.Match[str]) -> Expression | None:
    word = m[0].lower()
    units = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
             "hourly": "PT1H", "quarterly": "P3M", "nightly": "P1D"}  # fmt: skip
    value = units.get(word)
    if value is None and m["u"]:
        value = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H", "minute": "PT1M",
                 "quarter": "P3M", "decade": "P10Y"}.get(unit_of(m["u"]), "P1D")  # fmt: skip
    if value is None and m["w"]:
        value = f"XXXX-WXX-{weekday_number(m['w'].rstrip('s')) + 1}"
    return Expression("set", m.start(), m.end(), value=value)


def _vague(value: str) -> Builder:
    return lambda m: Expression("vague", m.start(), m.end(), value=value)


def _clock(m: re.Match[str]) -> Expression | None:
    if m["word"]:
        clock: str | None = {"midday": "12:00", "noon": "12:00", "midnight": "24:00"}[m["word"].lower()]
    elif m["n"]:
        hour = number_of(m["n"])
        if hour is None or not 1 <= hour <= 12:
            return None
        late = m["half"].lower() in ("afternoon", "evening") or (m["half"].lower() == "night" and hour > 5)
        clock = f"{hour % 12 + (12 if late else 0):02d}:00"
    else:
        clock = clock_of(m["c"])
    return Expression("clock", m.start(), m.end(), clock=clock) if clock else None


HOLIDAYS = {
    "new year's day": "01-01", "new year's eve": "12-31", "christmas": "12-25", "christmas day": "12-25",
    "christmas eve": "12-24", "boxing day": "12-26", "valentine's day": "02-14", "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving", "easter": "easter", "easter sunday": "easter", "easter monday": "easter+1",
    "good friday": "easter-2", "palm sunday": "easter-7", "halloween": "10-31", "may day": "05-01",
    "independence day": "independence", "labor day": "labor", "memorial day": "memorial", "nowruz": "03-20",
    "orthodox christmas": "01-07", "bastille day": "07-14", "victory day": "05-09",
}  # fmt: skip
HOLIDAYS = {name: day for name, day in HOLIDAYS.items() if day != "independence"}  # differs by country: not dated


def _holiday(m: re.Match[str]) -> Expression | None:
    name = m["h"].lower().replace("’", "'")
    return Expression(
        "holiday", m.start(), m.end(), holiday=HOLIDAYS[name], year=year_named(m["y"]),
        direction=direction_named(m["dir"]),
    )  # fmt: skip


_HOLIDAY_NAMES = either([name.title().replace("'S", "'s") for name in HOLIDAYS])
OTHER_RULES: tuple[Rule, ...] = (
    rule(
        _set,
        ("set", "weekday"),
        r"\b(?:(?:[Ee]very|[Ee]ach) (?:(?P<u>day|week|month|year|hour|minute|night|morning|evening|quarter|decade|",
        rf"weekend)|(?P<w>{WEEKDAY_FULL}))|[Dd]aily|[Ww]eekly|[Mm]onthly|[Aa]nnually|[Yy]early|[Hh]ourly|[Nn]ightly)\b",
    ),
    rule(_set, ("set", "weekday"), rf"\b(?P<u>)(?P<w>(?:{either(cased(WEEKDAYS))})s)\b"),
    rule(
        _vague("PRESENT_REF"),
        ("vague", "unit"),
        r"\b(?:[Rr]ight now|[Nn]ow(?!-)|[Cc]urrently|[Pp]resently|[Nn]owadays|[Aa]t present|[Aa]t the moment|",
        r"[Tt]hese days)\b",
    ),
    rule(
        _vague("PAST_REF"),
        ("vague", "unit"),
        r"\b(?:[Rr]ecently|[Ll]ately|[Rr]ecent (?:days|weeks|months|years|hours|times|decades)|",
        r"[Ii]n the past(?! \w+ (?:days|weeks|months|years|hours))(?= *[.,;)]|$| has| have|\n)|",
        r"[Nn]ot long ago|[Ll]ong ago|[Ff]ormerly|[Pp]reviously|[Ee]arlier(?= (?:said|announced|reported|told))|",
        r"(?<=\b[Hh]ad )earlier(?=[ ,.])|",
        r"(?:some|a long) time ago)\b",
    ),
    rule(
        _vague("FUTURE_REF"),
        ("vague", "unit"),
        r"\b(?:[Ss]oon(?! (?:after|as))(?<!as soon)|[Ss]hortly(?! (?:after|before))|",
        r"[Ii]n the (?:near |coming |foreseeable )?future|the (?:near |foreseeable )?future|",
        r"[Tt]he (?:coming|next) (?:days|weeks|months|years|hours)|[Ii]n due course)\b",
    ),
    rule(
        _clock,
        ("digit", "part"),
        rf"(?<![\d:.$€£])\b(?:(?P<c>{CLOCK})(?! ?(?:%|percent|million|billion))|",
        r"(?P<word>[Mm]idday|(?<![Hh]igh )[Nn]oon|[Mm]idnight)\b|",
        rf"(?P<n>\d{{1,2}}|{either(SMALL_NUMBERS)})(?: o['’]clock)? (?:in the|at) ",
        r"(?P<half>morning|afternoon|evening|night)\b)",
    ),
    rule(
        _holiday,
        ("holiday",),
        rf"\b(?:(?P<dir>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past) )?(?P<h>{_HOLIDAY_NAMES})\b",
        rf"(?:,? (?:of )?(?P<y>{YEAR}))?",
    ),
)
