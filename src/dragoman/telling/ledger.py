"""One story's accounts side by side: what is agreed, differs, or stands alone, and who calls whom what.

Nothing is resolved here: each value keeps the reports that give it and the sentence that says it. `ledger_lines` sets
the ledger as lines for the terminal and for Markdown, `page` as columns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from dragoman.records import LabelUse, Picture
from dragoman.telling import words
from dragoman.telling.actor_names import name_of
from dragoman.telling.alone import MANY_ALONE, alone, alone_heading
from dragoman.telling.brief import figures
from dragoman.telling.differing import GRAVITY, difference_line, differences
from dragoman.telling.in_their_words import disputes, numbers, parallels, sided
from dragoman.telling.labelled import is_told
from dragoman.telling.lines import Line, Source
from dragoman.telling.side_by_side import Entries, Side, side_of
from dragoman.telling.sources import list_sources
from dragoman.telling.statements import is_statement
from dragoman.telling.view import StoryView

OWN_TEXT = "its own text"  # as comparing words it


@dataclass(frozen=True)
class Labels:
    """What the reports call one actor: for each report that chooses its words, these words."""

    actor: str
    name: str
    uses: tuple[tuple[int, str, tuple[LabelUse, ...]], ...]


@dataclass(frozen=True)
class Reliance:
    """Whom one report relies on: source, number of statements, and whether no other text of the story quotes it."""

    mark: int
    name: str
    statements: int
    unnamed: int
    cited: tuple[tuple[str, int, bool], ...]


@dataclass(frozen=True)
class Ledger:
    story: str
    title: str
    figures: tuple[str, ...]
    sources: tuple[Source, ...]
    differences: tuple[Line, ...]
    parallels: tuple[Line, ...]
    numbers: tuple[Line, ...]
    disputes: tuple[Line, ...]
    sides: tuple[Side, ...]
    alone: tuple[Line, ...]
    alone_heading: tuple[str, str]  # its title, and the note under it
    labels: tuple[Labels, ...]
    sided: tuple[Line, ...]
    reliance: tuple[Reliance, ...]
    origins: tuple[Line, ...]


def compose_ledger(picture: Picture, story_id: str) -> Ledger:
    """All accounts of one story of ``picture``, contradictions first.

    Raises:
        KeyError: when the picture has no such story.
    """
    view = StoryView(picture, story_id)
    entries = Entries(view)
    sides = [
        side_of(view, event, entries)
        for event in view.ranked
        if (view.voices(event) > 1 and view.says_something(event)) or event.id in entries.differing
    ]
    sides.sort(key=lambda side: GRAVITY.get(side.verdict or "", 3))  # stable: within one verdict by weight
    together = parallels(view, most=None)
    return Ledger(
        story=story_id,
        title=words.headline(view.title),
        figures=figures(view),
        sources=list_sources(view),
        differences=tuple(difference_line(view, d, quoting=True) for d in differences(view)),
        parallels=tuple(together),
        numbers=tuple(numbers(view, quoting=True)),
        disputes=tuple(disputes(view, together, most=None)),
        sides=tuple(sides),
        alone_heading=alone_heading(view),
        alone=tuple(alone(view, most=MANY_ALONE)),
        labels=tuple(_labels(view)),
        sided=tuple(sided(view)),
        reliance=tuple(_reliance(view)),
        origins=tuple(_origins(view)),
    )


def _labels(view: StoryView) -> Iterator[Labels]:
    for label in view.comparison.labels:
        uses = sorted((view.mark[report], used) for report, used in label.by_report.items() if report in view.mark)
        if uses and is_told(label, len(uses)):
            named = tuple((mark, view.name(view.order[mark - 1]), tuple(map(_plain, used))) for mark, used in uses)
            yield Labels(label.actor, name_of(view.actors[label.actor]), named)


def _plain(use: LabelUse) -> LabelUse:
    return msgspec.structs.replace(use, text=words.plain(use.text))


def _reliance(view: StoryView) -> Iterator[Reliance]:
    """For each text: its sources by weight. Who says it without giving a source is counted apart."""
    counts: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    quoting: defaultdict[str, set[str]] = defaultdict(set)
    for claim in view.claims.values():
        if is_statement(claim):
            counts[claim.report][claim.source] += 1
            if claim.source is not None:
                quoting[claim.source].add(view.root(claim.report))
    several = len(view.texts) > 1
    for report in view.texts:
        told = counts[report.id]
        names = {source: name_of(view.actors[source]) for source in told if source is not None}
        ranked = sorted(names, key=lambda source: (-told[source], names[source], source))
        cited = tuple((names[source], told[source], several and len(quoting[source]) == 1) for source in ranked)
        if told:
            yield Reliance(view.mark[report.id], view.name(report), told.total(), told[None], cited)


def _origins(view: StoryView) -> Iterator[Line]:
    def first(report_ids: tuple[str, ...]) -> int:
        return min((view.mark[i] for i in report_ids if i in view.mark), default=0)

    lone = []
    for origin in sorted(view.comparison.origins, key=lambda origin: first(origin.reports)):
        ids = sorted((i for i in origin.reports if i in view.mark), key=lambda i: view.mark[i])
        if len(ids) == 1 and origin.why == OWN_TEXT:
            lone += ids
        elif ids:
            yield _origin(view, ids, words.plain(origin.why))
    if lone:
        yield _origin(view, lone, "its own text" if len(lone) == 1 else "each its own text")


def _origin(view: StoryView, ids: list[str], why: str) -> Line:
    names = words.listed([view.name(view.reports[i]) for i in ids])
    return Line(text=f"{names}: {why}", marks=tuple(view.mark[i] for i in ids))
