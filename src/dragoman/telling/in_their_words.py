"""What a story's sentences themselves say, as lines: its gist, what several tell, its numbers, its denials, its words
that take sides; what only one tells is in `alone`.

Nothing here rests on what was read in a sentence: each line is a report's own words, or a number out of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dragoman.records import Dispute, Evidence, SidedWord
from dragoman.telling import words
from dragoman.telling.actor_names import name_of
from dragoman.telling.lines import Line
from dragoman.telling.view import StoryView

LONGEST = 420  # characters of a sentence of the gist
MOST_PARALLELS = 12  # in a brief of one page
MOST_VOICES = 5  # sentences on one matter
MOST_DISPUTES = 6
MOST_VALUES = 6  # numbers of one thing
PARALLELS_NOTE = "On one matter, a sentence of each report that speaks of it."
PRONOUNS = ("He", "She", "They", "It", "he", "she")  # "they" and "it" inside of a sentence mean many a thing
NUMBERS_NOTE = "As each report gives them; they need not count the same people at the same hour."


def in_short(view: StoryView) -> list[Line]:
    """The sentences that tell most of what the reports share, each under its outlet; marks: who tells the same."""
    return [
        replace(
            _quoting(view, one.evidence, LONGEST, (one.evidence, *one.also)),
            kind="denial" if view.is_denial(one.evidence) else "",
        )
        for one in view.comparison.gist
        if one.evidence.report in view.reports
    ]


def parallels(view: StoryView, most: int | None = MOST_PARALLELS) -> list[Line]:
    """What several texts tell of: a sentence of each, that of the first report above the others.

    What stands in the gist from all its texts is not told again.

    Args:
        most: so many at most, the rest counted; ``None``: all.
    """
    gist = {one.evidence for one in view.comparison.gist}
    told = [sorted(view.here(one.sentences), key=lambda e: view.mark[e.report]) for one in view.comparison.parallels]
    told = [one for one in told if len(one) > 1 and not gist.issuperset(one)]
    lines = [_parallel(view, one) for one in told[:most]]
    if most is not None and len(told) > most:
        lines.append(view.rest("matter", [e for one in told[most:] for e in one], len(told) - most))
    return lines


def _parallel(view: StoryView, sentences: list[Evidence]) -> Line:
    by_report: dict[str, list[Evidence]] = {}
    for one in sentences:
        by_report.setdefault(one.report, []).append(one)
    voices = [_voice(view, said) for said in by_report.values()]
    first, *others = voices[:MOST_VOICES]
    if len(voices) > MOST_VOICES:
        unheard = [e for voice in voices[MOST_VOICES:] for e in voice.evidence]
        others.append(view.rest("report", unheard, len(voices) - MOST_VOICES))
    return replace(first, below=tuple(others))


def _voice(view: StoryView, said: list[Evidence]) -> Line:
    """What one report says of a matter."""
    outlet = _outlet(view, said[0])
    told = " ".join(words.quotation(words_of(view, one, LONGEST)) for one in said)
    kind = "denial" if any(map(view.is_denial, said)) else ""
    return replace(view.line(f"{outlet}: {told}", said, kind=kind), said_by=outlet)


def quoted_in(view: StoryView, lines: Iterable[Line]) -> set[Evidence]:
    """The sentences that stand in the gist and in ``lines`` of this module."""
    shown = {one.evidence for one in view.comparison.gist}
    waiting = list(lines)
    while waiting:
        line = waiting.pop()
        shown.update(line.evidence)
        waiting += line.below
    return shown


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


def disputes(view: StoryView, told: Iterable[Line] = (), most: int | None = MOST_DISPUTES) -> list[Line]:
    """What is denied or could not be confirmed, and below each what it is about, where that is sure.

    Args:
        told: lines that quote some denials already.
        most: so many at most, the rest counted; ``None``: all.
    """
    shown = {one.evidence for one in view.comparison.gist}
    shown |= {evidence for line in told for one in (line, *line.below) for evidence in one.evidence if one.said_by}
    found = [one for one in view.comparison.disputes if one.denial.report in view.reports and one.denial not in shown]
    lines = [_dispute(view, one) for one in found[:most]]
    if most is not None and len(found) > most:
        lines.append(view.rest("denial", [one.denial for one in found[most:]], len(found) - most))
    return lines


def _dispute(view: StoryView, one: Dispute) -> Line:
    below = []
    if one.denied is not None and one.denied.report in view.reports:
        told = f"about what {_outlet(view, one.denied)} tells: {words.quotation(words_of(view, one.denied))}"
        below.append(view.line(told, [one.denied]))
    return _quoting(view, one.denial, words.LONGEST_QUOTE, [one.denial], below)


def _quoting(
    view: StoryView, one: Evidence, most: int, evidence: Iterable[Evidence], below: Iterable[Line] = ()
) -> Line:
    """A line of the report's own words, under its outlet."""
    outlet = _outlet(view, one)
    return replace(
        view.line(f"{outlet}: {words.quotation(words_of(view, one, most))}", evidence, below), said_by=outlet
    )


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


def words_of(view: StoryView, evidence: Evidence, most: int = words.LONGEST_QUOTE) -> str:
    """The sentence on one line; who is meant by the "he" that speaks stands in brackets, where that is known.

    So does, behind a sentence that is all quotation, who says it.
    """
    text = view.reports[evidence.report].text[evidence.start : evidence.end]
    meant: defaultdict[str, set[str]] = defaultdict(set)
    speakers: set[str] = set()
    for claim in view.said[evidence.report]:
        if claim.source is None:
            continue
        if any(one.overlaps(evidence) for one in claim.evidence):
            meant[claim.source_text or ""].add(name_of(view.actors[claim.source]))
        if claim.manner != "indirect" and any(
            one.start < evidence.end and evidence.start < one.end for one in claim.fragments
        ):
            speakers.add(name_of(view.actors[claim.source]))
    for pronoun in PRONOUNS:
        said = [one for one in re.finditer(rf"\b{pronoun}\b", text) if not _is_quoted(text, one.start())]
        if len(said) == 1 and len(meant[pronoun]) == 1:
            text = f"{text[: said[0].end()]} [{meant[pronoun].pop()}]{text[said[0].end() :]}"
            break
    told = words.clipped(words.with_both_marks(text), most=most)
    all_quoted = re.fullmatch(r"[\"“][^\"“”]*[\"”]", told) is not None
    return f"{told} [{speakers.pop()}]" if all_quoted and len(speakers) == 1 else told


def _is_quoted(text: str, at: int) -> bool:
    """Whether a quotation that begins in ``text`` goes on at that place."""
    return text[:at].count('"') % 2 == 1 or text[:at].count("“") > text[:at].count("”")
