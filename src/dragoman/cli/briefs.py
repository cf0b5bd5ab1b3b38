"""A brief in the form that was asked for: one story's, or what is new in the case."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dragoman.cli.writing import write_text, writing_to

if TYPE_CHECKING:
    from dragoman.case.case import Case


class BriefFormat(StrEnum):
    TERMINAL = "terminal"
    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


def write_brief(case: Case, story: str, format: BriefFormat, sink: IO[bytes]) -> None:
    """The brief of one story to ``sink``."""
    from dragoman.exports.json import write_picture
    from dragoman.telling.brief import compose_brief
    from dragoman.telling.page import render

    picture = case.picture(story)
    if format is BriefFormat.JSON:
        write_picture(sink, picture)
    elif format is BriefFormat.HTML:
        sink.write(render(picture, story).encode())
    else:
        write_text(compose_brief(picture, story), format is BriefFormat.MARKDOWN, sink)


def tell_news(case: Case, story: str | None, since: str, format: BriefFormat, out: Path | None) -> None:
    """What is new since a day, in one story or in all; says so where nothing is."""
    import dragoman
    from dragoman.cli.terminal import remarks
    from dragoman.telling.news import MOST_STORIES, compose_news, rank
    from dragoman.telling.page import render_lines
    from dragoman.telling.plain_json import to_json

    with case.snapshot():
        new = case.arrived_since(since)
        wanted = [case.story(story)] if story else (s for s in case.stream()["stories"])
        ranked = rank(wanted, new)
        shown = ranked[:MOST_STORIES]
        told = compose_news((case.picture(one.id) for one in shown), new, since, len(ranked) - len(shown))
    with writing_to(out) as sink:
        if format is BriefFormat.JSON:
            sink.write(to_json(told, told.sources))
        elif format is BriefFormat.HTML:
            sink.write(render_lines(told, dragoman.__version__).encode())
        elif told.sections:
            write_text(told, format is BriefFormat.MARKDOWN, sink)
    if not told.sections:
        remarks().print(f"no report came into the case since {since}" + (" that belongs to the story" if story else ""))
