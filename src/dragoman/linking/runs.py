"""Derived ties: a run of events of one sign between two actors, told as a tie with the events' sentences as evidence.

What counts is the same every time and never the clock:

- Events that occurred or go on count, denied, planned and alleged ones do not. Material ones weigh 1, verbal ones 0.5;
  meetings, requests and inquiries have no sign (quad classes of ``knowledge/plover.yaml``).
- Two events of one type and one day, or of one type without a day, may be two tellings of one: they count once.
- A tie needs `LEAST` events of one sign, on more than one day where days are known, with `SHARE` of the weight of
  all signed events between the two in that direction.
- Strength is the sum of the weights, each halved for every `HALF_LIFE` days that the event is older than the newest
  event of the case. Confidence is ``1 - 0.5 ** strength``, at most 0.9: one undecayed material event gives 0.5.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dragoman.knowledge.files import load_yaml
from dragoman.records import Event, Evidence, Tie, make_id

LEAST = 3
SHARE = 0.75
HALF_LIFE = 365.0
MOST_CERTAIN = 0.9
NEUTRAL = frozenset({"CONSULT", "REQUEST", "INVESTIGATE"})
COUNTED = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True)
class _Deed:
    event: str
    type: str
    sign: int
    weight: float
    day: str | None
    origins: int
    evidence: tuple[Evidence, ...]


class Runs:
    """Collects the signed events of a case, story by story, and tells the ties that they make."""

    def __init__(self) -> None:
        self._deeds: defaultdict[tuple[str, str], list[_Deed]] = defaultdict(list)
        self._newest: str | None = None

    def add(self, events: Iterable[Event]) -> None:
        for event in events:
            sign, weight = _weight(event.type)
            if not sign or event.modality not in COUNTED:
                continue
            day = event.date.start if event.date is not None else None
            if day is not None and (self._newest is None or day > self._newest):
                self._newest = day
            deed = _Deed(event.id, event.type, sign, weight, day, event.origins, event.evidence)
            for actor in event.actors:
                for recipient in event.recipients:
                    if actor != recipient:
                        self._deeds[actor, recipient].append(deed)

    def ties(self) -> list[Tie]:
        """The derived ties, by id."""
        made = [
            self._tie(source, target, run)
            for (source, target), deeds in self._deeds.items()
            for run in [_run(deeds)]
            if run
        ]
        return sorted(made, key=lambda tie: tie.id)

    def _tie(self, source: str, target: str, run: list[_Deed]) -> Tie:
        days = sorted(deed.day for deed in run if deed.day is not None)
        assaults = sum(deed.type == "ASSAULT" for deed in run)
        kind = "supports" if run[0].sign == 1 else "at war with" if 2 * assaults > len(run) else "opposes"
        strength = sum(deed.weight * 0.5 ** (self._age(deed) / HALF_LIFE) for deed in run)
        since = days[0] if days else None
        return Tie(
            id=make_id("t", "derived", source, target, kind, run[0].sign),
            source=source,
            target=target,
            type=kind,
            sign=1 if run[0].sign == 1 else -1,
            since=since,
            until=None,
            modality="occurred",
            claims=(),
            origins=max(deed.origins for deed in run),
            confidence=round(min(MOST_CERTAIN, 1 - 0.5**strength), 2),
            derived=True,
            evidence=tuple(sorted({one for deed in run for one in deed.evidence})),
        )

    def _age(self, deed: _Deed) -> float:
        """Days before the newest event of the case; an undated event is as old as one half-life."""
        if deed.day is None or self._newest is None:
            return HALF_LIFE
        return float((date.fromisoformat(self._newest) - date.fromisoformat(deed.day)).days)


def _run(deeds: list[_Deed]) -> list[_Deed]:
    """The events of the sign that prevails, when they are enough to be a tie; else none."""
    distinct = _told_once(sorted({deed.event: deed for deed in deeds}.values(), key=lambda deed: deed.event))
    total = sum(deed.weight for deed in distinct)
    for sign in (1, -1):
        run = [deed for deed in distinct if deed.sign == sign]
        days = {deed.day for deed in run}
        spread = len(days) > 1 or days == {None}
        if len(run) >= LEAST and spread and sum(deed.weight for deed in run) >= SHARE * total:
            return run
    return []


def _told_once(deeds: Iterable[_Deed]) -> list[_Deed]:
    """The deeds, those of one type and day, which may be one told twice, joined into one with all their evidence."""
    joined: dict[tuple[str, str | None], _Deed] = {}
    for deed in deeds:
        known = joined.setdefault((deed.type, deed.day), deed)
        if known is not deed:
            joined[deed.type, deed.day] = replace(
                known, origins=max(known.origins, deed.origins), evidence=known.evidence + deed.evidence
            )
    return list(joined.values())


@cache
def _weight(kind: str) -> tuple[int, float]:
    """The sign of an event type and its weight: material 1, verbal 0.5, neither 0."""
    quad = load_yaml("plover.yaml")["types"].get(kind, {}).get("quad")
    if quad is None or kind in NEUTRAL:
        return 0, 0.0
    return (1 if quad in (1, 2) else -1), (1.0 if quad in (2, 4) else 0.5)
