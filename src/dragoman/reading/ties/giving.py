"""Who gives what to whom: "sold Algeria missiles", "sent $20 million to the rebels", "in exchange for arms"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import tie_grammar, tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

# verbs of giving that are a supply only where cargo is handed over: one sends envoys and gives advice, too
HANDING = frozenset({"send", "give", "provide", "deliver", "donate", "transfer", "hand", "sell", "ship", "release"})
GOODS = frozenset({"supply", "delivery", "shipment", "consignment", "grant", "loan", "fund", "funding", "aid"})
MEASURES = frozenset(
    "tonne ton barrel metre meter litre liter kilogram kilo tranche batch load number dozen hundred thousand million "
    "billion amount quantity volume cargo".split()
)
SHARES = frozenset("most much half percent % third quarter part bulk majority all some rest share lot".split())


@cache
def _no_goods() -> frozenset[str]:
    """Words for people, and for what is given but is no thing: "experts", "support"."""
    words = tie_words()
    return frozenset((*words.titles, *words.persons, *(shape.split()[0] for shape in words.nouns))) - GOODS


def is_cargo(noun: Token | None) -> bool:
    """Whether a noun names goods or money: "weapons", "artillery systems", "$20 million"."""
    if noun is None:
        return False
    if any(map(is_cargo, grammar.listed(noun)[1:])):  # "air defence systems and shells"
        return True
    if lemma_of(noun) in SHARES | MEASURES | GOODS:  # "forty percent of its oil", "a shipment of drones"
        noun = next((grammar.object_of(p) for p in grammar.prepositions(noun) if p.lower_ == "of"), None) or noun
    words = {lemma_of(noun)}
    if not words & _no_goods():  # weapons experts are no weapons, material support is no material
        words |= {lemma_of(one) for one in grammar.modifiers(noun)}
    return bool(words & tie_grammar().cargo) or noun.ent_type_ == "MONEY"


def cargo_of(verb: Token) -> Token | None:
    """What is supplied, in "supply Haftar with weapons" and "sent Haftar weapons"."""
    if any(child.dep_ == "dative" and child.pos_ != "ADP" for child in verb.children):
        return next((child for child in verb.children if child.dep_ == "dobj"), None)
    for preposition in grammar.prepositions(verb):
        if preposition.lower_ == "with":
            return grammar.object_of(preposition)
    return None


def getters_before(cargo: Token) -> list[Token]:
    """Who gets it where the parse takes him for part of the cargo: "sold [Saudi Arabia howitzers]"."""
    if cargo.tag_ != "NNS":
        return []
    return [one for one in cargo.children if one.dep_ in ("compound", "nmod") and one.pos_ == "PROPN" and one.ent_type_]
