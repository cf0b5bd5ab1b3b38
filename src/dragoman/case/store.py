"""What was put into the case: reports, readings, rejections, judgements. Nothing here knows how they came about.

The picture, which is computed from these, has its own modules: `picture_tables` writes it, `queries` finds in it.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime

import msgspec

from dragoman.case.case_file import CaseFile
from dragoman.case.folding import fold
from dragoman.errors import NotFound
from dragoman.records import Judgement, Reading, Rejection, Report, Span, from_json, to_json


class _Sentences(msgspec.Struct):
    """The one part of a reading that marking evidence needs; the rest is skipped while decoding."""

    sentences: tuple[Span, ...]


class Store(CaseFile):
    """What the case file holds, kept and asked for."""

    # ------------------------------------------------------------ what is there

    def report_ids(self, *, unread: bool = True) -> Iterator[str]:
        """All report ids in ascending order; without ``unread``, only those that have a reading."""
        source = "SELECT id FROM reports ORDER BY id" if unread else "SELECT report FROM readings ORDER BY report"
        for (report_id,) in self.rows(source):
            yield str(report_id)

    def report(self, report_id: str) -> Report:
        """One report; `NotFound` when the case does not hold it."""
        for (data,) in self.rows("SELECT json FROM reports WHERE id = ?", (report_id,)):
            return from_json(str(data), Report)
        raise NotFound(report_id, "report")

    def reading(self, report_id: str) -> Reading:
        """What was found in one report; `NotFound` when it was not read, as in a language that cannot be."""
        return msgspec.json.decode(self._unpack(report_id), type=Reading)

    def sentences(self, report_id: str) -> tuple[Span, ...]:
        """The sentences of one report's story; none when it was not read."""
        try:
            return msgspec.json.decode(self._unpack(report_id), type=_Sentences).sentences
        except NotFound:
            return ()

    def _unpack(self, report_id: str) -> bytes:
        for (packed,) in self.rows("SELECT packed FROM readings WHERE report = ?", (report_id,)):
            assert isinstance(packed, bytes)
            return zlib.decompress(packed)
        raise NotFound(report_id, "reading of report")

    def made_with(self, report_id: str) -> tuple[bool, str | None]:
        """Whether the report is in the case, and the stamp that its reading was made with, if it has one."""
        query = "SELECT made_with FROM reports LEFT JOIN readings ON report = id WHERE id = ?"
        for (stamp,) in self.rows(query, (report_id,)):
            return True, None if stamp is None else str(stamp)
        return False, None

    def state(self, key: str) -> str | None:
        for (value,) in self.rows("SELECT value FROM state WHERE key = ?", (key,)):
            return str(value)
        return None

    def models(self) -> dict[str, dict[str, str]]:
        """For each stamp that a reading of the case bears: the models by name, with their hashes."""
        query = "SELECT made_with, models FROM models WHERE made_with IN (SELECT DISTINCT made_with FROM readings)"
        return {str(stamp): json.loads(str(models)) for stamp, models in self.rows(query + " ORDER BY made_with")}

    def rejections(self) -> Iterator[Rejection]:
        """The files that were turned away when they were last seen, by name."""
        for file, reason, hint in self.rows("SELECT file, reason, hint FROM rejections ORDER BY file"):
            yield Rejection(file=str(file), reason=str(reason), hint=str(hint or ""))

    def files(self, report_id: str) -> tuple[str, ...]:
        """Every file that gave this report, the first by name being ``Report.file``."""
        query = "SELECT file FROM report_files WHERE report = ? ORDER BY file"
        return tuple(str(file) for (file,) in self.rows(query, (report_id,)))

    def arrived_since(self, moment: str) -> frozenset[str]:
        """The reports that came into the case at ``moment`` (ISO, UTC, to the second) or later.

        What was there before a case noted this counts as come long ago.
        """
        known = self.rows("SELECT 1 FROM sqlite_schema WHERE name = 'arrivals'")
        if next(known, None) is None:  # an older case that nobody has written to since
            return frozenset()
        rows = self.rows("SELECT report FROM arrivals WHERE at >= ?", (moment,))
        return frozenset(str(report) for (report,) in rows)

    def count(self, table: str) -> int:
        for (number,) in self.rows(f"SELECT count(*) FROM {table}"):
            assert isinstance(number, int)
            return number
        return 0

    # ------------------------------------------------------------ putting in and taking out

    def keep_models(self, made_with: str, dragoman: str, models: Mapping[str, str]) -> None:
        """Note what the stamp ``made_with`` stands for, before the first reading bears it."""
        with self.transaction() as db:
            row = (made_with, dragoman, json.dumps(models, sort_keys=True))
            db.execute("INSERT OR IGNORE INTO models VALUES (?, ?, ?)", row)

    def keep(self, read: Iterable[tuple[Report, Reading | None]], made_with: str) -> None:
        """Keep reports with their readings (``None``: cannot be read), in one transaction.

        A report that is there already gets the new reading, and remembers one file more.
        """
        with self.transaction() as db:
            for report, reading in read:
                self._keep_report(db, report)
                if reading is not None:
                    packed = zlib.compress(to_json(reading), 6)
                    db.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", (report.id, made_with, packed))
            _note_change(db)

    def keep_file(self, report: Report) -> None:
        """Remember that a report which is in the case already came from this file too."""
        seen = self.rows("SELECT 1 FROM report_files WHERE (report, file) = (?, ?)", (report.id, report.file or ""))
        if next(seen, None) is None:
            with self.transaction() as db:
                if self._keep_report(db, report):
                    _note_change(db)

    def _keep_report(self, db: sqlite3.Connection, report: Report) -> bool:
        """Write ``report`` unless the same from a file with a smaller name is there. Returns whether it was written.

        So the case is the same whichever of two copies came first.
        """
        db.execute("INSERT OR IGNORE INTO report_files VALUES (?, ?)", (report.id, report.file or ""))
        old = db.execute("SELECT file, seq FROM reports WHERE id = ?", (report.id,)).fetchone()
        columns = (
            report.id, report.file, report.title, report.outlet, report.published, report.language, report.url,
            to_json(report).decode(),
        )  # fmt: skip
        if old is None:
            names = "(id, file, title, outlet, published, language, url, json)"
            cursor = db.execute(f"INSERT INTO reports {names} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", columns)
            db.execute("INSERT INTO report_words (rowid, words) VALUES (?, ?)", (cursor.lastrowid, _words(report)))
            now = datetime.now(UTC).isoformat(timespec="seconds")
            db.execute("INSERT OR REPLACE INTO arrivals VALUES (?, ?)", (report.id, now))
            return True
        if (report.file or "") >= (old[0] or ""):
            return False
        names = "id = ?, file = ?, title = ?, outlet = ?, published = ?, language = ?, url = ?, json = ?"
        db.execute(f"UPDATE reports SET {names} WHERE seq = ?", (*columns, old[1]))
        return True

    def remove(self, report_ids: Iterable[str]) -> None:
        """Take reports and their readings out; `NotFound`, and nothing is removed, when one is not there."""
        with self.transaction() as db:
            for report_id in report_ids:
                row = db.execute("SELECT seq, json FROM reports WHERE id = ?", (report_id,)).fetchone()
                if row is None:
                    raise NotFound(report_id, "report")
                words = _words(from_json(row[1], Report))
                db.execute(
                    "INSERT INTO report_words (report_words, rowid, words) VALUES ('delete', ?, ?)", (row[0], words)
                )
                for statement in (
                    "DELETE FROM reports WHERE id = ?",
                    "DELETE FROM readings WHERE report = ?",
                    "DELETE FROM report_files WHERE report = ?",
                    "DELETE FROM arrivals WHERE report = ?",
                ):
                    db.execute(statement, (report_id,))
            _note_change(db)

    def keep_rejections(self, rejections: Iterable[Rejection]) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self.transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO rejections VALUES (?, ?, ?, ?)",
                ((r.file, r.reason, r.hint or None, now) for r in rejections),
            )

    def forget_rejections(self, files: Iterable[str]) -> None:
        """Strike files from the journal that have given a report since."""
        with self.transaction() as db:
            db.executemany("DELETE FROM rejections WHERE file = ?", ((file,) for file in files))

    # ------------------------------------------------------------ judgements

    def judgements(self, *, withdrawn: bool = True) -> tuple[Judgement, ...]:
        """The journal in the order it was written; without ``withdrawn``, only what holds."""
        where = "" if withdrawn else " WHERE withdrawn IS NULL"
        rows = self.rows(f"SELECT json FROM judgements{where} ORDER BY seq")
        return tuple(from_json(str(data), Judgement) for (data,) in rows)

    def keep_judgement(self, judgement: Judgement) -> None:
        """Write into the journal; a judgement of the same id takes the place of its earlier wording."""
        with self.transaction() as db:
            db.execute(
                "INSERT INTO judgements (id, verdict, left_name, right_name, author, at, withdrawn, json)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET withdrawn = excluded.withdrawn, json = excluded.json",
                (
                    judgement.id, judgement.verdict, judgement.left.name, judgement.right.name, judgement.author,
                    judgement.at, judgement.withdrawn, to_json(judgement).decode(),
                ),
            )  # fmt: skip
            _note_change(db)


class StoreShelf:
    """The case as linking and comparing see it (`dragoman.records.Shelf`): the reports that have a reading."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.report: Callable[[str], Report] = store.report
        self.reading: Callable[[str], Reading] = store.reading

    def report_ids(self) -> Iterator[str]:
        return self._store.report_ids(unread=False)


def _words(report: Report) -> str:
    """What search looks in. A function of what the report says alone: taking words out must repeat putting them in."""
    title = report.title or ""
    return fold(report.text if title in report.text else f"{title}\n{report.text}")


def _note_change(db: sqlite3.Connection) -> None:
    """Count one change of the ground, in its transaction: the picture is stale until it was drawn from this count."""
    db.execute("INSERT INTO state VALUES ('changes', '1') ON CONFLICT DO UPDATE SET value = CAST(value AS INTEGER) + 1")
