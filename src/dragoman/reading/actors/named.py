"""Names as candidates: a person with his title, a body with the outlet's words for it, a state that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, organisations, person_names, sectors, titles
from dragoman.knowledge.sectors import ActorNoun
from dragoman.knowledge.titles import Gender
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.entities.portfolios import office_of_portfolio
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.actors.entities.words import (
    BODY_KINDS,
    DAYS,
    HYPHENS,
    SPEECH,
    kind_by_foreign_word,
    names_document,
)
from dragoman.reading.actors.metonyms import acts
from dragoman.reading.actors.phrases import chunk_start, head_of, owner, phrase_end
from dragoman.reading.actors.seats_of_bodies import is_seat
from dragoman.reading.parsed import Sentence
from dragoman.records import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

AGENTIVE = re.compile(  # but a blacklist is nobody
    r"(?!(?:black|check|grey|hit|play|price|short|track|wait|watch|white|wish)list$)"
    r".{3,}(?:ist|[a-z]woman|[a-z]man|ocrat)$"
)
PUBLIC = frozenset(("GOV", "LEG", "MIL", "PTY", "OPP", "REB", "JUD", "COP", "SPY"))
_POSSESSIVE = ("'s", "’s", "'", "’")
_TITLE_DEPENDENCIES = frozenset("compound amod nmod poss appos conj npadvmod".split())
_LONGEST_TITLE = 14  # tokens
_LONGEST_OFFICE = 5  # tokens of an office with "of" in it
_DIRECTIONS = frozenset("north south east west northern southern eastern western central".split())


def named(doc: Doc, sentence: Sentence, span: EntitySpan, at: dict[int, EntitySpan]) -> Iterator[Candidate]:
    """The candidates that one name gives: itself, and itself with the words before it."""
    if span.label == "LOC":
        yield from _state(doc, sentence, span)
    elif span.label == "PER":
        yield from _person(doc, sentence, span, at)
    else:
        yield from _body(doc, sentence, span, at)


def _state(doc: Doc, sentence: Sentence, span: EntitySpan) -> Iterator[Candidate]:
    text = span.text(doc)
    named_state = countries.of_name(text)
    alpha3 = named_state or countries.of_metonym(text)
    seat = alpha3 is None and is_seat(text)
    dateline = named_state is None and len(text) > 4 and text.isupper() and not _is_capitals(sentence)
    if dateline or (alpha3 is None and not seat):
        return
    acting = acts(doc, span.start, span.end, town=seat)
    if acting or named_state is not None:
        kind: NameKind = "name" if named_state else "metonym"
        head = head_of(doc, span.start, span.end)
        core = (span.start, span.end)
        yield Candidate(*core, head, kind, sentence, core, "LOC", country=alpha3, silent=not acting)


def _is_capitals(sentence: Sentence) -> bool:
    """Whether a sentence, and not only the town of a dateline, is all in capitals."""
    return sum(token.is_alpha and token.is_upper for token in sentence.tokens) > 3


def _person(doc: Doc, sentence: Sentence, span: EntitySpan, at: dict[int, EntitySpan]) -> Iterator[Candidate]:
    if names_document(doc, span.start, span.end):
        return
    core, head = (span.start, span.end), head_of(doc, span.start, span.end)
    name = Candidate(span.start, span.end, head, "name", sentence, core, "PER")
    title = _title_before(doc, sentence, span, at)
    if title is not None:
        yield title
        name.gender, name.country, name.noun, name.former = title.gender, title.country, title.noun, title.former
    if name.gender is None and span.end - span.start > 1 and not titles.is_particle(doc[span.start].text):
        name.gender = person_names.gender_of_given(doc[span.start].text)
        if title is not None:
            title.gender = name.gender
    yield name


def _body(doc: Doc, sentence: Sentence, span: EntitySpan, at: dict[int, EntitySpan]) -> Iterator[Candidate]:
    text = span.text(doc)
    if names_document(doc, span.start, span.end) or _is_ground(doc, span):
        return
    core, head = (span.start, span.end), head_of(doc, span.start, span.end)
    kind: NameKind = "acronym" if organisations.is_acronym(text) else "name"
    words = tuple(t.lower_ for t in doc[span.start : span.end])
    noun = _noun_of_body(words)
    # of "Israel-Hamas war" each half is a side, and the one does not describe the other
    left = span.start if _is_second_half(doc, span.start) else chunk_start(doc, sentence, span.start, head)
    around = {i: entity for i, entity in at.items() if entity != span}
    before = doc[left : span.start]
    country = next((hit.alpha3 for hit in countries.find_in(before.text)), None) if left < span.start else None
    belongs = owner(doc, left, head, span.end, around)
    if belongs is not None and span.start <= belongs < span.end:
        belongs = None
    inner = _inner_body(doc, sentence, span) if "of" in words and organisations.of_name(text) is None else None
    if belongs is None:
        belongs = inner.head if inner is not None else _owner_behind(doc, sentence, span, noun, at)
    yield Candidate(
        span.start, span.end, head, kind, sentence, core, "ORG", noun, country=country, owner=belongs, words=words
    )  # fmt: skip
    if inner is not None:
        yield inner
    told = [t for t in before if t.pos_ not in ("DET", "PUNCT", "SPACE", "PRON") and t.dep_ != "case"]
    if told and len(before) <= 8 and not any(t.pos_ in ("VERB", "ADP") and t.dep_ != "amod" for t in before):
        # "the regime's news outlet SANA", "the Iran-backed Kataib Hezbollah": the outlet's own words for a body
        known = {
            t.i: n for t in told if (n := sectors.exact_noun([t.lemma_.lower()])) is not None and n.kind != "person"
        }
        if known or country is not None:
            # what it is, not whose: "the government's Interior Ministry", "the regime mouthpiece X"
            whose = {t.i for t in told if t.dep_ == "poss" or (t.dep_ == "compound" and t.head in told)}
            nouns = [n for i, n in known.items() if i not in whose]
            yield Candidate(
                left, span.end, head, "title", sentence, core, "ORG", nouns[-1] if nouns else noun, country=country,
                owner=belongs,
            )  # fmt: skip


def _is_ground(doc: Doc, span: EntitySpan) -> bool:
    """Whether a name is a stretch of ground or a work, and nobody speaks for it: "Queen Alia International Airport"."""
    last = doc[span.end - 1]
    speaks = last.dep_ == "nsubj" and last.head.lemma_ in SPEECH
    alone = span.end - span.start > 1 and all(t.lower_ != "of" for t in doc[span.start : span.end])
    return alone and titles.is_ground(last.text) and not speaks


def _is_second_half(doc: Doc, start: int) -> bool:
    """Whether a name stands behind a hyphen that ties it to the word before: the Hamas of "Israel-Hamas"."""
    return start > 1 and doc[start - 1].text in HYPHENS and not doc[start - 1].whitespace_


def _inner_body(doc: Doc, sentence: Sentence, span: EntitySpan) -> Candidate | None:
    """The body inside a name: the Supreme Council of State in "Security Committee of the Supreme Council of State"."""
    for i in range(span.start + 1, span.end - 2):
        if doc[i].lower_ != "of":
            continue
        start = i + 2 if doc[i + 1].lower_ == "the" else i + 1
        core = (start, span.end)
        words = tuple(t.lower_ for t in doc[start : span.end])
        # not "Defense of the Russian Federation" in a ministry's name
        noun = sectors.actor_noun(words[: words.index("of")] if "of" in words else words)
        state = countries.of_name(doc[start : span.end].text) is not None
        body = noun is not None and noun.kind != "person" and not state
        if body and len(words) > 1 and doc[start].text[:1].isupper():
            head = head_of(doc, start, span.end)
            return Candidate(start, span.end, head, "name", sentence, core, "ORG", noun, words=words)
    return None


_PARTS = frozenset(("ministry", "organisation", "military"))
_WITHIN = frozenset("of in at within under".split())


def _owner_behind(
    doc: Doc, sentence: Sentence, span: EntitySpan, noun: ActorNoun | None, at: dict[int, EntitySpan]
) -> int | None:
    """The government or body that a body's name is followed by: "the Ministry of Interior in the Government of X"."""
    last = sentence.tokens.end
    if noun is None or noun.kind not in _PARTS or span.end + 1 >= last or doc[span.end].lower_ not in _WITHIN:
        return None
    stop = phrase_end(doc, span.end, last, at)
    if stop is None:
        return None
    head = head_of(doc, at[stop - 1].start, stop) if stop - 1 in at else stop - 1
    whole = [t.lower_ for t in doc[at[stop - 1].start if stop - 1 in at else span.end + 1 : stop]]
    of = _noun_of_body(whole)
    named = stop - 1 in at and at[stop - 1].label == "ORG"
    return head if of is not None and (of.kind == "government" or (named and of.kind == "organisation")) else None


_BROADCASTS = frozenset("news tv television radio media broadcasting cable sports".split())


def _noun_of_body(words: Sequence[str]) -> ActorNoun | None:
    if words[-1] == "network" and not _BROADCASTS.intersection(words):
        return ActorNoun((words[-1],), "organisation", ())  # the Doctors Network
    for part in (words[: words.index("of")] if "of" in words[1:] else words, words):
        noun = sectors.actor_noun(list(part))
        if noun is not None:
            return noun
    many = sectors.actor_noun([*words[:-1], words[-1].removesuffix("s")])  # "Caspian Airlines"
    if many is not None and many.kind in BODY_KINDS:
        return many
    foreign = kind_by_foreign_word(words)
    return ActorNoun((words[-1],), foreign, ()) if foreign is not None else None


# ---------------------------------------------------------------- titles


def _title_before(doc: Doc, sentence: Sentence, span: EntitySpan, at: dict[int, EntitySpan]) -> Candidate | None:
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
        if found is not None and found.kind == "person" and (noun is None or not titles.is_military_rank(token.text)):
            noun = found  # of "army chief Gen." the office
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
