"""Writes the picture down and reads whole kinds of it back; one transaction puts a new picture in the old one's place.

Until that transaction ends, every reader sees the old picture, and a process killed meanwhile leaves it as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from dragoman.case.folding import fold
from dragoman.case.picture import PictureRecord
from dragoman.case.schema import PICTURE_TABLES
from dragoman.case.store import Store
from dragoman.records import Account, Actor, Claim, Event, Place, Report, Resemblance, Story, Tie, to_json

# What a reader may look an actor up by; "the president" and "he" are words for too many.
_LOOKED_UP_BY = frozenset({"name", "alias", "acronym", "metonym"})


def write_picture(store: Store, records: Iterable[PictureRecord], *, drawn_from: str, made_with: str) -> int:
    """Put ``records`` in the place of the picture there was. Returns how many records it has.

    Args:
        drawn_from: the count of changes that the records were computed from (`Store.state` "changes").
        made_with: the stamp of the code that computed them.
    """
    written = 0
    with store.transaction() as db:
        for table in PICTURE_TABLES:
            db.execute(f"DELETE FROM {table}")
        for record in records:
            _write(db, record)
            written += 1
        for key, value in (("picture drawn from", drawn_from), ("picture made with", made_with)):
            db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))
    return written


def is_stale(store: Store, made_with: str) -> bool:
    """Whether the picture is not that of what the case holds now, as after a run that was killed."""
    drawn_from = store.state("picture drawn from"), store.state("picture made with")
    return drawn_from != (store.state("changes") or "0", made_with)


def _write(db: sqlite3.Connection, record: PictureRecord) -> None:
    match record:
        case Report():
            if record.copy_of is not None:
                db.execute("INSERT INTO copies VALUES (?, ?)", (record.id, record.copy_of))
        case Resemblance():
            row = (record.left, record.right, record.score, _json(record))
            db.execute("INSERT OR REPLACE INTO resemblances VALUES (?, ?, ?, ?)", row)
        case Actor():
            actor = (record.id, record.name, record.kind, record.country, _json(record))
            db.execute("INSERT INTO actors VALUES (?, ?, ?, ?, ?)", actor)
            names = {n.text: n.kind for n in record.names if n.kind in _LOOKED_UP_BY or _tells_whose(n.text)}
            names[record.name] = "name"
            named = ((record.id, fold(text), text, kind) for text, kind in names.items())
            db.executemany("INSERT INTO actor_names VALUES (?, ?, ?, ?)", named)
            _told_by(db, record.id, (report for name in record.names for report in name.reports))
        case Place():
            place = (record.id, record.name, record.country, record.latitude, record.longitude, _json(record))
            db.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?)", place)
            _told_by(db, record.id, (report for name in record.names for report in name.reports))
        case Claim():
            claim = (record.id, record.report, record.source, record.cue_class, record.manner, record.stance)
            db.execute("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)", (*claim, _json(record)))
            _involves(db, record.id, (*record.chain, *((record.source,) if record.source else ())))
            _told_by(db, record.id, (record.report,))
        case Event():
            _write_event(db, record)
        case Tie():
            tie = (record.id, record.source, record.target, record.type, record.sign, record.since, record.until)
            db.execute("INSERT INTO ties VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*tie, record.modality, _json(record)))
            _involves(db, record.id, (record.source, record.target))
            _told_by(db, record.id, (evidence.report for evidence in record.evidence))
        case Story():
            db.execute("INSERT INTO stories VALUES (?, ?, ?)", (record.id, record.title, _json(record)))
            _told_by(db, record.id, record.reports)
            events = ((record.id, event) for event in record.events)
            db.executemany("INSERT OR IGNORE INTO story_events VALUES (?, ?)", events)


def _write_event(db: sqlite3.Connection, event: Event) -> None:
    start, end = (event.date.start, event.date.end) if event.date else (None, None)
    columns = (event.id, event.type, event.mode, event.modality, start, end, event.place, event.origins, _json(event))
    names = 'id, type, mode, modality, "start", "end", place, origins, json'
    db.execute(f"INSERT INTO events ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", columns)
    tellings: list[Event | Account] = [event, *event.accounts]
    _involves(db, event.id, (actor for told in tellings for actor in (*told.actors, *told.recipients)))
    _told_by(db, event.id, (account.report for account in event.accounts))


def _involves(db: sqlite3.Connection, record: str, actors: Iterable[str]) -> None:
    db.executemany("INSERT OR IGNORE INTO involves VALUES (?, ?)", ((record, actor) for actor in actors))


def _told_by(db: sqlite3.Connection, record: str, reports: Iterable[str]) -> None:
    db.executemany("INSERT OR IGNORE INTO told_by VALUES (?, ?)", ((record, report) for report in reports))


def _json(record: PictureRecord) -> str:
    return to_json(record).decode()


def copies(store: Store) -> Iterator[tuple[str, str]]:
    """The reports that repeat another's text, with the id of that one."""
    for report, copy_of in store.rows("SELECT report, copy_of FROM copies ORDER BY report"):
        yield str(report), str(copy_of)


def _tells_whose(text: str) -> bool:
    """Whether a description or title may be asked for: it holds a name, as "Haftar's government" and not "the army"."""
    return any(letter.isupper() for letter in text.partition(" ")[2]) or "'s " in text or "’s " in text
