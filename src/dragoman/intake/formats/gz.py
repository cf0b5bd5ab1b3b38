"""Gzip: the file inside, read within the limits of an archive."""

from __future__ import annotations

import gzip
import tempfile
import zlib
from collections.abc import Iterator

from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.formats import read_input
from dragoman.intake.limits import MEGABYTE, told

_PIECE = 1 << 20
_IN_MEMORY = 50 * MEGABYTE


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
    if source.depth + 1 > source.limits.depth:
        raise CannotReadError(f"it lies in more than {source.limits.depth} archives", "unpack the outer ones")
    if _is_warc(source):
        yield from read_input(source, "warc")
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as unpacked:
        _unpack(source, unpacked)
        inner = Input(unpacked, name, source.limits, depth=source.depth + 1)  # type: ignore[arg-type]
        yield from read_input(inner)


def _is_warc(source: Input) -> bool:
    source.stream.seek(0)
    try:
        return gzip.GzipFile(fileobj=source.stream).read(5) == b"WARC/"
    except (OSError, EOFError, zlib.error):
        return False
    finally:
        source.stream.seek(0)


def _unpack(source: Input, unpacked: tempfile.SpooledTemporaryFile[bytes]) -> None:
    limits = source.limits
    packed = source.stream.seek(0, 2)
    source.stream.seek(0)
    size = 0
    try:
        with gzip.GzipFile(fileobj=source.stream) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > limits.unpacked_bytes:
                    raise CannotReadError(f"it unpacks to more than {told(limits.unpacked_bytes)}", "split it")
                if size > 10 * MEGABYTE and size > limits.unpacked_ratio * max(packed, 1):
                    raise CannotReadError(
                        f"it unpacks to more than {limits.unpacked_ratio} times its size",
                        "it may be a bomb; unpack it yourself",
                    )
                unpacked.write(piece)
    except (OSError, EOFError, zlib.error) as error:
        raise CannotReadError("the gzip file is damaged or breaks off", "fetch it again") from error
