"""A candidate becomes the draft of an event: type, sides, modality, claims, date, place and matter."""

from __future__ import annotations

from dragoman.reading.events.arguments import sides_of
from dragoman.reading.events.arrivals import comes_for_nobody
from dragoman.reading.events.attributing import attribute, claims_over
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.drafts import CARRYING, IRREALIS, VERBAL, Draft, Scope, day_of
from dragoman.reading.events.governing import (
    become_criticism,
    become_refusal,
    become_single_type,
    become_threat_on_condition,
    governed_type,
)
from dragoman.reading.events.matter import matter_of
from dragoman.reading.events.modality import modality_of
from dragoman.reading.events.placing import place_of, without_its_owner
from dragoman.reading.events.settings import bearers_of, companions_of
from dragoman.reading.times.days_apart import day_apart
from dragoman.reading.times.time_of import speaks_of, time_for
from dragoman.records import Interval


def draft_of(scope: Scope, candidate: Candidate, below: Candidate | None) -> Draft | None:
    """The draft of a candidate; ``None``: it tells no event.

    ``below`` is the act that it promises, demands or refuses.
    """
    group = candidate.group
    kind, mode = group.type, group.mode
    if group.governs in IRREALIS:
        settled = governed_type(scope, candidate, below)
        if settled is None:
            return None
        kind, mode = settled
    modality = modality_of(candidate.token, candidate.light)
    sides = sides_of(scope.company, candidate)
    lemma = _lemma(candidate)
    draft = Draft(candidate, kind, mode, modality, sides, lemma, candidate.pattern, tokens=[candidate.token])
    draft.claims = claims_over(scope, candidate.token)
    draft.date = _date(scope, candidate)
    draft.place = place_of(scope, candidate, kind, sides)
    if kind not in VERBAL:
        without_its_owner(scope, draft.place, sides)
    become_threat_on_condition(scope, draft)
    attribute(scope, draft)
    if draft.modality in ("occurred", "ongoing") and draft.date is not None and _lies_ahead(scope, draft.date):
        draft.modality = "planned"
    become_refusal(scope, draft)
    become_single_type(scope, draft)
    draft.matter = matter_of(scope.company, candidate)
    become_criticism(scope, draft)
    return None if comes_for_nobody(scope, draft) else draft


def _lemma(candidate: Candidate) -> str:
    lemma = lemma_of(candidate.token)
    if candidate.is_verb and candidate.object is not None and lemma in CARRYING:
        return lemma_of(candidate.object)
    return lemma


def _date(scope: Scope, candidate: Candidate) -> Interval | None:
    light = candidate.light if candidate.light is None or not speaks_of(candidate.light) else None
    for token in (candidate.token, light, *bearers_of(candidate), *companions_of(candidate)):
        if token is not None:
            time = time_for(scope.parsed, token, scope.times)
            if time is not None:
                return time.interval
    meant = _time_of_what_is_meant(scope, candidate)
    if meant is not None:
        return meant
    apart = day_apart(scope.parsed, candidate.token, scope.times)
    if apart is not None:
        return apart
    verb = candidate.light or candidate.token
    if verb.dep_ == "advcl" and any(c.lower_ == "when" for c in verb.children):
        time = time_for(scope.parsed, verb.head, scope.times)  # "30 died on Monday when gunmen STORMED the village"
        return time.interval if time is not None else None
    return None


def _time_of_what_is_meant(scope: Scope, candidate: Candidate) -> Interval | None:
    """The past day that the parse gives to an act asked for or promised: "urged them to leave ON FRIDAY"."""
    below = candidate.complement
    if candidate.group.governs not in IRREALIS or below is None or below.pos_ not in ("VERB", "AUX"):
        return None
    time = time_for(scope.parsed, below, scope.times)
    end = day_of(time.interval.end) if time is not None and time.interval is not None else None
    past = end is not None and scope.published is not None and end <= scope.published
    return time.interval if past and time is not None else None


def _lies_ahead(scope: Scope, interval: Interval) -> bool:
    start = day_of(interval.start)
    if start is None or scope.published is None or scope.parsed.report.may_be_younger:
        return False
    return start > scope.published
