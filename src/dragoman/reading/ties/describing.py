"""Ties that a word states of the noun beside it: "loyal to Haftar", "Turkey-backed forces"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import tie_types, tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar
from dragoman.reading.ties.bearers import described_by
from dragoman.reading.ties.fitting import Fitting, Stated

if TYPE_CHECKING:
    from spacy.tokens import Token

MEDIATED = frozenset({"mediated", "brokered", "facilitated"})
CALLING = frozenset({"call", "name", "rename", "dub", "nickname", "style"})


def by_adjective(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The tie of the noun that an adjective describes to what its preposition governs: "hostile to Georgia"."""
    if token.lower_ not in tie_words().before_prepositions:
        return
    for preposition in grammar.prepositions(token):
        kind = tie_words().adjectives.get(f"{token.lower_} {preposition.lower_}")
        if kind is not None:
            # a resolution hostile to Georgia makes no foe of who passed it
            described = [end for end in fitting.ends.of(described_by(token)) if end.direct]
            others = fitting.ends.all(grammar.object_of(preposition))
            yield from fitting.pair(kind, described, others, token, 0.75)


def by_suffix(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The tie of the name before the hyphen and the noun behind: "Turkey-backed forces", "the Kabul-loyal army"."""
    if token.i < 2 or token.nbor(-1).text not in ("-", "–"):
        return
    words = tie_words()
    kind, turned = words.suffixes.get(token.lower_), False
    if kind is None:
        kind, turned = words.reversed.get(token.lower_), True
    if kind is None:
        return
    # "the Saudi-backed government and the Houthi movement": what stands before a noun is said of that noun alone
    after = [end for end in fitting.ends.of(described_by(token)) if end.direct]
    if token.nbor(-2).lower_ == "state" and not turned:
        # "the state-run news agency", "Iran's state-run IRNA"
        owner = grammar.possessor(described_by(token) or token)
        before = fitting.ends.all(owner) or [state for end in after for state in fitting.ends.state_of(end)]
    else:
        before = fitting.ends.named(token.nbor(-2))
    source, target = (after, before) if turned else (before, after)
    yield from fitting.pair(kind, source, target, token, 0.75)


def by_mediation(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The ties of the name before the hyphen to those between whom it mediates: "Qatar-brokered talks between …"."""
    if token.lower_ not in MEDIATED or token.i < 2 or token.nbor(-1).text not in ("-", "–"):
        return
    matter = described_by(token)
    prepositions = grammar.prepositions(matter) if matter is not None else []
    parties = [
        end for p in prepositions if p.lower_ in ("between", "with") for end in fitting.ends.all(grammar.object_of(p))
    ]
    yield from fitting.pair(tie_types()["mediates"], fitting.ends.named(token.nbor(-2)), parties, token, 0.7)


def by_synonym(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """Two names of one actor: "the party, formerly called X", "a group calling itself X"."""
    if token.dep_ != "acl" or lemma_of(token) not in CALLING:
        return
    name = next(
        (child for child in token.children if child.dep_ in ("oprd", "attr", "dobj") and child.pos_ == "PROPN"), None
    )
    described = [end for end in fitting.ends.of(described_by(token)) if end.direct]
    other = [end for end in fitting.ends.of(name) if end.direct]
    yield from fitting.pair(tie_types()["same as"], described, other, token, 0.75)


def by_prefix(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The tie of the noun behind a name with a prefix to that name: "pro-Russian rebels", "anti-Taliban forces"."""
    kind = tie_words().prefixes.get(token.lower_)
    if kind is None or token.i + 2 >= token.sent.end or token.nbor(1).text not in ("-", "–"):
        return
    name = token.nbor(2)
    described = [end for end in fitting.ends.of(described_by(name)) if end.direct]
    behind = [end for end in fitting.ends.named(name) if end.span.start >= name.idx]
    yield from fitting.pair(kind, described, behind, token, 0.7)
