"""Where a report stands among the happenings of the world: one vector of its title and lead.

The encoder was taught on stories told by several outlets: two reports of one happening lie near each other even where
they share few words, two happenings of one topic apart. One pass over at most 128 word pieces, never in a batch, so
that no other report changes the vector.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.models import model_path
from dragoman.reading.model.encoder import WordPieces, load_word_pieces, open_session
from dragoman.reading.parsed import ParsedReport

PIECES = 128  # of one pass, with the marks at both ends, as in training


def story_vector(parsed: ParsedReport) -> bytes | None:
    """One signed byte a dimension; the direction counts, not the length.

    ``None`` for a report without words, and without packaged weights. Bytes, because whole numbers multiply to the same
    on every processor.
    """
    model = load_story_model()
    return None if model is None else model.vector(lead_words(parsed))


def lead_words(parsed: ParsedReport) -> list[str]:
    """The words of title and lead, as many as one pass can hold at most."""
    words: list[str] = []
    for sentence in parsed.sentences:
        words += [token.text for token in sentence.tokens if not token.is_space]
        if len(words) >= PIECES:
            break
    return words[: PIECES - 2]


@lru_cache(maxsize=1)
def load_story_model() -> StoryModel | None:
    """The story encoder, loaded once a process; ``None`` when its weights are not packaged."""
    path = model_path("story")
    return None if path is None else StoryModel(open_session(str(path)), load_word_pieces())


@dataclass(frozen=True)
class StoryModel:
    session: Any
    vocabulary: WordPieces

    def vector(self, words: list[str]) -> bytes | None:
        import numpy as np

        if not words:
            return None
        pieces = [piece for found in self.vocabulary.cut(words) for piece in found][: PIECES - 2]
        feed = {"pieces": np.array([[self.vocabulary.begin, *pieces, self.vocabulary.end]])}
        (vector,) = self.session.run(["vector"], feed)[0]
        whole: bytes = np.rint(vector * (127 / np.abs(vector).max())).astype(np.int8).tobytes()
        return whole
