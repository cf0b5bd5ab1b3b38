"""The titles, ranks and roles before a person's name, and the country that an office tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, sectors, titles
from dragoman.knowledge.sectors import ActorNoun
from dragoman.knowledge.titles import Gender
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.entities.portfolios import office_of_portfolio
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.actors.entities.words import DAYS
from dragoman.reading.actors.phrases import head_of
from dragoman.reading.parsed import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

AGENTIVE = re.compile(  # but a blacklist is nobody
    r"(?!(?:black|check|grey|hit|play|price|short|track|wait|watch|white|wish)list$)"
    r".{3,}(?:ist|[a-z]woman|[a-z]man|ocrat)$"
)
# sectors whose office holders are of the state or town that they hold office in
PUBLIC = frozenset(("GOV", "LEG", "MIL", "PTY", "OPP", "REB", "JUD", "COP", "SPY"))
_POSSESSIVE = ("'s", "’s", "'", "’")
_TITLE_DEPENDENCIES = frozenset("compound amod nmod poss appos conj npadvmod".split())
_LONGEST_TITLE = 14  # tokens
_LONGEST_OFFICE = 5  # tokens of an office with "of" in it
_DIRECTIONS = frozenset("north south east west northern southern eastern western central".split())


def title_before(doc: Doc, sentence: Sentence, span: EntitySpan, at: dict[int, EntitySpan]) -> Candidate | None:
    """The name with the titles, ranks and roles that stand before it."""
    left = _title_start(doc, sentence, span, at)
    words = [doc[i] for i in range(left, span.start)]
    if not [t for t in words if t.pos_ != "DET" and not t.is_punct]:
        return None
    gender: Gender | None = None
    noun: ActorNoun | None = None
    plain = [t.lower_ for t in words]
    for k, token in enumerate(words):
        gender = gender or titles.gender_of_honorific(token.text) or sectors.gender_of_noun(token.lower_)
        rank = titles.rank(token.text)
        found = sectors.actor_noun([*plain[:k], token.lemma_.lower()]) or sectors.actor_noun([*plain[:k], token.lower_])
        if found is None and rank is not None:
            found = sectors.actor_noun(rank.split())
        ranked = titles.is_military_rank(token.text) and found is not None and len(found.words) == 1
        if found is not None and found.kind == "person" and (noun is None or not ranked):
            noun = found  # of "army chief Gen." the office, but of "secretary general" both words
    former = any(titles.is_former(t.text) for t in words)
    if noun is None:
        agentive = [t.lower_ for t in words if t.pos_ in ("NOUN", "PROPN") and AGENTIVE.match(t.lower_)]
        if agentive:
            noun = ActorNoun((agentive[-1],), "person", ())
    belongs = _owner_of_title(doc, left, span, at) if noun is not None else None
    country = _one_country(doc, left, span.start)
    if country is None and noun is not None:
        behind = span.end + 2 if doc[span.end : span.end + 1].text == "of" else span.start
        state = at.get(span.end + 1) if behind > span.end else None
        country = countries.of_name(state.text(doc)) if state is not None else None
        country = country or country_of_region(doc, left, behind, at)
        if country is None and PUBLIC.intersection(noun.sectors):
            country = country_of_town(doc, left, behind, at)
    addressed = any(titles.is_honorific(t.text) or titles.rank(t.text) for t in words)
    if noun is None and gender is None and not former and not addressed and country is None:
        return None
    return Candidate(
        left, span.end, head_of(doc, span.start, span.end), "title", sentence, (span.start, span.end), "PER", noun,
        gender=gender, country=country, former=former, owner=belongs,
    )  # fmt: skip


def _owner_of_title(doc: Doc, left: int, span: EntitySpan, at: dict[int, EntitySpan]) -> int | None:
    """Whose office a title tells: "[Hamas] leader X", "[Haftar]'s defense minister X", "[its] finance minister X"."""
    for i in range(span.start - 1, left - 1, -1):
        entity = at.get(i)
        body = (
            entity is not None and entity.label == "ORG" and doc[entity.end].lower_ != "and"
        )  # "Trade and Oil Minister"
        if entity is not None and (body or (entity.label == "PER" and doc[entity.end].tag_ == "POS")):
            return head_of(doc, entity.start, entity.end)
        if doc[i].tag_ == "PRP$":
            return i
    return None


def _one_country(doc: Doc, start: int, end: int) -> str | None:
    found = {hit.alpha3: None for hit in countries.find_in(doc[start:end].text)}
    return next(iter(found)) if found else None


def country_of_region(doc: Doc, start: int, end: int, at: dict[int, EntitySpan]) -> str | None:
    """The country of a province or state named in an office: "the Texas governor", "Gov. Rick Perry of Texas"."""
    for i in range(start, min(end, len(doc))):
        span = at.get(i)
        if span is not None and span.label == "LOC" and span.start == i:
            places = gazetteer.places_named(span.text(doc))
            found = {p.country for p in places if p.kind in ("province", "region")}
            largest = max(places, key=lambda p: p.population, default=None)
            if largest is not None and largest.country not in found:
                continue  # Savannah is a town of Georgia before it is a region of Ghana
            # "the North" is a province of several states, and hardly ever meant as one
            if len(found) == 1 and span.text(doc).lower() not in _DIRECTIONS and (alpha3 := found.pop()) is not None:
                return alpha3
    return None


_LARGE = 100_000  # inhabitants of a town that is meant without a word on where it lies
_MANY_TIMES = 10  # as many as any namesake of another country has


def country_of_town(doc: Doc, start: int, end: int, at: dict[int, EntitySpan]) -> str | None:
    """The country of a large town named in an office, of whose name there is no other to speak of: "the mayor of
    Kharkiv", "Karachi police chief X"."""
    for i in range(start, min(end, len(doc))):
        span = at.get(i)
        if span is None or span.label != "LOC" or span.start != i:
            continue
        places = gazetteer.places_named(span.text(doc))
        largest = max(places, key=lambda p: p.population, default=None)
        if largest is not None and largest.population >= _LARGE:
            rivals = (p.population for p in places if p.country != largest.country)
            if all(_MANY_TIMES * population < largest.population for population in rivals):
                return largest.country
    return None


def _title_start(doc: Doc, sentence: Sentence, span: EntitySpan, at: dict[int, EntitySpan]) -> int:
    left = span.start
    office = office_of_portfolio(doc, left, sentence.tokens.start)
    left = left if office is None else office
    for size in range(_LONGEST_OFFICE, 2, -1):  # "an aide to Secretary of State X"
        if left - size >= sentence.tokens.start and _is_office(doc, left - size, left):
            left -= size
            break
    joined = False
    while left - 1 >= sentence.tokens.start and span.start - left < _LONGEST_TITLE:
        token = doc[left - 1]
        text = token.text
        entity = at.get(left - 1)
        if entity is not None and entity.label == "PER":
            # "Haftar's defense minister X" is told of the one whose minister he is, "Haftar X" is a name cut in two
            if left < span.start and doc[left].tag_ == "POS" and entity.start >= sentence.tokens.start:
                left = entity.start
            break
        if entity is not None and entity.label == "ORG" and left < span.start:
            left = max(entity.start, sentence.tokens.start)  # "Bank of England governor X"
            continue
        if token.tag_ == "PRP$" and left < span.start:
            return left - 1
        if text.lower() in DAYS or (text.isupper() and len(text) > 3 and entity is not None and entity.label == "LOC"):
            break
        titled = titles.is_honorific(text) or titles.rank(text) or titles.is_former(text) or titles.is_acting(text)
        capital = joined and entity is None and text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")
        if titled or capital:
            left -= 1
        elif token.pos_ in ("NOUN", "PROPN", "ADJ") and token.dep_ in _TITLE_DEPENDENCIES:
            if token.dep_ in ("appos", "conj") and sectors.exact_noun([token.lower_]) is None:
                break
            if token.dep_ == "conj" and token.head.i < left - 1 and token.tag_ in ("NNS", "NNPS"):
                break
            left -= 1
        elif (token.dep_ == "case" and left < span.start) or (text in ("-", "–") and not doc[left - 2].whitespace_):
            left -= 1  # "Syria's Foreign Minister X", "the then-president X"
        elif text.lower() == "and" and _joins_title(doc, left, span):
            joined = True
            left -= 1
        elif text.lower() == "of" and left < span.start and _is_office(doc, left - 2, left - 1):
            left -= 1
        elif token.pos_ == "DET" and token.lower_ in ("the", "a", "an") and left < span.start:
            return left - 1
        else:
            break
    while left < span.start and (doc[left].lower_ in ("and", "of", "-", *_POSSESSIVE) or doc[left].is_punct):
        left += 1
    return left


def _is_office(doc: Doc, start: int, end: int) -> bool:
    """Whether some words, written with a capital, are an office: "Secretary of State", the "Director" of "of Labor"."""
    noun = sectors.exact_noun([t.lower_ for t in doc[start:end]])
    return noun is not None and noun.kind == "person" and doc[start].text[:1].isupper()


def _joins_title(doc: Doc, left: int, span: EntitySpan) -> bool:
    """Whether "and" stands inside a title ("Foreign Relations and International Aid Minister X")."""
    if left < 2:
        return False
    before = doc[left - 2]
    office = any(
        noun is not None and noun.kind == "person"
        for noun in (sectors.exact_noun([doc[i].lower_]) for i in range(left, span.start))
    )
    return (
        office
        and before.text[:1].isupper()
        and before.ent_type_ not in ("PERSON", "GPE")
        and sectors.exact_noun([before.lower_]) is None
        and doc[left].text[:1].isupper()
        and sectors.exact_noun([doc[left].lower_]) is None
    )
