"""Where a report may name a place: stretches of words that bear a name of the gazetteer, or look like a site's name.

The words decide here, not the parse: names are matched in the text itself, the longest first, so that "al-Tanf base"
and "Deir ez-Zor" are found however a tokenizer cuts them. What a match stands for is judged in `place_signs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.knowledge import countries
from dragoman.knowledge.gazetteer import (
    LONGEST_NAME,
    GazetteerPlace,
    abbreviation,
    country_place,
    is_written_in_capitals,
    places_named,
)
from dragoman.reading.stretches import Stretches

_ATOM = re.compile(r"[^\W_]+(?:['’‘`ʼ](?!s\b)[^\W\d_]+)*")
_GAP = re.compile(r"(?:\.? |\.|[-–'’‘]|\. ?|['’] )?")
_ARTICLES = {"al", "el", "as", "ar", "at", "an", "az", "ad", "ash", "es", "ez", "the"}
_INNER = _ARTICLES | {
    "of", "de", "del", "la", "le", "and", "upon", "on", "in", "am", "sur", "do", "da", "dos", "das", "bin", "i", "e",
    "y", "les", "du", "ed", "os", "ul", "ol", "den", "der", "an", "aux", "under", "ban",
}  # fmt: skip
# What may end a name without a capital: "Damascus airport", "Al-Hol camp".
FEATURES = {
    "airport", "airports", "airbase", "base", "camp", "camps", "crossing", "port", "prison", "dam", "bridge",
    "field", "oilfield", "plant", "garrison", "airfield", "island", "islands", "valley", "desert", "peninsula",
    "corridor", "mountains", "river", "district", "province", "county", "region", "governorate", "state", "oblast",
    "naval", "air", "nuclear", "oil", "border", "refugee", "power", "international", "military", "complex",
    "countryside",
}  # fmt: skip
# Short names and words of everyday English that are also names of small places somewhere.
_NEVER = {
    "and", "are", "but", "can", "for", "has", "her", "him", "his", "its", "may", "men", "new", "not", "now", "off",
    "old", "our", "out", "say", "she", "the", "two", "was", "who", "why", "yes", "you", "all", "any", "bar", "bay",
    "day", "how", "one", "see", "six", "ten", "van", "war", "way", "here", "much", "most", "some", "same", "many",
    "more", "only", "when", "where", "well", "even", "just", "like", "over", "such", "than", "that", "them", "then",
    "this", "very", "what", "with", "both", "each", "early", "also", "were", "from", "according", "earlier",
    "however", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "june", "july", "august", "september", "october", "november", "december", "islam", "god",
    "president", "police", "army", "church", "university", "school", "union", "general", "republic", "central",
    "south", "north", "east", "west", "northern", "southern", "eastern", "western", "city", "town", "village",
    "state", "province", "district", "county", "airport", "base", "camp", "street", "road", "park", "center",
    "centre", "house", "home", "young", "nice job", "mr", "mrs", "ms", "dr", "st", "sr", "jr", "gen", "col", "maj",
    "capt", "lt", "sgt", "sheikh", "sultan", "imam", "ali", "mohamed", "muhammad", "mohammed", "ahmed", "ahmad",
    "omar", "hassan", "hussein", "mahmoud", "abdullah", "khalid", "khaled", "ibrahim", "yusuf", "maria", "carlos",
    "jose", "juan", "david", "john", "james", "michael", "george", "ben", "bin", "abu", "ibn", "de", "la", "le",
    "el", "al", "in", "on", "at", "of", "to", "as", "is", "it", "he", "we", "us", "me", "my", "so", "no", "or", "if",
    "an", "by", "be", "do", "go", "up", "am", "pm", "un", "eu", "tv", "pdf", "usa today", "facebook", "twitter",
    "christmas", "easter", "ramadan", "hall", "mass", "best", "price", "opera", "media", "press", "times", "post",
    "sun", "democrat", "republican", "liberal", "justice", "liberty", "independence", "defiance", "commerce",
    "progress", "enterprise", "federal", "security", "council", "prophet", "coalition", "opposition", "regime",
    "government",
}  # fmt: skip

# Peoples, faiths and bodies that a small town is called after: meant as a place only with a comma and a name behind.
_PEOPLES = frozenset(
    "Arab Arabs Balkan Baltic Berber Berbers Cherokee Navajo Roma Roman Romans Romani Saxon Kurd Kurdish Hamas Duma "
    "Gulf Apache Mohawk Seminole Choctaw Sunni Sunnis Shia Shiite Shiites Druze Alawite Alawites Yazidi Yazidis "
    "Christian Christians Muslim Muslims Jewish Catholic Hindu Buddhist Tuareg Fulani Hausa Hutu Tutsi Tamil Rohingya "
    "Uyghur Uighur Pashtun Baloch Hazara Chechen "
    "Islamist Islamists Jihadist Jihadists Maoist Maoists Marxist Marxists".split()
)

_WITH_ARTICLE = frozenset({"States"})  # "back in the States", but "the Alliance of Sahel States"


def is_people(words: str) -> bool:
    """Whether ``words`` name a people or body first, whatever town bears the name too: "Arab", "Cherokee"."""
    return words in _PEOPLES


def is_never_place(words: str) -> bool:
    """Whether ``words`` are everyday words whatever village bears them."""
    return words.lower() in _NEVER


@dataclass(frozen=True)
class Candidate:
    """A stretch of the text that may name a place. ``places`` is empty for a site that the gazetteer does not know;
    ``feature`` is the word beside it that says what it is ("county", "airport"), ``clipped`` marks "Ky.", ``called``
    that a common noun beside it calls it a place ("the town of")."""

    start: int
    end: int
    places: tuple[GazetteerPlace, ...]
    feature: str | None = None
    clipped: bool = False
    site: bool = False
    called: bool = False

    def text(self, text: str) -> str:
        return text[self.start : self.end]


def find_candidates(text: str) -> list[Candidate]:
    """Every stretch that may name a place, in order, none overlapping another."""
    atoms = [(m.start(), m.end()) for m in _ATOM.finditer(text)]
    found: list[Candidate] = []
    i = 0
    while i < len(atoms):
        candidate, step = _longest_at(text, atoms, i)
        if candidate is not None:
            found.append(candidate)
        i += max(step, 1)
    sites = [site for site in _sites(text) if not any(_same_words(site, other) for other in found)]
    chosen = _without_overlaps(found, sites)
    called = list(_called_places(text))
    spans = {(c.start, c.end) for c in called}
    chosen = [replace(c, called=(c.start, c.end) in spans) for c in chosen]
    new = [c for c in called if all(_is_within(o, c) for o in chosen if _overlap(o, c))]
    kept = [c for c in chosen if not any(_overlap(c, other) for other in new)]
    return sorted([*kept, *new], key=lambda c: c.start)


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


def _is_within(one: Candidate, other: Candidate) -> bool:
    """Whether ``one`` is a part of ``other`` and not all of it: "Adan" of "Adan Yabaal"."""
    return other.start <= one.start and one.end <= other.end and one.end - one.start < other.end - other.start


def _longest_at(text: str, atoms: list[tuple[int, int]], i: int) -> tuple[Candidate | None, int]:
    start = atoms[i][0]
    first = text[start : atoms[i][1]]
    article = first in ("al", "el") or (first in _ARTICLES and text[atoms[i][1] : atoms[i][1] + 1] in ("-", "–"))
    if not first[0].isupper() and not article:
        return None, 1
    ends: list[int] = []
    for n in range(min(LONGEST_NAME, len(atoms) - i)):
        begin, end = atoms[i + n]
        if n and not _GAP.fullmatch(text[atoms[i + n - 1][1] : begin]):
            break
        if n and not (text[begin].isupper() or text[begin].isdigit() or text[begin:end].lower() in _INNER | FEATURES):
            break
        ends.append(end)
    for n in range(len(ends), 0, -1):
        end = ends[n - 1]
        if n > 1 and text[atoms[i + n - 1][0] : end].lower() in _INNER:
            continue
        if n == 1 and not first[0].isupper():
            continue
        candidate = _named(text, start, end)
        if candidate is not None and first.lower() == "the" and not candidate.places[0].name.startswith("The "):
            return None, 1  # "the Bahamas": the article is no part of the name
        if candidate is not None:
            return candidate, n
    return None, 1


_country = lru_cache(maxsize=16_384)(countries.of_name)


@lru_cache(maxsize=16_384)
def _is_demonym(words: str) -> bool:
    return countries.of_demonym(words) is not None and _country(words) is None


def _named(text: str, start: int, end: int) -> Candidate | None:
    words = text[start:end]
    dotted = text[end : end + 1] == "."
    state = _clipped(text, start, end, dotted)
    if state is not None:
        return state
    capitals = words.isupper() and words != "IT"
    if not capitals and (words.lower() in _NEVER or len(words) < 3):
        return None
    if words in _WITH_ARTICLE and not text[:start].endswith("the "):
        return None
    if (_is_demonym(words) or is_people(words)) and not re.match(r", [A-Z]", text[end : end + 3]):
        return None  # "Canadian" is a town in Texas, and hardly ever meant
    code = _country(words) or (_country(words + ".") if dotted and "." in words else None)
    country = country_place(code) if code is not None else None
    # Capitals alone are a country's short form or nothing: "WHO" and "IT" are no villages.
    short = words.isupper() and len(words) <= 4 and "." not in words
    places = places_named(words)
    if short and not is_written_in_capitals(words):
        heads_line = re.search(r"(?:^|\n)\s*$", text[:start][-40:]) and _DATELINE_AFTER.match(text, end)
        places = tuple(p for p in places if p.extra or (p.population >= 100_000 and not p.alias)) if heads_line else ()
    places = _fit(text, words, places)
    parts = {"region", "province", "island", "quarter"}
    if country is not None and not any(p.extra and not p.alias and p.kind in parts for p in places):
        places = (country, *(p for p in places if p.kind != "country"))  # but Wales is Wales and not all of Britain
    if not places:
        return None
    if dotted and "." in words and re.search(r"\.[^\W\d_]$", words):
        end += 1  # the last stop of "U.S." belongs to the name
    feature = _feature(text, start, end)
    if feature in ("airport", "airports"):
        flights = tuple(p for p in places_named(f"{words} airport") if p.kind == "airport")
        places = (*flights, *places) if flights else places
    return Candidate(start, end, places, feature)


_DATELINE_AFTER = re.compile(r"(?:, [A-Z][\w ]{2,30})?(?: ?\(|,? ?[-–—]|, [A-Z][a-z]+\.? \d)")


def _clipped(text: str, start: int, end: int, dotted: bool) -> Candidate | None:
    """ "Lexington, Ky." and "Austin, TX": short forms of states count only after a name and a comma."""
    if not re.search(r"[^\W\d_][^\W_]*, ?$", text[max(0, start - 12) : start]):
        return None
    if dotted:
        place = abbreviation(text[start : end + 1])
        if place is not None:
            return Candidate(start, end + 1, (place,), clipped=True)
    words = text[start:end]
    if len(words) == 2 and words.isupper():
        place = abbreviation(words)
        if place is not None:
            return Candidate(start, end, (place,), clipped=True)
    return None


def _fit(text: str, words: str, places: tuple[GazetteerPlace, ...]) -> tuple[GazetteerPlace, ...]:
    """Alternate names must be more than a few letters; airports must be called so."""
    return tuple(p for p in places if not (p.alias and len(words) < 4 and not p.extra))


_FEATURE_AFTER = re.compile(
    r",? ?(?:(?:International|international|military|refugee|air|naval|oil) )?"
    r"(County|county|Parish|parish|Province|province|Governorate|governorate|State|state|District|district|Region|region|"
    r"Oblast|oblast|Republic|airports?|Airports?|air ?base|Air Base|base|camp|Camp|city|City|village|town|River|river|"
    r"Island|island|prefecture|Prefecture|Territory|countryside)\b"
)
_COUNTIES_AFTER = re.compile(
    r"(?:,? (?:and )?[A-Z][a-z]+(?: [A-Z][a-z]+)?){0,6} (counties|parishes|provinces|states|districts)\b"
)
_GOVERNED_AFTER = re.compile(r"(?:['’]s)? (?:Gov\.|[Gg]overnor\b|Lt\.|[Ss]ecretary of [Ss]tate)")
_GOVERNED_BEFORE = re.compile(r"\b[Gg]ov(?:ernor|\.) of (?:the )?$")
_STATE_OFFICE_AFTER = re.compile(
    r" (?:Attorney General|Legislature|legislature|lawmakers|Supreme Court|Highway Patrol|State Police|National Guard|"
    r"Sen\.|Senate|Republican|Democrat|Premier)"
)
_ONE = {"counties": "county", "parishes": "parish", "provinces": "province", "states": "state", "districts": "district"}
_FEATURE_BEFORE = re.compile(
    r"\b([Cc]ity|[Tt]own|[Vv]illage|[Pp]rovince|[Gg]overnorate|[Dd]istrict|[Ss]tate|[Rr]epublic|[Rr]egion|[Ii]sland|[Pp]ort|"
    r"[Cc]apital|[Ss]uburb|[Aa]irport|[Cc]amp|[Nn]eighbou?rhood|[Cc]ounty|[Pp]eninsula|[Cc]ountryside) of (?:the )?$"
)


def _feature(text: str, start: int, end: int) -> str | None:
    after = _FEATURE_AFTER.match(text, end)
    if after:
        return after[1].lower()
    several = _COUNTIES_AFTER.match(text, end)
    if several:
        return _ONE[several[1]]
    if _GOVERNED_AFTER.match(text, end) or _GOVERNED_BEFORE.search(text[max(0, start - 22) : start]):
        return "province"  # Georgia in America has a governor, Georgia in the Caucasus none
    if _STATE_OFFICE_AFTER.match(text, end):
        return "state"
    before = _FEATURE_BEFORE.search(text[max(0, start - 22) : start])
    return before[1].lower() if before else None


# ---------------------------------------------------------------- what no gazetteer holds

_SETTLED = (
    r"city|town|village|hamlet|suburb|neighbou?rhood|district|sub-?district|province|governorate|county|territory|"
    r"commune|municipality|locality|settlement|township|oblast|prefecture|raion"
)
_CALLED_WORD = r"[A-Z][\w-]*(?:['’](?!s\b)[\w-]+)*"
_CALLED = rf"(?:[AaEe][ln]-)?{_CALLED_WORD}(?: (?:de |del |da |el |al-)?{_CALLED_WORD}){{0,2}}"
_CALLED_BEFORE = re.compile(rf"\b(?:{_SETTLED}|countryside) of ({_CALLED})")
_CALLED_AFTER = re.compile(rf"(?<![\w-])({_CALLED}) (?:{_SETTLED}|area|refugee camp)\b(?! of\b)")


def _called_places(text: str) -> Iterator[Candidate]:
    """Names that a word beside them says are places: "the town of Adan Yabaal", "Lubero territory"."""
    end = 0
    matches = [m for pattern in (_CALLED_BEFORE, _CALLED_AFTER) for m in pattern.finditer(text)]
    for match in sorted(matches, key=lambda m: m.start(1)):
        words = match[1].split(" ")
        start = match.start(1)
        if words[0] in _COMMON_FIRST:
            start += len(words[0]) + 1
            words = words[1:]
        if start < end or not words or any(_is_no_name(word) for word in words):
            continue
        end = match.end(1)
        yield Candidate(start, end, (), site=True, called=True)


_JOINED = re.compile(r"-(?:speaking|held|backed|led|run|based|majority|dominated|controlled|occupied|ruled|built|era)$")


def _is_no_name(word: str) -> bool:
    if _JOINED.search(word):
        return True  # "a French-speaking town"
    ordinal = word in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
    return ordinal or is_never_place(word) or is_people(word) or _is_demonym(word) or (word.isupper() and len(word) < 5)


_SITE_WORDS = (
    r"Street|St\.|Road|Rd\.|Avenue|Ave\.|Boulevard|Blvd\.|Lane|Square|Plaza|Park|Bridge|Hospital|Airport|Stadium|Cathedral|Church|"
    r"Mosque|Synagogue|Temple|Museum|Hotel|Mall|Station|Prison|Jail|Palace|Tower|Towers|Beach|Lake|River|Creek|Bay|Valley|Mountain|"
    r"Mountains|Hills|Island|Islands|Forest|Desert|Canal|Dam|Harbor|Harbour|Port|Camp|Base|Barracks|County|Parish|Province|"
    r"District|Governorate|Highway|Arena|Cemetery|Monastery|Castle|Fort|Market|Checkpoint|Crossing|Township|Estate"
)
_NAME_WORD = r"(?:[A-Z][\w'’-]*[a-zé]|St\.|[A-Z]\.|[A-Z]{2,4})"
_SITE = re.compile(rf"(?<![\w-]){_NAME_WORD}(?: (?:{_NAME_WORD}|of|the|de|and)){{0,3}} (?:{_SITE_WORDS})(?!\w)")
_LAKE = re.compile(
    r"(?<![\w-])(?:Lake|Mount|Mt\.|Fort|Camp|Cape|Highway|Interstate|Route|Rue|Place|Jebel|Jabal|Wadi|Tel|Tell|Deir|Ain|"
    rf"Khirbet|Umm|Kafr|Beit)[ -](?:{_NAME_WORD}|\d+)(?: {_NAME_WORD})?(?!\w)"
)


def _sites(text: str) -> Iterator[Candidate]:
    for pattern in (_SITE, _LAKE):
        for match in pattern.finditer(text):
            words = match[0]
            start = match.start()
            # "The Royal Street" and "In Central Park" at the head of a sentence begin with a common word.
            first = words.split(" ")[0]
            if first in _COMMON_FIRST and len(words.split(" ")) > 2:
                start += len(first) + 1
            elif first in _COMMON_FIRST:
                continue
            yield Candidate(start, match.end(), places_named(text[start : match.end()]), site=True)


_COMMON_FIRST = {
    "The", "In", "At", "On", "A", "An", "From", "Near", "This", "That", "And", "But", "For", "To", "By", "Of", "Its",
    "His", "Her", "Their", "Our", "When", "After", "Before", "While", "Outside", "Inside",
}  # fmt: skip


def _same_words(site: Candidate, other: Candidate) -> bool:
    return other.start <= site.start and site.end <= other.end


def _without_overlaps(found: list[Candidate], sites: list[Candidate]) -> list[Candidate]:
    """A site's name keeps the names inside it from standing alone: "Birmingham Street" is no Birmingham."""
    chosen: list[Candidate] = []
    for site in sites:
        if all(site.end <= c.start or c.end <= site.start for c in chosen):
            chosen.append(site)
    taken = Stretches((site.start, site.end) for site in chosen)
    chosen += [candidate for candidate in found if not taken.touch(candidate.start, candidate.end)]
    return sorted(chosen, key=lambda c: c.start)
