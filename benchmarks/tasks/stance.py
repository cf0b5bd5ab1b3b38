"""The tone of a sentence toward a marked mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.reading.model.pairs import split_at, tones, words_of


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        words = list(words_of(record["text"]))
        mention = split_at(words, record["start"], record["end"])
        judged = tones([([word for word, _, _ in words], mention)]) if mention else [{0: 1.0}]
        if judged is None:
            raise SystemExit("the weights of the pair model are not packaged: see training/README.md")
        shares = judged[0]
        yield {"id": record["id"], "polarity": max(shares, key=lambda tone: (shares[tone], -abs(tone), tone))}
