"""The head of a printed page: outlet or place or both, and the day ("Voice of the Coast, Lomé, August 27, 2023")."""

from __future__ import annotations

import re

from dragoman.intake.agencies import agency_named, is_agency, is_place
from dragoman.intake.bylines import WORD
from dragoman.intake.dates import MONTH

_DAY = re.compile(
    rf"(?:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b)",
    re.I,
)
_OUTLET_WORD = re.compile(
    r"\b(?:news|times|post|press|daily|weekly|herald|tribune|gazette|journal|voice|radio|tv|television|agency|courier|"
    r"chronicle|observer|mirror|star|telegraph|standard|monitor|review|bulletin|network|media|online|newspaper|today|wire|"
    r"sun|globe|echo|examiner|inquirer|dispatch|sentinel|independent|guardian|ledger)\b",
    re.I,
)
_HOUR = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\b\.?)?(?:\s*\(?(?:GMT|UTC|IST|CET|EST|EDT|[A-Z]{2}T)\b\)?)?", re.I
)
_STAMPED = re.compile(r"\b(?:published|posted|updated|modified|created|issued)\b:?", re.I)
_PIECES = re.compile(r"\s*[,|•·]\s*|\s+/\s+|\s+[-–—]+\s+|\s*[()]\s*|\b(?:by|from|via)\s+", re.I)
_NOBODY = frozenset("admin administrator author editor editorial staff reporter guest webmaster by".split())
_NAME = re.compile(rf"(?:{WORD}|of|the|and|&)(?: (?:{WORD}|of|the|and|&)){{0,5}}")


def is_place_and_day(line: str) -> bool:
    """Whether a line only says where and on which day: "Dhaka, October 29"."""
    match = re.fullmatch(rf"(?P<place>[^,\d]{{2,30}}),\s+(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})\.?", line, re.I)
    return match is not None and is_place(match["place"])


def is_page_head(line: str, *, below_title: bool = False) -> bool:
    """Outlet or place or both, and a full date: every other piece is a name, and one says that it is no headline.

    Below the title a single word beside the day is an outlet too ("Coastline, May 3, 2021"); two may be an author.
    """
    pieces = _pieces(line)
    if below_title and len(pieces) == 1 and " " not in pieces[0] and pieces[0].casefold() not in _NOBODY:
        return True
    return any(is_place(piece) or _says_so(piece) for piece in pieces)


def outlet_in(line: str, *, below_title: bool = False) -> str | None:
    """The outlet that a page head names; ``None`` for other lines and where it names but a place."""
    if not is_page_head(line, below_title=below_title):
        return None
    named = [piece for piece in _pieces(line) if not is_place(piece) and len(piece) > 3]  # no "DC"
    named.sort(key=lambda piece: not _says_so(piece))
    return named[0] if named else None


def stamping_agency(line: str) -> str | None:
    """The agency on a line of agencies and a full date: "(Xinhua) 09:51, October 14, 2020", "3 May 2024 by AFP"."""
    pieces = _pieces(line)
    return agency_named(pieces[0]) if pieces and all(is_agency(piece) for piece in pieces) else None


def outlet_of_place(line: str) -> str | None:
    """The outlet of a line that gives its town in brackets: "Harbour Times (Abuja)"."""
    match = re.fullmatch(r"(?P<name>[^()]{4,40}?)\s+\((?P<place>[^()]{2,30})\)", line)
    return match["name"] if match and is_place(match["place"]) and _NAME.fullmatch(match["name"]) else None


def may_be_outlet(line: str) -> bool:
    """Whether a line is a name, and one such as outlets bear ("Port Louis Herald"); a headline may look the same."""
    return len(line.split()) <= 5 and bool(_NAME.fullmatch(line)) and _says_so(line) and not is_place(line)


def _says_so(name: str) -> bool:
    """Whether a name is an outlet's by its words; one word alone ("Sun") may be a day."""
    return is_agency(name) or (" " in name and bool(_OUTLET_WORD.search(name)))


def _pieces(line: str) -> list[str]:
    """The names on a line that has one full date beside them; none where it holds anything else."""
    rest, days = _DAY.subn(",", line)
    rest = _STAMPED.sub(",", _HOUR.sub(",", rest))
    pieces = [piece for given in _PIECES.split(rest) if (piece := given.strip(" .–—-"))]
    if len(line) > 100 or days != 1 or not 1 <= len(pieces) <= 4 or not all(_NAME.fullmatch(p) for p in pieces):
        return []
    return pieces
