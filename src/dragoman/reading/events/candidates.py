"""A word that tells an event, before its participants and modality are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.reading.events.lexicon import Group, Pattern

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass
class Candidate:
    """A trigger with the pattern of the lexicon that it fits and the words that fill it."""

    token: Token
    pattern: Pattern
    object: Token | None = None  # the direct object that the pattern asked for
    complement: Token | None = None  # the head of the infinitive, clause or act that the trigger is about
    light: Token | None = None  # the verb that carries a noun trigger
    words: list[Token] = field(default_factory=list)

    @property
    def group(self) -> Group:
        return self.pattern.group

    @property
    def is_verb(self) -> bool:
        return self.pattern.kind in ("verb", "adjective")
