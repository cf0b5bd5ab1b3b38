"""Quantities told of an event: so many killed, injured, arrested, troops, dollars, articles.

A number keeps what its hedge makes of it: "at least 12" is 12 or more, "nearly 50" is 45 to 50, "dozens" is 24 or more,
"between 10 and 15" is both ends. A number belongs to the event whose trigger governs it: its patient, its object, or
the toll that follows in the same clause ("leaving 3 dead and 12 wounded").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.knowledge.files import load_yaml
from dragoman.reading.events.clauses import children, conjuncts, is_passive, lemma_of, objects_of, own_subject
from dragoman.reading.events.triggers import load_lexicon
from dragoman.records import Count

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_NUMBER = re.compile(r"^\d[\d,]*(?:\.\d+)?$")
_RANGE = re.compile(r"^(\d[\d,]*(?:\.\d+)?)\s?(?:-|–|—)\s?(\d[\d,]*(?:\.\d+)?)$")
_NEAR = 0.1


@dataclass(frozen=True)
class Quantity:
    """A number with its bounds and the noun it counts; ``anchor`` is the token that the number hangs on."""

    low: float | None
    high: float | None
    noun: Token
    first: Token


@cache
def _data() -> dict[str, Any]:
    return dict(load_yaml("counts.yaml"))


@cache
def _what(part: str) -> dict[str, str]:
    return {str(word): what for what, words in _data()["what"][part].items() for word in words}


@cache
def _hedges() -> list[tuple[tuple[str, ...], str]]:
    found = [(tuple(str(text).split()), kind) for kind, texts in _data()["hedges"].items() for text in texts]
    return sorted(found, key=lambda pair: -len(pair[0]))


@cache
def _currencies() -> dict[str, str]:
    return {str(word): code for code, words in _data()["currencies"].items() for word in words}


# ---------------------------------------------------------------- numbers


def read_number(words: list[str]) -> tuple[float | None, float | None] | None:
    """Bounds of a run of number words in small letters ("two hundred", "1.5", "million"); ``None`` when it is none.

    "Dozens" is (24, None): two dozen or more.
    """
    numbers = _data()["numbers"]
    total, current, seen = 0.0, 0.0, False
    vague: tuple[float | None, float | None] | None = None
    for word in words:
        if word in ("and", "a", "an", "half", "of", "-"):
            if word == "half":
                vague = (0.5, 0.5)
            continue
        matched = _RANGE.match(word)
        if matched:
            low, high = (float(part.replace(",", "")) for part in matched.groups())
            return (low, high) if low <= high else None
        if _NUMBER.match(word):
            current, seen = current + float(word.replace(",", "")), True
        elif word in numbers["exact"]:
            current, seen = current + numbers["exact"][word], True
        elif (word in numbers["scales"] and word not in ("m", "k", "bn")) or (word in numbers["scales"] and seen):
            scale = numbers["scales"][word]
            if vague and not seen:
                vague = tuple(None if v is None else v * scale for v in vague)  # type: ignore[assignment]
                continue
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            seen = True
        elif word in numbers["vague"]:
            low, high = numbers["vague"][word]
            if vague and word[:-1] in numbers["scales"]:  # "tens of thousands"
                low = high = numbers["scales"][word[:-1]]
            if seen:  # "two dozen"
                current *= low or 1
            elif vague:
                vague = tuple(None if v is None or low is None else v * low for v in vague)  # type: ignore[assignment]
            else:
                vague = (low, high)
        else:
            return None
    if seen:
        return total + current, total + current
    return vague


def _is_number_word(token: Token) -> bool:
    text = token.lower_
    numbers = _data()["numbers"]
    return bool(
        _NUMBER.match(text)
        or _RANGE.match(text)
        or text in numbers["exact"]
        or text in numbers["vague"]
        or (text in numbers["scales"] and token.tag_ in ("CD", "NN", "NNS"))
    )


def quantities(sentence: Tokens) -> Iterator[Quantity]:
    """Every counted noun of a sentence, in order."""
    i, end, doc = sentence.start, sentence.end, sentence.doc
    while i < end:
        first = i
        if not _is_number_word(doc[i]) or doc[i].ent_type_ in ("ORDINAL", "PERCENT") or _hyphenated_name(doc[i]):
            i += 1
            continue
        while i < end and (_is_number_word(doc[i]) or _joins(doc, i, end)):
            i += 1
        if i < end and doc[i].lower_ in ("%", "percent", "per", "th", "st", "nd", "rd"):
            continue
        bounds = read_number([token.lower_ for token in doc[first:i]])
        if bounds is None:
            continue
        bounds, start, i = _ranged(doc, bounds, first, i, end)
        noun = _counted(doc, first, i, end)
        if noun is None or (doc[first].ent_type_ in _CALENDAR and (noun.ent_type_ in _CALENDAR or noun.pos_ == "NUM")):
            continue  # "March 3", "two days"
        low, high = _hedged(doc, bounds, start, sentence.start)
        yield Quantity(low, high, noun, doc[first])


_CALENDAR = frozenset({"DATE", "TIME"})


def _joins(doc: Doc, i: int, end: int) -> bool:
    """Whether a small word stands inside a number: "tens of thousands", "twenty-five"."""
    return doc[i].lower_ in ("of", "-") and i + 1 < end and _is_number_word(doc[i + 1])


def _hyphenated_name(token: Token) -> bool:
    """Numbers that count nothing: "F-16", "S-400", "March 23 Movement", "Group of 20"."""
    doc, i = token.doc, token.i
    if i >= 2 and doc[i - 1].text in ("-", "–") and doc[i - 2].pos_ in ("PROPN", "NOUN", "X"):
        return True
    return token.pos_ == "PROPN" and token.ent_type_ in (
        "ORG",
        "PRODUCT",
        "FAC",
        "WORK_OF_ART",
        "LAW",
        "EVENT",
        "PERSON",
    )


def _ranged(
    doc: Any, bounds: tuple[float | None, float | None], first: int, i: int, end: int
) -> tuple[tuple[float | None, float | None], int, int]:
    """A range of two numbers: "10 to 15", "between 10 and 15", "10 or 11", "10-15" cut by the tokenizer."""
    start = first
    between = first > 0 and doc[first - 1].lower_ in ("between", "from")
    if between:
        start = first - 1
    joins = ("to", "-", "–", "or") if not between else ("and", "to", "-", "–")
    if (
        i + 1 < end
        and doc[i].lower_ in joins
        and _is_number_word(doc[i + 1])
        and doc[i + 1].ent_type_ in (doc[first].ent_type_, "", "CARDINAL")
    ):
        j = i + 1
        while j < end and _is_number_word(doc[j]):
            j += 1
        other = read_number([doc[k].lower_ for k in range(i + 1, j)])
        if other and other[1] is not None and bounds[0] is not None:
            low = bounds[0]
            # "10 to 15 million": the scale belongs to both
            scale = next(
                (
                    _data()["numbers"]["scales"][doc[k].lower_]
                    for k in range(i + 1, j)
                    if doc[k].lower_ in _data()["numbers"]["scales"]
                ),
                1,
            )
            if low * scale <= other[1] and low < scale:
                low *= scale
            if low <= other[1]:
                return (low, other[1]), start, j
    return bounds, start, i


def _hedged(
    doc: Any, bounds: tuple[float | None, float | None], first: int, begin: int
) -> tuple[float | None, float | None]:
    low, high = bounds
    at = first
    while at > begin and doc[at - 1].text in ("$", "€", "£", "US$", "the", "The", "another", "other"):
        at -= 1
    before = [doc[j].lower_ for j in range(max(begin, at - 4), at)]
    for words, kind in _hedges():
        if tuple(before[-len(words) :]) == words:
            if kind == "low":
                return low, None if low is not None else high
            if kind == "high":
                return None, high
            if low is None or high is None or low != high:
                return low, high
            if words[-1] in ("nearly", "almost", "to"):
                return _round(low * (1 - _NEAR)), high
            if words == ("some",) and low < 10:
                return low, high
            return _round(low * (1 - _NEAR)), _round(high * (1 + _NEAR))
    return low, high


def _round(value: float) -> float:
    return float(int(value)) if value >= 10 else round(value, 2)


def _counted(doc: Doc, first: int, i: int, end: int) -> Token | None:
    """The noun that a number counts; the number itself where it stands alone ("killed 34")."""
    last = doc[i - 1]
    head = last.head if last.dep_ == "conj" and last.head.i >= first - 1 else last
    while (
        head.head != head
        and head.dep_ in ("nummod", "quantmod", "compound", "amod")
        and head.pos_ in ("NUM", "NOUN", "SYM", "ADJ", "ADV")
    ):
        up = head.head
        head = up
        if (
            up.pos_ in ("NOUN", "PROPN")
            and up.lower_ not in _data()["numbers"]["scales"]
            and up.lower_ not in _data()["numbers"]["vague"]
        ):
            return up
    # "tens of others", "hundreds of people", "dozens of Turkish soldiers", "three of the four hostages"
    for child in children(last, "prep"):
        if child.lower_ in ("of",):
            below: Token | None = next(iter(children(child, "pobj")), None)
            if below is not None:
                return below
    if i < end and doc[i].text == "-" and i + 1 < end and doc[i + 1].pos_ in ("NOUN", "PROPN", "ADJ"):
        return doc[i + 1]  # "46-article memorandum"
    return last if last.pos_ in ("NUM", "NOUN", "ADJ", "PRON", "DET") else None


# ---------------------------------------------------------------- what is counted of which event


def counts_of(triggers: list[Token], sentence: Tokens) -> dict[int, list[Count]]:
    """The counts of a sentence by the index of the trigger token that each belongs to."""
    out: dict[int, list[Count]] = {}
    ids = {token.i for token in triggers}
    if not ids:
        return out
    found = list(quantities(sentence)) + list(_single_victims(sentence))
    for quantity in found:
        if quantity.noun.head.lower_ in ("including", "among") or _is_whole(quantity):
            continue  # "five people, including two children"
        what, unit = _kind_of(quantity)
        trigger, verb_what = _owner(quantity, ids)
        if trigger is None:
            continue
        if verb_what is None and quantity.first.lower_ == "one" and what in ("people", "troops", "weapons"):
            continue  # "dubbed so by one official", "after one of the jets crashed"
        if what is None and verb_what in ("released", "expelled", "missing") and not _is_person(quantity.noun):
            continue  # "released 2,000 emails"
        what = verb_what if verb_what is not None and what in ("people", "troops", "protesters", None) else what
        if what is None:
            continue
        count = Count(what=what, low=quantity.low, high=quantity.high, unit=unit)
        kept = out.setdefault(trigger, [])
        if count not in kept:
            kept.append(count)
    return out


def _is_whole(quantity: Quantity) -> bool:
    """Whether a number only tells of how many another one is a part: "11 of the bloc's 15 members"."""
    noun = quantity.noun
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    part = noun.head.head
    return part.i < quantity.first.i and _is_number_word(part)


@cache
def _persons() -> frozenset[str]:
    return frozenset(_data()["what"]["people"]) | frozenset(_data()["what"]["troops"]) | _ONE


def _is_person(noun: Token) -> bool:
    classes = load_lexicon().classes
    return noun.pos_ in ("NUM", "PROPN") or lemma_of(noun) in _persons() | {*classes["person"], *classes["captive"]}


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


def _kind_of(quantity: Quantity) -> tuple[str | None, str | None]:
    noun, data = quantity.noun, _data()["what"]
    lemma = lemma_of(noun)
    currency = _currency(quantity)
    if currency:
        return "money", currency
    if lemma in _what("victims"):
        return _what("victims")[lemma], None
    adjective = _dead_or_hurt(noun)
    if adjective is not None:
        return adjective, None
    for what in ("troops", "weapons", "protesters", "people", "articles", "goods", "houses", "attacks"):
        if lemma in data[what]:
            return what, lemma if what in ("weapons", "goods", "houses") else None
    if noun.pos_ == "NUM" or lemma in ("other", "others") or noun.lower_ in _data()["numbers"]["vague"]:
        return "people", None
    if noun.pos_ in ("PROPN", "NOUN", "ADJ") and (noun.ent_type_ == "NORP" or noun.tag_ == "NNPS"):
        return "people", None
    return None, None


def _currency(quantity: Quantity) -> str | None:
    doc, first = quantity.first.doc, quantity.first.i
    for j in (first - 1, first - 2):
        if j >= 0 and doc[j].lower_ in _currencies() and doc[j].is_currency:
            return _currencies()[doc[j].lower_]
    sign = doc[first - 1].lower_ if first else ""
    if sign in ("us$", "$us"):
        return "USD"
    return _currencies().get(quantity.noun.lower_)


def _dead_or_hurt(noun: Token) -> str | None:
    """The state that a number is told in: "34 dead", "left 3 people dead"."""
    table = _what("adjectives")
    if noun.lower_ in table:
        return table[noun.lower_]
    for child in noun.children:
        if child.dep_ in ("amod", "acl", "acomp", "oprd") and child.lower_ in table and child.i > noun.i:
            return table[child.lower_]
    verb = noun.head
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
        for child in children(verb, "oprd", "acomp", "ccomp", "xcomp"):
            if child.lower_ in table:
                return table[child.lower_]
    if noun.dep_ == "nsubj" and verb.lower_ in table:
        return table[verb.lower_]
    if noun.pos_ == "NUM" and noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ in table:
        return table[noun.doc[noun.i + 1].lower_]
    return None


def _owner(quantity: Quantity, ids: set[int]) -> tuple[int | None, str | None]:
    """The trigger that governs the counted noun, and what a verb of harm between them makes of the count."""
    counted = _what("verbs")
    what: str | None = None
    token = quantity.noun
    if token.i in ids and token != quantity.noun:
        return token.i, what
    toll = _kind_of(quantity)[0] in _TOLLS
    money = quantity.noun.ent_type_ == "MONEY" or _currency(quantity) is not None
    for _ in range(7):
        head = token.head
        if head == token or (money and head.dep_ == "prep" and head.lower_ in _BESIDE):
            break  # "with just $200,000 he beat him": the money is not what was done
        aside = token.dep_ == "relcl" or (token.dep_ == "advcl" and own_subject(token) is not None)
        if what is None and not toll and (aside or head.lower_ == "according"):
            break  # "the army, which has 2,000 men there, rejected it"
        if head.pos_ in ("VERB", "NOUN", "AUX", "PROPN"):
            lemma = lemma_of(head)
            if what is None and lemma in counted and _is_patient(token, head, lemma):
                what = counted[lemma]
            if what is None and lemma == "shoot" and any(c.lower_ == "dead" for c in head.children):
                what = "killed" if _is_patient(token, head, lemma) else None
            if head.i in ids:
                return head.i, what
            if head.pos_ == "VERB" and what is not None:
                above = _near_trigger(head, ids)
                if above is not None:
                    return above, what
        token = head
    below = _below(token, ids)
    if below is not None and (what is not None or toll):
        return below, what
    if token.i in ids:
        return token.i, what
    return None, None


_TOLLS = frozenset({"killed", "injured", "casualties", "missing"})
_BESIDE = frozenset({"with", "on", "despite", "after", "under", "from", "over"})


def _is_patient(token: Token, head: Token, lemma: str) -> bool:
    if lemma in ("die", "flee", "perish", "drown", "fall", "miss", "disappear"):
        return token.dep_ in ("nsubj", "conj", "nsubjpass")
    if head.pos_ in ("NOUN", "PROPN"):
        return True
    if is_passive(head):
        return token.dep_ != "pobj"
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
