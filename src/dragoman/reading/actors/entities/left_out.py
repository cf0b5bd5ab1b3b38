"""What is written like a name and names nobody: explained abbreviations, ships and storms, common words in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import gazetteer, leaders, organisations, sectors
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.actors.entities.told import is_titled
from dragoman.reading.actors.entities.words import is_ship, is_storm_or_operation, is_thing, names_document
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PEOPLES = frozenset("ethnic tribe tribes tribal tribesmen clan clans community communities minority herders".split())


def without_abbreviations(doc: Doc, found: list[EntitySpan]) -> list[EntitySpan]:
    """Leave out abbreviations that the report explains by a thing: "memorandum of understanding (MoU)"."""
    things: set[str] = set()
    for span in found:
        if span.start > 1 and span.end < len(doc) and doc[span.start - 1].text == "(" and doc[span.end].text == ")":
            before = doc[span.start - 2]
            names = any(e.end == span.start - 1 and not names_document(doc, e.start, e.end) for e in found)
            short = sum(c.isupper() for c in span.text(doc)) > 1
            document = any(e.end == span.start - 1 for e in found) and not names
            if short and document:
                things.add(span.text(doc))
            if short and not names and before.text.islower() and sectors.exact_noun([before.lemma_.lower()]) is None:
                things.add(span.text(doc))
    return [span for span in found if span.text(doc) not in things]


def without_things(doc: Doc, found: list[EntitySpan]) -> list[EntitySpan]:
    """Leave out ships, storms and campaigns that are called like persons, also where the report goes on with the name
    alone."""
    things = {i for i, span in enumerate(found) if _is_called_thing(doc, span)}
    names = {doc[found[i].end - 1].text for i in things}
    return [
        span
        for i, span in enumerate(found)
        if i not in things and not (span.end - span.start == 1 and span.label == "PER" and span.text(doc) in names)
    ]


def _is_called_thing(doc: Doc, span: EntitySpan) -> bool:
    if span.label == "LOC" or (
        span.label == "ORG" and span.end - span.start > 1 and organisations.of_name(span.text(doc))
    ):
        return False
    ship = span.label == "PER" and is_ship(doc, span.start, span.end)
    return ship or is_thing(span.text(doc)) or is_storm_or_operation(doc, span.start, span.end)


def without_peoples(doc: Doc, found: list[EntitySpan]) -> list[EntitySpan]:
    """Leave out peoples and clans, who as a whole do nothing: "the Nuer ethnic group", "the Abgal clan"."""
    surnames = {doc[s.end - 1].text for s in found if s.label == "PER" and s.end - s.start > 1}
    peoples = {span.text(doc) for span in found if span.end - span.start == 1 and _is_of_people(doc, span)} - surnames
    return [span for span in found if span.text(doc) not in peoples]


def _is_of_people(doc: Doc, span: EntitySpan) -> bool:
    text = span.text(doc)
    if organisations.of_name(text) or leaders.of_name(text) or (span.label == "LOC" and gazetteer.places_named(text)):
        return False
    before, behind = (doc[i].text if 0 <= i < len(doc) else "" for i in (span.start - 1, span.end))
    return before == "ethnic" or behind in _PEOPLES


def without_common_words(parsed: ParsedReport, found: list[EntitySpan]) -> list[EntitySpan]:
    """Leave out lone words that only a sentence's beginning or a headline writes with a capital: "Climber dead after
    fall", "Rescue teams …", where the report has the word in small letters too, and "Kidnappers …" in any case."""
    doc = parsed.doc
    small = {t.text for sentence in parsed.sentences for t in sentence.tokens if t.text.islower()}
    firm: set[str] = set()  # words with a capital where nothing but a name has one
    for span in found:
        sentence = parsed.sentence_of(doc[span.start])
        opens = sentence is None or sentence.part == "title" or span.start == sentence.tokens.start
        if not opens or is_titled(doc, span):
            firm.add(span.text(doc))
    return [
        span
        for span in found
        if (text := span.text(doc)) in firm
        or not text.isalpha()
        or (organisations.of_name(text) is not None and text.lower() not in small)  # Republicans
        or not (sectors.plural_of_people(text.lower()) or (span.label != "LOC" and text.lower() in small))
    ]
