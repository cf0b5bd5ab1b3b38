"""Who does what a verb says, also where the parse leaves it to another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    RELATIVE,
    SUBJECTS,
    antecedent,
    children,
    own_subject,
)
from dragoman.reading.events.prepositions import prepositions_of
from dragoman.reading.events.verb_forms import is_finite, is_finite_aside, is_infinitive, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

# verbs whose object, not subject, does what the infinitive says ("urged Iran to withdraw")
OBJECT_CONTROL = frozenset(
    "ask urge order tell force press pressure push call allow permit help enable invite advise persuade convince"
    " encourage request instruct direct command require compel want expect warn beg implore lead cause oblige train"
    " let make see have get authorise authorize forbid prompt appoint believe consider show find".split()
)
_CHARGING = frozenset("accuse suspect charge convict acquit blame condemn criticise criticize denounce punish".split())


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who does what ``verb`` says in the active voice, also where the parse leaves it to another verb; else ``None``.

    For a passive verb this is its agent ("by …").
    """
    if depth > 6:
        return None
    if is_passive(verb):
        for name, below in prepositions_of(verb):
            if name == "by" and below.dep_ != "pcomp":
                return below
        for later in children(verb, "conj"):
            if later.tag_ == "VBN" and own_subject(later) is None and is_passive(later):
                return subject_of(later, depth + 1)  # "were attacked and burned by herders"
        return None
    return doer_of(verb, depth)


def doer_of(verb: Token, depth: int) -> Token | None:
    own = own_subject(verb)
    if own is not None:
        return own
    if (
        verb.tag_ == "VBG"
        and verb.dep_ == "pcomp"
        and any(c.lower_ == "by" and children(c, "pobj") for c in verb.children)
    ):
        return None  # "killed in shelling by the army"
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        if is_passive(head):
            return own_subject(head) or _passive_patient(head)
        return subject_of(head, depth + 1)
    if verb.dep_ == "ccomp" and is_finite(verb):
        if head.tag_ in ("VBZ", "VBP") and verb.left_edge.i == head.i + 1:
            return own_subject(head)  # headline: "Army says KILLS ten rebels"
        return None  # the parser lost its subject: it is not that of the clause above
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        if head.pos_ == "ADJ":
            return _subject_of_adjective(head, depth)
        return _controller(verb, head, depth)
    if verb.dep_ == "relcl":
        return verb.head
    if verb.dep_ == "acl":
        if is_infinitive(verb):
            return _holder(head, depth)  # "a vow to attack": whose vow
        return head
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
        if is_passive(head):
            return own_subject(head) or subject_of(head, depth + 1)
        return subject_of(head, depth + 1)
    if verb.dep_ == "pcomp":
        return _of_gerund(verb, depth)
    if verb.dep_ in ("prep",) and head.pos_ == "VERB":
        return subject_of(head, depth + 1)
    for before in children(verb, "ccomp", "advcl", "parataxis", "dep"):
        if before.i < verb.i and is_finite_aside(before):
            return subject_of(before, depth + 1)  # "Envoy meets rebels, urges truce"
    return None


def _passive_patient(verb: Token) -> Token | None:
    return verb.head if verb.dep_ in ("acl", "relcl") else None


def _controller(verb: Token, governor: Token, depth: int) -> Token | None:
    if lemma_of(governor) in OBJECT_CONTROL:
        if is_passive(governor):
            return own_subject(governor) or _passive_patient(governor)
        for child in governor.children:
            if child.dep_ in ("dobj", "dative") and child.i < verb.i:
                return child
        for name, below in prepositions_of(governor):
            if name in ("on", "upon", "for", "to") and below.i < verb.i and below.dep_ == "pobj":
                return below
    if is_passive(governor):
        return own_subject(governor) or _passive_patient(governor)
    return subject_of(governor, depth + 1)


def _subject_of_adjective(adjective: Token, depth: int) -> Token | None:
    head = adjective.head
    if adjective.dep_ in ("acomp", "attr", "conj", "oprd") and head.pos_ in ("AUX", "VERB"):
        return own_subject(head) or (subject_of(head, depth + 1) if head.pos_ == "VERB" else None)
    if adjective.dep_ == "amod":
        return head
    return own_subject(adjective)


def _holder(noun: Token, depth: int) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for name, below in prepositions_of(noun):
        if name == "by":
            return below
    verb = noun.head
    if noun.dep_ in ("dobj", "pobj", "attr") and verb.pos_ in ("VERB", "AUX"):
        return subject_of(verb, depth + 1)
    if noun.dep_ in SUBJECTS or noun.dep_ in PASSIVE_SUBJECTS:
        return None
    return None


def _of_gerund(verb: Token, depth: int) -> Token | None:
    preposition = verb.head
    over = preposition.head
    while over.ent_type_ in ("DATE", "TIME") and over.pos_ not in ("VERB", "AUX") and over.head.i != over.i:
        over = over.head  # "left on Thursday, days after SEVERING ties"
    if over.pos_ == "ADP" and over.head.pos_ == "VERB":
        over = over.head
    if over.pos_ in ("VERB", "AUX"):
        if preposition.lower_ in ("of", "from", "for", "into") and lemma_of(over) not in (
            "speak",
            "talk",
            "dream",
            "think",
            "plan",
            "prepare",
            "work",
        ):
            if is_passive(over):
                return own_subject(over) or _passive_patient(over)
            for child in over.children:
                if child.dep_ in OBJECTS:
                    return (antecedent(child) or child) if child.lower_ in RELATIVE else child
        if is_passive(over):
            return own_subject(over) or subject_of(over, depth + 1)
        if preposition.lower_ == "for":
            for name, below in prepositions_of(over):
                if name in ("at", "into", "against") and below.dep_ == "pobj":
                    return below  # "lashed out at him for spurning the offer"
        return subject_of(over, depth + 1)
    if over.pos_ in ("NOUN", "PROPN"):
        if preposition.lower_ in ("of", "with", "for") and over.dep_ == "dobj" and lemma_of(over.head) in _CHARGING:
            return over  # "accused the ships of ramming its boats": the ships
        return _holder(over, depth)
    if over.pos_ == "ADJ":
        return _subject_of_adjective(over, depth)
    return None
