"""Whole runs over many reports: time by stage, peak memory, and how both grow from one size to the next.

    python -m benchmarks bulk REPORTS.jsonl --sizes 1000 7000

Each size is one `Case.read` in a process of its own (``python -m benchmarks.bulk CASE REPORTS WORKERS``), by the clock.
Linking is told by its stages; what is left of it is laying the picture down in the case.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import islice
from pathlib import Path
from typing import Any

STAGES = {
    "survey": ("dragoman.linking.linker", "_survey"),
    "actors": ("dragoman.linking.linker", "link_actors"),
    "copies": ("dragoman.linking.linker", "find_copies"),
    "stories": ("dragoman.linking.linker", "group_stories"),
    "events": ("dragoman.linking.linker", "_link_story"),
    "comparing": ("dragoman.comparing.compare", "compare"),
}


def run(reports: Path, sizes: list[int], workers: int) -> None:
    """Print a table with one column a size, and the growth from the first size to the last."""
    told = [found for size in sizes if (found := watch(reports, size, workers)) is not None]
    names = ["reading", *STAGES, "laying down", "whole run"]
    print(f"{'seconds':20}" + "".join(f"{found['reports']:>12,}" for found in told))
    for name in names:
        print(f"{name:20}" + "".join(f"{found['seconds'][name]:>12.1f}" for found in told))
    print(f"{'stories':20}" + "".join(f"{found['stories']:>12,}" for found in told))
    print(f"{'peak memory, MB':20}" + "".join(f"{found['peak'] / 1e6:>12,.0f}" for found in told))
    if len(told) > 1:
        first, last = told[0], told[-1]
        print(f"\ngrowth for {last['reports'] / first['reports']:.1f} times the reports")
        for name in names:
            if first["seconds"][name] >= 0.05:
                print(f"{name:20}{last['seconds'][name] / first['seconds'][name]:>12.1f} times")
        print(f"{'peak memory':20}{last['peak'] / first['peak']:>12.1f} times")


def watch(reports: Path, size: int, workers: int) -> dict[str, Any] | None:
    """What one run over the first ``size`` lines told, with its peak memory in bytes."""
    from benchmarks.speed import memory_of

    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "part.jsonl"
        with reports.open("rb") as lines:
            part.write_bytes(b"".join(islice(lines, size)))
        command = [sys.executable, "-m", "benchmarks.bulk", str(Path(folder) / "bulk.case"), str(part), str(workers)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        peak = 0
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            time.sleep(0.2)
        assert process.stdout is not None
        lines_told = process.stdout.read().splitlines()
    if process.returncode or not lines_told:
        print(f"  (the run over {size} reports failed)")
        return None
    found: dict[str, Any] = json.loads(lines_told[-1])
    return found | {"peak": peak}


def main(case: str, reports: str, workers: str) -> None:
    """One run, its stages clocked; the last line printed is a JSON object."""
    import importlib

    import dragoman
    from dragoman.case.run import Progress

    seconds: defaultdict[str, float] = defaultdict(float)

    def clock(name: str, module: str, function: str) -> None:
        stage = getattr(importlib.import_module(module), function)

        def clocked(*arguments: Any, **options: Any) -> Any:
            started = time.perf_counter()
            try:
                return stage(*arguments, **options)
            finally:
                seconds[name] += time.perf_counter() - started

        setattr(sys.modules[module], function, clocked)

    for name, (module, function) in STAGES.items():
        clock(name, module, function)
    began = time.perf_counter()
    linking = began

    def progress(at: Progress) -> None:
        nonlocal linking
        if at.stage == "linking":
            linking = time.perf_counter()

    with dragoman.open(case) as opened:
        summary = opened.read([Path(reports)], workers=int(workers), progress=progress)
        ended = time.perf_counter()
        stories = sum(1 for _ in opened.stories())
    seconds["reading"] = linking - began
    seconds["whole run"] = ended - began
    seconds["laying down"] = ended - linking - sum(seconds[name] for name in STAGES)
    print(json.dumps({"reports": summary.added, "stories": stories, "seconds": seconds}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
