"""To which trigger of its sentence a quantity belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.measures import measuring_nouns
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children, own_subject
from dragoman.reading.events.counted import kinds
from dragoman.reading.events.numbers import is_number_word
from dragoman.reading.events.quantities import Quantity, currency
from dragoman.reading.events.verb_forms import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONS = frozenset({"people", "troops", "protesters", None})
TOLLS = frozenset({"killed", "injured", "casualties", "missing"})
_BESIDE = frozenset({"with", "on", "despite", "after", "under", "from", "over"})


def owner_of_count(quantity: Quantity, kind: str | None, ids: set[int]) -> tuple[int | None, str | None]:
    """The trigger that governs the counted noun, and what a verb of harm between them makes of the count."""
    counted = kinds("verbs")
    what: str | None = None
    token = quantity.noun
    if token.i in ids and token != quantity.noun:
        return token.i, what
    whole = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if whole.dep_ == "ROOT":  # "Nine teachers HELD over sit-in"
        for clause in children(whole, "acl"):
            if clause.i in ids and clause.tag_ == "VBN" and lemma_of(clause) in counted:
                return clause.i, counted[lemma_of(clause)]
    toll = kind in TOLLS
    money = quantity.noun.ent_type_ == "MONEY" or currency(quantity) is not None
    for _ in range(7):
        head = token.head
        if head == token or (money and head.dep_ == "prep" and head.lower_ in _BESIDE):
            break  # "with just $200,000 he beat him": the money is not what was done
        aside = token.dep_ == "relcl" or (token.dep_ == "advcl" and own_subject(token) is not None)
        if what is None and not toll and (aside or head.lower_ == "according"):
            break  # "the army, which has 2,000 men there, rejected it"
        if what is None and kind in _PERSONS and head.i not in ids and _is_anothers(token, head):
            break  # "released the names of two men"
        if head.pos_ in ("VERB", "NOUN", "AUX", "PROPN"):
            lemma = lemma_of(head)
            if what is None and lemma in counted and _is_patient(token, head, lemma):
                what = counted[lemma]
            behind = head.doc[head.i + 1 : head.i + 2].text.lower()
            if what is None and lemma == "shoot" and "dead" in (behind, *(c.lower_ for c in head.children)):
                what = "killed" if _is_patient(token, head, lemma) else None
            if what is None and _is_death(head):
                what = "killed"
            if what is None and head.pos_ == "VERB" and _is_patient(token, head, lemma):  # "were shot AND WOUNDED"
                harms = [counted[lemma_of(c)] for c in children(head, "conj") if lemma_of(c) in counted]
                what = next((harm for harm in harms if harm in TOLLS), None)
            if head.i in ids:
                return head.i, what
            if head.pos_ == "VERB" and (what is not None or toll):
                above = _near_trigger(head, ids)
                if above is not None:
                    return above, what
        token = head
    below = _below(token, ids)
    if below is not None and (what is not None or toll):
        return below, what
    if token.i in ids:
        return token.i, what
    return (quantity.noun.i, what) if quantity.noun.i in ids else (None, None)  # "launched 40 STRIKES"


def _is_death(word: Token) -> bool:
    """Whether what a word counts are dead: "the death toll ROSE to 92", "claimed the LIVES of 24 people"."""
    if lemma_of(word) == "life":
        return word.dep_ == "dobj" and lemma_of(word.head) in ("claim", "take", "cost")
    if word.pos_ != "VERB":
        return False
    to_death = any(t.lower_ == "death" for c in children(word, "prep") if c.lower_ == "to" for t in c.children)
    sharing = any(_is_death(other) for other in children(word, "conj"))  # "stabbed or hacked to death"
    mere_sentence = lemma_of(word) in ("sentence", "condemn")
    return (to_death and not mere_sentence) or sharing or any(lemma_of(c) == "toll" for c in children(word, "nsubj"))


def _is_anothers(preposition: Token, noun: Token) -> bool:
    """Whether those counted only tell whose a thing is, which is what was acted on."""
    if preposition.lower_ != "of" or noun.pos_ not in ("NOUN", "PROPN") or is_number_word(noun):
        return False
    return not {lemma_of(noun)} & (
        measuring_nouns() | kinds("verbs").keys() | kinds("victims").keys() | {"life", "family", "crew"}
    )


def _is_patient(token: Token, head: Token, lemma: str) -> bool:
    if lemma in ("die", "flee", "perish", "drown", "fall", "miss", "disappear"):
        return token.dep_ in ("nsubj", "conj", "nsubjpass")
    if head.pos_ in ("NOUN", "PROPN"):
        return True
    if is_passive(head):
        # "shot by two officers", "shots were fired at three units"
        return token.dep_ not in ("pobj", "agent", "prep")
    return token.dep_ in ("dobj", "conj", "nsubjpass", "appos", "oprd", "dep", "npadvmod", "nummod") or (
        token != own_subject(head) and token.dep_ != "prep"
    )


def _near_trigger(verb: Token, ids: set[int]) -> int | None:
    """A verb of harm that is no trigger itself gives its count to the act beside it: "34 died when jets struck"."""
    for child in verb.children:
        if child.i in ids:
            return child.i
        if child.dep_ in ("prep", "agent", "advcl", "nsubj"):
            for below in child.subtree:
                if below.i in ids and below.pos_ != "ADJ":
                    return below.i
    return None


def _below(token: Token, ids: set[int]) -> int | None:
    return next((t.i for t in token.subtree if t.i in ids), None)
