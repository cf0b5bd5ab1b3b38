"""Reads risky formats in a worker process that can be killed: hostile input costs its own report and nothing else.

A child of `subprocess`, not of `multiprocessing`: it needs no importable main module, starts from inside any process,
and shares no memory or lock with this one. It lives from file to file, so ten thousand pages are one process start.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import dragoman
from dragoman.intake.drafts import Draft, Refusal
from dragoman.intake.worker import Done, Request, receive_answer, send


class Sandbox:
    """One worker at a time, started when first needed and again after each kill. Use it with ``with``."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker and wait for it, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for channel in (process.stdin, process.stdout):
            if channel is not None:
                with contextlib.suppress(OSError):  # what was not yet sent has nobody to go to
                    channel.close()
        process.wait()

    def read(self, request: Request) -> Iterator[Draft | Refusal]:
        """The worker's answers to ``request``; when it dies or takes too long, a refusal that says so comes last."""
        process = self._running()
        finished = False
        try:
            try:
                send(cast(BinaryIO, process.stdin), request)
            except OSError:
                yield _died(process)
                return
            while True:
                watch = _Watch(process, request.limits.seconds)
                with watch:
                    answer = receive_answer(cast(BinaryIO, process.stdout))
                if isinstance(answer, Done):
                    finished = True
                    return
                if answer is None:
                    yield _too_slow(request.limits.seconds) if watch.fired else _died(process)
                    return
                yield answer
        finally:
            # A worker that was left in the middle of its answers cannot take another request.
            if not finished:
                self.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            # -P and the explicit path: the folder that somebody runs this in is full of strangers' files.
            root = str(Path(dragoman.__file__).parents[1])
            known = os.environ.get("PYTHONPATH")
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "dragoman.intake.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": root + (os.pathsep + known if known else ""), "HF_HUB_OFFLINE": "1"},
                close_fds=True,
            )
        return self._process


class _Watch:
    """Kills the worker when the block takes longer than ``seconds``."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.fired = False
        self._process = process
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True

    def _fire(self) -> None:
        self.fired = True
        self._process.kill()

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _died(process: subprocess.Popen[bytes]) -> Refusal:
    return Refusal(reason="it made its parser crash", hint="it may be damaged or hostile; export it in another format")


def _too_slow(seconds: float) -> Refusal:
    return Refusal(reason=f"reading it takes longer than {seconds:g} seconds", hint="split it, or raise the limit")
