"""Warnings of what others may do, which threaten nobody: the act that they tell of is only possible.

"The envoy warned of a coup", "analysts warned that rebels could storm the town", "the embassy warned its citizens of
attacks".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.arguments import sides_of
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import premodifiers
from dragoman.reading.events.drafts import HOSTILE, Scope
from dragoman.reading.events.governing import is_met_with_menace
from dragoman.reading.events.modality_words import table
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import prepositions_of
from dragoman.reading.events.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARMED = frozenset({"MIL", "REB", "UAF"})  # sectors (PLOVER manual, actors)
_RULING = _ARMED | {"GOV", "COP"}
_ADVISED = frozenset(
    "citizen national traveller traveler tourist resident public people population expatriate passenger pilgrim voter"
    " student worker driver visitor community foreigner ship vessel airline".split()
)
# what nobody threatens to do himself
_CALAMITIES = frozenset(
    "coup clash violence massacre genocide unrest riot fighting bloodbath atrocity kidnapping".split()
)


def warns_of_others(scope: Scope, candidate: Candidate) -> bool:
    """Whether ``candidate`` only warns of an act of somebody else, or of one to be feared from others."""
    if lemma_of(candidate.token) != "warn" or candidate.group.governs != "threat":
        return False
    top = candidate.complement
    if top is not None and top.pos_ in ("VERB", "AUX"):
        return not is_met_with_menace(top) and _are_others(scope, candidate, _who(scope, top))
    below = [*prepositions_of(candidate.token)]
    below += [pair for thing in objects_of(candidate.token) for pair in prepositions_of(thing)]
    return any(name in ("of", "about") and _is_feared(scope, candidate, noun) for name, noun in below)


def _is_feared(scope: Scope, candidate: Candidate, noun: Token) -> bool:
    act = scope.company.triggers.get(noun.i)
    if act is None or act.is_verb or act.group.type not in HOSTILE:
        return False
    doers = sides_of(scope.company, act).actors
    if doers:
        return _are_others(scope, candidate, doers)
    warners = [scope.cast.chains[c] for c in sides_of(scope.company, candidate).actors]
    if any(_ARMED.intersection(chain.sectors) for chain in warners):
        return False
    likely = any(table("adjectives").get(word.lower_) in ("hypothetical", "planned") for word in premodifiers(noun))
    advised = any(lemma_of(thing) in _ADVISED for thing in objects_of(candidate.token))
    ruling = any(_RULING.intersection(chain.sectors) or chain.kind == "state" for chain in warners)
    return lemma_of(noun) in _CALAMITIES or advised or (not ruling and likely)


def _who(scope: Scope, clause: Token) -> list[int]:
    subject = subject_of(clause)
    return scope.company.who(subject) if subject is not None else []


def _are_others(scope: Scope, candidate: Candidate, doers: list[int]) -> bool:
    """Whether ``doers`` are neither those who warn nor their arms: "analysts warned that RUSSIA MAY INVADE"."""
    warners = sides_of(scope.company, candidate).actors
    if not doers or not warners or set(doers) & set(warners):
        return False
    chains = [scope.cast.chains[c] for c in (*doers, *warners)]
    lands = [{chain.country for chain in side} - {None} for side in (chains[: len(doers)], chains[len(doers) :])]
    if lands[0] and lands[1]:
        return lands[0].isdisjoint(lands[1])
    arms = any(_RULING.intersection(chain.sectors) for chain in chains[len(doers) :])
    return bool(lands[0]) or not arms  # "the president warned that the army would strike back"
