"""Events in the order of time, each as precisely dated as its reports' words; those without a date stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from dragoman.records import Actor, Claim, Event, Grain, Modality, Place
from dragoman.telling import dates, words
from dragoman.telling.event_words import event_words
from dragoman.telling.lines import Brief, Line, Section

MOST_UNDATED = 20  # that are set as lines; the rest is counted


@dataclass(frozen=True)
class Moment:
    """One event in time; ``when`` and ``what`` are for a reader. An end that nobody gives is ``None``.

    ``also`` holds the other times that accounts give: nothing is decided between them.
    """

    event: str
    start: str | None
    end: str | None
    grain: Grain | None
    when: str | None
    also: tuple[str, ...]
    what: str
    type: str
    modality: Modality
    origins: int
    told_by: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True)
class Timeline:
    dated: tuple[Moment, ...]
    undated: tuple[Moment, ...]


def compose_timeline(
    events: Iterable[Event],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    claims: Mapping[str, Claim],
    outlets: Mapping[str, str],
    most: int | None = None,
) -> Timeline:
    """All ``events``, the dated ones from the earliest beginning on, the others by how many origins tell them.

    Args:
        actors, places, claims: by id, at least those that the events name.
        outlets: report id → the name of its outlet.
        most: so many dated events at most, those of most origins.
    """
    found = list(events)
    dated = [event for event in found if _is_dated(event)]
    undated = sorted((event for event in found if not _is_dated(event)), key=lambda e: (-e.origins, e.id))
    if most is not None and len(dated) > most:
        dated = sorted(dated, key=lambda e: (-e.origins, e.id))[:most]
    dated.sort(key=_begins)

    def moment(event: Event) -> Moment:
        date = event.date if _is_dated(event) else None
        told = event_words(event, actors, places, claims)
        told_in = sorted({account.report for account in event.accounts if account.report in outlets})
        return Moment(
            event=event.id,
            start=date.start if date else None,
            end=date.end if date else None,
            grain=date.grain if date else None,
            when=dates.when(date) if date else None,
            also=_other_times(event) if date else (),
            what=told.line(dated=False),
            type=event.type,
            modality=event.modality,
            origins=event.origins,
            told_by=tuple(sorted({words.plain(outlets[i]) for i in told_in})),
            reports=tuple(told_in),
        )

    return Timeline(tuple(map(moment, dated)), tuple(map(moment, undated)))


def _is_dated(event: Event) -> bool:
    return event.date is not None and (event.date.start or event.date.end) is not None


def _other_times(event: Event) -> tuple[str, ...]:
    told = {day for account in event.accounts for day in (account.date, *account.also_dated) if day is not None}
    others = sorted(told - {event.date}, key=lambda day: (day.start or "", day.end or "", day.grain))
    return tuple(
        dict.fromkeys(dates.when(day) for day in others if event.date and dates.when(day) != dates.when(event.date))
    )


def _begins(event: Event) -> tuple[str, str, str]:
    date = event.date
    assert date is not None
    return (date.start or date.end or "", date.end or "9999", event.id)


def as_brief(timeline: Timeline, title: str = "Timeline") -> Brief:
    """The timeline in sections: a year each, then what has no date."""
    sections = [
        Section(year, tuple(_line(moment) for moment in moments))
        for year, moments in groupby(timeline.dated, key=lambda moment: (moment.start or moment.end or "")[:4])
    ]
    if timeline.undated:
        lines = [_line(moment) for moment in timeline.undated[:MOST_UNDATED]]
        if len(timeline.undated) > MOST_UNDATED:
            more = len(timeline.undated) - MOST_UNDATED
            lines.append(Line(f"and {words.number_of(more, 'more event', 's')}; --format json has all", ()))
        sections.append(Section("Without a date", tuple(lines)))
    figures = (
        words.number_of(len(timeline.dated), "dated event"),
        words.number_of(len(timeline.undated), "event") + " without a date",
    )
    return Brief(None, title, (), tuple(sections), figures)


def _line(moment: Moment) -> Line:
    also = f"; also told: {words.listed(moment.also)}" if moment.also else ""
    when = f"{moment.when} ({moment.grain}{also}): " if moment.when else ""
    return Line(f"{when}{moment.what} – {words.listed(moment.told_by, most=4)}", (), record=moment.event)
