"""How well a word before a pronoun fits as what it stands for: agreement, and a score.

Subjects speak more than objects, near words more than far ones; "it" and "they" may also stand for things, which are no
actors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import sectors
from dragoman.reading.actors.binding import role_bearer
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.clause_mending import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_THING = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})
_NEAR = 3.0  # for an antecedent of the same sentence
_FARTHER = 0.012  # less for each word between
_TELLER = 0.6  # "announced that HE would go"
_MANY_BEFORE_BODIES = 0.8  # "they" are the unions sooner than the company
_CARRYING = frozenset("see obtain view review publish carry quote cite report air broadcast".split())
_ONE_BODY = frozenset(
    "government ministry party armed-group military company igo ngo media organisation state group".split()
)
_BODIES_OF_MANY = frozenset({"group", "organisation", "armed-group", "military", "party", "ngo", "company"})


def agrees(chains: Chains, chain: int, candidate: Candidate, j: int) -> bool:
    """Whether number, sex and kind of a chain allow the pronoun; ``j`` is the mention that is asked."""
    if candidate.gender is None and candidate.person != "thing" and candidate.number != 2:
        return True
    label, plural = chains.label(chain), chains.is_plural(chain)
    if candidate.gender is not None:
        if plural or chains.gender(chain) not in (None, candidate.gender):
            return False
        unnamed_person = chains.candidates[j].kind == "pronoun" or "person" in chains.noun_kinds(chain)
        return label == "PER" or (label is None and unnamed_person)
    if candidate.person == "thing":
        if plural or label == "PER":
            return False
        return label in ("ORG", "LOC") or bool(chains.noun_kinds(chain) & _ONE_BODY)
    kinds = chains.noun_kinds(chain)
    of_many = bool(kinds & _BODIES_OF_MANY) or (label == "ORG" and not kinds)  # a court, an outlet is "it"
    return plural or (label in (None, "ORG") and of_many)


def score_of(chains: Chains, pronoun: Token, candidate: Candidate, other: Candidate, distance: int) -> float:
    """How well ``other``, ``distance`` sentences before the pronoun, fits; what scores below 0 is not meant."""
    token = role_bearer(chains.doc[other.head])
    score = _NEAR - 1.2 * distance
    role = token.dep_
    if role in SUBJECTS:
        score += _as_subject(token, pronoun)
    elif role in ("dobj", "agent", "attr"):
        score += 0.6
    elif role == "poss":
        score += 1.2 if pronoun.tag_ == "PRP$" and distance == 0 else 0.4 if pronoun.tag_ == "PRP$" else 0.2
    elif role in ("compound", "amod", "nmod"):
        score -= 0.8
    if _only_carries(token):
        score -= 3.0
    if candidate.number == 2 and candidate.person == "third" and other.number == 2:
        score += _MANY_BEFORE_BODIES
    if other.kind == "pronoun":
        score += 0.5
        if other.gender == candidate.gender and other.number == candidate.number:
            score += 0.4
    if other.label is not None:
        score += 0.3
    chain = chains.of(_index_of(chains, other))
    score += min(1.0, 0.15 * len(chain))
    # nearer within one sentence, but not by much: subjects come first
    score -= _FARTHER * abs(candidate.head - other.head) if distance == 0 else 0.0
    if candidate.person == "thing" and other.kind == "metonym" and role in ("amod", "compound", "nmod"):
        score -= 1.0
    if sectors.exact_noun([token.lemma_.lower()]) is None and other.label is None:
        score -= 0.2
    if beside(pronoun) == token:
        score += 3.0
    if pronoun.tag_ == "PRP$" and distance == 0 and role in SUBJECTS and token.head.i == _clause(pronoun):
        score += 0.8
    return score


def _as_subject(token: Token, pronoun: Token) -> float:
    """What it speaks for an antecedent that it is a subject."""
    score = 1.6
    if token.head.dep_ == "ROOT" or (token.head.dep_ == "conj" and token.head.head.dep_ == "ROOT"):
        score += 0.6
    if pronoun.dep_ in SUBJECTS:
        score += 0.6
    return score + _TELLER if token.head.i == _telling(pronoun) else score


def _only_carries(token: Token) -> bool:
    """Whether a name only tells where words were printed or shown: "in a video seen by THE GAZETTE, its commander"."""
    verb = token.head.head
    return token.dep_ == "pobj" and token.head.lower_ == "by" and verb.lemma_ in _CARRYING


def _telling(pronoun: Token) -> int | None:
    """The verb that tells the clause of a pronoun: "ANNOUNCED that he would go"."""
    verb = pronoun.doc[_clause(pronoun)]
    while verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return int(verb.head.i) if verb.dep_ == "ccomp" and verb.head.i < pronoun.i else None


def _clause(token: Token) -> int:
    top = token
    while top.head.i != top.i and top.pos_ not in ("VERB", "AUX"):
        top = top.head
    return int(top.i)


def beside(pronoun: Token) -> Token | None:
    """Whose a possessive is by the list that it stands in: "the AGENCY and its counterpart", "the FIRM, its owner X and
    two ships"."""
    if pronoun.tag_ != "PRP$":
        return None
    owned = pronoun.head.head if pronoun.head.dep_ == "compound" else pronoun.head
    listed = owned.dep_ in ("conj", "appos") and owned.head.pos_ in ("NOUN", "PROPN") and owned.head.i < pronoun.i
    return owned.head if listed else None


def score_of_thing(chains: Chains, pronoun: Token, candidate: Candidate) -> float:
    """The score of the likeliest thing before "it" or "they" that leads a clause of the sentence: "the TANKER was
    stopped because it carried arms"; 0 where there is none."""
    if candidate.gender is not None or pronoun.tag_ == "PRP$":
        return 0.0
    return max(
        (
            _NEAR + _as_subject(token, pronoun) - _FARTHER * (candidate.head - token.i)
            for token in candidate.sentence.tokens
            if token.i < candidate.head and _is_leading_thing(chains, token, many=candidate.number == 2)
            if token.head.i != pronoun.head.i and not token.is_ancestor(pronoun)
        ),
        default=0.0,
    )


def _is_leading_thing(chains: Chains, token: Token, *, many: bool) -> bool:
    if token.dep_ not in SUBJECTS or token.pos_ != "NOUN" or token.ent_type_ in _NO_THING:
        return False
    return (token.tag_ == "NNS") == many and chains.at_head(token.i) is None


def _index_of(chains: Chains, candidate: Candidate) -> int:
    """The index of a candidate in the workbench."""
    for i in chains.by_head[candidate.head]:
        if chains.candidates[i] is candidate:
            return i
    raise KeyError(candidate.head)
