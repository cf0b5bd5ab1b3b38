"""``read`` and ``remove``: what goes into a case and out of it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.shared import CaseOption, app, open_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.case.run import Progress, Summary

_LINES = frozenset({".jsonl", ".ndjson"})  # formats of a report a line, whose reports can be counted beforehand


@app.command(epilog="Example: dragoman read reports/ wire.jsonl --case libya.case --workers 4")
def read(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")
    ] = None,
    case: CaseOption = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar="N",
            help="Reading processes; as many as there are cores when not given, 0: none beside this.",
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read reports anew that another version or other models have read.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but which files were rejected.")] = False,
) -> None:
    """Put reports into a case.

    They are taken in, what is new is read, and it is linked with what is there. A run can be stopped and begun
    again: what was read is not read again. One bad report never stops a run; it is named at the end with the reason.
    Without PATH an interrupted run is brought to its end.

    The exit code is 1 when none of the files gave a report or the case cannot be written, 2 when the command was
    wrong, and 0 otherwise, also when some files were rejected.
    """
    paths = paths or []
    with open_case(case, create=True) as opened:
        with _bar(_estimate(paths), quiet) as (tell, stop):
            summary = opened.read(paths, workers=workers, again=again, progress=tell)
            stop()
        stories = sum(1 for _ in opened.stream()["stories"]) if not quiet else 0
    show_summary(summary, quiet=quiet, stories=stories)
    if paths and not (summary.added or summary.already or summary.reread):
        raise typer.Exit(1)


@app.command(epilog="Example: dragoman remove 3f9a1c02 --case libya.case")
def remove(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="Ids of reports; they may be cut short.")],
    case: CaseOption = None,
) -> None:
    """Take reports out of a case.

    All that only they said goes with them.
    """
    from dragoman.cli.terminal import remarks

    with open_case(case) as opened:
        removed = opened.remove(reports)
    for report_id in removed:
        remarks().print(f"removed {report_id}")


def show_summary(summary: Summary, *, quiet: bool, stories: int) -> None:
    """What the run did, in a line; then every file that gave no report and every report that was not read."""
    from dragoman.cli.terminal import remarks, show_table

    if not quiet:
        speed = (summary.added + summary.reread) / summary.seconds if summary.seconds else 0.0
        parts = [f"{_number(summary.added, 'report')} added in {summary.seconds:.1f} s ({speed:.1f} reports/s)"]
        if summary.reread:
            parts.append(f"{summary.reread:,} read again")
        if summary.already:
            parts.append(f"{summary.already:,} already there")
        if summary.unread:
            parts.append(f"{len(summary.unread):,} in a language that cannot be read")
        if summary.rejected:
            parts.append(f"{_number(len(summary.rejected), 'file')} rejected")
        parts.append(f"{stories:,} {'story' if stories == 1 else 'stories'} in the case")
        remarks().print("; ".join(parts))
        if not any((summary.added, summary.already, summary.reread, summary.rejected)):
            remarks().print("there was no report to read")
    if summary.unread and not quiet:
        rows = [(u.id, u.language, u.file) for u in summary.unread]
        show_table(("id", "language", "file"), rows, title="Kept but not read: no reader for the language")
    if summary.rejected:
        rejected = [(r.file, r.reason, r.hint) for r in summary.rejected]
        show_table(("file", "reason", "what helps"), rejected, title="Rejected")


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _estimate(paths: list[str]) -> int | None:
    """How many reports the paths may give: a file is taken for one, a line of JSONL too. ``None``: cannot be known."""
    total = 0
    for path in map(Path, paths):
        if str(path) == "-":
            return None
        files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        for file in files:
            try:
                total += _lines(file) if file.suffix.lower() in _LINES else 1
            except OSError:
                total += 1
    return total


def _lines(file: Path) -> int:
    with file.open("rb") as handle:
        return sum(block.count(b"\n") for block in iter(lambda: handle.read(1 << 20), b""))


def _bar(
    total: int | None, quiet: bool
) -> AbstractContextManager[tuple[Callable[[Progress], None] | None, Callable[[], None]]]:
    from dragoman.cli.terminal import remarks

    if quiet or not remarks().is_terminal:
        return nullcontext((None, lambda: None))
    return _Bar(total)


class _Bar:
    """Reports done, reports a second, and what is left; then that linking is at work."""

    def __init__(self, total: int | None) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        from dragoman.cli.terminal import remarks

        self._total = total
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[rejected]}", style="yellow"),
            console=remarks(),
            transient=True,
        )
        self._task = self._bar.add_task("reading", total=total, speed="", rejected="")

    def __enter__(self) -> tuple[Callable[[Progress], None] | None, Callable[[], None]]:
        self._bar.start()
        return self._tell, self._bar.stop

    def __exit__(self, *_: Any) -> None:
        self._bar.stop()

    def _tell(self, progress: Progress) -> None:
        task = self._bar.tasks[0]
        done = progress.done + progress.rejected
        speed = f"{done / task.elapsed:.1f} reports/s" if task.elapsed else ""
        rejected = f"{progress.rejected:,} rejected" if progress.rejected else ""
        total = None if self._total is None else max(self._total, done)
        self._bar.update(
            self._task, description=progress.stage, completed=done, total=total, speed=speed, rejected=rejected
        )
