"""Quantities told of an event: so many killed, injured, arrested, troops, dollars, articles.

A number (`quantities`) belongs to the event whose trigger governs it: its patient, its object, or
the toll that follows in the same clause ("leaving 3 dead and 12 wounded").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.count_owners import TOLLS, owner_of_count
from dragoman.reading.events.counted import is_person, kind_of, single_victims
from dragoman.reading.events.numbers import is_number_word
from dragoman.reading.events.quantities import Quantity, quantities
from dragoman.reading.events.uncounted import stands_for_people
from dragoman.records import Count, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_INCLUDING = frozenset({"including", "among"})  # "five people, including two children"
_SHARES = frozenset("half third quarter fifth percent majority most some minority fraction part".split())


def counts_of(
    triggers: list[Token], sentence: Tokens, times: list[Span], is_actor: Callable[[Token], bool]
) -> dict[int, dict[Count, Token]]:
    """The counts of a sentence, with the noun that each counts, by the index of the trigger that they belong to.

    The numbers of ``times``, the time expressions, count nothing; ``is_actor`` tells whether a noun refers to somebody.
    """
    out: dict[int, dict[Count, Token]] = {}
    ids = {token.i for token in triggers}
    for quantity in [*quantities(sentence), *single_victims(sentence)] if ids else ():
        in_time = any(time.start <= quantity.first.idx < time.end for time in times)
        if in_time or _is_included(quantity) or _is_whole(quantity) or _is_aside(quantity):
            continue
        trigger, count = _count_of(quantity, ids, is_actor)
        if trigger is not None and count is not None:
            _put(out.setdefault(trigger, {}), count, quantity.noun)
    return out


def _count_of(quantity: Quantity, ids: set[int], is_actor: Callable[[Token], bool]) -> tuple[int | None, Count | None]:
    """The trigger that a quantity belongs to, and what it counts; ``None`` where it belongs to none, or counts nothing
    that an act is done to."""
    if quantity.low is None and quantity.high is None:
        return None, None  # "many"
    what, unit = kind_of(quantity, is_actor)
    trigger, verb_what = owner_of_count(quantity, what, ids)
    bare = is_number_word(quantity.noun) and not stands_for_people(quantity.noun)
    if (
        (what == "people" and verb_what not in TOLLS and bare)  # "arrested around 9"
        or (verb_what is None and quantity.first.lower_ == "one" and what in ("people", "troops", "weapons"))
        # … "dubbed so by one official", "after one of the jets crashed"
        or (verb_what is None and what in ("people", "casualties") and _is_known(quantity))  # "the two leaders met"
        or (what is None and not _is_struck(quantity, verb_what, is_actor))  # "released 2,000 emails"
    ):
        return None, None
    if verb_what is not None and what in ("people", "troops", "protesters", None):
        what = verb_what
    count = None if what is None else Count(what=what, low=quantity.low, high=quantity.high, unit=unit)
    return trigger, count


def _put(counts: dict[Count, Token], count: Count, noun: Token) -> None:
    """Add a count, or add it up with that of the people it is coordinated with: "killed 14 officers and 3 clerks"."""
    for other, before in counts.items():
        together = noun.dep_ == "conj" and noun.head == before and any(c.lower_ == "and" for c in before.children)
        alive = count.what in TOLLS or (is_person(noun) and is_person(before))
        if together and alive and (other.what, other.unit) == (count.what, count.unit) == (count.what, None):
            del counts[other]
            counts[_sum(other, count)] = before
            return
    counts.setdefault(count, noun)


def _sum(one: Count, other: Count) -> Count:
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return Count(what=one.what, low=low, high=high, unit=one.unit)


def _is_known(quantity: Quantity) -> bool:
    first = quantity.first
    return first.i > 0 and first.nbor(-1).lower_ in ("the", "both", "these", "those", "all", "its", "their")


def _is_included(quantity: Quantity) -> bool:
    """Whether a number only tells who is in another: "40 dead, INCLUDING nine children", not "were among 13 killed"."""
    noun = quantity.noun
    while noun.dep_ == "conj" and all(word.text != "," for word in noun.doc[noun.head.i : noun.i]):
        noun = noun.head
    word = noun.head
    return word.lower_ in _INCLUDING and not (word.lower_ == "among" and lemma_of(word.head) == "be")


def _is_aside(quantity: Quantity) -> bool:
    """Whether a number tells of some of those counted before: "six were wounded, ONE OF THEM seriously"."""
    first = quantity.first
    if first.i > 1 and first.nbor(-1).lower_ in ("them", "whom") and first.nbor(-2).lower_ == "among":
        return True  # "killing 14 officers, among them a general"
    apposed = first.dep_ == "appos" and first.head.dep_ not in ("dobj", "nsubjpass")
    if first.lower_ == "one" and apposed and any(c.lower_ == "of" for c in first.rights):
        return True  # "Adan Yusuf, ONE OF the lawyers, said"
    beside = first.dep_ not in ("dobj", "nsubjpass", "nsubj", "pobj")
    return beside and quantity.noun.lower_ in ("them", "whom", "these", "those")


def _is_whole(quantity: Quantity) -> bool:
    """Whether another number or share is a part of this one: "11 of the bloc's 15 members", "half of the 90"."""
    noun = quantity.noun
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    part = noun.head.head
    return part.i < quantity.first.i and (is_number_word(part) or lemma_of(part) in _SHARES)


def _is_struck(quantity: Quantity, what: str | None, is_actor: Callable[[Token], bool]) -> bool:
    """Whether those counted can undergo what the verb does: killed and hurt are all that live, the rest befalls
    persons."""
    noun = quantity.noun
    if is_person(noun) or (noun.tag_ != "NNP" and is_actor(noun)):
        return True
    return what in TOLLS and noun.tag_ != "NNP" and quantity.first.lower_ != "one"
