"""The gist of a story: the few sentences that tell most of what its reports share, and those that tell what none does.

A sentence is taken whole, so that whatever was misread, these are a report's own words. What many texts say weighs
most, and what a text says first more than what it says further down; after each sentence what it told weighs little, so
that the next tells something else.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from dragoman.comparing import words
from dragoman.comparing.sentences import of_their_own, told_in
from dragoman.knowledge.sided import takes_side
from dragoman.records import Event, Evidence, Gist, Parallel, Record, Report

MOST = 5
DEPTH = 12  # sentences of a report that may be taken: news stands above
LEAST_WORDS, MOST_WORDS = 9, 60
ORDINARY = 20  # words of a sentence of news: a shorter one tells no more for being short
LATER = 0.3  # what each sentence before it takes off a sentence's weight
IN_TITLE = 0.5  # what each title that has a word adds to its weight
PARTIAL = 0.6  # of the weight of the first sentence: one that takes a side or asks for something
UNHEARD = 1.5  # of the weight of a sentence of a text that has none yet: every side is heard
SHARED = 1.5  # the same of one that stands beside a sentence of another text
LONE = 0.1  # of a text's weight: words that no other text has
TOLD = 0.1  # what is left of a word's weight once it was told
SAME = 0.3  # the share of the telling words of a sentence that was told before: it would tell little new
COPIED = 0.6  # the same of a text's lead
MOST_OWN = 8  # sentences of a text that tell what no other tells
DEPTH_OWN = 25  # sentences of a report among which they are sought
LATER_OWN = 0.08  # what each sentence before it takes off the weight of one of these
ACTLESS = QUOTED = 0.6  # of the weight of one of these: no act was read in it, it begins with a quotation
BYLINE = 4  # words of a sentence that may be a place, a name or a heading before the lead
# who is meant by them stands in the sentence before, quotations alone lack their speaker, and "in another context"
# something else is told
_LEANING = re.compile(
    r"(?:he|she|it|they|his|her|their|this|that|these|those|but|however|meanwhile|also|both|such|there)\b|"
    r"(?:elsewhere|separately|on the other hand|in (?:another|a (?:related|separate|similar)))\b|"
    r"(?:\w+ ){0,3}(?:them|these|those|latter)\b|[\"“‘']|"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|all|both|each|many|most|none|several|some) of the\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:(?:did|had|would) not (?:immediately )?|declin\w+ to |refus\w+ to )"
    r"(?:answer|be named|comment|reply|respond)\b|\bcould not (?:immediately )?be reached\b"
)
_ENDS = re.compile(r"[.!?…:][\"”’)\]]*$")  # as a sentence does, and a line below the headline seldom
_ASKING = re.compile(r"\b(?:must|should|calls? (?:on|for)|demands?|urges?)\b")


class _Sentence(Record, frozen=True, kw_only=True):
    evidence: Evidence
    root: str
    nth: int  # in its report; a short one before the lead is no sentence
    told: dict[str, float]
    families: frozenset[str]
    length: int
    leans: bool
    quotes: bool  # begins with a quotation
    partial: bool
    idle: bool  # tells that somebody told nothing, or is a line below the headline that tells what the lead tells


def find_gist(reports: Sequence[Report], parallels: Sequence[Parallel]) -> tuple[Gist, ...]:
    """So many sentences at most, the most telling first; the first of a story of one text is its lead."""
    own = of_their_own(reports)
    sentences = _sentences(own)
    also = {e: tuple(o for o in one.sentences if o != e) for one in parallels for e in one.sentences}
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
        candidates = _candidates(rest, taken, also)
        best = max(candidates, key=lambda one: (_weight(one[0], worth) * one[1], one[0].evidence))[0]
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
    return tuple(Gist(evidence=s.evidence, also=also.get(s.evidence, ())) for s in taken)


def find_own(reports: Sequence[Report], told: Collection[Evidence], events: Iterable[Event]) -> tuple[Evidence, ...]:
    """Of each text the sentences that tell most of what no other text tells; those with an act in them tell most.

    Args:
        told: the sentences that the gist holds or that stand beside one of another text.
    """
    own = of_their_own(reports)
    acts: defaultdict[str, set[Evidence]] = defaultdict(set)
    for event in events:
        for evidence in event.evidence:
            acts[evidence.report].add(evidence)
    found = []
    for report in own:
        mine = [s for s in _sentences([report]) if _is_news(s, DEPTH_OWN) and s.evidence not in told]
        weights = {
            s.evidence: _weight(s, s.told, LATER_OWN)
            * (1.0 if any(s.evidence.overlaps(act) for act in acts[s.root]) else ACTLESS)
            * (QUOTED if s.quotes else 1.0)
            for s in mine
        }
        mine.sort(key=lambda s: (-weights[s.evidence], s.nth))
        found += [s.evidence for s in mine[:MOST_OWN]]
    return tuple(found)


def _sentences(reports: Sequence[Report]) -> list[_Sentence]:
    found = []
    for report in reports:
        nth = 0
        spans = list(told_in(report))
        ends = [_ENDS.search(report.text[start:end]) is not None for start, end in spans]
        for (start, end), closed in zip(spans, ends, strict=True):
            below_headline = nth == 0 and not closed and any(ends)
            found.append(_sentence(report, nth, start, end, below_headline))
            nth += nth > 0 or (not below_headline and len(report.text[start:end].split()) > BYLINE)
    return found


def _may_be_taken(sentence: _Sentence) -> bool:
    return _is_news(sentence) and not sentence.leans


def _is_news(sentence: _Sentence, depth: int = DEPTH) -> bool:
    return sentence.nth < depth and LEAST_WORDS <= sentence.length <= MOST_WORDS and not sentence.idle


def _candidates(
    rest: Sequence[_Sentence], taken: Sequence[_Sentence], shared: Collection[Evidence]
) -> list[tuple[_Sentence, float]]:
    """Each sentence that may be the next, with what its weight is multiplied by; the first is a lead if it can be.

    A text is heard first by its lead, and of few texts each before any is heard again. What another text tells, too, is
    rather taken.
    """
    leads = [s for s in rest if s.nth == 0]
    if not taken and leads:
        return [(s, PARTIAL if s.partial else 1.0) for s in leads]
    heard = {s.root for s in taken}
    unheard = [s for s in leads if s.root not in heard]
    if unheard and len({s.root for s in (*rest, *taken)}) <= MOST:
        rest = unheard
    waiting = {s.root for s in unheard}
    return [
        (s, (1.0 if s.root in heard else UNHEARD) * (SHARED if s.evidence in shared else 1.0))
        for s in rest
        if s.nth == 0 or s.root not in waiting
    ]


def _sentence(report: Report, nth: int, start: int, end: int, below_headline: bool) -> _Sentence:
    text = report.text[start:end]
    found = words.in_order(text)
    return _Sentence(
        evidence=Evidence(report=report.id, start=start, end=end),
        root=report.id,
        nth=nth,
        told=words.telling(found),
        families=words.families(found),
        length=len(text.split()),
        leans=_LEANING.match(text) is not None or text.endswith(("?", ":")) or _is_in_quotation(text),
        quotes=text[:1] in "\"“‘'",
        idle=below_headline or _IDLE.search(text) is not None,
        partial=takes_side(text) or _ASKING.search(text) is not None,
    )


def _is_in_quotation(text: str) -> bool:
    """Whether a quotation begins before the sentence or ends behind it."""
    opened, closed = text.count("“"), text.count("”")
    if "„" in text:  # „as in German“
        opened, closed = text.count("„"), opened + closed
    return opened != closed or text.count('"') % 2 == 1


def _families_by_root(sentences: Sequence[_Sentence]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        found.setdefault(sentence.root, set()).update(sentence.told)
    return found


def _weight(sentence: _Sentence, worth: Mapping[str, float], later: float = LATER) -> float:
    """What the sentence tells for its length; a long one may tell more, but not as much more as it is longer."""
    told = sum(worth[family] for family in sorted(sentence.told))
    return told / math.sqrt(max(sentence.length, ORDINARY)) / (1 + later * sentence.nth)
