"""From what a person types to a record of the case: by id, the beginning of an id, or an actor's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar, get_args

from dragoman.case.folding import fold
from dragoman.case.store import Store
from dragoman.errors import Ambiguous, NotFound
from dragoman.records import Actor, ActorKind, Claim, Event, Place, Record, Report, Story, Tie, from_json, make_id

R = TypeVar("R")

KINDS: dict[str, type[Record] | type[Tie]] = {
    "reports": Report, "actors": Actor, "places": Place, "claims": Claim, "events": Event, "ties": Tie,
    "stories": Story,
}  # fmt: skip
_ONE = {"stories": "story"}  # the others lose their "s"
_SHORTEST_ID = 4  # characters of an id that may stand for the whole


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
