"""Offices that one person of a country holds at a time: two who hold one are one, or one after the other."""

from __future__ import annotations

from dragoman.knowledge import countries
from dragoman.records import Chain

# Offices that one person of a country holds at a time.
_SOLE_OFFICES = (
    "president", "prime minister", "premier", "king", "queen", "emir", "sultan", "chancellor", "supreme leader",
    "foreign minister", "minister of foreign affairs", "defense minister", "defence minister", "interior minister",
    "finance minister", "minister of defense", "minister of defence", "minister of interior", "secretary of state",
    "crown prince", "army chief", "chief of staff", "secretary general", "secretary-general", "central bank governor",
)  # fmt: skip
NOT_THE_HOLDER = frozenset("deputy vice former assistant spokesman spokeswoman advisor adviser candidate".split())


def sole_office(title: str) -> str | None:
    """The office in ``title`` that one person of a country holds at a time; ``None`` for deputies and the like."""
    text = " ".join(title.casefold().split())
    if NOT_THE_HOLDER.intersection(text.split()):
        return None
    best = [office for office in _SOLE_OFFICES if text == office or text.endswith(" " + office)]
    if not best:
        return None
    return max(best, key=len).replace("defence", "defense").replace("minister of foreign affairs", "foreign minister")


def offices_of(chain: Chain, chains: dict[int, Chain]) -> list[tuple[str, str]]:
    """Sole offices that the chain's person holds now, each with whose it is: the country of the role's body or of
    the person, with the part of it that is meant."""
    found = []
    for role in chain.roles:
        office = None if role.former else sole_office(role.title)
        if office is None:
            continue
        body = chains.get(role.of) if role.of is not None else None
        told = role.of_text or ""
        if body is not None and body.country:
            found.append((office, countries.land(body.country, body.name)))
        elif country := countries.of_word(told) or chain.country:
            found.append((office, countries.land(country, told)))
    return found
