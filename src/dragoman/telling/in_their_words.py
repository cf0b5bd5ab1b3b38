"""What a story's sentences themselves say, as lines: its gist, its numbers, its denials, its words that take sides.

Nothing here rests on what was read in a sentence: each line is a report's own words, or a number out of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.records import Dispute, Evidence, SidedWord
from dragoman.telling import words
from dragoman.telling.actor_names import name_of
from dragoman.telling.lines import Line
from dragoman.telling.view import StoryView

LONGEST = 420  # characters of a sentence of the gist
MOST_DISPUTES = 6
MOST_VALUES = 6  # numbers of one thing
NUMBERS_NOTE = "As each report gives them; they need not count the same people at the same hour."


def in_short(view: StoryView) -> list[Line]:
    """The sentences that tell most of what the reports share, each under its outlet; marks: who tells the same."""
    return [
        _quoting(view, one.evidence, LONGEST, (one.evidence, *one.also))
        for one in view.comparison.gist
        if one.evidence.report in view.reports
    ]


def only_one_tells(view: StoryView, told: Iterable[Line], most: int | None) -> list[Line]:
    """The sentences that tell what no other text tells, where an act was read in them and no line of ``told`` has it.

    Args:
        most: so many at most; ``None``: all.
    """
    spans = {e for line in _all(told) for e in line.evidence} | {one.evidence for one in view.comparison.gist}
    acts = {e for event in view.events.values() for e in event.evidence}
    found = [
        one
        for one in view.comparison.own
        if one.report in view.reports and any(_meet(one, e) for e in acts) and not any(_meet(one, e) for e in spans)
    ]
    return [_quoting(view, one, LONGEST, [one]) for one in found[:most]]


def _all(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _all(line.below)


def _meet(a: Evidence, b: Evidence) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end


def numbers(view: StoryView, *, quoting: bool = False) -> list[Line]:
    """Each thing that several texts give a number of, with the numbers and whose they are."""
    lines = []
    for one in view.comparison.numbers:
        below = []
        for value in one.values[:MOST_VALUES]:
            told = str(value.value)
            quote = view.quote(value.evidence, [told]) if quoting else ""
            below.append(view.line(words.plain(told), value.evidence, quote=quote))
        kind = "agreed" if len(below) == 1 else ""
        evidence = [e for line in below for e in line.evidence]
        lines.append(view.line(_thing(one.what), evidence, below, kind))
    return lines


def _thing(what: str) -> str:
    """``Killed``, ``Crew``, ``Migrants``."""
    alone = what.endswith(("ed", "s")) or what in ("crew", "missing", "people", "police", "staff", "toll")
    if alone:
        return what.capitalize()
    return (
        f"{what[:-1]}ies".capitalize() if what.endswith("y") and what[-2:-1] not in "aeiou" else f"{what}s".capitalize()
    )


def disputes(view: StoryView, most: int | None = MOST_DISPUTES) -> list[Line]:
    """What is denied or could not be confirmed, and below each what it is about, where that is sure.

    Args:
        most: so many at most, the rest counted; ``None``: all.
    """
    found = [one for one in view.comparison.disputes if one.denial.report in view.reports]
    lines = [_dispute(view, one) for one in found[:most]]
    if most is not None and len(found) > most:
        lines.append(view.rest("denial", [one.denial for one in found[most:]], len(found) - most))
    return lines


def _dispute(view: StoryView, one: Dispute) -> Line:
    below = []
    if one.denied is not None and one.denied.report in view.reports:
        told = f"about what {_outlet(view, one.denied)} tells: {words.quotation(_cut(view, one.denied))}"
        below.append(view.line(told, [one.denied]))
    return _quoting(view, one.denial, words.LONGEST_QUOTE, [one.denial], below)


def _quoting(
    view: StoryView, one: Evidence, most: int, evidence: Iterable[Evidence], below: Iterable[Line] = ()
) -> Line:
    """A line of the report's own words, under its outlet."""
    outlet = _outlet(view, one)
    return replace(view.line(f"{outlet}: {words.quotation(_cut(view, one, most))}", evidence, below), said_by=outlet)


def sided(view: StoryView) -> list[Line]:
    """For each text its words that take a side: those of its own first, then those of its sources, under their name."""
    by_report: defaultdict[str, list[SidedWord]] = defaultdict(list)
    for word in view.comparison.sided:
        if word.report in view.reports:
            by_report[word.report].append(word)
    lines = []
    for report in view.texts:
        found = by_report[report.id]
        own = [word for word in found if not word.words_of]
        said: defaultdict[str, list[SidedWord]] = defaultdict(list)
        for word in found:
            if word.words_of:
                said[_sayer(view, word)].append(word)
        below = [_used(view, "in its own text", own)] if own else []
        below += [_used(view, f"as said by {source}", used) for source, used in said.items()]
        if below:
            lines.append(Line(text=view.name(report), marks=(view.mark[report.id],), below=tuple(below)))
    return lines


def _used(view: StoryView, where: str, used: list[SidedWord]) -> Line:
    told = ", ".join(f"“{words.plain(word.text)}”" for word in used)
    return view.line(f"{where}: {told}", [word.evidence for word in used])


def _sayer(view: StoryView, word: SidedWord) -> str:
    claims = [view.claims[key] for key in word.words_of if key in view.claims]
    return words.sources(claims[:1], view.actors)


def _outlet(view: StoryView, evidence: Evidence) -> str:
    return view.name(view.reports[evidence.report])


def _cut(view: StoryView, evidence: Evidence, most: int = words.LONGEST_QUOTE) -> str:
    """The sentence on one line; who is meant by the "he" that it begins with stands in brackets, where it is known."""
    text = view.reports[evidence.report].text[evidence.start : evidence.end]
    begins = re.match(r"(?:He|She)\b", text)
    if begins is not None:
        meant = {
            name_of(view.actors[claim.source])
            for claim in view.claims.values()
            if claim.source is not None
            and claim.source_text == begins[0]
            and view.actors[claim.source].is_named
            and any(_meet(one, evidence) for one in claim.evidence)
        }
        if len(meant) == 1:
            text = f"{begins[0]} [{meant.pop()}]{text[begins.end() :]}"
    return words.clipped(text, most=most)
