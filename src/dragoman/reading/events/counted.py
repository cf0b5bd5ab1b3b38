"""What is counted: persons killed, troops, money, weapons, by the noun and by what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children, conjuncts
from dragoman.reading.events.lexicon import load_lexicon
from dragoman.reading.events.numbers import count_words
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.quantities import Quantity, currency

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_ONE = frozenset(
    "judge teenager farmer priest nurse doctor lawyer editor reporter boy girl general commander pilot".split()
)
# nouns that gather many, though they stand in the singular
_GATHERINGS = frozenset(
    "number life group series family couple dozen crowd force team crew majority population".split()
)
# verbs that tell the state of those counted: "left three people dead"
_STATING = frozenset("leave be make feel find report declare confirm pronounce".split())


@cache
def kinds(part: str) -> dict[str, str]:
    """Base form → what it counts, of one part of ``knowledge/counts.yaml``."""
    return {str(word): what for what, words in count_words()["what"][part].items() for word in words}


@cache
def persons() -> frozenset[str]:
    """Base forms of those who can be counted as persons."""
    return frozenset(count_words()["what"]["people"]) | frozenset(count_words()["what"]["troops"]) | _ONE


def is_person(noun: Token) -> bool:
    """Whether a noun or number stands for persons."""
    classes = load_lexicon().classes
    return (
        noun.pos_ == "NUM"
        or noun.tag_ == "NNPS"
        or lemma_of(noun) in persons() | {*classes["person"], *classes["captive"]}
    )


def single_victims(sentence: Tokens) -> Iterator[Quantity]:
    """One, where the article says so and the verb is one of harm or arrest: "Killed a soldier"."""
    counted = kinds("verbs")
    for token in sentence:
        if token.pos_ == "VERB" and lemma_of(token) in counted:
            for thing in objects_of(token):
                for one in conjuncts(thing):
                    if one.lower_ == "another":
                        yield Quantity(1, 1, one, one)  # "killed one and injured ANOTHER"
                    if lemma_of(one) in persons() - _GATHERINGS and one.tag_ == "NN" and one.pos_ == "NOUN":
                        for det in children(one, "det"):
                            if det.lower_ in ("a", "an", "another"):
                                yield Quantity(1, 1, one, det)


def kind_of(quantity: Quantity, is_actor: Callable[[Token], bool]) -> tuple[str | None, str | None]:
    """What a quantity counts and in which unit; ``None`` where it counts nothing of ``counts.yaml``."""
    noun, data = quantity.noun, count_words()["what"]
    lemma = lemma_of(noun)
    unit = currency(quantity)
    if unit:
        return "money", unit
    if lemma in kinds("victims"):
        return kinds("victims")[lemma], None
    if lemma == "fighter" and any(c.dep_ == "compound" and lemma_of(c) in data["weapons"] for c in noun.children):
        return "weapons", "jet"
    adjective = _dead_or_hurt(noun)
    if adjective is not None:
        return adjective, None
    for what in ("troops", "weapons", "protesters", "people", "articles", "goods", "houses", "attacks"):
        if lemma in data[what]:
            return what, lemma if what in ("weapons", "goods", "houses") else None
    if noun.pos_ == "NUM" or lemma in ("other", "others") or noun.lower_ in count_words()["numbers"]["vague"]:
        return "people", None
    if noun.pos_ in ("PROPN", "NOUN", "ADJ") and (noun.ent_type_ == "NORP" or (noun.tag_ == "NNPS" and is_actor(noun))):
        return "people", None
    return None, None


def _dead_or_hurt(noun: Token) -> str | None:
    """The state that a number is told in: "34 dead", "left 3 people dead"."""
    states = kinds("adjectives")
    if noun.lower_ in states:
        return states[noun.lower_]
    for child in noun.children:
        if child.dep_ in ("amod", "acl", "acomp", "oprd") and child.lower_ in states and child.i > noun.i:
            return states[child.lower_]
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    verb = first.head
    if verb.pos_ in ("VERB", "AUX") and lemma_of(verb) in _STATING:
        for child in children(verb, "oprd", "acomp", "ccomp", "xcomp", "advcl"):
            if child.lower_ in states:
                return states[child.lower_]
    if noun.dep_ == "nsubj" and verb.lower_ in states:
        return states[verb.lower_]
    if noun.pos_ == "NUM" and noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ in states:
        return states[noun.doc[noun.i + 1].lower_]
    return None
