"""Words that models take for names and that name nobody: adjectives, things, days, marks at the edge of a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, organisations, sectors
from dragoman.reading.actors.entities.words import is_thing

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EDGES = frozenset(
    "the 's ’s ' ’ \" “ ” , . - – — ( ) s ‘ `` '' : / and of @ ; ! ? & a an at in by for near from to with * #".split()
)
_OPENING = frozenset("earlier later meanwhile yesterday today recently previously then also however".split())
_ZONES = frozenset("GMT UTC EDT EST CDT CST MDT MST PDT PST BST CET CEST EET EEST MSK IST JST AEST AEDT".split())
_FEASTS = frozenset("day eve week weekend".split())
_DATE = re.compile(r"\d{1,3}(?:-\d{1,3})+|(?:19|20)\d\d(?:-\d\d)?|\d\d-\d\d(?:-\d\d)?")
_NO_NAME = re.compile(r"(?i:pre|post|pro|anti|non)-[A-Z]\w+$")  # "post-Soviet"


def names_nobody(doc: Doc, start: int, end: int) -> bool:
    """Whether a lone word is an adjective ("Congressional"), a short form ("Calif.") or a thing ("COVID-19")."""
    text = doc[start:end].text
    if _is_occasion(doc, start, end):
        return True
    if is_thing(text) or "[" in text or "]" in text or _NO_NAME.match(text) or doc[start].lower_ == "ethnic":
        return True
    adjective = end - start == 1 and doc[start].tag_ == "JJ" and text.istitle() and doc[start].dep_ == "amod"
    return adjective or (text.endswith(".") and gazetteer.abbreviation(text) is not None)


def _is_occasion(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is only that of a day: "Valentine's Day", "New Year's Eve"."""
    behind = [t.lower_ for t in doc[end : end + 2]]
    owned = len(behind) == 2 and behind[0] in ("'s", "’s") and behind[1] in _FEASTS
    return owned or (doc[start].lower_ == "new" and doc[end - 1].lower_ == "year" and end - start == 2)


def is_mark(token: Token) -> bool:
    """Whether no name begins on a token: a mark, an article, a preposition, an adverb that opens a sentence."""
    opens = token.is_sent_start and token.lower_ in _OPENING
    return opens or token.lower_ in _EDGES or token.is_space


def is_edge(token: Token) -> bool:
    """Whether no name ends on a token: a mark, a zone of time, a date or a score in figures."""
    date = _DATE.fullmatch(token.text) is not None
    return is_mark(token) or token.text in _ZONES or date


def is_common_at_start(doc: Doc, start: int, end: int) -> bool:
    """Whether a lone word is a common noun with the capital of a sentence's beginning: "Junta", "Rebels"."""
    if end - start > 1 or not doc[start].is_sent_start or countries.of_metonym(doc[start].text) is not None:
        return False
    noun = sectors.exact_noun([doc[start].lemma_.lower()])
    common = noun is not None and noun.kind in ("government", "military", "armed-group")
    return common and organisations.of_name(doc[start].text) is None
