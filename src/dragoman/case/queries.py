"""Finds records of the case by actor, country, type, outlet, date and story: each filter is one condition in SQL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import TypeVar, get_args

from dragoman.case.folding import fold
from dragoman.case.store import Store
from dragoman.errors import Ambiguous, BadQuestion, NotFound
from dragoman.records import Actor, ActorKind, Claim, Event, Place, Record, Report, Story, Tie, from_json, make_id

R = TypeVar("R")

KINDS: dict[str, type[Record] | type[Tie]] = {
    "reports": Report, "actors": Actor, "places": Place, "claims": Claim, "events": Event, "ties": Tie,
    "stories": Story,
}  # fmt: skip
_ONE = {"stories": "story"}  # the others lose their "s"
_SHORTEST_ID = 4  # characters of an id that may stand for the whole


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


def fetch(store: Store, kind: str, record_type: type[R], record_id: str) -> R:
    """One record by its whole id.

    Raises:
        NotFound: there is none.
    """
    for (data,) in store.rows(f"SELECT json FROM {kind} WHERE id = ?", (record_id,)):
        return from_json(str(data), record_type)
    raise NotFound(record_id, _ONE.get(kind, kind[:-1]))


def locate(store: Store, reference: str, kinds: Sequence[str] = tuple(KINDS)) -> tuple[str, str]:
    """The kind and whole id that ``reference`` (an id, or at least four characters of its beginning) stands for.

    Raises:
        Ambiguous: several ids begin so.
        NotFound: none does; the nearest ids and names are in the error.
    """
    found: list[tuple[str, str]] = []
    for kind in kinds:
        if next(store.rows(f"SELECT id FROM {kind} WHERE id = ?", (reference,)), None):
            return kind, reference
        if len(reference) >= _SHORTEST_ID:
            query = f"SELECT id FROM {kind} WHERE id >= ? AND id < ? ORDER BY id LIMIT 6"
            found += [(kind, str(i)) for (i,) in store.rows(query, (reference, reference + "\U0010ffff"))]
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous(reference, [f"{record_id} ({_ONE.get(kind, kind[:-1])})" for kind, record_id in found[:6]])
    what = _ONE.get(kinds[0], kinds[0][:-1]) if len(kinds) == 1 else "record"
    raise NotFound(reference, what, near=_near(store, reference, kinds))


# ---------------------------------------------------------------- actors by name


_DESCRIBING = "('description', 'title')"


def actors_called(store: Store, reference: str) -> tuple[str, ...]:
    """The ids of all actors that ``reference`` may mean: an id, the beginning of one, or a name in full.

    Raises:
        NotFound: none; the nearest names are in the error.
    """
    named: tuple[str, ...] = ()
    for among in ("NOT IN", "IN"):  # a name goes before the same words as a mere description
        query = f"SELECT DISTINCT actor FROM actor_names WHERE folded = ? AND kind {among} {_DESCRIBING} ORDER BY actor"
        named = named or tuple(str(actor) for (actor,) in store.rows(query, (fold(reference.strip()),)))
    if not named and (name := former_name(store, reference.strip())) is not None:
        return actors_called(store, name)
    return named or (locate(store, reference, ("actors",))[1],)


_ACTOR_ID = re.compile("a[0-9a-f]{12}")


def former_name(store: Store, reference: str) -> str | None:
    """The name that an actor's id was made of which a judgement or a further report has merged into another; ``None``
    when ``reference`` is in the case, is no whole id, or was made of more than a name."""
    if not _ACTOR_ID.fullmatch(reference) or next(store.rows("SELECT 1 FROM actors WHERE id = ?", (reference,)), None):
        return None
    for (text,) in store.rows("SELECT DISTINCT text FROM actor_names ORDER BY text"):
        name = " ".join(str(text).casefold().split())
        if any(make_id("a", name, kind) == reference for kind in (*get_args(ActorKind), None)):
            return str(text)
    return None


def the_actor(store: Store, reference: str) -> str:
    """The one actor that ``reference`` means.

    Raises:
        Ambiguous: several bear that name, and not one of them is shown under it; the error lists them.
        NotFound: none does.
    """
    found = actors_called(store, reference)
    if len(found) > 1:
        shown = [actor for actor in found if fetch(store, "actors", Actor, actor).name == reference.strip()]
        if len(shown) == 1:  # the others bear it beside the name that they are shown under
            return shown[0]
        raise Ambiguous(reference, [_introduce(fetch(store, "actors", Actor, actor)) for actor in found[:8]])
    return found[0]


def _introduce(actor: Actor) -> str:
    about = [actor.kind or "", actor.country or "", *(role.title for role in actor.roles[:1])]
    told = ", ".join(part for part in about if part)
    return f"{actor.id} ({actor.name}{'; ' + told if told else ''})"


def _near(store: Store, reference: str, kinds: Sequence[str]) -> list[str]:
    if "actors" in kinds:
        from rapidfuzz import fuzz, process

        query = f"SELECT DISTINCT text, folded FROM actor_names WHERE kind NOT IN {_DESCRIBING} ORDER BY text, folded"
        rows = store.rows(query)
        least = len(reference.strip()) // 2  # of a name in two letters any word is a part
        names = {str(text): str(folded) for text, folded in rows if len(str(text)) > least}
        near = process.extract(fold(reference), names, scorer=fuzz.WRatio, score_cutoff=75, limit=3)
        return [str(name) for _, _, name in near]
    if kinds == ("stories",):
        query = "SELECT id, title FROM stories WHERE title LIKE ? ESCAPE '\\' ORDER BY id LIMIT 3"
        return [f"{i} ({title})" for i, title in store.rows(query, (f"%{like(reference)}%",))]
    return []


def like(text: str) -> str:
    """``text`` for use inside a LIKE pattern with ``ESCAPE '\\'``: no character of it is a wildcard."""
    return re.sub(r"([\\%_])", r"\\\1", text)


# ---------------------------------------------------------------- the filters, one by one


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
    column = {"events": "type", "ties": "type", "actors": "kind", "claims": "cue_class"}.get(kind)
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
