"""Lines that name who wrote, reported or edited, and lines that only say when."""

from __future__ import annotations

import re

from dragoman.intake.agencies import agency_named, is_agency, is_place
from dragoman.intake.dates import MONTH, english_iso

UPPER = "A-ZÀ-ÖØ-Þ"
_PARTICLES = "de|da|del|der|den|di|el|al|bin|ibn|van|von|la|le|abu|bint|ter|dos|du|ul|ur|uz|ud"
WORD = rf"(?:(?:(?:al|el|an|as|ad|ar|at|az|ash)-)?[{UPPER}][\w'’.-]*|{_PARTICLES})"
NAME = rf"[{UPPER}][\w'’.-]*(?: {WORD}){{1,4}}"
SENTENCE_END = re.compile(r"[.!?…][\s\"”'’»)\]*]*$")
_QUOTES = ("“", '"', "‘", "«")

# ---------------------------------------------------------------- days

_STAMP_WORD = (
    r"(?:(?:first|originally|last)\s+)?(?:published|posted|updated|modified|issued|released|created|uploaded|filed|edited)"
    r"|publish(?:ed|ing)?\s+date|publication\s+date|date(?:\s+published)?|pub\s+date|time"
)
_STAMP = re.compile(rf"^\W*(?:{_STAMP_WORD})\b(?:\s+(?:on|at))?\W*(?=.*\d).{{4,100}}$", re.I)
_DAY_WORDS = re.compile(
    rf"\b(?:{MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|{_STAMP_WORD}|on|at|of|[ap]\.?\s?m\b\.?"
    r"|[ap]m|(?:gmt|utc|ist|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|cet|cest|aest|hkt|et|msk|eet|local|time)|st|nd|rd|th)\b"
    r"|\d{1,4}(?:st|nd|rd|th|am|pm)?|T(?=\d)|\bZ\b",
    re.I,
)


_NUMBERS = re.compile(
    r"(?:(?:updated|created|published|posted):?\s+)?"
    r"\d{1,2}([./-])\d{1,2}\1(?:\d\d|\d{4})(?:,?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s+[A-Z]{2,4})?)?",
    re.I,
)
_BESIDE = re.compile(r"\s*[|·•]\s*|\s+[-–—]+\s+")


def is_date_line(line: str) -> bool:
    """A line that only says when the report was published or updated, be it a day that may be two ("02/03/2026")."""
    pieces = [piece for piece in _BESIDE.split(line) if piece]
    if len(pieces) > 1 and all(is_date_line(piece) for piece in pieces):
        return True
    if _NUMBERS.fullmatch(line):
        return True
    if len(line) > 120 or not re.search(r"\d", line) or (SENTENCE_END.search(line) and len(line.split()) > 9):
        return False
    if english_iso(line) is None:
        return False
    return not re.search(r"\w", _DAY_WORDS.sub(" ", line)) or bool(_STAMP.match(line))


def stamp_in(line: str) -> str | None:
    """What says when in a line of agency and time: "EFE - 02/03/2026 12:00", "PTI | Cairo | Updated: March 2, 2026"."""
    pieces = [piece for piece in _BESIDE.split(line) if piece]
    stamps = [piece for piece in pieces if is_date_line(piece)]
    others = [piece for piece in pieces if piece not in stamps]
    if not stamps or any(not is_agency(piece) and not is_place(piece) for piece in others):
        return None
    return stamps[0] if not others or any(is_agency(piece) for piece in others) else None


# ---------------------------------------------------------------- authors

_BY = re.compile(rf"^(?:(?i:by|written by|words by|story by|report by|from our))\b:?\s+(?P<who>[{UPPER}].{{1,140}})$")
_BY_WORDS = re.compile(
    rf"^(?:{WORD}|[{UPPER}&]+|and|in|of|for|the|with|at|from|on|[-–—|/&,;·•]|\d{{1,4}}|[\w.+-]+@[\w.-]+|@\w+|\([^)]*\))$"
)
_RANKS = "senior|special|chief|staff|political|diplomatic|foreign|national|associate|deputy|managing|guest|world|our"
_POSTS = (
    "correspondents?|reporters?|writers?|editors?|staff|desk|bureau|contributors?|columnists?|analysts?|web desk|"
    "news desk|news service|newsroom|agencies|agency|news agency|monitoring desk|report"
)
_ROLE = rf"(?:(?:(?:{_RANKS}) )*(?:{_POSTS}))"
_STAFF = re.compile(
    rf"^\W*(?:(?i:our|the)\s+)?(?:[{UPPER}][\w'’.-]*\s+){{0,4}}(?i:{_ROLE})(?:\s+(?:report|in\s+[{UPPER}][\w' "
    rf"-]+)|,\s+[{UPPER}][\w'’ -]{{2,30}})?\W*$"
)
_NAME_THEN = re.compile(
    rf"^(?P<who>{NAME}(?:(?:,| and|,? &) {NAME}){{0,3}})\s*(?:[-–—|/,•·]|\bin\b)\s*(?P<what>[^.!?]{{2,60}})$"
)
_PLACE_THEN = re.compile(r"^(?P<place>[^-–—|/:.!?•·]{2,40}?)\s*(?:[-–—|/:•·]|,)\s*(?P<what>[^.!?]{2,80})$")
_SIGNED = re.compile(rf"^[Bb][Yy]\s+{WORD}(?:\s+{WORD}){{1,4}}$")
_NAMES_BY_SLASH = re.compile(rf"^{NAME}(?:\s*/\s*{NAME})+$")


def is_byline(line: str, *, known: str | None = None) -> bool:
    """Whether a line at the head of a report names its author, with or without place and agency.

    ``known`` is the author that the metadata names.
    """
    if len(line) > 160 or not line:
        return False
    if known and line.casefold().strip(" .,-–—|") in {known.casefold(), f"by {known.casefold()}"}:
        return True
    if match := _BY.match(line):
        if re.fullmatch(rf"(?:{WORD}\s+){{0,4}}{_ROLE}", match["who"].strip(" .")):
            return True
        words = re.split(r"\s+|(?<=\w)(?=[,;|/])|(?<=[,;|/])(?=\w)", match["who"].rstrip(" ."))
        return len(words) <= 22 and all(_BY_WORDS.match(word.rstrip(",;")) for word in words if word.rstrip(",;"))
    if SENTENCE_END.search(line) or len(line) > 100:
        return False
    if is_agency(line) or (_STAFF.match(line) and len(line.split()) <= 7):
        return True
    return _name_with_more(line) or _place_with_agency(line)


def _name_with_more(line: str) -> bool:
    """ "Jane Doe - Tripoli", "Jane Doe | Reuters", "Jane Doe, Senior Reporter", "Jane Doe – 3 March 2020"."""
    match = _NAME_THEN.match(line)
    if not match or len(match["who"].split()) > 12 or is_place(match["who"]):
        return False
    if re.search(r"\sin\s", line) and len(match["who"].split()) > 3 and not re.search(r",|\band\b|&", match["who"]):
        return False  # "Foreign Army Strikes Depot in Syria" is a headline
    what = match["what"].strip()
    return (
        is_agency(what)
        or bool(re.fullmatch(_ROLE, what, re.I))
        or all(is_place(piece.strip()) for piece in re.split(r"[,/]| and ", what) if piece.strip())
        or is_date_line(what)
        or (agency_named(what) is not None and len(what.split()) <= 5)
    )


def _place_with_agency(line: str) -> bool:
    """ "Cairo - Asharq Al-Awsat" and "Ankara / Anadolu", as Arabic and Turkish papers head their reports."""
    match = _PLACE_THEN.match(line)
    if not match or not is_place(match["place"]):
        return False
    what = match["what"].strip()
    named = agency_named(what) is not None and len(what.split()) <= 5
    initials = re.search(r"[|/•·]", line) is not None and re.fullmatch(r"[A-Z]{2,6}", what)  # "Kyiv • UNN"
    return is_agency(what) or named or bool(initials) or bool(_STAFF.match(what))


def is_signed(line: str) -> bool:
    """Whether a line anywhere says who wrote it and nothing else: "By Jane Doe", "BY OMAR UL HAQ"."""
    return len(line) <= 60 and bool(_SIGNED.match(line))


def is_full_name(line: str) -> bool:
    """Whether a line is a name of two or three words, as authors sign below their report."""
    words = line.split()
    named = bool(re.fullmatch(NAME, line)) and not line.endswith(".") and not line.isupper()
    return named and 2 <= len(words) <= 3 and not is_place(line)


def is_names_line(line: str) -> bool:
    """Full names and nothing else, joined by slashes, as agencies sign at the foot ("Ruaa Jazaeri / Hala Zain")."""
    return len(line) <= 90 and bool(_NAMES_BY_SLASH.match(line))


_INITIALS = re.compile(r"\W*(?:[A-Z][A-Z.]{0,5}(?:/[A-Z][A-Z.]{0,5}){1,3}|[a-z]{2,4}(?:/[a-z]{2,4}){1,3})\W*")


def is_initials(line: str) -> bool:
    """The initials of who wrote and edited, as agencies sign at the foot ("K.D./M.S.", "fd/mst/jr")."""
    return bool(_INITIALS.fullmatch(line))


# ---------------------------------------------------------------- who else worked on it

_WORK = (
    "reporting|writing|editing|translation|translated|compiled|edited|written|prepared|research|graphics?|production"
    "|produced|interview|reported"
)
_SIGN_OFF = re.compile(
    rf"^\W*(?:"
    rf"(?i:(?:additional\s+|further\s+|with\s+)?(?:{_WORK})(?:\s+and\s+(?:\w+\s+)?(?:{_WORK}))?\s+by\b\s*:?)\s*[{UPPER}].{{2,350}}"
    rf"|(?i:additional\s+(?:{_WORK})\s+from)\s+[{UPPER}].{{2,200}}"
    r"|(?i:with\s+(?:inputs?|agencies|agency\s+inputs?|files?\s+from|reporting\s+(?:by|from)|additional\s+\w+))\b.{0,120}"
    rf"|(?i:(?:web|copy|video|photo|news|desk|line)?\s*(?:editors?|reporters?|writers?|translators?|producers?))\s*:\s*[{UPPER}][^.!?]{{2,120}}"
    r"|.{3,240}\bcontributed\s+(?:reporting|to\s+(?:this|the)\s+(?:report|story|article))\b.{0,120}"
    r")\W*$",
    re.S,
)


def is_sign_off(line: str) -> bool:
    """A closing line that names who reported, wrote, edited or translated."""
    if len(line) > 420 or line.startswith(_QUOTES) or re.search(r"\b(?:told|said|says|saying)\b", line):
        return False
    return bool(_SIGN_OFF.match(line))
