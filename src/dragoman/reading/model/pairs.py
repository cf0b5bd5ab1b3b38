"""What one marked actor does to another in a sentence, and in what tone a sentence speaks of a marked mention.

The pair model reads one sentence a run, with marks around the spans in question. A run costs about as much as reading
forty words, so it is meant for the pairs that rules leave open, not for every pair of a report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from dragoman.models import model_path
from dragoman.reading.model.encoder import WordPieces, load_word_pieces, open_session
from dragoman.reading.model.windows import case_of, mark_spans

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Tone = Literal[-1, 0, 1]
Range = tuple[int, int]  # words: the first, and the one after the last

# The gold that the model learned from does not tell words from deeds here: CONCEDE and RETREAT are one type, YIELD.
YIELD = "YIELD"


@dataclass(frozen=True)
class PairJudgement:
    """Probabilities of the PLOVER types (``YIELD`` stands for CONCEDE and RETREAT) and of the four quads."""

    roots: dict[str, float]
    quads: dict[int, float]

    @property
    def root(self) -> str:
        return max(self.roots, key=lambda name: (self.roots[name], name))

    @property
    def quad(self) -> int:
        return max(self.quads, key=lambda number: (self.quads[number], -number))


@dataclass(frozen=True)
class MarkedPair:
    """The words of a sentence and the ranges of the two sides; either side may be unknown, not both."""

    words: Sequence[str]
    source: Range | None
    target: Range | None


def classify_pairs(pairs: Iterable[MarkedPair]) -> list[PairJudgement] | None:
    """What the source of each pair does to its target, in order; ``None`` when the weights are not packaged.

    A pair's judgement depends on nothing but the pair.
    """
    model = load_pair_model()
    return None if model is None else [model.judge(pair) for pair in pairs]


def tones(sentences: Iterable[tuple[Sequence[str], Range]]) -> list[dict[Tone, float]] | None:
    """Probabilities of a negative (-1), neutral (0) and positive (1) tone toward the marked words of each sentence, in
    order; ``None`` when the weights are not packaged."""
    model = load_pair_model()
    return None if model is None else [model.tone(words, mention) for words, mention in sentences]


@lru_cache(maxsize=1)
def load_pair_model() -> PairModel | None:
    """The pair model, loaded once a process; ``None`` when its weights are not packaged."""
    path = model_path("pair")
    if path is None:
        return None
    session = open_session(str(path))
    metadata = {key: json.loads(text) for key, text in session.get_modelmeta().custom_metadata_map.items()}
    return PairModel(session, load_word_pieces(), metadata)


@dataclass(frozen=True)
class PairModel:
    """The session, the vocabulary, and what the weights file says of its labels and marks."""

    session: Any
    vocabulary: WordPieces
    metadata: dict[str, Any]

    def judge(self, pair: MarkedPair) -> PairJudgement:
        """The quad is the mean of its own head and of what the types of each quad add up to.

        Raises:
            ValueError: when neither side is marked.
        """
        marked = [(span, role) for span, role in ((pair.source, "source"), (pair.target, "target")) if span is not None]
        if not marked:
            raise ValueError("a pair needs at least one marked side: give the range of the source or of the target")
        root, quad, _ = self._run(pair.words, marked)
        roots = dict(zip(self.metadata["roots"], root, strict=True))
        quads = dict(zip(self.metadata["quads"], quad, strict=True))
        for name, share in roots.items():
            quads[self.metadata["quad_of_root"][name]] += share
        return PairJudgement(roots, {number: share / 2 for number, share in quads.items()})

    def tone(self, words: Sequence[str], mention: Range) -> dict[Tone, float]:
        found = self._run(words, [(mention, "mention")])[2]
        return cast("dict[Tone, float]", dict(zip(self.metadata["tones"], found, strict=True)))

    def _run(self, words: Sequence[str], marked: list[tuple[Range, str]]) -> tuple[list[float], ...]:
        import numpy as np

        pieces = self.vocabulary.cut(list(words))
        spans = []
        for (first, last), role in marked:
            opening, closing = self.metadata["marks"][role]
            spans.append((first, last, self.vocabulary.number(opening), self.vocabulary.number(closing)))
        flat, shape, places = mark_spans(
            pieces, [case_of(word) for word in words], spans, self.vocabulary.begin, self.vocabulary.end
        )
        at = dict(zip((role for _, role in marked), places, strict=True))
        marks = [at.get("source", at.get("mention", 0)), at.get("target", 0)]
        feed = {"pieces": np.array([flat]), "cases": np.array([shape]), "marks": np.array([marks])}
        return tuple(_shares(scores[0]) for scores in self.session.run(["root", "quad", "tone"], feed))


def _shares(scores: NDArray[np.float32]) -> list[float]:
    import numpy as np

    powers = np.exp(scores - scores.max())
    return [float(share) for share in powers / powers.sum()]


def split_at(words: Sequence[tuple[str, int, int]], start: int, end: int) -> Range | None:
    """The range of the words (text, start, end) that share a character with a span; ``None`` when there are none."""
    inside = [i for i, (_, first, last) in enumerate(words) if first < end and last > start]
    return (inside[0], inside[-1] + 1) if inside else None


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a sentence that was not parsed, as the parser's own tokenizer cuts them, with their offsets."""
    from dragoman.reading.parser import load_model

    for token in load_model().make_doc(text):
        if not token.is_space:
            yield token.text, token.idx, token.idx + len(token)
