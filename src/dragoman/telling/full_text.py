"""A report in full for a page: its paragraphs, with the sentences that something rests on as targets of links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Evidence, Report, Span

QUIET = frozenset({"caption", "credit", "byline", "dateline", "heading", "boilerplate"})


@dataclass(frozen=True)
class Piece:
    """A stretch of a report's text. ``anchor`` is its link target; ``cited`` text is what something rests on.

    ``ended`` are the anchors of the sentences that end with it. ``quiet`` text is no sentence of the story.
    """

    text: str
    anchor: str | None
    cited: bool
    quiet: bool
    ended: tuple[str, ...]


def anchor(evidence: Evidence) -> str:
    return f"{evidence.report}-{evidence.start}"


def paragraphs(report: Report, cited: Iterable[Evidence]) -> Iterator[list[Piece]]:
    """The report's text: pieces for each line that is not blank. Overlapping evidence is cut at its starts."""
    cuts: dict[int, str] = {}
    ends: dict[int, int] = {}
    for evidence in cited:
        cuts.setdefault(evidence.start, anchor(evidence))
        ends[evidence.start] = max(ends.get(evidence.start, 0), evidence.end)
    quiet = [part.span for part in report.parts if part.kind in QUIET]
    start = 0
    for line in report.text.split("\n"):
        end = start + len(line)
        if line.strip():
            yield list(_pieces(report.text, Span(start, end), cuts, ends, quiet))
        start = end + 1


def _pieces(
    text: str, line: Span, cuts: Mapping[int, str], ends: Mapping[int, int], quiet: Sequence[Span]
) -> Iterator[Piece]:
    inside = sorted(cut for cut in cuts if line.start <= cut < line.end)
    edges = {edge for span in quiet for edge in (span.start, span.end) if line.start < edge < line.end}
    borders = sorted({line.start, line.end, *inside, *(min(ends[cut], line.end) for cut in inside), *edges})
    for left, right in pairwise(borders):
        yield Piece(
            text=text[left:right],
            anchor=cuts.get(left),
            cited=any(cut <= left < ends[cut] for cut in inside),
            quiet=any(span.start <= left < span.end for span in quiet),
            ended=tuple(cuts[cut] for cut in inside if min(ends[cut], line.end) == right),
        )
