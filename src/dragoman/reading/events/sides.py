"""The participants of one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Sides:
    """The participants of one event: chains in order of finding, without repetition."""

    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    both: list[int] = field(default_factory=list)

    def add(self, role: str, chains: Iterable[int]) -> None:
        side = {"actor": self.actors, "recipient": self.recipients, "both": self.both}.get(role)
        if side is not None:
            side.extend(c for c in chains if c not in side)
