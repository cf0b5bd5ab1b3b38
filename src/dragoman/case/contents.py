"""What is in a case, for those who look and change nothing: its records, found and shown with their sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

import dragoman
from dragoman.case import judging, lookup, queries
from dragoman.case.evidence import Quote, Quoter
from dragoman.case.narrowing import narrow
from dragoman.case.queries import Filters
from dragoman.case.search import Hit, search
from dragoman.case.store import Store
from dragoman.errors import NotFound
from dragoman.records import (
    Actor,
    Claim,
    Event,
    Evidence,
    Judgement,
    Mention,
    Picture,
    Place,
    Reading,
    Rejection,
    Report,
    Resemblance,
    Story,
    Tie,
    from_json,
)

if TYPE_CHECKING:
    from dragoman.case.why import Explanation

R = TypeVar("R")


class Contents:
    """The looking half of a `Case`.

    Records come back with the sentence of every `Evidence` filled in. Iterators give records in ascending order of id,
    and read them as they are asked for.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._quoter = Quoter(store)

    def reports(self, **filters: Any) -> Iterator[Report]:
        """Reports, with ``copy_of`` where linking found one. Filters: `Filters`."""
        return self._raw("reports", **filters)

    def stories(self, **filters: Any) -> Iterator[Story]:
        """Stories with their comparisons. Filters: `Filters`."""
        return self._find("stories", Story, filters)

    def actors(self, **filters: Any) -> Iterator[Actor]:
        """Actors under all their names. Filters: `Filters`."""
        return self._find("actors", Actor, filters)

    def places(self, **filters: Any) -> Iterator[Place]:
        """Places with coordinates. Filters: `Filters`."""
        return self._find("places", Place, filters)

    def events(self, **filters: Any) -> Iterator[Event]:
        """Events with their accounts. Filters: `Filters`."""
        return self._find("events", Event, filters)

    def claims(self, **filters: Any) -> Iterator[Claim]:
        """Claims: who says what. Filters: `Filters`."""
        return self._find("claims", Claim, filters)

    def ties(self, **filters: Any) -> Iterator[Tie]:
        """Ties between actors. Filters: `Filters`."""
        return self._find("ties", Tie, filters)

    def types(self, kind: str) -> tuple[str, ...]:
        """The types that records of ``kind`` ("events", "ties", "actors", "claims") in this case have, sorted."""
        return queries.types_of(self._store, kind)

    def _find(self, kind: str, record_type: type[R], filters: dict[str, Any]) -> Iterator[R]:
        for record in self._raw(kind, **filters):
            assert isinstance(record, record_type)
            yield self._quoter.with_sentences(record)

    def report(self, report_id: str) -> Report:
        """One report by its id or the beginning of it. Raises `NotFound`, `Ambiguous`."""
        report = self._store.report(lookup.locate(self._store, report_id, ("reports",))[1])
        for (copy_of,) in self._store.rows("SELECT copy_of FROM copies WHERE report = ?", (report.id,)):
            return msgspec.structs.replace(report, copy_of=str(copy_of))
        return report

    def reading(self, report_id: str) -> Reading:
        """What was found in one report alone. Raises `NotFound` when it was not read."""
        return self._store.reading(lookup.locate(self._store, report_id, ("reports",))[1])

    def files(self, report_id: str) -> tuple[str, ...]:
        """Every file that gave this report."""
        return self._store.files(lookup.locate(self._store, report_id, ("reports",))[1])

    def records(self, kind: str, ids: Iterable[str]) -> dict[str, Any]:
        """The records of ``kind`` ("actors", "places", …) with those whole ids, by id; their evidence is offsets."""
        found = {}
        for record_id in sorted(ids):
            with suppress(NotFound):
                found[record_id] = lookup.fetch(self._store, kind, lookup.KINDS[kind], record_id)
        return found

    def outlets(self) -> dict[str, str]:
        """Report id → its outlet, or its file where none is known."""
        rows = self._store.rows("SELECT id, coalesce(outlet, file, id) FROM reports ORDER BY id")
        return {str(report): str(outlet) for report, outlet in rows}

    def arrived_since(self, moment: str) -> frozenset[str]:
        """The ids of the reports that came into the case on a day or at a time of day, or later.

        Args:
            moment: ISO, as ``2020-03-01`` or ``2020-03-01T14:30``; in UTC unless it names another offset.

        Raises:
            BadQuestion: it is no such moment.
        """
        return self._store.arrived_since(queries.moment_of(moment))

    def story(self, story_id: str) -> Story:
        """One story by its id or the beginning of it. Raises `NotFound`, `Ambiguous`."""
        found: Story = self._one("stories", lookup.locate(self._store, story_id, ("stories",))[1])
        return found

    def actor(self, reference: str) -> Actor:
        """The one actor of that id or name. Raises `NotFound`, `Ambiguous`."""
        found: Actor = self._one("actors", lookup.the_actor(self._store, reference))
        return found

    def name_of(self, record_id: str | None) -> str | None:
        """The name of an actor or place, or the title of a story, by its whole id; ``None`` when there is none."""
        for table, column in (("actors", "name"), ("places", "name"), ("stories", "title")):
            for (name,) in self._store.rows(f"SELECT {column} FROM {table} WHERE id = ?", (record_id,)):
                return str(name)
        return None

    def claims_of(self, record: Event | Tie) -> dict[str, Claim]:
        """The claims that the event or tie is told in, by id; empty when outlets tell it."""
        found = {}
        for claim_id in record.claims if isinstance(record, Tie) else [c for a in record.accounts for c in a.claims]:
            with suppress(NotFound):
                found[claim_id] = lookup.fetch(self._store, "claims", Claim, claim_id)
        return found

    def show(self, reference: str) -> Report | Story | Actor | Place | Event | Claim | Tie:
        """The record of that id, whatever kind it is; also an actor by name.

        Raises:
            NotFound: nothing is called so; the nearest are in the error.
            Ambiguous: several records are.
        """
        named = [a for (a,) in self._store.rows("SELECT id FROM actors WHERE id = ?", (reference,))]
        if not named:
            with suppress(NotFound):
                return self.actor(reference)
        kind, record_id = lookup.locate(self._store, reference)
        return self.report(record_id) if kind == "reports" else self._one(kind, record_id)

    def _one(self, kind: str, record_id: str) -> Any:
        return self._quoter.with_sentences(lookup.fetch(self._store, kind, lookup.KINDS[kind], record_id))

    def mentions(self, actor: Actor, report_id: str) -> tuple[Mention, ...]:
        """Where one report refers to ``actor``, in order; none where only its outlet or agency is that actor."""
        try:
            return tuple(judging.mentions_of(self._store, actor, report_id))
        except NotFound:
            return ()

    def quote(self, evidence: Evidence) -> Quote:
        """Evidence in its context: the sentences it stands in, and which of their words it is."""
        return self._quoter.quote(evidence)

    def search(self, words: str) -> Iterator[Hit]:
        """The reports that hold all of ``words``, best first. Raises `BadQuestion` when there is none."""
        return search(self._store, words)

    def rejections(self) -> Iterator[Rejection]:
        """The files that were turned away when they were last seen."""
        return self._store.rejections()

    def resemblances(self, actor: str | None = None) -> Iterator[Resemblance]:
        """Pairs of actors that may be one and were not merged; all, or those of one actor."""
        actor_id = None if actor is None else lookup.the_actor(self._store, actor)
        where = "" if actor_id is None else ' WHERE "left" = ? OR "right" = ?'
        values = () if actor_id is None else (actor_id, actor_id)
        for (data,) in self._store.rows(f'SELECT json FROM resemblances{where} ORDER BY "left", "right"', values):
            yield from_json(str(data), Resemblance)

    def models(self) -> dict[str, str]:
        """The models that the case's readings were made with; several hashes of one model are parted by a space."""
        hashes: defaultdict[str, set[str]] = defaultdict(set)
        for models in self._store.models().values():
            for name, value in models.items():
                hashes[name].add(value)
        return {name: " ".join(sorted(values)) for name, values in sorted(hashes.items())}

    def snapshot(self) -> AbstractContextManager[None]:
        """A block in which all that is read is of one moment, whatever other processes write meanwhile."""
        return self._store.snapshot()

    def stream(self) -> dict[str, Iterator[Any]]:
        """The whole picture, kind by kind, as an export wants it: evidence is offsets alone, memory does not grow.

        Draw from it inside `snapshot` when another process may write meanwhile.
        """
        return {kind: self._raw(kind) for kind in lookup.KINDS}

    def picture(self, story: str | None = None) -> Picture:
        """The resolved whole, or all that concerns one story, in memory. Its evidence is offsets into its reports.

        Raises:
            NotFound, Ambiguous: no story, or several, have an id that begins so.
        """
        with self.snapshot():
            if story is None:
                kinds = {kind: tuple(records) for kind, records in self.stream().items()}
                return Picture(dragoman=dragoman.__version__, models=self.models(), **kinds)
            return self._picture_of(lookup.locate(self._store, story, ("stories",))[1])

    def _picture_of(self, story_id: str) -> Picture:
        return narrow(
            lookup.fetch(self._store, "stories", Story, story_id),
            dragoman=dragoman.__version__,
            models=self.models(),
            reports=self._raw("reports", story=story_id),
            claims=self._raw("claims", story=story_id),
            events=self._raw("events", story=story_id),
            ties=self._raw("ties", story=story_id),
            told_actors=list(queries.find(self._store, "actors", Filters(story=story_id))),
            actor=lambda actor_id: lookup.fetch(self._store, "actors", Actor, actor_id),
            place=lambda place_id: lookup.fetch(self._store, "places", Place, place_id),
        )

    def _raw(self, kind: str, **filters: Any) -> Iterator[Any]:
        for record_id in queries.find(self._store, kind, Filters(**filters)):
            with suppress(NotFound):  # another process drew the picture anew while we were asked for the next
                if kind == "reports":
                    yield self.report(record_id)
                else:
                    yield lookup.fetch(self._store, kind, lookup.KINDS[kind], record_id)

    def judged(self, judgement: Judgement) -> tuple[Actor | None, Actor | None]:
        """The actors that both sides of a judgement belong to in the present picture: the same one twice when they are
        one; ``None`` for a side whose report was removed."""
        left, right = (judging.actor_of(self._store, anchor) for anchor in (judgement.left, judgement.right))
        return left, right

    def judgements(self) -> tuple[Judgement, ...]:
        """The journal from the first decision to the last, withdrawn ones included."""
        return self._store.judgements()

    def why(self, left: str, right: str) -> Explanation:
        """Why two (ids or names) are one actor in the picture, or two: in sentences, with what was compared.

        Raises:
            NotFound, Ambiguous: no actor, or several, are meant.
            BadQuestion: both are the same name of one actor.
        """
        from dragoman.case.why import explain

        return explain(self._store, left, right)
