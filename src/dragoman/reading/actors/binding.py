"""What grammar forbids a pronoun to stand for, and what it bids one that looks back at its own subject.

A pronoun is never the doer of its own clause, told or understood: in "farmers who were made to feed them" the
farmers are understood to feed, in "the doctor declared him dead" the doctor declares. "Itself" always is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.clause_mending import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# behind others somebody may look back at himself: "she had her brother with her", "he saw a crowd behind him"
_ACTED_ON = frozenset("against at by for from of on to toward towards upon".split())
_OF_OBJECTS = frozenset(("from", "into", "of", "for"))
_OBJECTIVE = frozenset(("him", "them", "me", "us"))
_RELATIVE = frozenset(("WP", "WDT"))
_COUNTING = frozenset(
    "all any both dozen each few half handful hundred lot majority many member million most number one several score "
    "some thousand".split()
)
_NAMING = frozenset(("identify", "name", "recognize", "recognise"))


def is_reflexive(pronoun: Token) -> bool:
    return pronoun.lower_.endswith(("self", "selves"))


def is_bound(doc: Doc, pronoun: Token, other: Candidate, candidate: Candidate) -> bool:
    """Whether grammar forbids it: a pronoun beside its own antecedent in one clause, or inside it."""
    head = doc[other.head]
    if other.start <= candidate.head < other.end:
        return True
    if candidate.start <= other.head < candidate.end:
        return True
    if is_possessive(pronoun):
        return False
    if (pronoun.dep_ == "conj" and pronoun.head.i == head.i) or (head.dep_ == "conj" and head.head.i == pronoun.i):
        return True
    doers = {token.i for token in doers_of(pronoun)}
    if is_reflexive(pronoun):
        return bool(doers) and head.i not in doers
    if head.i in doers or role_bearer(head).i in doers:
        return True
    same_clause = pronoun.head.i == head.head.i or (pronoun.dep_ == "pobj" and pronoun.head.head.i == head.head.i)
    if head.dep_ == "pobj" and head.head.head.i == pronoun.head.i:
        same_clause = True
    return same_clause and head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "dative")


def is_possessive(pronoun: Token) -> bool:
    """Whether a pronoun tells whose something is; "her" before a noun does whatever its tag."""
    if pronoun.tag_ == "PRP$":
        return True
    behind = pronoun.nbor() if pronoun.i + 1 < len(pronoun.doc) else None
    return pronoun.lower_ == "her" and behind is not None and behind.tag_ in ("NN", "NNS", "JJ")


def doers_of(pronoun: Token) -> list[Token]:
    """Who does what the clause of an object pronoun tells, told or understood; nobody of a subject."""
    verb = pronoun.head
    if is_possessive(pronoun):
        return []
    if pronoun.dep_ in SUBJECTS:
        if not (pronoun.lower_ in _OBJECTIVE or is_reflexive(pronoun)) or verb.dep_ not in ("ccomp", "xcomp"):
            return []
        verb = verb.head  # "declared him dead"
    elif pronoun.dep_ == "pobj":
        verb = _acted_in(pronoun)
    return list(_doers(verb)) if verb.pos_ in ("VERB", "AUX") else []


def _acted_in(pronoun: Token) -> Token:
    """The verb whose deed a preposition turns on a pronoun: "used water cannon against THEM"."""
    token = pronoun
    while token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.lower_ in _ACTED_ON:
        token = token.head.head
    return token.head if token.dep_ in ("dobj", "attr") and token is not pronoun else token


def _doers(verb: Token) -> Iterator[Token]:
    seen = 0
    while seen < 5:  # a sentence nests no deeper
        seen += 1
        told = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        if told:
            for subject in told:
                if subject.tag_ in _RELATIVE or (subject.lower_ == "that" and verb.dep_ == "relcl"):
                    subject = verb.head
                yield from _with_apposed(subject)
                yield from subject.conjuncts
            return
        if verb.dep_ in ("acl", "relcl"):
            yield from _with_apposed(verb.head)
            return
        over = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if verb.dep_ == "xcomp" or (verb.dep_ == "pcomp" and verb.head.lower_ in _OF_OBJECTS):
            objects = [child for child in over.children if child.dep_ == "dobj"]
            if objects:
                yield from objects  # who is told to do it, or accused of it
                return
        if verb.dep_ == "pcomp":
            verb = over
        elif verb.dep_ in ("xcomp", "advcl", "conj"):
            verb = verb.head
        else:
            return


def _with_apposed(noun: Token) -> Iterator[Token]:
    """A noun and what it stands in apposition to: "Felt, the agent who revealed himself"."""
    yield noun
    if noun.dep_ == "appos":
        yield noun.head


def role_bearer(token: Token) -> Token:
    """The word in whose role a noun stands in its sentence: the "thousands" of "thousands of OPPONENTS gathered", the
    subject of "the injured man was identified as X"."""
    while token.dep_ == "pobj" and token.head.dep_ == "prep":
        over = token.head.head
        if token.head.lower_ == "of" and (over.like_num or over.lemma_.lower() in _COUNTING):
            token = over
        elif token.head.lower_ == "as" and over.lemma_ in _NAMING:
            return next((child for child in over.children if child.dep_ == "nsubjpass"), token)
        else:
            return token
    return token
