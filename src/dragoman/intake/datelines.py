"""The dateline at the head of a report: place, day and agency before the first words of the story.

"NAIROBI, Kenya (AP) —", "HAVANA, August 7 (Xinhua) --", "Damascus, SANA -", "(Reuters) -", "MOSCOW, March 1. /TASS/."
The prefix is taken apart piece by piece; one piece that is none of place, day and agency and there is no dateline, for
a lost subject of the first sentence is worse than a dateline that is read as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.intake.agencies import agency_named, is_agency, is_place
from dragoman.intake.dates import MONTH, day_in
from dragoman.knowledge import organisations

_LONGEST = 110
_END = re.compile(r"\s*(?:—|–|--+|―|−)\s*|\s*[-_]+\s+|\s+[-_]$|[-_]$|\s*:\s+|:$")
_GLUED = re.compile(
    r"(?<=[A-Za-z)\]])\s?[-–_](?=[A-ZÀ-ÖØ-Þ\"“])"
)  # "Idleb, SANA-Units of the army", where an agency is known
_AFTER_AGENCY = re.compile(
    r"[(\[](?P<agency>[^()\[\]]{2,40})[)\]]\s*(?:[-–—_:.]+\s*)?|/(?P<slash>[A-Z][\w-]{2,19})/\s*[.\-–—:]*\s*"
)
_DAY = re.compile(
    rf"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)?"
    rf"(?:{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s*{MONTH})(?:,?\s*\d{{4}})?$"
    r"|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^\d{4}(?:-\d\d-\d\d)?$",
    re.I,
)
_HIJRI = re.compile(
    r"^(?:[A-Z][\w'’-]+\s+){1,2}\d{1,2}$|^\d{1,2}\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?$|^1[34]\d\d\s?(?:H|AH)?$"
)
_CAPITALS = re.compile(
    r"^[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’`.\-]+(?:[ -](?:[A-ZÀ-ÖØ-Þ'’`.\-]+|de|da|do|di|du|of|el|al|es|la|le|i))*$"
)
_CAPITALISED = re.compile(
    r"^[A-ZÀ-ÖØ-Þ][\w'’`.\-]*(?:[ -](?:[A-ZÀ-ÖØ-Þ][\w'’`.\-]*|de|da|do|di|du|of|the|and|el|al|la|le)){0,4}$"
)
_ACRONYM = re.compile(r"^[A-Z]{3,6}$")
_PRESS = re.compile(
    r"(?:^|[ a-z])(?:[Ww]ire|[Nn]ews|[Pp]ress|[Mm]edia|Agency|Times|Post|Herald|Tribune|Gazette|Today|Radio|TV|"
    r"Television|Network|Monitor|Telegraph|Journal|Daily|Chronicle)$|^Radio "
)
_NOT_PLACES = frozenset(
    "update updated note editor exclusive watch breaking file opinion analysis photo photos video live "
    "correction alert "
    "editorial commentary explainer factbox timeline profile interview read more related caption image graphic urgent "
    "flash background summary highlights question answer reporter host president minister moderator speaker us usa uk "
    "un eu nato fact poll review column letter comment wrapup special report advisory brief briefs world news top q a "
    "warning disclaimer source sources copyright here what who why when where how list no yes pm am cnn bbc "
    "fox nbc cbs "
    "abc msnbc npr mr mrs ms dr gop".split()
)


@dataclass(frozen=True)
class Dateline:
    """The dateline ``text[:end]`` of a paragraph; ``text[body:]`` follows it. ``day`` is ISO, if there is a year."""

    end: int
    body: int
    place: str | None
    agency: str | None
    day: str | None
    month_day: str | None


def find_dateline(paragraph: str, *, strongly: bool = False) -> Dateline | None:
    """The dateline that ``paragraph`` begins with, or ``None``.

    ``strongly`` asks for capitals, an agency or a day: for paragraphs that are not the first of the story.
    """
    head = paragraph[:_LONGEST]
    for cut in _cuts(head):
        before_mark = cut.re is _END or cut.re is _GLUED
        found = _read(head[: cut.start()].strip() if before_mark else head[: cut.end()].strip(), strongly)
        if found is None:
            continue
        place, agency, words = found
        if cut.re is _GLUED and (place is None or agency is None):
            continue
        rest = paragraph[cut.end() :]
        if rest and not re.match(r"[\W_]{0,3}[A-ZÀ-ÖØ-Þ0-9]|[\"“'‘`«\[(]|[^\x00-\u024f]", rest):
            continue
        mark = cut.group().strip() if cut.re is _END else ""
        if mark == ":" and not (place and (agency or is_place(place.split(",")[0]))):
            continue
        if (
            cut.re is _END
            and mark in ("—", "–")
            and not cut.group().startswith(" ")
            and not re.split("[,(]", words)[0].isupper()
            and not agency
        ):
            continue
        end = len(paragraph[: cut.end()].rstrip())
        return Dateline(
            end=end,
            body=end + _gap(paragraph[end:]),
            place=place,
            agency=agency,
            day=day_in(words),
            month_day=_month_day(words),
        )
    return None


def _cuts(head: str) -> list[re.Match[str]]:
    """Where the dateline could end, the likeliest first: at a dash, else after an agency in brackets or slashes."""
    cuts = [m for m in _END.finditer(head) if m.start() > 0][:3]
    agencies = [
        m
        for m in _AFTER_AGENCY.finditer(head)
        if is_agency(m["agency"] or m["slash"]) or _photo_free(m["agency"]) or _is_house(m, head)
    ][:1]
    cuts += [m for m in _GLUED.finditer(head) if agency_named(head[: m.start()]) is not None][:1]
    return sorted([*cuts, *agencies], key=lambda m: (m.end(), m.start()), reverse=False) if cuts or agencies else []


def _is_house(match: re.Match[str], head: str) -> bool:
    """Whether slashes behind place and day hold the name of the house, known or not: "MINSK, May 3. /Belkray/."."""
    pieces = re.split(r"[,.]\s*", head[: match.start()].strip(" ."))
    return match["slash"] is not None and len(pieces) > 1 and bool(_DAY.match(pieces[-1]))


def _photo_free(text: str | None) -> bool:
    return bool(text) and agency_named(text or "") is not None and not re.search(r"photo|file|image", text or "", re.I)


def _read(prefix: str, strongly: bool) -> tuple[str | None, str | None, str] | None:
    """Place, agency and the words of a prefix all of whose pieces are understood."""
    agency: str | None = None
    house: str | None = None  # an agency that no table knows: no reason to take words for a dateline
    plain = prefix
    day = False
    for match in re.finditer(r"[(\[]([^()\[\]]*)[)\]]|/([A-Z][\w-]{2,19})/", prefix):
        inner = (match[1] or match[2] or "").strip()
        whole = _DAY.match(inner) or day_in(inner)
        for piece in [inner] if whole or agency_named(inner) else re.split(r"\s*[,/;]\s*", inner):
            if agency_named(piece):
                agency = agency or agency_named(piece)
            elif whole or _DAY.match(piece):
                day = True
            elif not re.fullmatch(r"[A-Z]{2,6}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}", piece):
                return None
            elif match[2] or _is_press(piece):
                house = house or piece
        plain = plain.replace(match.group(), ",")
    pieces = [
        p.strip(" .")
        for p in re.split(
            r"[,/;|]|(?<=[a-z0-9])(?<!St|Ft|Mt)(?<!Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?<!Sept)\.\s+(?=[A-Z\d])|\s[-–—]\s",
            plain,
        )
    ]
    pieces = [p for p in pieces if p]
    if not pieces:
        return (None, agency, prefix) if agency else None
    places: list[str] = []
    for i, piece in enumerate(pieces):
        if _DAY.match(piece) or (i and re.fullmatch(r"\d{4}", piece)):
            day = True
        elif is_agency(piece) and (i or len(pieces) > 1 or not strongly):
            agency = agency or agency_named(piece)
        elif i and _HIJRI.match(piece):
            continue
        elif m := re.match(rf"^(?P<p>[^\d]+?)\s+(?P<d>{MONTH}\s*\d{{1,2}}|\d{{1,2}}\s*{MONTH})$", piece, re.I):
            places.append(m["p"])
            day = True
        elif _CAPITALISED.match(piece) or _CAPITALS.match(piece):
            places.append(piece)
        else:
            return None
    if not places:
        return (None, agency, prefix) if agency and (day or (len(pieces) == 1 and is_agency(pieces[0]))) else None
    first = places[0]
    if (
        any(len(p.split()) > 4 and not is_place(p) for p in places)
        or len(places) > 3
        or len(prefix.split()) > 14
        or first.casefold().split()[0].strip(".") in _NOT_PLACES - {"us"}
    ):
        return None
    capitals = bool(_CAPITALS.match(first)) and len(first) > 2 and not re.search(r"['’]S\b", first)
    known = is_place(first)
    if agency or (day and (capitals or known)) or capitals or (known and not strongly):
        if strongly and capitals and not (agency or day or known or len(places) > 1):
            return None
        return (", ".join(places), agency or house, prefix)
    return None


def _is_press(name: str) -> bool:
    """Whether a name in a dateline's brackets that no table of agencies knows is one by its form: "Caribbean Wire"."""
    if organisations.of_name(name) is not None or is_place(name) or name.casefold() in _NOT_PLACES:
        return False
    return bool(_ACRONYM.match(name) or _PRESS.search(name))


def _month_day(words: str) -> str | None:
    match = re.search(rf"({MONTH}\s*\d{{1,2}}|\d{{1,2}}\s*{MONTH})(?!\d)", words, re.I)
    return match.group() if match else None


def _gap(text: str) -> int:
    return len(text) - len(text.lstrip())
