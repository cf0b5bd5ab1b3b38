"""A story in, its comparison out: agreed, differing, alone, labels, sources, origins.

Nothing is resolved by overwriting: each difference keeps every value with the sentences that give it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dragoman.comparing.accounts import compare_event
from dragoman.comparing.alone import find_alone
from dragoman.comparing.disputes import find_disputes
from dragoman.comparing.doubts import find_doubts
from dragoman.comparing.envoys import compare_envoys
from dragoman.comparing.gist import find_gist, find_own
from dragoman.comparing.labels import compare_labels
from dragoman.comparing.numbers import find_numbers
from dragoman.comparing.parallels import find_parallels
from dragoman.comparing.retelling import Retelling
from dragoman.comparing.sided import find_sided
from dragoman.comparing.wording import Wording
from dragoman.records import (
    Actor,
    Agreed,
    Cited,
    Claim,
    Comparison,
    Difference,
    Event,
    Origin,
    Place,
    Report,
    Sources,
)


def compare(
    reports: Sequence[Report],
    events: Sequence[Event],
    claims: Sequence[Claim],
    ties: Mapping[str, Sequence[str]],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
) -> Comparison:
    """The accounts of one story side by side.

    Args:
        reports: the story's reports, with ``copy_of``.
        ties: report id → ids of the ties that it states.
        actors, places: by id, at least those that the events and claims name.
    """
    voices = {report.id: report.copy_of or report.id for report in reports}
    texts = {report.id: report.text for report in reports}
    wording = Wording(reports)
    by_id = {claim.id: claim for claim in claims}
    found = [entry for event in events for entry in compare_event(event, voices, actors, places, wording, by_id)]
    found += compare_envoys(events, actors, texts)
    parallels = find_parallels(reports, events)
    gist = find_gist(reports, parallels)
    told = {one.evidence for one in gist} | {evidence for one in parallels for evidence in one.sentences}
    return Comparison(
        agreed=tuple(entry for entry in found if isinstance(entry, Agreed)),
        differing=_once(found, {event.id: event for event in events}),
        alone=tuple(find_alone(voices, events, claims, ties, actors, Retelling(reports, events), wording)),
        labels=compare_labels(reports, events, claims, actors),
        sources=_sources(reports, claims),
        origins=_origins(reports),
        doubtful=find_doubts(events, actors, places, wording),
        gist=gist,
        own=find_own(reports, told, events),
        parallels=parallels,
        numbers=find_numbers(reports),
        disputes=find_disputes(reports),
        sided=find_sided(reports, claims),
    )


def _once(found: Sequence[Agreed | Difference], events: Mapping[str, Event]) -> tuple[Difference, ...]:
    """The differences; of two with the same values in the same slot, the one whose event is read more surely.

    Whether it happened is one difference however many acts of a kind the same report denies.
    """
    best: dict[tuple[object, ...], Difference] = {}
    for entry in found:
        if isinstance(entry, Difference):
            key: tuple[object, ...] = entry.slot, frozenset(v.value for v in entry.values)
            if entry.slot == "modality":
                denied = [report for v in entry.values if v.value in ("denied", "negated") for report in v.reports]
                key = entry.slot, events[entry.event].type, frozenset(denied) or entry.event
            if key not in best or events[entry.event].confidence > events[best[key].event].confidence:
                best[key] = entry
    return tuple(best.values())


def _sources(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[Sources, ...]:
    """Whom each report relies on, the most quoted first; ``None`` counts claims without a source."""
    cited: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for claim in claims:
        cited[claim.report][claim.source] += 1
    return tuple(
        Sources(
            report=report.id,
            cited=tuple(
                Cited(source=source, claims=n)
                for source, n in sorted(cited[report.id].items(), key=lambda item: (-item[1], item[0] or ""))
            ),
        )
        for report in reports
    )


def _origins(reports: Sequence[Report]) -> tuple[Origin, ...]:
    """The reports grouped by the text that they go back to: a text, its reprints, and one agency's items."""
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[report.copy_of or report.id].append(report)
    origins = []
    for root, members in sorted(groups.items()):
        ids = tuple(sorted(report.id for report in members))
        first = next((report for report in members if report.id == root), members[0])
        agency = first.metadata.get("agency")
        if len(members) > 1:
            why = "the same text, nearly word for word" + (f", from {agency}" if agency else "")
        else:
            why = f"from {agency}" if agency else "its own text"
        origins.append(Origin(reports=ids, why=why))
    return tuple(origins)
