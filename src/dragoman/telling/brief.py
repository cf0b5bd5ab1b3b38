"""A story → the brief: what a colleague would write on one page, each line with the marks of its reports.

`compose_brief` decides what is told and in which order; the renderers (`terminal`, `markdown`, `page`) only set it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from msgspec.structs import replace as replace_fields

from dragoman.records import Picture, Tie
from dragoman.telling import words
from dragoman.telling.alone import alone, alone_heading
from dragoman.telling.backers import differing_backers
from dragoman.telling.differing import differences, differing
from dragoman.telling.in_their_words import (
    NUMBERS_NOTE,
    PARALLELS_NOTE,
    disputes,
    in_short,
    numbers,
    parallels,
    quoted_in,
    sided,
)
from dragoman.telling.labelled import labelled
from dragoman.telling.lines import Brief, Line, Section
from dragoman.telling.sources import list_sources
from dragoman.telling.statements import quoted
from dragoman.telling.view import StoryView

MOST_TIES = 12
MOST_DATES = 12


def compose_brief(picture: Picture, story_id: str) -> Brief:
    """The brief of one story of ``picture``.

    Raises:
        KeyError: when the picture has no such story.
    """
    view = StoryView(picture, story_id)
    together, only = parallels(view), alone(view)
    denied = disputes(view, together)
    heading, note = alone_heading(view)
    sections = (
        Section("Where the accounts differ", tuple(differing(view))),
        Section("Side by side", tuple(together), note=PARALLELS_NOTE),
        Section("The numbers", tuple(numbers(view)), note=NUMBERS_NOTE),
        Section("What else is denied or not confirmed", tuple(denied)),
        Section(heading, tuple(only), note),
        Section("Who says so", tuple(quoted(view, quoted_in(view, [*together, *denied, *only])))),
        Section("How they are called", tuple(labelled(view))),
        Section("Words that take sides", tuple(sided(view))),
        Section("Who stands where", tuple(standing(view))),
        Section("Timeline", tuple(dated(view))),
    )
    return Brief(
        story=story_id,
        title=words.headline(view.title),
        gist=tuple(in_short(view)),
        sources=list_sources(view),
        sections=tuple(section for section in sections if section.lines),
        figures=figures(view),
    )


def figures(view: StoryView) -> tuple[str, ...]:
    """How much the story rests on: reports, outlets, texts of their own, events, contradictions."""
    contradictions = sum(d.kind == "contradiction" for d in differences(view))
    texts, reports = len(view.texts), len(view.order)
    told = [words.number_of(reports, "report")]
    if texts < reports:
        told.append(words.number_of(texts, "text of its own" if texts == 1 else "texts of their own", plural=""))
    told.append(words.number_of(len(view.events), "event"))
    if contradictions:
        told.append(words.number_of(contradictions, "contradiction"))
    return tuple(told)


# ------------------------------------------------------------ the sections


def standing(view: StoryView, most: int | None = MOST_TIES) -> list[Line]:
    """Whose backers reports differ on; then the ties, those with a sign first, so many at most, the rest counted.

    Ties that only differ in since when they hold are one line.
    """
    ranked = sorted(
        filter(view.tells_something, view.ties.values()),
        key=lambda t: (t.sign == 0, -t.origins, -len(t.evidence), t.id),
    )
    alike: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ranked:
        alike[words.tie_line(replace_fields(tie, since=None), view.actors, view.claims)].append(tie)
    told = list(alike.values())
    lines = [
        view.line(
            words.tie_line(first, view.actors, view.claims),
            [e for tie in (first, *others) for e in tie.evidence],
            kind=f"{first.sign:+d}",
            record=first.id,
        )
        for first, *others in told[:most]
    ]
    if most is not None and len(told) > most:
        unseen = [e for ties in told[most:] for tie in ties for e in tie.evidence]
        lines.append(view.rest("tie", unseen, len(told) - most))
    return [*differing_backers(view), *lines]


def dated(view: StoryView, most: int = MOST_DATES) -> list[Line]:
    """The weightiest events that have a beginning in time and a party, in order of time."""
    return [replace(line, text=f"{when}: {line.text}") for when, line in timeline(view, most)]


def timeline(view: StoryView, most: int | None = None) -> list[tuple[str, Line]]:
    """When, and what: the events that have a beginning in time and a party, in order of time.

    Args:
        most: so many of the weightiest at most.
    """
    parties = (e for e in view.ranked if (e.actors or e.recipients or e.targets) and view.stands(e))
    found = [e for e in parties if e.date is not None and e.date.start][:most]
    found.sort(key=lambda e: (e.date.start if e.date and e.date.start else "", e.id))
    lines = [view.event_line(event, dated=False) for event in found]
    return [(line.event.when, line) for line in lines if line.event is not None]
