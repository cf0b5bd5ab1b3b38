"""What a headline lists by commas alone: "Iran, Saudi Arabia agree", "Netanyahu met MBS, Pompeo in Riyadh".

The parser takes the second for an apposition of the first, or for a second subject beside it. A real apposition has a
comma behind it too, and whole sentences list with "and".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.knowledge import countries

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOBODY = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"})
_LONGEST = 6  # words of one in the list


def join_listed(verb: Token) -> None:
    """Coordinate the subjects before ``verb``, the main verb of a line in the present tense of many."""
    if any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return
    start = verb.sent.start
    end = verb.i
    while end > start and verb.doc[end - 1].pos_ in ("ADV", "PART") and verb.doc[end - 1].head == verb:
        end -= 1
    pieces = _pieces(verb.doc, start, end)
    if len(pieces) < 2 or not all(_is_bare(verb.doc, *piece) for piece in pieces):
        return
    heads = [_head(verb.doc, *piece) for piece in pieces]
    people = [head.ent_type_ == "PERSON" for head in heads]
    if any(people) and not all(people):
        return  # "Ministry spokesman, Anna Holm"
    first = heads[0]
    first.head, first.dep_ = verb, "nsubj"
    for before, after in pairwise(heads):
        after.head, after.dep_ = before, "conj"
    for (_, comma), head in zip(pieces[:-1], heads, strict=False):
        verb.doc[comma].head = head


def list_apposed(second: Token) -> None:
    """Coordinate two persons or two countries, the one behind the other's comma with none behind it."""
    doc, comma = second.doc, second.left_edge.i - 1
    if comma < 1 or second.i + 1 >= len(doc) or doc[comma].text != "," or doc[second.i + 1].text == ",":
        return
    first = doc[comma - 1]
    if first.pos_ != "PROPN" or second.pos_ != "PROPN" or second.is_ancestor(first):
        return
    states = all(countries.of_name(doc[t.left_edge.i : t.i + 1].text) for t in (first, second))
    if states or first.ent_type_ == second.ent_type_ == "PERSON":
        second.head, second.dep_ = first, "conj"


def _pieces(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between the commas, as (first word, word behind the last)."""
    commas = [i for i in range(start, end) if doc[i].text == ","]
    return list(zip([start, *(i + 1 for i in commas)], [*commas, end], strict=True))


def _is_bare(doc: Doc, start: int, end: int) -> bool:
    """Whether words are a noun with what describes it, and no article: "Haftar's officials", "Saudi Arabia"."""
    if not 0 < end - start <= _LONGEST:
        return False
    words = doc[start:end]
    plain = all(t.pos_ in _OF_NAMES or t.tag_ in ("POS", "HYPH") for t in words)
    return plain and doc[end - 1].pos_ in _NOUNS and doc[end - 1].ent_type_ not in _NOBODY


def _head(doc: Doc, start: int, end: int) -> Token:
    return next((t for t in doc[start:end] if not start <= t.head.i < end), doc[end - 1])
