"""When an event happened, by the tellings of one report or of all, and by the caption that shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.knowledge.families import family
from dragoman.linking.likeness import AHEAD, days_between
from dragoman.linking.tellings import Telling
from dragoman.records import Interval, Span

NEAR = 7  # days between a report's day and the day of its caption for both to be of one happening

_GRAINS = ("minute", "hour", "day", "week", "month", "season", "quarter", "year", "decade", "century", "vague")


def best_date(dates: Iterable[Interval | None]) -> Interval | None:
    """The most often told of the most precise dates; the earliest among equals."""
    counts = Counter(d for d in dates if d is not None and d.grain != "vague")
    return min(counts, key=lambda d: (_GRAINS.index(d.grain), -counts[d], d.start or "", d.end or ""), default=None)


def days_told(tellings: Sequence[Telling]) -> list[Interval]:
    """The days that the tellings give, those that only stand near another act left out where there are others.

    A telling of long ago dates no event that others tell as of now: talks "since the 1990s" do not date this week's.
    """
    recent = [t for t in tellings if not t.mention.historical] or tellings
    dated = [(t.mention.date, _borrows_its_day(t)) for t in recent if t.mention.date is not None]
    return [day for day, borrowed in dated if not borrowed] or [day for day, _ in dated]


def _borrows_its_day(telling: Telling) -> bool:
    """Whether an act before it in its sentence has the same time: "signed on Saturday and spoke of the attacks"."""
    mine = telling.mention
    return any(
        other.date == mine.date and other.sentence == mine.sentence and other.trigger.end <= mine.trigger.start
        for other in telling.resolved.reading.events
    )


def dated_by_caption(tellings: Sequence[Telling]) -> tuple[Interval, Span] | None:
    """The day that a dated caption gives to what it shows, with the caption, when it says more than the text does.

    A caption that gave the report its day and uses the event's own word (or its family's) beside a word for one of the
    participants is a sentence about the event. What is to come or long past is not what the picture shows.
    """
    resolved = tellings[0].resolved
    report = resolved.report
    if report.published_from != "caption" or report.published is None:
        return None
    day = report.published[:10]
    shown = Interval(start=day, end=day, grain="day")
    now = [
        t
        for t in tellings
        if t.mention.modality not in AHEAD and not t.mention.historical
        if (days_between(t.mention.date, shown) or 0) <= NEAR
    ]
    for part in report.parts:
        if part.kind != "caption":
            continue
        words = set(re.findall(r"[^\W\d_]+", part.span.cut(report.text).casefold()))
        families = {family(word) for word in words}
        for telling in now:
            chains = (*telling.mention.actors, *telling.mention.recipients)
            names = {w for i in chains for w in re.findall(r"\w{5,}", resolved.reading.chains[i].name.casefold())}
            if telling.family in families and names & words and telling.mention.date != shown:
                return shown, part.span
    return None
