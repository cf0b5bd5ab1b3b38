"""What several texts tell of, side by side in the words of each: one sentence of each text that has one.

Two sentences tell of the same the more of their telling words they share: the rarer a word in news and in this story,
the more it says, a name less than another word, and a name of several words no more than one of one, for it stands in
sentences on quite other acts. A number of the same people or things and an act that linking found in both weigh, too.
Sentences are joined one by one, the nearest first, as long as each text has but one of them and all are near to each
other on average. A second sentence of one text is not sought: it is on another matter as often as not.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.comparing import words
from dragoman.comparing.counted import counted_in
from dragoman.comparing.disputes import denies
from dragoman.comparing.sentences import of_their_own, told_in
from dragoman.records import Event, Evidence, Parallel, Record, Report

DEPTH = 25  # sentences of a report that are looked at
MOST = 3000  # sentences of a story: of many reports only the first of each are looked at
SHORTEST = 6  # words of a sentence that tells something by itself
NEAR = 0.15  # the mean likeness from which sentences are joined
SLIGHT = 10.0  # added to what both tell: two words that short sentences share are little to go by
LEAD = 3.0  # weight of being what a report begins with: mostly that is the one happening of the story
NAME = 0.3  # of the weight of another word
NUMBER = 6.0  # weight of a number with what it counts
ACT = 4.0  # weight of an act that linking found in both
MOST_COMPARED = 120  # sentences that share a word: one that more have tells nothing of this story

_SILENT = re.compile(
    r"\b(?:declin\w+|refus\w+) to (?:answer|comment|confirm|elaborate|respond)\b|"
    r"\bno (?:immediate )?(?:comment|respon[cs]e)\b|"
    r"(?:\bnot|n't) (?:yet |immediately )?(?:answer|claim(?:ed)? responsibility|comment|repl(?:ied|y)|respond)",
)
Pair = tuple[int, int]


class _Sentence(Record, frozen=True, kw_only=True):
    evidence: Evidence
    nth: int
    weights: dict[str, float]
    plain: frozenset[str]  # what of it is no name


def find_parallels(reports: Sequence[Report], events: Iterable[Event]) -> tuple[Parallel, ...]:
    """Each thing that several texts tell of, with a sentence of each: what many texts tell and near their top first."""
    acts: defaultdict[str, set[tuple[Evidence, str]]] = defaultdict(set)
    for event in events:
        for one in event.evidence:
            acts[one.report].add((one, event.id))
    texts = of_their_own(reports)
    depth = min(DEPTH, MOST // max(1, len(texts)) + 1)
    sentences = [one for report in texts for one in _sentences(report, sorted(acts[report.id]), depth)]
    likeness = _likeness(sentences)
    groups = _join(sentences, likeness)

    def rank(group: Sequence[int]) -> tuple[float, Sequence[int]]:
        voices = {sentences[at].evidence.report for at in group}
        return (1 + sum(sentences[at].nth for at in group) / len(group)) / len(voices), group

    groups.sort(key=rank)
    return tuple(Parallel(sentences=tuple(sentences[at].evidence for at in group)) for group in groups)


def _sentences(report: Report, acts: Sequence[tuple[Evidence, str]], depth: int) -> Iterator[_Sentence]:
    nth = 0
    for start, end in told_in(report):
        text = report.text[start:end]
        if len(text.split()) < SHORTEST or text.endswith("?"):  # a question tells nothing
            continue
        no_names = words.telling(words.plain(text))
        length = words.name_lengths(text)
        weights = {
            family: weight if family in no_names else NAME * weight / length.get(family, 1)
            for family, weight in words.telling(words.in_order(text)).items()
        }
        numbers = {f"{one.what} {one.low or one.high}" for one in counted_in(text)}
        told = {event for one, event in acts if one.start < end and start < one.end} | set(_stand(text))
        lead = {"": LEAD} if nth == 0 else {}
        yield _Sentence(
            evidence=Evidence(report=report.id, start=start, end=end),
            nth=nth,
            weights=weights | dict.fromkeys(sorted(numbers), NUMBER) | dict.fromkeys(sorted(told), ACT) | lead,
            plain=frozenset({*no_names, *numbers, *told}),
        )
        nth += 1
        if nth == depth:
            return


def _stand(text: str) -> Iterator[str]:
    """That somebody keeps silent or denies, in whatever words: "declined to comment", "does not respond to reports"."""
    if _SILENT.search(text) is not None:
        yield "is silent"
    if denies(text):
        yield "denies"


def _likeness(sentences: Sequence[_Sentence]) -> dict[Pair, float]:
    """Pairs of sentences of different texts → the share of what they tell that both tell, 0 to 1."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for feature in sentence.weights:
            holding[feature].append(at)
    worth = {
        feature: math.log(1 + len(sentences) / len(held)) / math.log(1 + len(sentences))
        for feature, held in holding.items()
    }
    whole = [sum(sorted(worth[f] * weight for f, weight in one.weights.items())) for one in sentences]
    shared: defaultdict[Pair, float] = defaultdict(float)
    several: Counter[Pair] = Counter()
    telling: set[Pair] = set()
    for feature, held in sorted(holding.items()):
        for a, b in combinations(held, 2) if len(held) <= MOST_COMPARED else ():
            one, other = sentences[a], sentences[b]
            if one.evidence.report == other.evidence.report:
                continue
            shared[a, b] += worth[feature] * math.sqrt(one.weights[feature] * other.weights[feature])
            several[a, b] += 1
            if feature in one.plain and feature in other.plain:
                telling.add((a, b))
    return {
        (a, b): value / (math.sqrt(whole[a] * whole[b]) + SLIGHT)
        for (a, b), value in shared.items()
        if several[a, b] > 1 and (a, b) in telling
    }


def _join(sentences: Sequence[_Sentence], likeness: Mapping[Pair, float]) -> list[list[int]]:
    """Groups of two sentences or more, each of another text, that are near to each other on average."""
    groups = {at: [at] for at in range(len(sentences))}
    # group → group near it → sum of the likenesses of their sentences
    around: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), value in likeness.items():
        around[a][b] = around[b][a] = value
    waiting = [(-value, a, b, 1) for (a, b), value in likeness.items() if value >= NEAR]
    heapq.heapify(waiting)
    while waiting:
        _, a, b, size = heapq.heappop(waiting)
        if a not in groups or b not in groups or size != len(groups[a]) * len(groups[b]):
            continue
        texts = {sentences[at].evidence.report for at in groups[a]}
        if any(sentences[at].evidence.report in texts for at in groups[b]):
            continue
        groups[a] = sorted([*groups[a], *groups.pop(b)])
        for other, value in sorted(around.pop(b).items()):
            around[other].pop(b, None)
            if other != a:
                around[a][other] = around[other][a] = around[a].get(other, 0.0) + value
        for other, value in around[a].items():
            size = len(groups[a]) * len(groups[other])
            if value >= NEAR * size:
                heapq.heappush(waiting, (-value / size, min(a, other), max(a, other), size))
    return [group for group in groups.values() if len(group) > 1]
