"""What is denied or could not be confirmed: the sentence that says so, and the sentence that it is about.

Found by the words of the sentences, as many a denial answers what another report tells in quite other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from dragoman.comparing import words
from dragoman.comparing.sentences import of_their_own, told_in
from dragoman.records import Dispute, Evidence, Report

MOST = 40  # denials of a story: of one with a thousand reports nobody reads more
DEPTH = 12  # sentences of a report among which what is denied is sought
FAR = 4  # sentences between an accusation and its denial
NEAR = 0.3  # the share of the telling words of a denial that a sentence must hold to be what is denied
_CLAIMS = (
    r"(?:accounts?|accusations?|allegations?|assertions?|charges?|claims?|insinuations?|reports?|rumou?rs?|statements?|"
    r"suggestions?|version)"
)
_DENY = r"\bden(?:y|ies|ied|ying)"
_WORDS = r"(?:[^\s.;]+\s+)"
_DENYING = re.compile(
    # "denied access to lawyers" and "was denied bail" deny nothing
    rf"{_DENY}\s+(?:that|what|any|all|it|this|them|so|having|being|involvement|responsibility|wrongdoing|knowledge|"
    r"(?:the\s+)?(?:existence|participation|presence|use)\s+of|"
    r"(?!giving)[a-z]+ing)\b|"
    rf"(?:{_DENY}|\b(?:dismiss|reject)(?:s|es|ed|ing)?|\brefut(?:es?|ed|ing)|\bdisput(?:es?|ed|ing))\s+"
    rf"(?:[^\s.,;]+\s+){{0,6}}?{_CLAIMS}\b|"
    rf"\b(?:dismiss|reject)(?:es|s|ed|ing)?\s+{_WORDS}{{1,14}}?as\s+(?:an?\s+)?[\"“'a-z]|"
    rf"\b{_CLAIMS}\s+{_WORDS}{{0,20}}?(?:is|are|was|were)\s+(?:(?:[a-z]+ly\s+)?(?:absurd|baseless|fabricated|"
    r"false|groundless|nonsense|ridiculous|unfounded|untrue)|not\s+true|"
    r"an?\s+(?:[a-z]+\s+)?(?:fabrication|falsehood|hoax|lie))\b|"
    r"\b(?:baseless|blatant|outright)\s+(?:accusations?|allegations?|claims?|lies?)\b|"
    r"\b(?:could|can|had|have|has|did)\s+not\s+(?:be\s+|been\s+|immediately\s+|independently\s+|able\s+to\s+|"
    r"immediately\s+be\s+){0,4}(?:confirm|verif)(?:y|ied|ed)?\b",
)
# what is meant stands in the sentence before
_BACK = re.compile(
    rf"(?:{_DENY}|\b(?:dismiss|reject)(?:s|es|ed|ing)?|\b(?:confirm|verif)(?:y|ied|ed)?)\s+"
    rf"(?:it|this|that|them|so|(?:the|these|those)\s+{_CLAIMS})(?=[\s.,;]*(?:$|[.,;]|and\b|but\b|independently\b|as\b))"
)
# who accuses, and what he says in doing so
_CHARGED = re.compile(r"\b(?:accus|alleg|blam|claim|suspect)\w*", re.IGNORECASE)


def find_disputes(reports: Sequence[Report]) -> tuple[Dispute, ...]:
    """The denials of the story's texts, in the order of the reports, each with what it denies where that is sure."""
    texts = [
        [(Evidence(report=report.id, start=start, end=end), report.text[start:end]) for start, end in told_in(report)]
        for report in of_their_own(reports)
    ]
    denials = {evidence for text in texts for evidence, said in text if denies(said)}
    if not denials:
        return ()
    others = [
        (e, words.families(words.in_order(said))) for text in texts for e, said in text[:DEPTH] if e not in denials
    ]
    return tuple(islice(_disputes(texts, denials, others), MOST))


def denies(said: str) -> bool:
    """Whether the sentence denies something or says that it could not be confirmed."""
    return _DENYING.search(said) is not None


def _disputes(
    texts: Sequence[Sequence[tuple[Evidence, str]]],
    denials: set[Evidence],
    others: Sequence[tuple[Evidence, frozenset[str]]],
) -> Iterator[Dispute]:
    for text in texts:
        for at, (evidence, said) in enumerate(text):
            if evidence not in denials:
                continue
            back = _BACK.search(said)
            if back is None:
                denied = _nearest(evidence, said, others)
            elif _CHARGED.search(said[: back.start()]) is not None:
                denied = None  # "… were accused of it; Athens denies this" holds what it denies itself
            elif _CHARGED.search(back[0]) is not None:
                denied = next((e for e, before in text[max(0, at - FAR) : at][::-1] if _CHARGED.search(before)), None)
            else:
                denied = text[at - 1][0] if at else None
            yield Dispute(denial=evidence, denied=denied)


def _nearest(denial: Evidence, said: str, others: Sequence[tuple[Evidence, frozenset[str]]]) -> Evidence | None:
    """The sentence of another text that shares most of the telling words of the denial, where it shares enough."""
    told = words.telling(words.in_order(said))
    plain = words.telling(words.plain(said))  # the same names stand in sentences on quite other acts
    near = [
        (sum(sorted(value for family, value in told.items() if family in families)), other)
        for other, families in others
        if other.report != denial.report and words.shares(plain, families, NEAR)
    ]
    return max(near, key=lambda one: (one[0], one[1].report, -one[1].start))[1] if near else None
