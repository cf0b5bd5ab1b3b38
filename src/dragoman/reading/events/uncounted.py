"""Numbers that count nobody and nothing: parts of names, ages, measures.

"Interstate 75", "Flight 17", "Article 5", "the commander, 52," and "40 miles" stand beside acts without telling how
many they struck.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.numbers import count_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = frozenset({"ORG", "PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "PERSON"})
_PLACES = frozenset({"GPE", "LOC", "NORP", "DATE", "TIME"})
_BESIDE = frozenset({"nummod", "appos", "npadvmod", "dep", "punct", "compound", "nmod", "pobj", "ROOT"})
_DISTANT = frozenset("away from down ahead apart".split())
_OLDEST = 120
_TELEPHONE = re.compile(r"\d{3}-\d{4}")
_STANDING = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "ROOT", "oprd", "attr", "appos", "dep"})


def is_of_name(token: Token) -> bool:
    """Whether a number belongs to a name or word: "F-16", "S-400", "the March 23 Movement", "Group of 20", "no one"."""
    doc, i = token.doc, token.i
    if i >= 2 and doc[i - 1].text in ("-", "–") and doc[i - 2].pos_ in ("PROPN", "NOUN", "X"):
        return True
    if i and token.lower_ == "one" and doc[i - 1].lower_ == "no":
        return True
    if i >= 2 and doc[i - 1].lower_ == "of" and doc[i - 2].text in ("Group", "Gang", "Council"):
        return True
    return token.pos_ == "PROPN" and token.ent_type_ in _NAMED


def counts_nothing(doc: Doc, first: int, after: int, noun: Token) -> bool:
    """Whether the number from token ``first`` to ``after`` (excluded), said to count ``noun``, counts nothing."""
    return (
        _is_code(doc, first, after)
        or _is_label(doc, first, after, noun)
        or _is_age(doc, first, after)
        or _is_measure(doc, after, noun)
        or _is_sum(doc, first, after)
        or _is_round(noun)
    )


def _is_round(noun: Token) -> bool:
    """ "Several ROUNDS of the talks" are no bullets."""
    inside = [token.lower_ for token in noun.subtree]
    return lemma_of(noun) == "round" and "of" in inside and "ammunition" not in inside


@cache
def _units() -> frozenset[str]:
    return frozenset(count_words()["units"])


@cache
def _numbered() -> frozenset[str]:
    return frozenset(count_words()["numbered"])


def _is_code(doc: Doc, first: int, after: int) -> bool:
    """Whether a number is one of a row of digits, or only set in beside: "call 555-0147", "(800)", "Diaz (43)"."""
    if _TELEPHONE.fullmatch(doc[first].text):
        return True
    if first and doc[first - 1].text == "(" and after < len(doc) and doc[after].text == ")":
        return True
    joined = after + 1 < len(doc) and doc[after].text == "-" and doc[after + 1].text[0].isdigit()
    behind = first >= 2 and doc[first - 1].text in ("-", ")") and doc[first - 2].text[-1].isdigit()
    return joined or behind


def _is_label(doc: Doc, first: int, after: int, noun: Token) -> bool:
    """Whether a number tells which one: "Highway 1", "checkpoint 14", "a Boeing 737", "page 3"."""
    if first == doc[first].sent.start:
        return False
    before = doc[first - 1]
    if before.lower_ in _numbered() and before.tag_ in ("NN", "NNP") and noun.i < after:
        return True
    if not doc[first].text[0].isdigit():
        return False
    if before.lower_ in _numbered() and before.tag_ == "NNP":
        return True  # "the Flight 17 passengers"
    if before.lower_ in ("no.", "#", "§"):
        return True
    if before.tag_ not in ("NN", "NNP") or before.ent_type_ in _PLACES or noun.i >= after:
        return False
    return doc[first].dep_ in _BESIDE and doc[first].head.i <= first


def stands_for_people(number: Token) -> bool:
    """Whether a bare number stands where those whom it counts would: "killed 34", not "around 9" or "for 5"."""
    return number.dep_ in _STANDING or (number.dep_ == "pobj" and number.head.lower_ == "by")


def _is_age(doc: Doc, first: int, after: int) -> bool:
    """Whether a number tells how old somebody is: "the commander, 52, and", "aged 18"."""
    if first == doc[first].sent.start or after != first + 1:
        return False
    before = doc[first - 1]
    if before.lower_ in ("aged", "age", "ages"):
        return True
    if not doc[first].text.isdigit() or int(doc[first].text) > _OLDEST or before.text != ",":
        return False
    closed = after < len(doc) and doc[after].text in (",", ".", ";", "and", "of", "–", "-", "—")
    return closed and first >= 2 and doc[first - 2].pos_ in ("PROPN", "NOUN")


def _is_sum(doc: Doc, first: int, after: int) -> bool:
    """Whether a number without a currency is money all the same: "froze millions in aid"."""
    if after + 1 >= len(doc) or doc[after].lower_ != "in" or (first and doc[first - 1].is_currency):
        return False
    return lemma_of(doc[after + 1]) in count_words()["sums"]


def _is_measure(doc: Doc, after: int, noun: Token) -> bool:
    """Whether a number measures length, time, share or the like: "40 miles", "155 mm shells", "30 percent"."""
    units = _units()
    if lemma_of(noun) in units or noun.lower_ in units:
        return True
    if noun.dep_ == "npadvmod" and doc[noun.i + 1 : noun.i + 2].text.lower() in _DISTANT:
        return True  # "arrested three houses from the scene"
    follows = after
    if follows + 1 < len(doc) and doc[follows].text == "-":
        follows += 1  # "a 34-year-old", "a 155-mm shell"
    return follows < len(doc) and (lemma_of(doc[follows]) in units or doc[follows].lower_ in units)
