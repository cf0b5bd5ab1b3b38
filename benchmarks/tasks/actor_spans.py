"""Source (S) and target (T) of the main act of a sentence, as BIO tags of given tokens.

The token model labels words; three slips of such labels are mended: no span is an article or a preposition alone, none
ends on "and", and two spans of one side with nothing between them are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.reading.model.encoder import load_token_model

_OPENING = frozenset("the a an another this these his its their to on at of in".split())
_JOINING = frozenset({"and", "or", ",", "&"})


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    model = load_token_model()
    if model is None:
        raise SystemExit("the weights of the token model are not packaged: see training/README.md")
    for record in records:
        words = [word or "-" for word in record["tokens"]]
        tags = ["O"] * len(words)
        for first, end, side in whole_spans(words, model.label_words(words, "side")):
            tags[first:end] = [f"B-{side}"] + [f"I-{side}"] * (end - first - 1)
        yield {"id": record["id"], "tags": tags}


def whole_spans(words: Sequence[str], spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """``spans`` (first word, end, side) in order, parts of one span joined and what is no span left out."""
    out: list[tuple[int, int, str]] = []
    for first, end, side in sorted(spans):
        while end > first and words[end - 1].lower() in _JOINING:
            end -= 1
        if all(word.lower() in _OPENING for word in words[first:end]):
            continue
        if out and out[-1][1:] == (first, side):
            out[-1] = (out[-1][0], end, side)
        else:
            out.append((first, end, side))
    return out
