"""Roles: the offices and functions that a report states of a person."""

from __future__ import annotations

import re

from dragoman.knowledge import countries, sectors, titles
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.records import ChainRole, Span

_RELATIONS = frozenset("ally rival opponent enemy foe backer adversary partner competitor".split())
_LEADING = re.compile(r"^(?:the|a|an|its|his|her|their|our)\s+", re.IGNORECASE)


def find_roles(chains: Chains, number: dict[int, int]) -> dict[int, tuple[ChainRole, ...]]:
    """The roles of each chain of a person, in the order in which the report states them, each wording once."""
    out: dict[int, tuple[ChainRole, ...]] = {}
    for chain in number:
        if not chains.is_person(chain) or is_relational(chains, chain):
            continue
        found: dict[tuple[str, str | None], ChainRole] = {}
        for i in chains.of(chain):
            candidate = chains.candidates[i]
            if i in chains.dropped or candidate.kind not in ("title", "description") or not _is_office(candidate):
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


def _is_office(candidate: Candidate) -> bool:
    """Whether the noun of a title is an office or function rather than a judgement ("putschist") or a kinship."""
    noun = candidate.noun
    return noun is not None and sectors.exact_noun(noun.words) is not None and "CVL" not in noun.sectors


def is_relational(chains: Chains, chain: int) -> bool:
    """Whether all that is said of an actor is how it stands to another, be it a man or a state: "its rival"."""
    nouns = [n for i in chains.of(chain) if (n := chains.candidates[i].noun) is not None]
    named = chains.label(chain) is not None or chains.is_plural(chain)
    return not named and bool(nouns) and all(n.words[-1] in _RELATIONS for n in nouns)


def _from_title(chains: Chains, i: int, candidate: Candidate, number: dict[int, int]) -> ChainRole | None:
    start, end = candidate.start, candidate.core[0]
    return _role(chains, i, candidate, start, end, number) if end > start else None


def _from_description(chains: Chains, i: int, candidate: Candidate, number: dict[int, int]) -> ChainRole | None:
    if candidate.label is not None:
        return None
    return _role(chains, i, candidate, candidate.start, _office_end(chains, candidate), number)


def _office_end(chains: Chains, candidate: Candidate) -> int:
    """The end of the office in a description: "minister of foreign affairs" before "of the government loyal to X"."""
    doc, end = chains.doc, candidate.head + 1
    while end + 1 < candidate.end and doc[end].lower_ == "of":
        stop = next((k for k in range(end + 1, candidate.end) if doc[k].lower_ == "of"), candidate.end)
        words = [t.lower_ for t in doc[end:stop]]  # "minister" of what there is a ministry of
        known = sectors.exact_noun([doc[candidate.head].lower_, *words]) or sectors.exact_noun(["ministry", *words])
        if known is None and any(
            chains.at_head(k) is not None or doc[k].ent_type_ in ("GPE", "ORG", "PERSON") for k in range(end + 1, stop)
        ):
            break
        end = stop
    return end


def _role(
    chains: Chains, i: int, candidate: Candidate, start: int, end: int, number: dict[int, int]
) -> ChainRole | None:
    doc = chains.doc
    of, of_text = _of(chains, i, candidate, number)
    words: list[str] = []
    former = False
    first: int | None = None
    last = start
    named = _named_tokens(chains, i, start, end)
    for k in range(start, end):
        token = doc[k]
        text = token.text
        if (
            (token.is_punct and text not in ("-", "–"))
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
        if k in named:
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


def _named_tokens(chains: Chains, i: int, start: int, end: int) -> set[int]:
    """Tokens of a title that name its state or body, so that they are no part of the office."""
    doc = chains.doc
    out: set[int] = set()
    offset = doc[start].idx
    for hit in countries.find_in(doc[start:end].text):
        out |= {t.i for t in doc[start:end] if offset + hit.start <= t.idx < offset + hit.end}
    own = chains.candidates[i].core
    for other in chains.candidates:
        if other.label in ("ORG", "LOC") and other.core != own and start <= other.core[0] and other.core[1] <= end:
            out |= set(range(*other.core))
    return out


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
        end = candidate.core[0] if candidate.kind == "title" else candidate.head
        before = chains.doc[candidate.start : end].text
        for hit in countries.find_in(before):
            if hit.alpha3 == candidate.country:
                return _state(chains, candidate.country, number), before[hit.start : hit.end]
    return None, None


def _state(chains: Chains, alpha3: str, number: dict[int, int]) -> int | None:
    for chain in sorted(number):
        if chains.label(chain) == "LOC" and chains.country(chain) == alpha3:
            return number[chain]
    return None
