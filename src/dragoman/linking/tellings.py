"""One event mention with its participants resolved: what two tellings are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.knowledge.families import family, kindred
from dragoman.knowledge.reporting import force_of
from dragoman.knowledge.terms import rarity
from dragoman.linking.resolved import Resolved
from dragoman.records import Actor, Count, EventMention, Interval, Span

# acts that take two: told of one side alone, they may be with anybody
MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
# "the attack", "this second-day blast", and not "the earlier attack"
_TAKES_UP = re.compile(
    r"\b(?:the|this|that|these|those) "
    r"(?:(?!(?:earlier|last|latest|new|next|other|past|previous|recent|second|separate|similar|third)\b)[\w-]+ )?$",
    re.IGNORECASE,
)
_WITH_HIM = re.compile(r"\bwith (?:him|her|it|them)\b")
NAMELESS = frozenset({"person", "group", None})  # kinds of actors whom a report often tells of without a name
HEAD = 100  # characters from the start of the body within which its first sentence begins, after a headline too
COUNTRY = 1  # of `PlaceMention.resolution`
TOLLS = frozenset({"killed", "injured", "casualties", "missing", "arrested", "abducted", "displaced"})  # `counts.yaml`


@dataclass(frozen=True)
class Telling:
    """One event mention of one report. ``…_sides`` are the countries of the participants, or of what they are part of,
    and armed groups; ``of_unknown_side`` tells whether somebody takes part whose country nobody gives.

    ``persons`` takes named persons only: "the minister" of one report may be the man whom another names;
    ``person_sides`` are their countries. ``nameless`` are those of whom no report gives a name: the "ten people" of one
    report are the "dozens" of another.
    """

    resolved: Resolved
    mention: EventMention
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_sides: frozenset[str]
    recipient_sides: frozenset[str]
    of_unknown_side: bool
    persons: frozenset[str]
    person_sides: frozenset[str]
    nameless: frozenset[str]
    knows: frozenset[str]  # the actors that its report names anywhere
    harmed: frozenset[str]  # the sectors of the nameless whom it was done to: soldiers, civilians

    @cached_property
    def in_title(self) -> bool:
        return self._stands_in_title(self.mention)

    @cached_property
    def leads(self) -> bool:
        """Whether it stands in the title or the first sentence, where a report tells what it is about."""
        return self._leads(self.mention)

    def _stands_in_title(self, mention: EventMention) -> bool:
        start = mention.sentence.start
        return any(part.kind == "title" and part.start <= start < part.end for part in self.resolved.report.parts)

    def _leads(self, mention: EventMention) -> bool:
        body = min((part.start for part in self.resolved.report.parts if part.kind == "body"), default=None)
        return self._stands_in_title(mention) or (body is not None and body <= mention.sentence.start < body + HEAD)

    @cached_property
    def alone_in_lead(self) -> bool:
        """Whether title and first sentence tell of no other act of its type, in words of another family."""
        mine = self.mention
        return self.leads and not any(
            other.type == mine.type and self._leads(other) and family(other.lemma, other.type) != self.family
            for other in self.resolved.reading.events
        )

    @cached_property
    def place(self) -> str | None:
        return self.resolved.place_ids[self.mention.place] if self.mention.place is not None else None

    @cached_property
    def _in_full(self) -> EventMention:
        """Where it stands in the title, which leaves out when and where, what its report's body first tells of it."""
        if not self.in_title:
            return self.mention
        body = (other for other in self.resolved.reading.events if not self._stands_in_title(other))
        told = (m for m in body if m.type == self.mention.type and family(m.lemma, m.type) == self.family)
        return next(told, self.mention)

    @cached_property
    def takes_up(self) -> Span | None:
        """The trigger of what "the attack" or "this blast" speaks of again: the last act of its words told before it.

        ``None`` where it tells by itself who takes part, is no such noun, or no act before it fits.
        """
        mine = self.mention
        before = self.resolved.report.text[mine.sentence.start : mine.trigger.start]
        if self.identified or _TAKES_UP.search(before) is None:
            return None
        fitting = [
            other.trigger
            for other in self.resolved.reading.events
            if other.trigger.end <= mine.trigger.start
            and other.sentence != mine.sentence
            and family(other.lemma, other.type) == self.family
            and other.historical == mine.historical
            and (mine.date is None or other.date is None or mine.date == other.date)
        ]
        return max(fitting, key=lambda trigger: trigger.start, default=None)

    @cached_property
    def when(self) -> Interval | None:
        """Its time, or what the body gives for what a title tells: what tellings are compared by."""
        return self.mention.date or self._in_full.date

    @cached_property
    def _where(self) -> int | None:
        return self.mention.place if self.mention.place is not None else self._in_full.place

    @cached_property
    def where(self) -> str | None:
        """Its place, or what the body gives for what a title tells: what tellings are compared by."""
        return self.resolved.place_ids[self._where] if self._where is not None else None

    @cached_property
    def country_of_place(self) -> str | None:
        return self.resolved.reading.places[self._where].country if self._where is not None else None

    @cached_property
    def in_a_party(self) -> bool:
        """Whether its place is the whole country of a party: "the government in Libya agreed" tells no place."""
        place = self.resolved.reading.places[self._where] if self._where is not None else None
        return place is not None and place.resolution == COUNTRY and place.country in self.sides

    @cached_property
    def sides(self) -> frozenset[str]:
        return self.actor_sides | self.recipient_sides

    @cached_property
    def order(self) -> tuple[str, int, int]:
        return self.resolved.report.id, self.mention.trigger.start, self.mention.trigger.end

    @cached_property
    def participants(self) -> frozenset[str]:
        return frozenset(self.actors) | frozenset(self.recipients)

    @cached_property
    def identified(self) -> frozenset[str]:
        """The participants by whom it can be told from another happening."""
        return self.participants - self.nameless

    @cached_property
    def tolls(self) -> tuple[Count, ...]:
        """How many came to harm, where a number is given."""
        return tuple(c for c in self.mention.counts if c.what in TOLLS and (c.low is not None or c.high is not None))

    @cached_property
    def dead(self) -> float:
        """The largest number of dead that it gives; 0 where it gives none."""
        return max((t.low or t.high or 0.0 for t in self.tolls if t.what == "killed"), default=0.0)

    @cached_property
    def family(self) -> str:
        return family(self.mention.lemma, self.mention.type)

    @cached_property
    def kin(self) -> frozenset[str]:
        """The families that may tell the same happening from another side."""
        return kindred(self.family)

    @cached_property
    def families(self) -> frozenset[str]:
        """The families of the sentence's other words."""
        return frozenset(family(term) for term in self.terms)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The other content words of the sentence; the trigger is compared apart."""
        return frozenset(t for t in self.mention.terms if t != self.mention.lemma)

    @cached_property
    def rarities(self) -> dict[str, float]:
        """Each of `terms` with the square of its rarity."""
        return {term: rarity(term) ** 2 for term in self.terms}

    @cached_property
    def length(self) -> float:
        """The sum of `rarities`; sorted, so that it does not depend on the order of a set."""
        return sum(sorted(self.rarities.values()))


def tellings_of(reports: Iterable[Resolved], actors: Mapping[str, Actor]) -> Iterator[Telling]:
    """Every event mention of ``reports``, in their order."""

    def side(actor: Actor) -> str | None:
        whole = actors.get(actor.part_of) if actor.part_of else None
        if not actor.is_named and whole is not None and whole.kind == "armed-group":
            actor = whole
        if actor.kind == "armed-group":  # rebels are no side of the country that they fight in
            return actor.id if actor.is_named else None
        return actor.country or (whole.country if whole else None)  # envoys of a government stand for its country

    def sides(ids: Iterable[str]) -> frozenset[str]:
        return frozenset(country for i in ids if (country := side(actors[i])) is not None)

    for resolved in reports:
        knows = frozenset(resolved.actor_ids)
        for mention in resolved.reading.events:
            who, whom = resolved.actors(mention.actors), resolved.actors(mention.recipients)
            who = who or _deniers(resolved, mention)
            parties = {*who, *whom}
            if len(parties) == 1:  # an army may be told to fight itself: both sides, one actor
                who += _beside(resolved, mention, *parties)
            persons = frozenset(i for i in (*who, *whom) if actors[i].kind == "person" and actors[i].is_named)
            unknown = any(side(actors[i]) is None for i in (*who, *whom))
            nameless = frozenset(i for i in (*who, *whom) if is_nameless(actors[i]))
            yield Telling(
                resolved, mention, who, whom, sides(who), sides(whom), unknown, persons, sides(persons),
                nameless, knows, frozenset(s for i in whom if i in nameless for s in actors[i].sectors[:1]),
            )  # fmt: skip


def is_nameless(actor: Actor) -> bool:
    """Whether another report may well name the actor or describe him otherwise: "a woman", "12 farmers", "a clinic"."""
    return not actor.is_named and (actor.kind in NAMELESS or actor.name.casefold().startswith(("a ", "an ")))


def _deniers(resolved: Resolved, mention: EventMention) -> tuple[str, ...]:
    """Who denies an act of which nobody is told to have done it: "the militia denied the attack" denies its own."""
    if mention.modality != "denied":
        return ()
    claims = [resolved.reading.claims[i] for i in mention.claims]
    return resolved.actors(c.source for c in claims if c.source is not None and force_of(c.cue_class) == "denied")


def _beside(resolved: Resolved, mention: EventMention, party: str) -> tuple[str, ...]:
    """Whom a mutual act was with that is told of ``party`` and a pronoun, by its sentence's only other such act.

    "The minister met his guest and signed a memorandum with him": nobody signs with himself, so he is the guest.
    """
    after = resolved.report.text[mention.trigger.end : mention.sentence.end]
    if mention.type not in MUTUAL or _WITH_HIM.search(after) is None:
        return ()
    others = [
        {*resolved.actors(other.actors), *resolved.actors(other.recipients)}
        for other in resolved.reading.events
        if other.sentence == mention.sentence and other.trigger != mention.trigger and other.type in MUTUAL
    ]
    return tuple(sorted(others[0] - {party})) if len(others) == 1 and party in others[0] else ()
