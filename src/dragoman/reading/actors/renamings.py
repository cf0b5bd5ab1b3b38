"""By what other name a report says that somebody goes: "X, also known as Y", "a trader, named X"."""

from __future__ import annotations

from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.fitting import can_be_one

_CALLED = (("known", "as"), ("known", "by"), ("nicknamed",), ("dubbed",), ("aka",), ("a.k.a.",), ("alias",))
_MANNERS_OF_CALLING = frozenset("better best also widely popularly commonly otherwise formerly previously once".split())
_BEFORE_NICKNAME = frozenset("the simply just his her its their alias nickname nom de guerre moniker".split())
_NAMING = frozenset(("identify", "name"))


def also_called(chains: Chains, i: int, candidate: Candidate) -> int | None:
    """The name behind "better known as" and the like: "X, also known as Y", "X, nicknamed Y", "X (aka Y)"."""
    if candidate.kind == "pronoun" or candidate.number == 2:
        return None
    doc, at = chains.doc, candidate.end
    at += doc[at : at + 1].text in (",", "(")
    at += doc[at : at + 1].text.lower() in _MANNERS_OF_CALLING
    ahead = tuple(t.lower_ for t in doc[at : at + 2])
    cue = next((c for c in _CALLED if ahead[: len(c)] == c), None)
    if cue is None or (len(cue) == 1 and at == candidate.end and doc[at].pos_ == "VERB"):
        return None  # he nicknamed somebody else
    at += len(cue)
    while at < len(doc) and (doc[at].lower_ in _BEFORE_NICKNAME or doc[at].is_quote):
        at += 1
    j = chains.starting_at(at)
    if j is None:
        return None
    other = chains.candidates[j]
    if other.label not in ("PER", "ORG"):
        return None
    if candidate.label in ("PER", "ORG") and other.core[1] - other.core[0] == 1:
        chains.relabel(j, candidate.label)  # the model takes a nickname for whatever it likes
    if candidate.label is None:
        return j if candidate.noun is not None and can_be_one(chains, i, j) else None
    return j if other.label == candidate.label else None


def identified(chains: Chains, candidate: Candidate) -> int | None:
    """Whom a name is told to be of: "the driver, whom police identified as X", "the man was named as X"."""
    token = chains.doc[candidate.head]
    verb = token.head.head
    if candidate.label == "PER" and token.dep_ == "oprd" and token.head.dep_ == "acl" and token.head.lemma_ in _NAMING:
        return chains.at_head(token.head.head.i)  # "a trader, named X"
    if candidate.label != "PER" or token.dep_ != "pobj" or token.head.lower_ != "as":
        return None
    if verb.lemma_ == "give" and verb.dep_ == "relcl" and any(c.lemma_ == "name" for c in verb.children):
        return chains.at_head(verb.head.i)  # "a spokesman, who gave his name only as X"
    if verb.lemma_ not in _NAMING:
        return None
    told = [c.i for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.tag_ not in ("WP", "WDT")]
    if not told and verb.dep_ in ("relcl", "acl"):
        told = [verb.head.i]
    return chains.at_head(told[0]) if len(told) == 1 else None
