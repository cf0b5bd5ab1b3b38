"""The four stages as the case calls them: one record, so that a test or another machine can put its own in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.case.picture import PictureRecord, build_picture
from dragoman.case.reading_pool import SECONDS_A_REPORT
from dragoman.case.versions import Stamp, picture_stamp, reading_stamp
from dragoman.records import Judgement, Rejection, Report, Shelf


def take_in(paths: Iterable[str | Path]) -> Iterator[Report | Rejection]:
    """Intake, imported when the first file is read."""
    from dragoman import intake

    yield from intake.take_in(paths)


@dataclass(frozen=True)
class Stages:
    """What the case calls, in the order it calls it.

    ``reader`` is named rather than given (``module:function``), because worker processes import it for themselves.
    ``languages`` holds the ISO 639-1 codes that the reader understands; a report without a known language is read.
    ``seconds_a_report`` is the patience with a report that hangs its reader, beside what its length asks for.
    """

    take_in: Callable[[Sequence[str | Path]], Iterator[Report | Rejection]] = take_in
    reader: str = "dragoman.reading.reader:read_report"
    build_picture: Callable[[Shelf, Sequence[Judgement]], Iterator[PictureRecord]] = build_picture
    reading_stamp: Callable[[], Stamp] = reading_stamp
    picture_stamp: Callable[[], str] = picture_stamp
    languages: frozenset[str] = frozenset({"en"})
    seconds_a_report: float = SECONDS_A_REPORT

    def can_read(self, report: Report) -> bool:
        return report.language is None or report.language.split("-")[0].lower() in self.languages
