"""One file per format: `drafts(source)` reads an `Input` and gives drafts and refusals, in the order of the file.

Imports of the libraries stand inside the functions, for the risky ones are only ever loaded by the worker process.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.sniffing import Format, sniff

_MODULES: dict[Format, str] = {"markdown": "plain", "jsonl": "lines_of_json", "json": "json_file", "gzip": "gz"}


def read_input(source: Input, form: Format | None = None) -> Iterator[Draft | Refusal]:
    """Drafts and refusals of ``source``; a failure of the whole input comes as one refusal, never as an exception."""
    try:
        form = form or sniff(source)
        module = import_module(f"{__name__}.{_MODULES.get(form, form)}")
        yield from module.drafts(source)
    except CannotReadError as error:
        yield error.at()
    except (MemoryError, RecursionError) as error:
        yield too_hard(error).at()


def too_hard(error: BaseException) -> CannotReadError:
    if isinstance(error, MemoryError):
        return CannotReadError("reading it needs more memory than allowed", "split it, or raise the limit")
    return CannotReadError("it is nested too deeply", "export it again in a plainer form")
