"""The regions of the world: which states "the West African nation" may be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.knowledge.files import read_tsv

LONGEST = 3  # words


def states_of(words: Sequence[str]) -> frozenset[str]:
    """The alpha-3 codes of the states of the region that ``words``, in small letters, name; empty when they name none.

    The longest name counts: "south", "american" is South America.
    """
    told = " ".join(words).replace(" - ", "-").split()
    for count in range(LONGEST, 0, -1):
        for start in range(len(told) - count + 1):
            found = _regions().get(" ".join(told[start : start + count]))
            if found is not None:
                return found
    return frozenset()


@cache
def _regions() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(row["states"].split()) for row in read_tsv("regions.tsv") for name in row["words"].split("|")
    }
