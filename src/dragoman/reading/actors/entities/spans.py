"""A name: some tokens of a report, and what sort of thing they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc


Label = Literal["PER", "ORG", "LOC"]


@dataclass(frozen=True)
class EntitySpan:
    """A name: the tokens ``start`` to ``end`` (excluded) of the parsed document."""

    start: int
    end: int
    label: Label

    def text(self, doc: Doc) -> str:
        if self.end - self.start == 1:  # a slice of the document costs ten times as much
            return str(doc[self.start].text)
        return str(doc[self.start : self.end].text)
