"""The PLOVER sectors of a noun that names actors, with the words before it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import sectors
from dragoman.knowledge.sectors import ActorNoun


def noun_sectors(noun: ActorNoun, modifiers: Sequence[str]) -> tuple[str, ...]:
    """The sectors of a noun with the words before it.

    "rebel" + "commander" is REB, "opposition" + "lawmaker" LEG and OPP: a modifier decides where the noun says little,
    and adds to it where the noun says enough.
    """
    first: list[str] = []
    second: list[str] = []
    for word in modifiers:
        if word in noun.words:
            continue
        a, b = sectors.modifier_sector(word)
        if a is not None:
            first.append(a)
        if b is not None:
            second.append(b)
    codes = list(noun.sectors)
    if first and _decides(first[-1], noun):
        codes = [first[-1]]
    elif "OPP" in first and "OPP" not in codes:
        codes.append("OPP")
    return tuple(dict.fromkeys([*codes, *second]))


def _decides(sector: str, noun: ActorNoun) -> bool:
    main = noun.sectors[0] if noun.sectors else "UNK"
    if main in ("CVL", "UNK"):
        return True
    if sector in ("REB", "PRM", "UAF", "COP", "SPY", "CRM"):
        return main in ("MIL", "GOV", "UAF", "LAB", "MED", "EDU", "SOC") and not (sector == "COP" and main == "GOV")
    if sector == "MIL" and main == "BUS":
        return noun.kind == "person" and noun.words[-1] not in ("contractor", "supplier")  # "army accountant"
    if sector == "MIL" and noun.kind == "government":
        return False  # soldiers who govern
    if sector in ("MIL", "JUD", "LEG", "REL"):
        return main in ("GOV", "UAF", "SOC", "EDU", "LAB") and noun.words[-1] not in ("minister", "analyst", "expert")
    return False
