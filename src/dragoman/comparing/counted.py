"""A sentence → the numbers in it, each with what it counts: no parser is at hand here.

Lists of words are those of ``knowledge/counts.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.comparing.fates import FATES, fate_of, fate_of_counted
from dragoman.knowledge.files import load_yaml
from dragoman.records import Record

_LONGEST = 5  # words of what is counted
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]")
_POINTED = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_FUNCTION = frozenset(
    "a aboard about across after against ago all among an and are around as at away be because been before behind "
    "being but by can could did do during each earlier either for from had has have he her here his however if in "
    "inside into is it its just later lay may near nearby not of off on once onto or out over she should since so some "
    "such than that the their them then there they this those through to under until up upon was were what when where "
    "which while who whom whose will with within without would yesterday yet".split()
)
_DIRECTIONS = frozenset("east north northeast northwest south southeast southwest west".split())
# "19 crew members", "30 other people": the noun is the word before, if there is one
_MEMBERS = frozenset("citizen individual member national people person staffer".split())
_THE = frozenset("her his its my our the their them these those whom".split())
_VERBS = frozenset(
    "became began broke brought came chose cut dead did drove fell fled flew found fought gave got grew held kept knew "
    "left lost made met missing paid put ran rose said sat saw sent shot shut sold spoke spent stood told took went "
    "won wrote".split()
)
_NO_NOUNS = frozenset("of others alone apart dead more each per".split())
_MONTHS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec january february march april may june july august september "
    "october november december".split()
)
_OF_AGE = frozenset("age aged ages".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow".split()) | _MONTHS
_DYING = frozenset("dead die died dies".split())
_BARE_VERBS = (_DYING - {"dead"}) | {"fled", "flee"}  # "six DIED", "thousands FLEE"
_OF_AN_AGE = frozenset("boy child girl man woman youth".split())
# what stands before or behind figures that count nothing: ages, prices, shares, scores, names
_BEFORE = frozenset("- – : / $ € £ aged age no number article flight resolution chapter paragraph".split())
_BEHIND = frozenset("- – : / % th st nd rd per percent pct p.m a.m pm am".split())
# who may be any of those whom others call soldiers or pupils
_ANYBODY = frozenset(
    "body casualty dead death deceased injured killed martyr missing other people person victim wounded".split()
)


class Counted(Record, frozen=True, kw_only=True):
    """A number in a sentence: what it counts (a fate of people, or a noun), its bounds, and the words for it.

    ``noun`` is the noun behind the number, ``None`` where it stands alone or means just people.
    """

    what: str
    noun: str | None
    low: float | None
    high: float | None
    told: str


def counted_in(text: str) -> Iterator[Counted]:
    """What is counted in the sentence ``text``, from left to right.

    Dates, ages, ordinals, shares, prices, distances and times of day count nothing.
    """
    hits = list(_TOKEN.finditer(text))
    low = [hit[0].casefold() for hit in hits]
    after = 0
    for at in range(len(hits)):
        joined = at > 0 and hits[at - 1].end() == hits[at].start() and low[at - 1].isalpha()  # "Rs3 million"
        if at < after or joined or (number := _number(low, at)) is None:
            continue
        bottom, top, end = number
        if low[max(0, at - 3) : at][-2:] == ["out", "of"] or low[max(0, at - 3) : at][:2] == ["out", "of"]:
            continue  # "three were killed out of about 30"
        if end + 1 < len(low) and low[end] == "of" and (low[end + 1] in _THE or _number(low, end + 1) is not None):
            after = end + 2  # "four of the girls", "9 of 42": a part, and those whom it is taken from
            whole = _number(low, after) if after < len(low) else None
            if whole is None:
                continue
            end = whole[2]  # "three of the 30 attackers": three attackers, if it is told what befell them
        noun, noun_end = _noun(low, end)
        whose = _owner(low, at)
        after = max(end, noun_end)
        what = fate_of_counted(low, at, after, noun, whose) or (whose if noun is None else noun)
        if what is None or what in _untold() or (what == "point" and "percentage" in low[end:after]):
            continue
        if end > number[2] and what not in FATES:
            continue
        start, hedge = _hedge(low, at)
        if whose is not None and whose not in ("toll", "total"):
            start -= 2  # "crew of"
        if hedge == "low":
            top = None
        elif hedge == "high":
            bottom = None
        told = " ".join(text[hits[start].start() : hits[after - 1].end()].split())
        if not any(word[0].isalnum() for word in low[:start]):
            told = told[0].lower() + told[1:]
        known = None if noun in _ANYBODY else noun
        yield Counted(what=what, noun=known, low=bottom, high=top, told=told)


def _number(low: Sequence[str], at: int) -> tuple[float | None, float | None, int] | None:
    """Bounds of the number that begins at ``at``, and where it ends."""
    numbers = load_yaml("counts.yaml")["numbers"]
    word, end = low[at], at + 1
    before, behind = (low[at - 1] if at else ""), (low[end] if end < len(low) else "")
    bottom: float | None
    top: float | None
    if not _OF_AGE.isdisjoint(low[max(0, at - 4) : at]) or (before == "of" and low[at - 2] in _OF_AN_AGE):
        return None  # "aged 24 and 31", "a girl of nine"
    if before == "at" and not _DYING.isdisjoint(low[max(0, at - 3) : at]):
        return None  # "dies at 68"
    if word[0].isdigit():
        digits = _POINTED.sub("", word.replace(",", ""))  # "2.500 people" of a translated page
        if before in _BEFORE or behind in _BEHIND or before in _MONTHS or behind in _MONTHS or digits.count(".") > 1:
            return None
        if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"):
            return None  # a year
        bottom = top = float(digits)
    elif word != "one" and behind not in ("-", "–") and (value := _spelled(word)) is not None:
        bottom = top = value
    elif word in ("dozens", "scores", "hundreds", "thousands", "millions", "tens"):
        bottom, top = numbers["vague"][word]
        if end + 1 < len(low) and low[end] == "of" and (scale := numbers["scales"].get(low[end + 1].removesuffix("s"))):
            bottom *= scale  # "tens of thousands"
            end += 2
        return bottom, top, end + (end < len(low) and low[end] == "of")
    else:
        return None
    while end < len(low) and low[end] in numbers["scales"] and len(low[end]) > 1:
        bottom = top = bottom * numbers["scales"][low[end]]
        end += 1
    return bottom, top, end


def _spelled(word: str) -> float | None:
    """The value of "seven", "twenty-two"."""
    exact = load_yaml("counts.yaml")["numbers"]["exact"]
    tens, _, ones = word.partition("-")
    if tens not in exact or (ones and not (ones in exact and exact[tens] >= 20 and exact[ones] < 10)):
        return None
    return float(exact[tens] + exact.get(ones, 0))


def _noun(low: Sequence[str], start: int) -> tuple[str | None, int]:
    """The noun behind a number in the singular, and where its phrase ends: "foreign DIPLOMATS", "CREW members"."""
    end = start
    while end < min(len(low), start + _LONGEST) and low[end][0].isalpha() and low[end] not in _FUNCTION:
        if low[end] in _DAYS or (_is_verb(low[end], low[end - 1]) if end > start else low[end] in _BARE_VERBS):
            break
        if end > start and low[end].endswith("ly") and low[end - 1].endswith("s"):
            break  # "soldiers VALIANTLY embraced"
        if end > start and low[end] in _DIRECTIONS and low[end - 1].endswith("s"):
            break  # "40 miles SOUTH of the town"
        end += 1
    phrase = [_singular(word) for word in low[start:end] if word not in _NO_NOUNS]
    if not phrase:
        return None, start
    if phrase[-1] in _MEMBERS and (phrase[-1] != "member" or len(phrase) > 1):
        return (phrase[-2] if phrase[-1] == "member" else "people"), end
    return phrase[-1], end


def _is_verb(word: str, before: str) -> bool:
    """Whether a word goes on with the sentence and not with the noun phrase: "people DIED", "officers WOUNDED in"."""
    plural = before.endswith(("s", "men")) or before in ("people", "children")
    return word in _VERBS or (plural and (word.endswith(("ed", "ing")) or fate_of(word) is not None))


def _singular(word: str) -> str:
    irregular = {"children": "child", "wives": "wife"}
    if word in irregular:
        return irregular[word]
    if word.endswith("men"):
        return f"{word[:-2]}an"
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def _owner(low: Sequence[str], at: int) -> str | None:
    """The noun before a number that counts it: "its CREW of 22", "the TOLL at 84"."""
    back = _hedge(low, at)[0] - 1
    if back > 0 and low[back] in ("of", "at", "to") and low[back - 1] in ("crew", "toll", "crowd", "convoy", "total"):
        return low[back - 1]
    return None


def _hedge(low: Sequence[str], at: int) -> tuple[int, str]:
    """Where the words before a number begin that make it a bound, and which: ``low``, ``high`` or none."""
    for side, hedges in load_yaml("counts.yaml")["hedges"].items():
        for hedge in hedges:
            length = len(hedge.split())
            if at >= length and low[at - length : at] == hedge.split():
                return at - length, side if side != "near" else ""
    return at, ""


@cache
def _untold() -> frozenset[str]:
    """What no two reports are compared by: distances, shares, money and stretches of time but hours."""
    counts = load_yaml("counts.yaml")
    money = {word for words_for in counts["currencies"].values() for word in words_for}
    money |= {_singular(word) for word in money}
    return frozenset({*counts["units"], *money, *_MONTHS} - {"hour", "point", "seat", "vote"})
