"""How sure an event is: the share of events told so that are right, kind and both sides.

What an event is read from leaves plain signs: whether a verb or a noun tells it and how much of the lexicon's pattern
was met, which of its sides are known, whether they were borrowed from an earlier sentence, its modality, who says so.
What the signs are worth was learned on public sentences whose sides and kind others marked
(``training/event_confidence.py``; ``python -m benchmarks calibration`` prints the error on sentences that were not
learned from) and is kept in ``knowledge/event_confidence.tsv``. Rare signs weigh little, for the learning shrinks them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from dragoman.knowledge.files import read_tsv
from dragoman.reading.events.lexicon import Pattern
from dragoman.records import EventMention


def signs_of(event: EventMention, pattern: Pattern, *, borrowed: bool) -> tuple[str, ...]:
    """The signs of an event in a fixed order. ``pattern`` is the surest that tells it; ``borrowed``: its sides stand
    in another sentence."""
    several = len(event.actors) > 1 and not event.recipients
    both = several or (event.actors and event.recipients)
    sides = "both" if both else "actor" if event.actors else "without actor"
    if not event.recipients and any(matter.role == "target" for matter in event.matter):
        sides = "actor and thing" if event.actors else "thing"
    kind = "verb" if pattern.kind == "adjective" else pattern.kind
    signs = ["any", f"told by {kind}", f"sides {sides}", f"type {event.type}", f"modality {event.modality}"]
    if pattern.weight >= 2:
        signs.append("pattern of several words")
    if kind != "verb" and both:
        signs.append("sides both of noun")
    if borrowed:
        signs.append("sides borrowed")
    if event.claims:
        signs.append("in a claim")
    if event.date is not None or event.place is not None:
        signs.append("dated or placed")
    return tuple(signs)


@cache
def _weights() -> Mapping[str, float]:
    return {row["sign"]: float(row["weight"]) for row in read_tsv("event_confidence.tsv")}


def confidence_of(signs: Iterable[str], weights: Mapping[str, float] | None = None) -> float:
    """The share of right ones, 0 to 1, among events with these signs; unknown signs weigh nothing."""
    weights = _weights() if weights is None else weights
    total = sum(weights.get(sign, 0.0) for sign in sorted(signs))
    return round(1 / (1 + math.exp(-total)), 3)
