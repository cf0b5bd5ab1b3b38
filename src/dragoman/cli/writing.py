"""Where a telling goes: to the screen, to a pipe, or to a file that is there only when it is whole."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.telling.lines import Brief


@contextmanager
def writing_to(out: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that takes the place of ``out`` only when it is complete: a remark tells so."""
    if out is None or str(out) == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from dragoman.errors import BadQuestion

    try:
        handle = tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}-", delete=False)  # noqa: SIM115
    except OSError as error:
        raise BadQuestion(str(out), f"{out}: cannot be written ({error.strerror})") from error
    try:
        with handle:
            yield handle
        os.chmod(handle.name, 0o666 & ~_umask())
        os.replace(handle.name, out)
    except BaseException as error:
        os.unlink(handle.name)
        if isinstance(error, OSError):
            raise BadQuestion(str(out), f"{out}: cannot be written ({error.strerror})") from error
        raise
    from dragoman.cli.terminal import remarks

    remarks().print(f"written to {out}")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_text(told: Brief, markdown: bool, sink: IO[bytes]) -> None:
    """As Markdown, else for a screen; what goes to a file or a pipe has no colours."""
    if markdown:
        from dragoman.telling.markdown import render

        sink.write(render(told).encode())
        return
    from rich.console import Console

    from dragoman.cli.terminal import console
    from dragoman.telling.terminal import show

    if sink is sys.stdout.buffer:
        show(told, console())
        return
    text = io.StringIO()
    show(told, Console(file=text, width=110, markup=False, highlight=False, emoji=False))
    sink.write(text.getvalue().encode())
