"""What the report as a whole tells of its names: one spelling is one name with one label throughout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, leaders, organisations, person_names, sectors, titles
from dragoman.knowledge.files import load_yaml
from dragoman.reading.actors.entities.spans import EntitySpan, Label
from dragoman.reading.actors.entities.words import (
    BODY_KINDS,
    HYPHENS,
    SPEECH,
    has_body_noun,
    is_known_person,
    is_ship,
    is_storm_or_operation,
    is_thing,
    is_title_noun,
    names_document,
    noun_kind,
)
from dragoman.reading.actors.same_name import body_words, is_acronym_of, is_cut_of, is_generic, is_variant, plain
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    from spacy.tokens import Doc


_PLACING = frozenset("in at near around outside inside".split())
_MOTION = frozenset(
    "go travel fly arrive come return move drive march evacuate flee withdraw sail send retreat deploy speak".split()
)
_SETTLEMENTS = frozenset(
    "capital city town village region province district port suburb enclave stronghold valley peninsula resort".split()
)
_SETTLED = frozenset("village township upazila tehsil taluk".split())
_LARGE = 100_000  # inhabitants of a place that needs no word around it to be known


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


def without_common_words(parsed: ParsedReport, found: list[EntitySpan]) -> list[EntitySpan]:
    """Leave out lone words that only a sentence's beginning or a headline writes with a capital: "Climber dead after
    fall", "Rescue teams …", where the report has the word in small letters too, and "Kidnappers …" in any case."""
    doc = parsed.doc
    small = {t.text for sentence in parsed.sentences for t in sentence.tokens if t.text.islower()}
    firm: set[str] = set()  # words with a capital where nothing but a name has one
    for span in found:
        sentence = parsed.sentence_of(doc[span.start])
        opens = sentence is None or sentence.part == "title" or span.start == sentence.tokens.start
        if not opens or _titled(doc, span):
            firm.add(span.text(doc))
    return [
        span
        for span in found
        if (text := span.text(doc)) in firm
        or not text.isalpha()
        or (organisations.of_name(text) is not None and text.lower() not in small)  # Republicans
        or not (sectors.plural_of_people(text.lower()) or (span.label != "LOC" and text.lower() in small))
    ]


def restored(parsed: ParsedReport, found: list[EntitySpan]) -> list[EntitySpan]:
    """Surnames and acronyms that the report made known elsewhere, where a sentence left them untagged."""
    doc = parsed.doc
    known: dict[str, Label] = {}
    for span in found:
        text = span.text(doc)
        if span.label == "PER" and span.end - span.start > 1 and len(doc[span.end - 1].text) > 3:
            known.setdefault(doc[span.end - 1].text, "PER")
        elif span.label == "ORG" and (organisations.is_acronym(text) or " " not in text):
            known.setdefault(text, "ORG")
    known |= dict.fromkeys(_initials_of_bodies(parsed, found) - known.keys(), "ORG")
    covered = {i for span in found for i in range(span.start, span.end)}
    extra: list[EntitySpan] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.i in covered or token.text not in known or token.pos_ in ("PUNCT", "ADP", "DET", "AUX"):
                continue
            start = token.i
            if (
                start - 2 >= sentence.tokens.start
                and doc[start - 1].text == "-"
                and titles.is_particle(doc[start - 2].text)
            ):
                start -= 2
            extra.append(EntitySpan(start, token.i + 1, known[token.text]))
    return sorted([*found, *extra], key=lambda e: e.start)


def _initials_of_bodies(parsed: ParsedReport, found: list[EntitySpan]) -> set[str]:
    """Words in capitals that are the initials of a body that the report names: "the DA" of the Democratic Alliance."""
    doc = parsed.doc
    full = (s for s in found if s.label == "ORG" and s.end - s.start > 1)
    bodies = {s.text(doc) for s in full if not names_document(doc, s.start, s.end)}
    told = (s for s in parsed.sentences if s.part != "title" and not s.tokens.text.isupper())
    short = {t.text for s in told for t in s.tokens if 1 < len(t) < 7 and t.is_upper and t.is_alpha}
    return {word for word in short if any(is_acronym_of(word, name) for name in bodies)}


def agree(parsed: ParsedReport, found: list[EntitySpan]) -> list[EntitySpan]:
    """One label for one spelling, whatever the model said in each sentence."""
    doc = parsed.doc
    surnames = {doc[s.end - 1].text for s in found if s.label == "PER" and s.end - s.start > 1}
    found = _parted(doc, found)
    votes: dict[str, Counter[Label]] = {}
    spans: dict[str, list[EntitySpan]] = {}
    for span in found:
        bare = _bare(doc, span)
        votes.setdefault(bare, Counter())[span.label] += 1
        spans.setdefault(bare, []).append(span)
    people = {name for name, counted in votes.items() if _is_person_here(doc, name, counted, spans[name])}
    bodies = {_bare(doc, span) for span in found if span.label == "PER" and _called_body(doc, span)} - surnames
    surnames |= {name.split()[-1] for name in people if " " in name}
    parts_of_bodies = {
        t.text for s in found if s.label == "ORG" and s.end - s.start > 1 for t in doc[s.start : s.end]
    }  # "Artsakh" beside "the Republic of Artsakh" is that body
    bodies_in_full = [body_words(s.text(doc)) for s in found if s.label == "ORG" and s.end - s.start > 1]
    out: list[EntitySpan] = []
    for span in found:
        text, bare = span.text(doc), _bare(doc, span)
        if countries.of_name(text) is None and (organisations.of_name(text) is None or bare in surnames):
            counted = votes[bare]
            one_word = " " not in bare and not organisations.is_acronym(bare)
            if bare in bodies:
                span = replace(span, label="ORG")
            elif one_word and bare not in surnames and _is_place_in_report(doc, bare, spans[bare], parts_of_bodies):
                span = replace(span, label="LOC")
            elif one_word and span.label == "PER" and bare not in surnames and _cuts_a_body(doc, span, bodies_in_full):
                span = replace(span, label="ORG")
            elif bare in people or (one_word and (bare in surnames or _is_respelled(bare, surnames))):
                span = replace(span, label="PER")
            elif len(counted) > 1:
                span = replace(span, label=max(sorted(counted), key=lambda x: (counted[x], x == "ORG")))
        out.append(span)
    return out


def _parted(doc: Doc, found: list[EntitySpan]) -> list[EntitySpan]:
    """Two surnames of the report written as one are two persons: "the Keller-Ortiz meeting"."""
    plainly = (s for s in found if s.label == "PER" and s.end - s.start > 1 and doc[s.end - 2].text not in HYPHENS)
    surnames = {doc[span.end - 1].text for span in plainly}
    out: list[EntitySpan] = []
    for span in found:
        first, last = doc[span.start].text, doc[span.end - 1].text
        if span.end - span.start == 3 and doc[span.start + 1].text in HYPHENS and {first, last} <= surnames:
            out += [EntitySpan(span.start, span.start + 1, "PER"), EntitySpan(span.end - 1, span.end, "PER")]
        else:
            out.append(span)
    return out


def _cuts_a_body(doc: Doc, span: EntitySpan, bodies: Sequence[tuple[str, ...]]) -> bool:
    """Whether a lone word that the model took for a person is short for a body of the report, and known as nobody."""
    word = span.text(doc)
    if person_names.bearers(word) or leaders.of_name(word) is not None or _titled(doc, span):
        return False
    return any(is_cut_of(body_words(word), full) and not is_generic(full[-1]) for full in bodies)


def _is_place_in_report(doc: Doc, name: str, spans: Sequence[EntitySpan], parts_of_bodies: Collection[str]) -> bool:
    """Whether a lone name that the model took for a person or body is the place of that name.

    It is when the gazetteer has it, nothing in the report makes it a person's, and it is a capital or large, or stands
    once where places stand; twice where people are called so too, or a body of the report bears it in its name.
    """
    found = gazetteer.places_named(name)
    capital = countries.of_capital(name) is not None
    called_so = person_names.gender_of_given(name) is not None if capital else person_names.bearers(name) > 0
    if not found or leaders.of_name(name) is not None:
        return False
    if not capital and countries.of_metonym(name) is not None:
        return False  # a seat of power
    if any(_titled(doc, span) or (not capital and _speaks(doc, span)) for span in spans):
        return False
    if called_so or name in parts_of_bodies:
        return sum(_stands_as_place(doc, span) for span in spans) > 1
    one_country = len({place.country for place in found}) == 1
    large = one_country and any(place.population >= _LARGE or place.extra for place in found)
    return capital or large or any(_stands_as_place(doc, span) for span in spans)


def _speaks(doc: Doc, span: EntitySpan) -> bool:
    head = doc[span.end - 1]
    return head.dep_ == "nsubj" and head.head.lemma_ in SPEECH


def _stands_as_place(doc: Doc, span: EntitySpan) -> bool:
    """Whether a name stands in, at or near, is gone to or come from, or is said to be a town or region."""
    head = next((t for t in doc[span.start : span.end] if not span.start <= t.head.i < span.end), doc[span.end - 1])
    if span.end < len(doc) and doc[span.end].tag_ == "POS":
        return False
    if head.dep_ == "pobj":
        where, over = head.head.lower_, head.head.head
        if where in _PLACING:
            return True
        if where in ("to", "from", "into", "toward", "towards"):
            return over.lemma_ in _MOTION
        return where == "of" and over.lemma_.lower() in _SETTLEMENTS
    if span.end < len(doc) and doc[span.end].lower_ in _SETTLED:
        return True
    if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_ in _visits():
        return True
    near = doc[span.end + 1 : span.end + 4] if span.end < len(doc) and doc[span.end].text == "," else ()
    return any(token.lemma_.lower() in _SETTLEMENTS for token in near)


@cache
def _visits() -> frozenset[str]:
    return frozenset(load_yaml("metonyms.yaml")["visits"].split())


def _is_respelled(name: str, surnames: set[str]) -> bool:
    """Whether a name is another spelling of a surname of the report: "Bakoush" beside "Bakush"."""
    word = plain(name)
    return len(word) > 4 and any(is_variant(word, plain(other)) for other in sorted(surnames) if len(other) > 4)


def _called_body(doc: Doc, span: EntitySpan) -> bool:
    """Whether a noun right before a name says that it is a body: "the newspaper Munhwa Ilbo", "a newspaper, X"."""
    i = span.start - 1
    while i >= 0 and doc[i].text in (",", '"', "“", "‘"):
        i -= 1
    if i < 0 or doc[i].pos_ not in ("NOUN", "PROPN") or is_known_person(doc, span.start, span.end):
        return False
    kind = noun_kind(doc[i]) if doc[i].text.islower() else None
    name = doc[span.end - 1]  # it may be apposed to the wider phrase: "the head of the newspaper, Ana Ruiz"
    apposed = doc[i + 1].text != "," or (name.dep_ == "appos" and name.head.i == i)
    return kind in BODY_KINDS and kind != "government" and apposed


def _bare(doc: Doc, span: EntitySpan) -> str:
    """The name without an Arabic article: "Al-Qadri" and "Qadri" are labelled alike."""
    text = span.text(doc)
    return re.sub(r"^(?:[Aa]l|[Ee]l)-(?=\w)", "", text)


def _is_person_here(doc: Doc, name: str, counted: Counter[Label], spans: list[EntitySpan]) -> bool:
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
    if " " in name and not counted["LOC"] and any(_holds_office(doc, span) for span in spans):
        return organisations.of_name(name) is None
    return any(_titled(doc, span) or (" " not in name and _is_told_person(doc, span)) for span in spans)


def _holds_office(doc: Doc, span: EntitySpan) -> bool:
    """Whether a name stands in apposition to one person's office: "the deputy head of the committee, Amer Fayez"."""
    name = doc[span.end - 1]
    office = name.head
    if name.dep_ != "appos" or office.tag_ != "NN" or not is_title_noun(office.lower_):
        return False
    return any(c.lower_ == "the" for c in office.lefts) and doc[span.start - 1].text == ","


def _is_told_person(doc: Doc, span: EntitySpan) -> bool:
    """Whether what stands in apposition to a name is one person: "Sa'id, a Houthi financier"."""
    if span.end + 1 >= len(doc) or doc[span.end].text != ",":
        return False
    for child in doc[span.end - 1].rights:
        if child.dep_ == "appos" and child.tag_ == "NN" and doc[span.end + 1].lower_ in ("a", "an"):
            return is_title_noun(child.lower_) and organisations.of_name(span.text(doc)) is None
    return False


def _titled(doc: Doc, span: EntitySpan) -> bool:
    before = doc[span.start - 1] if span.start else None
    if before is None:
        return False
    if titles.is_honorific(before.text) or titles.rank(before.text) is not None:
        return before.text[:1].isupper()
    return False
