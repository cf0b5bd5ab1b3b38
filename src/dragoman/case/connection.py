"""Opening the file: what it must be, which version it is of, and what SQLite's errors mean to a person."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from dragoman.case.schema import APPLICATION_ID, MIGRATIONS
from dragoman.errors import CaseBusy, CaseDamaged, CaseError, CaseMissing, CaseReadOnly, DiskFull, NewerCase, NotACase

_SQLITE_MAGIC = b"SQLite format 3\0"
_PATIENCE = 10.0  # seconds that SQLite waits for another connection's short lock, as during a checkpoint
_FULL_BELOW = 64 * 1024  # bytes left on a disk that is called full when a write to it fails
_FULL_HINT = "free some room and run the same command again: what was acknowledged is kept"


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into `dragoman.errors`, each one clear line."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translate(path, error) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(path, "no room left on the disk", hint=_FULL_HINT) from error
        raise


def _translate(path: Path, error: sqlite3.Error) -> CaseError:
    code = getattr(error, "sqlite_errorcode", None) or 0
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_FULL or (primary == sqlite3.SQLITE_IOERR and _is_full(path)):
        return DiskFull(path, "no room left on the disk", hint=_FULL_HINT)
    if primary == sqlite3.SQLITE_NOTADB:
        return NotACase(path, "is not a case", hint="name a file that `dragoman read --case FILE` made")
    if primary == sqlite3.SQLITE_CORRUPT:
        return CaseDamaged(path, "is damaged", hint="read its reports into a new case")
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CaseBusy(path, "is in use by another program", hint="close it there and try again")
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return CaseReadOnly(path, f"cannot be written to or opened ({error})")
    return CaseError(path, str(error))


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _FULL_BELOW
    except OSError:
        return False


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that only reads; it sees the last commit while a writer works.

    Raises:
        CaseMissing, NotACase, NewerCase, CaseReadOnly: as their names say.
    """
    _must_be_case(path)
    with told_plainly(path):
        try:
            return _checked(path, "mode=rw")
        except sqlite3.OperationalError as error:
            # A case in a folder that cannot be written to: WAL needs a file beside it, unless nothing can change.
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            if path.with_name(path.name + "-wal").exists():
                raise
        return _checked(path, "mode=ro&immutable=1")


def _checked(path: Path, mode: str) -> sqlite3.Connection:
    connection = _open(path, mode)
    try:
        connection.execute("PRAGMA query_only = ON")
        _version(path, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_writer(path: Path) -> sqlite3.Connection:
    """The connection that writes; makes the case when there is none, and brings an older one up to date.

    The caller must hold the `WriterLock`.
    """
    if path.exists() and path.stat().st_size:
        _must_be_case(path)
    with told_plainly(path):
        connection = _open(path, "mode=rwc")
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            # Survives any end of the process; a power cut may cost the last commits, never the file.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -32768")
            migrate(path, connection)
        except BaseException:
            connection.close()
            raise
    return connection


def migrate(path: Path, connection: sqlite3.Connection, migrations: tuple[str, ...] = MIGRATIONS) -> None:
    """Take the steps that the file has not seen, each in its own transaction."""
    for step in range(_version(path, connection, len(migrations)), len(migrations)):
        script = f"PRAGMA application_id = {APPLICATION_ID}; {migrations[step]}; PRAGMA user_version = {step + 1};"
        try:
            connection.executescript(f"BEGIN IMMEDIATE; {script} COMMIT;")
        except BaseException:
            if connection.in_transaction:
                connection.rollback()
            raise


def _open(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?{mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=_PATIENCE)
    connection.execute("PRAGMA trusted_schema = OFF")  # a case may come from someone else
    return connection


def _must_be_case(path: Path) -> None:
    """Look at the first bytes before SQLite does: its own words for a wrong file help nobody."""
    try:
        with path.open("rb") as handle:
            head = handle.read(100)
    except FileNotFoundError:
        raise CaseMissing(path, "no such case", hint="`dragoman read PATH --case FILE` makes one") from None
    except IsADirectoryError:
        raise NotACase(path, "is a folder, not a case") from None
    except OSError as error:
        raise CaseReadOnly(path, f"cannot be read ({os.strerror(error.errno or 0)})") from error
    if not head.startswith(_SQLITE_MAGIC) or int.from_bytes(head[68:72], "big") not in (APPLICATION_ID, 0):
        raise NotACase(path, "is not a case", hint="name a file that `dragoman read --case FILE` made")


def _version(path: Path, connection: sqlite3.Connection, known: int = len(MIGRATIONS)) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > known:
        raise NewerCase(path, f"is a case of version {version}, this Dragoman knows {known}", hint="update Dragoman")
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise NotACase(path, "is an SQLite file but not a case")
    return version
