"""How the reports call the actors: the words that each chose, with their tone and whose words they are."""

from __future__ import annotations

from dragoman.knowledge import countries
from dragoman.records import Actor, Label, LabelUse
from dragoman.telling import words
from dragoman.telling.actor_names import name_of
from dragoman.telling.lines import Line
from dragoman.telling.view import StoryView

MOST_LABELS = 8


def labelled(view: StoryView) -> list[Line]:
    lines = []
    for label in view.comparison.labels:
        below = []
        for report_id, uses in label.by_report.items():
            if report_id in view.reports:
                told = words.listed([label_words(view, use) for use in uses])
                below.append(Line(text=told, marks=(view.mark[report_id],)))
        below.sort(key=lambda line: line.marks)
        if is_told(label, len(below)) and (is_toned(label) or _says_more(label, view.actors[label.actor])):
            marks = tuple(sorted({m for line in below for m in line.marks}))
            name = name_of(view.actors[label.actor])
            lines.append(Line(text=name, marks=marks, below=tuple(below)))
    return lines[:MOST_LABELS]


def is_told(label: Label, reports: int) -> bool:
    """Whether ``reports`` that choose their words differ in them, or one of them takes a side."""
    chosen = {use.text.casefold() for uses in label.by_report.values() for use in uses}
    return (reports > 1 and len(chosen) > 1) or is_toned(label)


def _says_more(label: Label, actor: Actor) -> bool:
    """Whether a label holds a word that is neither the actor's name nor his country nor a number."""
    known = {word.strip("\"“”'’").casefold() for word in name_of(actor).split()} | {
        "a",
        "an",
        "his",
        "its",
        "the",
        "their",
    }
    used = {word.strip("\"“”'’") for uses in label.by_report.values() for use in uses for word in use.text.split()}
    return any(
        word.casefold() not in known and not word[:1].isdigit() and countries.of_word(word) is None for word in used
    )


def is_toned(label: Label) -> bool:
    """Whether a report praises or blames by its words: what one report alone chooses is told only then."""
    return any(use.tone for uses in label.by_report.values() for use in uses)


def label_words(view: StoryView, use: LabelUse) -> str:
    """The label in quotation marks, its tone if it has one, and whose words it is if not the report's own."""
    said = [view.claims[key] for key in use.words_of if key in view.claims]
    return words.label(use, f"in the words of {words.source(said[0], view.actors)}" if said else "")
