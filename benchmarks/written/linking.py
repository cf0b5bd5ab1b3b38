"""What the product makes one across reports: tellings, actors, reports; the conventions stand at the head of the table.

The reports of the whole table are one case, so that actors and stories are found among all of them; the events of a
row are linked as those of one story, so that what is asked of events does not hang on how reports are grouped. *read*
tells of how many asks both ends were found at all; the others are judged only of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.written.tables import Verdict, read_table
from dragoman.linking.actors import link_actors
from dragoman.linking.grouping import group_tellings
from dragoman.linking.linker import local_actors
from dragoman.linking.places import PlaceIndex
from dragoman.linking.resolved import Resolved
from dragoman.linking.stories import Sketched, group_stories
from dragoman.linking.tellings import tellings_of
from dragoman.records import Actor, Reading, Report, Span

_ASK = re.compile(r"(event|actor) (\d):(.+?) (=|!=) (\d):(.+)")
_REPORT = re.compile(r"\[(.+), (\d{4}-\d\d-\d\d)\] (.+?) ¶¶ (.+)")


@dataclass(frozen=True)
class _Case:
    """All reports of the table: their readings, the actor of each chain, the story of each report."""

    readings: Mapping[str, Reading]
    actors: Mapping[str, Actor]
    actor_of: Mapping[tuple[str, int], str]
    story_of: Mapping[str, int]


def judge(row: Mapping[str, str]) -> list[Verdict]:
    reports = _reports(row)
    event_of = dict(_events(reports))
    verdicts = []
    for ask in row["asks"].split(" | "):
        if ask.startswith("story"):
            verdicts.append(_judge_stories(ask, reports))
            continue
        what, left, left_words, sign, right, right_words = _parse(ask)
        find = event_of.get if what == "event" else _case().actor_of.get
        places = _event_places if what == "event" else _actor_places
        one, other = (
            {found for place in places(reports[int(n) - 1], words) if (found := find(place)) is not None}
            for n, words in ((left, left_words), (right, right_words))
        )
        verdicts.append(Verdict("read", "", "", bool(one and other), of_row=False))
        if one and other:
            joined = not one.isdisjoint(other)
            about = f"{'one' if sign == '=' else 'two'} {what}{'' if sign == '=' else 's'}"
            verdicts.append(Verdict(about, ask, "one" if joined else "two", joined == (sign == "=")))
    return verdicts


def _parse(ask: str) -> tuple[str, ...]:
    found = _ASK.fullmatch(ask)
    if found is None:
        raise ValueError(f"not an ask: {ask!r}")
    return found.groups()


def _judge_stories(ask: str, reports: Sequence[Report]) -> Verdict:
    numbers = [int(n) - 1 for n in re.findall(r"\d", ask)]
    stories = {_case().story_of[reports[n].id] for n in numbers}
    if "!=" in ask:
        return Verdict("two stories", ask, "one", len(stories) == len(numbers))
    return Verdict("one story", ask, "two", len(stories) == 1)


def _reports(row: Mapping[str, str]) -> list[Report]:
    from dragoman.intake import report_from_text

    found = []
    for text in row["reports"].split(" § "):
        match = _REPORT.fullmatch(text)
        if match is None:
            raise ValueError(f"not a report: {text!r}")
        outlet, day, title, body = match.groups()
        body = body.replace(" ¶ ", "\n")
        found.append(report_from_text(body, title=title, outlet=outlet, published=day, language="en", file=title))
    return found


@cache
def _case() -> _Case:
    from dragoman.reading.reader import read_report

    reports = {report.id: report for row in read_table("linking") for report in _reports(row)}
    readings = {key: read_report(report) for key, report in reports.items()}
    stories = group_stories(
        Sketched(report=key, sketch=readings[key].sketch, published=report.published) for key, report in reports.items()
    )
    local = (one for key, report in reports.items() for one in local_actors(report, readings[key]))
    links = link_actors(local, stories=stories)
    return _Case(
        readings=readings,
        actors={actor.id: actor for actor in links.actors},
        actor_of=links.actor_of,
        story_of={key: n for n, story in enumerate(stories) for key in story},
    )


def _events(reports: Sequence[Report]) -> Iterator[tuple[tuple[str, int], int]]:
    """The number of the event of every event mention, by report and place among its event mentions."""
    case, places = _case(), PlaceIndex()
    resolved = []
    for report in reports:
        reading = case.readings[report.id]
        resolved.append(
            Resolved(
                report=report,
                reading=reading,
                actor_ids=tuple(case.actor_of[report.id, i] for i in range(len(reading.chains))),
                place_ids=tuple(places.add(reading, report.text)),
                outlet=None,
                agency=None,
                root=report.id,
            )
        )
    tellings = sorted(tellings_of(resolved, case.actors), key=lambda t: t.order)
    for n, group in enumerate(group_tellings(tellings)):
        for telling in (tellings[i] for i in group):
            yield (telling.resolved.report.id, telling.resolved.reading.events.index(telling.mention)), n


def _event_places(report: Report, words: str) -> list[tuple[str, int]]:
    spans = _find(report.text, words)
    events = _case().readings[report.id].events
    return [(report.id, n) for n, event in enumerate(events) if any(event.trigger.overlaps(span) for span in spans)]


def _actor_places(report: Report, words: str) -> list[tuple[str, int]]:
    """The chains of the mentions headed in the words, of each place the one nearest to them in extent."""
    found = []
    for span in _find(report.text, words):
        headed = [m for m in _case().readings[report.id].mentions if span.start <= m.head < span.end]
        if headed:
            nearest = min(headed, key=lambda m: abs(m.start - span.start) + abs(m.end - span.end))
            found.append((report.id, nearest.chain))
    return found


def _find(text: str, words: str) -> list[Span]:
    """Where ``words`` stand in ``text`` as whole words. Raises ``ValueError`` if they do not: the table is at fault."""
    wanted, _, number = words.partition("#")
    found = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text, re.IGNORECASE)]
    if len(found) < int(number or 1):
        raise ValueError(f"{text!r} has no {words!r}")
    return [found[int(number) - 1]] if number else found
