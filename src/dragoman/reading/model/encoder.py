"""One pass of the small encoder over a report: the scores that the reading stages take their first look from.

The token model reads the story in windows of 256 word pieces, one window a run and none padded: its int8 scales are
taken over the whole input, so a neighbour in the batch would change the scores. So the same report always gets the same
tags. Sessions run on one thread, because readings run on as many processes as there are cores.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dragoman.models import model_path, tokenizer_path
from dragoman.reading.model.tags import NEVER, Links, Tags, decode_spans
from dragoman.reading.model.windows import (
    LINE_BREAK,
    LONGEST_WORD,
    NO_BREAK,
    SENTENCE_BREAK,
    WINDOW,
    case_of,
    cut_windows,
)
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

CUE_WORTH_LINKING = 0.02  # links are kept for tokens that are in a cue with at least this probability
_WORDS_KNOWN = 100_000  # a word's pieces are kept: the same words come back in every report

_case = lru_cache(maxsize=100_000)(case_of)


def tag_report(parsed: ParsedReport) -> ParsedReport:
    """The report with its tags; without packaged weights it comes back unchanged, ``tags`` being ``None``."""
    model = load_token_model()
    return parsed if model is None else replace(parsed, tags=model.tag(parsed))


@lru_cache(maxsize=1)
def load_token_model() -> TokenModel | None:
    """The token model, loaded once a process; ``None`` when its weights are not packaged."""
    path = model_path("token")
    if path is None:
        return None
    session = open_session(str(path))
    metadata = session.get_modelmeta().custom_metadata_map
    heads = {head: tuple(kinds) for head, kinds in json.loads(metadata["heads"]).items()}
    return TokenModel(session, heads, load_word_pieces())


@lru_cache(maxsize=1)
def load_word_pieces() -> WordPieces:
    """The vocabulary of all models, loaded once a process: what one has cut, the others need not."""
    return WordPieces()


def open_session(path: str) -> Any:
    """An onnxruntime session on one thread of the CPU."""
    import onnxruntime

    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    settings.log_severity_level = 3
    # The memory pattern of one input length does not fit the next, and the arena would grow with every length seen.
    settings.enable_mem_pattern = False
    # Two norms in one step save less than the whole-number kernels lose by it: a seventh of the time of a window.
    unfused = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(path, settings, providers=["CPUExecutionProvider"], disabled_optimizers=unfused)


class WordPieces:
    """The vocabulary that the models read."""

    def __init__(self) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # tokenizers brings a hub client along, which is never to be used
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(tokenizer_path()))
        self._known: dict[str, list[int]] = {}
        self.begin, self.end, self.unknown = (self.number(mark) for mark in ("[CLS]", "[SEP]", "[UNK]"))

    def number(self, piece: str) -> int:
        """The number of a piece of the vocabulary."""
        number: int | None = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(
                f"the packaged vocabulary has no piece {piece!r}: {tokenizer_path()} is not the models' own"
            )
        return number

    def cut(self, words: list[str]) -> list[list[int]]:
        """The pieces of every word, at least one and at most ``LONGEST_WORD``."""
        fresh = sorted({word for word in words if word not in self._known})
        if len(self._known) + len(fresh) > _WORDS_KNOWN:
            self._known.clear()
            fresh = sorted(set(words))
        if not fresh:
            return [self._known[word] for word in words]
        pieces: list[list[int]] = [[] for _ in fresh]
        encoded = self._tokenizer.encode(fresh, is_pretokenized=True, add_special_tokens=False)
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None:
                pieces[word].append(piece)
        for text, found in zip(fresh, pieces, strict=True):
            self._known[text] = found[:LONGEST_WORD] or [self.unknown]
        return [self._known[word] for word in words]


@dataclass(frozen=True)
class TokenModel:
    """The session, the heads with their kinds in the order of the scores, and the vocabulary."""

    session: Any
    heads: dict[str, tuple[str, ...]]
    vocabulary: WordPieces

    def tag(self, parsed: ParsedReport) -> Tags:
        import numpy as np

        doc = parsed.doc
        tokens, breaks, lines = _story_words(parsed)
        words = [parsed.tokens[i].text for i in tokens]
        pieces, cases = self.vocabulary.cut(words), [_case(word) for word in words]
        scores = {head: _outside(len(doc), len(kinds)) for head, kinds in self.heads.items()}
        links: dict[int, Links] = {}
        for start, end in cut_windows([len(found) for found in pieces], breaks, WINDOW - 2):
            window, pairs = self._run(pieces[start:end], cases[start:end])
            where = np.array(tokens[start:end], dtype=np.int64)
            for head, found in window.items():
                scores[head][where] = found
            # All pairs of a window are many numbers, and few of its words are cues: the rest is not kept.
            for row in np.flatnonzero(1.0 - np.exp(window["cue"][:, 0]) >= CUE_WORTH_LINKING).tolist():
                source, content = 1.0 / (1.0 + np.exp(-pairs[:, row].clip(-30, 30)))
                links[tokens[start + row]] = Links(where, source, content)
        return Tags(
            starts=parsed.token_starts,
            ends=parsed.token_ends,
            kinds=self.heads,
            scores=scores,
            lines=lines,
            links=links,
        )

    def label_words(self, words: list[str], head: str) -> list[tuple[int, int, str]]:
        """(first word, word after the last, kind) of the spans of ``head`` in words that were not parsed."""
        if not words:
            return []
        spans = decode_spans(self.score_words(words, head), self.heads[head], [(0, len(words))])
        return [(span.first, span.last + 1, span.kind) for span in spans]

    def score_words(self, words: list[str], head: str) -> Floats:
        """Log-probabilities [word, label] of ``head`` for words that were not parsed; there is at least one."""
        import numpy as np

        pieces = self.vocabulary.cut(words)
        windows = cut_windows([len(found) for found in pieces], [NO_BREAK] * len(words), WINDOW - 2)
        runs = [self._run(pieces[a:b], [_case(word) for word in words[a:b]])[0][head] for a, b in windows]
        scores: Floats = np.concatenate(runs)
        return scores

    def _run(self, pieces: list[list[int]], cases: list[int]) -> tuple[dict[str, Floats], Floats]:
        """Log-probabilities [word, label] by head, and link logits [source or content, cue word, word] of a window."""
        import numpy as np

        flat, shape, first = [self.vocabulary.begin], [0], []
        for found, case in zip(pieces, cases, strict=True):
            first.append(len(flat))
            flat += found
            shape += [case] * len(found)
        flat.append(self.vocabulary.end)
        shape.append(0)
        feed = {"pieces": np.array([flat]), "cases": np.array([shape]), "first": np.array([first])}
        labels, links = self.session.run(["labels", "links"], feed)
        return self._normalise(labels[0]), links[0]

    def _normalise(self, labels: Floats) -> dict[str, Floats]:
        import numpy as np

        found, column = {}, 0
        for head, kinds in self.heads.items():
            scores = labels[:, column : column + 1 + 2 * len(kinds)]
            column += scores.shape[1]
            scores = scores - scores.max(-1, keepdims=True)
            found[head] = (scores - np.log(np.exp(scores).sum(-1, keepdims=True))).astype(np.float32)
        return found


def _outside(count: int, kinds: int) -> Floats:
    """The scores of tokens that the model was not shown: certainly O."""
    import numpy as np

    scores = np.full((count, 1 + 2 * kinds), NEVER, dtype=np.float32)
    scores[:, 0] = 0.0
    return scores


def _story_words(parsed: ParsedReport) -> tuple[list[int], list[int], tuple[tuple[int, int], ...]]:
    """Indexes of the tokens that the model reads, how good a cut is before each, and the story's lines as ranges."""
    spaces = parsed.doc.to_array("IS_SPACE").tolist()
    tokens: list[int] = []
    breaks: list[int] = []
    lines: list[tuple[int, int]] = []
    place: tuple[str, int] | None = None
    for sentence in parsed.sentences:
        here = (sentence.part, sentence.paragraph)
        waiting = SENTENCE_BREAK if here == place else LINE_BREAK
        if here == place:
            lines[-1] = (lines[-1][0], sentence.tokens.end)
        else:
            lines.append((sentence.tokens.start, sentence.tokens.end))
        place = here
        for i in range(sentence.tokens.start, sentence.tokens.end):
            if not spaces[i]:
                tokens.append(i)
                breaks.append(waiting)
                waiting = NO_BREAK
    return tokens, breaks, tuple(lines)
