"""Roles: the offices and functions that a report states of a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, sectors, titles
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.entities.words import HYPHENS
from dragoman.reading.actors.office_owners import implied_owners
from dragoman.records import ChainRole, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIONS = frozenset("ally rival opponent enemy foe backer adversary partner competitor".split())
_LEADING = re.compile(r"^(?:the|a|an|its|his|her|their|our)\s+", re.IGNORECASE)


def find_roles(chains: Chains, number: dict[int, int]) -> dict[int, tuple[ChainRole, ...]]:
    """The roles of each chain of a person, in the order in which the report states them, each wording once."""
    out: dict[int, tuple[ChainRole, ...]] = {}
    implied = implied_owners(chains)
    for chain in number:
        if not chains.is_person(chain) or is_relational(chains, chain):
            continue
        found: dict[tuple[str, int | str | None], ChainRole] = {}
        for i in chains.of(chain):
            candidate = chains.candidates[i]
            if i in chains.dropped or candidate.kind not in ("title", "description") or not _is_office(candidate):
                continue
            start, end = _office_words(chains, candidate)
            telling = implied.get(i)
            for title in _titles(chains, i, start, end):
                of, of_text = (None, None) if title.rank else _of(chains, i, number)
                if of_text is None and telling is not None and not title.rank:
                    of, of_text = _of_telling(chains, telling, number)
                if of is not None and of == number[chain]:
                    of, of_text = None, None
                role = ChainRole(
                    title=title.text, of=of, of_text=of_text, span=title.span, former=title.former or candidate.former
                )
                found.setdefault((role.title.casefold(), of if of is not None else of_text), role)
        if found:
            out[chain] = tuple(role for role in found.values() if not _is_short_for_another(role, found.values()))
    return out


def _is_short_for_another(role: ChainRole, roles: Iterable[ChainRole]) -> bool:
    """Whether another role says in full what this one leaves out: "minister" beside "prime minister of Israel"."""
    title = f" {role.title.casefold()}"
    return (role.of, role.of_text) == (None, None) and any(
        other is not role
        and f" {other.title.casefold()}".endswith(title)
        and other.former >= role.former
        and (other.of_text is not None or sectors.exact_noun(other.title.casefold().split()) is not None)
        and len(other.title) + bool(other.of_text) > len(role.title)
        for other in roles
    )


def _is_office(candidate: Candidate) -> bool:
    """Whether the noun of a title is an office or function rather than a judgement ("putschist") or a kinship."""
    noun = candidate.noun
    return noun is not None and sectors.exact_noun(noun.words) is not None and "CVL" not in noun.sectors


def is_relational(chains: Chains, chain: int) -> bool:
    """Whether all that is said of an actor is how it stands to another, be it a man or a state: "its rival"."""
    nouns = [n for i in chains.of(chain) if (n := chains.candidates[i].noun) is not None]
    named = chains.label(chain) is not None or chains.is_plural(chain)
    return not named and bool(nouns) and all(n.words[-1] in _RELATIONS for n in nouns)


@dataclass(frozen=True)
class _Title:
    """An office or a rank by its words, without the words for whose it is."""

    text: str
    span: Span
    former: bool
    rank: bool  # behind an office, of which all else is told


def _office_words(chains: Chains, candidate: Candidate) -> tuple[int, int]:
    """The tokens of a title or description that tell the office."""
    if candidate.kind == "title":
        return candidate.start, candidate.core[0]
    return candidate.start, candidate.start if candidate.label is not None else _office_end(chains, candidate)


_SENT = frozenset("ambassador envoy emissary consul representative".split())
_OVER = frozenset("minister secretary undersecretary director commissioner adviser advisor".split())


def _office_end(chains: Chains, candidate: Candidate) -> int:
    """The end of the office in a description: "minister of foreign affairs" before "of the government loyal to X"."""
    doc, end = chains.doc, candidate.head + 1
    links = ("of", "for") if doc[candidate.head].lemma_.lower() in _OVER else ("of",)
    while end + 1 < candidate.end and doc[end].lower_ in links:
        stop = next((k for k in range(end + 1, candidate.end) if doc[k].lower_ in links), candidate.end)
        words = [t.lower_ for t in doc[end:stop]]  # "minister" of what there is a ministry of
        known = sectors.exact_noun([doc[candidate.head].lower_, *words]) or sectors.exact_noun(["ministry", *words])
        if known is None and any(
            chains.at_head(k) is not None or doc[k].ent_type_ in ("GPE", "ORG", "PERSON") for k in range(end + 1, stop)
        ):
            break
        end = stop
    return end


def _titles(chains: Chains, i: int, start: int, end: int) -> Iterator[_Title]:
    """The office that some words tell, and the rank that may stand behind it: "army chief", "general"."""
    doc = chains.doc
    named = _named_tokens(chains, i, start, end)
    words: list[Token] = []
    former = False
    for k in range(start, end):
        token = doc[k]
        owns = token.dep_ == "poss" or (token.head.dep_ == "poss" and token.dep_ in ("det", "amod", "compound"))
        if (token.is_punct and token.text not in ("-", "–")) or token.pos_ == "DET" or token.tag_ in ("POS", "PRP$"):
            continue
        if (owns and k + 1 < end) or k in named or _ends_compound(doc, k, start, named):
            continue
        if titles.is_former(token.text):
            former = True
        elif words or not titles.is_honorific(token.text) or titles.rank(token.text) is not None:
            words.append(token)
    cut = len(words)
    while cut and titles.is_military_rank(words[cut - 1].text) and words[cut - 1].text[:1].isupper():
        cut -= 1
    noun, office = (sectors.actor_noun([t.lower_ for t in told]) for told in (words, words[:cut]))
    if (noun is not None and len(noun.words) > len(words) - cut) or office is None:
        cut = len(words)  # "secretary general", "attorney general"
    for piece, rank in ((words[:cut], False), (words[cut:], cut > 0)):
        told = [titles.rank(t.text) or t.text for t in piece]
        while told and told[-1] in ("of", "for"):
            told = told[:-1]  # "member of" Congress
        title = _LEADING.sub("", re.sub(r"\s*([-–])\s*", r"\1", " ".join(told)).strip(" -–,"))
        if title and title.casefold() not in ("man", "woman", "boy", "girl"):
            span = doc[piece[0].i : piece[-1].i + 1]
            yield _Title(title, Span(span.start_char, span.end_char), former, rank)


def _ends_compound(doc: Doc, k: int, start: int, named: set[int]) -> bool:
    """Whether a hyphen ties a token to a name, and no office is told by it: the "-backed" of "Houthi-backed"."""
    hyphen = k if doc[k].text in HYPHENS else k - 1
    return hyphen > start and doc[hyphen].text in HYPHENS and hyphen - 1 in named and not doc[hyphen].whitespace_


def _named_tokens(chains: Chains, i: int, start: int, end: int) -> set[int]:
    """Tokens of a title that name its state or body, so that they are no part of the office."""
    doc = chains.doc
    out: set[int] = set()
    offset = doc[start].idx
    for hit in countries.find_in(doc[start:end].text):
        out |= {t.i for t in doc[start:end] if offset + hit.start <= t.idx < offset + hit.end}
    own = chains.candidates[i]
    for other in (chains.candidates[j] for k in range(start, end) for j in chains.by_core.get(k, ())):
        if other.label in ("ORG", "LOC", "PER") and other.core != own.core:
            name = range(*other.core)
            if name.stop > end:
                continue
            # "Navy" of "Navy chief", "Trade" of "Trade and Oil Minister" are no bodies told beside the office
            office = own.noun is not None and {doc[k].lower_ for k in name} <= set(own.noun.words)
            if own.owner in name or not (office or doc[name.stop : name.stop + 1].text == "and"):
                out |= set(name)
    return out


def _of(chains: Chains, i: int, number: dict[int, int]) -> tuple[int | None, str | None]:
    """The chain and the words of what an office belongs to: an "of" phrase, a possessor, a country's adjective."""
    candidate = chains.candidates[i]
    if candidate.owner is not None and not _is_sent_to(chains, candidate):
        j = chains.at_head(candidate.owner)
        if j is not None and chains.chain(j) in number and chains.chain(j) != chains.chain(i):
            return number[chains.chain(j)], chains.text(j)
        token = chains.doc[candidate.owner]
        if j is None:
            piece = chains.doc[token.left_edge.i : token.i + 1]
            alpha3 = countries.of_name(piece.text)
            if alpha3 is not None:
                return _state(chains, alpha3, piece.text, number), piece.text
    if candidate.country is not None:
        end = candidate.core[0] if candidate.kind == "title" else candidate.head
        before = chains.doc[candidate.start : end].text
        for hit in countries.find_in(before):
            if hit.alpha3 == candidate.country:
                whose = before[hit.start : hit.end]
                return _state(chains, candidate.country, whose, number), _LEADING.sub("", whose)
    return None, None


def _is_sent_to(chains: Chains, candidate: Candidate) -> bool:
    """Whether what follows an office is where or for what it is held, and whose it is stands before: "U.S. envoy for
    the coalition"."""
    if candidate.owner is None or candidate.owner <= candidate.head:
        return False
    sent = candidate.noun is not None and candidate.noun.words[-1] in _SENT
    if sent and chains.doc[candidate.head + 1].lower_ != "of":
        return True
    if candidate.country is None:
        return False
    national = countries.find_in(chains.doc[candidate.start : candidate.head].text)
    return bool(national) and chains.doc[candidate.head + 1].lower_ in ("for", "to", "in", "at")


_OF_THEMSELVES = frozenset(("government", "party", "armed-group"))


def _of_telling(chains: Chains, i: int, number: dict[int, int]) -> tuple[int | None, str | None]:
    """Whose an office is by another candidate: the owner of an office told beside it, or the body that includes both.

    A delegation has no ministers: they are of whom it comes from.
    """
    candidate = chains.candidates[i]
    if candidate.noun is not None and candidate.noun.kind in _OF_THEMSELVES and chains.chain(i) in number:
        return number[chains.chain(i)], chains.text(i)
    return _of(chains, i, number)


def _state(chains: Chains, alpha3: str, words: str, number: dict[int, int]) -> int | None:
    """The state, or the part of it, that ``words`` name, where the report makes it an actor."""
    for chain in sorted(number):
        same_part = countries.part_in(chains.core_text(chain)) == countries.part_in(words)
        if chains.label(chain) == "LOC" and chains.country(chain) == alpha3 and same_part:
            return number[chain]
    return None
