"""A story → the brief: what a colleague would write on one page, each line with the marks of its reports.

`compose_brief` decides what is told and in which order; the renderers (`terminal`, `markdown`, `page`) only set it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from dragoman.records import Event, Picture, Report
from dragoman.telling import words
from dragoman.telling.backers import differing_backers
from dragoman.telling.differing import differing
from dragoman.telling.in_their_words import NUMBERS_NOTE, disputes, in_short, numbers, only_one_tells, sided
from dragoman.telling.labelled import labelled
from dragoman.telling.lines import Brief, Line, Section
from dragoman.telling.sources import list_sources
from dragoman.telling.statements import quoted
from dragoman.telling.view import StoryView

UNREAL = ("planned", "hypothetical")
MOST_EVENTS = 8  # that several tell, in a brief of one page; the rest is counted and shown by `dragoman events`
MOST_ALONE = 4  # events that one report alone tells
SURE_EVENT = 0.5  # confidence of an event from which it is likelier right than wrong
MOST_BESIDES = 8  # events that one report tells, and others may tell in other words
MOST_OWN = 6  # sentences whose news no other text has
MOST_TIES = 12
MOST_DATES = 12


def compose_brief(picture: Picture, story_id: str) -> Brief:
    """The brief of one story of ``picture``.

    Raises:
        KeyError: when the picture has no such story.
    """
    view = StoryView(picture, story_id)
    sections = (
        Section("What all or several say", tuple(shared(view))),
        Section("Where the accounts differ", tuple(differing(view))),
        Section("The numbers", tuple(numbers(view)), note=NUMBERS_NOTE),
        Section("What is denied or not confirmed", tuple(disputes(view))),
        Section("What only one says", tuple(alone(view))),
        Section("What else is told", tuple(besides(view))),
        Section("Who says so", tuple(quoted(view))),
        Section("How they are called", tuple(labelled(view))),
        Section("Words that take sides", tuple(sided(view))),
        Section("Who stands where", tuple(standing(view))),
        Section("Timeline", tuple(dated(view))),
    )
    return Brief(
        story=story_id,
        title=words.headline(view.title),
        gist=tuple(in_short(view)),
        happening=happening(view),
        sources=list_sources(view),
        sections=tuple(section for section in sections if section.lines),
        figures=figures(view),
    )


def figures(view: StoryView) -> tuple[str, ...]:
    """How much the story rests on: reports, outlets, texts of their own, events, contradictions."""
    contradictions = sum(d.kind == "contradiction" for d in view.comparison.differing)
    texts, reports = len(view.texts), len(view.order)
    told = [words.number_of(reports, "report")]
    if texts < reports:
        told.append(words.number_of(texts, "text of its own" if texts == 1 else "texts of their own", plural=""))
    told.append(words.number_of(len(view.events), "event"))
    if contradictions:
        told.append(words.number_of(contradictions, "contradiction"))
    return tuple(told)


def happening(view: StoryView) -> Line | None:
    """The event that the story is about: the weightiest with both sides that its gist and several texts tell, no plan.

    Of a story without gist the weightiest of all, with the fullest sentence on it.
    """
    real = [event for event in view.ranked if event.actors and not event.historical and event.modality not in UNREAL]
    if not view.comparison.gist:
        return next((replace(view.event_line(event), quote=view.fullest(event)) for event in real), None)
    several = (e for e in real if view.is_in_gist(e) and view.voices(e) >= min(2, len(view.texts)) and view.stands(e))
    lines = map(view.event_line, several)
    return next((line for line in lines if line.event is not None and line.event.is_two_sided), None)


# ------------------------------------------------------------ the sections


def shared(view: StoryView) -> list[Line]:
    """The events that several texts tell, but for the one that stands above all."""
    first = happening(view)
    told = first.record if first is not None else ""
    several = (e for e in view.ranked if view.voices(e) > 1 and e.id != told)
    return _capped(view, [e for e in several if view.says_something(e)])


def _capped(view: StoryView, events: list[Event], most: int = MOST_EVENTS) -> list[Line]:
    lines = [view.event_line(event) for event in events[:most]]
    if len(events) > most:
        lines.append(view.rest("event", [e for event in events[most:] for e in event.evidence], len(events) - most))
    return lines


def alone(view: StoryView) -> list[Line]:
    if len(view.texts) < 2:
        return _capped(view, view.ranked)
    lines = []
    for report, events in alone_by_report(view):
        below = _under_their_sentence(view, _capped(view, events, MOST_ALONE))
        lines.append(Line(text=view.name(report), marks=(view.mark[report.id],), below=tuple(below)))
    return lines


def alone_by_report(view: StoryView) -> list[tuple[Report, list[Event]]]:
    """The events that one text alone tells, by report, weightiest first."""
    single = {entry.event for entry in view.comparison.alone if entry.event is not None}
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in view.ranked:
        if event.id in single:
            found[view.root(event.accounts[0].report)].append(event)
    return [(report, found[report.id]) for report in view.texts if found[report.id]]


def besides(view: StoryView, most: int | None = MOST_BESIDES) -> list[Line]:
    """The events that one text tells, where it is not sure that no other does, the weightiest first.

    Only those that are likelier read right than wrong, and what befell people in numbers.

    Args:
        most: so many at most, the rest counted; ``None``: all.
    """
    if len(view.texts) < 2:
        return []
    first = happening(view)
    told = {entry.event for entry in view.comparison.alone} | ({first.record} if first is not None else set())
    rest = [e for e in view.ranked if view.voices(e) < 2 and e.id not in told and e.modality != "hypothetical"]
    sure = [
        e for e in rest if (e.actors and e.confidence >= SURE_EVENT and view.stands(e)) or (e.recipients and e.counts)
    ]
    # what a headline tells alone the gist tells, too
    untold = [e for e in sure if not view.is_in_gist(e, whole=True) and any(map(view.in_body, view.here(e.evidence)))]
    lines = _under_their_sentence(view, _capped(view, untold, most or len(untold)))
    elsewhere = [*shared(view), *alone(view), *disputes(view)]
    return lines + only_one_tells(view, [*lines, *elsewhere], most and MOST_OWN)


def _under_their_sentence(view: StoryView, lines: list[Line]) -> list[Line]:
    """Each line with the fullest sentence on it, unless the gist has it or a denial.

    Lines of one sentence follow each other, and the first quotes it.
    """
    stated = [one.evidence for one in view.comparison.gist] + [one.denial for one in view.comparison.disputes]
    shown = {view.quoted(one) for one in view.here(stated)}
    by_quote: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_quote[view.fullest(view.events[line.record]) if line.record else ""].append(line)
    rest = by_quote.pop("", [])
    return [
        replace(line, quote="" if nth or quote in shown else quote)
        for quote, of in by_quote.items()
        for nth, line in enumerate(of)
    ] + rest


def standing(view: StoryView, most: int | None = MOST_TIES) -> list[Line]:
    """Whose backers reports differ on; then the ties, those with a sign first, so many at most, the rest counted."""
    ranked = sorted(
        filter(view.tells_something, view.ties.values()),
        key=lambda t: (t.sign == 0, -t.origins, -len(t.evidence), t.id),
    )
    lines = [
        view.line(words.tie_line(t, view.actors, view.claims), t.evidence, kind=f"{t.sign:+d}", record=t.id)
        for t in ranked[:most]
    ]
    if most is not None and len(ranked) > most:
        unseen = [e for tie in ranked[most:] for e in tie.evidence]
        lines.append(view.rest("tie", unseen, len(ranked) - most))
    return [*differing_backers(view), *lines]


def dated(view: StoryView, most: int = MOST_DATES) -> list[Line]:
    """The weightiest events that have a beginning in time and a party, in order of time."""
    return [replace(line, text=f"{when}: {line.text}") for when, line in timeline(view, most)]


def timeline(view: StoryView, most: int | None = None) -> list[tuple[str, Line]]:
    """When, and what: the events that have a beginning in time and a party, in order of time.

    Args:
        most: so many of the weightiest at most.
    """
    parties = (e for e in view.ranked if (e.actors or e.recipients) and view.stands(e))
    found = [e for e in parties if e.date is not None and e.date.start][:most]
    found.sort(key=lambda e: (e.date.start if e.date and e.date.start else "", e.id))
    lines = [view.event_line(event, dated=False) for event in found]
    return [(line.event.when, line) for line in lines if line.event is not None]
