"""An event → the pieces of its line: whose word it is, kind of act, who to whom, the report's own word, details."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.records import Actor, Claim, Count, Event, Place
from dragoman.telling import dates, words
from dragoman.telling.parties import MEN, PEOPLE, told_parties
from dragoman.telling.whose_word import (
    ASSERTED,
    REFUSED,
    claims_of,
    deniers_of,
    is_attributed,
    one_each,
    sources_of,
)

# what a PLOVER type is called in a brief (our words; types as in the PLOVER manual, chapter "Event types")
GLOSSES = {
    "AGREE": "agreement or promise",
    "CONSULT": "meeting or talks",
    "SUPPORT": "support or accord",
    "CONCEDE": "concession",
    "COOPERATE": "material cooperation",
    "AID": "material help",
    "RETREAT": "withdrawal or release",
    "REQUEST": "demand or appeal",
    "ACCUSE": "accusation or criticism",
    "REJECT": "refusal",
    "THREATEN": "threat or warning",
    "PROTEST": "protest",
    "SANCTION": "sanction or penalty",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "attack",
}
# what it is called where the parties do it to each other, and nobody to another
MUTUAL = {"AGREE": "agreement", "SUPPORT": "accord", "COOPERATE": "cooperation"}
CROWDS = frozenset({"MOBILIZE", "PROTEST"})
PLAIN = frozenset({"people", "troops", "protesters"})
TOLLS = ("killed", "injured")
AGAINST = frozenset({"ACCUSE", "ASSAULT", "COERCE", "PROTEST", "REJECT", "SANCTION", "THREATEN"})


def sides(event: Event, actors: Mapping[str, Actor], men: int = MEN) -> str:
    """``A → B``; ``A and B`` where both act alike; ``against B`` where nobody says who acts."""
    who, whom = _two_sides(event, actors, men)
    if who and whom:
        return f"{who} → {whom}"
    towards = "against" if event.type in AGAINST else "towards"
    return who or (f"{towards} {whom}" if whom else "parties not named")


def _two_sides(event: Event, actors: Mapping[str, Actor], men: int = MEN) -> tuple[str, str]:
    """Who, and to whom or what; people of whom only their number is known, where the line tells it, are nobody."""
    counted = frozenset(one.low for one in told_counts(event) if one.low is not None and one.low > 1)
    doers = [told_parties(ids, actors, men=men, counted=counted) for ids in _doers(event, actors)]
    who, whom = " or ".join(doers), told_parties(event.recipients, actors, men=men, counted=counted)
    return who, "" if who and counted and whom in PEOPLE else whom or words.listed(event.targets, 3)


def _doers(event: Event, actors: Mapping[str, Actor]) -> list[tuple[str, ...]]:
    """Who did it: all together, or, where reports lay one blow to different sides, each of these by itself.

    Those of one country are one side, and so are those whom one report names together.
    """
    if event.type != "ASSAULT" or not event.recipients:
        return [event.actors]
    apart: list[set[str]] = []
    for account in event.accounts:
        lands = {actors[i].country for i in account.actors} - {None}
        side = {*account.actors, *(i for i in event.actors if actors[i].country in lands)}
        touching = [one for one in apart if not one.isdisjoint(side)]
        if side:
            apart = [*(one for one in apart if one.isdisjoint(side)), side.union(*touching)]
    told = [tuple(i for i in event.actors if i in side) for side in apart]
    # of a state and "the police" one report may mean the same
    return told if all(any(actors[i].kind != "state" for i in side) for side in told) else [event.actors]


def _sides_by_whom(event: Event, actors: Mapping[str, Actor], claims: Mapping[str, Claim]) -> str:
    """As `sides`, for an act told as a fact: where only sources say who did it to somebody, they are named."""
    stating = [account for account in event.accounts if account.modality in ASSERTED]
    charging = [account for account in event.accounts if account not in stating and account.actors]
    if event.type not in AGAINST or not stating or not charging or any(account.actors for account in stating):
        return sides(event, actors)
    by_whom = words.sources(one_each(claim for account in charging for claim in claims_of(account, claims)), actors)
    who, whom = _two_sides(event, actors)
    return f"{who} (according to {by_whom})" + (f" → {whom}" if whom else "")


def kind_of(event: Event) -> str:
    """What the type of the event is called."""
    mutual = len(event.actors) > 1 and not event.recipients
    return (MUTUAL.get(event.type) if mutual else None) or GLOSSES.get(event.type, event.type.lower())


@dataclass(frozen=True)
class EventWords:
    """One event in pieces: whose word it is (empty when it is told as fact), kind, sides, the report's own word, and
    place, date and numbers."""

    according: str
    kind: str
    sides: str
    label: str
    details: tuple[str, ...]
    when: str

    def line(self, *, dated: bool = True) -> str:
        """The pieces in one line; without ``dated``, for a line that stands under its date."""
        details = [one for one in self.details if dated or one != self.when]
        line = ", ".join([f"{self.kind}: {self.sides} (“{self.label}”)", *details])
        return f"{self.according} {line}" if self.according else line[0].upper() + line[1:]

    def doubting(self, detail: str, instead: str = "") -> EventWords:
        """The same with a note that reports contradict each other at ``detail``, or what is told ``instead``."""
        noted = f"{instead or detail} (contradicted)"
        return replace(
            self,
            details=tuple(noted if one == detail else one for one in self.details),
            when=noted if self.when == detail else self.when,
        )


def event_words(
    event: Event,
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    claims: Mapping[str, Claim],
    *,
    placed: bool = True,
) -> EventWords:
    """The pieces of an event's line; ``placed``: whether its place is sure enough to be told."""
    details = []
    if event.place is not None and placed:
        details.append(words.place(places[event.place]))
    if event.date is not None:
        details.append(dates.when(event.date))
    details += [words.count(one) for one in told_counts(event)]
    if words.MODALITIES[event.modality] and event.modality != "alleged":
        details.append(words.MODALITIES[event.modality])
    denying = deniers_of(event, claims) if event.modality not in REFUSED else []
    if denying:
        details.append(f"denied by {words.sources(denying, actors)}")
    attributed = is_attributed(event)
    return EventWords(
        according=words.according(sources_of(event, claims), actors) if attributed else "",
        kind=kind_of(event),
        sides=sides(event, actors) if attributed else _sides_by_whom(event, actors, claims),
        label=words.plain(event.label),
        details=tuple(details),
        when=dates.when(event.date) if event.date is not None else "",
    )


def told_counts(event: Event) -> list[Count]:
    """The numbers that a line tells: the dead first; how many people there were only of a crowd.

    "Eight troops" are not told beside the eight that were arrested.
    """
    befell = {one.low for one in event.counts if one.what not in PLAIN}
    told = [
        one
        for one in event.counts
        if (one.what, one.high) != ("attacks", 1.0)  # it is the act itself
        and (one.what not in PLAIN or (one.low not in befell and (one.what != "people" or event.type in CROWDS)))
    ]
    return sorted(told, key=lambda one: TOLLS.index(one.what) if one.what in TOLLS else len(TOLLS))


def event_line(
    event: Event, actors: Mapping[str, Actor], places: Mapping[str, Place], claims: Mapping[str, Claim]
) -> str:
    """One event in one line: kind, sides, the report's own word, place, date, numbers, and who says so if alleged."""
    return event_words(event, actors, places, claims).line()
