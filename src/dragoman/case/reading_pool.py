"""Reports in, readings out, on several processes that may die or hang without harm to any other report.

Each worker is its own Python process, fed by one thread here that hands it a report and waits for the answer. So it is
always known which report a worker was at; at most a few reports a worker are in memory, however many there are to
read; and a program that calls `Case.read` needs no ``if __name__ == "__main__"``, as it is never imported again.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from dragoman.case import worker as protocol
from dragoman.errors import DragomanError, MissingPart
from dragoman.records import Reading, Rejection, Report, from_json, to_json

SECONDS_A_REPORT = 300.0  # for a report of no length; a busy laptop can be ten times slower than an idle one
CHARACTERS_A_SECOND = 1_000  # a tenth of the speed of a slow laptop
REPORTS_A_WORKER = 1_000  # then a fresh process: the parser remembers every word it ever saw

_QUEUED_A_WORKER = 3
_SINGLE_THREADED = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


def default_workers() -> int:
    """The number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Outcome:
    """One report and what became of it: a reading, or the reason why there is none."""

    report: Report
    reading: Reading | Rejection


def read_reports(
    reports: Iterator[Report], reader: str, *, workers: int, seconds: float = SECONDS_A_REPORT
) -> Iterator[Outcome]:
    """An outcome for every report, in the order they are done.

    Args:
        reports: drawn from only as fast as they are read.
        reader: ``module:function`` from a report to its reading.
        workers: processes; 0 reads in this process, without protection from a crash or a hang.
        seconds: patience with a report, beside what its length asks for.

    Raises:
        MissingPart: the workers cannot start; none of the reports is at fault.
    """
    if workers == 0:
        yield from _read_here(reports, reader)
        return
    pool = _Pool(reader, workers, seconds)
    try:
        yield from pool.run(reports)
    finally:
        pool.stop()


def _read_here(reports: Iterator[Report], reader: str) -> Iterator[Outcome]:
    read = protocol.load_reader(reader)
    for report in reports:
        try:
            yield Outcome(report, read(report))
        except Exception as error:
            yield Outcome(report, _rejected(report, f"reading failed: {protocol.describe(error)}"))


def _rejected(report: Report, reason: str) -> Rejection:
    return Rejection(file=report.file or report.id, reason=reason, hint="please report it with the text, if you may")


class _Pool:
    def __init__(self, reader: str, workers: int, seconds: float) -> None:
        self._reader = reader
        self._seconds = seconds
        self._room = workers * _QUEUED_A_WORKER
        self._tasks: queue.SimpleQueue[Report | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[Outcome | DragomanError] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(workers)]
        self._processes: dict[int, subprocess.Popen[bytes]] = {}

    def run(self, reports: Iterator[Report]) -> Iterator[Outcome]:
        for thread in self._threads:
            thread.start()
        in_flight = 0
        more = True
        while more or in_flight:
            while more and in_flight < self._room:
                report = next(reports, None)
                if report is None:
                    more = False
                else:
                    self._tasks.put(report)
                    in_flight += 1
                if not self._results.empty():
                    break
            if in_flight:
                result = self._results.get()
                in_flight -= 1
                if isinstance(result, DragomanError):
                    raise result
                yield result

    def stop(self) -> None:
        """End all workers at once; what they were reading is not acknowledged."""
        self._stopping.set()
        for _ in self._threads:
            self._tasks.put(None)
        for process in list(self._processes.values()):
            process.kill()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(timeout=10)

    # ------------------------------------------------------------ in the threads

    def _serve(self) -> None:
        worker: subprocess.Popen[bytes] | None = None
        served = 0
        try:
            while (report := self._tasks.get()) is not None and not self._stopping.is_set():
                if worker is None or served >= REPORTS_A_WORKER:
                    _end(worker)
                    worker, served = self._start(), 0
                outcome, alive = self._ask(worker, report)
                if outcome is None:  # it died, perhaps not by this report's fault: memory may have run out elsewhere
                    _end(worker)
                    worker = self._start()
                    outcome, alive = self._ask(worker, report)
                if outcome is None:
                    code = worker.wait()
                    why = f"signal {-code}" if code < 0 else f"exit code {code}"
                    outcome = Outcome(report, _rejected(report, f"the reading process died twice ({why})"))
                if not alive:
                    _end(worker)
                    worker = None
                served += 1
                self._results.put(outcome)
        except DragomanError as error:
            self._results.put(error)
        except Exception as error:  # else the run would wait for ever
            self._results.put(DragomanError(f"reading stopped: {protocol.describe(error)}"))
        finally:
            _end(worker)

    def _start(self) -> subprocess.Popen[bytes]:
        environment = dict(os.environ)
        # Reports are what is spread over the cores; and a fixed seed keeps a slip in any library's set order harmless.
        environment.update(dict.fromkeys(_SINGLE_THREADED, "1"))
        environment.update(PYTHONHASHSEED="0", TOKENIZERS_PARALLELISM="false", HF_HUB_OFFLINE="1")
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        process = subprocess.Popen(
            # -P: a folder of downloads is no place to import modules from
            [sys.executable, "-P", "-m", protocol.__name__, self._reader],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("DRAGOMAN_DEBUG") else subprocess.DEVNULL,
            env=environment,
        )
        self._processes[threading.get_ident()] = process
        if self._stopping.is_set():
            process.kill()
        assert process.stdout is not None
        frame = protocol.read_frame(process.stdout)
        if frame is None or frame[0] != protocol.READY:
            why = frame[1].decode() if frame else f"exit code {process.wait()}"
            raise MissingPart(f"reading cannot start: {why}", hint="`dragoman doctor` lists what is missing")
        return process

    def _ask(self, worker: subprocess.Popen[bytes], report: Report) -> tuple[Outcome | None, bool]:
        """What became of ``report`` (``None``: the worker died), and whether the worker still lives."""
        seconds = self._seconds + len(report.text) / CHARACTERS_A_SECOND
        late = threading.Event()

        def give_up() -> None:
            late.set()
            worker.kill()

        timer = threading.Timer(seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            frame = _exchange(worker, int(seconds), to_json(report))
        finally:
            timer.cancel()
        if frame is None:
            if late.is_set():
                return Outcome(report, _rejected(report, f"reading took longer than {seconds:.0f} s")), False
            return None, False
        kind, content = frame
        if kind == protocol.READING:
            return Outcome(report, from_json(content, Reading)), True
        return Outcome(report, _rejected(report, f"reading failed: {content.decode()}")), True


def _exchange(worker: subprocess.Popen[bytes], seconds: int, report: bytes) -> tuple[bytes, bytes] | None:
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        protocol.write_frame(worker.stdin, b"T", seconds.to_bytes(4, "big") + report)
        return protocol.read_frame(worker.stdout)
    except (OSError, ValueError, msgspec.DecodeError):
        return None


def _end(worker: subprocess.Popen[bytes] | None) -> None:
    if worker is None:
        return
    worker.kill()
    for stream in (worker.stdin, worker.stdout):
        with suppress(OSError):
            if stream is not None:
                stream.close()
    worker.wait()
