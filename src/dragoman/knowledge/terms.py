"""How common a content word is in news, so that sharing a rare one means more."""

from __future__ import annotations

import math
from functools import cache

from dragoman.knowledge.files import read_tsv


@cache
def _frequencies() -> tuple[dict[str, int], int]:
    counts = {row["term"]: int(row["reports"]) for row in read_tsv("term_frequencies.tsv.gz")}
    return counts, counts.pop("")


def rarity(term: str) -> float:
    """Inverse document frequency, log(1 + N / (n + 1)): 0.7 for a word of every report, about 8.9 for an unseen one."""
    counts, total = _frequencies()
    return math.log(1 + total / (counts.get(term, 0) + 1))
