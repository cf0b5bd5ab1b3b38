"""A story in, its comparison out: agreed, differing, alone, labels, sources, origins.

Nothing is resolved by overwriting: each difference keeps every value with the sentences that give it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.comparing.accounts import compare_event
from dragoman.comparing.envoys import compare_envoys
from dragoman.comparing.labels import compare_labels
from dragoman.comparing.retelling import Retelling, sides_of
from dragoman.comparing.wordings import Wordings
from dragoman.knowledge.families import family
from dragoman.knowledge.reporting import force_of
from dragoman.records import (
    Actor,
    Agreed,
    Alone,
    Cited,
    Claim,
    Comparison,
    Difference,
    Event,
    Modality,
    Origin,
    Place,
    Report,
    Sources,
)

# from which confidence on an event, a claim is told to stand alone: what is not there at all is no news
SURE_EVENT, SURE_CLAIM = 0.3, 0.9
SAID = 25  # the least characters of a content that is no quotation
# what is planned or possible has not happened, so that nobody need tell it
TOLD: frozenset[Modality] = frozenset({"occurred", "ongoing", "alleged", "denied", "negated"})
# acts of one side, told fully with a place, a day or a number
ONE_SIDED = frozenset({"CONCEDE", "MOBILIZE", "PROTEST", "RETREAT"})
_VAGUE = re.compile(r"(?i)(?:an?|any|some|their|its|his|her|other|one)\b")


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
    retelling = Retelling(reports)
    found = [entry for event in events for entry in compare_event(event, voices, actors, places, retelling)]
    found += compare_envoys(events, actors, texts)
    return Comparison(
        agreed=tuple(entry for entry in found if isinstance(entry, Agreed)),
        differing=tuple(entry for entry in found if isinstance(entry, Difference)),
        alone=tuple(_alone(voices, events, claims, ties, actors, Wordings(reports), retelling)),
        labels=compare_labels(reports, events, claims, actors),
        sources=_sources(reports, claims),
        origins=_origins(reports),
    )


def _alone(
    voices: Mapping[str, str],
    events: Sequence[Event],
    claims: Sequence[Claim],
    ties: Mapping[str, Sequence[str]],
    actors: Mapping[str, Actor],
    wordings: Wordings,
    retelling: Retelling,
) -> Iterator[Alone]:
    """Events, cited sources and ties that stand in one text only; a text and its copies count as one.

    An event of which one side is not surely known is too loosely told to be missed elsewhere, so are a source without a
    name, what is planned or only possible and what was found with little confidence. What another text says in nearly
    the same words, or of the same parties in other words, is not alone, though it was not found to be the same event
    there.
    """
    if len(set(voices.values())) < 2:
        return
    by_family: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_family[family(event.label)].append(event)
    for event in events:
        roots = {voices[account.report] for account in event.accounts}
        alone = len(roots) == 1 and event.modality in TOLD and event.confidence >= SURE_EVENT
        exactly = alone and _is_told_exactly(event, actors, retelling)
        alone = exactly or (
            alone and _is_told_fully(event, actors, retelling) and not retelling.of_event(event, actors)
        )
        alone = alone and not wordings.echoed(event.evidence)
        alone = alone and not _are_told_together(event, wordings, actors)
        alone = alone and not any(_is_like(event, other, voices, actors) for other in events)
        if alone and not any(_may_be_same(event, other, voices, actors) for other in by_family[family(event.label)]):
            yield Alone(report=min(roots), event=event.id)
    quoted: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.source is not None:
            quoted[claim.source].add(voices[claim.report])
    for claim in claims:
        alone = claim.source is not None and len(quoted[claim.source]) == 1 and _is_named(actors[claim.source])
        alone = alone and _is_surely_said(claim)
        if alone and any(
            root != voices[claim.report] and _sounds_alike(actors[claim.source or ""], actors[other])
            for other in quoted
            for root in quoted[other]
        ):
            continue
        alone = alone and voices[claim.report] == claim.report and not wordings.echoed(claim.evidence)
        if alone and not retelling.of_claim(claim, actors[claim.source or ""]):
            yield Alone(report=claim.report, claim=claim.id)
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for report, ids in ties.items():
        for tie in ids:
            stated[tie].add(voices[report])
    for tie, roots in sorted(stated.items()):
        if len(roots) == 1:
            yield Alone(report=min(roots), tie=tie)


def _is_surely_said(claim: Claim) -> bool:
    """Whether the words surely are that source's, put forward by it; of "it" and "they" nobody can be sure."""
    told = force_of(claim.cue_class) in ("asserted", "presupposed", "denied")
    unsure = (claim.source_text or "").casefold() in ("it", "they") or claim.source_type == "document"
    of_somebody = re.search(r"['’]s? [a-z]", claim.source_text or "") is not None  # "Tanui's defeat recalled …"
    # "he thanked aides" and "she brought in a bill" tell a thing, not what somebody says of it
    said = claim.manner != "indirect" or sum(part.end - part.start for part in claim.fragments) >= SAID
    return told and not unsure and not of_somebody and said and claim.confidence >= SURE_CLAIM


def _is_told_fully(event: Event, actors: Mapping[str, Actor], retelling: Retelling) -> bool:
    """Whether it is sure who did it to whom: both sides told in the event's sentences, one at least by name.

    Of "an organization" or "they" it is not sure. An act of one side takes a place, a day or a number instead.
    """
    sides = [[actors[i] for i in side] for side in sides_of(event)]
    surely = [[a for a in side if _is_sure(a) and retelling.names(event.evidence, a)] for side in sides]
    if not event.actors or not all(surely) or not any(_is_named(actor) for side in surely for actor in side):
        return False
    known = event.place is not None or event.date is not None or bool(event.counts)
    return len(sides) > 1 or (event.type in ONE_SIDED and known)


def _is_told_exactly(event: Event, actors: Mapping[str, Actor], retelling: Retelling) -> bool:
    """Whether an act of a known party is told with a number of its own, its toll or year, that no other text has."""
    numbers = {f"{count.low:.0f}" for count in event.counts if count.low == count.high and count.low is not None}
    if event.date is not None and event.date.start is not None:
        numbers.add(event.date.start[:4])
    parties = [actors[i] for i in (*event.actors, *event.recipients)]
    return any(_is_named(actor) or actor.country for actor in parties) and any(
        len(number) > 1 and retelling.has_number_alone(event.evidence, number) for number in sorted(numbers)
    )


def _is_sure(actor: Actor) -> bool:
    return _is_named(actor) or _VAGUE.match(actor.name) is None


def _sounds_alike(a: Actor, b: Actor) -> bool:
    """Whether one name holds all words of the other: "Kim" and "Kim Jong-un" may be one source in two spellings."""
    words = [set(actor.name.casefold().replace("-", " ").split()) for actor in (a, b)]
    return words[0] <= words[1] or words[1] <= words[0]


def _is_named(actor: Actor) -> bool:
    return any(name.kind in ("name", "alias", "acronym") for name in actor.names)


def _may_be_same(event: Event, other: Event, voices: Mapping[str, str], actors: Mapping[str, Actor]) -> bool:
    """Whether another text's event under a word of the same family has the same party or one of unknown side."""
    here = {voices[account.report] for account in event.accounts}
    if other.id == event.id or all(voices[account.report] in here for account in other.accounts):
        return False
    kinds = {event.type, other.type}
    if len(kinds) > 1 and "ASSAULT" in kinds and not kinds & {"MOBILIZE", "COERCE"}:
        return False  # "operating flights" is no "operation"
    parties = [{*one.actors, *one.recipients} for one in (event, other)]
    sides = [{actors[i].country for i in one} - {None} for one in parties]
    return bool(parties[0] & parties[1] or sides[0] & sides[1]) or not sides[0] or not sides[1]


def _are_told_together(event: Event, wordings: Wordings, actors: Mapping[str, Actor]) -> bool:
    """Whether another text names in one sentence the two persons between whom the event was, in whatever words."""
    men = [
        [actors[i] for i in side if actors[i].kind == "person" and _is_named(actors[i])]
        for side in (event.actors, event.recipients)
    ]
    pairs = [(a, b) for a in men[0] for b in men[1]]
    return any(
        wordings.together((a.name.casefold().split()[-1], b.name.casefold().split()[-1]), event.accounts[0].report)
        for a, b in pairs
    )


def _is_like(event: Event, other: Event, voices: Mapping[str, str], actors: Mapping[str, Actor]) -> bool:
    """Whether another text tells a like act of the same side to the same side, or to one that it leaves out."""
    here = {voices[account.report] for account in event.accounts}
    if other.id == event.id or all(voices[account.report] in here for account in other.accounts):
        return False
    if event.type != other.type and {event.type, other.type} - _WORDS_AGAINST:
        return False
    if other.type in MUTUAL:
        parties = [{*one.actors, *one.recipients} for one in (event, other)]
        return _share(parties[0], parties[1], actors) and (parties[0] <= parties[1] or parties[1] <= parties[0])
    if event.actors and other.actors and not _share({*event.actors}, {*other.actors}, actors):
        return False
    if event.recipients and other.recipients:
        return _share({*event.recipients}, {*other.recipients}, actors)
    return bool(other.actors or other.recipients)


# acts of speech against somebody, which one outlet calls a rebuke and the next a warning
_WORDS_AGAINST = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def _share(a: set[str], b: set[str], actors: Mapping[str, Actor]) -> bool:
    """Whether the two hold one actor, or actors without a name of one country."""
    nameless = [{actors[i].country for i in one if not _is_named(actors[i])} - {None} for one in (a, b)]
    return bool(a & b) or bool(nameless[0] & nameless[1])


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
