"""The frame: one shape of a sentence that may attribute something.

Spans follow the guidelines of PolNeAR: the cue takes its auxiliaries, negation, adverbs, particle and the preposition
that leads to the content; the content takes its "that" or "to" and its quotation marks, not the comma before the cue;
the source is the whole noun phrase with title, apposition and relative clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.claims.frames.runs import Run


@dataclass(frozen=True)
class Frame:
    """One shape that may attribute. ``head`` is the token in its middle, ``pos`` its part of speech (V, A, N, P, R).

    ``kind`` names the shape; ``key`` is the base form, with its particle, or with its preposition where the content
    hangs on one ("call for").
    """

    head: int
    key: str
    pos: str
    kind: str
    cue: Run
    source: Run | None
    source_head: int | None
    content: tuple[Run, ...]
    passive: bool = False
