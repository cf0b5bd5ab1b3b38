"""How fast reports are read beside the bare parse of the same reports in the same run, and how much memory runs take.

Speeds are of reading alone, without intake and linking; the table of whole runs has those too. One core is one process
pinned to one core, by processor time, so that other work on the machine does not count; parse and reading take turns
every ``_TURN`` reports, as a busy machine slows both (caches are shared). Two cores are two of the
case's reading processes, by the clock, for the parse too. Memory is the resident sum of a run's processes at its
worst moment.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from itertools import islice
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

from dragoman.case.reading_pool import read_reports
from dragoman.intake import take_in
from dragoman.reading.parser import MODEL
from dragoman.records import Reading, Rejection, Report, Sketch

if TYPE_CHECKING:
    from spacy.language import Language

READER = "dragoman.reading.reader:read_report"
PARSER = "benchmarks.speed:parse_alone"
_TURN = 32  # reports that are parsed, then read; a batch of the parser too
_WARM_UP = 5  # reports read before the clock starts: models load at the first
_EVERY = 0.1  # seconds between two looks at a run's memory


def run(reports: Path, count: int, memory: list[int]) -> None:
    """Print the tables for the first ``count`` reports of ``reports``, and whole runs of the sizes in ``memory``."""
    texts = [item for item in islice(take_in([reports]), count + 50) if not isinstance(item, Rejection)][:count]
    words = sum(len(report.text.split()) for report in texts)
    print(f"{len(texts)} reports, {words:,} words, {words / max(1, len(texts)):.0f} a report\n")
    print(f"{'':28}{'reports/s':>12}{'words/s':>12}{'x parse':>10}")
    with pinned():
        parse, stages = parse_and_read(texts)
        read = sum(stages.values())
    _row("spaCy parse, one core", len(texts), words, parse, parse)
    _row("reading, one core", len(texts), words, read, parse)
    parse_two = read_apart(texts, PARSER, 2)
    _row("spaCy parse, two cores", len(texts), words, parse_two, parse_two)
    _row("reading, two cores", len(texts), words, read_apart(texts, READER, 2), parse_two)
    print("\nshare of each stage of reading, one core")
    for stage, seconds in sorted(stages.items(), key=lambda item: -item[1]):
        print(f"  {stage:26}{seconds / sum(stages.values()):>12.1%}{seconds / parse:>10.2f} x parse")
    if memory:
        print(f"\nwhole runs, two workers\n{'':10}{'reading':>10}{'linking':>10}{'reports/s':>12}{'peak memory':>14}")
    for size in memory:
        watched = watch_run(reports, size)
        if watched is not None:
            done, reading, linking, peak = watched
            rate = done / (reading + linking)
            print(f"{done:>10,}{reading:>8.1f} s{linking:>8.1f} s{rate:>12.1f}{peak / 1e6:>11,.0f} MB")


def _row(name: str, reports: int, words: int, seconds: float, parse: float) -> None:
    print(f"{name:28}{reports / seconds:>12.1f}{words / seconds:>12,.0f}{seconds / parse:>10.2f}")


def _timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    began = clock()
    work()
    return clock() - began


@contextmanager
def pinned() -> Iterator[None]:
    """This process on one core, as far as the system lets it."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


@cache
def _stock_parser() -> Language:
    """The parser as its package brings it: it shares neither our changes nor what ours remembers of words."""
    import spacy

    return spacy.load(MODEL)


def parse_all(reports: list[Report]) -> None:
    """The bare parse: the whole text of each report through the stock pipeline, nothing else."""
    for _ in _stock_parser().pipe((report.text for report in reports), batch_size=_TURN):
        pass


def parse_alone(report: Report) -> Reading:
    """The bare parse as a reader, so that both go through the same processes; the reading it gives is empty."""
    parse_all([report])
    sketch = Sketch(terms={}, fingerprints=(), words=0)
    return Reading(
        report=report.id, sentences=(), mentions=(), chains=(), times=(), places=(), claims=(), events=(), ties=(),
        sketch=sketch,
    )  # fmt: skip


def parse_and_read(reports: list[Report]) -> tuple[float, dict[str, float]]:
    """Seconds of the bare parse of all reports and of each stage of the reader's loop over them, in this process."""
    from dragoman.reading import reader

    seconds: defaultdict[str, float] = defaultdict(float)
    stages = {
        name: value
        for name, value in vars(reader).items()
        if isinstance(value, FunctionType) and value.__module__ != reader.__name__
    }
    for name, stage in stages.items():
        setattr(reader, name, _clocked(stage, name, seconds))
    try:
        for report in reports[:_WARM_UP]:
            reader.read_report(report)
        parse_all(reports[:_WARM_UP])
        seconds.clear()
        parse = 0.0
        for first in range(0, len(reports), _TURN):
            turn = reports[first : first + _TURN]
            parse += _timed(partial(parse_all, turn), time.process_time)
            for report in turn:
                reader.read_report(report)
    finally:
        for name, stage in stages.items():
            setattr(reader, name, stage)
    return parse, dict(seconds)


def _clocked(stage: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def clocked(*arguments: Any, **options: Any) -> Any:
        began = time.process_time()
        try:
            return stage(*arguments, **options)
        finally:
            seconds[name] += time.process_time() - began

    return clocked


def read_apart(reports: list[Report], reader: str, workers: int) -> float:
    """Seconds that ``workers`` reading processes take for all reports, once they have started."""
    feed = iter([*reports[: _WARM_UP * workers], *reports])
    outcomes = read_reports(feed, reader, workers=workers)
    for _ in range(_WARM_UP * workers):
        next(outcomes)
    began = time.perf_counter()
    failed = sum(not isinstance(outcome.reading, Reading) for outcome in outcomes)
    if failed:
        print(f"  ({failed} reports could not be read)")
    return time.perf_counter() - began


def watch_run(reports: Path, size: int) -> tuple[int, float, float, int] | None:
    """A whole run over the first ``size`` lines: reports, seconds of reading, of linking, and peak memory in bytes."""
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "part.jsonl"
        with reports.open("rb") as lines:
            part.write_bytes(b"".join(islice(lines, size)))
        process = start_run(Path(folder) / "speed.case", part, 2)
        peak = 0
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            time.sleep(_EVERY)
        assert process.stdout is not None
        told = [json.loads(line) for line in process.stdout]
    if not told or told[-1]["stage"] != "finished":
        print(f"  (the run over {size} reports failed)")
        return None
    linking = next((line["seconds"] for line in told if line["stage"] == "linking"), told[-1]["seconds"])
    return told[-1]["done"], linking, told[-1]["seconds"] - linking, peak


def start_run(case: Path, reports: Path, workers: int) -> subprocess.Popen[str]:
    """`one_run` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.one_run", str(case), str(reports), str(workers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def memory_of(pid: int) -> int:
    """Resident bytes of a process and its children, where the system has ``/proc``."""
    total = 0
    for process in (pid, *children_of(pid)):
        try:
            pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        except (OSError, IndexError, ValueError):
            continue
        total += pages * os.sysconf("SC_PAGE_SIZE")
    return total


def children_of(pid: int) -> list[int]:
    """The processes below ``pid``, theirs included."""
    found = []
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            below = [int(child) for child in tasks.read_text().split()]
        except OSError:
            continue
        for child in below:
            found += [child, *children_of(child)]
    return found
