"""The ledger as lines, for the renderers that set lines: the terminal and Markdown."""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import LabelUse
from dragoman.telling import words
from dragoman.telling.in_their_words import NUMBERS_NOTE, PARALLELS_NOTE
from dragoman.telling.ledger import Labels, Ledger, Reliance
from dragoman.telling.lines import Brief, Line, Section
from dragoman.telling.side_by_side import Side


def as_brief(ledger: Ledger) -> Brief:
    """The ledger in sections of lines, for the renderers that set lines."""
    sections = (
        Section("Where the accounts contradict each other", tuple(_of_kind(ledger, "contradiction"))),
        Section("Side by side", ledger.parallels, note=PARALLELS_NOTE),
        Section("The numbers", ledger.numbers, note=NUMBERS_NOTE),
        Section("What else is denied or not confirmed", ledger.disputes),
        Section("Event by event", tuple(_side_line(side) for side in ledger.sides)),
        Section(ledger.alone_heading[0], ledger.alone, ledger.alone_heading[1]),
        Section("How they are called", tuple(_label_line(labels) for labels in ledger.labels)),
        Section("Words that take sides", ledger.sided),
        Section("On whom they rely", tuple(_reliance_line(reliance) for reliance in ledger.reliance)),
        Section("How many voices", ledger.origins, note="Reports of one origin count once."),
    )
    return Brief(
        story=ledger.story,
        title=ledger.title,
        sources=ledger.sources,
        sections=tuple(section for section in sections if section.lines),
        figures=ledger.figures,
    )


def _of_kind(ledger: Ledger, kind: str) -> list[Line]:
    return [line for line in ledger.differences if line.kind == kind]


def _side_line(side: Side) -> Line:
    below: list[Line] = []
    shown: set[str] = set()  # a sentence that says several things is quoted once

    def quoted_once(value: Line) -> Line:
        quote = "" if value.quote in shown else value.quote
        shown.add(value.quote)
        return replace(value, quote=quote)

    for slot in side.slots:
        marks = tuple(sorted({m for value in slot.values for m in value.marks}))
        if slot.verdict == "agreed":
            text = f"{slot.name}: {words.listed([value.text for value in slot.values])}"
            below.append(Line(text=text, marks=marks, kind="agreed"))
        elif slot.verdict == "alone":
            told = [replace(value, text=f"{slot.name}: {value.text}", kind="alone") for value in slot.values]
            below += [quoted_once(value) for value in told]
        else:
            values = tuple(quoted_once(value) for value in slot.values)
            below.append(Line(text=slot.name, marks=marks, below=values, kind=slot.verdict))
    return replace(side.line, below=tuple(below))


def _label_line(labels: Labels) -> Line:
    below = tuple(
        Line(text=words.listed([_label(use) for use in used]), marks=(mark,)) for mark, _, used in labels.uses
    )
    return Line(text=labels.name, marks=tuple(mark for mark, _, _ in labels.uses), below=below)


def _label(use: LabelUse) -> str:
    return words.label(use, "in a source's words" if use.words_of else "")


def _reliance_line(reliance: Reliance) -> Line:
    cited = [f"{name} {n}{' (only here)' if only else ''}" for name, n, only in reliance.cited]
    if reliance.unnamed:
        cited.append(f"no source given {reliance.unnamed}")
    text = f"{reliance.name}, {words.number_of(reliance.statements, 'statement')}: {words.listed(cited, most=8)}"
    return Line(text=text, marks=(reliance.mark,))
