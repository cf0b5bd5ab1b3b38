"""What coreference works on: one stretch of the story that may refer to an actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.knowledge.sectors import ActorNoun
from dragoman.knowledge.titles import Gender
from dragoman.reading.actors.entities.spans import Label
from dragoman.reading.parsed import Sentence
from dragoman.records import NameKind


@dataclass(eq=False)
class Candidate:
    """The tokens ``start`` to ``end`` (excluded) with syntactic head ``head``, and what their words tell.

    ``core`` is the bare name of a name with titles, the phrase up to its head of a description. ``number`` is 1 for
    one, 2 for many, ``None`` where the words leave it open. ``person`` is "first", "thing", "latter", "former" or
    "third". ``owner`` is the token that heads what it belongs to. ``countries`` holds every country named, ``country``
    the one that all of it is of. ``silent``: a state that is only a place here, though a pronoun may take it up.
    """

    start: int
    end: int
    head: int
    kind: NameKind
    sentence: Sentence
    core: tuple[int, int]
    label: Label | None = None
    noun: ActorNoun | None = None
    number: int | None = 1
    gender: Gender | None = None
    person: str = "third"
    country: str | None = None
    countries: tuple[str, ...] = ()
    definite: bool = False
    indefinite: bool = False
    counted: bool = False
    former: bool = False
    modifiers: frozenset[str] = frozenset()
    owner: int | None = None
    silent: bool = False
    words: tuple[str, ...] = field(default=())


_BELOW = frozenset("vice deputy assistant under first".split())


def standing(words: Iterable[str]) -> frozenset[str]:
    """What makes an office another than the one of the same last word: the vice president is not the president."""
    return _BELOW.intersection(piece for word in words for piece in word.replace("-", " ").split())
