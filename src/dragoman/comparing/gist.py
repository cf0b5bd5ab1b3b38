"""The gist of a story: the few sentences that tell most of what its reports share, and those that tell what none does.

A sentence is taken whole, so that whatever was misread, these are a report's own words. What many texts say weighs
most, and what a text says first more than what it says further down; after each sentence what it told weighs little, so
that the next tells something else.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dragoman.comparing import words
from dragoman.comparing.sentences import of_their_own, told_in
from dragoman.knowledge.sided import takes_side
from dragoman.records import Evidence, Gist, Record, Report

MOST = 5
DEPTH = 12  # sentences of a report that may be taken: news stands above
LEAST_WORDS, MOST_WORDS = 9, 60
LATER = 0.3  # what each sentence before it takes off a sentence's weight
IN_TITLE = 0.5  # what each title that has a word adds to its weight
PARTIAL = 0.6  # of the weight of the first sentence: one that takes a side or asks for something
UNHEARD = 1.5  # of the weight of a sentence of a text that has none yet: every side is heard
LONE = 0.1  # of a text's weight: words that no other text has
TOLD = 0.1  # what is left of a word's weight once it was told
SAME = 0.3  # the share of the telling words of a sentence that was told before: it would tell little new
COPIED = 0.6  # the same of a text's lead
ALSO = 0.4  # the share that the sentence of another text must hold to tell the same
# who is meant by them stands in the sentence before, and quotations alone lack their speaker
_LEANING = re.compile(
    r"(?:he|she|it|they|his|her|their|this|that|these|those|but|however|meanwhile|also|both|such|there)\b|"
    r"(?:\w+ ){0,3}(?:them|these|those|latter)\b|[\"“‘']",
    re.IGNORECASE,
)
_ASKING = re.compile(r"\b(?:must|should|calls? (?:on|for)|demands?|urges?)\b")


MOST_COMPARED = 200  # sentences with one word: a story may have a thousand reports
MOST_OWN = 5  # sentences of a text that tell what no other tells
HELD = 0.34  # the share of the telling words of a sentence that another text may hold in one of its own


class _Sentence(Record, frozen=True, kw_only=True):
    evidence: Evidence
    root: str
    nth: int  # in its report
    told: dict[str, float]
    plain: dict[str, float]  # those of its words that are no names
    families: frozenset[str]
    length: int
    leans: bool
    partial: bool


def find_gist(reports: Sequence[Report]) -> tuple[Gist, ...]:
    """So many sentences at most, the most telling first; the first of a story of one text is its lead."""
    own = of_their_own(reports)
    sentences = _sentences(own)
    texts = Counter(family for root, found in _families_by_root(sentences).items() for family in found)
    titles = Counter(family for report in own for family in words.families(words.in_order(report.title or "")))
    worth = {
        family: value * (texts[family] - 1 + LONE) * (1 + IN_TITLE * titles[family])
        for sentence in sentences
        for family, value in sentence.told.items()
    }
    rest = [s for s in sentences if _may_be_taken(s)]
    taken: list[_Sentence] = []
    while rest and len(taken) < MOST:
        best = max(_candidates(rest, taken), key=lambda one: (_weight(one[0], worth) * one[1], one[0].evidence))[0]
        taken.append(best)
        for family in best.told:
            worth[family] *= TOLD
        heard = {s.root for s in taken}
        rest = [
            s
            for s in rest
            if s is not best
            # where a text begins it tells its own side of what the others have told
            and not words.shares(s.told, best.families, SAME if s.nth or s.root in heard else COPIED)
        ]
    return tuple(Gist(evidence=s.evidence, also=_also(s, sentences)) for s in taken)


def find_own(reports: Sequence[Report]) -> tuple[Evidence, ...]:
    """Of each text the sentences that tell most of what no other text tells; none where the story has but one text."""
    own = of_their_own(reports)
    sentences = _sentences(own)
    by_family: defaultdict[str, list[_Sentence]] = defaultdict(list)
    for sentence in sentences:
        for family in sentence.told:
            by_family[family].append(sentence)
    found = []
    for report in own if len(own) > 1 else ():
        mine = [s for s in sentences if s.root == report.id and _is_news(s) and not _is_held(s, by_family)]
        mine.sort(key=lambda s: (-_weight(s, s.told), s.nth))
        found += [s.evidence for s in mine[:MOST_OWN]]
    return tuple(found)


def _is_held(sentence: _Sentence, by_family: Mapping[str, Sequence[_Sentence]]) -> bool:
    """Whether a sentence of another text holds so much of what this one tells that it may tell the same."""
    near = {id(o): o for family in sentence.told for o in by_family[family][:MOST_COMPARED] if o.root != sentence.root}
    return any(words.shares(sentence.told, other.families, HELD) for other in near.values())


def _sentences(reports: Sequence[Report]) -> list[_Sentence]:
    return [
        _sentence(report, nth, start, end) for report in reports for nth, (start, end) in enumerate(told_in(report))
    ]


def _may_be_taken(sentence: _Sentence) -> bool:
    return _is_news(sentence) and not sentence.leans


def _is_news(sentence: _Sentence) -> bool:
    return sentence.nth < DEPTH and LEAST_WORDS <= sentence.length <= MOST_WORDS


def _candidates(rest: Sequence[_Sentence], taken: Sequence[_Sentence]) -> list[tuple[_Sentence, float]]:
    """Each sentence that may be the next, with what its weight is multiplied by; the first is a lead if it can be.

    A text is heard first by its lead.
    """
    leads = {s.root for s in rest if s.nth == 0}
    if not taken and leads:
        return [(s, PARTIAL if s.partial else 1.0) for s in rest if s.nth == 0]
    heard = {s.root for s in taken}
    return [
        (s, 1.0 if s.root in heard else UNHEARD) for s in rest if s.nth == 0 or s.root in heard or s.root not in leads
    ]


def _sentence(report: Report, nth: int, start: int, end: int) -> _Sentence:
    text = report.text[start:end]
    found = words.in_order(text)
    return _Sentence(
        evidence=Evidence(report=report.id, start=start, end=end),
        root=report.id,
        nth=nth,
        told=words.telling(found),
        plain=words.telling(words.plain(text)),
        families=words.families(found),
        length=len(text.split()),
        leans=_LEANING.match(text) is not None or text.endswith(("?", ":")) or _is_in_quotation(text),
        partial=takes_side(text) or _ASKING.search(text) is not None,
    )


def _is_in_quotation(text: str) -> bool:
    """Whether a quotation begins before the sentence or ends behind it."""
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def _families_by_root(sentences: Sequence[_Sentence]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        found.setdefault(sentence.root, set()).update(sentence.told)
    return found


def _weight(sentence: _Sentence, worth: Mapping[str, float]) -> float:
    """What the sentence tells for its length; a long one may tell more, but not as much more as it is longer."""
    told = sum(worth[family] for family in sorted(sentence.told))
    return told / math.sqrt(sentence.length) / (1 + LATER * sentence.nth)


def _also(sentence: _Sentence, sentences: Sequence[_Sentence]) -> tuple[Evidence, ...]:
    """Of each other text the sentence that shares most of what this one tells, where it is enough to be the same."""
    whole = sum(sorted(sentence.told.values()))
    best: dict[str, tuple[float, int, Evidence]] = {}
    for other in sentences:
        if other.root == sentence.root or not words.shares(sentence.told, other.families, ALSO):
            continue
        if not words.shares(sentence.plain, other.families, ALSO):
            continue  # the same names stand in sentences on quite other acts
        shared = sum(sorted(value for family, value in sentence.told.items() if family in other.families))
        one = (shared / whole, -other.nth, other.evidence)
        if other.root not in best or one > best[other.root]:
            best[other.root] = one
    return tuple(evidence for _, _, evidence in (best[root] for root in sorted(best)))
