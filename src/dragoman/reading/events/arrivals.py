"""Who arrives somewhere: a visit is of those who come for a state or a body (PLOVER manual, CONSULT).

"Refugees arrived in Greece" and "bandits arrived at the village" tell no consultation; troops that arrive abroad are
moved there.
"""

from __future__ import annotations

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.company import SENT
from dragoman.reading.events.drafts import Draft, Scope
from dragoman.records import Chain

_ARRIVING = frozenset("arrive land fly travel head return".split())
_BODIES = frozenset({"state", "government", "ministry", "party", "igo", "ngo", "organisation", "company", "media"})
# sectors that speak for somebody (PLOVER manual, actors)
_SPEAKING = frozenset({"GOV", "LEG", "JUD", "SPY", "OPP", "PTY", "IGO", "NGO", "ELI", "BUS", "COP", "MED"})
_SENT = (SENT - {"leader"}) | {"mission", "inspector", "expert"}
_ARMED = frozenset({"MIL", "PRM"})


def comes_for_nobody(scope: Scope, draft: Draft) -> bool:
    """Whether an arrival is nobody's visit; that of armed men becomes a move of troops in place."""
    if draft.mode != "visit" or not draft.candidate.is_verb or lemma_of(draft.token) not in _ARRIVING:
        return False
    come = [scope.cast.chains[i] for i in (*draft.sides.actors, *draft.sides.both)]
    if not come or any(_speaks_for_somebody(chain) for chain in come):
        return False
    if draft.sides.recipients and all(_ARMED.intersection(chain.sectors) for chain in come):
        draft.type, draft.mode = "MOBILIZE", "troops"
        return False
    return True


def _speaks_for_somebody(chain: Chain) -> bool:
    known = chain.named and chain.kind in ("person", None)
    sent = any(word.removesuffix("s") in _SENT for word in chain.name.lower().split())  # "a Libyan delegation"
    return known or sent or chain.kind in _BODIES or bool(chain.roles) or not _SPEAKING.isdisjoint(chain.sectors)
