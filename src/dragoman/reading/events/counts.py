"""Quantities told of an event: so many killed, injured, arrested, troops, dollars, articles.

A number (`quantities`) belongs to the event whose trigger governs it: its patient, its object, or
the toll that follows in the same clause ("leaving 3 dead and 12 wounded").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import children, conjuncts, own_subject
from dragoman.reading.events.lexicon import load_lexicon
from dragoman.reading.events.numbers import count_words, is_number_word
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import MEASURES
from dragoman.reading.events.quantities import Quantity, currency, quantities
from dragoman.reading.events.uncounted import stands_for_people
from dragoman.reading.events.verb_forms import is_passive
from dragoman.records import Count, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token


@cache
def _what(part: str) -> dict[str, str]:
    return {str(word): what for what, words in count_words()["what"][part].items() for word in words}


def counts_of(
    triggers: list[Token], sentence: Tokens, times: list[Span], is_actor: Callable[[Token], bool]
) -> dict[int, dict[Count, Token]]:
    """The counts of a sentence, with the noun that each counts, by the index of the trigger that they belong to.

    The numbers of ``times``, the time expressions, count nothing; ``is_actor`` tells whether a noun refers to somebody.
    """
    out: dict[int, dict[Count, Token]] = {}
    ids = {token.i for token in triggers}
    if not ids:
        return out
    found = list(quantities(sentence)) + list(_single_victims(sentence))
    for quantity in found:
        if quantity.noun.head.lower_ in ("including", "among") or _is_whole(quantity) or _is_aside(quantity):
            continue  # "five people, including two children"
        if quantity.low is None and quantity.high is None:
            continue  # "many"
        if any(time.start <= quantity.first.idx < time.end for time in times):
            continue
        what, unit = _kind_of(quantity, is_actor)
        trigger, verb_what = _owner(quantity, what, ids)
        if trigger is None:
            continue
        bare = is_number_word(quantity.noun) and not stands_for_people(quantity.noun)
        if what == "people" and verb_what not in _TOLLS and bare:
            continue  # "arrested around 9"
        if verb_what is None and quantity.first.lower_ == "one" and what in ("people", "troops", "weapons"):
            continue  # "dubbed so by one official", "after one of the jets crashed"
        if verb_what is None and what in ("people", "casualties") and _is_known(quantity):
            continue  # "the two leaders met"
        if what is None and not _is_struck(quantity, verb_what, is_actor):
            continue  # "released 2,000 emails"
        what = verb_what if verb_what is not None and what in ("people", "troops", "protesters", None) else what
        if what is None:
            continue
        count = Count(what=what, low=quantity.low, high=quantity.high, unit=unit)
        out.setdefault(trigger, {}).setdefault(count, quantity.noun)
    return out


_SHARES = frozenset("half third quarter fifth percent majority most some minority fraction part".split())


def _is_known(quantity: Quantity) -> bool:
    first = quantity.first
    return first.i > 0 and first.nbor(-1).lower_ in ("the", "both", "these", "those", "all", "its", "their")


def _is_aside(quantity: Quantity) -> bool:
    """Whether a number tells of some of those counted before: "six were wounded, ONE OF THEM seriously"."""
    first = quantity.first
    if first.i > 1 and first.nbor(-1).lower_ in ("them", "whom") and first.nbor(-2).lower_ == "among":
        return True  # "killing 14 officers, among them a general"
    beside = first.dep_ not in ("dobj", "nsubjpass", "nsubj", "pobj")
    return beside and quantity.noun.lower_ in ("them", "whom", "these", "those")


def _is_whole(quantity: Quantity) -> bool:
    """Whether another number or share is a part of this one: "11 of the bloc's 15 members", "half of the 90"."""
    noun = quantity.noun
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    part = noun.head.head
    return part.i < quantity.first.i and (is_number_word(part) or lemma_of(part) in _SHARES)


@cache
def _persons() -> frozenset[str]:
    return frozenset(count_words()["what"]["people"]) | frozenset(count_words()["what"]["troops"]) | _ONE


def _is_person(noun: Token) -> bool:
    classes = load_lexicon().classes
    return (
        noun.pos_ == "NUM"
        or noun.tag_ == "NNPS"
        or lemma_of(noun) in _persons() | {*classes["person"], *classes["captive"]}
    )


def _is_struck(quantity: Quantity, what: str | None, is_actor: Callable[[Token], bool]) -> bool:
    """Whether those counted can undergo what the verb does: killed and hurt are all that live, the rest befalls
    persons."""
    noun = quantity.noun
    if _is_person(noun) or (noun.tag_ != "NNP" and is_actor(noun)):
        return True
    return what in _TOLLS and noun.tag_ != "NNP" and quantity.first.lower_ != "one"


_ONE = frozenset(
    "judge teenager farmer priest nurse doctor lawyer editor reporter boy girl general commander pilot".split()
)


def _single_victims(sentence: Tokens) -> Iterator[Quantity]:
    """One, where the article says so and the verb is one of harm or arrest: "Killed a soldier"."""
    counted = _what("verbs")
    for token in sentence:
        if token.pos_ == "VERB" and lemma_of(token) in counted:
            for thing in objects_of(token):
                for one in conjuncts(thing):
                    if (
                        lemma_of(one) in _persons()
                        and one.tag_ == "NN"
                        and one.pos_ == "NOUN"
                        and lemma_of(one)
                        not in (
                            "number",
                            "life",
                            "group",
                            "series",
                            "family",
                            "couple",
                            "dozen",
                            "crowd",
                            "force",
                            "team",
                            "crew",
                            "majority",
                            "population",
                        )
                    ):
                        for det in children(one, "det"):
                            if det.lower_ in ("a", "an", "another"):
                                yield Quantity(1, 1, one, det)


def _kind_of(quantity: Quantity, is_actor: Callable[[Token], bool]) -> tuple[str | None, str | None]:
    noun, data = quantity.noun, count_words()["what"]
    lemma = lemma_of(noun)
    unit = currency(quantity)
    if unit:
        return "money", unit
    if lemma in _what("victims"):
        return _what("victims")[lemma], None
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
    table = _what("adjectives")
    if noun.lower_ in table:
        return table[noun.lower_]
    for child in noun.children:
        if child.dep_ in ("amod", "acl", "acomp", "oprd") and child.lower_ in table and child.i > noun.i:
            return table[child.lower_]
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    verb = first.head
    if verb.pos_ in ("VERB", "AUX") and lemma_of(verb) in (
        "leave",
        "be",
        "make",
        "feel",
        "find",
        "report",
        "declare",
        "confirm",
        "pronounce",
    ):
        for child in children(verb, "oprd", "acomp", "ccomp", "xcomp", "advcl"):
            if child.lower_ in table:
                return table[child.lower_]
    if noun.dep_ == "nsubj" and verb.lower_ in table:
        return table[verb.lower_]
    if noun.pos_ == "NUM" and noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ in table:
        return table[noun.doc[noun.i + 1].lower_]
    return None


def _owner(quantity: Quantity, kind: str | None, ids: set[int]) -> tuple[int | None, str | None]:
    """The trigger that governs the counted noun, and what a verb of harm between them makes of the count."""
    counted = _what("verbs")
    what: str | None = None
    token = quantity.noun
    if token.i in ids and token != quantity.noun:
        return token.i, what
    toll = kind in _TOLLS
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
                what = next((harm for harm in harms if harm in _TOLLS), None)
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


_PERSONS = frozenset({"people", "troops", "protesters", None})
_TOLLS = frozenset({"killed", "injured", "casualties", "missing"})
_BESIDE = frozenset({"with", "on", "despite", "after", "under", "from", "over"})


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
        MEASURES | _what("verbs").keys() | _what("victims").keys() | {"life", "family", "crew"}
    )


def _is_patient(token: Token, head: Token, lemma: str) -> bool:
    if lemma in ("die", "flee", "perish", "drown", "fall", "miss", "disappear"):
        return token.dep_ in ("nsubj", "conj", "nsubjpass")
    if head.pos_ in ("NOUN", "PROPN"):
        return True
    if is_passive(head):
        return token.dep_ not in ("pobj", "agent") and token.lower_ != "by"  # "shot by two officers"
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
