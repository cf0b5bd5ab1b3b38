"""The wordings of time: a regular grammar over the text of a report.

`scan` finds time expressions and says what their words say, without asking when the report appeared: "Saturday" is a
weekday, "two days earlier" a step of two days back from what was told last. `values` turns that into days. Spans
follow the TIMEX3 guidelines: prepositions stay outside ("since [late 2013]"), modifiers inside.

Where two wordings compete for the same words the longer one wins, then the one that stands first in ``RULES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from dragoman.reading.times.expressions import (
    CENTURIES,
    DAY_PARTS,
    DECADES,
    MONTHS,
    ORDINALS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    SMALL_NUMBERS,
    UNITS,
    WEEKDAYS,
    Expression,
    clock_of,
    modifier_of,
    month_number,
    number_of,
    part_of_day,
    unit_of,
    weekday_number,
)

Builder = Callable[[re.Match[str]], Expression | None]


def _either(words: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _cased(words: tuple[str, ...], *, lower: bool = False) -> list[str]:
    forms = [w.capitalize() for w in words] + [w.upper() for w in words]
    return forms + list(words) if lower else forms


_LOWER_MONTHS = tuple(m for m in MONTHS if m not in ("may", "march", "august"))
MONTH_FULL = _either(_cased(MONTHS) + list(_LOWER_MONTHS))
MONTH = rf"(?:{MONTH_FULL})\b|(?:{_either(_cased(tuple(SHORT_MONTHS)))})\b\.?"
WEEKDAY_FULL = rf"(?:{_either(_cased(WEEKDAYS, lower=True))})\b"
WEEKDAY = rf"{WEEKDAY_FULL}|(?:{_either(_cased(tuple(SHORT_WEEKDAYS)))})\b\.?"
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
    + _either(tuple(w for w in SMALL_NUMBERS if w != "zero"))
    + r")(?: (?:and a half|1/2|or so))?)"
)
FEW = (
    r"(?:a few|several|some|many|a couple of|a couple|a number of|a handful of|dozens of|tens of|hundreds of|"
    r"decades of)"
)
UNIT = rf"(?:{_either(UNITS)}|centurie|weekend|night|summer|winter|spring)s?"


def _year(text: str | None) -> int | None:
    return int(text) if text else None


_DIRECTIONS: dict[str, Literal["past", "future", "this"]] = {
    "last": "past", "past": "past", "previous": "past", "preceding": "past", "next": "future", "coming": "future",
    "following": "future", "upcoming": "future", "this": "this", "current": "this", "this coming": "future",
    "this past": "past", "that": "this", "the same": "this", "same": "this", "that same": "this",
}  # fmt: skip


def _direction(text: str | None) -> Literal["past", "future", "this"] | None:
    return _DIRECTIONS.get(re.sub(r"^the (?!same)", "", text.lower().strip())) if text else None


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
        "calendar", m.start(), m.end(), year=_year(m["y"]), month=month_number(m["mon"]), day=int(m["d"]),
        last_day=int(m["d2"]) if m["d2"] else None, last_month=month_number(m["mon2"]) if m["mon2"] else None,
        weekday=weekday_number(m["w"]) if m["w"] else None, part=part_of_day(m["part"]), clock=clock_of(m["c"]),
        direction=_direction(m["rel"]),
    )  # fmt: skip


def _day_month(m: re.Match[str]) -> Expression | None:
    first = int(m["d"])
    return Expression(
        "calendar", m.start(), m.end(), year=_year(m["y"]), month=month_number(m["mon1"] or m["mon"]), day=first,
        last_day=int(m["d2"]) if m["d2"] else None, last_month=month_number(m["mon"]) if m["mon1"] else None,
        weekday=weekday_number(m["w"]) if m["w"] else None, part=part_of_day(m["part"]), clock=clock_of(m["c"]),
        direction=_direction(m["rel"]),
    )  # fmt: skip


def _month(m: re.Match[str]) -> Expression | None:
    relative = m["rel"]
    return Expression(
        "calendar", m.start(), m.end(), year=_year(m["y"]), month=month_number(m["mon"]),
        last_month=month_number(m["mon2"]) if m["mon2"] else None, modifier=modifier_of(m["mod"]),
        direction=_direction(m["dir"]) or _direction(relative), unit="year" if relative else None,
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
    direction = _direction(m["dir"])
    if m["y"] is None and direction is None and m["prep"] is None:
        return None
    start = m.start() if m["prep"] is None or m["mod"] else m.end("prep")
    start = m.start("mod") if m["mod"] else start
    return Expression(
        "season", start, m.end(), year=_year(m["y"]), season=SEASONS[m["s"].lower()], direction=direction or
        _direction(m["rel"]), modifier=modifier_of(m["mod"]), unit="year" if m["rel"] else None,
    )  # fmt: skip


def _quarter(m: re.Match[str]) -> Expression | None:
    number = int(m["q"]) if m["q"] else ORDINALS[m["ord"].lower()]
    if m["half"]:
        half = 2 if number == -1 else number
        if half not in (1, 2):
            return None
        return Expression("calendar", m.start(), m.end(), year=_year(m["y"]), half=half, direction=_direction(m["rel"]))
    quarter = 4 if number == -1 else number
    return Expression(
        "calendar", m.start(), m.end(), year=_year(m["y"]), quarter=quarter, direction=_direction(m["rel"])
    )


def _weekday(m: re.Match[str]) -> Expression | None:
    direction = _direction(m["dir"])
    about: Literal["report", "story"] = "report"
    if m["dir"] and m["dir"].lower().split()[-1] in ("following", "previous", "preceding", "that", "same"):
        about = "story"
    return Expression(
        "weekday", m.start(), m.end(), weekday=weekday_number(m["w"]), direction=direction, about=about,
        part=part_of_day(m["part"]), clock=clock_of(m["c"] or m["c2"]), unit="week" if m["week"] else None,
        step={"last": -1, "next": 1, "this": 0}.get((m["week"] or "").split()[0].lower()) if m["week"] else None,
    )  # fmt: skip


_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}


def _day_word(m: re.Match[str]) -> Expression | None:
    word = m["day"].lower()
    step = _DAY_WORDS[word]
    if m["before"]:
        step = -2 if "before" in m["before"].lower() else 2
    part = "NI" if word == "tonight" else part_of_day(m["part"])
    return Expression(
        "deictic", m.start(), m.end(), unit="day", step=step, part=part, clock=clock_of(m["c"] or m["c2"])
    )


def _this_part(m: re.Match[str]) -> Expression | None:
    step = -1 if m["dir"].lower() == "last" else 0
    return Expression("deictic", m.start(), m.end(), unit="day", step=step, part=part_of_day(m["part"]))


def _this_unit(m: re.Match[str]) -> Expression | None:
    direction = m["dir"].lower()
    unit = "weekend" if m["u"].lower() == "weekend" else unit_of(m["u"])
    step = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}
    word = direction.split()[-1]
    about: Literal["report", "story"] = "report"
    if word in ("previous", "preceding", "following") or (word == "next" and unit == "day"):
        about = "story"
    if word in ("that", "same"):
        return Expression("same", m.start(), m.end(), unit=unit, step=0, about="story")
    if word == "past" and unit != "weekend":  # "the past year" runs up to now
        return Expression("span", m.start(), m.end(), unit=unit, step=1, direction="past")
    return Expression(
        "deictic", m.start(), m.end(), unit=unit, step=step.get(word, 0), about=about, modifier=modifier_of(m["mod"]),
        part=part_of_day(m["part"]),
    )  # fmt: skip


def _weekend(m: re.Match[str]) -> Expression | None:
    return Expression("deictic", m.start(), m.end(), unit="weekend", step=None)


def _edge_of_unit(m: re.Match[str]) -> Expression | None:
    return Expression(
        "deictic", m.start(), m.end(), unit=unit_of(m["u"]), step=0, modifier=modifier_of(m["mod"]),
    )  # fmt: skip


def _step(m: re.Match[str]) -> Expression | None:
    word = m["way"].lower()
    sign = -1 if word in ("ago", "earlier", "before", "previously", "back", "prior", "beforehand") else 1
    about: Literal["report", "story"] = "report" if word in ("ago", "from now", "back", "hence") else "story"
    few = bool(m["few"]) or m["n"] is None
    number = None if few else number_of(m["n"])
    return Expression(
        "step", m.start(), m.end(), unit=unit_of(m["u"]), step=None if number is None else sign * number, few=few,
        about=about, direction="past" if sign < 0 else "future",
    )  # fmt: skip


def _in_time(m: re.Match[str]) -> Expression | None:
    number = number_of(m["n"])
    if number is None:
        return None
    return Expression(
        "step", m.start("n"), m.end(), unit=unit_of(m["u"]), step=number, value="ahead", direction="future"
    )


def _past_units(m: re.Match[str]) -> Expression | None:
    direction = _direction(m["dir"]) or "past"
    number = number_of(m["n"]) if m["n"] else None
    return Expression(
        "span", m.start(), m.end(), unit=unit_of(m["u"]), step=number, few=number is None, direction=direction
    )


def _duration(m: re.Match[str]) -> Expression | None:
    number = number_of(m["n"]) if m["n"] else None
    return Expression("span", m.start(), m.end(), unit=unit_of(m["u"]), step=number, few=number is None)


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


_HOLIDAYS = {
    "new year's day": "01-01", "new year's eve": "12-31", "christmas": "12-25", "christmas day": "12-25",
    "christmas eve": "12-24", "boxing day": "12-26", "valentine's day": "02-14", "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving", "easter": "easter", "easter sunday": "easter", "easter monday": "easter+1",
    "good friday": "easter-2", "palm sunday": "easter-7", "halloween": "10-31", "may day": "05-01",
    "independence day": "independence", "labor day": "labor", "memorial day": "memorial", "nowruz": "03-20",
    "orthodox christmas": "01-07", "bastille day": "07-14", "victory day": "05-09",
}  # fmt: skip
_HOLIDAYS = {name: day for name, day in _HOLIDAYS.items() if day != "independence"}  # differs by country: not dated


def _holiday(m: re.Match[str]) -> Expression | None:
    name = m["h"].lower().replace("’", "'")
    return Expression(
        "holiday", m.start(), m.end(), holiday=_HOLIDAYS[name], year=_year(m["y"]), direction=_direction(m["dir"]),
    )  # fmt: skip


def _nine_eleven(m: re.Match[str]) -> Expression | None:
    return Expression("calendar", m.start(), m.end(), year=2001, month=9, day=11)


_REL_YEAR = r"(?:,? (?:of )?(?P<rel>this|last|next|the same|that|the following|the previous) year)"
_PART_AFTER = rf"(?: (?P<part>{PART}))?"
_CLOCK_AFTER = rf"(?:,? at (?:about |around )?(?P<c>{CLOCK}))?"
_DIR = (
    r"(?:[Tt]his past|[Tt]his coming|[Tt]he (?:following|previous|preceding|next|same)|[Tt]hat|[Ll]ast|[Nn]ext|[Tt]his)"
)

_COUNTED_NUMBER = rf"(?:{NUMBER}|{'|'.join(word.capitalize() for word in SMALL_NUMBERS if len(word) > 1)}|A|An)"
_SHORT_WEEKDAY = rf"(?:{_either(_cased(tuple(SHORT_WEEKDAYS)))})\b\.?"
_UNITS_PLURAL = r"(?:days|weeks|months|years|decades|hours|minutes|centuries)"
_THIS_UNIT = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)"
_EDGE = r"(?:early|late|mid|the (?:beginning|start|end|middle) of)[- ]"
_YEAR_AFTER = rf"(?:(?:,|, of| of|) ?(?P<y>{YEAR})\b|{_REL_YEAR})?"
_COUNTED_NEXT = r"(?: (?:people|men|women|children|[a-z-]+(?<!wa)(?<!ha)(?<!acro)s)\b)"
# "early Jan. 6", but not "in late March 12 people"
_EDGE_OF_DAY = rf"(?:[Ee]arly|[Ll]ate) (?=(?:{MONTH}) {DAY}\b(?!{_COUNTED_NEXT}))"
# "10 Nov 11", but not "on 10 Nov 11 soldiers"; behind a full name of a month only with its sign: "10 November '11"
_SHORT_YEAR = (
    rf"(?:(?:(?<=(?:{_either(_cased(tuple(m for m in SHORT_MONTHS if len(m) == 3)))})) | ['’])(?P<y2>\d\d)"
    rf"(?![%:.,]\d|[\w%:]|{_COUNTED_NEXT}))"
)
_NO_HOUR = r"(?!\d| (?:a\.m|p\.m|am|pm)\b)"
_HOLIDAY_NAMES = _either([name.title().replace("'S", "'s") for name in _HOLIDAYS])


def _rule(*pieces: str) -> re.Pattern[str]:
    return re.compile("".join(pieces))


def _few_step(m: re.Match[str]) -> Expression | None:
    unit = m["u"].lower()
    return Expression(
        "step", m.start(), m.end(), unit="minute" if unit == "moments" else unit_of(unit), few=True,
        about="report" if m["way"] == "ago" else "story", direction="future" if m["way"] == "later" else "past",
    )  # fmt: skip


def _day_beside(m: re.Match[str]) -> Expression | None:
    step = -1 if m["way"] in ("before", "earlier") else 1
    return Expression("deictic", m.start(), m.end(), unit=unit_of(m["u"]), step=step, about="story")


def _long(m: re.Match[str]) -> Expression | None:
    return Expression("span", m.start(), m.end(), unit=unit_of(m["u"] or m["u2"]), few=True)


def _day_month_of_year(m: re.Match[str]) -> Expression | None:
    found = _day_month(m)
    if found is not None and m["y2"]:
        return replace(found, year=(1900 if int(m["y2"]) >= 70 else 2000) + int(m["y2"]))
    return replace(found, year=int(m["y3"])) if found is not None and m["y3"] else found


RULES: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (
        _rule(
            r"(?<![\d/-])(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])",
            r"(?:[T ](?P<c>\d\d:\d\d))?(?![\d-])",
        ),
        _iso,
    ),
    (
        _rule(r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d./])"),
        _numeric,
    ),
    (_rule(r"(?<![\w/])9/11(?![\d/])"), _nine_eleven),
    (
        _rule(
            rf"\b(?:{_EDGE_OF_DAY}|(?P<w>{WEEKDAY}),? (?:the )?)?(?P<mon>{MONTH}) ?(?:the )?(?P<d>{DAY}){TH}?",
            r"(?![\d:.]\d| (?:a\.m|p\.m|am|pm)\b)",
            rf"(?:{DASH}(?:(?P<mon2>{MONTH}) )?(?P<d2>{DAY}){TH}?{_NO_HOUR})?",
            _YEAR_AFTER,
            _PART_AFTER,
            _CLOCK_AFTER,
        ),
        _month_day,
    ),
    (
        _rule(
            rf"\b(?:(?P<w>{WEEKDAY}),? )?(?:[Tt]he )?(?<![\d.,$€£])(?P<d>{DAY}){TH}?(?: (?P<mon1>{MONTH}))?",
            rf"(?:(?:{DASH}| and )(?P<d2>{DAY}){TH}?)?(?: day)?(?: of)?[ -](?P<mon>{MONTH})",
            rf"(?:(?:,|, of| of|) ?(?P<y>{YEAR})\b|-(?P<y3>{YEAR})|{_REL_YEAR}|{_SHORT_YEAR})?",
            _PART_AFTER,
            _CLOCK_AFTER,
        ),
        _day_month_of_year,
    ),
    (
        _rule(
            rf"\b(?P<mod>{MODIFIER})?(?:(?P<dir>{_DIR}) )?(?P<mon>{MONTH})(?:{DASH}(?P<mon2>{MONTH}))?",
            rf"(?:(?:,|, of| of|,? in|) ?(?P<y>{YEAR})\b|{_REL_YEAR})?(?!\w)",
        ),
        _month,
    ),
    (
        _rule(
            rf"(?<![\d.,$€£#/-])\b(?P<mod>{MODIFIER}|mid)?(?P<y>{YEAR})",
            r"(?:(?:[-–/])(?P<y2>\d{4}|\d\d)(?![\d-]))?(?![\w/]|[.,]\d|-\d)",
        ),
        _years,
    ),
    (
        _rule(
            rf"(?:\b(?P<mod>{MODIFIER}|mid-))?(?:\b[Tt]he )?(?:\b(?P<y>(?:1[5-9]|20)\d0)['’]?s\b|",
            rf"['’](?P<short>[1-9]0)['’]?s\b|(?<=the )(?P<word>{_either(tuple(DECADES))})\b)",
        ),
        _decade,
    ),
    (
        _rule(
            rf"\b(?P<mod>{MODIFIER})?(?:[Tt]he )?(?:(?P<n>1\d|2[01]){TH}|(?P<word>{_either(tuple(CENTURIES))}))",
            r"[- ][Cc]entury\b",
        ),
        _century,
    ),
    (
        _rule(
            r"\b(?P<prep>(?:in|during|since|until|by|through|over|of) (?:the )?)?",
            r"(?P<mod>(?:early|late|mid|the (?:beginning|start|end) of the)[- ])?",
            r"(?:(?P<dir>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming) )?",
            r"(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|(?<=[Ll]ast )fall|(?<=[Tt]his )fall|(?<=[Nn]ext )fall",
            r"|(?<=the )fall(?= of \d)|[Ff]all(?= \d\d\d\d\b))\b",
            rf"(?:(?:,| of|) ?(?P<y>{YEAR})\b| (?:of )?(?P<rel>this|last|next) year)?(?![\w-])",
        ),
        _season,
    ),
    (
        _rule(
            r"\b(?:(?:[Tt]he )?(?P<ord>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal) ",
            r"(?:quarter|(?P<half>half))|Q(?P<q>[1-4]))",
            rf"(?:,? of| in|)(?: the year)? (?:(?P<y>{YEAR})\b|(?P<rel>this|last|next) year)",
        ),
        _quarter,
    ),
    (
        _rule(
            rf"\b(?:(?P<c2>{CLOCK}),? (?:on )?)?(?:(?P<dir>{_DIR}) )?(?P<w>{WEEKDAY_FULL}|{_SHORT_WEEKDAY}(?=[ ,]))",
            _PART_AFTER,
            _CLOCK_AFTER,
            r"(?: (?:of )?(?P<week>(?:last|next|this) week))?",
        ),
        _weekday,
    ),
    (
        _rule(
            rf"\b(?:(?P<c2>{CLOCK}),? )?(?P<before>[Tt]he day (?:before|after) )?",
            r"(?P<day>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight)\b",
            _PART_AFTER,
            _CLOCK_AFTER,
        ),
        _day_word,
    ),
    (_rule(r"\b(?P<dir>[Tt]his|[Ll]ast) (?P<part>morning|afternoon|evening|night)\b"), _this_part),
    (
        _rule(
            rf"\b(?P<mod>{_EDGE})?(?P<dir>[Tt]his past|[Tt]his coming|[Tt]he (?:current|previous|preceding|past|last|",
            r"following|next|coming|same)|[Tt]hat same|[Tt]hat|[Ll]ast|[Nn]ext|[Tt]his|current|previous|following|",
            rf"coming|past) (?P<u>{_THIS_UNIT})\b(?: (?P<part>morning|afternoon|evening|night))?",
            r"(?!-| (?:and|or) (?:weeks|months|years))",
        ),
        _this_unit,
    ),
    (_rule(r"\b(?:[Tt]he|[Aa]) weekend\b"), _weekend),
    (
        _rule(
            r"\b(?P<mod>[Tt]he (?:beginning|start|end|middle) of) (?:the|this) ",
            r"(?P<u>week|month|year|decade|century)\b",
        ),
        _edge_of_unit,
    ),
    (
        _rule(
            r"\b(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Mm]ore than|[Oo]ver|[Aa]t least|[Jj]ust|[Ss]ome) )?",
            rf"(?:(?P<few>{FEW}|A few|Several|Many|Some|A couple of)|(?P<n>{_COUNTED_NUMBER}))[ -]",
            rf"(?:full |short |whole )?(?P<u>{UNIT}) ",
            r"(?P<way>ago|earlier|later|previously|beforehand|prior|from now|back|hence|afterwards?|",
            r"(?:before|after)(?= *[.,;:)\n]| (?:and|when|in|at|on|the (?:police|army|government))\b|$))(?!\w)",
        ),
        _step,
    ),
    (
        _rule(
            r"\b(?P<u>[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Hh]ours|[Mm]inutes|[Mm]oments) ",
            r"(?P<way>ago|earlier|later)\b",
        ),
        _few_step,
    ),
    (
        _rule(
            r"\b[Tt]he (?P<u>day|week|month|year|night) (?P<way>before|after|earlier|later)\b",
            r"(?! (?!yesterday|tomorrow)[A-Za-z])",
        ),
        _day_beside,
    ),
    (
        _rule(
            rf"\b[Ii]n (?:about |around |just )?(?P<n>{NUMBER})(?: more)? (?P<u>{UNIT})",
            r"(?:['’]s? time\b)?(?=[.,;]|$| from now|\n)",
        ),
        _in_time,
    ),
    (
        _rule(
            r"\b(?:[Tt]he |[Tt]hese |[Oo]ver |[Ii]n )?(?<!\w)",
            r"(?P<dir>[Pp]ast|[Ll]ast|[Pp]revious|[Nn]ext|[Cc]oming|[Ff]ollowing)",
            rf"(?: (?:few|several|couple of)| (?P<n>{NUMBER}))? (?P<u>{UNIT.replace('s?', 's')}|decade|century)\b",
        ),
        _past_units,
    ),
    (
        _rule(
            rf"\b(?:(?P<n>{_COUNTED_NUMBER})|{FEW}|A few|Several)",
            r"(?:[ -](?:consecutive|straight|full|more|long|whole))?[ -]",
            rf"(?P<u>{_either(UNITS)}|centurie|weekend|night)s?(?:-long)?\b(?!-old| old)",
        ),
        _duration,
    ),
    (
        _rule(rf"(?<=[Ff]or )(?P<u>{_UNITS_PLURAL})\b|\b(?P<u2>{_UNITS_PLURAL})-long\b"),
        _long,
    ),
    (
        _rule(
            r"\b(?:(?:[Ee]very|[Ee]ach) (?:(?P<u>day|week|month|year|hour|minute|night|morning|evening|quarter|decade|",
            rf"weekend)|(?P<w>{WEEKDAY_FULL}))|[Dd]aily|[Ww]eekly|[Mm]onthly|[Aa]nnually|[Yy]early|[Hh]ourly|[Nn]ightly)\b",
        ),
        _set,
    ),
    (_rule(rf"\b(?P<u>)(?P<w>(?:{_either(_cased(WEEKDAYS))})s)\b"), _set),
    (
        _rule(
            r"\b(?:[Rr]ight now|[Nn]ow(?!-)|[Cc]urrently|[Pp]resently|[Nn]owadays|[Aa]t present|[Aa]t the moment|",
            r"[Tt]hese days)\b",
        ),
        _vague("PRESENT_REF"),
    ),
    (
        _rule(
            r"\b(?:[Rr]ecently|[Ll]ately|[Rr]ecent (?:days|weeks|months|years|hours|times|decades)|",
            r"[Ii]n the past(?! \w+ (?:days|weeks|months|years|hours))(?= *[.,;)]|$| has| have|\n)|",
            r"[Nn]ot long ago|[Ll]ong ago|[Ff]ormerly|[Pp]reviously|[Ee]arlier(?= (?:said|announced|reported|told))|",
            r"(?<=\b[Hh]ad )earlier(?=[ ,.])|",
            r"(?:some|a long) time ago)\b",
        ),
        _vague("PAST_REF"),
    ),
    (
        _rule(
            r"\b(?:[Ss]oon(?! (?:after|as))(?<!as soon)|[Ss]hortly(?! (?:after|before))|",
            r"[Ii]n the (?:near |coming |foreseeable )?future|the (?:near |foreseeable )?future|",
            r"[Tt]he (?:coming|next) (?:days|weeks|months|years|hours)|[Ii]n due course)\b",
        ),
        _vague("FUTURE_REF"),
    ),
    (
        _rule(
            rf"(?<![\d:.$€£])\b(?:(?P<c>{CLOCK})(?! ?(?:%|percent|million|billion))|",
            r"(?P<word>[Mm]idday|(?<![Hh]igh )[Nn]oon|[Mm]idnight)\b|",
            rf"(?P<n>\d{{1,2}}|{_either(tuple(SMALL_NUMBERS))})(?: o['’]clock)? (?:in the|at) ",
            r"(?P<half>morning|afternoon|evening|night)\b)",
        ),
        _clock,
    ),
    (
        _rule(
            rf"\b(?:(?P<dir>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past) )?(?P<h>{_HOLIDAY_NAMES})\b",
            rf"(?:,? (?:of )?(?P<y>{YEAR}))?",
        ),
        _holiday,
    ),
)


# Which words a rule cannot do without, by rule: the rest of a report is never looked at with it.
_HINTS: dict[str, frozenset[str]] = {
    "month": frozenset(MONTHS) | frozenset(SHORT_MONTHS),
    "weekday": frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS) | frozenset(day + "s" for day in WEEKDAYS),
    "unit": frozenset(form for unit in (*UNITS, "weekend", "night", "summer", "winter", "spring", "moment", "half")
                      for form in (unit, unit + "s")) | {"centuries"},
    "part": frozenset(form for part in (*DAY_PARTS, "midnight") for form in (part, part + "s")),
    "day": frozenset({"today", "tonight", "yesterday", "tomorrow", "overnight"}),
    "season": frozenset(SEASONS),
    "decade": frozenset(DECADES),
    "set": frozenset({"daily", "weekly", "monthly", "annually", "yearly", "hourly", "nightly", "every", "each"}),
    "vague": frozenset({"now", "currently", "presently", "nowadays", "present", "moment", "these", "recently", "lately",
                        "recent", "past", "ago", "formerly", "previously", "earlier", "soon", "shortly", "future",
                        "coming", "next", "due"}),
    "holiday": frozenset(word for name in _HOLIDAYS for word in re.findall(r"\w\w+", name)),
}  # fmt: skip
_HINT_OF: dict[str, tuple[str, ...]] = {
    word: tuple(kind for kind, words in _HINTS.items() if word in words)
    for word in sorted(frozenset[str]().union(*_HINTS.values()))
}
_NEEDS: dict[Builder, tuple[str, ...]] = {
    _iso: ("digit",), _numeric: ("digit",), _nine_eleven: ("digit",), _month_day: ("month",),
    _day_month_of_year: ("month",), _month: ("month",), _years: ("digit",), _decade: ("digit", "decade"),
    _century: ("unit",), _season: ("season",), _quarter: ("unit", "digit"), _weekday: ("weekday",), _day_word: ("day",),
    _this_part: ("part",), _set: ("set", "weekday"), _clock: ("digit", "part"), _holiday: ("holiday",),
}  # fmt: skip
_AROUND = 80  # characters; no wording reaches further from its hint
_WORD = re.compile(r"\w+")


def _stretches(text: str) -> dict[str, list[tuple[int, int]]]:
    """For each kind of hint the stretches of the text around its words, joined where they meet."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _WORD.finditer(text):
        word = match[0].lower()
        kinds = _HINT_OF.get(word, ())
        if not kinds and any(c.isdigit() for c in word):
            kinds = ("digit",)
        for kind in kinds:
            start, end = max(0, match.start() - _AROUND), text.find(" ", match.end() + _AROUND)
            end = end if end >= 0 else len(text)  # never inside a word: half of "Marigny" is no March
            places = found.setdefault(kind, [])
            if places and start <= places[-1][1]:
                places[-1] = (places[-1][0], end)
            else:
                places.append((start, end))
    return found


def scan(text: str) -> list[Expression]:
    """The time expressions of ``text`` in order, none overlapping another."""
    found: dict[tuple[int, int, int], Expression] = {}
    stretches = _stretches(text)
    for rank, (pattern, build) in enumerate(RULES):
        needs = _NEEDS.get(build, ("vague", "unit"))
        for start, end in [stretch for kind in needs for stretch in stretches.get(kind, ())]:
            for match in pattern.finditer(text, start, end):
                expression = build(match) if match.end() > match.start() else None
                if expression is not None:
                    found[expression.start - expression.end, rank, expression.start] = expression
    return _longest(found)


def _longest(found: dict[tuple[int, int, int], Expression]) -> list[Expression]:
    chosen: list[Expression] = []
    taken: set[int] = set()
    for _, expression in sorted(found.items(), key=lambda item: item[0]):
        if taken.isdisjoint(range(expression.start, expression.end)):
            chosen.append(expression)
            taken.update(range(expression.start, expression.end))
    return sorted(chosen, key=lambda e: e.start)
