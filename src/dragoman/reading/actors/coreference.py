"""Who appears in a report: mentions gathered into chains, one for each actor.

Sieves from the surest evidence to the weakest, as in Lee et al. (2013), "Deterministic coreference resolution based on
entity-centric, precision-ranked rules": titles and appositions, names, states, governments, descriptions, sets,
pronouns, what belongs to somebody. A sieve joins only what no earlier one told apart; a wrong merge is worse than a
split.
"""

from __future__ import annotations

from dragoman.reading.actors.appositions import join_appositions
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.coding import coded_chains
from dragoman.reading.actors.descriptions import join_descriptions
from dragoman.reading.actors.entities.finding import entity_spans
from dragoman.reading.actors.forces import join_forces
from dragoman.reading.actors.governments import join_governments
from dragoman.reading.actors.headline_descriptions import join_headline
from dragoman.reading.actors.introductions import join_introduced
from dragoman.reading.actors.joint_offices import share_offices
from dragoman.reading.actors.mentions import find_candidates
from dragoman.reading.actors.named_bodies import join_bodies
from dragoman.reading.actors.named_persons import join_persons
from dragoman.reading.actors.owned import join_owned
from dragoman.reading.actors.pronouns import join_pronouns
from dragoman.reading.actors.seats_of_bodies import join_seats
from dragoman.reading.actors.sets import join_sets
from dragoman.reading.actors.states import join_countries, join_states
from dragoman.reading.cast import Cast
from dragoman.reading.parsed import ParsedReport


def find_cast(parsed: ParsedReport) -> Cast:
    """The actors of one report with all their mentions.

    Chains are in the order of their first mention. Pronouns that refer to no actor of the report are left out.
    """
    chains = Chains(parsed, find_candidates(parsed, entity_spans(parsed)))
    share_offices(chains)
    join_appositions(chains)
    join_persons(chains)
    join_bodies(chains)
    join_seats(chains)
    join_states(chains)
    join_governments(chains)
    join_forces(chains)
    join_headline(chains)
    join_introduced(chains)
    join_descriptions(chains)
    join_sets(chains)
    join_pronouns(chains)
    join_owned(chains)
    join_governments(chains)
    join_countries(chains)
    return coded_chains(chains)
