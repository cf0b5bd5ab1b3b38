"""Which names are bodies and which are persons, by the words beside them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, leaders, organisations, person_names, titles
from dragoman.reading.actors.entities.spans import EntitySpan, Label
from dragoman.reading.actors.entities.words import BODY_KINDS, has_body_noun, is_known_person, is_title_noun, noun_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc


_BANDS = frozenset("gang cartel militia rebels guerrillas insurgents clan".split())


def is_called_body(doc: Doc, span: EntitySpan) -> bool:
    """Whether a noun beside a name of no known place or person says that it is a body: "the newspaper Munhwa Ilbo", "a
    newspaper, X", "the Los Arenales gang"."""
    if span.label == "LOC":
        return _is_of_sort(doc, span) and not gazetteer.places_named(span.text(doc))
    if span.label != "PER":
        return False
    if _is_of_sort(doc, span) and not is_known_person(doc, span.start, span.end):
        return True
    i = span.start - 1
    while i >= 0 and doc[i].text in (",", '"', "“", "‘"):
        i -= 1
    if i < 0 or doc[i].pos_ not in ("NOUN", "PROPN") or is_known_person(doc, span.start, span.end):
        return False
    kind = noun_kind(doc[i]) if doc[i].text.islower() else None
    name = doc[span.end - 1]  # it may be apposed to the wider phrase: "the head of the newspaper, Ana Ruiz"
    apposed = doc[i + 1].text != "," or (name.dep_ == "appos" and name.head.i == i)
    return kind in BODY_KINDS and kind != "government" and apposed


def _is_of_sort(doc: Doc, span: EntitySpan) -> bool:
    """Whether a noun right behind a name says what sort of armed or criminal body it is."""
    behind = doc[span.end] if span.end < len(doc) else None
    lone = span.end - span.start == 1 and person_names.bearers(span.text(doc)) > 0
    return behind is not None and behind.lower_ in _BANDS and not lone


def is_person_here(doc: Doc, name: str, counted: Counter[Label], spans: list[EntitySpan]) -> bool:
    """Whether a name that the model took for a body or place is a person's, by what stands around it or its words."""
    if counted["PER"] > counted["ORG"] + counted["LOC"] or organisations.is_acronym(name):
        return False
    if any(has_body_noun(doc, span.start, span.end) for span in spans):
        return False
    if " " not in name and countries.of_word(name) is None:
        called = any(doc[max(0, span.start - 2) : span.start].text == "known as" for span in spans)
        if leaders.of_name(name) is not None or (called and not gazetteer.places_named(name)):
            return True
    if counted["LOC"] > counted["ORG"] + counted["PER"]:
        return False
    if (
        " " in name
        and not counted["LOC"]
        and len(name.split()) <= 4
        and is_known_person(doc, spans[0].start, spans[0].end)
    ):
        gender = person_names.gender_of_given(doc[spans[0].start].text)
        return gender is not None
    return any(is_titled(doc, span) or (" " not in name and _is_told_person(doc, span)) for span in spans)


def _is_told_person(doc: Doc, span: EntitySpan) -> bool:
    """Whether what stands in apposition to a name is one person: "Sa'id, a Houthi financier"."""
    if span.end + 1 >= len(doc) or doc[span.end].text != ",":
        return False
    for child in doc[span.end - 1].rights:
        if child.dep_ == "appos" and child.tag_ == "NN" and doc[span.end + 1].lower_ in ("a", "an"):
            return is_title_noun(child.lower_) and organisations.of_name(span.text(doc)) is None
    return False


def is_titled(doc: Doc, span: EntitySpan) -> bool:
    before = doc[span.start - 1] if span.start else None
    if before is None:
        return False
    if titles.is_honorific(before.text) or titles.rank(before.text) is not None:
        return before.text[:1].isupper()
    return False
