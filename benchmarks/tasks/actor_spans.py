"""Source (S) and target (T) of the main act of a sentence, as BIO tags of given tokens.

The token model scores every word as begin, inside and outside of each side. A span scores by how much likelier its
words are as that side than outside, and by how surely it ends where it ends; the best span of each side is taken, where
it is likelier than none and does not meet a better one of the other side. No span is an article or a preposition alone,
none ends on "and". Who agree with each other or hold talks do the same to each other: the set tags them R (reciprocal),
neither source nor target.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.reading.model.encoder import load_token_model

SIDES = ("S", "T")
LONGEST = 25  # words of a span

_TOGETHER = re.compile(
    r"(?:(?:have|has|had|will|also|both|today) )*(?:agreed?|sign(?:ed)?|fail(?:ed)? to|exchanged?)\b"
)
_TALKS = re.compile(r"\b(?:hold|holds|held|holding|had|have) (?:\w+ )?(?:talks|discussions|meetings?)\b.*\bwith$")
_OPENING = frozenset("the a an another this these his its their to on at of in".split())
_JOINING = frozenset({"and", "or", ",", "&"})


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    model = load_token_model()
    if model is None:
        raise SystemExit("the weights of the token model are not packaged: see training/README.md")
    for record in records:
        words = [word or "-" for word in record["tokens"]]
        tags = ["O"] * len(words)
        found = best_spans(words, model.score_words(words, "side")) if words else []
        for first, end, side in with_reciprocal(words, found):
            tags[first:end] = [f"B-{side}"] + [f"I-{side}"] * (end - first - 1)
        yield {"id": record["id"], "tags": tags}


def best_spans(words: Sequence[str], scores: Any) -> list[tuple[int, int, str]]:
    """(first word, end, side) of the best source and the best target, in order.

    ``scores`` are log-probabilities [word, label] of the labels O, B-S, I-S, B-T, I-T.
    """
    out: list[tuple[int, int, str]] = []
    for _, first, end, side in sorted(_likely(scores), key=lambda span: (-span[0], span[1:])):
        while end > first and words[end - 1].lower() in _JOINING:
            end -= 1
        whole = any(word.lower() not in _OPENING for word in words[first:end])
        if whole and all(side != taken and (end <= a or b <= first) for a, b, taken in out):
            out.append((first, end, side))
    return sorted(out)


def with_reciprocal(words: Sequence[str], spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """``spans`` with R for two who do one thing together: "A and B have agreed", "A held talks with B"."""
    out = []
    for first, end, side in spans:
        behind = " ".join(words[end : end + 4]).lower()
        united = side == "S" and "and" in words[first + 1 : end - 1] and _TOGETHER.match(behind)
        between = len(spans) == 2 and _TALKS.search(" ".join(words[spans[0][1] : spans[1][0]]).lower())
        out.append((first, end, "R" if united or between else side))
    return out


def _likely(scores: Any) -> Iterator[tuple[float, int, int, str]]:
    """(log odds, first word, end, side) of the spans that are likelier than no span."""
    import numpy as np

    count = len(scores)
    outside = np.concatenate([[0.0], np.cumsum(scores[:, 0])])
    for column, side in enumerate(SIDES):
        begins, inside = scores[:, 1 + 2 * column], scores[:, 2 + 2 * column]
        within = np.concatenate([[0.0], np.cumsum(inside)])
        stops = np.log1p(-np.minimum(np.exp(inside), 1 - 1e-6))  # that the word behind goes on the span no further
        for first in range(count):
            for end in range(first + 1, min(count, first + LONGEST) + 1):
                odds = begins[first] + within[end] - within[first + 1] - (outside[end] - outside[first])
                odds += stops[end] if end < count else 0.0
                if odds > 0:
                    yield float(odds), first, end, side
