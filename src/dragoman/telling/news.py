"""What is new since the last look: what only newly arrived reports say, and what they change in what was known.

A report is new by when it came into the case, not by when it was published. An event is new when only new reports tell
it; it has changed when a new report dates, places, counts or asserts it otherwise, or names one party more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.records import Picture, Story
from dragoman.telling import dates, words
from dragoman.telling.changes import changes_in
from dragoman.telling.differing import difference_line, differences
from dragoman.telling.lines import Brief, Line, Section, Source
from dragoman.telling.sources import list_sources
from dragoman.telling.statements import claim_line, is_statement, says_something
from dragoman.telling.view import StoryView

MOST_STORIES = 12
MOST_EVENTS = 6
MOST_CLAIMS = 5
MOST_TIES = 5


@dataclass(frozen=True)
class StoryNews:
    """What is new in one story, as sections of lines; ``sources`` are its new reports and those that lines cite."""

    section: Section
    sources: tuple[Source, ...]


def compose_news(pictures: Iterable[Picture], new: frozenset[str], since: str, more: int = 0) -> Brief:
    """What the reports ``new`` bring.

    Args:
        pictures: one for each story that has a new report, in the order to tell them; each holds that story alone.
        since: the moment, ISO; a day is told in words.
        more: how many stories with new reports are not among ``pictures``.
    """
    sections: list[Section] = []
    sources: list[Source] = []
    reports = 0
    first = 1
    for picture in pictures:
        view = StoryView(picture, picture.stories[0].id, first)
        first += len(view.order)
        news = _story_news(view, new)
        sections.append(news.section)
        sources += news.sources
        reports += sum(report.id in new for report in view.order)
    if more:
        text = (
            f"{words.number_of(more, 'more story has', '') if more == 1 else f'{more:,} more stories have'} new reports"
        )
        sections.append(Section("Further", (Line(text, ()),)))
    told = [words.number_of(reports, "new report"), f"{len(sections) - bool(more)} stories"] if sections else []
    if len(told) > 1 and len(sections) - bool(more) == 1:
        told[1] = "1 story"
    moment = dates.day(since) if len(since) == len("2020-02-29") else since
    return Brief(None, f"New since {moment}", tuple(sources), tuple(sections), tuple(told))


def rank(stories: Iterable[Story], new: frozenset[str]) -> list[Story]:
    """The stories with new reports, those with most of them first."""
    counted = [(sum(report in new for report in story.reports), story) for story in stories]
    return [story for n, story in sorted(counted, key=lambda one: (-one[0], one[1].id)) if n]


def _story_news(view: StoryView, new: frozenset[str]) -> StoryNews:
    fresh = [report for report in view.order if report.id in new]
    groups = [
        Line("Contradictions", (), below=tuple(_contradictions(view, new))),
        Line("New events", (), below=tuple(_new_events(view, new))),
        Line("Told anew", (), below=tuple(_changed(view, new))),
        Line("New statements", (), below=tuple(_statements(view, new))),
        Line("New ties", (), below=tuple(_ties(view, new))),
    ]
    lines = [replace(group, marks=_marks(group.below)) for group in groups if group.below]
    if not lines:
        marks = tuple(view.mark[report.id] for report in fresh)
        lines = [Line("Nothing that earlier reports had not told", marks)]
    whole = len(fresh) == len(view.order)
    repeats = sum(view.root(report.id) != report.id for report in fresh)
    note = words.number_of(len(fresh), "new report") + (
        "" if whole else f" beside {len(view.order) - len(fresh)} known"
    )
    if repeats:
        note += f"; {repeats} of them {'repeats' if repeats == 1 else 'repeat'} another text"
    title = words.headline(view.story.title)
    section = Section(f"New story: {title}" if whole else title, tuple(lines), note)
    cited = {mark for line in lines for mark in _all_marks(line)}
    sources = tuple(
        replace(s, note=f"new: {s.note}") if s.report.id in new else s
        for s in list_sources(view)
        if s.report.id in new or s.mark in cited
    )
    return StoryNews(section, sources)


def _marks(lines: Iterable[Line]) -> tuple[int, ...]:
    return tuple(sorted({mark for line in lines for mark in line.marks}))


def _all_marks(line: Line) -> Iterator[int]:
    yield from line.marks
    for below in line.below:
        yield from _all_marks(below)


def _contradictions(view: StoryView, new: frozenset[str]) -> Iterator[Line]:
    """Contradictions in which a new report gives a value that no earlier one gave."""
    for difference in differences(view):
        if difference.kind == "contradiction" and any(set(value.reports) <= new for value in difference.values):
            line = difference_line(view, difference, quoting=True)
            told = zip(line.below, difference.values, strict=True)
            yield replace(line, below=tuple(replace(b, kind="new" if set(v.reports) <= new else "") for b, v in told))


def _new_events(view: StoryView, new: frozenset[str]) -> list[Line]:
    found = [e for e in view.ranked if e.actors and not e.historical and all(a.report in new for a in e.accounts)]
    return _capped(view, [view.event_line(event) for event in found], MOST_EVENTS, "event")


def _capped(view: StoryView, lines: list[Line], most: int, what: str) -> list[Line]:
    if len(lines) <= most:
        return lines
    more = len(lines) - most
    return [*lines[:most], Line(f"and {words.number_of(more, f'more {what}')}", _marks(lines[most:]))]


def _changed(view: StoryView, new: frozenset[str]) -> list[Line]:
    found = []
    for event in view.ranked:
        accounts = [account for account in event.accounts if account.report in view.reports]
        before = [account for account in accounts if account.report not in new]
        after = [account for account in accounts if account.report in new]
        if before and after:
            changes = list(changes_in(view, event, before, after))
            if changes:
                found.append(replace(view.event_line(event), below=tuple(changes)))
    return _capped(view, found, MOST_EVENTS, "event")


def _statements(view: StoryView, new: frozenset[str]) -> list[Line]:
    """What sources say in new texts, their own words first; a source who was not quoted before goes before others."""
    quoted = {c.source for c in view.claims.values() if c.report not in new}
    found = [
        claim
        for claim in view.claims.values()
        if claim.report in new
        and view.root(claim.report) == claim.report
        and claim.source is not None
        and is_statement(claim)
        and says_something(view, claim)
    ]
    found.sort(key=lambda c: (c.source in quoted, c.manner == "indirect", view.mark[c.report], c.content.start, c.id))
    lines = []
    for claim in found:
        line = claim_line(view, claim)
        lines.append(replace(line, text=f"{words.source(claim, view.actors)} {line.text}"))
    return _capped(view, lines, MOST_CLAIMS, "statement")


def _ties(view: StoryView, new: frozenset[str]) -> list[Line]:
    """Ties that only new reports state; one against an earlier tie of the two says so."""
    known = [tie for tie in view.ties.values() if any(e.report not in new for e in tie.evidence)]
    lines = []
    fresh = [tie for tie in view.ties.values() if tie not in known]
    for tie in sorted(fresh, key=lambda t: (t.sign == 0, -t.origins, -t.confidence, t.id)):
        text = words.tie_line(tie, view.actors, view.claims)
        against = [
            other
            for other in known
            if {other.source, other.target} == {tie.source, tie.target} and other.sign * tie.sign < 0
        ]
        if against:
            text += f" (before: {against[0].type})"
        lines.append(view.line(text, tie.evidence, kind=f"{tie.sign:+d}", record=tie.id))
    return _capped(view, lines, MOST_TIES, "tie")
