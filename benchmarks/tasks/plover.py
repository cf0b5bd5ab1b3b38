"""PLOVER type and quad of a sentence with a marked source and target.

The one who acts stands in <s>…</s>, the one it is done to in <t>…</t>; a side that is marked twice counts where it
stands first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.reading.model.pairs import MarkedPair, classify_pairs, words_of


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        judged = classify_pairs([read_marked(record["marked"])])
        if judged is None:
            raise SystemExit("the weights of the pair model are not packaged: see training/README.md")
        yield {"id": record["id"], "root": judged[0].root, "quad": judged[0].quad}


def read_marked(marked: str) -> MarkedPair:
    """The words between the marks; without marks the first word is taken for the source."""
    words: list[str] = []
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for part in re.split(r"(</?[st]>)", marked):
        if part in ("<s>", "<t>"):
            opened[part[1]] = len(words)
        elif part in ("</s>", "</t>"):
            if opened.get(part[2], len(words)) < len(words):
                spans.setdefault(part[2], (opened[part[2]], len(words)))
        else:
            words += [word for word, _, _ in words_of(part)]
    source, target = spans.get("s"), spans.get("t")
    return MarkedPair(words, source if source or target else (0, 1), target)
