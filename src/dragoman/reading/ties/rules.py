"""The ties that one word of a report states: each rule looks at one kind of cue and at where English puts its ends.

The words stand in ``knowledge/ties.yaml``, the grammar in `dragoman.reading.ties.grammar`, which actor a word means in
`dragoman.reading.ties.ends`, and which actors can have which tie in `dragoman.reading.ties.fitting`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.ties.against import by_against, by_demand
from dragoman.reading.ties.describing import by_adjective, by_mediation, by_prefix, by_suffix, by_synonym
from dragoman.reading.ties.exile import by_exile
from dragoman.reading.ties.fitting import Fitting, Stated
from dragoman.reading.ties.nouns import by_noun
from dragoman.reading.ties.penalties import by_penalty
from dragoman.reading.ties.persons import by_body, by_origin, by_outlet, by_person
from dragoman.reading.ties.verbs import by_verb

if TYPE_CHECKING:
    from spacy.tokens import Token


def stated_by(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The ties that ``token`` is the cue of, by every rule that fits its part of speech."""
    yield from by_suffix(fitting, token)
    yield from by_prefix(fitting, token)
    yield from by_mediation(fitting, token)
    if token.pos_ in ("VERB", "AUX"):
        yield from by_verb(fitting, token)
        yield from by_penalty(fitting, token)
        yield from by_synonym(fitting, token)
        yield from by_demand(fitting, token)
    if token.pos_ in ("NOUN", "PROPN"):
        yield from by_noun(fitting, token)
        yield from by_exile(fitting, token)
        yield from by_person(fitting, token)
        yield from by_outlet(fitting, token)
        yield from by_body(fitting, token)
        yield from by_origin(fitting, token)
    if token.pos_ == "ADJ":
        yield from by_person(fitting, token)
    if token.pos_ in ("ADJ", "VERB", "ADV", "ADP"):
        yield from by_adjective(fitting, token)
    if token.lower_ == "against":
        yield from by_against(fitting, token)
