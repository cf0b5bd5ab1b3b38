"""Whether another text of a story tells an act or a saying too, if by other words or under another type.

What is told alone must be missing elsewhere, so a text is searched more widely than events are linked: it tells an act
where one of its sentences names both sides, or a side with a word of the act's family, the act's number or a good part
of the other telling words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from dragoman.knowledge.families import family
from dragoman.knowledge.terms import rarity
from dragoman.records import Actor, Claim, Event, Evidence, Record, Report

QUOTED = 0.8  # the share of the telling words of one sentence that another must hold to be the same words
SHARED = 0.2  # the share of the telling words of an act, beside its parties, that a sentence with a party must hold
_END = re.compile(r"(?<=[.!?\"”’])\s+|\n")
_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d,.]*\d|\d")
_LEAST = 4  # letters of a telling word
_TELLING_DIGITS = 3  # digits from which a number is telling: "two" and "12" stand everywhere
_RARE = 2.5  # rarity below which a word tells nothing: "year", "people", "government"


class _Sentence(Record, frozen=True, kw_only=True):
    root: str
    words: frozenset[str]
    families: frozenset[str]


class Retelling:
    """The sentences of a story's reports, to be searched for what one of them tells."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._texts = {report.id: report.text for report in reports}
        self._root = {report.id: report.copy_of or report.id for report in reports}
        self._sentences = [
            _Sentence(root=self._root[report.id], words=words, families=_families(words))
            for report in reports
            for text in _END.split(report.text)
            if (words := _words(text))
        ]

    def of_event(self, event: Event, actors: Mapping[str, Actor]) -> bool:
        """Whether a text without an account of ``event`` tells it too."""
        sides = [_keys(actors[i] for i in side) for side in sides_of(event)]
        return self._is_told(event.evidence, sides, family(event.label))

    def of_claim(self, claim: Claim, source: Actor) -> bool:
        """Whether a text other than the claim's names ``source`` beside a good part of the claim's telling words."""
        return self._is_told(claim.evidence, [_keys([source])], None)

    def has_number_alone(self, evidence: Sequence[Evidence], number: str) -> bool:
        """Whether one of the sentences has ``number`` in digits, and no sentence of another text."""
        roots = {self._root[one.report] for one in evidence}
        here = any(number in _words(self._texts[one.report][one.start : one.end]) for one in evidence)
        return here and not any(number in one.words for one in self._sentences if one.root not in roots)

    def alike(self, label: str, a: Iterable[Evidence], b: Iterable[Evidence]) -> bool:
        """Whether both sets of sentences tell the act by a word of its family, or share a good part of their words.

        Words with a capital are left out: the same names stand in sentences on quite other acts.
        """
        here, there = (_plain(" ".join(self._texts[e.report][e.start : e.end] for e in one)) for one in (a, b))
        act = _family(label.casefold())
        if act in _families(here) and act in _families(there):
            return True
        return any(_shares(one, _families(other)) for one, other in ((_telling(here), there), (_telling(there), here)))

    def quotes(self, a: Iterable[Evidence], b: Iterable[Evidence]) -> bool:
        """Whether a sentence of one is told in nearly the same words by a sentence of the other."""
        here, there = ([_telling(_words(self._texts[e.report][e.start : e.end])) for e in one] for one in (a, b))
        return any(
            _shares(one, other, QUOTED) or _shares(other, one, QUOTED)
            for one in here
            for other in there
            if one and other
        )

    def names(self, evidence: Iterable[Evidence], actor: Actor) -> bool:
        """Whether one of the sentences names ``actor``, rather than "she" or "they"."""
        keys = _keys([actor])
        return any(keys & _words(self._texts[one.report][one.start : one.end]) for one in evidence)

    def _is_told(self, evidence: Sequence[Evidence], sides: Sequence[frozenset[str]], act: str | None) -> bool:
        roots = {self._root[one.report] for one in evidence}
        parties = frozenset().union(*sides)
        telling = [_telling(_words(self._texts[one.report][one.start : one.end]) - parties) for one in evidence]
        others = [one for one in self._sentences if one.root not in roots]
        return any(_tells(other, sides, act, words) for words in telling for other in others)


def _tells(sentence: _Sentence, sides: Sequence[frozenset[str]], act: str | None, telling: Mapping[str, float]) -> bool:
    named = sum(bool(side & sentence.words) for side in sides)
    if act is not None and named > 1:
        return True
    much = _shares(telling, sentence.families)
    number = any(one[:1].isdigit() for one in telling if one in sentence.families)
    by_act = act is not None and act in sentence.families
    return (named > 0) + much + by_act + number > 1


def _shares(telling: Mapping[str, float], families: Collection[str], share: float = SHARED) -> bool:
    """Whether ``families`` hold two of the telling words or more, and ``share`` of their weight."""
    shared = sorted(weight for one, weight in telling.items() if one in families)
    return len(shared) > 1 and sum(shared) >= share * sum(sorted(telling.values()))


def sides_of(event: Event) -> list[tuple[str, ...]]:
    """Who stands on each side: the actors and the recipients, or each actor by itself where nobody receives."""
    if event.recipients:
        return [side for side in (event.actors, event.recipients) if side]
    return [(actor,) for actor in event.actors]


def _telling(words: Iterable[str]) -> dict[str, float]:
    """Family → weight of the words that tell something: rare enough, and numbers of some length."""
    found: dict[str, float] = {}
    for word in sorted(words):
        long = len(word) >= (_TELLING_DIGITS if word[0].isdigit() else _LEAST)
        if long and rarity(word) >= _RARE:
            found[_family(word)] = rarity(word)
    return found


def _keys(actors: Iterable[Actor]) -> frozenset[str]:
    """The words by which a sentence may mean one of ``actors``: the last of each of their names."""
    names = [name.text for actor in actors for name in actor.names if name.kind != "pronoun"]
    return frozenset(words[-1] for name in names if (words := _in_order(name)))


def _families(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_family(word) for word in words)


def _family(word: str) -> str:
    return word if word[0].isdigit() else family(word)


def _words(text: str) -> frozenset[str]:
    return frozenset(_in_order(text))


def _plain(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text) if not word[0].isupper())


def _in_order(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
