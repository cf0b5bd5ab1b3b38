"""The form of a verb: passive, finite, infinitive, and what an infinitive is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import SUBJECTS, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

# verbs that always have an object: one without it tells what was done to its subject
_NEVER_ALONE = frozenset(
    "arrest detain jail imprison kill wound injure hurt sentence convict indict charge accuse free release execute"
    " kidnap abduct expel deport oust depose overthrow assassinate murder behead hospitalize hospitalise shoot evacuate"
    " displace rescue acquit pardon extradite torture rape stab summon sanction ban name appoint elect".split()
)
_RANKS = frozenset("first second third fourth fifth last latest only sole youngest oldest highest newest".split())
_GIVING = frozenset({"give", "offer", "grant", "award", "hand", "pay"})


def is_passive(verb: Token) -> bool:
    """Whether the subject undergoes the act. "Are engaged in" and "was involved in" only look so."""
    if lemma_of(verb) in ("engage", "involve", "concern", "interest", "commit") and any(
        c.dep_ == "prep" and c.lower_ in ("in", "with", "about", "to") for c in verb.children
    ):
        return False
    if any(c.dep_ in ("nsubjpass", "csubjpass", "auxpass") for c in verb.children):
        return True
    if (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "amod", "advcl", "relcl")
        and not any(c.dep_ == "aux" for c in verb.children)
    ):
        return not any(c.dep_ in ("nsubj", "dobj") for c in verb.children)
    return _is_given_too(verb) or _is_short_passive(verb)


def _is_given_too(verb: Token) -> bool:
    """ "Was summoned and GIVEN a day to leave": who is given something has it for an object and undergoes the act."""
    shares = verb.dep_ == "conj" and any(c.dep_ == "auxpass" for c in verb.head.children)
    return shares and verb.tag_ == "VBN" and lemma_of(verb) in _GIVING


def _is_short_passive(verb: Token) -> bool:
    """A passive that leaves its auxiliary out: "Editor arrested in raid", "was arrested and charged"."""
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ in ("relcl", "acl", "amod", "xcomp", "pcomp"):
        return False
    if any(c.dep_ in ("aux", "auxpass", "dobj", "obj", "dative", "ccomp", "xcomp") for c in verb.children):
        return False
    sharing = [c for c in verb.conjuncts if c.pos_ == "VERB"]
    if any(c.dep_ in ("dobj", "obj") for other in sharing for c in other.children):
        return False  # "arrested and jailed five men"
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        after = is_passive(verb.head)
        return after and (lemma_of(verb) in _NEVER_ALONE or (verb.tag_ == "VBN" and not own))
    return own and lemma_of(verb) in _NEVER_ALONE


def is_finite(verb: Token) -> bool:
    """Whether a verb is told in a tense of its own, as what was or is: "demanded that those who ATTACKED be tried"."""
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return verb.pos_ in ("VERB", "AUX") and any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children
    )


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_purpose(verb: Token) -> bool:
    """Whether a verb stands in an infinitive that only says what something else was done for."""
    return is_infinitive(verb) and verb.dep_ in ("advcl", "acl", "relcl") and not is_ranked(verb)


def is_ranked(verb: Token) -> bool:
    """Whether an infinitive tells what its noun did before all others: "the first senator TO ENDORSE him"."""
    noun = verb.head
    if verb.dep_ == "xcomp":  # "became the first state to join"
        noun = next((c for c in noun.children if c.dep_ == "attr" and c.i < verb.i), noun)
    elif verb.dep_ not in ("acl", "relcl"):
        return False
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ", "PRON", "NUM"):
        return False
    return not _RANKS.isdisjoint([noun.lower_, *(c.lower_ for c in noun.children if c.i < noun.i)])


def is_finite_aside(verb: Token) -> bool:
    """Whether a clause before its head stands for itself behind a mark: "A signs deal; B vows revenge"."""
    if verb.i > verb.head.i or verb.tag_ not in ("VBZ", "VBD", "VBP") or own_subject(verb) is None:
        return False
    return any(t.text in (",", ";", ":", "–", "—", "-") for t in verb.doc[verb.i + 1 : verb.head.i])
