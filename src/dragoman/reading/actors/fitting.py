"""Whether two mentions that a sentence sets beside each other can be one actor by what they are."""

from __future__ import annotations

from dragoman.knowledge import organisations
from dragoman.reading.actors.candidates import standing
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.same_name import is_acronym_of, same_body

MAY_BE_FIRMS = frozenset(
    "auditor broker contractor developer distributor employer exporter importer investor manager owner producer "
    "publisher retailer shareholder shipowner trader".split()
)


def can_be_one(chains: Chains, a: int, b: int) -> bool:
    """Whether two candidates can be one actor by what they are."""
    first, second = chains.candidates[a], chains.candidates[b]
    if first.label is not None and second.label is not None:
        if first.label != second.label and not _abbreviates(chains, a, b):
            return False
        if first.label == "PER" and first.core != second.core:
            return False
        if first.label == second.label == "ORG":
            return fills_brackets(chains, a, b) or same_body(chains.core_text(a), chains.core_text(b))
        if first.label == "LOC":
            return False
    for name, what in ((first, second), (second, first)):
        if name.label is None or what.noun is None or what.label is not None:
            continue
        if what.number == 2:
            return False
        if name.label == "PER":
            if what.noun.kind != "person" or {chains.gender(a), chains.gender(b)} == {"male", "female"}:
                return False
        elif name.label == "ORG":
            if what.noun.kind == "state" or (what.noun.kind == "person" and what.noun.words[-1] not in MAY_BE_FIRMS):
                return False
        elif what.noun.kind != "state":
            return False
    if first.label is None and second.label is None:
        if first.number != second.number or first.noun is None or second.noun is None:
            return False
        if (first.noun.kind == "person") != (second.noun.kind == "person"):
            return False
        if standing(first.noun.words) != standing(second.noun.words):
            return False  # a list: "the president, the vice president or a minister"
    return (
        first.country is None
        or second.country is None
        or first.country == second.country
        or "LOC" not in (first.label, second.label)
    )


def fills_brackets(chains: Chains, a: int, b: int) -> bool:
    """Whether the later of two names of bodies fills a bracket behind the other, which calls it otherwise."""
    i, j = sorted((a, b), key=lambda n: chains.candidates[n].start)
    first, second = chains.candidates[i], chains.candidates[j]
    if first.label != second.label or first.label != "ORG" or chains.doc[second.start - 1].text != "(":
        return False
    whole = chains.parsed.words(first.start, second.start - 1)  # the name may be cut: "Panel on Y and Z (PYZ)"
    return second.start == first.end + 1 or is_acronym_of(chains.core_text(j), whole)


def _abbreviates(chains: Chains, a: int, b: int) -> bool:
    """Whether one of two names labelled differently is the other's short form; a person's is made of his initials."""
    one, other = chains.core_text(a), chains.core_text(b)
    if "PER" in (chains.candidates[a].label, chains.candidates[b].label):
        return is_acronym_of(one, other) or is_acronym_of(other, one)
    if "LOC" in (chains.candidates[a].label, chains.candidates[b].label):
        return is_acronym_of(one, other) or is_acronym_of(other, one)  # "Nigeria (AP)" is no short form
    return organisations.is_acronym(one) or organisations.is_acronym(other)
