"""Wordings of the calendar: whole dates, months, years, decades, centuries, seasons, quarters."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.reading.times.expressions import (
    CENTURIES,
    DECADES,
    ORDINALS,
    SEASONS,
    SHORT_MONTHS,
    Expression,
    clock_of,
    modifier_of,
    month_number,
    part_of_day,
    weekday_number,
)
from dragoman.reading.times.wordings import (
    CLOCK_AFTER,
    DASH,
    DAY,
    DIRECTION,
    MODIFIER,
    MONTH,
    PART_AFTER,
    REL_YEAR,
    TH,
    WEEKDAY,
    YEAR,
    Rule,
    cased,
    direction_named,
    either,
    rule,
    year_named,
)


def _iso(m: re.Match[str]) -> Expression | None:
    return Expression(
        "calendar", m.start(), m.end(), year=int(m["y"]), month=int(m["m"]), day=int(m["d"]), clock=m["c"]
    )


def _numeric(m: re.Match[str]) -> Expression | None:
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    year += 0 if year > 99 else (2000 if year < 70 else 1900)
    # With slashes American order is the rule of English wire copy unless the first number cannot be a month.
    day_first = m["sep"] != "/" or first > 12
    day, month = (first, second) if day_first else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Expression("calendar", m.start(), m.end(), year=year, month=month, day=day)


def _month_day(m: re.Match[str]) -> Expression | None:
    return Expression(
        "calendar", m.start(), m.end(), year=year_named(m["y"]), month=month_number(m["mon"]), day=int(m["d"]),
        last_day=int(m["d2"]) if m["d2"] else None, last_month=month_number(m["mon2"]) if m["mon2"] else None,
        weekday=weekday_number(m["w"]) if m["w"] else None, part=part_of_day(m["part"]), clock=clock_of(m["c"]),
        direction=direction_named(m["rel"]),
    )  # fmt: skip


def _day_month(m: re.Match[str]) -> Expression | None:
    first = int(m["d"])
    return Expression(
        "calendar", m.start(), m.end(), year=year_named(m["y"]), month=month_number(m["mon1"] or m["mon"]), day=first,
        last_day=int(m["d2"]) if m["d2"] else None, last_month=month_number(m["mon"]) if m["mon1"] else None,
        weekday=weekday_number(m["w"]) if m["w"] else None, part=part_of_day(m["part"]), clock=clock_of(m["c"]),
        direction=direction_named(m["rel"]),
    )  # fmt: skip


def _month(m: re.Match[str]) -> Expression | None:
    relative = m["rel"]
    return Expression(
        "calendar", m.start(), m.end(), year=year_named(m["y"]), month=month_number(m["mon"]),
        last_month=month_number(m["mon2"]) if m["mon2"] else None, modifier=modifier_of(m["mod"]),
        direction=direction_named(m["dir"]) or direction_named(relative), unit="year" if relative else None,
    )  # fmt: skip


def _years(m: re.Match[str]) -> Expression | None:
    last = m["y2"]
    first = int(m["y"])
    until = None
    if last:
        until = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        if until <= first:
            return None
    return Expression("calendar", m.start(), m.end(), year=first, last_year=until, modifier=modifier_of(m["mod"]))


def _decade(m: re.Match[str]) -> Expression | None:
    if m["y"]:
        year = int(m["y"])
    else:
        short = int(m["short"]) if m["short"] else DECADES[m["word"].lower()]
        year = (1900 if short >= 20 else 2000) + short
    return Expression("calendar", m.start(), m.end(), year=year, decade=True, modifier=modifier_of(m["mod"]))


def _century(m: re.Match[str]) -> Expression | None:
    number = int(m["n"]) if m["n"] else CENTURIES[m["word"].lower()]
    return Expression("calendar", m.start(), m.end(), century=number, modifier=modifier_of(m["mod"]))


def _season(m: re.Match[str]) -> Expression | None:
    direction = direction_named(m["dir"])
    if m["y"] is None and direction is None and m["prep"] is None:
        return None
    start = m.start() if m["prep"] is None or m["mod"] else m.end("prep")
    start = m.start("mod") if m["mod"] else start
    return Expression(
        "season", start, m.end(), year=year_named(m["y"]), season=SEASONS[m["s"].lower()], direction=direction or
        direction_named(m["rel"]), modifier=modifier_of(m["mod"]), unit="year" if m["rel"] else None,
    )  # fmt: skip


def _quarter(m: re.Match[str]) -> Expression | None:
    number = int(m["q"]) if m["q"] else ORDINALS[m["ord"].lower()]
    if m["half"]:
        half = 2 if number == -1 else number
        if half not in (1, 2):
            return None
        return Expression(
            "calendar", m.start(), m.end(), year=year_named(m["y"]), half=half, direction=direction_named(m["rel"])
        )
    quarter = 4 if number == -1 else number
    return Expression(
        "calendar", m.start(), m.end(), year=year_named(m["y"]), quarter=quarter, direction=direction_named(m["rel"])
    )


def _nine_eleven(m: re.Match[str]) -> Expression | None:
    return Expression("calendar", m.start(), m.end(), year=2001, month=9, day=11)


def _day_month_of_year(m: re.Match[str]) -> Expression | None:
    found = _day_month(m)
    if found is not None and m["y2"]:
        return replace(found, year=(1900 if int(m["y2"]) >= 70 else 2000) + int(m["y2"]))
    return replace(found, year=int(m["y3"])) if found is not None and m["y3"] else found


_YEAR_AFTER = rf"(?:(?:,|, of| of|) ?(?P<y>{YEAR})\b|{REL_YEAR})?"
_COUNTED_NEXT = r"(?: (?:people|men|women|children|[a-z-]+(?<!wa)(?<!ha)(?<!acro)s)\b)"
# "early Jan. 6", but not "in late March 12 people"
_EDGE_OF_DAY = rf"(?:[Ee]arly|[Ll]ate) (?=(?:{MONTH}) {DAY}\b(?!{_COUNTED_NEXT}))"
# "10 Nov 11", but not "on 10 Nov 11 soldiers"; behind a full name of a month only with its sign: "10 November '11"
_SHORT_YEAR = (
    rf"(?:(?:(?<=(?:{either(cased(tuple(m for m in SHORT_MONTHS if len(m) == 3)))})) | ['’])(?P<y2>\d\d)"
    rf"(?![%:.,]\d|[\w%:]|{_COUNTED_NEXT}))"
)
_NO_HOUR = r"(?!\d| (?:a\.m|p\.m|am|pm)\b)"
CALENDAR_RULES: tuple[Rule, ...] = (
    rule(
        _iso,
        ("digit",),
        r"(?<![\d/-])(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])",
        r"(?:[T ](?P<c>\d\d:\d\d))?(?![\d-])",
    ),
    rule(
        _numeric,
        ("digit",),
        r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d./])",
    ),
    rule(_nine_eleven, ("digit",), r"(?<![\w/])9/11(?![\d/])"),
    rule(
        _month_day,
        ("month",),
        rf"\b(?:{_EDGE_OF_DAY}|(?P<w>{WEEKDAY}),? (?:the )?)?(?P<mon>{MONTH}) ?(?:the )?(?P<d>{DAY}){TH}?",
        r"(?![\d:.]\d| (?:a\.m|p\.m|am|pm)\b)",
        rf"(?:{DASH}(?:(?P<mon2>{MONTH}) )?(?P<d2>{DAY}){TH}?{_NO_HOUR})?",
        _YEAR_AFTER,
        PART_AFTER,
        CLOCK_AFTER,
    ),
    rule(
        _day_month_of_year,
        ("month",),
        rf"\b(?:(?P<w>{WEEKDAY}),? )?(?:[Tt]he )?(?<![\d.,$€£])(?P<d>{DAY}){TH}?(?: (?P<mon1>{MONTH}))?",
        rf"(?:(?:{DASH}| and )(?P<d2>{DAY}){TH}?)?(?: day)?(?: of)?[ -](?P<mon>{MONTH})",
        rf"(?:(?:,|, of| of|) ?(?P<y>{YEAR})\b|-(?P<y3>{YEAR})|{REL_YEAR}|{_SHORT_YEAR})?",
        PART_AFTER,
        CLOCK_AFTER,
    ),
    rule(
        _month,
        ("month",),
        rf"\b(?P<mod>{MODIFIER})?(?:(?P<dir>{DIRECTION}) )?(?P<mon>{MONTH})(?:{DASH}(?P<mon2>{MONTH}))?",
        rf"(?:(?:,|, of| of|,? in|) ?(?P<y>{YEAR})\b|{REL_YEAR})?(?!\w)",
    ),
    rule(
        _years,
        ("digit",),
        rf"(?<![\d.,$€£#/-])\b(?P<mod>{MODIFIER}|mid)?(?P<y>{YEAR})",
        r"(?:(?:[-–/])(?P<y2>\d{4}|\d\d)(?![\d-]))?(?![\w/]|[.,]\d|-\d)",
    ),
    rule(
        _decade,
        ("digit", "decade"),
        rf"(?:\b(?P<mod>{MODIFIER}|mid-))?(?:\b[Tt]he )?(?:\b(?P<y>(?:1[5-9]|20)\d0)['’]?s\b|",
        rf"['’](?P<short>[1-9]0)['’]?s\b|(?<=the )(?P<word>{either(DECADES)})\b)",
    ),
    rule(
        _century,
        ("unit",),
        rf"\b(?P<mod>{MODIFIER})?(?:[Tt]he )?(?:(?P<n>1\d|2[01]){TH}|(?P<word>{either(CENTURIES)}))",
        r"[- ][Cc]entury\b",
    ),
    rule(
        _season,
        ("season",),
        r"\b(?P<prep>(?:in|during|since|until|by|through|over|of) (?:the )?)?",
        r"(?P<mod>(?:early|late|mid|the (?:beginning|start|end) of the)[- ])?",
        r"(?:(?P<dir>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming) )?",
        r"(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|(?<=[Ll]ast )fall|(?<=[Tt]his )fall|(?<=[Nn]ext )fall",
        r"|(?<=the )fall(?= of \d)|[Ff]all(?= \d\d\d\d\b))\b",
        rf"(?:(?:,| of|) ?(?P<y>{YEAR})\b| (?:of )?(?P<rel>this|last|next) year)?(?![\w-])",
    ),
    rule(
        _quarter,
        ("unit", "digit"),
        r"\b(?:(?:[Tt]he )?(?P<ord>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal) ",
        r"(?:quarter|(?P<half>half))|Q(?P<q>[1-4]))",
        rf"(?:,? of| in|)(?: the year)? (?:(?P<y>{YEAR})\b|(?P<rel>this|last|next) year)",
    ),
)
