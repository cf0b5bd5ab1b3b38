"""Roles: the offices and functions that a report states of a person."""

from __future__ import annotations

import re

from dragoman.knowledge import countries, sectors, titles
from dragoman.reading.chains import Chains
from dragoman.reading.mentions import Candidate
from dragoman.records import ChainRole, Span

_LEADING = re.compile(r"^(?:the|a|an|its|his|her|their|our)\s+", re.IGNORECASE)


def find_roles(chains: Chains, number: dict[int, int]) -> dict[int, tuple[ChainRole, ...]]:
    """The roles of each chain of a person, in the order in which the report states them, each wording once."""
    out: dict[int, tuple[ChainRole, ...]] = {}
    for chain in number:
        if chains.label(chain) != "PER" and "person" not in chains.noun_kinds(chain):
            continue
        found: dict[tuple[str, str | None], ChainRole] = {}
        for i in chains.of(chain):
            candidate = chains.candidates[i]
            if i in chains.dropped or candidate.noun is None or candidate.kind not in ("title", "description"):
                continue
            role = (
                _from_title(chains, i, candidate, number)
                if candidate.kind == "title"
                else _from_description(chains, i, candidate, number)
            )
            if role is not None:
                found.setdefault((role.title.casefold(), role.of_text), role)
        if found:
            out[chain] = tuple(found.values())
    return out


def _from_title(chains: Chains, i: int, candidate: Candidate, number: dict[int, int]) -> ChainRole | None:
    doc = chains.doc
    start, end = candidate.start, candidate.core[0]
    return _role(chains, i, candidate, start, end, number) if end > start else None


def _from_description(chains: Chains, i: int, candidate: Candidate, number: dict[int, int]) -> ChainRole | None:
    if candidate.label is not None:
        return None
    return _role(chains, i, candidate, candidate.start, candidate.head + 1, number)


def _role(
    chains: Chains, i: int, candidate: Candidate, start: int, end: int, number: dict[int, int]
) -> ChainRole | None:
    doc = chains.doc
    of, of_text = _of(chains, i, candidate, number)
    words: list[str] = []
    former = False
    first: int | None = None
    last = start
    for k in range(start, end):
        token = doc[k]
        text = token.text
        if (
            (token.is_punct
            and text not in ("-", "–"))
            or token.dep_ == "case"
            or (token.dep_ == "poss" and k + 1 < end)
            or token.pos_ == "DET"
        ):
            continue
        if token.dep_ == "poss" or (token.head.dep_ == "poss" and token.dep_ in ("det", "amod", "compound")):
            continue
        if titles.is_former(text):
            former = True
            continue
        if not words and (titles.is_honorific(text) and titles.rank(text) is None):
            continue
        if countries.of_demonym(text) is not None or (countries.of_name(text) is not None and text[:1].isupper()):
            continue
        first = k if first is None else first
        last = k
        words.append(titles.rank(text) or text)
    if not words or first is None:
        return None
    title = re.sub(r"\s*([-–])\s*", r"\1", " ".join(words)).strip(" -–,")
    title = _LEADING.sub("", title)
    if not title or (sectors.gender_of_noun(title.casefold()) and title.casefold() in ("man", "woman", "boy", "girl")):
        return None
    span = doc[first : last + 1]
    return ChainRole(
        title=title,
        of=of,
        of_text=of_text,
        span=Span(span.start_char, span.end_char),
        former=former or candidate.former,
    )


def _of(chains: Chains, i: int, candidate: Candidate, number: dict[int, int]) -> tuple[int | None, str | None]:
    """The chain and the words of what the office belongs to: an "of" phrase, a possessor, a country's adjective."""
    if candidate.owner is not None:
        j = chains.at_head(candidate.owner)
        if j is not None and chains.chain(j) in number and chains.chain(j) != chains.chain(i):
            return number[chains.chain(j)], chains.text(j)
        token = chains.doc[candidate.owner]
        if j is None:
            piece = chains.doc[token.left_edge.i : token.i + 1]
            alpha3 = countries.of_name(piece.text)
            if alpha3 is not None:
                return _state(chains, alpha3, number), piece.text
    if candidate.country is not None:
        for k in range(candidate.start, candidate.core[0] if candidate.kind == "title" else candidate.head):
            text = chains.doc[k].text
            if countries.of_demonym(text) == candidate.country or countries.of_name(text) == candidate.country:
                return _state(chains, candidate.country, number), text
    return None, None


def _state(chains: Chains, alpha3: str, number: dict[int, int]) -> int | None:
    for chain in sorted(number):
        if chains.label(chain) == "LOC" and chains.country(chain) == alpha3:
            return number[chain]
    return None
