"""Whom the first sentence of a report tells of without a name, and the next one names: "A baker was jailed. X, 45, …".

The press puts first what somebody is, and his name into the sentence behind it, with no word on who he is.
"""

from __future__ import annotations

from dragoman.reading.actors.chains import Chains

_BEHIND = 2  # sentences behind the first in which the name is told
_CHARGING = frozenset(("JUD", "COP"))  # of whom the next name is rather the accused
_SUBJECTS = ("nsubj", "nsubjpass")


def join_introduced(chains: Chains) -> None:
    """Join the subject of the first sentence, if it is one person without a name, with the next person named."""
    first = next((s.index for s in chains.parsed.sentences if s.part != "title"), None)
    for i, candidate in enumerate(chains.candidates):
        if first is None or candidate.sentence.index > first:
            return
        if candidate.sentence.index == first and _is_told_of(chains, i):
            found = _named_next(chains, i, first)
            if found is not None:
                chains.join(i, found)


def _is_told_of(chains: Chains, i: int) -> bool:
    candidate = chains.candidates[i]
    if candidate.kind != "description" or candidate.number != 1 or chains.label(i) is not None or i in chains.dropped:
        return False
    head = chains.doc[candidate.head]
    if candidate.noun is None or candidate.noun.kind != "person":
        return False
    charges = head.dep_ == "nsubj" and bool(_CHARGING.intersection(candidate.noun.sectors))
    return head.dep_ in _SUBJECTS and head.head.dep_ == "ROOT" and not charges


def _named_next(chains: Chains, i: int, first: int) -> int | None:
    """The first person named behind ``i``, if a full name is the subject of its sentence, or owns it, and nothing is
    told of what he is."""
    for j in range(i + 1, len(chains.candidates)):
        name = chains.candidates[j]
        if name.sentence.index > first + _BEHIND:
            return None
        if name.label != "PER":
            continue
        head = chains.doc[name.head]
        leads = head.dep_ in _SUBJECTS or (head.dep_ == "poss" and head.head.dep_ in _SUBJECTS)
        told = any(chains.candidates[k].noun is not None for k in chains.of(j))
        full = name.kind == "name" and name.core[1] - name.core[0] > 1
        one_sex = {chains.gender(i), chains.gender(j)} != {"male", "female"}
        return j if leads and full and one_sex and not told and name.sentence.index > first else None
    return None
