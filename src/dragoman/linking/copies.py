"""Copies: the same text under another name, whole, cut or with a few words changed.

A report is a copy of an earlier one when most of its fingerprints stand there too. Forty reprints of one agency text
are then forty copies of one report, which counts as one origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from dragoman.records import Record, Sketch

SHARED = 0.6  # share of a copy's fingerprints that stand in its original
FEWEST = 4  # a text of fewer fingerprints (some 20 words) is a copy only when the two texts share all
COMMON = 500  # a run of words in more texts than this is boilerplate


class Printed(Record, frozen=True, kw_only=True):
    """A report as far as finding copies needs it. ``agency``: whether it says itself that an agency wrote it."""

    report: str
    sketch: Sketch
    published: str | None
    agency: bool


def find_copies(reports: Iterable[Printed]) -> dict[str, str]:
    """``{copy: original}``; an original is never a copy itself.

    The original is the earliest published; an undated one stands after all dated ones, an agency's own text before
    others of its day, a longer one before a shorter. The order of ``reports`` does not matter.
    """
    ordered = sorted(reports, key=_precedence)
    seen: defaultdict[int, list[int]] = defaultdict(list)
    originals: dict[str, str] = {}
    for i, report in enumerate(ordered):
        shared: Counter[int] = Counter()
        for print_ in report.sketch.fingerprints:
            if len(seen[print_]) <= COMMON:
                shared.update(seen[print_])
        best = min((j for j, n in shared.items() if _is_copy(report.sketch, ordered[j].sketch, n)), default=None)
        if best is None:
            # only originals are looked up: a copy of a copy is found through what both share with the original
            for print_ in report.sketch.fingerprints:
                seen[print_].append(i)
        else:
            originals[report.report] = ordered[best].report
    return dict(sorted(originals.items()))


def _precedence(report: Printed) -> tuple[str, bool, int, str]:
    return (report.published or "9999")[:10], not report.agency, -report.sketch.words, report.report


def _is_copy(copy: Sketch, original: Sketch, shared: int) -> bool:
    if len(copy.fingerprints) < FEWEST:
        return shared == len(copy.fingerprints) == len(original.fingerprints)
    return shared >= SHARED * len(copy.fingerprints)
