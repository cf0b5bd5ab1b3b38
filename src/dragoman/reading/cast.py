"""The cast of a report: its actors' mentions and chains, with the look-ups that the later stages need."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.records import Chain, Mention, Span


@dataclass(frozen=True)
class Cast:
    """Who appears in one report. ``mentions`` are in order of their start; nested mentions stand after their host."""

    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            best = found.get(mention.head)
            if best is None or mention.end - mention.start > best.end - best.start:
                found[mention.head] = mention
        return found

    def headed_at(self, offset: int) -> Mention | None:
        """The widest mention whose head begins at ``offset``."""
        return self._by_head.get(offset)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly inside ``span``, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [m for m in self.mentions[first:last] if m.end <= span.end]

    def covering(self, span: Span) -> Mention | None:
        """The narrowest mention that covers ``span``."""
        return min(
            (m for m in self.mentions[: bisect_right(self._starts, span.start)] if span.end <= m.end),
            key=lambda m: m.end - m.start,
            default=None,
        )

    def united(self, chains: Iterable[int]) -> list[int]:
        """``chains`` with each plural chain ("the two sides") replaced by its members, without repetition, in order."""
        out: dict[int, None] = {}
        for index in chains:
            for member in self.chains[index].members or (index,):
                out[member] = None
        return list(out)
