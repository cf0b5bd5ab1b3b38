"""The tables of a case, version by version.

``user_version`` of the file counts the steps of `MIGRATIONS` that it has seen. A step is never edited once released:
a change is a new step at the end, and tests migrate files of every earlier version. What can be computed again (the
picture) need not be migrated: a step may drop it, and the next write links anew.

A case is for people too: tables and columns bear the words of DESIGN, so Datasette, DuckDB or DB Browser show them.
The whole record lies in the column ``json``; the other columns are there to find it by.
"""

from __future__ import annotations

APPLICATION_ID = 0x44524147  # "DRAG": how `file` and Store know a case from any other SQLite file

_GROUND = """
CREATE TABLE reports (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT, title TEXT, outlet TEXT, published TEXT,
    language TEXT, url TEXT, json TEXT NOT NULL
);
CREATE INDEX reports_by_outlet ON reports (outlet COLLATE NOCASE);
CREATE INDEX reports_by_date ON reports (published);
CREATE TABLE report_files (report TEXT NOT NULL, file TEXT NOT NULL, PRIMARY KEY (report, file)) WITHOUT ROWID;

-- What readings were made with: one row for each version of Dragoman, its models and its knowledge that ever read.
CREATE TABLE models (made_with TEXT PRIMARY KEY, dragoman TEXT NOT NULL, models TEXT NOT NULL) WITHOUT ROWID;
-- Readings are JSON too, packed with zlib: they are ten times the size of their report.
CREATE TABLE readings (report TEXT PRIMARY KEY, made_with TEXT NOT NULL, packed BLOB NOT NULL);
CREATE INDEX readings_by_model ON readings (made_with);

CREATE TABLE rejections (file TEXT PRIMARY KEY, reason TEXT NOT NULL, hint TEXT, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE judgements (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, verdict TEXT NOT NULL, left_name TEXT NOT NULL,
    right_name TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL, withdrawn TEXT, json TEXT NOT NULL
);
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Title and text of each report, folded (case, diacritics); contentless, as the text is in the report's JSON already.
CREATE VIRTUAL TABLE report_words USING fts5 (words, content = '', tokenize = 'trigram');
"""

_PICTURE = """
CREATE TABLE copies (report TEXT PRIMARY KEY, copy_of TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE actors (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT, country TEXT, json TEXT NOT NULL);
CREATE TABLE actor_names (actor TEXT NOT NULL, folded TEXT NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL);
CREATE INDEX actor_names_by_text ON actor_names (folded);
CREATE TABLE places (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, latitude REAL, longitude REAL, json TEXT NOT NULL
);
CREATE TABLE claims (
    id TEXT PRIMARY KEY, report TEXT NOT NULL, source TEXT, cue_class TEXT, manner TEXT, stance TEXT, json TEXT NOT NULL
);
CREATE TABLE events (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, mode TEXT, modality TEXT, "start" TEXT, "end" TEXT, place TEXT,
    origins INTEGER, json TEXT NOT NULL
);
CREATE TABLE ties (
    id TEXT PRIMARY KEY, "from" TEXT NOT NULL, "to" TEXT NOT NULL, type TEXT NOT NULL, sign INTEGER, since TEXT,
    until TEXT, modality TEXT, json TEXT NOT NULL
);
CREATE TABLE stories (id TEXT PRIMARY KEY, title TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE resemblances (
    "left" TEXT NOT NULL, "right" TEXT NOT NULL, score REAL NOT NULL, json TEXT NOT NULL, PRIMARY KEY ("left", "right")
) WITHOUT ROWID;
-- Which actors a record involves, which reports tell it, which events a story holds: what the filters need.
CREATE TABLE involves (record TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (record, actor)) WITHOUT ROWID;
CREATE INDEX involves_by_actor ON involves (actor);
CREATE TABLE told_by (record TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY (record, report)) WITHOUT ROWID;
CREATE INDEX told_by_report ON told_by (report);
CREATE TABLE story_events (story TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (story, event)) WITHOUT ROWID;
"""

# When a report came into the case, in UTC; what a case of before this step held has no row.
_ARRIVALS = """
CREATE TABLE arrivals (report TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX arrivals_by_time ON arrivals (at);
"""

MIGRATIONS: tuple[str, ...] = (_GROUND + _PICTURE, _ARRIVALS)

PICTURE_TABLES = (
    "copies", "actors", "actor_names", "places", "claims", "events", "ties", "stories", "resemblances", "involves",
    "told_by", "story_events",
)  # fmt: skip
