"""The tie of a state to who lives in exile there: "lives in exile in Spain", "the party's leader in exile in Qatar"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import tie_types
from dragoman.reading.ties import grammar
from dragoman.reading.ties.bearers import bearer_of
from dragoman.reading.ties.fitting import Fitting, Stated

if TYPE_CHECKING:
    from spacy.tokens import Token


def by_exile(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The tie of who takes an exile in to him; none where no country is told."""
    if token.lower_ != "exile" or token.dep_ != "pobj" or token.head.lower_ not in ("in", "into"):
        return
    above = token.head.head
    near = [
        p for one in (token, above) for p in grammar.prepositions(one) if p.i > token.i and p.lower_ in ("in", "to")
    ]
    hosts = [end for p in near[:1] for end in fitting.ends.all(grammar.object_of(p))]
    hosts = [end for end in hosts if fitting.chains[end.chain].kind in ("state", "government")]
    exiles = grammar.subject(above) if above.pos_ in ("VERB", "AUX") else bearer_of(above)
    guests = [end for end in fitting.ends.all(exiles) if end.direct]
    yield from fitting.pair(tie_types()["hosts"], hosts, guests, token, 0.7)
