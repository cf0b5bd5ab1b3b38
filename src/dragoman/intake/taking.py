"""Paths in, reports out: the loop of intake, the place to start reading this folder.

walk → sniff → format (in the sandbox when it is risky) → clean → report. Whatever gives no report comes out as a
`Rejection` in its place, so that nothing is lost without a word.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.intake.cleaning import check_damage, clean_line, clean_text, mend_misread
from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.formats import read_input
from dragoman.intake.limits import Limits
from dragoman.intake.reports import report_from_text
from dragoman.intake.sandbox import Sandbox
from dragoman.intake.sidecars import pair_sidecars, read_sidecar, with_fields
from dragoman.intake.sniffing import RISKY, sniff
from dragoman.intake.walking import walk
from dragoman.intake.worker import Request
from dragoman.records import Rejection, Report

STDIN = "-"
DEFAULT = Limits()


def take_in(paths: str | Path | Iterable[str | Path], *, limits: Limits = DEFAULT) -> Iterator[Report | Rejection]:
    """The reports in ``paths``, one at a time, and a rejection for every file or item that gives none.

    Args:
        paths: files, folders and ``-`` for standard input, read in the order given; folders in the order of names.
            A path of several inputs is no error: the same report has the same id wherever it lies.
        limits: what one file may ask for; see `Limits`.

    The order of what comes out depends on names and contents alone. Nothing is raised for bad input.
    """
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    with Sandbox() as sandbox:
        for path in given:
            if str(path) == STDIN:
                yield from _standard_input(sandbox, limits)
            else:
                yield from _take_path(Path(path), sandbox, limits)


def _take_path(path: Path, sandbox: Sandbox, limits: Limits) -> Iterator[Report | Rejection]:
    folder: Path | None = None
    batch: list[Path | Rejection] = []
    for found in walk(path):
        parent = found.parent if isinstance(found, Path) else Path(found.file).parent
        if parent != folder:
            yield from _take_batch(batch, path, sandbox, limits)
            folder, batch = parent, []
        batch.append(found)
    yield from _take_batch(batch, path, sandbox, limits)


def _take_batch(
    batch: list[Path | Rejection], given: Path, sandbox: Sandbox, limits: Limits
) -> Iterator[Report | Rejection]:
    """The files of one folder, each with the sidecar beside it."""
    names = [str(path) for path in batch if isinstance(path, Path)]
    if names == [str(given)]:  # a single file: its sidecar may lie beside it though nobody named it
        names += [str(beside) for ending in (".json", ".yaml", ".yml") for beside in _beside(given, ending)]
    pairs = pair_sidecars(names)
    sidecars = set(pairs.values())
    for path in batch:
        if isinstance(path, Rejection):
            yield path
        elif str(path) not in sidecars:
            yield from _take_file(path, pairs.get(str(path)), sandbox, limits)


def _beside(path: Path, ending: str) -> list[Path]:
    return [other for other in (path.with_name(path.name + ending), path.with_suffix(ending)) if other.is_file()]


def _take_file(path: Path, sidecar: str | None, sandbox: Sandbox, limits: Limits) -> Iterator[Report | Rejection]:
    fields: dict[str, Any] = {"metadata": {}}
    if sidecar:
        try:
            fields = read_sidecar(Path(sidecar).read_bytes(), sidecar)
        except OSError as error:
            yield Rejection(
                file=sidecar, reason=f"it cannot be opened ({error.strerror})", hint="check its permissions"
            )
        except CannotReadError as error:
            yield Rejection(file=sidecar, reason=error.reason, hint=error.hint)
    try:
        with path.open("rb") as stream:
            source = Input(stream, path.name, limits)
            for item in _drafts(source, path, sandbox):
                yield _finish(with_fields(item, fields), path.name, str(path), limits)
    except PermissionError:
        yield Rejection(file=str(path), reason="you may not read it (permission denied)", hint="change its permissions")
    except OSError as error:
        yield Rejection(
            file=str(path), reason=f"it cannot be read ({error.strerror or error})", hint="check the path and the disk"
        )


def _standard_input(sandbox: Sandbox, limits: Limits) -> Iterator[Report | Rejection]:
    name = "stdin"
    data = sys.stdin.buffer.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        yield Rejection(
            file=name,
            reason=f"more than {limits.file_bytes:,} bytes came in",
            hint="write them to a file and give its name",
        )
        return
    source = Input.of_bytes(data, name, limits)
    for item in _drafts(source, None, sandbox):
        yield _finish(item, name, name, limits)


def _drafts(source: Input, path: Path | None, sandbox: Sandbox) -> Iterator[Draft | Refusal]:
    try:
        form = sniff(source)
    except CannotReadError as error:
        yield error.at()
        return
    if form not in RISKY:
        yield from read_input(source, form)
        return
    where = bytes(path.absolute()) if path is not None else None
    data = None if path is not None else source.stream.read()
    yield from sandbox.read(Request(name=source.name, form=form, limits=source.limits, path=where, data=data))


def _finish(item: Draft | Refusal, name: str, where: str, limits: Limits) -> Report | Rejection:
    """The report of a draft, or why it gives none. ``name`` goes into the report, ``where`` tells a person."""
    if isinstance(item, Refusal):
        return Rejection(file=_line(where + item.place), reason=_line(item.reason), hint=_line(item.hint))
    try:
        return _report(item, name, limits)
    except CannotReadError as error:
        return Rejection(file=_line(where + item.place), reason=_line(error.reason), hint=_line(error.hint))


def _line(text: str) -> str:
    """One line: names of files and messages of parsers may hold anything."""
    return clean_line(text.encode("utf-8", errors="replace").decode("utf-8")) or "?"


def _report(draft: Draft, name: str, limits: Limits) -> Report:
    if len(draft.text) > limits.text_chars:
        raise CannotReadError(
            f"the text has {len(draft.text):,} characters; one report may have {limits.text_chars:,}",
            "split it into reports",
        )
    text = clean_text(mend_misread(draft.text))
    check_damage(text)
    if not any(char.isalnum() for char in text):
        raise CannotReadError("it has no words", "nothing to read")
    report = report_from_text(
        text,
        title=clean_line(draft.title),
        outlet=draft.outlet,
        byline=draft.byline,
        published=draft.published,
        language=draft.language,
        url=draft.url,
        file=_line(name + draft.place),
        metadata={clean_line(key) or key: clean_text(value) for key, value in sorted(draft.metadata.items())},
        marked={line: kind for raw, kind in draft.marked.items() if (line := clean_line(raw))},
    )
    if all(part.kind in ("boilerplate", "credit", "byline") for part in report.parts):
        raise CannotReadError("it holds no story, only what stands around one", "save the page of a single report")
    return report
