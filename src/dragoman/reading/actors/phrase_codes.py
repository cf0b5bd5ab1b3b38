"""Country and PLOVER sector of an actor from a phrase alone: "a former CIA official" is USA and ELI.

The words of the phrase decide first (its head noun, nationality, former or not), then what is known of names in it:
leaders with the years of their offices, bodies, countries and their capitals, places. See the PLOVER manual (2021-24),
section on actors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge import countries, gazetteer, leaders, organisations, sectors, titles
from dragoman.knowledge.sectors import ActorNoun
from dragoman.reading.actors.noun_sectors import noun_sectors

_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*\.?|&")
_TAIL = frozenset(
    "of in for to from at with by against on across near who that which whose and loyal close based".split()
)
_ARTICLES = frozenset("the a an this that these those his her their its our".split())
_PRONOUNS = frozenset("he she they it him her them who i we you someone somebody".split())
_GENERIC = frozenset(
    "official member spokesman spokeswoman spokesperson chief head director leader fighter gunman militant figure aide "
    "agent operative representative boss chairman chairwoman deputy secretary founder commander supporter minister "
    "president officer source staff force group movement organization organisation insurgent rebel soldier".split()
)
_LEADS = frozenset(
    "president chairman chairwoman chair head director chief leader founder spokesman spokeswoman".split()
)
_STATELESS = {"UNO": "UNO", "EUR": "EUR", "IGO": "IGO"}
_OFFICES = frozenset(("GOV", "LEG", "SPY", "MIL", "JUD", "COP"))
LONGEST = 8  # words of a known name


@dataclass(frozen=True)
class _Known:
    start: int
    end: int
    country: str | None
    sectors: tuple[str, ...]
    leader: bool = False


def code_phrase(text: str, *, country: str | None = None, year: int | None = None) -> tuple[str | None, str | None]:
    """The country and the main PLOVER sector of the actor that ``text`` names or describes.

    Args:
        text: the phrase, as a report words it.
        country: alpha-3 code of the country that the report is about, to choose between namesakes.
        year: when the report was written, for offices that end.

    Returns:
        An alpha-3 code (or ``UNO``, ``EUR``, ``IGO`` for bodies of several states) and a sector; either is ``None``
        when the phrase does not tell.
    """
    text = " ".join(text.replace("’", "'").split())
    words = [m.group() for m in _WORD.finditer(text)]
    low = [w.casefold().rstrip(".") if len(w) > 3 else w.casefold() for w in words]
    if not words:
        return None, None
    if len(words) == 1 and low[0] in _PRONOUNS:
        return None, "UNK"
    bare = re.sub(r"^(?:the|The|THE) ", "", text)
    part = countries.part_of(bare)
    if part is not None and part.partly_recognised and bare in (part.name, *part.names):
        return part.alpha3, "PRE"
    if countries.of_name(bare if not bare.isupper() or len(bare) < 5 else bare.title()) is not None:
        return countries.of_name(bare if not bare.isupper() or len(bare) < 5 else bare.title()), None
    found_country, how = _country_of(text)
    known = _known_name(words, tuple(c for c in (found_country, country) if c is not None), year)
    if known is not None and known.country is not None and how == "name" and known.country != found_country:
        known = known if known.start == 0 else None
    noun, modifiers, quantity = _head(low, words)
    former = any(titles.is_former(w) for w in low[: _tail_at(low)])
    code = _sector(noun, modifiers, quantity, known, former, words)
    place = found_country
    if known is not None and known.country is not None and (found_country is None or how != "name" or known.start == 0):
        place = found_country if found_country is not None and noun is not None and known.start > 0 else known.country
    if place is None and known is not None:
        place = next((_STATELESS[s] for s in known.sectors if s in _STATELESS), None)
    if code is None and known is None and noun is None:
        place, code = _bare_place(bare, place, how, code)
    if place is None and known is None:
        place = _place_inside(words)
    if place is None and country is not None and noun is not None and noun.sectors[:1] == ("GOV",):
        place = country
    if code is None and noun is None and known is None and found_country is not None and len(words) > 1:
        code = "UNK" if any(w.islower() and w not in _ARTICLES for w in words) else None
    return place, code


# ---------------------------------------------------------------- names


def _known_name(words: Sequence[str], about: tuple[str, ...], year: int | None) -> _Known | None:
    """The longest well-known name in the phrase, a leader before a body."""
    for n in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - n + 1):
            name = " ".join(words[start : start + n])
            if n == 1 and (name.islower() or not name[0].isupper()):
                continue
            leader = leaders.of_name(name) if n > 1 or len(name) > 3 else None
            if leader is not None:
                return _Known(start, start + n, leader.country, _leader_sectors(leader, year), leader=True)
            body = organisations.of_name(name, about) or (
                organisations.of_name(_possessive(name), about) if "'" in name else None
            )
            if body is not None and not (n == 1 and start == 0 and len(words) > 1 and name.casefold() in _ARTICLES):
                return _Known(start, start + n, body.country, body.sectors)
    return None


def _possessive(name: str) -> str:
    return re.sub(r"'s?$", "", name)


def _leader_sectors(leader: leaders.Leader, year: int | None) -> tuple[str, ...]:
    """The sector of the office held then; after the last office a leader is of the elite."""
    if year is not None:
        term = leader.term_in(year)
        if term is not None:
            return term.sectors
        last = leader.terms[-1]
        return ("ELI",) if last.until is not None and year > last.until else leader.terms[0].sectors
    last = leader.terms[-1]
    return last.sectors if last.until is None or "GOV" not in last.sectors else ("ELI",)


# ---------------------------------------------------------------- country


def _country_of(text: str) -> tuple[str | None, str | None]:
    """The country that the phrase names first, leaving out the host of an ambassador or the object of a preposition."""
    hits = countries.find_in(text)
    if not hits and text.isupper():
        hits = countries.find_in(text.title())
    for hit in hits:
        before = text[: hit.start].casefold()
        if re.search(r"\b(?:to|against|anti-|pro-)\s*(?:the )?$", before):
            continue
        if re.match(r"-(?:led|backed|aligned|allied|funded|linked|supported|sponsored)\b", text[hit.end :].casefold()):
            continue
        return hit.alpha3, hit.how
    return None, None


def _bare_place(text: str, place: str | None, how: str | None, code: str | None) -> tuple[str | None, str | None]:
    """A phrase that is a place and nothing else: a country has no sector, a capital stands for the government."""
    shown = text.title() if text.isupper() and len(text) > 4 else text
    if countries.of_name(shown) is not None:
        return countries.of_name(shown), None
    if countries.of_metonym(shown) is not None:
        return countries.of_metonym(shown), "GOV"
    if place is None:
        cities = [p for p in gazetteer.places_named(shown) if p.country]
        if cities:
            best = max(cities, key=lambda p: (p.kind in ("province", "region"), p.population))
            return best.country, "CVL" if best.kind == "city" else None
    return place, code


def _place_inside(words: Sequence[str]) -> str | None:
    """The country of a city or province named among other words: "Kano State government", "Shanghai police"."""
    for n in (3, 2, 1):
        for start in range(len(words) - n + 1):
            name = _possessive(" ".join(words[start : start + n]))
            if not name[:1].isupper() or (n == 1 and (len(name) < 5 or start + n == len(words) > 1)):
                continue
            if sectors.exact_noun([name.casefold()]) is not None or titles.is_honorific(name):
                continue
            places = [
                p for p in gazetteer.places_named(name) if p.country and (p.kind != "city" or p.population >= 50_000)
            ]
            if places and len(words) > n:
                return max(places, key=lambda p: p.population).country
    return None


# ---------------------------------------------------------------- head noun


def _singular(word: str) -> str:
    for end, new in (("men", "man"), ("ies", "y"), ("people", "people"), ("ses", "s"), ("ches", "ch"), ("s", "")):
        if word.endswith(end) and (len(word) > len(end) + 1 or word == "men") and not word.endswith(("ss", "us", "is")):
            return word[: -len(end)] + new
    return word


def _tail_at(low: Sequence[str]) -> int:
    """Where the head part of the phrase ends: before "of", "in", a relative clause."""
    for i, word in enumerate(low):
        if (
            i
            and word in _TAIL
            and not (word == "of" and sectors.exact_noun([*map(_singular, low[:i][-1:]), *low[i : i + 2]]))
        ):
            return i
    return len(low)


def _head(low: Sequence[str], words: Sequence[str]) -> tuple[ActorNoun | None, list[str], bool]:
    """The noun that the phrase turns on, the words before it, and whether it was reached through a word of quantity."""
    end = _tail_at(low)
    noun, before = _last_noun(low[:end])
    if end < len(low) and low[end] == "of":
        rest = list(low[end + 1 :])
        longer = sectors.exact_noun(
            [*map(_singular, low[max(0, end - 1) : end]), "of", *[w for w in rest if w not in _ARTICLES][:2]]
        )
        if longer is not None:
            return longer, list(low[: end - 1]), False
        if noun is None or noun.words[-1] in sectors.quantities() or noun.words[-1] in _LEADS:
            inner, words_before, _ = _head(rest, words)
            if inner is not None and not inner.sectors:
                inner = next(
                    (n for w in rest if (n := sectors.exact_noun([_singular(_possessive(w))])) and n.sectors), inner
                )
            body = (
                inner is not None and inner.kind not in ("person", "government", "state", "ministry") and inner.sectors
            )
            if inner is not None and (
                noun is None or body or (noun.words[-1] in sectors.quantities() and inner.sectors)
            ):
                return inner, words_before, True
    return noun, before, False


def _last_noun(words: Sequence[str]) -> tuple[ActorNoun | None, list[str]]:
    """The last actor noun among ``words``; what follows it can only be a name."""
    for end in range(len(words), 0, -1):
        part = list(words[:end])
        last = re.sub(r"'s?$", "", part[-1]) if end == len(words) else part[-1]
        noun = sectors.actor_noun([*part[:-1], _singular(last)]) or sectors.actor_noun([*part[:-1], last])
        if noun is None and titles.rank(last) is not None:
            noun = sectors.actor_noun((titles.rank(last) or "").split())
        if noun is not None:
            before = part[: end - len(noun.words)]
            if (
                noun.sectors[:1] == ("MIL",)
                and (office := _last_noun(before)[0]) is not None
                and "GOV" in office.sectors
            ):
                return office, before  # "Defense Minister General X"
            return noun, before
    return None, []


# ---------------------------------------------------------------- sector


def _sector(
    noun: ActorNoun | None,
    modifiers: Sequence[str],
    quantity: bool,
    known: _Known | None,
    former: bool,
    words: Sequence[str],
) -> str | None:
    own = noun_sectors(noun, modifiers) if noun is not None else ()
    main = own[0] if own else None
    if known is not None:
        main = main if known.leader and main is not None and main != "UNK" else _with_name(noun, main, known)
    if former and main in _OFFICES and (noun is None or noun.kind == "person"):
        return "ELI"
    return main


def _with_name(noun: ActorNoun | None, main: str | None, known: _Known) -> str | None:
    """The sector where a phrase has a noun and a well-known name: "a CIA official" is SPY, "EU legislators" LEG."""
    named = tuple(s for s in known.sectors if s not in _STATELESS)
    if noun is None or main is None:
        return named[0] if named else None
    if noun.words[-1] in _GENERIC or noun.kind != "person":
        return named[0] if named else (main if noun.kind == "person" else None)
    return main
