"""How linking, comparing and telling grow with one story: seconds by stage for 50 reports of it, 100, 200, 400.

    python -m benchmarks story REPORTS.jsonl --sizes 50 100 200 400

REPORTS holds a few reports on one subject. Each report of the story is made of them: `SENTENCES` sentences drawn from
all, in the order of their reports, every number of them moved a little. So reports share sentences as those of one
agency do, and contradict each other. Reading is not timed; the clock is processor time.
"""

from __future__ import annotations

import importlib
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from dragoman.intake import report_from_text, take_in
from dragoman.records import Reading, Rejection, Report

T = TypeVar("T")
SENTENCES = 12
_END = re.compile(r"(?<!Mr\.)(?<!Dr\.)(?<!Gen\.)(?<![. ][A-Z]\.)(?<=[.!?\"”’])\s+(?=[A-Z“\"‘])|\n+")
_NUMBER = re.compile(r"\b\d{2,3}\b(?!\s*,?\s*\d)")
_DAYS = 20  # over which the reports came


class Held:
    """Reports and readings in memory, as linking takes them."""

    def __init__(self, read: Mapping[str, tuple[Report, Reading]]) -> None:
        self._read = read

    def report_ids(self) -> Iterator[str]:
        return iter(sorted(self._read))

    def report(self, report_id: str) -> Report:
        return self._read[report_id][0]

    def reading(self, report_id: str) -> Reading:
        return self._read[report_id][1]


STAGES = {
    "actors": ("dragoman.linking.linker", "link_actors"),
    "events": ("dragoman.linking.linker", "link_events"),
    "comparing": ("dragoman.comparing.compare", "compare"),
    "telling": ("dragoman.telling.page", "render"),
}


def run(reports: Path, sizes: Sequence[int]) -> None:
    """Print the table, and how all of it together grows from each size to the next."""
    told = [one for one in islice(take_in([reports]), 50) if not isinstance(one, Rejection)]
    read = _read(variants(told, max(sizes)))
    print(f"{'reports':>8}{'events':>8}" + "".join(f"{name:>12}" for name in STAGES) + f"{'all':>12}{'growth':>8}")
    before = 0.0
    for size in sizes:
        seconds, whole, events = measure(dict(islice(read.items(), size)))
        clocked = "".join(f"{seconds[name]:>10.1f} s" for name in STAGES)
        growth = f"{whole / before:.1f}" if before else ""
        print(f"{size:>8}{events:>8,}{clocked}{whole:>10.1f} s{growth:>8}", flush=True)
        before = whole


def variants(reports: Sequence[Report], size: int, seed: int = 7) -> list[Report]:
    """``size`` reports made of ``reports``, the same ones on every machine."""
    rng = random.Random(seed)
    sentences = [line for report in reports for line in _END.split(report.text) if len(line.split()) > 4]
    made = []
    for number in range(size):
        drawn = sorted(rng.sample(range(len(sentences)), min(SENTENCES, len(sentences))))
        text = "\n\n".join(_NUMBER.sub(lambda m: _moved(m, rng), sentences[n]) for n in drawn)
        day = f"2018-04-{1 + number % _DAYS:02d}"
        made.append(report_from_text(text, outlet=f"Outlet {number}", published=day, language="en", file=str(number)))
    return made


def _moved(number: re.Match[str], rng: random.Random) -> str:
    return str(max(10, int(number[0]) + rng.choice((0, 0, 0, 0, 1, -1, 3))))


def _read(reports: Sequence[Report]) -> dict[str, tuple[Report, Reading]]:
    from dragoman.reading.reader import read_report

    return {report.id: (report, read_report(report)) for report in reports}


def measure(read: Mapping[str, tuple[Report, Reading]]) -> tuple[dict[str, float], float, int]:
    """Seconds of each stage and of the whole way from readings to the page, and how many events there are."""
    from dragoman.case.picture import build_picture
    from dragoman.linking import linker
    from dragoman.records import Actor, Claim, Event, Picture, Place, Story, Tie
    from dragoman.telling import page

    seconds: defaultdict[str, float] = defaultdict(float)
    with ExitStack() as patches:
        patches.enter_context(patch.object(linker, "group_stories", lambda told: [tuple(t.report for t in told)]))
        for name, (module, function) in STAGES.items():
            stage = getattr(importlib.import_module(module), function)
            patches.enter_context(patch(f"{module}.{function}", partial(_clocked, seconds, name, stage)))
        began = time.process_time()
        records = list(build_picture(Held(read), ()))
        events, stories = _of(Event, records), _of(Story, records)
        picture = Picture(
            dragoman="",
            models={},
            reports=tuple(report for report, _ in read.values()),
            actors=_of(Actor, records),
            places=_of(Place, records),
            claims=_of(Claim, records),
            events=events,
            ties=_of(Tie, records),
            stories=stories,
        )
        page.render(picture, stories[0].id)
        whole = time.process_time() - began
    return seconds, whole, len(events)


def _of(kind: type[T], records: Sequence[object]) -> tuple[T, ...]:
    return tuple(record for record in records if isinstance(record, kind))


def _clocked(seconds: dict[str, float], name: str, stage: Callable[..., Any], *given: Any, **named: Any) -> Any:
    began = time.process_time()
    try:
        return stage(*given, **named)
    finally:
        seconds[name] += time.process_time() - began
