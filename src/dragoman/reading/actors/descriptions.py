"""Definite descriptions: "the researcher", "the company", "his nation" take up an actor named before."""

from __future__ import annotations

from dragoman.knowledge import countries, sectors
from dragoman.reading.actors.candidates import Candidate, standing
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.governments import is_government
from dragoman.reading.actors.taking_up import only_bearer, takes_up
from dragoman.reading.actors.told_by_act import told_by_act

_SIDES = frozenset(("REB", "PRM", "COP"))  # rebels and police: of one story, however often they are named
_FAR = 15  # sentences
_FEW = frozenset("two three four five 2 3 4 5".split())
_MORE = frozenset("other another more further additional new".split())
_ROUGHLY = frozenset("about around some nearly almost dozen hundred thousand million hundreds thousands".split())
_PUBLIC = frozenset(("GOV", "LEG", "PTY", "ELI", "JUD"))


def join_descriptions(chains: Chains) -> None:
    """Join a definite description with the actor that it takes up again."""
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "description" or candidate.noun is None or i in chains.dropped:
            continue
        if chains.chain(i) != i and any(j < i for j in chains.of(i)):
            continue
        if is_government(chains, i):
            continue
        found = _antecedent(chains, i, candidate)
        if found is None:
            found = _subject_before(chains, i, candidate)
        if found is None:
            found = told_by_act(chains, i)
        if found is not None:
            chains.join(i, found)


def _antecedent(chains: Chains, i: int, candidate: Candidate) -> int | None:
    if candidate.counted:
        return _counted_before(chains, i, candidate)
    if candidate.indefinite:
        return None
    word = chains.head_word(i)
    if word in sectors.side_nouns() and candidate.number == 2 and chains.doc[candidate.start].lower_ in ("both", "all"):
        return None
    for j in range(i - 1, -1, -1):
        other = chains.candidates[j]
        if other.kind == "pronoun" or j in chains.dropped or chains.chain(j) == chains.chain(i):
            continue
        if candidate.sentence.index - other.sentence.index > _FAR:
            break
        if other.kind == "description" and _same_description(chains, i, j):
            if not chains.are_apart(i, j):
                holder = _holder_before(chains, i, j)
                return j if holder is None else holder
            continue
        if candidate.definite and candidate.number == 1 and takes_up(chains, i, j) and not chains.are_apart(i, j):
            return j
    return only_bearer(chains, i) if candidate.definite else None


def _counted_before(chains: Chains, i: int, candidate: Candidate) -> int | None:
    """So many of a sort, told again: "31 soldiers", "31 Malian soldiers"; a few only by "the" or in the same words."""
    number = _number(chains, candidate)
    if number in (None, "one", "1"):
        return None
    words = chains.text(i).lower()
    for j in range(i - 1, -1, -1):
        other = chains.candidates[j]
        if candidate.sentence.index - other.sentence.index > _FAR:
            return None
        if other.kind != "description" or not other.counted or j in chains.dropped or _number(chains, other) != number:
            continue
        if chains.head_word(i) != chains.head_word(j) or not same_rest(chains, candidate, other):
            continue
        again = words == chains.text(j).lower()
        if not again and ((number in _FEW and not candidate.definite) or not _MORE.isdisjoint(candidate.words)):
            continue
        one_land = candidate.country is None or other.country is None or candidate.country == other.country
        fits = candidate.modifiers <= other.modifiers or other.modifiers <= candidate.modifiers
        if one_land and fits and not chains.are_apart(i, j):
            return j
    return None


def _number(chains: Chains, candidate: Candidate) -> str | None:
    """The number before a noun, if it is one and exact."""
    before = chains.doc[candidate.start : candidate.head]
    told = [t.lower_ for t in before if t.like_num]
    return told[0] if len(told) == 1 and not any(t.lower_ in _ROUGHLY for t in before) else None


def _holder_before(chains: Chains, i: int, j: int) -> int | None:
    """The one named holder of the office of ``i`` where ``j`` only says what sort of one he is: "a disappointed
    president"."""
    if not chains.candidates[j].indefinite or chains.label(j) is not None or len(chains.of(j)) > 1:
        return None
    named = [k for k in range(i) if chains.candidates[k].kind == "title" and chains.label(k) == "PER"]
    found = {chains.chain(k): k for k in named if takes_up(chains, i, k) and not chains.are_apart(i, k)}
    return next(iter(found.values())) if len(found) == 1 else None


def _subject_before(chains: Chains, i: int, candidate: Candidate) -> int | None:
    """A bare "The candidate …" that opens a sentence takes up the named subject of the sentence before."""
    doc, noun = chains.doc, candidate.noun
    opens = candidate.start <= candidate.sentence.tokens.start + 1
    if noun is None or not opens or candidate.number != 1 or doc[candidate.start].text != "The":
        return None
    if candidate.end != candidate.start + 2 or doc[candidate.head].dep_ not in ("nsubj", "nsubjpass"):
        return None
    if any(
        j < i and chains.candidates[j].noun is not None and chains.head_word(j) == chains.head_word(i) for j in range(i)
    ):
        return None
    before = [
        j
        for j in range(i)
        if chains.candidates[j].sentence.index == candidate.sentence.index - 1
        and chains.candidates[j].kind != "pronoun"
        and doc[chains.candidates[j].head].dep_ == "nsubj"
        and doc[chains.candidates[j].head].head.dep_ == "ROOT"
    ]
    if not before:
        return None
    j = chains.at_head(chains.candidates[before[0]].head)
    if j is None:
        return None
    chain = chains.chain(j)
    gender = chains.gender(chain)
    if noun.kind == "person" and chains.label(chain) == "PER":
        fits = gender is None or candidate.gender is None or gender == candidate.gender
        return j if fits and _sector_fits(chains, chain, noun.sectors) else None
    return None


def _sector_fits(chains: Chains, chain: int, codes: tuple[str, ...]) -> bool:
    """Whether what a person was called before and what "The …" calls him can be one: a governor and a candidate."""
    told = {s for i in chains.of(chain) if (n := chains.candidates[i].noun) is not None for s in n.sectors}
    if not codes or codes[0] in ("CVL", "UNK") or not told:
        return False
    return bool(told & set(codes)) or (bool(told & _PUBLIC) and codes[0] in _PUBLIC)


def _same_description(chains: Chains, i: int, j: int) -> bool:
    this, other = chains.candidates[i], chains.candidates[j]
    if this.number != other.number or chains.head_word(i) != chains.head_word(j):
        return False
    if this.noun is not None and other.noun is not None and standing(this.noun.words) != standing(other.noun.words):
        return False
    if (
        this.noun is not None
        and len(this.noun.words) > 1
        and other.noun is not None
        and this.noun.words != other.noun.words
    ):
        return False
    if this.country is not None and (theirs := chains.country(j)) is not None:
        if this.country != theirs:
            return False
        parts = countries.part_in(chains.text(i)), countries.part_in(chains.text(j))
        if other.country is not None and parts[0] != parts[1]:
            return False
    if not _owners_agree(chains, this, other):
        return False
    if this.noun is not None and this.noun.kind == "person" and not same_rest(chains, this, other):
        return False
    if this.definite:
        return this.modifiers <= other.modifiers and (
            this.country is None or this.country == other.country or other.country is None
        )
    # a bare plural ("Libyan analysts") is taken up by the same words only, and without any it must be a side's
    side = this.noun is not None and bool(_SIDES.intersection(this.noun.sectors)) and other.owner is None
    return (
        this.number == 2
        and not other.counted
        and this.modifiers == other.modifiers
        and this.country == other.country
        and (bool(this.modifiers) or side)
    )


def same_rest(chains: Chains, this: Candidate, other: Candidate) -> bool:
    """Whether what stands behind the noun is the same or left out: the envoy to one country is not that to another."""
    one, two = (chains.doc[c.head + 1 : c.end].text for c in (this, other))
    return not one or not two or one == two


def _owners_agree(chains: Chains, this: Candidate, other: Candidate) -> bool:
    if this.owner is None:
        return True
    if other.owner is None:
        return False
    a, b = chains.at_head(this.owner), chains.at_head(other.owner)
    if a is None or b is None:
        return bool(chains.doc[this.owner].lemma_.lower() == chains.doc[other.owner].lemma_.lower())
    return chains.chain(a) == chains.chain(b)
