"""Whether a sentence of one report is said in nearly the same words by another text of the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.knowledge.terms import rarity
from dragoman.records import Evidence, Report

ECHO = 0.5  # the share of a sentence's telling words that one stretch of another text must hold
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_END = re.compile(r"(?<=[.!?\"”’])\s+|\n")


class Wordings:
    """The words of each sentence of a story's reports."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._texts = {report.id: report.text for report in reports}
        self._root = {report.id: report.copy_of or report.id for report in reports}
        self._sentences = [
            (self._root[report.id], words)
            for report in reports
            for sentence in _END.split(report.text)
            if (words := _words(sentence))
        ]

    def together(self, names: Iterable[str], report: str) -> bool:
        """Whether a sentence of another text than ``report``'s holds all ``names``, single words in small letters."""
        wanted = set(names)
        return any(wanted <= words for root, words in self._sentences if root != self._root[report])

    def echoed(self, evidence: Iterable[Evidence]) -> bool:
        """Whether a sentence of another text than the evidence's holds most of the telling words of one of its."""
        for one in evidence:
            words = _words(self._texts[one.report][one.start : one.end])
            whole = sum(sorted(rarity(word) for word in words))
            for root, others in self._sentences:
                if root == self._root[one.report] or not words:
                    continue
                if sum(sorted(rarity(word) for word in words & others)) >= ECHO * whole:
                    return True
        return False


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
