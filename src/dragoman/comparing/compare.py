"""A story in, its comparison out: agreed, differing, alone, labels, sources, origins.

Nothing is resolved by overwriting: each difference keeps every value with the sentences that give it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.comparing.accounts import compare_event
from dragoman.comparing.labels import compare_labels
from dragoman.comparing.wordings import Wordings
from dragoman.records import (
    Actor,
    Agreed,
    Alone,
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
    found = [entry for event in events for entry in compare_event(event, voices, actors, places, texts)]
    return Comparison(
        agreed=tuple(entry for entry in found if isinstance(entry, Agreed)),
        differing=tuple(entry for entry in found if isinstance(entry, Difference)),
        alone=tuple(_alone(voices, events, claims, ties, Wordings(reports))),
        labels=compare_labels(reports, events, claims, actors),
        sources=_sources(reports, claims),
        origins=_origins(reports),
    )


def _alone(
    voices: Mapping[str, str],
    events: Sequence[Event],
    claims: Sequence[Claim],
    ties: Mapping[str, Sequence[str]],
    wordings: Wordings,
) -> Iterator[Alone]:
    """Events, cited sources and ties that stand in one text only; a text and its copies count as one.

    An event without a participant is too loosely told to be missed elsewhere, and what another text says in nearly the
    same words is not alone, though it was not found to be the same event there.
    """
    if len(set(voices.values())) < 2:
        return
    for event in events:
        roots = {voices[account.report] for account in event.accounts}
        told = any(account.actors or account.recipients for account in event.accounts)
        if len(roots) == 1 and told and not wordings.echoed(event.evidence):
            yield Alone(report=min(roots), event=event.id)
    quoted: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.source is not None:
            quoted[claim.source].add(voices[claim.report])
    for claim in claims:
        alone = claim.source is not None and len(quoted[claim.source]) == 1
        if alone and voices[claim.report] == claim.report and not wordings.echoed(claim.evidence):
            yield Alone(report=claim.report, claim=claim.id)
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for report, ids in ties.items():
        for tie in ids:
            stated[tie].add(voices[report])
    for tie, roots in sorted(stated.items()):
        if len(roots) == 1:
            yield Alone(report=min(roots), tie=tie)


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
