"""The words by which each report takes a side in what happened (``knowledge/sided_words.yaml``).

What an actor is called is compared in `labels`; here stand the words for what was done and whom it befell, too, whether
or not anything was read in their sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.comparing.sentences import of_their_own, told_in
from dragoman.knowledge.reporting import force_of
from dragoman.knowledge.sided import sided_words
from dragoman.records import Claim, Evidence, Report, SidedWord, Span

MOST = 12  # of one report


def find_sided(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[SidedWord, ...]:
    """The words of each text that take a side, each once, in their order.

    Words that stand only inside somebody's statement carry its claims; those that the report uses outside of any, none.
    """
    said: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.report].append(claim)
    return tuple(word for report in of_their_own(reports) for word in _of_one(report, said[report.id]))


def _of_one(report: Report, claims: Sequence[Claim]) -> Iterator[SidedWord]:
    found: dict[str, SidedWord] = {}
    for start, end in told_in(report, "title", "body"):
        for first, last in sided_words(report.text, start, end):
            spoken = _spoken(claims, Span(first, last))
            text = " ".join(report.text[first:last].rstrip(".").split())
            if (known := found.get(text.casefold())) is None or (known.words_of and not spoken):
                evidence = Evidence(report=report.id, start=start, end=end)
                found[text.casefold()] = SidedWord(report=report.id, text=text, evidence=evidence, words_of=spoken)
    yield from list(found.values())[:MOST]


def _spoken(claims: Sequence[Claim], word: Span) -> tuple[str, ...]:
    """The statements that hold the word, the one whose very words it is first.

    That is the closest around it, and none that denies: "X accuses Y of arming bandits, which Y denies" are X's words.
    """
    holding = [
        (force_of(claim.cue_class) == "denied", part.end - part.start, claim.id)
        for claim in claims
        for part in claim.fragments
        if part.holds(word)
    ]
    return tuple(dict.fromkeys(key for _, _, key in sorted(holding)))
