"""What a headline calls the actors of its story: it drops articles and names nobody whom readers do not know.

"Emirati firm" is the firm of the story that is told to be Emirati, and "a tanker of an Emirati firm" in the first
sentence introduces nobody new. The first sentence, too, tells of an office whose holder is named soon behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.taking_up import is_called, is_of

_LEAD = 3  # sentences of the story in which a headline is told again
_BODIES = frozenset("party armed-group company igo ngo media organisation".split())


def join_headline(chains: Chains) -> None:
    """Join the descriptions of the headline with those of the story's first sentences, or with the one body so told,
    and the offices of the first sentence with who holds them."""
    title = [i for i, candidate in _descriptions(chains) if candidate.sentence.part == "title"]
    for i in title:
        if len(chains.of(i)) > 1:
            continue
        again = _told_again(chains, i)
        named = _named_so(chains, i)
        found = again if again is not None else named if named is not None else _holder(chains, i)
        if found is not None:
            chains.join(i, found)
    for i in _of_lead(chains):
        found = _holder(chains, i)
        if found is not None:
            chains.join(i, found)


def _of_lead(chains: Chains) -> list[int]:
    """The definite descriptions of the story's first sentence that stand alone: "expelled the French ambassador"."""
    first = next((s.index for s in chains.parsed.sentences if s.part != "title"), None)
    lead = (i for i, candidate in _descriptions(chains) if candidate.sentence.index == first and candidate.definite)
    return [i for i in lead if len(chains.of(i)) == 1]


def _descriptions(chains: Chains) -> Iterator[tuple[int, Candidate]]:
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind == "description" and candidate.noun is not None and i not in chains.dropped:
            yield i, candidate


def _told_again(chains: Chains, i: int) -> int | None:
    """The first description of the story in the same words, articles aside."""
    this = chains.candidates[i]
    telling = this.country is not None or bool(this.modifiers) or this.counted
    for j, other in _descriptions(chains):
        if other.sentence.part == "title" or other.sentence.index - this.sentence.index > _LEAD or not telling:
            continue
        same = chains.head_word(i) == chains.head_word(j) and this.modifiers <= other.modifiers
        if same and (this.number, this.country, this.owner is None) == (
            other.number,
            other.country,
            other.owner is None,
        ):
            return j
    return None


def _named_so(chains: Chains, i: int) -> int | None:
    """The one named body of the story that is told to be of that sort and country."""
    this = chains.candidates[i]
    if this.noun is None or this.noun.kind not in _BODIES or this.country is None or this.number != 1 or this.modifiers:
        return None
    found = {
        chains.chain(j)
        for j in range(len(chains.candidates))
        if chains.label(j) == "ORG" and chains.country(j) == this.country and this.noun.kind in chains.noun_kinds(j)
    }
    return found.pop() if len(found) == 1 else None


def _holder(chains: Chains, i: int) -> int | None:
    """The one person named in the story's first sentences who is called by the headline's words: "Ohio lawmaker"."""
    this = chains.candidates[i]
    told = this.country is not None or this.owner is not None or bool(this.modifiers)
    if this.noun is None or this.noun.kind != "person" or this.number != 1 or this.indefinite or not told:
        return None
    body = chains.at_head(this.owner) if this.owner is not None else None
    of_body = this.owner is not None and not (body is not None and chains.label(body) == "LOC")
    found: dict[int, int] = {}
    for j, other in enumerate(chains.candidates):
        if chains.label(j) != "PER" or not 0 < other.sentence.index - this.sentence.index <= _LEAD:
            continue
        fits = is_of(chains, j, this, body) if of_body else is_called(chains, j, this)
        if fits and not chains.are_apart(i, j):
            found.setdefault(chains.chain(j), j)
    return next(iter(found.values())) if len(found) == 1 else None
