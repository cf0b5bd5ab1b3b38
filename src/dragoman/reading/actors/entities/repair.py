"""Names as the models found them, repaired: titles cut off, offices and common nouns dropped, cut names made whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, organisations, person_names, titles
from dragoman.reading.actors.entities.nobody import is_common_at_start, is_edge, is_mark, names_nobody
from dragoman.reading.actors.entities.outlets import outlet_end
from dragoman.reading.actors.entities.pairs import between_two_names, second_name
from dragoman.reading.actors.entities.persons import continues_person, is_addressed, person_span
from dragoman.reading.actors.entities.portfolios import is_portfolio
from dragoman.reading.actors.entities.spans import EntitySpan, Label
from dragoman.reading.actors.entities.words import (
    DAYS,
    HYPHENS,
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
    from spacy.tokens import Doc


_LABELS: dict[str, Label] = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_DOUBTFUL = frozenset(("WORK_OF_ART", "PRODUCT", "NORP", "EVENT", "LAW"))
_TOWN = 50_000  # inhabitants of a place that a word in capitals may name
SURE = 0.75  # score from which the token model is believed against the repaired stock model


def model_spans(parsed: ParsedReport) -> dict[int, list[EntitySpan]]:
    """The names that the token model found, by sentence."""
    if parsed.tags is None:
        return {}
    out: dict[int, list[EntitySpan]] = {}
    until = len(parsed.doc)  # where the body or person named next begins, which belongs to no name before it
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
        if found and _begins_apart(parsed.doc, found[0]):
            until = found[0].start
    return out


def _begins_apart(doc: Doc, name: EntitySpan) -> bool:
    """Whether no name before it may run on into it: a body, or a person behind no hyphen ("Ann Weber-Lang")."""
    if name.label == "PER":
        return name.start == 0 or doc[name.start - 1].text not in HYPHENS
    return name.label == "ORG" and has_body_noun(doc, name.start, name.end)


def stock_spans(parsed: ParsedReport, first: int, last: int) -> Iterator[EntitySpan]:
    doc, until = parsed.doc, first
    for ent in parsed.entities_in(first, last):
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
    if outlet := outlet_end(doc, start, end, last):
        yield EntitySpan(start, outlet, "ORG")
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
    if continues_person(doc, start, end, label, last):
        yield from person_span(doc, start, end + 1, last)
        return
    if is_addressed(doc, start, end):
        yield from person_span(doc, start, end, last)
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
    if countries.of_demonym(text) is not None or (label != "LOC" and names_nobody(doc, start, end)):
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
        if is_common_at_start(doc, start, end) or is_portfolio(doc, start, end, doc[start].sent.start):
            return
        start, end = _without_owner(doc, start, whole_body(doc, start, end, last)[1])
        while end - start > 1 and titles.is_acting(doc[end - 1].text) and end < last and is_title_noun(doc[end].lower_):
            end -= 1  # "UNP Acting" of "UNP Acting Chairman"
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
        yield from person_span(doc, start, end, last)
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
    while start < end and is_mark(doc[start]):
        start += 1
    while end > start and is_edge(doc[end - 1]):
        end -= 1
    return start, past_particle(doc, end) if end > start else end
