"""One `Case.read` in a process of its own, for benchmarks that watch or kill it: ``python -m benchmarks.one_run``.

Each line of its output is a JSON object: the stage, how many reports are kept, and the seconds since the start. A line
is printed only after what it tells was committed. Rejected reports are told on standard error.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import dragoman
from dragoman.case.run import Progress


def main(case: str, reports: str, workers: str) -> None:
    began = time.monotonic()

    def tell(stage: str, done: int) -> None:
        print(json.dumps({"stage": stage, "done": done, "seconds": time.monotonic() - began}), flush=True)

    def progress(at: Progress) -> None:
        tell(at.stage, at.done)

    with dragoman.open(case) as opened:
        summary = opened.read([Path(reports)], workers=int(workers), progress=progress)
    for rejection in summary.rejected:
        print(f"{rejection.file}: {rejection.reason}", file=sys.stderr)
    tell("finished", summary.added + summary.already + summary.reread)


if __name__ == "__main__":
    main(*sys.argv[1:])
