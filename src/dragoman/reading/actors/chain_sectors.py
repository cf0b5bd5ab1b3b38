"""The PLOVER sectors of a chain's actor."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import leaders
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.phrase_codes import noun_sectors
from dragoman.records import ActorKind


def chain_sectors(
    chains: Chains,
    indices: Sequence[int],
    kind: ActorKind | None,
    country: str | None,
) -> tuple[str, ...]:
    """The sector codes by a chain's nouns, or those known of its name, the main one first."""
    if kind == "state":
        return ()
    found: dict[str, None] = {}
    body = chains.known_body(indices)
    if body is not None:
        return tuple(body.sectors)
    former = False
    for i in indices:
        candidate = chains.candidates[i]
        former = former or (candidate.former and candidate.noun is not None)
        if _is_side(candidate) or _is_anothers_deputy(candidate):
            continue
        if candidate.noun is not None and candidate.kind in ("title", "description", "name"):
            words = [t.lower_ for t in chains.doc[candidate.start : candidate.head]]
            found.update(dict.fromkeys(noun_sectors(candidate.noun, words if candidate.kind == "description" else [])))
    if kind == "person" and not found:
        for n in sorted(
            {chains.core_text(i) for i in indices if chains.candidates[i].label == "PER"}, key=lambda n: (-len(n), n)
        ):
            leader = leaders.of_name(n)
            if leader is not None and leader.country == country:
                found.update(dict.fromkeys(leader.terms[-1].sectors))
                break
    if former and kind == "person":
        found = (
            {"ELI": None, **{s: None for s in found if s not in ("GOV", "ELI")}}
            if "GOV" in found or "LEG" in found
            else found
        )
    return tuple(s for s in found if s != "UNK" or len(found) == 1)


def _is_anothers_deputy(candidate: Candidate) -> bool:
    """ "His deputy", "the sheriff's deputy": no member of a parliament."""
    return candidate.noun is not None and candidate.noun.words == ("deputy",) and candidate.owner is not None


_NO_PARTIES = frozenset("the both two three all other these those warring rival opposing concerned".split())


def _is_side(candidate: Candidate) -> bool:
    """ "the two parties", "all parties": sides of a matter, and not political parties."""
    party = candidate.noun is not None and candidate.noun.words == ("party",) and candidate.number == 2
    return party and candidate.kind == "description" and set(candidate.words) <= _NO_PARTIES
