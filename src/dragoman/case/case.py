"""The case as its users see it: what they read in, what they decide; what they find in it is in `contents.py`.

`Case.read` is the main path of the whole program: intake gives reports, the pool reads them, the store keeps them, and
linking and comparing draw the picture anew.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from dragoman.case import judging, lookup
from dragoman.case.contents import Contents
from dragoman.case.picture_tables import is_stale, write_picture
from dragoman.case.reading_pool import default_workers
from dragoman.case.run import Progress, Run, Summary
from dragoman.case.stages import Stages
from dragoman.case.store import Store, StoreShelf
from dragoman.errors import CaseMissing, NotFound
from dragoman.records import Judgement, Verdict, make_id


class Case(Contents):
    """One case file. Use it in a ``with`` block, or call `close`.

    Records come back with the sentence of every `Evidence` filled in. Iterators give records in ascending order of id,
    and read them as they are asked for.
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = True, stages: Stages | None = None) -> None:
        self.path = Path(path)
        super().__init__(Store(self.path))
        self._stages = stages or Stages()
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
        found = tuple(lookup.locate(self._store, report_id, ("reports",))[1] for report_id in wanted)
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
