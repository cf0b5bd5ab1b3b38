"""Wordings that stand on another day: weekdays, "yesterday", "last week", "two days earlier", stretches of time."""

from __future__ import annotations

import re
from typing import Literal

from dragoman.reading.times.expressions import (
    SMALL_NUMBERS,
    UNITS,
    Expression,
    clock_of,
    modifier_of,
    number_of,
    part_of_day,
    unit_of,
    weekday_number,
)
from dragoman.reading.times.wordings import (
    CLOCK,
    CLOCK_AFTER,
    DIRECTION,
    FEW,
    NUMBER,
    PART_AFTER,
    SHORT_WEEKDAY,
    UNIT,
    WEEKDAY_FULL,
    Rule,
    direction_named,
    either,
    rule,
)

_COUNTED_NUMBER = rf"(?:{NUMBER}|{'|'.join(word.capitalize() for word in SMALL_NUMBERS if len(word) > 1)}|A|An)"
_UNITS_PLURAL = r"(?:days|weeks|months|years|decades|hours|minutes|centuries)"
_THIS_UNIT = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)"
_EDGE = r"(?:early|late|mid|the (?:beginning|start|end|middle) of)[- ]"


def _weekday(m: re.Match[str]) -> Expression | None:
    direction = direction_named(m["dir"])
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


# "half a decade": five years
_HALVES = {"century": (50, "year"), "decade": (5, "year"), "year": (6, "month"), "hour": (30, "minute")}


def _step(m: re.Match[str]) -> Expression | None:
    word = m["way"].lower()
    sign = -1 if word in ("ago", "earlier", "before", "previously", "back", "prior", "beforehand") else 1
    about: Literal["report", "story"] = "report" if word in ("ago", "from now", "back", "hence") else "story"
    few = bool(m["few"]) or m["n"] is None
    number, unit = None if few else number_of(m["n"]), unit_of(m["u"])
    if m["half"]:
        if number != 1 or unit not in _HALVES:
            return None
        number, unit = _HALVES[unit]
    return Expression(
        "step", m.start(), m.end(), unit=unit, step=None if number is None else sign * number, few=few,
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
    direction = direction_named(m["dir"]) or "past"
    number = number_of(m["n"]) if m["n"] else None
    return Expression(
        "span", m.start(), m.end(), unit=unit_of(m["u"]), step=number, few=number is None, direction=direction
    )


def _duration(m: re.Match[str]) -> Expression | None:
    number = number_of(m["n"]) if m["n"] else None
    return Expression("span", m.start(), m.end(), unit=unit_of(m["u"]), step=number, few=number is None)


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


RELATIVE_RULES: tuple[Rule, ...] = (
    rule(
        _weekday,
        ("weekday",),
        rf"\b(?:(?P<c2>{CLOCK}),? (?:on )?)?(?:(?P<dir>{DIRECTION}) )?(?P<w>{WEEKDAY_FULL}|{SHORT_WEEKDAY}(?=[ ,]))",
        PART_AFTER,
        CLOCK_AFTER,
        r"(?: (?:of )?(?P<week>(?:last|next|this) week))?",
    ),
    rule(
        _day_word,
        ("day",),
        rf"\b(?:(?P<c2>{CLOCK}),? )?(?P<before>[Tt]he day (?:before|after) )?",
        r"(?P<day>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight)\b",
        PART_AFTER,
        CLOCK_AFTER,
    ),
    rule(_this_part, ("part",), r"\b(?P<dir>[Tt]his|[Ll]ast) (?P<part>morning|afternoon|evening|night)\b"),
    rule(
        _this_unit,
        ("vague", "unit"),
        rf"\b(?P<mod>{_EDGE})?(?P<dir>[Tt]his past|[Tt]his coming|[Tt]he (?:current|previous|preceding|past|last|",
        r"following|next|coming|same)|[Tt]hat same|[Tt]hat|[Ll]ast|[Nn]ext|[Tt]his|current|previous|following|",
        rf"coming|past) (?P<u>{_THIS_UNIT})\b(?: (?P<part>morning|afternoon|evening|night))?",
        r"(?!-| (?:and|or) (?:weeks|months|years))",
    ),
    rule(_weekend, ("vague", "unit"), r"\b(?:[Tt]he|[Aa]) weekend\b"),
    rule(
        _edge_of_unit,
        ("vague", "unit"),
        r"\b(?P<mod>[Tt]he (?:beginning|start|end|middle) of) (?:the|this) ",
        r"(?P<u>week|month|year|decade|century)\b",
    ),
    rule(
        _step,
        ("vague", "unit"),
        r"\b(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Mm]ore than|[Oo]ver|[Aa]t least|[Jj]ust|[Ss]ome) )?",
        r"(?:(?P<half>(?i:half)) )?",
        rf"(?:(?P<few>{FEW}|A few|Several|Many|Some|A couple of)|(?P<n>{_COUNTED_NUMBER}))[ -]",
        rf"(?:full |short |whole )?(?P<u>{UNIT}) ",
        r"(?P<way>ago|earlier|later|previously|beforehand|prior|from now|back|hence|afterwards?|",
        r"(?:before|after)(?= *[.,;:)\n]| (?:and|when|in|at|on|the (?:police|army|government))\b|$))(?!\w)",
    ),
    rule(
        _few_step,
        ("vague", "unit"),
        r"\b(?P<u>[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Hh]ours|[Mm]inutes|[Mm]oments) ",
        r"(?P<way>ago|earlier|later)\b",
    ),
    rule(
        _day_beside,
        ("vague", "unit"),
        r"\b[Tt]he (?P<u>day|week|month|year|night) (?P<way>before|after|earlier|later)\b",
        r"(?! (?!yesterday|tomorrow)[A-Za-z])",
    ),
    rule(
        _in_time,
        ("vague", "unit"),
        rf"\b[Ii]n (?:about |around |just )?(?P<n>{NUMBER})(?: more)? (?P<u>{UNIT})",
        r"(?:['’]s? time\b)?(?=[.,;]|$| from now|\n)",
    ),
    rule(
        _past_units,
        ("vague", "unit"),
        r"\b(?:[Tt]he |[Tt]hese |[Oo]ver |[Ii]n )?(?<!\w)",
        r"(?P<dir>[Pp]ast|[Ll]ast|[Pp]revious|[Nn]ext|[Cc]oming|[Ff]ollowing)",
        rf"(?: (?:few|several|couple of)| (?P<n>{NUMBER}))? (?P<u>{UNIT.replace('s?', 's')}|decade|century)\b",
    ),
    rule(
        _duration,
        ("vague", "unit"),
        rf"\b(?:(?P<n>{_COUNTED_NUMBER})|{FEW}|A few|Several)",
        r"(?:[ -](?:consecutive|straight|full|more|long|whole))?[ -]",
        rf"(?P<u>{either(UNITS)}|centurie|weekend|night)s?(?:-long)?\b(?!-old| old)",
    ),
    rule(_long, ("vague", "unit"), rf"(?<=[Ff]or )(?P<u>{_UNITS_PLURAL})\b|\b(?P<u2>{_UNITS_PLURAL})-long\b"),
)
