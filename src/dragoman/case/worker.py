"""The process that reads reports for a `ReadingPool`: ``python -m dragoman.case.worker MODULE:FUNCTION``.

Frames go in and out: four bytes of length, one byte of kind, then the content. A report comes in as JSON, a reading
goes out as JSON; nothing is pickled. The process ends when its input does, so none outlives its parent.
"""

from __future__ import annotations

import importlib
import os
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from dragoman.records import Reading, Report, from_json, to_json

READY, READING, FAILED, CANNOT_START = b"!", b"R", b"E", b"F"
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_HEAD = struct.Struct(">Ic")


def write_frame(stream: IO[bytes], kind: bytes, content: bytes) -> None:
    stream.write(_HEAD.pack(len(content), kind))
    stream.write(content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """The next kind and content; ``None`` when the other side has gone."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    length, kind = _HEAD.unpack(head)
    content = stream.read(length)
    return (kind, content) if len(content) == length else None


def load_reader(name: str) -> Callable[[Report], Reading]:
    """The function that ``module:function`` names."""
    module, _, function = name.partition(":")
    reader: Callable[[Report], Reading] = getattr(importlib.import_module(module), function)
    return reader


def describe(error: BaseException) -> str:
    """One line for an unexpected error: what it is, what it says, and where it arose."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno})" if trace else ""
    says = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {says}{where}" if says else f"{type(error).__name__}{where}"


def _die_with_parent() -> None:
    """Where the system offers it: a killed run leaves no process behind, not even one that is loading or hangs."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def main(reader_name: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _die_with_parent()
    # Libraries may print: keep the frames' channel to ourselves.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        reader = load_reader(reader_name)
    except Exception as error:
        write_frame(out, CANNOT_START, describe(error).encode())
        return
    write_frame(out, READY, b"")
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        seconds, content = int.from_bytes(frame[1][:4], "big"), frame[1][4:]
        if hasattr(signal, "alarm"):
            signal.alarm(seconds + 10)  # ends a hung reading even when the parent was killed
        try:
            reply = READING, to_json(reader(from_json(content, Report)))
        except Exception as error:
            reply = FAILED, describe(error).encode()
        try:
            write_frame(out, *reply)
        except BrokenPipeError:
            os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
