"""Sentences whose two sides are marked: who acts in <s>…</s>, whom it is done to in <t>…</t>."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from dragoman.records import Span


def read_marks(marked: str) -> tuple[str, list[Span], list[Span]]:
    """The sentence without its marks, and the spans of source and target."""
    text = ""
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    begun = {"s": 0, "t": 0}
    for part, opens, closes in _parts(marked):
        if opens:
            begun[opens] = len(text)
        elif closes:
            spans[closes].append(Span(begun[closes], len(text)))
        else:
            text += part
    return text, spans["s"], spans["t"]


def split_marks(marked: str, cut: Callable[[str], Iterable[str]]) -> tuple[list[str], dict[str, tuple[int, int]]]:
    """The words of a sentence as ``cut`` cuts them, and the first marked span of each side, as word indexes.

    A side that is not marked, or marks nothing, is missing.
    """
    words: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    opened: dict[str, int] = {}
    for part, opens, closes in _parts(marked):
        if opens:
            opened[opens] = len(words)
        elif closes:
            if opened.get(closes, len(words)) < len(words):
                spans.setdefault(closes, (opened[closes], len(words)))
        else:
            words += cut(part)
    return words, spans


def _parts(marked: str) -> Iterator[tuple[str, str, str]]:
    """Pieces in order: words, or the side that a mark opens, or the side that it closes."""
    for part in re.split(r"(</?[st]>)", marked):
        mark = re.fullmatch(r"<(/?)([st])>", part)
        if mark is None:
            yield part, "", ""
        else:
            yield "", "" if mark[1] else mark[2], mark[2] if mark[1] else ""
