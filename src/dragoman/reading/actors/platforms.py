"""Platforms that words only pass over: "wrote on Facebook" has no part for the firm, "a ban on TikTok" has."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge.files import load_yaml
from dragoman.reading.actors.phrases import head_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def is_passed_over(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is a platform on which something is said or shown, and nothing is done to it."""
    if doc[start:end].text not in _words("platforms"):
        return False
    head = doc[head_of(doc, start, end)]
    if head.dep_ in ("compound", "nmod") and head.head.i > head.i and head.head.lemma_.lower() in _words("posts"):
        return True  # "a WhatsApp message"
    while head.dep_ in ("conj", "appos", "nmod", "compound") and head.head.i < head.i and head.head.pos_ == "PROPN":
        head = head.head
    while head.dep_ in ("appos", "nmod", "compound") and head.head.pos_ == "NOUN":
        head = head.head  # "the social network X", "his Facebook page"
    if doc[end : end + 1].text in ("'s", "’s"):
        return False
    if head.dep_ != "pobj" or head.head.lower_ not in ("on", "via", "through", "over", "to"):
        return False
    over = head.head.head
    if over.dep_ == "dobj" and over.head.lemma_ in _words("posted"):
        over = over.head
    if head.head.lower_ == "to":
        return over.lemma_ in _words("posted")
    if over.pos_ in ("VERB", "AUX"):
        return over.lemma_ not in _words("pressed")
    return over.lemma_.lower() in _words("posts")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load_yaml("platforms.yaml")[key])
