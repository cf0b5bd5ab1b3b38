"""What only one report says, as lines: under each outlet its sentences that no other text was found to tell."""

from __future__ import annotations

from dragoman.records import Evidence
from dragoman.telling import words
from dragoman.telling.in_their_words import LONGEST, words_of
from dragoman.telling.lines import Line
from dragoman.telling.view import StoryView

MOST_ALONE = 24  # sentences of all texts
MANY_ALONE = 96  # the same where there is more room
ALONE, ALONE_NOTE = (
    "What only one says",
    "As far as words show: no sentence of another report was found that tells the same.",
)


def alone(view: StoryView, most: int = MOST_ALONE) -> list[Line]:
    """For each text the sentences that tell most of what no other text was found to tell.

    "Only here" is said of those with an act that no other text tells in other words either. Of many texts those with
    such sentences come first.

    Args:
        most: so many of all texts at most, the rest counted.
    """
    denials = {one.denial for one in view.comparison.disputes}  # they stand in a section of their own
    acts = {entry.event for entry in view.comparison.alone}
    sure = [e for event in view.events.values() if event.id in acts for e in event.evidence]
    own: dict[str, list[Evidence]] = {report.id: [] for report in view.texts}
    for one in view.comparison.own:
        if one.report in own and one not in denials:
            own[one.report].append(one)
    alone_here = {e.report for e in sure}
    chosen = sorted((r for r in view.texts if own[r.id]), key=lambda r: r.id not in alone_here)[:most]
    lines = []
    for report in sorted(chosen, key=lambda r: view.mark[r.id]):
        shown = own[report.id][: max(1, most // len(chosen))]
        below = [
            view.line(
                words.quotation(words_of(view, one, LONGEST)),
                [one],
                kind="alone" if any(one.overlaps(e) for e in sure) else "",
            )
            for one in sorted(shown, key=lambda one: one.start)
        ]
        if rest := own[report.id][len(shown) :]:
            below.append(view.rest("sentence", rest, len(rest)))
        lines.append(Line(text=view.name(report), marks=(view.mark[report.id],), below=tuple(below)))
    return lines


def alone_heading(view: StoryView) -> tuple[str, str]:
    """The title of what `alone` lists, and the note under it; the one text of a story just tells it."""
    return (ALONE, ALONE_NOTE) if len(view.texts) > 1 else ("What else it says", "")
