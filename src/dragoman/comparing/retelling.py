"""Whether another text of a story tells an act or a saying too, if by other words or under another type.

What is told alone must be missing elsewhere, so a text is searched more widely than events are linked. A sentence of
another text tells an act when it says it in nearly the same words; when it names both sides and is not known to tell
only acts of another kind; or when two of these meet in it: a side, a word of the act's family, its number, a good part
of its other telling words. Sentences are found by their words, so that a question does not grow with all of the story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dragoman.comparing import words
from dragoman.comparing.sentences import bounds, opening
from dragoman.knowledge.files import load_yaml
from dragoman.records import Actor, Claim, Event, Evidence, Record, Report

ECHO = 0.5  # the share that it must hold to say nearly the same
SHARED = 0.2  # the share of the telling words of an act, beside its parties, that a sentence with a party must hold


class _Sentence(Record, frozen=True, kw_only=True):
    report: str
    root: str
    line: str  # its words in order with a space around each
    families: frozenset[str]
    kinds: frozenset[int]  # of the acts that were read in it; see `_kind`


class Retelling:
    """The sentences of a story's reports, to be searched for what one of them tells."""

    def __init__(self, reports: Sequence[Report], events: Iterable[Event] = ()) -> None:
        self._texts = {report.id: report.text for report in reports}
        self._root = {report.id: report.copy_of or report.id for report in reports}
        self._opening = {report.id: opening(report) for report in reports}
        self._naming: dict[str, frozenset[int]] = {}
        self._sentences = list(self._split(reports, _acts_by_report(events)))
        self._with_word: defaultdict[str, set[int]] = defaultdict(set)
        self._with_family: defaultdict[str, set[int]] = defaultdict(set)
        for number, sentence in enumerate(self._sentences):
            for word in sentence.line.split():
                self._with_word[word].add(number)
            for one in sentence.families:
                self._with_family[one].add(number)

    def _split(self, reports: Sequence[Report], acts: Mapping[str, list[tuple[int, int, int]]]) -> Iterator[_Sentence]:
        for report in reports:
            for start, end in bounds(report.text):
                if found := words.in_order(report.text[start:end]):
                    yield _Sentence(
                        report=report.id,
                        root=self._root[report.id],
                        line=f" {' '.join(found)} ",
                        families=words.families(found),
                        kinds=frozenset(kind for a, b, kind in acts.get(report.id, ()) if a < end and start < b),
                    )

    # ------------------------------------------------------------ is it told elsewhere?

    def of_event(self, event: Event, actors: Mapping[str, Actor]) -> bool:
        """Whether a text without an account of ``event`` tells it too."""
        sides = [[actors[i] for i in side] for side in sides_of(event)]
        return self._is_told(event.evidence, sides, words.family_of(event.label.casefold()), _kind(event))

    def of_claim(self, claim: Claim, source: Actor) -> bool:
        """Whether another text gives ``source`` a good part of the claim's telling words.

        What the report puts in words of its own may also be told as a fact there, or on another's word.
        """
        if claim.manner == "indirect":
            content = " ".join(part.cut(self._texts[claim.report]) for part in claim.fragments)
            if self._sharing(words.telling(words.plain(content)), {self._root[claim.report]}, ECHO):
                return True
        return self._is_told(claim.evidence, [[source]], None, 0)

    def leaves_open(self, claim: Claim) -> bool:
        """Whether it is only told that somebody said, or did not say, whether something is so."""
        content = self._texts[claim.report][claim.content.start : claim.content.end]
        return claim.manner == "indirect" and content.casefold().startswith(("if ", "whether "))

    def _is_told(
        self, evidence: Sequence[Evidence], sides: Sequence[Sequence[Actor]], act: str | None, kind: int
    ) -> bool:
        roots = {self._root[one.report] for one in evidence}
        named = [frozenset().union(*map(self.naming, side)) for side in sides]
        by_side = frozenset().union(*named)
        by_act = self._with_family.get(act, set()) if act is not None else set()
        together = frozenset.intersection(*named) if len(named) > 1 else frozenset[int]()
        if any(k in by_act or self._may_tell(k, kind) for k in together if self._sentences[k].root not in roots):
            return True
        if act is not None and self._opens(evidence) and any(self._sentences[k].root not in roots for k in by_side):
            return True  # what a report begins with is what the others that know its parties are about too
        for one in evidence:
            text = self._cut(one)
            if self._sharing(words.telling(words.in_order(text)), roots, ECHO):
                return True
            beside = words.telling(words.plain(text))
            numbers = [word for word in beside if word[0].isdigit()]
            much = self._sharing(beside, roots, SHARED)
            points = Counter[int]()
            for found in (by_side, by_act, much, set().union(*(self._with_family[n] for n in numbers))):
                points.update(found)
            if any(n > 1 and self._sentences[k].root not in roots for k, n in points.items()):
                return True
        return False

    def _may_tell(self, number: int, kind: int) -> bool:
        """Whether a sentence that names both sides may tell of their act: unless it is known to tell quite others."""
        kinds = self._sentences[number].kinds
        return not kinds or kind in kinds

    def _opens(self, evidence: Sequence[Evidence]) -> bool:
        """Whether one of the sentences is the title or lead of its report."""
        return any(one.start < self._opening[one.report] for one in evidence)

    def _sharing(self, told: Mapping[str, float], roots: Collection[str], share: float) -> set[int]:
        """The sentences of other texts that hold two of the telling words or more, and ``share`` of their weight."""
        counts, weights = Counter[int](), defaultdict[int, float](float)
        for one, value in sorted(told.items()):
            for number in self._with_family.get(one, ()):
                counts[number] += 1
                weights[number] += value
        least = share * sum(told.values())
        return {k for k, n in counts.items() if n > 1 and weights[k] >= least and self._sentences[k].root not in roots}

    def has_number_alone(self, evidence: Sequence[Evidence], number: str) -> bool:
        """Whether one of the sentences has ``number`` in digits, and no sentence of another text."""
        roots = {self._root[one.report] for one in evidence}
        here = any(number in words.in_order(self._cut(one)) for one in evidence)
        return here and all(self._sentences[k].root in roots for k in self._with_word.get(number, ()))

    def naming(self, actor: Actor) -> frozenset[int]:
        """The sentences that name ``actor``, by the names that their report has for him.

        In a report in which he was not found, the last word of any of his names may be he.
        """
        if actor.id not in self._naming:
            names = [name for name in actor.names if name.kind != "pronoun"]
            known = {report for report in self._root if any(report in name.reports for name in names)}
            found = set()
            for name in names:
                for number in self._with_word.get(words.last_word(name.text) or "", ()):
                    sentence = self._sentences[number]
                    whole = f" {' '.join(words.in_order(name.text))} "
                    here = sentence.report in name.reports and whole in sentence.line
                    if here or sentence.report not in known:
                        found.add(number)
            self._naming[actor.id] = frozenset(found)
        return self._naming[actor.id]

    def _cut(self, evidence: Evidence) -> str:
        return self._texts[evidence.report][evidence.start : evidence.end]


def sides_of(event: Event) -> list[tuple[str, ...]]:
    """Who stands on each side: the actors and the recipients, or each actor by itself where nobody receives."""
    if event.recipients:
        return [side for side in (event.actors, event.recipients) if side]
    return [(actor,) for actor in event.actors]


def _kind(event: Event) -> int:
    """1 for cooperation in words, 2 for cooperation in deeds, 3 for conflict: the quad class, 4 counted as 3.

    One outlet's rebuke is another's penalty, but who signs a treaty has not given anything yet.
    """
    quad: int = load_yaml("plover.yaml")["types"].get(event.type, {}).get("quad", 0)
    return min(quad, 3)


def _acts_by_report(events: Iterable[Event]) -> dict[str, list[tuple[int, int, int]]]:
    """Report → where it tells an act, and the kind of that act."""
    found: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for event in events:
        for account in event.accounts:
            for one in account.evidence:
                found[account.report].append((one.start, one.end, _kind(event)))
    return found
