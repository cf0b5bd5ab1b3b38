"""Which events of a story a reader wants first: told by many, near the top of the reports, with both sides known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.records import Event

if TYPE_CHECKING:
    from dragoman.telling.view import StoryView

# words are cheap: who asks, blames or refuses is told after what was done
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def ranked(view: StoryView) -> list[Event]:
    """The story's events, the weightiest first; background comes last."""
    return sorted(view.events.values(), key=lambda event: (event.historical, -_weight(view, event), event.id))


def _weight(view: StoryView, event: Event) -> float:
    value = 1.5 * view.voices(event)
    value += bool(event.actors) + bool(event.recipients or event.targets or len(event.actors) > 1)
    value += 0.5 * (event.place is not None) + 0.5 * (event.date is not None) + 0.5 * bool(event.counts)
    # what is only possible is no news, whoever speaks of it
    value += {"occurred": 1.0, "ongoing": 1.0, "alleged": 1.0, "hypothetical": -3.0}.get(event.modality, 0.0)
    value -= 1.5 * (event.type in SPOKEN) + 2.0 * (not event.actors and not event.recipients)
    # news tells the happening first: each report that has it in its first tenth weighs as much as another voice
    first: dict[str, float] = {}
    for one in view.here(event.evidence):
        first[one.report] = min(view.depth(one), first.get(one.report, 1.0))
    return value + 1.5 * sum(sorted(max(0.0, 1 - 5 * depth) for depth in first.values()))
