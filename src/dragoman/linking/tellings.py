"""One event mention with its participants resolved: what two tellings are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.knowledge.families import family
from dragoman.linking.resolved import Resolved
from dragoman.records import Actor, EventMention


@dataclass(frozen=True)
class Telling:
    """One event mention of one report. ``sides`` are the countries of the participants.

    ``persons`` takes named persons only: "the minister" of one report may be the man whom another names;
    ``person_sides`` are their countries.
    """

    resolved: Resolved
    mention: EventMention
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_sides: frozenset[str]
    recipient_sides: frozenset[str]
    persons: frozenset[str]
    person_sides: frozenset[str]
    knows: frozenset[str]  # the actors that its report names anywhere

    @property
    def place(self) -> str | None:
        return self.resolved.place_ids[self.mention.place] if self.mention.place is not None else None

    @property
    def place_country(self) -> str | None:
        if self.mention.place is None:
            return None
        return self.resolved.reading.places[self.mention.place].country

    @cached_property
    def order(self) -> tuple[str, int, int]:
        return self.resolved.report.id, self.mention.trigger.start, self.mention.trigger.end

    @cached_property
    def participants(self) -> frozenset[str]:
        return frozenset(self.actors) | frozenset(self.recipients)

    @cached_property
    def family(self) -> str:
        return family(self.mention.lemma)

    @cached_property
    def families(self) -> frozenset[str]:
        """The families of the sentence's other words."""
        return frozenset(family(term) for term in self.terms)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The other content words of the sentence; the trigger is compared apart."""
        return frozenset(t for t in self.mention.terms if t != self.mention.lemma)


def is_named(actor: Actor) -> bool:
    """Whether any report calls the actor by a name of its own, not only by what it is."""
    return any(name.kind in ("name", "alias") for name in actor.names)


def tellings_of(reports: Iterable[Resolved], actors: Mapping[str, Actor]) -> Iterator[Telling]:
    """Every event mention of ``reports``, in their order."""

    def sides(ids: Iterable[str]) -> frozenset[str]:
        return frozenset(country for i in ids if (country := actors[i].country) is not None)

    for resolved in reports:
        knows = frozenset(resolved.actor_ids)
        for mention in resolved.reading.events:
            who, whom = resolved.actors(mention.actors), resolved.actors(mention.recipients)
            persons = frozenset(i for i in (*who, *whom) if actors[i].kind == "person" and is_named(actors[i]))
            yield Telling(resolved, mention, who, whom, sides(who), sides(whom), persons, sides(persons), knows)
