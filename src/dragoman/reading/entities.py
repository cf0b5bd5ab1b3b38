"""Where the names of a report are: spans of persons, bodies and places.

The spans come from the encoder's tags when the report has them, otherwise from the stock model, repaired: titles are cut
off names, offices and common nouns dropped, well-known names and names that the report itself makes clear restored, and
one spelling keeps one label through the report. Which *kind* of actor a name is, is decided later, once for each chain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from dragoman.knowledge import countries, organisations, sectors, titles
from dragoman.knowledge.files import load_yaml
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Label = Literal["PER", "ORG", "LOC"]

_LABELS: dict[str, Label] = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_DOUBTFUL = {"WORK_OF_ART", "PRODUCT", "NORP", "EVENT", "LAW"}  # kept only where a name inside speaks for itself
_EDGE = {
    "the",
    "'s",
    "’s",
    "'",
    "’",
    '"',
    "“",
    "”",
    ",",
    ".",
    "-",
    "–",
    "—",
    "(",
    ")",
    "s",
    "‘",
    "``",
    "''",
    ":",
    "/",
    "and",
    "of",
    "@",
}
_NAME_POS = {"PROPN", "NOUN", "ADJ", "X"}
_BODY_KINDS = {
    "ministry",
    "party",
    "armed-group",
    "military",
    "company",
    "igo",
    "ngo",
    "media",
    "organisation",
    "government",
}
_MONTHS = set(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True)
class EntitySpan:
    """A name: the tokens ``start`` to ``end`` (excluded) of the parsed document."""

    start: int
    end: int
    label: Label

    def text(self, doc: Doc) -> str:
        return str(doc[self.start : self.end].text)


def entity_spans(parsed: ParsedReport) -> list[EntitySpan]:
    """The names in the story sentences of a report, in order, without overlaps."""
    doc = parsed.doc
    found: list[EntitySpan] = []
    for sentence in parsed.sentences:
        first, last = sentence.tokens.start, sentence.tokens.end
        taken = sorted(_stock(doc, first, last), key=lambda e: e.start)
        taken += _missed(doc, first, last, taken)
        found += sorted(taken, key=lambda e: e.start)
    return _agree(doc, _restore(parsed, found))


# ---------------------------------------------------------------- what the stock model found, repaired


def _stock(doc: Doc, first: int, last: int) -> Iterator[EntitySpan]:
    until = first
    for ent in doc[first:last].ents:
        label = _LABELS.get(ent.label_)
        if label is None and ent.label_ not in _DOUBTFUL:
            continue
        for span in _repaired(doc, max(ent.start, until), ent.end, label, last):
            until = span.end
            yield span


def _repaired(doc: Doc, start: int, end: int, label: Label | None, last: int) -> Iterator[EntitySpan]:
    while start < end and (doc[start].lower_ in _EDGE or doc[start].is_space):
        start += 1
    while (
        end > start and (doc[end - 1].lower_ in _EDGE or doc[end - 1].is_space) and not _is_abbreviation(doc[end - 1])
    ):
        end -= 1
    if start >= end:
        return
    text = doc[start:end].text
    body = organisations.of_name(text)
    country = countries.of_name(text)
    if country is not None and text[0].isupper():
        yield EntitySpan(start, end, "LOC")
        return
    if body is not None and _has_capital(doc, start, end):
        yield EntitySpan(start, end, "ORG")
        return
    if label is None:
        # a work or a people is no actor, but a company in quotation marks is tagged like one
        noun = _body_noun(doc, start, end)
        if noun and doc[end - 1].text[:1].isupper():
            yield EntitySpan(start, end, "ORG")
        return
    if not _has_capital(doc, start, end):
        return
    possessive = next((i for i in range(start, end) if doc[i].lower_ in ("'s", "’s")), None)
    if possessive is not None and possessive + 1 < end and label != "ORG":
        yield from _repaired(doc, start, possessive, label, last)
        return
    if possessive is not None and countries.of_name(doc[start:possessive].text) is not None:
        # "Libya's Government of National Accord": the state is named beside the body, not in its name
        yield EntitySpan(start, possessive, "LOC")
        yield from _repaired(doc, possessive + 1, end, label, last)
        return
    if countries.of_demonym(text) is not None and end - start == 1:
        return
    if label == "PER" or (label == "ORG" and _is_office(doc, start, end)):
        yield from _person(doc, start, end, last)
        return
    if label == "ORG":
        start, end = _whole_body(doc, start, end, last)
    if label == "LOC" and _body_noun(doc, start, end) and end - start > 1:
        label = "ORG"
    if (
        label == "LOC"
        and end < last
        and end - start < 4
        and doc[end].pos_ == "PROPN"
        and _body_noun(doc, start, end + 1)
    ):
        noun = _body_noun(doc, start, end + 1)
        if noun and doc[end].text[:1].isupper():
            yield EntitySpan(start, end + 1, "ORG")
            return
    yield EntitySpan(start, end, label)


def _person(doc: Doc, start: int, end: int, last: int) -> Iterator[EntitySpan]:
    """A person's bare name: titles before it cut off, surname particles and suffixes kept."""
    while start < end and _is_title_word(doc, start, end):
        start += 1
    if start >= end:
        return
    while (
        end < last
        and doc[end].text[:1].isupper()
        and doc[end].pos_ == "PROPN"
        and doc[end].dep_ in ("compound", "flat")
        and doc[end - 1].head.i == doc[end].head.i
        and doc[end].head.i < end
    ):
        end += 1
    if end < last and titles.is_suffix(doc[end].text) and doc[end].text[:1].isupper():
        end += 1
    if sectors.exact_noun([doc[end - 1].lower_]) and end - start == 1:
        return
    if doc[start:end].text.casefold() in _MONTHS or not doc[start:end].text[:1].isalpha():
        return
    yield EntitySpan(start, end, "PER")


def _is_title_word(doc: Doc, i: int, end: int) -> bool:
    text = doc[i].text
    if titles.is_honorific(text) or titles.is_former(text) or titles.is_acting(text):
        return True
    if i + 1 < end and titles.rank(text) is not None:
        return True
    if text in ("-", "–") and i + 1 < end:
        return True
    if doc[i].is_punct:
        return True
    if countries.of_demonym(text) is not None and i + 1 < end and end - i > 2:
        return True
    noun = sectors.exact_noun([doc[i].lower_])
    return noun is not None and noun.kind == "person" and i + 1 < end and text.lower() not in _surname_like()


@lru_cache(maxsize=1)
def _surname_like() -> frozenset[str]:
    """Occupations that are common surnames: "Judge", "Bishop", "Cook" open a title only before two more words."""
    return frozenset(
        {
            "king",
            "prince",
            "bishop",
            "judge",
            "cook",
            "baker",
            "farmer",
            "fisher",
            "shepherd",
            "pope",
            "priest",
            "marshal",
            "major",
            "guy",
            "star",
            "justice",
        }
    )


def _is_office(doc: Doc, start: int, end: int) -> bool:
    """Whether a span tagged as a body is an office ("the Minister of Foreign Affairs") rather than a body."""
    words = [t.lower_ for t in doc[start:end]]
    head = words[: words.index("of")] if "of" in words else words
    noun = sectors.actor_noun(head) if head else None
    return noun is not None and noun.kind == "person"


def _body_noun(doc: Doc, start: int, end: int) -> bool:
    """Whether the words of a name say that it is a body: "… Company", "Ministry of …"."""
    words = [t.lower_ for t in doc[start:end]]
    for part in (words, words[: words.index("of")] if "of" in words[1:] else words):
        noun = sectors.actor_noun(part)
        if noun is not None and noun.kind in _BODY_KINDS:
            return True
    return words[-1] in _body_words()


@lru_cache(maxsize=1)
def _body_words() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["body_words"])


def _whole_body(doc: Doc, start: int, end: int, last: int) -> tuple[int, int]:
    """The span of a body's name with the capitalised words that belong to it on either side."""
    while (
        end < last
        and doc[end].text[:1].isupper()
        and doc[end].pos_ in ("PROPN", "NOUN")
        and doc[end - 1].head.i == doc[end].i
    ):
        end += 1
    if (
        end + 1 < last
        and doc[end].lower_ == "of"
        and doc[end + 1].text[:1].isupper()
        and doc[end + 1].ent_type_ in ("", "ORG")
        and _body_noun(doc, start, end)
    ):
        end += 2
        while end < last and doc[end].text[:1].isupper() and doc[end].pos_ == "PROPN":
            end += 1
    return start, end


def _is_abbreviation(token: Token) -> bool:
    return bool(re.fullmatch(r"(?:[A-Za-z]\.)+|Jr\.|Sr\.|Inc\.|Corp\.|Co\.|Ltd\.", token.text))


def _has_capital(doc: Doc, start: int, end: int) -> bool:
    return any(c.isupper() for c in doc[start].text) or any(t.text[:1].isupper() for t in doc[start:end])


# ---------------------------------------------------------------- names that the stock model missed


def _missed(doc: Doc, first: int, last: int, taken: list[EntitySpan]) -> list[EntitySpan]:
    covered = {i for span in taken for i in range(span.start, span.end)}
    out: list[EntitySpan] = []
    i = first
    while i < last:
        if i in covered or not _may_name(doc[i]):
            i += 1
            continue
        j = i
        while (
            j < last
            and j not in covered
            and (
                _may_name(doc[j])
                or (
                    doc[j].text in ("-", "of", "'s")
                    and j > i
                    and j + 1 < last
                    and j + 1 not in covered
                    and _may_name(doc[j + 1])
                    and doc[j].text != "'s"
                )
            )
        ):
            j += 1
        out += _in_run(doc, i, j)
        i = max(j, i + 1)
    return out


def _may_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB") and token.text != "I"


def _in_run(doc: Doc, start: int, end: int) -> Iterator[EntitySpan]:
    """Names inside a run of capitalised words that carry no tag."""
    i = start
    while i < end:
        for j in range(end, i, -1):
            text = doc[i:j].text
            if countries.of_name(text) is not None:
                yield EntitySpan(i, j, "LOC")
                i = j
                break
            body = organisations.of_name(text)
            if (
                body is not None
                and (j - i > 1 or organisations.is_acronym(text) or doc[i].pos_ == "PROPN")
                and doc[i].ent_type_ in ("", *_DOUBTFUL)
            ):
                yield EntitySpan(i, j, "ORG")
                i = j
                break
            if (
                i > 0
                and titles.is_honorific(doc[i - 1].text)
                and doc[i - 1].text[:1].isupper()
                and doc[i].pos_ == "PROPN"
            ):
                yield EntitySpan(i, j, "PER")
                i = j
                break
            if (
                j - i > 1
                and j == end
                and _body_noun(doc, i, j)
                and all(t.pos_ in ("PROPN", "ADP", "ADJ", "NOUN") or t.is_punct for t in doc[i:j])
                and doc[j - 1].text[:1].isupper()
                and not _starts_plainly(doc, i)
            ):
                yield EntitySpan(i, j, "ORG")
                i = j
                break
        else:
            i += 1


def _starts_plainly(doc: Doc, i: int) -> bool:
    """Whether the word at ``i`` is capital only because it opens a sentence."""
    return doc[i].is_sent_start is True and doc[i].pos_ != "PROPN"


# ---------------------------------------------------------------- the report's own evidence


def _restore(parsed: ParsedReport, found: list[EntitySpan]) -> list[EntitySpan]:
    """Surnames and acronyms that the report made known elsewhere, where a sentence left them untagged."""
    doc = parsed.doc
    known: dict[str, Label] = {}
    for span in found:
        text = span.text(doc)
        if span.label == "PER" and span.end - span.start > 1 and len(doc[span.end - 1].text) > 3:
            known.setdefault(doc[span.end - 1].text, "PER")
        elif span.label == "ORG" and (organisations.is_acronym(text) or " " not in text):
            known.setdefault(text, "ORG")
    covered = {i for span in found for i in range(span.start, span.end)}
    extra: list[EntitySpan] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if (
                token.i in covered
                or token.text not in known
                or token.pos_ not in ("PROPN", "NOUN", "X", "ADJ", "VERB", "INTJ")
            ):
                continue
            start = token.i
            while (
                start - 2 >= sentence.tokens.start
                and doc[start - 1].text == "-"
                and titles.is_particle(doc[start - 2].text)
                and start - 2 not in covered
            ):
                start -= 2
            extra.append(EntitySpan(start, token.i + 1, known[token.text]))
    return sorted([*found, *extra], key=lambda e: e.start)


def _agree(doc: Doc, found: list[EntitySpan]) -> list[EntitySpan]:
    """One label for one spelling; the last word of a person's full name is that person."""
    surnames = {doc[s.end - 1].text for s in found if s.label == "PER" and s.end - s.start > 1}
    votes: dict[str, Counter[Label]] = {}
    for span in found:
        votes.setdefault(span.text(doc), Counter())[span.label] += 1
    out: list[EntitySpan] = []
    for span in found:
        text = span.text(doc)
        if countries.of_name(text) is not None or organisations.of_name(text) is not None:
            out.append(span)
            continue
        label = span.label
        counted = votes[text]
        if doc[span.end - 1].text in surnames and _is_bare_name(doc, span):
            label = "PER"
        elif len(counted) > 1:
            label = max(sorted(counted), key=lambda x: (counted[x], x == "ORG"))
        out.append(replace(span, label=label))
    return out


def _is_bare_name(doc: Doc, span: EntitySpan) -> bool:
    words = [t.text for t in doc[span.start : span.end] if t.text != "-" and not titles.is_particle(t.text)]
    return len(words) == 1 and not organisations.is_acronym(words[0])


def spans_by_offset(parsed: ParsedReport, found: Iterable[EntitySpan]) -> Iterator[tuple[int, int, Label]]:
    """The spans as offsets into the report's text."""
    for span in found:
        piece = parsed.doc[span.start : span.end]
        yield piece.start_char, piece.end_char, span.label
