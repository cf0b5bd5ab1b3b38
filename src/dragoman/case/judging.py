"""From the words of a person ("Haftar", "a3f0…", "1c2d…:120-126") to the anchor that a judgement stands on.

A judgement must outlive every re-reading and re-linking, and actor ids do not: so what is kept is a place in a report
where the actor is named. For an id that is the first use of the name that the actor is shown under, in the report of
smallest id; for a name, the first place where exactly this name is used for the actor, so that two names that were
merged wrongly can be told apart again. An id that a merger took out of the picture stands for the name it was made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.case.folding import fold
from dragoman.case.lookup import actors_called, fetch, former_name, locate, the_actor
from dragoman.case.store import Store
from dragoman.errors import BadQuestion, DragomanError, NotFound
from dragoman.linking.anchors import resolve_anchor
from dragoman.records import Actor, Anchor, Mention, Reading, Report

_PLACE = re.compile(r"(?P<report>[0-9A-Za-z]+):(?P<start>\d+)(?:-(?P<end>\d+))?")
_NAMING = ("name", "alias", "acronym", "metonym")


def find_anchor(store: Store, reference: str) -> Anchor:
    """The place in a report that stands for the actor ``reference`` means.

    Args:
        reference: an actor's id or the beginning of one, a name in full, or a mention as ``REPORT:START`` or
            ``REPORT:START-END``.

    Raises:
        NotFound, Ambiguous: no actor, or several, are meant.
        BadQuestion: no mention stands at the place given.
    """
    place = _PLACE.fullmatch(reference.strip())
    if place is not None:
        return _anchor_at(store, place)
    actor = fetch(store, "actors", Actor, the_actor(store, reference))
    wanted = fold(former_name(store, reference.strip()) or reference.strip())
    exact = [n for n in actor.names if fold(n.text) == wanted]
    shown = [n for n in actor.names if n.text == actor.name]
    for names in (exact, shown, [n for n in actor.names if n.kind in _NAMING], actor.names):
        for report_id in sorted({report for name in names for report in name.reports}):
            anchor = _first_mention(store, actor, report_id, {name.text for name in names})
            if anchor is not None:
                return anchor
    raise DragomanError(
        f"{actor.name} ({actor.id}) is named in no report's text", hint="an outlet can be judged only where it is"
    )


def find_anchors(store: Store, left: str, right: str) -> tuple[Anchor, Anchor]:
    """The anchors of both sides of a judgement.

    Raises:
        BadQuestion: both are one and the same mention.
    """
    anchors = find_anchor(store, left), find_anchor(store, right)
    if anchors[0] == anchors[1]:
        raise BadQuestion(
            right,
            f"{left!r} and {right!r} are one mention: “{anchors[0].name}” in report {anchors[0].report}",
            hint="name two mentions as REPORT:START, as `dragoman show ACTOR` lists them",
        )
    return anchors


def actor_of(store: Store, anchor: Anchor) -> Actor | None:
    """The actor that ``anchor`` belongs to in the present picture; ``None`` when its report is not in the case."""
    report_id = anchor.report
    try:
        report, reading = store.report(report_id), store.reading(report_id)
    except NotFound:
        return None
    at = resolve_anchor(anchor, report, reading)
    if at is None:
        return None
    texts = {name.text for name in reading.chains[at[1]].names}
    found = [fetch(store, "actors", Actor, a) for a in (actors_called(store, anchor.name) if anchor.name else ())]
    here = [(sum(n.text in texts and report_id in n.reports for n in actor.names), actor.id, actor) for actor in found]
    best = max(here, key=lambda fit: fit[:2], default=None)
    return best[2] if best is not None and best[0] else None


def mentions_of(store: Store, actor: Actor, report_id: str) -> Iterator[Mention]:
    """The mentions in one report whose words the actor goes by there, in order."""
    report, reading = store.report(report_id), store.reading(report_id)
    texts = {name.text for name in actor.names if report_id in name.reports}
    chains = _chains(report, reading, actor, texts)
    for mention in reading.mentions:
        if mention.chain in chains:
            yield mention


def _anchor_at(store: Store, place: re.Match[str]) -> Anchor:
    report_id = locate(store, place["report"], ("reports",))[1]
    report, reading = store.report(report_id), store.reading(report_id)
    start = int(place["start"])
    end = int(place["end"]) if place["end"] else None
    here = [m for m in reading.mentions if m.start == start and end in (None, m.end)]
    if not here:
        near = sorted(reading.mentions, key=lambda m: (abs(m.start - start), m.start, m.end))[:3]
        told = ", ".join(f"{report_id}:{m.start}-{m.end} “{m.span.cut(report.text)}”" for m in near)
        hint = f"nearest are {told}" if told else None
        raise BadQuestion(place[0], f"no mention of an actor begins at {place[0]}", hint=hint)
    return _anchor(report, max(here, key=lambda m: m.end))


def _first_mention(store: Store, actor: Actor, report_id: str, texts: set[str]) -> Anchor | None:
    report, reading = store.report(report_id), store.reading(report_id)
    chains = _chains(report, reading, actor, texts)
    for mention in reading.mentions:
        if mention.chain in chains and mention.span.cut(report.text) in texts:
            return _anchor(report, mention)
    # The wording of a chain may be tidied ("the Syrian regime" for "the  Syrian\nregime"): any naming mention will do.
    for mention in reading.mentions:
        if mention.chain in chains and mention.kind in _NAMING:
            return _anchor(report, mention)
    return None


def _chains(report: Report, reading: Reading, actor: Actor, texts: Iterable[str]) -> set[int]:
    """The chains of the report that bear one of ``texts``, of which those that most of the actor's names fit."""
    texts = set(texts)
    all_texts = {name.text for name in actor.names if report.id in name.reports}
    fit = {
        index: sum(name.text in all_texts for name in chain.names) / max(1, len(chain.names))
        for index, chain in enumerate(reading.chains)
        if any(name.text in texts for name in chain.names)
    }
    best = max(fit.values(), default=0.0)
    return {index for index, share in fit.items() if share == best}


def _anchor(report: Report, mention: Mention) -> Anchor:
    return Anchor(report=report.id, start=mention.start, end=mention.end, name=mention.span.cut(report.text))
