"""Source (S) and target (T) of the main act of a sentence, as BIO tags of given tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.reading.model.encoder import load_token_model


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    model = load_token_model()
    if model is None:
        raise SystemExit("the weights of the token model are not packaged: see training/README.md")
    for record in records:
        words = [word or "-" for word in record["tokens"]]
        tags = ["O"] * len(words)
        for first, end, side in model.label_words(words, "side"):
            tags[first:end] = [f"B-{side}"] + [f"I-{side}"] * (end - first - 1)
        yield {"id": record["id"], "tags": tags}
