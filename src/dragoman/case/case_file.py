"""The case file while it is in use: readers that see the last commit, and one writer at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.case.connection import connect_reader, connect_writer, told_plainly
from dragoman.case.lock import WriterLock


class CaseFile:
    """Reading opens the file when first asked; writing needs `writing`, which one process has at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = WriterLock(path)
        self._reader: sqlite3.Connection | None = None
        self._writer: sqlite3.Connection | None = None

    @property
    def own_files(self) -> frozenset[str]:
        """The names of the case and of what stands beside it while it is in use: never reports, though in a folder."""
        return frozenset(self.path.name + ending for ending in ("", "-wal", "-shm", "-journal", "-lock"))

    @property
    def exists(self) -> bool:
        return self.path.exists() and self.path.stat().st_size > 0

    @property
    def reader(self) -> sqlite3.Connection:
        """Sees the last commit, also while this process or another one writes."""
        if self._reader is None:
            self._reader = connect_reader(self.path)
            if self._reader.execute("PRAGMA user_version").fetchone()[0] == 0:
                self._reader.close()
                self._reader = None
                with self.writing():  # an empty file, or one killed while it was made
                    pass
                self._reader = connect_reader(self.path)
        return self._reader

    def rows(self, query: str, values: Iterable[object] = ()) -> Iterator[tuple[object, ...]]:
        """The rows of a query, read as they are asked for."""
        with told_plainly(self.path):
            # "yield from" would close the cursor in the end, when the case may be closed already.
            for row in self.reader.execute(query, tuple(values)):  # noqa: UP028
                yield row

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer inside this block; what one `transaction` of it wrote stays, whatever happens later."""
        if self._writer is not None:
            yield
            return
        self.lock.acquire()
        try:
            self._writer = connect_writer(self.path)
            try:
                yield
            finally:
                writer, self._writer = self._writer, None
                writer.close()
        finally:
            self.lock.release()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that the block writes, or nothing. Must stand inside `writing`."""
        assert self._writer is not None, "transaction outside writing"
        with told_plainly(self.path):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:  # a full disk may have rolled back already
                    self._writer.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside the block is of one commit, whatever other processes write meanwhile."""
        reader = self.reader
        if reader.in_transaction:
            yield
            return
        reader.execute("BEGIN")
        try:
            yield
        finally:
            reader.execute("COMMIT")

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None
