"""Who did it to whom: the participants of an event as chains of the cast.

Read from the syntax around the trigger (`around_verbs`, `around_nouns`, `aims`), by the trigger's frame
(``knowledge/triggers.yaml``); `company` tells who a word stands for.

Both sides follow the PLOVER manual: where both do the same (a meeting with no host, an agreement, two-sided violence)
all are actors; a visitor is the actor and his host the recipient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.around_nouns import around_noun
from dragoman.reading.events.around_verbs import around_verb
from dragoman.reading.events.sides import Sides
from dragoman.reading.events.triggers import Candidate

if TYPE_CHECKING:
    from dragoman.reading.events.company import Company


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
    return sides
