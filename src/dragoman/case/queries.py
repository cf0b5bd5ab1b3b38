"""Finds records of the case by actor, country, type, outlet, date and story: each filter is one condition in SQL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime

from dragoman.case.lookup import actors_called, locate
from dragoman.case.store import Store
from dragoman.errors import BadQuestion

_TYPES = {"events": "type", "ties": "type", "actors": "kind", "claims": "cue_class"}  # the column of each kind's type


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What to keep. All that are given must hold; a filter that has no meaning for a kind of record is an error.

    ``actor`` is an id, the beginning of one, or a name (then all who bear it). ``country`` is ISO 3166 alpha-3.
    ``type`` is the PLOVER type of an event, the type of a tie, the kind of an actor, the cue class of a claim.
    ``since`` and ``until`` are ISO dates, both included, of the happening (events, ties) or of publication.
    ``story`` is the id of a story or the beginning of one.
    """

    actor: str | None = None
    country: str | None = None
    type: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    story: str | None = None


@dataclass(frozen=True)
class _Condition:
    sql: str
    values: tuple[str, ...]


def find(store: Store, kind: str, filters: Filters) -> Iterator[str]:
    """The ids of the records of ``kind`` that pass ``filters``, in ascending order.

    Raises:
        NotFound: the actor or story of a filter is not in the case.
        BadQuestion: a filter does not fit ``kind``, or is no date.
    """
    conditions = [
        _CONDITIONS[field.name](store, kind, value)
        for field in fields(filters)
        if (value := getattr(filters, field.name)) is not None
    ]
    where = " AND ".join(f"({condition.sql})" for condition in conditions) or "1"
    values = [value for condition in conditions for value in condition.values]
    for (record_id,) in store.rows(f"SELECT r.id FROM {kind} r WHERE {where} ORDER BY r.id", values):
        yield str(record_id)


def types_of(store: Store, kind: str) -> tuple[str, ...]:
    """The types that records of ``kind`` in the case have, sorted."""
    column = _TYPES[kind]
    query = f"SELECT DISTINCT {column} FROM {kind} WHERE {column} IS NOT NULL ORDER BY {column}"
    return tuple(str(found) for (found,) in store.rows(query))


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _by_actor(store: Store, kind: str, value: str) -> _Condition:
    actors = actors_called(store, value)
    marks = _marks(actors)
    if kind == "actors":
        return _Condition(f"r.id IN ({marks})", actors)
    if kind == "reports":
        return _Condition(f"r.id IN (SELECT report FROM told_by WHERE record IN ({marks}))", actors)
    involved = f"SELECT record FROM involves WHERE actor IN ({marks})"
    if kind == "stories":
        in_events = f"SELECT story FROM story_events WHERE event IN ({involved})"
        in_reports = f"SELECT s.record FROM told_by s JOIN told_by a USING (report) WHERE a.record IN ({marks})"
        return _Condition(f"r.id IN ({in_events}) OR r.id IN ({in_reports})", (*actors, *actors))
    if kind == "places":
        return _Condition(f"r.id IN (SELECT place FROM events WHERE id IN ({involved}))", actors)
    return _Condition(f"r.id IN ({involved})", actors)


def _by_country(store: Store, kind: str, value: str) -> _Condition:
    country = value.upper()
    if not re.fullmatch("[A-Z]{3}", country):
        raise BadQuestion(value, f"{value!r} is no country code", hint="give ISO 3166 alpha-3, as in LBY or SYR")
    if kind in ("actors", "places"):
        return _Condition("r.country = ?", (country,))
    told = "r.id IN (SELECT report FROM told_by t JOIN actors a ON a.id = t.record WHERE a.country = ?)"
    involved = "r.id IN (SELECT record FROM involves i JOIN actors a ON a.id = i.actor WHERE a.country = ?)"
    placed = "r.place IN (SELECT id FROM places WHERE country = ?)"
    if kind == "reports":
        return _Condition(told, (country,))
    if kind == "events":
        return _Condition(f"{involved} OR {placed}", (country, country))
    if kind == "stories":
        inner = f"SELECT r.id FROM events r WHERE {involved} OR {placed}"
        return _Condition(f"r.id IN (SELECT story FROM story_events WHERE event IN ({inner}))", (country, country))
    return _Condition(involved, (country,))


def _by_type(store: Store, kind: str, value: str) -> _Condition:
    column = _TYPES.get(kind)
    if column is None:
        raise BadQuestion(value, f"{kind} have no type", hint="events, ties, actors and claims have one")
    return _Condition(f"r.{column} = ? COLLATE NOCASE", (value,))


def _by_outlet(store: Store, kind: str, value: str) -> _Condition:
    if kind == "reports":
        return _Condition("r.outlet = ? COLLATE NOCASE", (value,))
    told = "SELECT t.record FROM told_by t JOIN reports p ON p.id = t.report WHERE p.outlet = ? COLLATE NOCASE"
    return _Condition(f"r.id IN ({told})", (value,))


def _by_date(sign: str) -> Callable[[Store, str, str], _Condition]:
    """Since (``>=``) or until (``<=``). A happening passes when any day of it does; what has no date never does."""

    def condition(store: Store, kind: str, value: str) -> _Condition:
        day = _day(value)
        if kind == "events":
            edge = 'coalesce(r."end", r."start")' if sign == ">=" else 'r."start"'
            return _Condition(f"{edge} {sign} ?", (day,))
        if kind == "ties":  # an end that nobody gave is open; "2011~" stands behind every day of 2011
            edge = "r.until IS NULL OR r.until || '~'" if sign == ">=" else "r.since IS NULL OR r.since"
            return _Condition(f"{edge} {sign} ?", (day,))
        if kind == "reports":
            return _Condition(_published(sign, "r"), (day,))
        told = f"SELECT t.record FROM told_by t JOIN reports p ON p.id = t.report WHERE {_published(sign)}"
        return _Condition(f"r.id IN ({told})", (day,))

    return condition


def _published(sign: str, table: str = "p") -> str:
    return f"substr({table}.published, 1, 10) {sign} ?"


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise BadQuestion(value, f"{value!r} is no date", hint="write it as 2020-02-29") from None


def moment_of(value: str) -> str:
    """A day or a time of day as the case notes moments: UTC, to the second.

    Raises:
        BadQuestion: ``value`` is neither.
    """
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        hint = "write it as 2020-02-29 or 2020-02-29T14:30"
        raise BadQuestion(value, f"{value!r} is no date", hint=hint) from None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        raise BadQuestion(value, f"{value!r} is no date", hint="write it as 2020-02-29") from None


def _by_story(store: Store, kind: str, value: str) -> _Condition:
    story = locate(store, value, ("stories",))[1]
    if kind == "stories":
        return _Condition("r.id = ?", (story,))
    if kind == "events":
        return _Condition("r.id IN (SELECT event FROM story_events WHERE story = ?)", (story,))
    if kind == "reports":
        return _Condition("r.id IN (SELECT report FROM told_by WHERE record = ?)", (story,))
    told = "SELECT t.record FROM told_by t JOIN told_by s USING (report) WHERE s.record = ?"
    return _Condition(f"r.id IN ({told})", (story,))


_CONDITIONS: dict[str, Callable[[Store, str, str], _Condition]] = {
    "actor": _by_actor, "country": _by_country, "type": _by_type, "outlet": _by_outlet, "since": _by_date(">="),
    "until": _by_date("<="), "story": _by_story,
}  # fmt: skip
