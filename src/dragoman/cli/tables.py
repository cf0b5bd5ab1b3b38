"""What the tables of a case hold: for each kind of record its columns, its rows, and what comes first for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.case.case import Case
    from dragoman.records import Actor, Claim, Event, Place, Report, Story, Tie

# Pipes get the order of ids, which never changes; a person wants what most reports tell, or what was first.
FIRST: dict[str, Callable[[Any], Any]] = {
    "reports": lambda report: (report.published or "9999", report.id),
    "stories": lambda story: (-len(story.reports), story.id),
    "actors": lambda actor: (-len({report for name in actor.names for report in name.reports}), actor.id),
    "places": lambda place: (-sum(sum(name.reports.values()) for name in place.names), place.id),
    "events": lambda event: ((event.date and event.date.start) or "9999", event.id),
    "claims": lambda claim: (claim.report, claim.content.start, claim.id),
    "ties": lambda tie: (-tie.origins, -len(tie.evidence), tie.id),
}


def _report_row(case: Case, report: Report) -> tuple[object, ...]:
    copy = f"copy of {report.copy_of}" if report.copy_of else None
    return report.id, (report.published or "")[:10], report.outlet, report.language, report.title, copy


def _story_row(case: Case, story: Story) -> tuple[object, ...]:
    differing = story.comparison.differing if story.comparison else ()
    contradictions = sum(1 for difference in differing if difference.kind == "contradiction")
    origins = len(story.comparison.origins) if story.comparison else None
    return story.id, story.title, len(story.reports), origins, len(story.events), contradictions


def _actor_row(case: Case, actor: Actor) -> tuple[object, ...]:
    others = sorted({n.text for n in actor.names if n.kind in ("name", "alias", "acronym") and n.text != actor.name})
    reports = {report for name in actor.names for report in name.reports}
    return actor.id, actor.name, actor.kind, actor.country, len(reports), ", ".join(others)


def _place_row(case: Case, place: Place) -> tuple[object, ...]:
    return place.id, place.name, place.country, place.latitude, place.longitude, place.geonames


def _event_row(case: Case, event: Event) -> tuple[object, ...]:
    from dragoman.telling.dates import when
    from dragoman.telling.words import listed

    who, whom = ([case.name_of(i) or i for i in ids] for ids in (event.actors, event.recipients))
    date = when(event.date) if event.date else None
    return (
        event.id, date, event.type, event.mode, listed(who, 3), listed(whom or event.targets, 3),
        case.name_of(event.place), modality(case, event), event.origins,
    )  # fmt: skip


def _claim_row(case: Case, claim: Claim) -> tuple[object, ...]:
    report = case.report(claim.report)
    source = case.name_of(claim.source) or claim.source_text
    return claim.id, source, claim.cue, claim.content.cut(report.text), claim.manner, claim.stance, report.outlet


def _tie_row(case: Case, tie: Tie) -> tuple[object, ...]:
    sign = {1: "+", -1: "−", 0: ""}[tie.sign]
    ends = case.name_of(tie.source), case.name_of(tie.target)
    return tie.id, ends[0], tie.type, ends[1], sign, tie.since, tie.until, modality(case, tie), tie.origins


def modality(case: Case, record: Event | Tie) -> str:
    """An allegation is never shown without whose it is, nor the denial of an event."""
    from dragoman.records import Tie
    from dragoman.telling.whose_word import deniers_of, sources_of

    claims = case.claims_of(record)
    if isinstance(record, Tie):
        return _by(case, record.modality, claims.values() if record.modality == "alleged" else ())
    denying = deniers_of(record, claims)
    if record.modality == "denied":
        return _by(case, "denied", denying)
    told = _by(case, record.modality, sources_of(record, claims) if record.modality == "alleged" else ())
    return f"{told}, {_by(case, 'denied', denying)}" if denying else told


def _by(case: Case, whether: str, claims: Iterable[Claim]) -> str:
    from dragoman.telling.words import listed

    sources = sorted({case.name_of(c.source) or c.source_text or "a source not named" for c in claims})
    return f"{whether} by {listed(sources, 2)}" if sources else whether


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Case, Any], tuple[object, ...]]]] = {
    "reports": (("id", "date", "outlet", "language", "title", "copy"), _report_row),
    "stories": (("id", "title", "reports", "origins", "events", "contradictions"), _story_row),
    "actors": (("id", "name", "kind", "country", "reports", "other names"), _actor_row),
    "places": (("id", "name", "country", "latitude", "longitude", "geonames"), _place_row),
    "events": (("id", "date", "type", "mode", "who", "whom", "where", "modality", "origins"), _event_row),
    "claims": (("id", "source", "cue", "content", "manner", "stance", "outlet"), _claim_row),
    "ties": (("id", "from", "type", "to", "sign", "since", "until", "modality", "origins"), _tie_row),
}
