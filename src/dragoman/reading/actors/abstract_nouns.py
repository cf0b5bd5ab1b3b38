"""Nouns that may name an actor and here name what somebody has, is or gives: "a force", "his head", "a tea party"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import countries, sectors
from dragoman.knowledge.sectors import ActorNoun
from dragoman.reading.actors.entities.words import BODY_KINDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FEASTS = frozenset(
    "cocktail christmas birthday dinner tea garden third pool farewell wedding house holiday bachelor block launch "
    "victory slumber stag costume graduation engagement office".split()
)
_EDGES = frozenset("safe opposite right left dark bright far near wrong flip either north south east west lee".split())
_MACHINES = frozenset("dvd cd record music media mp3 cassette video blu-ray".split())
_RULES = frozenset(
    "ceasefire cease-fire truce silence sanctions visa visa-free customs tariff tax licensing curfew quarantine safety "
    "inspection inspections verification counter-terrorism exercise drug treatment non-proliferation border trade "
    "legal".split()
)
_GOES = frozenset("from to toward towards across between into".split())


def is_abstract(doc: Doc, token: Token, start: int, noun: ActorNoun) -> bool:
    """Whether the noun phrase from ``start`` to ``token`` is of such a noun: judged by the words beside it."""
    if len(noun.words) > 1 or token.text[:1].isupper():
        return False
    word, behind = token.lemma_.lower(), doc[token.i + 1 : token.i + 2].text
    before = doc[start : token.i]
    left = {t.lower_ for t in before}
    if word == "head":
        return behind != "of" and not any(_is_headed(t) for t in before)
    if word == "party":
        return bool(left & _FEASTS) and not (doc[start].lower_ == "the" and "tea" in left)  # a movement
    if word == "figure":
        return not left - {"the", "that", "this", "a", "no"} and behind != "in"  # "put the figure at 31"
    if word == "couple":
        return behind == "of"
    if word == "regime":
        return is_rules(token)
    if word == "side":
        return bool(left & _EDGES) or ("other" in left and behind == "of")
    if word == "player":
        return bool(left & _MACHINES)
    if token.tag_ not in ("NN", "VBG"):
        return False
    named = any(t.dep_ == "compound" or countries.of_demonym(t.text) is not None for t in before)
    if word == "authority":
        return not named
    if word == "force":
        unowned = doc[start].lower_ in ("a", "an", "any", "no") or not any(
            t.pos_ in ("DET", "PRON", "PROPN") for t in before
        )
        return unowned and not named and behind != "of"
    if word == "movement":
        return behind in _GOES or not left or "onward" in left
    if word == "opposition":
        return behind == "to" or any(t.tag_ == "PRP$" for t in before)
    return word == "holding" and behind == "of"


def is_rules(token: Token) -> bool:
    """Whether a regime is a set of rules and not who governs: "the ceasefire regime"."""
    return token.lemma_.lower() == "regime" and any(child.lower_ in _RULES for child in token.lefts)


def _is_headed(token: Token) -> bool:
    """Whether a word before "head" is a body's: "agency head", "the Hamas head", "its head"."""
    if token.lower_ == "its" or token.ent_type_ in ("ORG", "GPE"):
        return True
    noun = sectors.exact_noun([token.lemma_.lower()])
    return noun is not None and noun.kind in BODY_KINDS
