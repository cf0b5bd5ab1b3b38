"""The wordings of time: a regular grammar over the text of a report.

`scan` finds time expressions and says what their words say, without asking when the report appeared: "Saturday" is a
weekday, "two days earlier" a step of two days back from what was told last. `values` turns that into days. Spans
follow the TIMEX3 guidelines: prepositions stay outside ("since [late 2013]"), modifiers inside. The wordings stand in
`calendar_rules`, `relative_rules` and `other_rules`, made of the pieces of `wordings`.

Where two wordings compete for the same words the longer one wins, then the one that stands first in ``RULES``.
"""

from __future__ import annotations

import re

from dragoman.reading.times.calendar_rules import CALENDAR_RULES
from dragoman.reading.times.expressions import (
    DAY_PARTS,
    DECADES,
    MONTHS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    Expression,
)
from dragoman.reading.times.other_rules import HOLIDAYS, OTHER_RULES
from dragoman.reading.times.relative_rules import RELATIVE_RULES

RULES = (*CALENDAR_RULES, *RELATIVE_RULES, *OTHER_RULES)

# Words of each kind of hint: a rule is tried only near the hints that it needs.
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
    "holiday": frozenset(word for name in HOLIDAYS for word in re.findall(r"\w\w+", name)),
}  # fmt: skip
_HINT_OF: dict[str, tuple[str, ...]] = {
    word: tuple(kind for kind, words in _HINTS.items() if word in words)
    for word in sorted(frozenset[str]().union(*_HINTS.values()))
}
_AROUND = 80  # characters; no wording reaches further from its hint
_WORD = re.compile(r"\w+")


def scan(text: str) -> list[Expression]:
    """The time expressions of ``text`` in order, none overlapping another."""
    found: dict[tuple[int, int, int], Expression] = {}
    stretches = _stretches(text)
    for rank, wording in enumerate(RULES):
        for start, end in [stretch for kind in wording.needs for stretch in stretches.get(kind, ())]:
            for match in wording.pattern.finditer(text, start, end):
                expression = wording.build(match) if match.end() > match.start() else None
                if expression is not None:
                    found[expression.start - expression.end, rank, expression.start] = expression
    return _longest(found)


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


def _longest(found: dict[tuple[int, int, int], Expression]) -> list[Expression]:
    chosen: list[Expression] = []
    taken: set[int] = set()
    for _, expression in sorted(found.items(), key=lambda item: item[0]):
        if taken.isdisjoint(range(expression.start, expression.end)):
            chosen.append(expression)
            taken.update(range(expression.start, expression.end))
    return sorted(chosen, key=lambda e: e.start)
