"""An event while it is put together, and what it is put together from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.knowledge.files import load_yaml
from dragoman.reading.cast import Cast
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.company import Company
from dragoman.reading.events.lexicon import Pattern
from dragoman.reading.events.sides import Sides
from dragoman.reading.parsed import ParsedReport, Sentence
from dragoman.records import ClaimMention, Count, Interval, Matter, Modality, PlaceMention, TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
# kinds of group whose act is about another act that has not happened
IRREALIS = frozenset({"commit", "refuse", "request", "threat"})
# verbs that only carry the act that their object names: "launched an attack"
CARRYING = frozenset(
    "carry conduct launch stage mount hold make reach pay give take issue have impose offer wage commit attend"
    " join operate".split()
)


@cache
def ontology() -> dict[str, dict[str, Any]]:
    """What ``plover.yaml`` says of each type."""
    return dict(load_yaml("plover.yaml")["types"])


@dataclass
class Draft:
    """An event while it is put together."""

    candidate: Candidate
    type: str
    mode: str | None
    modality: Modality
    sides: Sides
    lemma: str
    pattern: Pattern  # the surest that tells it
    date: Interval | None = None
    place: int | None = None
    counts: list[Count] = field(default_factory=list)
    claims: tuple[int, ...] = ()
    matter: tuple[Matter, ...] = ()
    tokens: list[Token] = field(default_factory=list)  # all triggers that tell it

    @property
    def token(self) -> Token:
        return self.candidate.token

    @property
    def has_means(self) -> bool:
        """Whether the words name with what it was done, or what was handed over: more than what it was done to."""
        return any(matter.role != "target" for matter in self.matter)


def day_of(text: str | None) -> date | None:
    """The day that an ISO date or time names; ``None`` where the day is not known."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


@dataclass(frozen=True)
class Scope:
    """What the events of one sentence are read from. ``company`` looks up who stands around its triggers."""

    parsed: ParsedReport
    sentence: Sentence
    cast: Cast
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    claims: tuple[ClaimMention, ...]
    company: Company

    @property
    def published(self) -> date | None:
        return day_of(self.parsed.report.published)
