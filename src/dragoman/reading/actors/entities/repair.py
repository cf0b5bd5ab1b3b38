"""Names as the models found them, repaired: titles cut off, offices and common nouns dropped, cut names made whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, leaders, organisations, person_names, sectors, titles
from dragoman.reading.actors.entities.pairs import between_two_names, second_name
from dragoman.reading.actors.entities.portfolios import behind_portfolio, is_portfolio
from dragoman.reading.actors.entities.spans import EntitySpan, Label
from dragoman.reading.actors.entities.words import (
    DAYS,
    HYPHENS,
    SURNAMES_TOO,
    ends_office,
    has_body_noun,
    has_capital,
    is_known_person,
    is_office,
    is_thing,
    is_title_noun,
    names_office_before,
    names_site,
    noun_kind,
    past_particle,
    whole_body,
)
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_LABELS: dict[str, Label] = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_DOUBTFUL = frozenset(("WORK_OF_ART", "PRODUCT", "NORP", "EVENT", "LAW"))
_EDGES = frozenset(
    "the 's ’s ' ’ \" “ ” , . - – — ( ) s ‘ `` '' : / and of @ ; ! ? & a an at in by for near from to with * #".split()
)
_ZONES = frozenset("GMT UTC EDT EST CDT CST MDT MST PDT PST BST CET CEST EET EEST MSK IST JST AEST AEDT".split())
_LINKED = frozenset("led backed era style based appointed born aligned allied linked controlled owned run".split())
_FEASTS = frozenset("day eve week weekend".split())
_DATE = re.compile(r"\d{1,3}(?:-\d{1,3})+|(?:19|20)\d\d(?:-\d\d)?|\d\d-\d\d(?:-\d\d)?")
_NO_NAME = re.compile(r"(?i:pre|post|pro|anti|non)-[A-Z]\w+$")  # "post-Soviet"
_TOWN = 50_000  # inhabitants of a place that a word in capitals may name
SURE = 0.75  # score from which the token model is believed against the repaired stock model


def model_spans(parsed: ParsedReport) -> dict[int, list[EntitySpan]]:
    """The names that the token model found, by sentence."""
    if parsed.tags is None:
        return {}
    out: dict[int, list[EntitySpan]] = {}
    until = len(parsed.doc)  # where the body named next begins, which belongs to no name before it
    for span, label, score in sorted(parsed.tags.entity_spans(), key=lambda found: found[0], reverse=True):
        tokens = parsed.tokens_in(span)
        sentence = parsed.sentence_of(tokens[0]) if tokens and score >= SURE else None
        if sentence is None:
            continue
        start, end = tokens[0].i, tokens[-1].i + 1
        while end > start and parsed.doc[end - 1].text.islower():
            end -= 1  # "Assad regime", "Benina airports": the name is the part in capitals
        found = list(repaired(parsed.doc, start, end, label, min(until, sentence.tokens.end)))
        out[sentence.index] = [*found, *out.get(sentence.index, ())]
        if found and found[0].label == "ORG" and has_body_noun(parsed.doc, found[0].start, found[0].end):
            until = found[0].start
    return out


def stock_spans(doc: Doc, first: int, last: int) -> Iterator[EntitySpan]:
    until = first
    for ent in doc[first:last].ents:
        label = _LABELS.get(ent.label_)
        if label is None and ent.label_ not in _DOUBTFUL:
            continue
        for span in repaired(doc, max(ent.start, until), ent.end, label, last):
            until = span.end
            yield span


def repaired(doc: Doc, start: int, end: int, label: Label | None, last: int) -> Iterator[EntitySpan]:
    start, end = _trimmed(doc, start, end)
    if start >= end:
        return
    text = doc[start:end].text
    cut = next((i for i in range(start, end) if doc[i].text in ('"', "“", "”", "(", ")", "):")), None)
    if cut is not None and cut > start:
        yield from repaired(doc, start, cut, label, cut)
        return
    if countries.of_name(text) is not None and text[0].isupper():
        yield EntitySpan(start, end, "LOC")
        return
    other = second_name(doc, start, end) if label == "ORG" else None
    if other is not None:
        yield EntitySpan(start, other, "ORG")
        yield EntitySpan(other, end, "ORG")
        return
    hyphen = between_two_names(doc, start, end)
    if hyphen is not None:
        yield from repaired(doc, start, hyphen, label, hyphen)
        yield from repaired(doc, hyphen + 1, end, label, last)
        return
    if _continues_person(doc, start, end, label, last):
        yield from _person(doc, start, end + 1, last)
        return
    if _is_addressed(doc, start, end):
        yield from _person(doc, start, end, last)
        return
    if organisations.of_name(text) is not None and has_capital(doc, start, end) and not is_thing(text):
        yield EntitySpan(start, whole_body(doc, start, end, last)[1], "ORG")
        return
    if label is None:
        # a work or a people is no actor, but a company in quotation marks is tagged like one
        if has_body_noun(doc, start, end) and doc[end - 1].text[:1].isupper():
            yield EntitySpan(start, end, "ORG")
        return
    if not has_capital(doc, start, end) or text.casefold() in DAYS:
        return
    yield from _by_label(doc, start, end, label, last)


def _by_label(doc: Doc, start: int, end: int, label: Label, last: int) -> Iterator[EntitySpan]:
    text = doc[start:end].text
    mark = next((i for i in range(start, end) if doc[i].lower_ in ("'s", "’s")), None)
    if mark is not None and mark + 1 < end and (label != "ORG" or countries.of_name(doc[start:mark].text) is not None):
        # "Libya's Government of National Accord": the state is named beside the body, not in its name
        yield from repaired(doc, start, mark, "LOC" if label == "ORG" else label, last)
        yield from repaired(doc, mark + 1, end, label, last)
        return
    if countries.of_demonym(text) is not None or (label != "LOC" and _names_nobody(doc, start, end)):
        return
    town = _town_in_capitals(doc, start, end) if label != "LOC" else None
    if town is not None:
        # the town of a dateline, which the model takes for a part of the name before it: "Ana Ruiz DAR ES SALAAM"
        yield from repaired(doc, start, town, label, town)
        yield EntitySpan(town, end, "LOC")
        return
    if label == "PER" and doc[end : end + 1].text == "Minister" and is_portfolio(doc, start, end, end):
        return
    if label == "ORG":
        if _is_common_at_start(doc, start, end) or is_portfolio(doc, start, end, doc[start].sent.start):
            return
        start, end = _without_owner(doc, start, whole_body(doc, start, end, last)[1])
        if is_office(doc, start, end):
            return
        if names_office_before(doc, start, end, last) or ends_office(doc, start, end):
            return  # "Defense" of "Defense Minister", "State" of "Secretary of State"
    if (
        label == "PER"
        and countries.of_demonym(doc[start].text) is not None
        and not is_known_person(doc, start + 1, end)
    ):
        return  # "Syrian Shabiha": a people's group, no given name
    if label != "LOC" and _is_place_here(doc, start, end):
        yield EntitySpan(start, end, "LOC")
        return
    if label == "ORG" and doc[start].text == "Operation" and end - start > 1:
        return  # the name of a campaign, not of who fights it
    if label == "PER" and names_site(doc, start, end):
        yield EntitySpan(start, end, "LOC")
        return
    if label == "PER" and not has_body_noun(doc, start, end):
        yield from _person(doc, start, end, last)
        return
    if label == "PER":
        label = "ORG" if end - start > 1 else "PER"
    if label == "LOC":
        longer = end + 1
        if (
            end < last
            and doc[end].text[:1].isupper()
            and doc[end].pos_ == "PROPN"
            and has_body_noun(doc, start, longer)
        ):
            yield EntitySpan(start, longer, "ORG")
            return
        if end - start > 1 and has_body_noun(doc, start, end) and not gazetteer.places_named(doc[start:end].text):
            label = "ORG"  # but the West Bank is no bank
    yield EntitySpan(start, end, label)


def _town_in_capitals(doc: Doc, start: int, end: int) -> int | None:
    """Where a town all in capitals begins that ends a span of other words: "JERUSALEM" in a report in small letters."""
    first = end
    while first > start and doc[first - 1].is_upper and doc[first - 1].is_alpha:
        first -= 1
    name = doc[first:end].text
    if first == end or len(name) < 4 or organisations.of_name(name) is not None or doc[start].sent.text.isupper():
        return None
    if first == start and len(name) < 5:
        return None  # an acronym rather than a town
    found = gazetteer.places_named(name.title())
    known = countries.of_capital(name) is not None or any(place.population >= _TOWN for place in found)
    return first if known else None


def _without_owner(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A body's name without words that only describe whose it is: "Interior Ministry [of the Houthi government]"."""
    governs = end < len(doc) and doc[end].text.islower() and noun_kind(doc[end]) == "government"
    if doc[end - 1].text.islower() or governs:
        of = next((i for i in range(end - 2, start, -1) if doc[i].lower_ == "of"), None)
        if of is not None and has_body_noun(doc, start, of):
            return start, of
    return start, end


def _continues_person(doc: Doc, start: int, end: int, label: Label | None, last: int) -> bool:
    """Whether the word behind a span is the surname to a given name that the model cut off: "Marta" + "Ruiz"."""
    if end - start != 1 or end >= last or label is None or doc[end].pos_ != "PROPN" or doc[end].ent_type_:
        return False
    if doc[start].head.i != end or not doc[end].text[:1].isupper() or has_body_noun(doc, start, end + 1):
        return False
    if is_title_noun(doc[end].lower_) or titles.rank(doc[end].text) is not None:
        return False  # "Egyptian Minister", "Qeshm Gov."
    return label == "PER" or (is_known_person(doc, start, end + 1) and countries.of_word(doc[start].text) is None)


def _is_addressed(doc: Doc, start: int, end: int) -> bool:
    """Whether a form of address or a title makes a short name a person's, whatever body is called so: "Mr. Fox"."""
    if end - start == 1 and start and titles.is_honorific(doc[start - 1].text):
        return doc[start - 1].text[:1].isupper() and doc[start].text[:1].isupper()
    if end - start == 2 and doc[start].text[:1].isupper() and doc[start + 1].text[:1].isupper():
        office = is_title_noun(doc[start].lower_) and doc[start].lower_ not in SURNAMES_TOO
        named = not has_body_noun(doc, start, end) and not organisations.of_name(doc[start:end].text)
        return named and (office or titles.is_honorific(doc[start].text) or titles.rank(doc[start].text) is not None)
    return False


def _is_place_here(doc: Doc, start: int, end: int) -> bool:
    """Whether a name taken for a person or body is a place: known as one, and in a sentence that puts things there."""
    before = doc[start - 1] if start else None
    head = next((t for t in doc[start:end] if not start <= t.head.i < end), doc[end - 1])
    placed = before is not None and before.lower_ in ("in", "near", "at", "around", "outside", "inside", "toward")
    beside = head.dep_ == "conj" and head.head.ent_type_ == "GPE"
    named = end - start > 1 and person_names.gender_of_given(doc[start].text) is not None
    if not (placed or beside) or named or has_body_noun(doc, start, end):
        return False
    return any(place.kind not in ("sea", "river") for place in gazetteer.places_named(doc[start:end].text))


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].lower_ in _EDGES or doc[start].is_space):
        start += 1
    while end > start and _is_edge(doc[end - 1]):
        end -= 1
    return start, past_particle(doc, end) if end > start else end


def _names_nobody(doc: Doc, start: int, end: int) -> bool:
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


def _is_edge(token: Token) -> bool:
    """Whether no name ends on a token: a mark, a zone of time, a date or a score in figures."""
    date = _DATE.fullmatch(token.text) is not None
    return token.lower_ in _EDGES or token.text in _ZONES or token.is_space or date


def _person(doc: Doc, start: int, end: int, last: int) -> Iterator[EntitySpan]:
    """A person's bare name: titles before it cut off, suffixes kept."""
    start = behind_portfolio(doc, start, end)
    while start < end and _is_title_word(doc, start, end):
        start += 1
    if start >= end or _is_office_of_next(doc, start, end, last):
        return
    if end < last and _is_place_of_office(doc, start, end):
        yield EntitySpan(start, end, "LOC")
        return
    if doc[start].text.islower() and start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].text[:1].isupper():
        start -= 1  # "Beatriz" before "de Gumucio"
    if start > doc[start].sent.start and _is_given_name_before(doc, start, end):
        start -= 1
    end = _past_article(doc, end, last)
    while end + 1 < last and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        if doc[end + 1].lower_ in _LINKED:
            break
        end += 2  # "Moon Jae-in"
    if end < last and titles.is_suffix(doc[end].text) and doc[end].text[:1].isupper():
        end += 1
    elif end + 1 < last and doc[end].text == "," and doc[end + 1].lower_ in ("jr.", "jr", "sr."):
        end += 2
    titled = sectors.exact_noun([doc[start].lower_]) is not None or titles.rank(doc[start].text) is not None
    if end - start == 1 and titled and doc[start].lower_ not in SURNAMES_TOO:
        return
    if not doc[start].text[:1].isalpha():
        return
    yield EntitySpan(start, end, "PER")


def _is_given_name_before(doc: Doc, start: int, end: int) -> bool:
    """Whether the word before a lone surname is the given name that the token model left out: "Said" + "Jamal"."""
    before = doc[start - 1]
    given = before.text[:1].isupper() and before.ent_type_ == "PERSON" and before.head.i == end - 1
    return end - start == 1 and given and person_names.gender_of_given(before.text) is not None


def _past_article(doc: Doc, end: int, last: int) -> int:
    """Where a name ends that was cut before an Arabic article: "Sa'id" + "al-Jamal"."""
    while (
        end + 2 < last
        and doc[end].text in ("al", "el", "ul", "Al", "El")
        and doc[end + 1].text in HYPHENS
        and not (doc[end].whitespace_ or doc[end + 1].whitespace_)
        and doc[end + 2].text[:1].isupper()
    ):
        end += 3
    return end


def _is_common_at_start(doc: Doc, start: int, end: int) -> bool:
    """Whether a lone word is a common noun with the capital of a sentence's beginning: "Junta", "Rebels"."""
    if end - start > 1 or not doc[start].is_sent_start or countries.of_metonym(doc[start].text) is not None:
        return False
    noun = sectors.exact_noun([doc[start].lemma_.lower()])
    common = noun is not None and noun.kind in ("government", "military", "armed-group")
    return common and organisations.of_name(doc[start].text) is None


def _is_office_of_next(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether a span is an office before the name of who holds it: "Artsakh President" + "Samvel Shahramanyan"."""
    if end - start < 2 or end >= last or not doc[end].text[:1].isupper() or doc[end].pos_ != "PROPN":
        return False
    office = doc[end - 1].lower_
    return is_title_noun(office) and office not in SURNAMES_TOO


def _is_place_of_office(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is the place whose office is told behind it: "Qeshm" + "Gov." + "Heidar Alishvandi"."""
    if end + 1 >= len(doc) or not (doc[end].text[:1].isupper() and doc[end + 1].text[:1].isupper()):
        return False
    office = titles.rank(doc[end].text) is not None or is_title_noun(doc[end].lower_)
    name = doc[start:end].text
    known = person_names.bearers(doc[end - 1].text) or leaders.of_name(name) is not None
    return office and not known and bool(gazetteer.places_named(name))


def _is_title_word(doc: Doc, i: int, end: int) -> bool:
    text = doc[i].text
    if titles.is_honorific(text) or titles.is_former(text) or titles.is_acting(text) or doc[i].is_punct:
        return True
    if i + 1 >= end:
        return False
    if titles.rank(text) is not None:
        return not _is_given_name_behind_office(doc, i)
    if countries.of_demonym(text) is not None and end - i > 2:
        return True
    return is_title_noun(doc[i].lower_) and (doc[i].lower_ not in SURNAMES_TOO or end - i > 2)


def _is_given_name_behind_office(doc: Doc, i: int) -> bool:
    """Whether a word that is a title too is a given name here: "Foreign Minister" + "Amir" + "Khan Muttaqi"."""
    given = person_names.gender_of_given(doc[i].text) is not None
    before = doc[i - 1] if i > doc[i].sent.start else None
    return given and before is not None and before.text[:1].isupper() and is_title_noun(before.lower_)
