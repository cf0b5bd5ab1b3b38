"""The accounts of one event side by side: what all say, where they differ, and how the difference is to be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from dragoman.comparing.how_many import compare_how_many
from dragoman.comparing.slots import HALF_READ
from dragoman.comparing.when import compare_when
from dragoman.comparing.where import compare_where
from dragoman.comparing.whether import compare_whether
from dragoman.comparing.who import compare_who
from dragoman.comparing.wording import Wording
from dragoman.records import Actor, Agreed, Claim, Difference, Event, Place

BEFALLS = frozenset({"ASSAULT", "COERCE", "SANCTION"})


def compare_event(
    event: Event,
    voices: Mapping[str, str],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    wording: Wording | None = None,
    claims: Mapping[str, Claim] | None = None,
) -> Iterator[Agreed | Difference]:
    """Slot by slot, what the accounts of ``event`` agree on and where they differ; for who was sent, see `envoys`.

    Args:
        voices: report id → id of the report whose text it repeats, or its own: copies of one text cannot agree.
        claims: by id, those in which the accounts stand: whether what is told as denied is in the words of who denies.
        wording: the sentences of the story; without them accounts of one type are taken to tell one act.
    """
    found = chain(
        compare_when(event, voices, actors, wording),
        compare_where(event, voices, actors, places, wording),
        compare_how_many(event, voices, actors, wording),
        compare_who(event, voices, actors, wording),
        compare_whether(event, voices, actors, wording, claims or {}),
    )
    for entry in found:
        if isinstance(entry, Difference) or event.confidence >= HALF_READ or _stands_by_itself(entry, event):
            yield entry


def _stands_by_itself(agreed: Agreed, event: Event) -> bool:
    """Whether it is sure though the event is half read: a number, or whom nobody named killed, held or punished."""
    return agreed.slot.startswith("counts.") or (agreed.slot == "recipients" and event.type in BEFALLS)
