"""How real the act of a verb is by its own clause alone: auxiliaries, adverbs, negation, condition, question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children, own_subject
from dragoman.reading.events.modality_words import (
    BE,
    FUTURE,
    HAVE,
    MAYBE,
    conditions,
    cover,
    is_no,
    is_nth_day,
    lasting,
    table,
)
from dragoman.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token


def own_of_verb(verb: Token) -> Modality:
    """What the clause of ``verb`` says, whatever governs it."""
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    value: Modality = "occurred"
    if aux & FUTURE or (aux & {"would", "'d", "’d"} and "have" not in aux and _is_reported(verb)):
        value = "planned"
    elif aux & MAYBE:
        value = "hypothetical"
    elif (verb.tag_ == "VBG" and (aux & BE or (aux & HAVE and "been" in aux))) or _has_lasted(verb, aux):
        value = "ongoing"
    elif (
        verb.tag_ == "VB"
        and verb.dep_ == "ROOT"
        and not aux
        and own_subject(verb) is None
        and verb.i == verb.sent.start
    ):
        value = "hypothetical"
    for child in verb.children:
        if child.dep_ == "advmod":
            value = cover(table("adverbs").get(child.lower_), value)
        if child.dep_ == "mark" and child.lower_ in conditions():
            value = "hypothetical"
    if "to" in aux and verb.dep_ == "ROOT" and not aux & FUTURE:
        value = "planned"  # headline: "Erdogan to visit Moscow"
    if value == "planned" and _has_condition(verb):
        value = "hypothetical"
    if _is_question(verb):
        value = "hypothetical"
    if is_negated(verb) and not _is_condition(verb):
        value = cover("negated", value)  # but "if they do NOT withdraw" leaves it open
    return value


def _has_lasted(verb: Token, aux: set[str]) -> bool:
    """Whether a passive tells a state that holds on: "HAS BEEN HELD for four days", "the men, HELD since May"."""
    if any(lemma_of(c) == "remain" for c in children(verb, "auxpass")):
        return True
    if verb.tag_ == "VBG" and verb.dep_ == "ROOT" and not aux and own_subject(verb) is not None:
        return True  # headline: "Chad WITHDRAWING troops"
    if verb.tag_ in ("VBZ", "VBP"):  # headline: "Rebels besiege town FOR FIFTH DAY"
        return any(is_nth_day(o) for c in verb.rights if c.lower_ == "for" for o in c.rights)
    if (
        verb.tag_ != "VBN"
        or lemma_of(verb) not in lasting()
        or not (verb.dep_ == "acl" or (aux & HAVE and "been" in aux))
    ):
        return False
    spans = [c for c in verb.rights if c.dep_ == "prep"]
    return any(
        c.lower_ == "since" or (c.lower_ == "for" and any(o.ent_type_ in ("DATE", "TIME") for o in c.rights))
        for c in spans
    )


def _is_condition(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in conditions() for c in verb.children)


def _is_reported(verb: Token) -> bool:
    """Whether "would" looks ahead, as under a word of saying in the past; standing alone it only supposes."""
    here = verb
    for _ in range(4):
        if here.dep_ == "ccomp" and here.head.tag_ in ("VBD", "VBN", "VBZ", "VBP"):
            return True
        if here.dep_ in ("conj", "advcl") and here.head.pos_ in ("VERB", "AUX"):
            here = here.head
            continue
        if here.dep_ in ("acl", "relcl"):
            return True
        break
    # "…, the minister said": the verb of saying hangs below
    return any(c.dep_ in ("parataxis", "ccomp") and c.tag_ in ("VBD", "VBZ") for c in here.children)


def _has_condition(verb: Token) -> bool:
    for child in children(verb, "advcl"):
        if any(m.dep_ == "mark" and m.lower_ in ("if", "unless", "provided") for m in child.children):
            return True
    return False


def _is_question(verb: Token) -> bool:
    if verb.dep_ != "ROOT":
        return False
    sentence = verb.sent
    return sentence[-1].text == "?" or (
        len(sentence) > 1 and sentence[-1].text in ('"', "”", "\n") and sentence[-2].text == "?"
    )


def is_negated(verb: Token) -> bool:
    """Whether the verb, or what stands beside it, is told not to be."""
    for child in verb.children:
        if child.dep_ == "neg" and not _not_only(child):
            return True
        if child.dep_ == "advmod" and child.lower_ in ("never", "neither", "nor", "hardly", "barely"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and is_no(child):
            return True
        if child.dep_ == "preconj" and child.lower_ == "neither":
            return True
    return verb.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in verb.head.children)


def _not_only(negation: Token) -> bool:
    doc, i = negation.doc, negation.i + 1
    return i < len(doc) and doc[i].lower_ in ("only", "just", "merely", "simply")
