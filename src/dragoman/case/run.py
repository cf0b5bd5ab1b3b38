"""One run of `Case.read`: from intake through the reading pool into the store, in batches.

A batch is kept in one transaction and only then counted and told, so whatever a caller has been told survives any end
of the process; what was in flight is read again by the next run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

import msgspec

from dragoman.case.reading_pool import Outcome, read_reports
from dragoman.case.stages import Stages
from dragoman.case.store import Store
from dragoman.records import Reading, Record, Rejection, Report

_BATCH = 32  # outcomes kept in one transaction
_BATCH_SECONDS = 1.0  # and never held back for longer


class Unread(Record, frozen=True, kw_only=True):
    """A report that is kept and listed but not read, because no reader knows its language."""

    file: str | None
    id: str
    language: str | None


class Summary(Record, frozen=True, kw_only=True):
    """What one `Case.read` did. ``already`` counts reports that the case held; ``reread`` those that it read anew."""

    added: int
    already: int
    reread: int
    rejected: tuple[Rejection, ...]
    unread: tuple[Unread, ...]
    seconds: float


class Progress(Record, frozen=True, kw_only=True):
    """How far a run is: reports whose results are kept, and rejected files. ``stage`` is "reading" or "linking"."""

    stage: str
    done: int
    rejected: int


class Run:
    """One `Case.read`: what it has seen, and what it holds back until the next commit."""

    def __init__(self, store: Store, stages: Stages, again: bool, progress: Callable[[Progress], None]) -> None:
        self._store = store
        self._stages = stages
        self._again = again
        self._progress = progress
        self._stamp = stages.reading_stamp()
        self._began = time.monotonic()
        self._committed = self._began
        self._batch: list[tuple[Report, Reading | None]] = []
        self._new_rejections: list[Rejection] = []
        self._in_flight: dict[str, list[Report]] = {}  # by id: the same report once more, from other files
        self._held: set[str] = set()  # of those in flight, the ones that the case holds and that are read anew
        self._tried: set[str] = set()  # with ``again``: what was given to a reader, whether or not that went well
        self._counts = {"added": 0, "already": 0, "reread": 0}
        self._rejected: list[Rejection] = []
        self._unread: dict[str, Unread] = {}

    def summary(self) -> Summary:
        return Summary(
            **self._counts,
            rejected=tuple(self._rejected),
            unread=tuple(self._unread[report_id] for report_id in sorted(self._unread)),
            seconds=time.monotonic() - self._began,
        )

    def tell(self, stage: str) -> None:
        self._progress(Progress(stage=stage, done=sum(self._counts.values()), rejected=len(self._rejected)))

    def read(self, paths: list[str | Path], workers: int) -> None:
        self._store.keep_models(self._stamp.made_with, self._stamp.dragoman, self._stamp.models)
        outcomes = read_reports(
            self._to_read(paths), self._stages.reader, workers=workers, seconds=self._stages.seconds_a_report
        )
        try:
            for outcome in outcomes:
                self._take(outcome)
                self._commit_if_due()
        finally:
            outcomes.close()  # type: ignore[attr-defined]  # ends the workers before the error is told
        self._commit()

    def _to_read(self, paths: list[str | Path]) -> Iterator[Report]:
        """What must be read; what need not be is dealt with on the way."""
        for item in self._stages.take_in(paths) if paths else ():
            if PurePath(item.file or "").name in self._store.own_files:
                continue
            if isinstance(item, Rejection):
                self._reject(item)
            elif (report := self._sort_out(item)) is not None:
                yield report
            self._commit_if_due()
        if self._again:
            for report_id in list(self._store.report_ids()):
                if report_id in self._tried or self._store.made_with(report_id)[1] == self._stamp.made_with:
                    continue
                report = self._store.report(report_id)
                if self._stages.can_read(report):
                    self._start(report, held=True)
                    yield report

    def _sort_out(self, report: Report) -> Report | None:
        """The report if it must be read now."""
        if report.id in self._in_flight:
            self._in_flight[report.id].append(report)
            return None
        held, made_with = self._store.made_with(report.id)
        readable = self._stages.can_read(report)
        up_to_date = made_with is not None and (made_with == self._stamp.made_with or not self._again)
        if not readable:
            self._unread[report.id] = Unread(file=report.file, id=report.id, language=report.language)
        if held and (up_to_date or not readable):
            self._store.keep_file(report)
            self._counts["already"] += 1
            return None
        self._start(report, held=held)
        if readable:
            return report
        self._batch.append((report, None))
        return None

    def _start(self, report: Report, *, held: bool) -> None:
        self._in_flight[report.id] = []
        if self._again:
            self._tried.add(report.id)
        if held:
            self._held.add(report.id)

    def _take(self, outcome: Outcome) -> None:
        if isinstance(outcome.reading, Reading):
            self._batch.append((outcome.report, outcome.reading))
            return
        self._reject(outcome.reading)
        self._held.discard(outcome.report.id)
        for twin in self._in_flight.pop(outcome.report.id):
            self._reject(msgspec.structs.replace(outcome.reading, file=twin.file or twin.id))

    def _reject(self, rejection: Rejection) -> None:
        self._rejected.append(rejection)
        self._new_rejections.append(rejection)

    def _commit_if_due(self) -> None:
        waiting = len(self._batch) + len(self._new_rejections)
        if waiting >= _BATCH or time.monotonic() - self._committed > _BATCH_SECONDS:
            self._commit()

    def _commit(self) -> None:
        """Keep what waits, and only then count and tell it."""
        if self._batch:
            self._store.keep(self._batch, self._stamp.made_with)
            self._store.forget_rejections(report.file for report, _ in self._batch if report.file)
        if self._new_rejections:
            self._store.keep_rejections(self._new_rejections)
        for report, _ in self._batch:
            self._counts["reread" if report.id in self._held else "added"] += 1
            self._held.discard(report.id)
            for twin in self._in_flight.pop(report.id):
                self._store.keep_file(twin)
                self._counts["already"] += 1
        self._batch, self._new_rejections = [], []
        self._committed = time.monotonic()
        self.tell("reading")
