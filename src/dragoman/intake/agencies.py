"""News agencies as credit lines, datelines and bylines name them (``knowledge/agencies.tsv``)."""

from __future__ import annotations

import re
from functools import cache

from dragoman.knowledge import countries
from dragoman.knowledge.files import read_tsv

_SPLIT = re.compile(r"\s*(?:[/|,;&+]|\band\b|\bvia\b|\bwith\b|\bfrom\b|[-–—]{1,2}(?=\s|$)|(?<=\s)[-–—])\s*")
# an agency that no table knows may say that it is one: "Levant News Agency", "Baltic News Service"
_SAYS_SO = re.compile(
    r"^(?:[A-Z][\w'’.&-]*\s+){1,4}(?:(?:News|Press|Telegraph|Information)\s+Agency|News\s?wire|(?:News|Wire)\s+Service)$"
)
_STRIP = " \t.:()[]“”\"'*_-–—©"


def agency_named(text: str) -> str | None:
    """The agency that ``text`` is the name of: the first of several ("AFP/Reuters"), ``None`` when there is none.

    Acronyms count in capitals only; a word more ("AP writer", "Xinhua News Agency") may follow the name.
    """
    if whole := _lookup(text.strip(_STRIP), exactly=True):
        return whole  # "RFE/RL"
    for piece in _SPLIT.split(text):
        found = _lookup(piece.strip(_STRIP))
        if found:
            return found
    return None


def is_agency(text: str) -> bool:
    """Whether every piece of ``text`` names an agency: "AFP", "Reuters/AP", "Agence France-Presse", "RFE/RL"."""
    if _lookup(text.strip(_STRIP), exactly=True):
        return True
    pieces = [piece.strip(_STRIP) for piece in re.split(r"\s*[/|,;&+]\s*|\s+and\s+", text)]
    pieces = [piece for piece in pieces if piece]
    return bool(pieces) and all(_lookup(piece, exactly=True) for piece in pieces)


@cache
def _lookup(piece: str, exactly: bool = False) -> str | None:
    names, acronyms = _tables()
    piece = re.sub(r"^(?:the|The)\s+|(?:\.com|\.net|\.org|\.COM)$", "", piece)
    if piece in acronyms:
        return acronyms[piece]
    if not piece[:1].isupper() and piece != "dpa":
        return None  # an acronym in small letters is a word: "map", "sana"
    if piece.casefold() in names:
        return names[piece.casefold()]
    if _SAYS_SO.match(piece):
        return piece
    if exactly:
        return None
    words = piece.split()
    if len(words) > 1 and words[0] in acronyms and len(words) <= 3:
        return acronyms[words[0]]
    for length in range(min(len(words) - 1, 4), 0, -1):
        head = " ".join(words[:length]).casefold()
        if head in names:
            return names[head]
    return None


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    for row in read_tsv("agencies.tsv"):
        for name in (row["name"], *row["names"].split("; ")):
            if name:
                names.setdefault(name.casefold(), row["name"])
        for acronym in (row["acronyms"] or "").split("; "):
            if acronym:
                acronyms.setdefault(acronym, row["name"])
    return names, acronyms


@cache
def is_place(text: str) -> bool:
    """Whether ``text`` is a country, a capital, or a city known from datelines, in any case."""
    name = text.strip(" .,")
    if not name or not name[:1].isupper():
        return False
    if name.casefold() in _cities():
        return True
    written = name.title() if name.isupper() and len(name) > 3 else name
    return any(look(form) is not None for look in (countries.of_capital, countries.of_name) for form in (name, written))


@cache
def _cities() -> frozenset[str]:
    return frozenset(row["city"].casefold() for row in read_tsv("dateline_cities.tsv"))
