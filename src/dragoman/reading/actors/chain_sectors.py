"""The PLOVER sectors of a chain's actor."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import leaders, sectors
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.noun_sectors import noun_sectors
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
    held = {n.words for i in indices if chains.candidates[i].former and (n := chains.candidates[i].noun) is not None}
    for i in indices:
        candidate = chains.candidates[i]
        if _is_side(candidate) or _is_anothers_deputy(candidate):
            continue
        if (
            candidate.label == "PER"
            and candidate.kind == "name"
            and any(chains.candidates[j].kind == "title" for j in indices)
        ):
            continue  # its title tells the office, and whose it is
        if candidate.noun is not None and candidate.kind in ("title", "description", "name"):
            words = [t.lower_ for t in chains.doc[candidate.start : candidate.head]]
            codes = noun_sectors(candidate.noun, words if candidate.kind == "description" else [])
            if candidate.noun.words == ("representative",) and chains.doc[candidate.head].text.islower():
                codes = ()  # who speaks for a body, and no member of a parliament
            headed = _body_headed(chains, candidate)
            codes = codes if headed is None else _sectors_of(chains, headed)
            if candidate.noun.words == ("officer",) and codes == ("MIL",) and _tells_of_police(chains):
                codes = ("COP",)
            codes = codes or _sectors_of_body_before(chains, candidate)
            found.update(dict.fromkeys(_left(codes) if candidate.noun.words in held and kind == "person" else codes))
    if kind == "person" and not found:
        for text in sorted(
            {chains.core_text(i) for i in indices if chains.candidates[i].label == "PER"}, key=lambda n: (-len(n), n)
        ):
            leader = leaders.of_name(text)
            if leader is not None and leader.country == country:
                found.update(dict.fromkeys(leader.terms[-1].sectors))
                break
    if not found and (kind in ("person", "group") or _is_somebodys_office(chains, indices)):
        found.update(dict.fromkeys(_sectors_of_owner(chains, indices)))
    if not found and kind == "media":
        return ("JRN",)
    return tuple(s for s in found if s != "UNK" or len(found) == 1)


def _left(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The sectors of who has left an office of these."""
    return ("ELI", *(code for code in codes if code != "GOV")) if {"GOV", "LEG"} & set(codes) else codes


def _tells_of_police(chains: Chains) -> bool:
    """Whether a report tells of police and of no soldiers, so that its officers are policemen."""
    told = {noun for c in chains.candidates if (noun := c.noun) is not None and noun.words != ("officer",)}
    codes = {code for noun in told for code in noun.sectors}
    return "COP" in codes and "MIL" not in codes


def _is_somebodys_office(chains: Chains, indices: Sequence[int]) -> bool:
    """ "The prime minister's office": what belongs to a person for his office."""
    told = (chains.candidates[i] for i in indices)
    return any(c.owner is not None and c.noun is not None and c.noun.words[-1] == "office" for c in told)


# Words that say only how somebody stands in a body, whose sectors are his.
_MEMBERS = frozenset(
    "agent boss chairman chairperson chairwoman chief counterpart deputy director founder general head leader member "
    "office operative representative second-in-command secretary spokesman spokesperson spokeswoman staffer "
    "sub-leader".split()
)

_PARTY_WORDS = frozenset(
    "centrist communist conservative democrat democratic green labour liberal nationalist republican "
    "socialist tory".split()
)
_OF_PERSONS = frozenset("counterpart office deputy second-in-command spokesman spokesperson spokeswoman".split())


def _sectors_of_owner(chains: Chains, indices: Sequence[int]) -> tuple[str, ...]:
    """The sectors of the body, or of the office holder, whose spokesman, member or deputy an actor is said to be."""
    for i in indices:
        candidate = chains.candidates[i]
        if candidate.noun is None or candidate.noun.words[-1] not in _MEMBERS:
            continue
        if candidate.owner is None and candidate.noun.words[-1] == "counterpart":
            j = _office_holder_before(chains, i)
        else:
            j = chains.at_head(candidate.owner) if candidate.owner is not None else None
        if j is None or chains.chain(j) == chains.chain(i):
            continue
        if chains.is_person(j) and candidate.noun.words[-1] not in _OF_PERSONS:
            continue  # an actress's agent is no actress
        codes = _sectors_of(chains, j)
        if codes and codes[0] != "CVL":
            return codes
    return ()


def _sectors_of_body_before(chains: Chains, candidate: Candidate) -> tuple[str, ...]:
    """The sectors of the body named in small letters before a word for its members: "foreign ministry spokeswoman"."""
    assert candidate.noun is not None
    end = candidate.core[0] if candidate.kind == "title" else candidate.head + 1
    words = [t.lower_ for t in chains.doc[candidate.start : max(candidate.start, end - 1)]]
    if candidate.noun.words[-1] in words:
        words = words[: words.index(candidate.noun.words[-1])]  # "army spokesman Lt. Gen."
    if candidate.label == "ORG" or candidate.noun.words[-1] not in _MEMBERS or not words:
        return ()
    if words[-1] in _PARTY_WORDS and chains.doc[candidate.start + len(words) - 1].text[:1].isupper():
        return ("PTY",)
    noun = sectors.actor_noun(words)
    return noun.sectors if noun is not None and noun.kind != "person" else ()


def _office_holder_before(chains: Chains, i: int) -> int | None:
    """The person with a title named last before in a sentence, whose "Israeli counterpart" another is."""
    sentence = chains.candidates[i].sentence.index
    before = (j for j in range(i - 1, -1, -1) if chains.candidates[j].sentence.index == sentence)
    return next((j for j in before if chains.candidates[j].kind == "title" and chains.is_person(j)), None)


_HEADS = frozenset(
    "commander fighter official president chairman chairwoman commissioner administrator representative".split()
)
_OF_STATE = frozenset(("government", "ministry", "state", "igo", "party", "military", "armed-group"))


def _body_headed(chains: Chains, candidate: Candidate) -> int | None:
    """A candidate of the body of no state that an office of state's name is held in: "president of Orlanda Bank"."""
    if candidate.noun is None or candidate.noun.words[-1] not in _HEADS or candidate.owner is None:
        return None
    j = chains.at_head(candidate.owner)
    if j is None or chains.label(j) not in (None, "ORG"):
        return None
    kinds = chains.noun_kinds(j)
    if candidate.noun.words[-1] in ("commander", "fighter"):
        return j if "armed-group" in kinds and _sectors_of(chains, j) else None
    if candidate.noun.words[-1] == "official":  # of a party or an armed group
        return (
            j if kinds & {"party", "armed-group", "igo", "ngo", "company", "media"} and _sectors_of(chains, j) else None
        )
    body = chains.label(j) == "ORG" or bool(kinds & {"company", "organisation", "ngo", "media"})
    return j if body and not kinds & _OF_STATE and not _PUBLIC & set(_sectors_of(chains, j)) else None


_PUBLIC = frozenset(("GOV", "LEG", "MIL", "COP", "JUD", "SPY"))


def _sectors_of(chains: Chains, j: int) -> tuple[str, ...]:
    """The sectors of a body by what is known of its names, or by its nouns."""
    known = chains.known_body(chains.of(j))
    if known is not None:
        return known.sectors
    nouns = (n for k in chains.of(j) if (n := chains.candidates[k].noun) is not None)
    return tuple(dict.fromkeys(code for noun in nouns for code in noun.sectors))


def _is_anothers_deputy(candidate: Candidate) -> bool:
    """ "His deputy", "the sheriff's deputy": no member of a parliament."""
    return candidate.noun is not None and candidate.noun.words == ("deputy",) and candidate.owner is not None


_NO_PARTIES = frozenset("the both two three all other these those warring rival opposing concerned".split())


def _is_side(candidate: Candidate) -> bool:
    """ "the two parties", "all parties": sides of a matter, and not political parties."""
    party = candidate.noun is not None and candidate.noun.words == ("party",) and candidate.number == 2
    return party and candidate.kind == "description" and set(candidate.words) <= _NO_PARTIES
