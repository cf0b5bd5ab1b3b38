"""Whether an event is real: occurred, ongoing, planned, hypothetical, negated or denied, by the words of its clause.

Two questions are asked of a trigger, from the inside out. What do its own words say: auxiliaries, negation, adverbs,
adjectives, the form of the verb? And what does the word above it make of it: a plan, a wish, a refusal, a report? The
answer of the outer word covers that of the inner one, step by step, until a word says nothing about what is below it.
Attribution to a source is not decided here but in `attributing`, where the report's claims are known; ``alleged`` here
is what the outlet itself marks so ("allegedly", "suspected", "is said to have").

Verbs and nouns are asked apart: `modality_of_verbs`, `modality_of_nouns`. The values cover the PLOVER manual's section
on auxiliary modes (historical, future, hypothetical, negation).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.modality_of_nouns import of_noun
from dragoman.reading.events.modality_of_verbs import of_predicate, of_verb
from dragoman.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_NOUNS = frozenset({"nsubj", "nsubjpass", "dobj"})


def modality_of(token: Token, light: Token | None = None) -> Modality:
    """What the words around the trigger ``token`` say of its reality; ``light`` is the verb that carries a noun."""
    if token.tag_ == "VBG" and token.dep_ in _OF_NOUNS:
        return of_noun(token, light, 0)  # "FIGHTING was raging"
    if token.pos_ in ("VERB", "AUX") or (token.tag_ in ("VBG", "VBN", "VBD", "VBZ", "VBP", "VB") and light is None):
        return of_verb(token, 0)
    if token.pos_ in ("ADJ", "ADP"):
        return of_predicate(token)
    return of_noun(token, light, 0)
