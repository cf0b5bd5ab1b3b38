"""A report with its parse: what every reading stage looks at.

The spaCy ``Doc`` covers the whole text of the report, so ``token.idx`` is an offset into ``report.text`` and no stage
ever converts offsets. Only the title and the body are sentences of the story; captions, credits, bylines, headings and
boilerplate are tokens of the document but are in no sentence that the stages see.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from dragoman.records import PartKind, Report, Span

if TYPE_CHECKING:
    import spacy.tokens

    from dragoman.reading.model.tags import Tags

STORY_PARTS: frozenset[PartKind] = frozenset({"title", "body"})


@dataclass(frozen=True)
class Sentence:
    """One sentence of the story. ``tokens`` is a spaCy span; ``paragraph`` counts the lines of the report."""

    index: int
    part: PartKind
    paragraph: int
    tokens: spacy.tokens.Span

    @property
    def span(self) -> Span:
        return Span(self.tokens.start_char, self.tokens.end_char)


@dataclass(frozen=True)
class ParsedReport:
    """A report, its parse, and the sentences of its story in order."""

    report: Report
    doc: spacy.tokens.Doc
    sentences: tuple[Sentence, ...]
    tags: Tags | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        return self.report.text

    @cached_property
    def _sentence_of_token(self) -> dict[int, Sentence]:
        return {token.i: sentence for sentence in self.sentences for token in sentence.tokens}

    def sentence_of(self, token: spacy.tokens.Token) -> Sentence | None:
        """The story sentence that holds ``token``; ``None`` in captions, credits and other parts."""
        return self._sentence_of_token.get(token.i)

    def sentence_at(self, offset: int) -> Sentence | None:
        token = self.token_at(offset)
        return self.sentence_of(token) if token is not None else None

    @cached_property
    def tokens(self) -> list[spacy.tokens.Token]:
        """All tokens of the text. A slice of this list costs a tenth of a slice of the document."""
        return list(self.doc)

    @cached_property
    def _entities(self) -> tuple[spacy.tokens.Span, ...]:
        return tuple(self.doc.ents)

    def entities_in(self, start: int, end: int) -> list[spacy.tokens.Span]:
        """The parser's entities from token ``start`` to token ``end``, excluded, in order. `Span.ents` would look
        through the whole text."""
        first = bisect_left(self._entities, start, key=lambda entity: entity.start)
        return list(takewhile(lambda entity: entity.end <= end, self._entities[first:]))

    @cached_property
    def token_starts(self) -> list[int]:
        """Where each token begins."""
        starts: list[int] = self.doc.to_array("IDX").tolist()
        return starts

    @cached_property
    def token_ends(self) -> list[int]:
        """Where each token ends."""
        lengths: list[int] = self.doc.to_array("LENGTH").tolist()
        return [start + length for start, length in zip(self.token_starts, lengths, strict=True)]

    def words(self, start: int, end: int) -> str:
        """The text from token ``start`` to token ``end``, excluded; empty when there is none."""
        return self.text[self.token_starts[start] : self.token_ends[end - 1]] if start < end else ""

    def token_at(self, offset: int) -> spacy.tokens.Token | None:
        """The token that covers the character at ``offset``, or ``None`` between tokens."""
        i = bisect_right(self.token_starts, offset) - 1
        return self.tokens[i] if i >= 0 and offset < self.token_ends[i] else None

    def first_token_from(self, offset: int) -> int:
        """The index of the first token that begins at ``offset`` or behind it."""
        return bisect_left(self.token_starts, offset)

    def tokens_in(self, span: Span) -> list[spacy.tokens.Token]:
        """The tokens that begin inside ``span``, in order."""
        return self.tokens[self.first_token_from(span.start) : self.first_token_from(span.end)]


def span_of(tokens: Iterable[spacy.tokens.Token]) -> Span:
    """The smallest span that covers ``tokens``, which must not be empty."""
    tokens = list(tokens)
    return Span(min(t.idx for t in tokens), max(t.idx + len(t) for t in tokens))
