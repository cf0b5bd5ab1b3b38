"""Whether a word is of a class that a pattern of the lexicon asks for: by its base form, or by who it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import conjuncts, premodifiers
from dragoman.reading.events.lexicon import Item, load_lexicon
from dragoman.reading.events.prepositions import through_measure

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

KindOf = Callable[["Token"], str | None]

_PERSON_ENTITIES = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_PRONOUNS = frozenset("him her them us me who whom he she they it everyone others".split())
_PERSONS = frozenset({"person", "group", "armed-group", "military", "party", "organisation", "ngo"})


class WordClasses:
    """Asks the words of one sentence. ``kind_of`` tells the actor kind of a token; ``None`` where it is no actor."""

    def __init__(self, sentence: Tokens, kind_of: KindOf) -> None:
        self._classes = load_lexicon().classes
        self._sentence = sentence
        self._kind_of = kind_of
        self._present: dict[str, bool] = {}

    def member(self, token: Token, item: Item) -> bool:
        """Whether a noun, or what it measures, or what is coordinated with it, is of the item's class."""
        return any(self._is_member(one, item) for each in conjuncts(token) for one in through_measure(each))

    def occurs(self, item: Item) -> bool:
        """Whether the sentence has a word of the item's class."""
        key = item.value or "|".join(item.literals)
        if key not in self._present:
            self._present[key] = any(self._is_member(token, item) for token in self._sentence)
        return self._present[key]

    def _is_member(self, token: Token, item: Item) -> bool:
        lemma = lemma_of(token)
        if item.literals:
            for literal in item.literals:
                *before, head = literal.replace("-", " ").split()
                if lemma == head and _has_before(token, tuple(before)):
                    return True
            return False
        if item.value == "any":
            return token.dep_ != "nsubj"
        if any(_has_before(token, words) for words in self._classes[item.value].get(lemma, ())):
            return True
        return self._is_member_by_kind(token, item.value)

    def _is_member_by_kind(self, token: Token, name: str) -> bool:
        if name == "person":
            if token.lower_ in _PRONOUNS or (token.ent_type_ in _PERSON_ENTITIES and token.pos_ == "PROPN"):
                return True
            return self._kind_of(token) in _PERSONS
        if name == "place":
            return token.ent_type_ in ("GPE", "LOC", "FAC")
        if name == "forces":
            return self._kind_of(token) in ("military", "armed-group")
        if name in ("official", "ruler"):
            return token.ent_type_ == "PERSON" or self._kind_of(token) in ("person", "government", "ministry")
        if name == "state":
            return self._kind_of(token) in ("state", "government", "ministry")
        if name == "protester":
            if lemma_of(token) in self._classes["gunman"]:
                return False
            return token.tag_ == "NNPS" or self._kind_of(token) in ("group", "party", "ngo")
        if name == "target":
            return token.ent_type_ in ("GPE", "LOC", "FAC") or self._kind_of(token) in ("military", "armed-group")
        return False


def _has_before(token: Token, before: tuple[str, ...]) -> bool:
    if not before:
        return True
    pre = premodifiers(token)
    have = {lemma_of(t) for t in pre} | {t.lower_ for t in pre}
    return all(word in have for word in before)
