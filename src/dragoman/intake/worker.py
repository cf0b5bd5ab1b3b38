"""The worker process: reads risky formats on behalf of intake, under limits of memory and time.

``python -m dragoman.intake.worker`` answers requests on standard input with messages on standard output until its input
ends. It holds no state between requests, writes no file, and is killed and replaced at any moment.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dragoman.intake.drafts import Draft, Input, Refusal
from dragoman.intake.formats import read_input
from dragoman.intake.limits import Limits
from dragoman.intake.sniffing import Format
from dragoman.records import Record

_LENGTH = struct.Struct("<Q")


class Request(Record, frozen=True, kw_only=True, tag=True):
    """Read the file at ``path``, or ``data``, as ``form``."""

    name: str
    form: Format
    limits: Limits
    path: bytes | None = None
    data: bytes | None = None


class Done(Record, frozen=True, kw_only=True, tag=True):
    """No more items for this request."""


Answer = Draft | Refusal | Done
_ENCODER = msgspec.msgpack.Encoder()
_REQUESTS = msgspec.msgpack.Decoder(Request)
_ANSWERS = msgspec.msgpack.Decoder(Answer)


def send(stream: BinaryIO, message: Request | Answer) -> None:
    data = _ENCODER.encode(message)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next message, or ``None`` when the other side has gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def receive_answer(stream: BinaryIO) -> Answer | None:
    data = receive(stream)
    return _ANSWERS.decode(data) if data is not None else None


def main() -> None:
    requests, answers = _take_channels()
    while (data := receive(requests)) is not None:
        request = _REQUESTS.decode(data)
        _limit(request.limits)
        try:
            for item in _items(request):
                _alarm(0)  # the time that the other side takes to receive is not ours
                send(answers, item)
                _alarm(request.limits.seconds)
            _alarm(0)
            send(answers, Done())
        except BrokenPipeError:
            return


def _items(request: Request) -> Iterator[Draft | Refusal]:
    try:
        if request.data is not None:
            yield from read_input(Input.of_bytes(request.data, request.name, request.limits), request.form)
            return
        with open(os.fsdecode(request.path or b""), "rb") as stream:
            yield from read_input(Input(stream, request.name, request.limits), request.form)
    except OSError as error:
        yield Refusal(reason=f"it cannot be opened ({error.strerror or 'input error'})", hint="check the file")
    except MemoryError:
        yield Refusal(reason="reading it needs more memory than allowed", hint="split it, or raise the limit")
    except Exception as error:
        # Parsers of hostile input raise anything; the next file must not suffer for it.
        yield Refusal(
            reason=f"it broke its parser ({type(error).__name__})",
            hint="it may be damaged; export it in another format",
        )


def _take_channels() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output, out of reach of libraries that print."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(silence, descriptor)
    os.close(silence)
    return requests, answers


def _limit(limits: Limits) -> None:
    """Bound memory; and time, so that a worker whose parent was killed does not run on."""
    _alarm(limits.seconds)
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = limits.memory_bytes if hard == resource.RLIM_INFINITY else min(limits.memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _alarm(seconds: float) -> None:
    """Die ``seconds`` from now, a little after the parent would have killed; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + 5 if seconds else 0)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which closes the channel
    main()
