"""PLOVER type and quad of a sentence with a marked source and target.

The one who acts stands in <s>…</s>, the one it is done to in <t>…</t>; a side that is marked twice counts where it
stands first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.marks import split_marks
from dragoman.reading.model.pairs import MarkedPair, classify_pairs, words_of


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        judged = classify_pairs([read_marked(record["marked"])])
        if judged is None:
            raise SystemExit("the weights of the pair model are not packaged: see training/README.md")
        yield {"id": record["id"], "root": judged[0].root, "quad": judged[0].quad}


def read_marked(marked: str) -> MarkedPair:
    """The words between the marks; without marks the first word is taken for the source."""
    words, spans = split_marks(marked, lambda text: [word for word, _, _ in words_of(text)])
    source, target = spans.get("s"), spans.get("t")
    return MarkedPair(words, source if source or target else (0, 1), target)
