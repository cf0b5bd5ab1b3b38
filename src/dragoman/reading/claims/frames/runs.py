"""Runs: stretches of tokens, first index included, last excluded, as the shapes of attribution cut them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Run = tuple[int, int]

# what a word before its noun is to it: a stretch that ends with one breaks off inside a phrase
BEFORE_ITS_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"})
_KEPT_MARKS = "“”\"'’‘«»``''([)]$#%"


def subtree(token: Token) -> Run:
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, run: Run) -> Run | None:
    """``run`` without the space and the punctuation at its edges; quotation marks and brackets stay."""
    start, end = run
    while start < end and _is_loose(doc[start]):
        start += 1
    while end > start and _is_loose(doc[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _is_loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text[:1] not in _KEPT_MARKS)


def without(run: Run, hole: Run) -> list[Run]:
    """The pieces of ``run`` outside ``hole``."""
    pieces = [(run[0], min(run[1], hole[0])), (max(run[0], hole[1]), run[1])]
    return [(a, b) for a, b in pieces if a < b]


def trimmed(doc: Doc, runs: list[Run]) -> tuple[Run, ...]:
    """The runs that are left when each is trimmed, in order."""
    return tuple(sorted({kept for kept in (trim(doc, run) for run in runs) if kept is not None}))
