"""Names as candidates: a person with his title, a body with the outlet's words for it, a state that acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, organisations, person_names, sectors, titles
from dragoman.knowledge.sectors import ActorNoun
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.described import countries_before
from dragoman.reading.actors.entities.outlets import is_outlet
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.actors.entities.words import (
    BODY_KINDS,
    HYPHENS,
    SPEECH,
    kind_by_foreign_word,
    names_document,
)
from dragoman.reading.actors.metonyms import acts
from dragoman.reading.actors.phrases import chunk_start, head_of, owner, phrase_end
from dragoman.reading.actors.platforms import is_passed_over
from dragoman.reading.actors.seats_of_bodies import is_seat
from dragoman.reading.actors.titles_before import title_before
from dragoman.reading.parsed import Sentence
from dragoman.records import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
    title = title_before(doc, sentence, span, at)
    if title is not None:
        yield title
        name.gender, name.country, name.noun, name.former = title.gender, title.country, title.noun, title.former
    if name.country is None and title is None and span.start > 1 and doc[span.start - 1].tag_ == "POS":
        state = at.get(span.start - 2)  # "Ukraine's Oleh Hnatiuk"
        name.country = countries.of_name(state.text(doc)) if state is not None and state.label == "LOC" else None
    if name.gender is None and span.end - span.start > 1 and not titles.is_particle(doc[span.start].text):
        name.gender = person_names.gender_of_given(doc[span.start].text)
        if title is not None:
            title.gender = name.gender
    yield name


def _body(doc: Doc, sentence: Sentence, span: EntitySpan, at: dict[int, EntitySpan]) -> Iterator[Candidate]:
    text = span.text(doc)
    if names_document(doc, span.start, span.end) or _is_ground(doc, span) or is_passed_over(doc, span.start, span.end):
        return
    core, head = (span.start, span.end), head_of(doc, span.start, span.end)
    kind: NameKind = "acronym" if organisations.is_acronym(text) else "name"
    words = tuple(t.lower_ for t in doc[span.start : span.end])
    noun = _noun_of_body(words)
    # of "Israel-Hamas war" each half is a side, and the one does not describe the other
    left = span.start if _is_second_half(doc, span.start) else chunk_start(doc, sentence, span.start, head)
    around = {i: at[i] for i in range(left, span.end) if i in at and at[i] != span}
    before = doc[left : span.start]
    country = next(iter(countries_before(doc, left, span.start)), None)  # that it is of, and not who backs it
    belongs = owner(doc, left, head, span.end, around)
    if belongs is not None and span.start <= belongs < span.end:
        belongs = None
    inner = _inner_body(doc, sentence, span) if "of" in words and organisations.of_name(text) is None else None
    if inner is not None and inner.noun is not None and inner.noun.kind == "government":
        # the government is named beside its ministry, not in its name: "Ministry of Interior of the Government of X"
        end = next(i for i in range(inner.start - 1, span.start, -1) if doc[i].lower_ == "of")
        core, words = (span.start, end), words[: end - span.start]
    if belongs is None:
        belongs = inner.head if inner is not None else _owner_behind(doc, sentence, span, noun, at)
    yield Candidate(*core, head, kind, sentence, core, "ORG", noun, country=country, owner=belongs, words=words)
    if inner is not None:
        yield inner
    told = [t for t in before if t.pos_ not in ("DET", "PUNCT", "SPACE", "PRON") and t.dep_ != "case"]
    if told and len(before) <= 8 and not any(t.pos_ in ("VERB", "ADP") and t.dep_ != "amod" for t in before):
        # "the regime's news outlet SANA", "the Iran-backed Kataib Hezbollah": the outlet's own words for a body
        known = {
            t.i: n for t in told if (n := sectors.exact_noun([t.lemma_.lower()])) is not None and n.kind != "person"
        }
        if known or countries.find_in(before.text):
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
    if is_outlet(words):
        return ActorNoun((words[-1],), "media", ("JRN",))
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
