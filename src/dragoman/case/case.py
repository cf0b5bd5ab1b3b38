"""The case as its users see it: what they read in, what they find in it, what they decide.

`Case.read` is the main path of the whole program: intake gives reports, the pool reads them, the store keeps them, and
linking and comparing draw the picture anew.
"""

from __future__ import annotations

import getpass
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

import dragoman
from dragoman.case import judging, queries
from dragoman.case.evidence import Quote, Quoter
from dragoman.case.narrowing import narrow
from dragoman.case.picture_tables import is_stale, write_picture
from dragoman.case.queries import Filters
from dragoman.case.reading_pool import default_workers
from dragoman.case.run import Progress, Run, Summary
from dragoman.case.search import Hit, search
from dragoman.case.stages import Stages
from dragoman.case.store import Store, StoreShelf
from dragoman.errors import CaseMissing, NotFound
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
    Verdict,
    from_json,
    make_id,
)

if TYPE_CHECKING:
    from dragoman.case.why import Explanation

R = TypeVar("R")


class Case:
    """One case file. Use it in a ``with`` block, or call `close`.

    Records come back with the sentence of every `Evidence` filled in. Iterators give records in ascending order of id,
    and read them as they are asked for.
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = True, stages: Stages | None = None) -> None:
        self.path = Path(path)
        self._store = Store(self.path)
        self._stages = stages or Stages()
        self._quoter = Quoter(self._store)
        if self._store.exists or self.path.is_dir():
            _ = self._store.reader  # a file that is no case is an error now, not later
        elif not create:
            raise CaseMissing(self.path, "no such case", hint="`dragoman read PATH --case FILE` makes one")

    def __enter__(self) -> Case:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Case {str(self.path)!r}>"

    def close(self) -> None:
        """Let go of the file. The case can be used again, and opens it anew."""
        self._store.close()

    # ------------------------------------------------------------ the main path

    def read(
        self,
        paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str] = (),
        *,
        workers: int | None = None,
        again: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> Summary:
        """Take in the reports at ``paths``, read those that are new, and draw the picture anew.

        What was read before is not read again, so a run that was stopped goes on where it was. Without paths, an
        interrupted run's reports are linked, and with ``again`` the case's own reports are read anew.

        Args:
            paths: files and folders; "-" is standard input.
            workers: processes that read; as many as there are cores when ``None``. With 0 this process reads itself,
                which a report that crashes or hangs the reader would then take with it.
            again: read reports anew whose reading another version or other models made.
            progress: called whenever results have been kept; what it was told survives any end of the process.

        Raises:
            CaseError: the case cannot be written. What was acknowledged is kept.
            MissingPart: a model is not installed.
        """
        if isinstance(paths, (str, os.PathLike)):
            paths = [paths]
        places = [p if isinstance(p, str) else Path(p) for p in paths]
        run = Run(self._store, self._stages, again, progress or (lambda _: None))
        with self._store.writing():
            run.read(places, default_workers() if workers is None else workers)
            self._draw_picture(run.tell)
        return run.summary()

    def remove(self, report_ids: Iterable[str] | str) -> tuple[str, ...]:
        """Take reports out, with all that only they said; ids may be cut short. Returns the whole ids.

        Raises:
            NotFound: one of them is not in the case; then none is removed.
        """
        wanted = [report_ids] if isinstance(report_ids, str) else list(report_ids)
        found = tuple(queries.locate(self._store, report_id, ("reports",))[1] for report_id in wanted)
        with self._store.writing():
            self._store.remove(dict.fromkeys(found))
            self._draw_picture()
        return found

    @property
    def stale(self) -> bool:
        """Whether the picture is not that of these reports and this version, as after a killed run; `read` mends it."""
        return is_stale(self._store, self._stages.picture_stamp())

    def _draw_picture(self, tell: Callable[[str], None] = lambda _: None) -> None:
        made_with = self._stages.picture_stamp()
        if not is_stale(self._store, made_with):
            return
        tell("linking")
        drawn_from = self._store.state("changes") or "0"
        records = self._stages.build_picture(StoreShelf(self._store), self._store.judgements(withdrawn=False))
        write_picture(self._store, records, drawn_from=drawn_from, made_with=made_with)

    # ------------------------------------------------------------ what is in it

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

    def _find(self, kind: str, record_type: type[R], filters: dict[str, Any]) -> Iterator[R]:
        for record in self._raw(kind, **filters):
            assert isinstance(record, record_type)
            yield self._quoter.with_sentences(record)

    def report(self, report_id: str) -> Report:
        """One report by its id or the beginning of it. Raises `NotFound`, `Ambiguous`."""
        report = self._store.report(queries.locate(self._store, report_id, ("reports",))[1])
        for (copy_of,) in self._store.rows("SELECT copy_of FROM copies WHERE report = ?", (report.id,)):
            return msgspec.structs.replace(report, copy_of=str(copy_of))
        return report

    def reading(self, report_id: str) -> Reading:
        """What was found in one report alone. Raises `NotFound` when it was not read."""
        return self._store.reading(queries.locate(self._store, report_id, ("reports",))[1])

    def files(self, report_id: str) -> tuple[str, ...]:
        """Every file that gave this report."""
        return self._store.files(queries.locate(self._store, report_id, ("reports",))[1])

    def records(self, kind: str, ids: Iterable[str]) -> dict[str, Any]:
        """The records of ``kind`` ("actors", "places", …) with those whole ids, by id; their evidence is offsets."""
        found = {}
        for record_id in sorted(ids):
            with suppress(NotFound):
                found[record_id] = queries.fetch(self._store, kind, queries.KINDS[kind], record_id)
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
        found: Story = self._one("stories", queries.locate(self._store, story_id, ("stories",))[1])
        return found

    def actor(self, reference: str) -> Actor:
        """The one actor of that id or name. Raises `NotFound`, `Ambiguous`."""
        found: Actor = self._one("actors", queries.the_actor(self._store, reference))
        return found

    def name_of(self, record_id: str | None) -> str | None:
        """The name of an actor or place, or the title of a story, by its whole id; ``None`` when there is none."""
        for table, column in (("actors", "name"), ("places", "name"), ("stories", "title")):
            for (name,) in self._store.rows(f"SELECT {column} FROM {table} WHERE id = ?", (record_id,)):
                return str(name)
        return None

    def sources_of(self, record: Event | Tie) -> tuple[str, ...]:
        """The names of those in whose words the event or tie is told, in order of name; empty when outlets tell it."""
        claims = record.claims if isinstance(record, Tie) else [c for a in record.accounts for c in a.claims]
        found = set()
        for claim_id in claims:
            with suppress(NotFound):
                claim = queries.fetch(self._store, "claims", Claim, claim_id)
                found.add(self.name_of(claim.source) or claim.source_text or "a source not named")
        return tuple(sorted(found))

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
        kind, record_id = queries.locate(self._store, reference)
        return self.report(record_id) if kind == "reports" else self._one(kind, record_id)

    def _one(self, kind: str, record_id: str) -> Any:
        return self._quoter.with_sentences(queries.fetch(self._store, kind, queries.KINDS[kind], record_id))

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
        actor_id = None if actor is None else queries.the_actor(self._store, actor)
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
        return {kind: self._raw(kind) for kind in queries.KINDS}

    def picture(self, story: str | None = None) -> Picture:
        """The resolved whole, or all that concerns one story, in memory. Its evidence is offsets into its reports.

        Raises:
            NotFound, Ambiguous: no story, or several, have an id that begins so.
        """
        with self.snapshot():
            if story is None:
                kinds = {kind: tuple(records) for kind, records in self.stream().items()}
                return Picture(dragoman=dragoman.__version__, models=self.models(), **kinds)
            return self._picture_of(queries.locate(self._store, story, ("stories",))[1])

    def _picture_of(self, story_id: str) -> Picture:
        return narrow(
            queries.fetch(self._store, "stories", Story, story_id),
            dragoman=dragoman.__version__,
            models=self.models(),
            reports=self._raw("reports", story=story_id),
            claims=self._raw("claims", story=story_id),
            events=self._raw("events", story=story_id),
            ties=self._raw("ties", story=story_id),
            told_actors=list(queries.find(self._store, "actors", Filters(story=story_id))),
            actor=lambda actor_id: queries.fetch(self._store, "actors", Actor, actor_id),
            place=lambda place_id: queries.fetch(self._store, "places", Place, place_id),
        )

    def _raw(self, kind: str, **filters: Any) -> Iterator[Any]:
        for record_id in queries.find(self._store, kind, Filters(**filters)):
            with suppress(NotFound):  # another process drew the picture anew while we were asked for the next
                if kind == "reports":
                    yield self.report(record_id)
                else:
                    yield queries.fetch(self._store, kind, queries.KINDS[kind], record_id)

    # ------------------------------------------------------------ judgements

    def same(self, left: str, right: str, *, by: str | None = None) -> Judgement:
        """Decide that two actors are one, and link anew. See `judge`."""
        return self.judge("same", left, right, by=by)

    def different(self, left: str, right: str, *, by: str | None = None) -> Judgement:
        """Decide that two actors are not one, and link anew. See `judge`."""
        return self.judge("different", left, right, by=by)

    def undecided(self, left: str, right: str, *, by: str | None = None) -> Judgement:
        """Decide to leave open whether two actors are one, and link anew. See `judge`."""
        return self.judge("undecided", left, right, by=by)

    def judge(self, verdict: Verdict, left: str, right: str, *, by: str | None = None) -> Judgement:
        """Record a decision in the journal; it beats every score, now and after every later reading.

        An earlier judgement on the same two mentions is withdrawn.

        Args:
            left, right: each an actor's id or the beginning of one, a name in full, or a mention ``REPORT:START``.
            by: who decides; the name of the system's user when ``None``.

        Raises:
            NotFound, Ambiguous: no actor, or several, are meant.
            BadQuestion: both are the same mention.
        """
        anchors = judging.find_anchors(self._store, left, right)
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        author = by or _user()
        with self._store.writing():
            for earlier in self._store.judgements(withdrawn=False):
                if {earlier.left, earlier.right} == set(anchors):
                    self._store.keep_judgement(msgspec.structs.replace(earlier, withdrawn=now))
            left_at, right_at = ((anchor.report, anchor.start) for anchor in anchors)
            judgement = Judgement(
                id=make_id("j", verdict, *left_at, *right_at, author, now),
                verdict=verdict,
                left=anchors[0],
                right=anchors[1],
                author=author,
                at=now,
            )
            self._store.keep_judgement(judgement)
            self._draw_picture()
        return judgement

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

    def undo(self, judgement_id: str) -> Judgement:
        """Withdraw a judgement (its id may be cut short) and link anew; it stays in the journal.

        Raises:
            NotFound: there is no such judgement, or it is withdrawn already.
        """
        held = [j for j in self._store.judgements(withdrawn=False) if j.id.startswith(judgement_id)]
        if len(held) != 1:
            raise NotFound(judgement_id, "judgement that holds", near=[j.id for j in held[:3]])
        withdrawn = msgspec.structs.replace(held[0], withdrawn=datetime.now(UTC).isoformat(timespec="microseconds"))
        with self._store.writing():
            self._store.keep_judgement(withdrawn)
            self._draw_picture()
        return withdrawn


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no entry for this user, as in some containers
        return "unknown"
