"""Sets: the actors that "the two parties", "both sides" or "the two men" unite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge import sectors
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTIES = frozenset(("party", "side"))
_FAR, _NEAR = 6, 1  # sentences back in which two are named whom "the two men", and bare "the sides", unite
_STATE_LIKE = frozenset("ally partner backer neighbor neighbour side supporter sponsor rival adversary".split())


def join_sets(chains: Chains) -> None:
    """Find the actors that "the two parties", "both sides" or "the two men" unite."""
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "description" or candidate.number != 2 or i in chains.dropped or i in chains.members:
            continue
        left = [t.lower_ for t in chains.doc[candidate.start : candidate.head]]
        word = chains.head_word(i)
        if len(candidate.countries) > 1 and (word in _STATE_LIKE or _is_government_word(candidate)):
            found = [_of_country(chains, c, government=word not in _STATE_LIKE) for c in candidate.countries]
            if all(j is not None for j in found):
                chains.members[i] = tuple(j for j in found if j is not None)
            continue
        sides = left == ["the"] and word in _PARTIES  # "The sides discussed …", as official translations have it
        if not (sides or "both" in left or ("two" in left and candidate.definite)) or not (
            word in sectors.side_nouns() or (candidate.noun and candidate.noun.kind == "person")
        ):
            continue
        pair = _last_pair(chains, i, word, candidate, _NEAR if sides else _FAR)
        if pair is not None:
            chains.members[i] = pair


def _is_government_word(candidate: Candidate) -> bool:
    return candidate.noun is not None and candidate.noun.kind == "government"


def _of_country(chains: Chains, alpha3: str, *, government: bool) -> int | None:
    """The first mention of a country's government, or of the state where the report names no government."""
    state: int | None = None
    for j, other in enumerate(chains.candidates):
        if other.country != alpha3 or j in chains.dropped:
            continue
        if government and other.number == 1 and _is_government_word(other) and other.kind == "description":
            return j
        if state is None and other.label == "LOC":
            state = j
    return state


def _last_pair(chains: Chains, i: int, word: str, candidate: Candidate, reach: int) -> tuple[int, ...] | None:
    tried: list[tuple[int, ...]] = []
    for pair in _pairs_before(chains, i, reach):
        tried.append(pair)
        if len(tried) > 12:
            break
        if all(_suits(chains, j, word, candidate) for j in pair):
            return pair
    return None


def _pairs_before(chains: Chains, i: int, reach: int) -> Iterator[tuple[int, ...]]:
    """Two actors coordinated, or set beside each other by "with" and "between", the nearest pair first."""
    doc = chains.doc
    limit = chains.candidates[i].sentence.index
    for j in range(i - 1, -1, -1):
        candidate = chains.candidates[j]
        if limit - candidate.sentence.index > reach:
            return
        if candidate.kind == "pronoun" or j in chains.dropped or chains.at_head(candidate.head) != j:
            continue
        if len(united := chains.members.get(j, ())) == 2:
            yield united
        token = doc[candidate.head]
        if token.dep_ == "appos" and token.head.dep_ == "pobj":
            token = token.head  # "with the ambassador, X"
        if (
            token.dep_ == "conj"
            and (k := chains.at_head(token.head.i)) is not None
            and chains.chain(k) != chains.chain(j)
        ):
            last_of_two = not any(c.dep_ == "conj" for c in token.children) and token.head.dep_ != "conj"
            if last_of_two and not _looks_on(token.head):
                yield (k, j)
        elif token.dep_ == "pobj" and token.head.lower_ in ("with", "against"):
            verb = token.head.head
            if verb.pos_ == "NOUN" and verb.dep_ in ("dobj", "pobj"):  # "held a meeting with", "after a call with"
                verb = verb.head.head if verb.dep_ == "pobj" else verb.head
            if verb.pos_ == "VERB":
                for child in verb.children:
                    if (
                        child.dep_ in ("nsubj", "nsubjpass")
                        and (k := chains.at_head(child.i)) is not None
                        and chains.chain(k) != chains.chain(j)
                    ):
                        yield (k, j)
        elif token.dep_ == "dobj" and token.head.lemma_ in (
            "meet",
            "fight",
            "attack",
            "visit",
            "call",
            "telephone",
            "host",
            "receive",
            "welcome",
        ):
            for child in token.head.children:
                if (
                    child.dep_ == "nsubj"
                    and (k := chains.at_head(child.i)) is not None
                    and chains.chain(k) != chains.chain(j)
                ):
                    yield (k, j)


def _looks_on(noun: Token) -> bool:
    """Whether somebody is told to stand by: "in the presence of A and B", "accompanied by A and B"."""
    while noun.dep_ in ("appos", "conj", "compound") and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    over = noun.head.head
    return noun.dep_ == "pobj" and (over.lower_ == "presence" or over.lemma_ in ("attend", "accompany", "flank"))


def _suits(chains: Chains, j: int, word: str, candidate: Candidate) -> bool:
    chain = chains.chain(j)
    if "media" in chains.noun_kinds(chain) and word in ("side", "party", "camp"):
        return False
    if chains.is_plural(chain) and word not in ("side", "party", "group", "force", "camp"):
        return False
    if word in ("man", "woman", "leader", "minister", "president", "official", "diplomat", "politician", "brother") or (
        candidate.noun is not None
        and candidate.noun.kind == "person"
        and word not in ("ally", "rival", "neighbor", "neighbour", "side", "party")
    ):
        return chains.is_person(chain)
    if word in ("country", "nation", "state", "neighbor", "neighbour", "capital"):
        return chains.label(chain) == "LOC"
    if word in ("company", "organization", "organisation"):
        return chains.label(chain) == "ORG"
    return True
