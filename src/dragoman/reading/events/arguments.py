"""Who did it to whom: the participants of an event as chains of the cast.

Read from the syntax around the trigger (`around_verbs`, `around_nouns`, `aims`), by the trigger's frame
(``knowledge/triggers.yaml``); `company` tells who a word stands for.

Both sides follow the PLOVER manual: where both do the same (a meeting with no host, an agreement, two-sided violence)
all are actors; a visitor is the actor and his host the recipient.
"""

from __future__ import annotations

from dragoman.knowledge import countries
from dragoman.reading.cast import Cast
from dragoman.reading.events.around_nouns import around_noun
from dragoman.reading.events.around_verbs import around_verb
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.company import Company
from dragoman.reading.events.sides import Sides
from dragoman.records import Chain

# sectors that act for their state (PLOVER manual, actors)
_OF_THE_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})


def sides_of(company: Company, candidate: Candidate) -> Sides:
    """Both sides of the event of ``candidate``, settled by its frame; plural chains are not yet united."""
    sides = Sides()
    if candidate.is_verb:
        around_verb(company, candidate, sides)
    else:
        around_noun(company, candidate, sides)
    frame = candidate.group.frame
    if frame.symmetric or candidate.group.type == "ASSAULT":
        if sides.both:
            sides.add("actor", sides.both)
    elif sides.both:
        # "A cooperates with B": the other side is the recipient; "between A and B": both act
        if sides.actors:
            sides.add("recipient", sides.both)
        else:
            sides.add("actor", sides.both)
    sides.actors = company.cast.united(sides.actors)
    sides.recipients = [c for c in company.cast.united(sides.recipients) if c not in sides.actors]
    if frame.symmetric and len(sides.actors) > 1:
        sides.recipients = []
    sides.recipients = [c for c in sides.recipients if not _is_own_state(company.cast, c, sides.actors)]
    return sides


def _is_own_state(cast: Cast, recipient: int, actors: list[int]) -> bool:
    """Whether a state is only where its own officials act: "the president vowed to end terrorism in PERU"."""
    state = cast.chains[recipient]
    officials = bool(actors) and all(_is_official(cast.chains[actor]) for actor in actors)
    own = {cast.chains[actor].country for actor in actors}
    return state.kind == "state" and officials and own == {state.country} and not countries.part_in(state.name)


def _is_official(chain: Chain) -> bool:
    return chain.kind in ("government", "ministry", "military") or bool(_OF_THE_STATE.intersection(chain.sectors))
