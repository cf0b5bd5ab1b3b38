"""Every referee task on a folder of gold data, then speed: the tables of ``docs/quality.md`` in one command.

The folder holds the gold files (``<task>.dev.jsonl`` or ``<task>.examples.jsonl``) and the referee ``score.py``.
Without a folder only speed is measured, on reports made of the examples.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

GOLD_OF = {"records": "gsr"}  # tasks whose gold file bears another name
SPEED_REPORTS = "reports.bulk.jsonl"


def run(gold: Path | None, predict: Callable[[str, Path, Path], None], tasks: list[str]) -> None:
    """Print the referee's lines for each task that the folder has unseen gold for, and the speed of reading."""
    from benchmarks import speed

    if gold is None:
        with tempfile.TemporaryDirectory() as folder:
            reports = Path(folder) / "examples.jsonl"
            _examples(reports)
            speed.run(reports, 200, [])
        return
    for task in tasks:
        name = GOLD_OF.get(task, task)
        answers = next((gold / f"{name}.{part}.jsonl" for part in ("dev", "examples") if _has(gold, name, part)), None)
        if answers is None:
            print(f"{task}: no gold apart from the training part; see the recipe's cross-validation", flush=True)
            continue
        with tempfile.TemporaryDirectory() as folder:
            predictions = Path(folder) / "predictions.jsonl"
            start = time.perf_counter()
            predict(task, answers, predictions)
            seconds = time.perf_counter() - start
            command = [sys.executable, str(gold / "score.py"), task, str(answers), str(predictions)]
            print(subprocess.run(command, capture_output=True, text=True, check=True).stdout, end="")
            print(f"  in {seconds:.0f} s", flush=True)
    speed.run(gold / SPEED_REPORTS, 300, [300, 3000])


def _has(gold: Path, name: str, part: str) -> bool:
    return (gold / f"{name}.{part}.jsonl").is_file()


def _examples(out: Path) -> None:
    """The example reports again and again, each time with another title, so that none is the same report."""
    from dragoman.intake import take_in
    from dragoman.records import Report

    reports = [r for r in take_in([Path("examples")]) if isinstance(r, Report)]
    rows = [
        {"title": f"{report.title} ({number})", "text": report.text, "outlet": report.outlet}
        for number in range(50)
        for report in reports
    ]
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
