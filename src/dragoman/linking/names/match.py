"""What a comparison of names answers: a number, a verdict, and a sentence that a reader can check."""

from __future__ import annotations

from dataclasses import dataclass

THRESHOLD = 0.7
"""At and above it two names are one by default."""
POSSIBLE = 0.45
"""From here up to `THRESHOLD` two names may be one: worth showing, not worth merging."""


@dataclass(frozen=True)
class Piece:
    """One pair of words compared; ``left`` or ``right`` is empty where a word stands alone."""

    left: str
    right: str
    score: float
    how: str


@dataclass(frozen=True)
class NameMatch:
    """The outcome of one comparison.

    ``score`` runs from 0 (two names) to 1 (one name); ``same`` tells whether it reaches `THRESHOLD`; ``reason`` is a
    sentence for a reader; ``pieces`` are the words compared, in the order of the left name.
    """

    score: float
    reason: str
    pieces: tuple[Piece, ...] = ()

    @property
    def same(self) -> bool:
        return self.score >= THRESHOLD

    @property
    def possible(self) -> bool:
        """The third state: maybe the same, to be shown and not merged."""
        return POSSIBLE <= self.score < THRESHOLD
