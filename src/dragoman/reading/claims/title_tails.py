"""Title tails: what a title says behind its last comma of who speaks: "…, police say", "…, says minister"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, words_of
from dragoman.knowledge.sectors import exact_noun
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.headings import draft_of_heading
from dragoman.reading.claims.quotations import Quotation
from dragoman.reading.parsed import ParsedReport, span_of
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKING = frozenset({"says", "reports", "claims", "announces", "confirms", "warns", "argues", "admits", "shows"})
_WORDS = 6  # a longer tail is a clause
TAIL = 0.995  # surer than any verb is by its count


def title_tails(parsed: ParsedReport, quotations: tuple[Quotation, ...]) -> Iterator[Draft]:
    """A draft for a title that ends with who says it ("Five killed in blast, police say", "…, says minister") or with
    what its subject says besides ("Fauci slams critics, says no cure near")."""
    for sentence in parsed.sentences:
        tokens = [t for t in sentence.tokens if not t.is_space]
        comma = max((n for n, t in enumerate(tokens) if t.text == ","), default=0)
        before, tail = tokens[:comma], tokens[comma + 1 :]
        if sentence.part != "title" or len(tail) < 2:
            continue
        if _speaks(tail[0]) and not _is_speaker(tail[1:]):
            verb, words = tail[0], _subject(before)
            content = Span(tail[1].idx, sentence.span.end)
        else:
            verb, words = (tail[0], tail[1:]) if _speaks(tail[0]) else (tail[-1], tail[:-1])
            content = Span(sentence.span.start, tokens[comma].idx)
        if before and words and _speaks(verb) and _is_plain(words):
            for draft in draft_of_heading(
                parsed, span_of(words), words[-1], span_of([verb]), content, TAIL, quotations
            ):
                yield replace(draft, cue_class=class_of(verb.lemma_.lower(), "V"), stance=None)


def _subject(before: list[Token]) -> list[Token]:
    """All up to the subject of a title, or the names that it begins with where the parser found none."""
    subject = next((n for n, t in enumerate(before) if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None:
        return before[: subject + 1]
    return list(takewhile(lambda t: t.tag_ == "NNP", before))


def _is_speaker(words: list[Token]) -> bool:
    """Whether the words behind "says" at the end of a title name who says it."""
    last = words[-1]
    listed = words_of("officials") | words_of("groups") | words_of("headings") | words_of("outlets")
    known = last.lower_ in listed or exact_noun((last.lemma_.lower(),)) is not None
    return _is_plain(words) and (known or last.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or last.pos_ == "PROPN")


def _is_plain(words: list[Token]) -> bool:
    """Whether the words can be one short noun phrase."""
    loose = (t.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ") or t.is_punct for t in words)
    return len(words) < _WORDS and not any(loose)


def _speaks(token: Token) -> bool:
    return class_of(token.lemma_.lower(), "V") in _SPEAKING and token.tag_.startswith(("VB", "NN"))
