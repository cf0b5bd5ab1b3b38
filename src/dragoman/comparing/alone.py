"""What only one text of a story tells: events, what somebody is cited with, ties. A text and its copies count as one.

What another text tells too, in whatever words (`retelling`), is not alone, though it was not linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.comparing.alone_claims import claims_alone
from dragoman.comparing.alone_events import events_alone
from dragoman.comparing.retelling import Retelling
from dragoman.comparing.wording import Wording
from dragoman.records import Actor, Alone, Claim, Event


def find_alone(
    voices: Mapping[str, str],
    events: Sequence[Event],
    claims: Sequence[Claim],
    ties: Mapping[str, Sequence[str]],
    actors: Mapping[str, Actor],
    retelling: Retelling,
    wording: Wording,
) -> Iterator[Alone]:
    """Events, then claims, then ties that stand in one text only; none where the story has but one text.

    Args:
        voices: report id → id of the report whose text it repeats, or its own.
        ties: report id → ids of the ties that it states.
    """
    if len(set(voices.values())) > 1:
        yield from events_alone(voices, events, actors, retelling, wording)
        yield from claims_alone(voices, claims, actors, retelling)
        yield from _ties_alone(voices, ties)


def _ties_alone(voices: Mapping[str, str], ties: Mapping[str, Sequence[str]]) -> Iterator[Alone]:
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for report, ids in ties.items():
        for tie in ids:
            stated[tie].add(voices[report])
    for tie, roots in sorted(stated.items()):
        if len(roots) == 1:
            yield Alone(report=min(roots), tie=tie)
