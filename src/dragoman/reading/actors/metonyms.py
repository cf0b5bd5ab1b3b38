"""Whether the name of a country or capital acts in a sentence, or is only where something happens.

"Damascus denies", "support for Damascus", "mediated by Moscow, Abu Dhabi and Riyadh" are states; "flew to Damascus",
"visiting Damascus", "in northern Syria" are places. When the sentence does not tell, a country is taken for an actor
only in places of a sentence where actors stand, a capital only where it does what places cannot. The words that decide
are in ``knowledge/metonyms.yaml``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, sectors
from dragoman.knowledge.files import load_yaml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load_yaml("metonyms.yaml")[key].split())


def acts(doc: Doc, start: int, end: int, *, country: bool = False, town: bool = False) -> bool:
    """Whether the country, capital or seat of power at these tokens is an actor of its sentence; ``town`` for a town
    that is read like a capital."""
    text = doc[start:end].text
    is_capital = not country and countries.of_name(text) is None
    if is_capital and countries.of_capital(text) is None and not town:
        return True  # the Kremlin, the White House: a seat and nothing else
    head = next((doc[i] for i in range(start, end) if not start <= doc[i].head.i < end), doc[end - 1])
    if (
        start > 0
        and doc[start - 1].text == ","
        and start > 1
        and doc[start - 2].ent_type_ == "GPE"
        and doc[start - 2].head.i >= 0
    ):
        before = doc[start - 2]
        if before.head.i != head.i and head.dep_ in ("appos", "npadvmod", "nmod", "conj") and not _listed(head):
            return False  # "Benghazi, Libya"
    return _acts(head, is_capital, 0)


def _listed(token: Token) -> bool:
    return any(t.dep_ == "cc" for t in token.head.children) or any(t.dep_ == "conj" for t in token.children)


def _acts(token: Token, is_capital: bool, depth: int) -> bool:
    dep, governor = token.dep_, token.head
    if depth > 6:
        return False
    if any(
        c.dep_ == "amod"
        and c.lower_
        in (
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
            "northeastern",
            "northwestern",
            "southeastern",
            "southwestern",
            "downtown",
            "rural",
            "neighboring",
            "occupied",
            "war-torn",
        )
        for c in token.children
    ):
        return False
    if dep in ("conj", "appos"):
        if governor.ent_type_ in ("GPE", "ORG", "PERSON", "NORP", "LOC") or governor.pos_ in ("NOUN", "PROPN"):
            return _acts(governor, is_capital, depth + 1)
        return False
    if dep in ("nsubj", "csubj"):
        if governor.lemma_ in _words("stays") and is_capital:
            return False
        return governor.pos_ in ("VERB", "AUX")
    if dep == "nsubjpass":
        return not is_capital or governor.lemma_ not in _words("visits")
    if dep in ("dobj", "dative", "oprd"):
        return (
            governor.lemma_ not in _words("visits")
            and governor.lemma_ not in ("border", "exit")
            and governor.pos_ == "VERB"
        )
    if dep == "poss":
        noun = governor.lemma_.lower()
        if noun in _words("placed"):
            return False
        return noun in _words("policy") or (not is_capital and sectors.exact_noun([noun]) is not None)
    if dep in ("compound", "nmod"):
        return not is_capital and governor.lemma_.lower() in _words("acts")
    if dep == "pobj":
        return _object_acts(governor, is_capital)
    if dep == "ROOT":
        return False
    return False


def _object_acts(prep: Token, is_capital: bool) -> bool:
    word, over = prep.lower_, prep.head
    lemma = over.lemma_.lower()
    if word in _words("where"):
        return False
    if prep.dep_ == "agent" or word in _words("stance"):
        return lemma not in _words("lines") and not (word == "by" and lemma in _words("physical"))
    if word in ("for", "on", "to"):
        if lemma in _words("toward"):
            return True
        if lemma in _words("physical"):
            return False
        return (not is_capital and word == "to" and over.pos_ in ("ADJ",)) or (
            word == "on" and lemma in ("war", "pressure", "sanction", "attack", "impose", "ban", "call", "accuse")
        )
    if word == "from":
        return lemma in _words("received")
    if word == "of":
        if lemma in _words("placed") or lemma in (
            "part",
            "city",
            "town",
            "outskirt",
            "north",
            "south",
            "east",
            "west",
            "rest",
            "map",
            "outside",
            "area",
            "capital",
            "most",
            "center",
            "border",
        ):
            return False
        return (lemma in _words("policy") and not is_capital) or lemma in (
            "accuse",
            "isolation",
            "support",
            "ally",
            "policy",
            "enemy",
            "criticism",
            "condemnation",
            "behalf",
            "critical",
            "wary",
            "suspicious",
            "demand",
            "rejection",
            "recognition",
            "stance",
            "position",
            "ambition",
            "government",
            "regime",
            "interest",
            "influence",
            "opponent",
            "supporter",
            "backing",
        )
    return False


def adjective_acts(token: Token) -> bool:
    """Whether an adjective of nationality makes its state the doer: "Turkish aggression", not "Turkish coffee"."""
    noun = token.head
    if token.dep_ == "conj":
        while noun.dep_ == "conj" or (noun.pos_ in ("ADJ",) or countries.of_demonym(noun.text) is not None):
            if noun.head.i == noun.i:
                return False
            noun = noun.head
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i < token.i:
        return False
    lemma = noun.lemma_.lower()
    if sectors.exact_noun([lemma]) is not None and lemma not in ("airstrike",):
        return False
    return lemma in _words("acts")
