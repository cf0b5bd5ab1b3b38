"""The accounts of one event side by side: what all say, where they differ, and how the difference is to be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.comparing.how_many import compare_how_many
from dragoman.comparing.retelling import Retelling
from dragoman.comparing.when import compare_when
from dragoman.comparing.where import compare_where
from dragoman.comparing.whether import compare_whether
from dragoman.comparing.who import compare_who
from dragoman.records import Actor, Agreed, Claim, Difference, Event, Place


def compare_event(
    event: Event,
    voices: Mapping[str, str],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    retelling: Retelling | None = None,
    claims: Mapping[str, Claim] | None = None,
) -> Iterator[Agreed | Difference]:
    """Slot by slot, what the accounts of ``event`` agree on and where they differ; for who was sent, see `envoys`.

    Args:
        voices: report id → id of the report whose text it repeats, or its own: copies of one text cannot agree.
        claims: by id, those in which the accounts stand: whether what is told as denied is in the words of who denies.
        retelling: the sentences of the story; without them accounts of one type are taken to tell one act.
    """
    yield from compare_when(event, voices)
    yield from compare_where(event, voices, actors, places)
    yield from compare_how_many(event, voices)
    yield from compare_who(event, voices, actors, retelling)
    yield from compare_whether(event, voices, actors, retelling, claims or {})
