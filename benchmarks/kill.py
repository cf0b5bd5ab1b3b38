"""Kills runs with SIGKILL at random moments and looks at what they leave.

After each kill: the case opens and is sound, every report that was acknowledged is there, no reading process lives on,
and the resumed run ends in the same picture, byte for byte, as a run that nobody disturbed.
"""

from __future__ import annotations

import io
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import dragoman
from benchmarks.speed import children_of, start_run
from dragoman.exports.json import write_json

_ORPHANS_END_WITHIN = 30.0  # seconds; a worker first finishes the report that it is at


def run(reports: Path, count: int, kills: int, seed: int) -> None:
    """Kill ``kills`` runs over the first ``count`` lines of ``reports``; ends the program with 1 when a check fails."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        part = folder / "part.jsonl"
        with reports.open("rb") as lines:
            part.write_bytes(b"".join(islice(lines, count)))
        began = time.monotonic()
        finish(folder / "undisturbed.case", part)
        length = time.monotonic() - began
        undisturbed = export(folder / "undisturbed.case")
        print(f"undisturbed: {count} reports in {length:.1f} s, picture of {len(undisturbed):,} bytes", flush=True)
        failures = 0
        for number in range(1, kills + 1):
            case = folder / f"{number}.case"
            wrong = kill_once(case, part, rng.uniform(0.0, length))
            finish(case, part)
            if export(case) != undisturbed:
                wrong.append("the resumed run's picture is another")
            failures += bool(wrong)
            print(f"{number:>4} of {kills}: {'; '.join(wrong) or 'sound'}", flush=True)
            for file in folder.glob(f"{number}.case*"):
                file.unlink()
    print(f"{kills - failures} of {kills} kills left nothing behind")
    if failures:
        sys.exit(1)


def kill_once(case: Path, reports: Path, after: float) -> list[str]:
    """Start a run, kill it ``after`` seconds, and say what is wrong with what it left."""
    process = start_run(case, reports, 2)
    time.sleep(after)
    workers = children_of(process.pid)
    process.send_signal(signal.SIGKILL)
    told = process.communicate()[0].split("\n")
    acknowledged = max((json.loads(line)["done"] for line in told if line.endswith("}")), default=0)
    wrong = []
    if case.exists() and case.stat().st_size:
        db = sqlite3.connect(case)
        if db.execute("PRAGMA user_version").fetchone()[0]:
            sound = db.execute("PRAGMA integrity_check").fetchone()[0]
            kept = db.execute("SELECT count(*) FROM report_files").fetchone()[0]
            if sound != "ok":
                wrong.append(f"the case is damaged: {sound}")
            if kept < acknowledged:
                wrong.append(f"{acknowledged} reports were acknowledged and {kept} are there")
        elif acknowledged:
            wrong.append("reports were acknowledged and the case is empty")
        db.close()
    elif acknowledged:
        wrong.append("reports were acknowledged and there is no case")
    deadline = time.monotonic() + _ORPHANS_END_WITHIN
    while any(map(_lives, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    wrong += [f"reading process {worker} lives on" for worker in workers if _lives(worker)]
    return wrong


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def finish(case: Path, reports: Path) -> None:
    """Run to the end, undisturbed."""
    process = start_run(case, reports, 2)
    process.communicate()
    if process.returncode:
        sys.exit(f"a run ended with {process.returncode}")


def export(case: Path) -> bytes:
    """The whole picture as the export writes it."""
    out = io.BytesIO()
    with dragoman.open(os.fspath(case), create=False) as opened:
        write_json(out, opened.stream(), dragoman=dragoman.__version__, models=opened.models())
    return out.getvalue()
