"""What the token model said of a report: scores of every token, and the spans that they add up to.

Scores are log-probabilities; spans are decoded when a stage first asks for them. A span's score is the geometric mean
of the probabilities of its tokens' labels, 0 to 1.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast

from dragoman.records import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

EntityKind = Literal["PER", "ORG", "LOC"]
ClaimRole = Literal["source", "cue", "content"]
Side = Literal["S", "T"]

NEVER = -30.0  # log-probability of a label that was ruled out

# A link's score is its probability, 0 to 1, and up to NEARNESS more the nearer the two stand: the links know the
# neighbourhood better than the neighbour. Chosen on attribution.dev; each is flat around its value.
NEARNESS, NEARNESS_TOKENS = 0.5, 2.0
CONTENT_OF_CUE, FURTHER_CONTENT, SOURCE_OF_CUE = 0.4, 0.8, 0.45


@dataclass(frozen=True, eq=False)
class Links:
    """How well every token of a window goes with one cue token, as probabilities. ``tokens`` are indexes into the
    spaCy document, ascending."""

    tokens: NDArray[np.int64]
    source: Floats
    content: Floats


@dataclass(frozen=True)
class TaggedClaim:
    """One attribution as the model sees it: spans of cue, source and content, and the cue's score."""

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, eq=False)
class Tags:
    """The token model's word on each token of ``parsed.doc``.

    ``scores[head]`` has one row a token and one column a label: O, then B and I of each kind in ``kinds[head]``. Tokens
    outside the story are certainly O. ``lines`` are ranges of tokens that no name and no trigger crosses. ``links``
    has an entry for each token that may belong to a cue.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    kinds: dict[str, tuple[str, ...]]
    scores: dict[str, Floats]
    lines: tuple[tuple[int, int], ...]
    links: dict[int, Links]

    def entity_spans(self) -> list[tuple[Span, EntityKind, float]]:
        """Names of persons, organisations and places in order. Adjectives of nationality are not names."""
        return [(self._cut(found), cast(EntityKind, found.kind), found.score) for found in self._spans("name")]

    def role_spans(self, role: ClaimRole) -> list[tuple[Span, float]]:
        """Stretches of sources, cues or contents in order. A content that stops and goes on is two stretches."""
        return [(self._cut(found), found.score) for found in self._spans(role)]

    def trigger_spans(self) -> list[tuple[Span, float]]:
        """Words that tell an event, verbs and nouns, in order."""
        return [(self._cut(found), found.score) for found in self._spans("trigger")]

    def side_spans(self) -> list[tuple[Span, Side, float]]:
        """Who does (S) and whom it is done to (T), sentence by sentence, in order."""
        return [(self._cut(found), cast(Side, found.kind), found.score) for found in self._spans("side")]

    def probability(self, head: str, kind: str | None = None) -> Floats:
        """For each token the probability that it is in a span of ``head`` (of that kind)."""
        import numpy as np

        shares = np.exp(self.scores[head])
        if kind is None:
            return cast("Floats", 1.0 - shares[:, 0])
        column = 1 + 2 * self.kinds[head].index(kind)
        return cast("Floats", shares[:, column] + shares[:, column + 1])

    def claims(self) -> list[TaggedClaim]:
        """Attributions in order of their cues: each cue with the sources and contents that are linked to it.

        A content belongs to one cue, a source may speak more than once. A content that no cue wants goes to none; a
        cue without content is left out.
        """
        return list(self._claims)

    # ---------------------------------------------------------------- decoding

    def _cut(self, found: _Found) -> Span:
        return Span(self.starts[found.first], self.ends[found.last])

    def _spans(self, head: str) -> list[_Found]:
        cache: dict[str, list[_Found]] = self._decoded
        if head not in cache:
            cache[head] = list(decode_spans(self.scores[head], self.kinds[head], self._ranges(head)))
        return cache[head]

    @cached_property
    def _decoded(self) -> dict[str, list[_Found]]:
        return {}

    def _ranges(self, head: str) -> Iterable[tuple[int, int]]:
        """Contents run over line ends; nothing else does."""
        return [(0, len(self.starts))] if head == "content" else self.lines

    @cached_property
    def _claims(self) -> list[TaggedClaim]:
        cues, sources, contents = (self._spans(role) for role in ("cue", "source", "content"))
        wanted = [dict(self._partners(cue, "content", contents)) for cue in cues]
        pairs = sorted((-score, i, j) for i, found in enumerate(wanted) for j, score in found.items())
        owner: dict[int, int] = {}
        said: dict[int, list[int]] = {}
        # First every cue gets its best content and every content its best cue; then contents that stop and go on.
        for score, i, j in pairs:
            if j not in owner and i not in said and -score >= CONTENT_OF_CUE:
                owner[j], said[i] = i, [j]
        for score, i, j in pairs:
            if j not in owner and i in said and -score >= FURTHER_CONTENT:
                owner[j] = i
                said[i].append(j)
        found = []
        for i, content in sorted(said.items()):
            source = max(self._partners(cues[i], "source", sources), key=lambda pair: (pair[1], -pair[0]), default=None)
            speaker = (self._cut(sources[source[0]]),) if source and source[1] >= SOURCE_OF_CUE else ()
            spans = tuple(self._cut(piece) for piece in _join(contents[j] for j in sorted(content)))
            found.append(TaggedClaim(self._cut(cues[i]), speaker, spans, cues[i].score))
        return found

    def _partners(self, cue: _Found, role: str, spans: list[_Found]) -> Iterator[tuple[int, float]]:
        """(index, score) of the spans that share a window with the cue: how well they are linked, more when near."""
        rows = [self.links[i] for i in range(cue.first, cue.last + 1) if i in self.links]
        if not rows:
            return
        window = rows[0].tokens
        start = bisect_left(spans, int(window[0]), key=lambda span: span.last)
        end = bisect_right(spans, int(window[-1]), key=lambda span: span.first)
        for j, strength in enumerate(_link_strengths(rows, role, spans[start:end]), start):
            gap = max(0, spans[j].first - cue.last - 1, cue.first - spans[j].last - 1)
            yield j, strength + NEARNESS * math.exp(-gap / NEARNESS_TOKENS)


@dataclass(frozen=True)
class _Found:
    """A decoded span: its first and last token."""

    first: int
    last: int
    kind: str
    score: float


def _join(spans: Iterable[_Found]) -> Iterator[_Found]:
    """Stretches of one content that touch are one stretch."""
    held: _Found | None = None
    for span in spans:
        if held is not None and span.first <= held.last + 1:
            held = _Found(held.first, span.last, held.kind, min(held.score, span.score))
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _link_strengths(rows: list[Links], role: str, spans: Sequence[_Found]) -> list[float]:
    """For each span the mean probability over the cue's tokens and its own; 0 when they share no window."""
    import numpy as np

    firsts, ends = [span.first for span in spans], [span.last + 1 for span in spans]
    total, heard = np.zeros(len(spans)), np.zeros(len(spans))
    for row in rows:
        first, end = np.searchsorted(row.tokens, firsts), np.searchsorted(row.tokens, ends)
        sums = np.concatenate(([0.0], np.cumsum(getattr(row, role), dtype=np.float64)))
        total += (sums[end] - sums[first]) / np.maximum(end - first, 1)
        heard += end > first
    strengths: list[float] = (total / np.maximum(heard, 1)).tolist()
    return strengths


def decode_spans(scores: Floats, kinds: Sequence[str], ranges: Iterable[tuple[int, int]]) -> Iterator[_Found]:
    """The most probable BIO labels within each range, read as spans in order."""
    import numpy as np

    best = scores.argmax(-1)
    for start, end in ranges:
        labels = best[start:end].tolist()
        for first, last in _runs(labels):
            run = labels[first:last]
            if not _is_valid(run):
                run = best_labels(scores[start + first : start + last])
            for a, b, kind in _read(run):
                chosen = scores[np.arange(start + first + a, start + first + b), run[a:b]]
                mean = np.add.reduce(chosen) / (b - a)  # as `mean` has it, without its questions
                yield _Found(start + first + a, start + first + b - 1, kinds[kind], float(np.exp(mean)))


def _runs(labels: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches between tokens that are best left outside; each begins one token early, where a span may yet begin."""
    start: int | None = None
    for i, label in enumerate([*labels, 0]):
        if label and start is None:
            start = max(0, i - 1)
        elif not label and start is not None:
            yield start, i
            start = None


def _is_valid(labels: list[int]) -> bool:
    """Whether every I follows a B or I of its kind: then the best label of each token is the best labelling."""
    previous = 0
    for label in labels:
        if label and label % 2 == 0 and previous not in (label, label - 1):
            return False
        previous = label
    return True


def best_labels(scores: Floats) -> list[int]:
    """Viterbi: the most probable valid BIO labelling of a stretch of tokens (O, then B and I of each kind)."""
    import numpy as np

    count = scores.shape[1]
    barred = np.zeros((count, count), dtype=np.float32)  # from row to column
    for inside in range(2, count, 2):
        barred[:, inside] = NEVER * 100
        barred[inside - 1, inside] = barred[inside, inside] = 0.0
    total = scores[0].copy()
    total[2::2] += NEVER * 100
    steps = []
    for row in scores[1:]:
        options = total[:, None] + barred
        steps.append(options.argmax(0))
        total = options.max(0) + row
    label = int(total.argmax())
    labels = [label]
    for step in reversed(steps):
        label = int(step[label])
        labels.append(label)
    return labels[::-1]


def _read(labels: list[int]) -> Iterator[tuple[int, int, int]]:
    """(start, end, kind) of valid BIO labels."""
    start: int | None = None
    for i, label in enumerate([*labels, 0]):
        if start is not None and (label == 0 or label % 2 == 1):
            yield start, i, (labels[start] - 1) // 2
            start = None
        if label % 2 == 1:
            start = i
