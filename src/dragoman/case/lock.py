"""One writer at a time, known by name.

The lock is a file beside the case (``libya.case-lock``), locked by the operating system: it goes when its process
goes, however that ended, so a killed run never leaves a case that nobody may write to. The case file itself is not
locked this way, because closing any handle of a file drops all of a process's POSIX locks on it, SQLite's among them.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import CaseBusy, CaseReadOnly


class WriterLock:
    """Held from `acquire` to `release`. Not re-entrant; one object for each `Case`."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self.path = case.with_name(case.name + "-lock")
        self._file: BinaryIO | None = None

    @property
    def held(self) -> bool:
        return self._file is not None

    def acquire(self) -> None:
        """Become the writer.

        Raises:
            CaseBusy: another process is; its number and command are in the message.
            CaseReadOnly: the folder does not let a lock file be written.
        """
        while self._file is None:
            try:
                handle = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644), "r+b")
            except OSError as error:
                raise CaseReadOnly(self.case, f"cannot be written to ({error.strerror})") from error
            if not _lock(handle):
                holder = _holder(handle)
                handle.close()
                raise CaseBusy(self.case, f"is being written to by {holder}", hint="wait until it has finished")
            if _is_still_at(handle, self.path):
                self._file = handle
            else:  # the writer before us removed the file between our opening and our locking it
                handle.close()
        _sign(self._file)

    def release(self) -> None:
        """Let the next writer in. Harmless when the lock is not held."""
        if self._file is None:
            return
        with suppress(OSError):
            self.path.unlink()
        self._file.close()
        self._file = None


def _sign(handle: BinaryIO) -> None:
    with suppress(OSError):  # a full disk: the lock holds all the same, it only cannot say whose it is
        handle.seek(0)
        handle.truncate()
        handle.write(f"process {os.getpid()} ({Path(sys.argv[0] or 'python').name})".encode())
        handle.flush()


def _holder(handle: BinaryIO) -> str:
    try:
        return handle.read(200).decode("utf-8", "replace") or "another process"
    except OSError:
        return "another process"


def _is_still_at(handle: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle.fileno()), path.stat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: BinaryIO) -> bool:
        try:
            handle.seek(1_000)  # Windows locks are mandatory: lock beyond the words that others want to read
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            handle.seek(0)
        return True

else:
    import fcntl

    def _lock(handle: BinaryIO) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
