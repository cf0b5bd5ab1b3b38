"""What may be one actor and is not merged."""

from __future__ import annotations


class Doubts:
    """Pairs of profiles that may be one actor, with why."""

    def __init__(self) -> None:
        self.pairs: dict[tuple[int, int], tuple[float, str]] = {}
        self.left_open: set[tuple[int, int]] = set()
        """Pairs that a person left undecided: kept apart, and shown all the same."""

    def add(self, i: int, j: int, score: float, reason: str) -> None:
        key = (min(i, j), max(i, j))
        if key not in self.pairs or self.pairs[key][0] < score:
            self.pairs[key] = (score, reason)

    def leave_open(self, i: int, j: int) -> None:
        self.left_open.add((min(i, j), max(i, j)))
        self.add(i, j, 1.0, "A person left open whether they are one.")
