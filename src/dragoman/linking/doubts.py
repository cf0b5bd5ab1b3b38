"""What may be one actor and is not merged."""

from __future__ import annotations


class Doubts:
    """Pairs of profiles that may be one actor, with why."""

    def __init__(self) -> None:
        self.pairs: dict[tuple[int, int], tuple[float, str]] = {}

    def add(self, i: int, j: int, score: float, reason: str) -> None:
        key = (min(i, j), max(i, j))
        if key not in self.pairs or self.pairs[key][0] < score:
            self.pairs[key] = (score, reason)
