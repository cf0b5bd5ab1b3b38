"""Names that the models missed, by their words and marks: quoted, well known, in brackets, in runs of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, gazetteer, leaders, organisations, person_names, sectors, titles
from dragoman.knowledge.reporting import words_of
from dragoman.reading.actors.entities.pairs import between_two_names
from dragoman.reading.actors.entities.spans import EntitySpan, Label
from dragoman.reading.actors.entities.words import (
    BODY_KINDS,
    DAYS,
    SPEECH,
    has_body_noun,
    has_title_word,
    is_known_person,
    is_office,
    is_thing,
)
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_QUOTED_BODY = re.compile(r"[\"“]([A-Z][^\"“”\n]{2,60}?)[\"”]")


def quoted_bodies(parsed: ParsedReport) -> list[EntitySpan]:
    """Names in quotation marks beside a noun for a body: the "Wings of the Levant" company."""
    doc, out = parsed.doc, []
    for match in _QUOTED_BODY.finditer(parsed.text):
        tokens = list(doc.char_span(match.start(1), match.end(1), alignment_mode="contract") or ())
        while tokens and tokens[-1].is_punct:
            tokens.pop()
        if not tokens or parsed.sentence_of(tokens[0]) is None or sum(t.text[:1].islower() for t in tokens) > 2:
            continue
        behind = [t.lower_ for t in doc[tokens[-1].i + 2 : tokens[-1].i + 4]]
        ahead = [t.lower_ for t in doc[max(0, tokens[0].i - 3) : tokens[0].i - 1]]
        nouns = [sectors.actor_noun(behind[:n]) for n in (1, 2)] + [sectors.actor_noun(ahead) if ahead else None]
        if any(noun is not None and noun.kind in BODY_KINDS for noun in nouns):
            out.append(EntitySpan(tokens[0].i, tokens[-1].i + 1, "ORG"))
    return out


def known_bodies(doc: Doc, first: int, last: int, taken: list[EntitySpan]) -> Iterator[EntitySpan]:
    """Well-known names of several words, whatever the model made of them: "Islamic State of Iraq and the Levant"."""
    covered = {i for span in taken for i in range(span.start, span.end)}
    i = first
    while i < last:
        longest = None
        word = doc[i].text
        if word.lower() == "the":
            i += 1
            continue
        if word.islower() and word in words_of("agencies"):  # "told dpa"
            yield EntitySpan(i, i + 1, "ORG")
            i += 1
            continue
        if word[:1].isupper() and i not in covered and organisations.may_begin(word):
            for j in range(min(last, i + organisations.LONGEST_NAME), i + 1, -1):
                if doc[j - 1].text[:1].isupper() and organisations.of_name(doc[i:j].text) is not None:
                    longest = j
                    break
        if longest is not None and not _within_longer_name(doc, i, longest, first, last):
            yield EntitySpan(i, longest, "ORG")
        i = longest or i + 1


def hyphenated_places(doc: Doc, first: int, last: int) -> Iterator[EntitySpan]:
    """Places whose name is one word with hyphens, which models cut: "Port-au-Prince", "Aix-en-Provence"."""
    for i in range(first, last - 4):
        if not doc[i + 1].text == doc[i + 3].text == "-":
            continue
        piece = doc[i : i + 5]
        joined = not any(t.whitespace_ for t in piece[:4])
        if joined and piece[0].text[:1].isupper() and piece[2].text.islower() and gazetteer.places_named(piece.text):
            yield EntitySpan(i, i + 5, "LOC")


def _within_longer_name(doc: Doc, start: int, end: int, first: int, last: int) -> bool:
    """Whether a well-known name is a mere part of another: of the "Progressive Conservative Party"."""
    before = doc[start - 1] if start > first else None
    if before is not None and before.text[:1].isupper() and before.pos_ in ("PROPN", "ADJ") and before.head.i >= start:
        return countries.of_word(before.text) is None
    if end + 1 < last and doc[end].lower_ == "of" and doc[end + 1].text[:1].isupper():
        return True
    ent = doc[start].ent_iob_ != "O" and doc[start].ent_type_ == "ORG" and doc[start].ent_iob_ == "I"
    return bool(ent)


def missed(doc: Doc, first: int, last: int, taken: list[EntitySpan], headline: bool) -> list[EntitySpan]:
    covered = {i for span in taken for i in range(span.start, span.end)}
    out: list[EntitySpan] = []
    i = first
    while i < last:
        behind_quoted = i - 2 in covered and doc[i - 1].text in ('"', "”")
        if i in covered or not _may_name(doc[i]) or behind_quoted:
            i += 1
            continue
        j = i + 1
        while j < last and j not in covered:
            joins = doc[j].text in ("-", "of") and j + 1 < last and j + 1 not in covered and _may_name(doc[j + 1])
            if not (_may_name(doc[j]) or joins):
                break
            j += 1
        out += _in_run(doc, i, j, headline)
        i = j
    return out


def bracketed(doc: Doc, taken: list[EntitySpan]) -> Iterator[EntitySpan]:
    """Short forms in brackets behind a body's name: "the Democratic Party of the Left (PDS)"."""
    covered = {i for span in taken for i in range(span.start, span.end)}
    for span in taken:
        i = span.end + 1
        if span.label != "ORG" or i + 1 >= len(doc) or doc[i - 1].text != "(" or i in covered:
            continue
        if titles.rank(doc[i].text) is not None:
            continue
        if doc[i + 1].text in (")", ",", ";") and 2 <= len(doc[i]) <= 10 and sum(c.isupper() for c in doc[i].text) >= 2:
            yield EntitySpan(i, i + 1, "ORG")


def _may_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB") and token.text != "I"


def _in_run(doc: Doc, start: int, end: int, headline: bool) -> Iterator[EntitySpan]:
    """Names inside a run of capitalised words that carry no tag."""
    i = start
    while i < end:
        for j in range(end, i, -1):
            label = _label_of_run(doc, i, j, end, headline)
            if label is not None:
                yield EntitySpan(i, j, label)
                i = j
                break
        else:
            i += 1


def _label_of_run(doc: Doc, i: int, j: int, end: int, headline: bool) -> Label | None:
    text = doc[i:j].text
    if doc[i].text in ("of", "-") or doc[j - 1].text in ("of", "-"):
        return None
    if countries.of_name(text) is not None:
        return "LOC"
    if between_two_names(doc, i, j) is not None or countries.of_demonym(text) is not None or doc[i].lower_ in DAYS:
        return None
    plainly = doc[i].is_sent_start is True and doc[i].pos_ != "PROPN"
    body = organisations.of_name(text) if not is_thing(text) else None
    if body is not None and (j - i > 1 or organisations.is_acronym(text) or doc[i].pos_ == "PROPN") and not plainly:
        return "ORG"
    proper = all(t.pos_ == "PROPN" or t.text == "-" for t in doc[i:j])
    if i > 1 and j == end and doc[i - 2 : i].text == "known as" and not text.isupper():
        return "ORG" if has_body_noun(doc, i, j) else "PER"
    if i > 0 and doc[i].pos_ == "PROPN" and titles.is_honorific(doc[i - 1].text) and doc[i - 1].text[:1].isupper():
        return "PER"
    if j != end or headline:
        return None
    if j - i > 1 and has_body_noun(doc, i, j) and doc[j - 1].text[:1].isupper() and not plainly:
        return None if is_office(doc, i, j) else "ORG"
    if proper and 2 <= j - i <= 6 and is_known_person(doc, i, j) and not has_title_word(doc, i, j):
        return "PER"
    head = doc[j - 1]
    if proper and j - i == 1 and head.dep_ == "nsubj" and head.head.lemma_ in SPEECH and len(head) > 2:
        known = sectors.exact_noun([head.lower_]) or countries.of_word(head.text) or head.text.isupper()
        return None if known or head.is_stop else "PER"
    speaks = head.dep_ == "nsubj" and head.head.lemma_ in SPEECH
    if proper and 2 <= j - i <= 5 and (speaks or head.dep_ == "appos") and not has_title_word(doc, i, j):
        return "PER"
    return None


def coordinated(doc: Doc, taken: list[EntitySpan]) -> list[EntitySpan]:
    """One name whose adjectives are joined by "and": "the Social Democratic and Labour Party"."""
    out: list[EntitySpan] = []
    for span in taken:
        before = out[-1] if out else None
        if (
            before is not None
            and before.label == span.label == "ORG"
            and before.end + 1 == span.start
            and doc[before.end].lower_ == "and"
            and doc[before.end - 1].pos_ in ("ADJ", "PROPN")
            and not has_body_noun(doc, before.start, before.end)
            and doc[before.end - 1].tag_ not in ("NNPS", "NNS")
            and not organisations.of_name(before.text(doc))
            and span.end - span.start > 1
            and has_body_noun(doc, span.start, span.end)
            and not any(c.isupper() for c in doc[before.end - 1].text[1:])
            and doc[before.end - 1].text.endswith(("ic", "al", "ist", "an", "ive"))
        ):
            out[-1] = EntitySpan(before.start, span.end, "ORG")
        else:
            out.append(span)
    return out


_QUOTES = frozenset("\"“”'‘’«»")
_LONGEST_NICKNAME = 4  # tokens


def with_nicknames(doc: Doc, taken: list[EntitySpan]) -> list[EntitySpan]:
    """The names, those of persons with a nickname inside whole: 'Abdullah "Abu Nur" Hadi'."""
    out: list[EntitySpan] = []
    for span in taken:
        if out and span.start < out[-1].end:
            continue
        end = _end_behind_nickname(doc, span) if span.label == "PER" else None
        out.append(span if end is None else EntitySpan(span.start, end, "PER"))
    return out


def _end_behind_nickname(doc: Doc, span: EntitySpan) -> int | None:
    """Where a name ends that goes on with a nickname in quotation marks and a surname."""
    i = span.end
    if i + 2 >= len(doc) or doc[i].text not in _QUOTES or doc[i].whitespace_ or not doc[i - 1].whitespace_:
        return None
    close = next((k for k in range(i + 2, min(i + _LONGEST_NICKNAME + 2, len(doc))) if doc[k].text in _QUOTES), None)
    if close is None or not doc[i + 1].text[:1].isupper() or doc[close - 1].is_punct:
        return None
    end = close + 1
    while end < len(doc) and doc[end].pos_ in ("PROPN", "NOUN") and doc[end].text[:1].isupper():
        end += 1
    return end if end > close + 1 else None


def united(doc: Doc, taken: list[EntitySpan]) -> list[EntitySpan]:
    """Names cut in two made one: a leader and his seat ("the Trump White House"), a number and what it counts ("the
    Three Brotherhood Alliance")."""
    out: list[EntitySpan] = []
    for span in taken:
        seat = span.text(doc)
        seat_of_power = countries.of_metonym(seat) is not None and countries.of_capital(seat) is None
        before = out[-1] if out and out[-1].end == span.start else None
        seated = before is not None and seat_of_power and leaders.of_name(before.text(doc)) is not None
        counted = (
            before is not None and span.label == before.label == "ORG" and doc[before.start : before.end][0].like_num
        )
        if before is not None and span.label == before.label == "PER" and _is_cut_person(doc, before, span):
            out[-1] = EntitySpan(before.start, span.end, "PER")
            continue
        if seated or counted:
            out[-1] = EntitySpan(out[-1].start, span.end, "ORG")
        else:
            out.append(span)
    return [span for span in out if not all(t.like_num for t in doc[span.start : span.end])]


def _is_cut_person(doc: Doc, first: EntitySpan, second: EntitySpan) -> bool:
    """Whether a given name and the rest of a person's name stand apart: "Asif" + "Ali Zardari"."""
    lone = first.end - first.start == 1 and doc[first.start].text.isalpha() and second.end - second.start > 1
    return lone and person_names.gender_of_given(doc[first.start].text) is not None
