"""Headings: a source set off by a colon or a dash, as headlines name it ("Report: …", "Interfax: …", "… – state TV").

A heading before a colon may as well be the matter ("Brexit: talks go on"): words for speakers, documents and agencies
are sources by themselves, a name that stands for a person or body is one as far as the token model hears it so. In the
record of a debate ("WALLACE: …", line after line) each line is its speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.countries import of_metonym
from dragoman.knowledge.reporting import words_of
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.edges import minus, trim_content
from dragoman.reading.claims.quotations import Quotation
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = re.compile(r"^[ \xa0]*[“\"]?(?P<name>[^\n:;.!?“”\"]{2,60}):(?=[ \xa0]+\S)", re.MULTILINE)
# "…: reports", "… - state TV"
_BEHIND = re.compile(
    r"(?:(?P<colon>:)|[ \xa0]?(?P<dash>[-–—]))[ \xa0](?P<name>[^\n:;!?“”\"–—-]{2,40}?)[ \xa0.]*$", re.MULTILINE
)
_WORDS = 6  # a longer heading is a clause
_FEWEST = 3  # words: less is no statement
_CLAUSE = frozenset({"VERB", "AUX", "ADP"})
_NAME = 3  # words of a name
_TURNS = 3  # so many lines that begin with a name in capitals make the record of a debate
SURE, NAMED = 0.97, 0.4  # a name needs the model's word


def headed_lines(parsed: ParsedReport, quotations: tuple[Quotation, ...]) -> Iterator[Draft]:
    """A draft for each line whose source stands before a colon at its head or behind a mark at its end."""
    headings = list(_BEFORE.finditer(parsed.text))
    debate = sum(heading["name"].isupper() for heading in headings) >= _TURNS
    for heading in headings:
        source, sentence = Span(*heading.span("name")), parsed.sentence_at(heading.end() + 1)
        chance, head = _likely_source(parsed, source)
        turn = debate and heading["name"].isupper()
        if turn and head is None:
            head = parsed.token_at(source.end - 1)
        if head is None or sentence is None:
            continue
        chance = SURE if turn else chance
        line_end = parsed.text.find("\n", heading.end())
        whole = turn or sentence.part == "title" or sentence.span.start > heading.end()
        end = line_end if whole and line_end >= 0 else len(parsed.text) if whole else sentence.span.end
        cue = Span(heading.end() - 1, heading.end())
        yield from draft_of_heading(parsed, source, head, cue, Span(heading.end(), end), chance, quotations)
    for heading in _BEHIND.finditer(parsed.text):
        source, cue = Span(*heading.span("name")), Span(*heading.span("colon" if heading["colon"] else "dash"))
        chance, head = _likely_source(parsed, source)
        start = parsed.text.rfind("\n", 0, heading.start()) + 1
        if _ends_title(parsed, source, by_dash=bool(heading["dash"])):
            chance, head = SURE, parsed.token_at(source.end - 1)
        elif head is None or chance < SURE or (heading["dash"] and _names_page(heading["name"])):
            continue
        if head is None:
            continue
        told = Span(start, heading.start())
        yield from draft_of_heading(parsed, source, head, cue, told, chance, quotations, fewest=2)


def _ends_title(parsed: ParsedReport, name: Span, *, by_dash: bool) -> bool:
    """Whether the name at the end of a title says it: "Iran will not yield: Araghchi", "Sanctions unlawful - Moscow".

    Behind a colon a name of which the story goes on to tell; behind a dash, where pages name themselves too, a capital.
    """
    sentence, words = parsed.sentence_at(name.start), name.cut(parsed.text).split()
    if sentence is None or sentence.part != "title" or not words[0][:1].isupper():
        return False
    if by_dash:
        return of_metonym(" ".join(words)) is not None
    return len(words) <= _NAME and re.search(rf"\b{re.escape(words[-1])}\b", parsed.text[name.end :]) is not None


def without_headings(draft: Draft, headed: list[Draft]) -> Draft:
    """``draft`` without the words at the end of its line that say who says it all; changed and returned."""
    for heading in headed:
        if heading.cue is not None and heading.source is not None and heading.cue.start < heading.source.start:
            mark = Span(heading.cue.start, heading.source.end)
            draft.content = tuple(p for piece in draft.content for p in minus(piece, mark)) or draft.content
    return draft


def draft_of_heading(
    parsed: ParsedReport, source: Span, head: Token, cue: Span, content: Span, chance: float,
    quotations: tuple[Quotation, ...], fewest: int = _FEWEST,
) -> Iterator[Draft]:  # fmt: skip
    trimmed = trim_content(parsed.text, content, quotations)
    if trimmed is None or len(parsed.tokens_in(trimmed)) < fewest:
        return
    yield Draft(
        key=":", pos="P", head=None, cue=cue, source=source, source_head=head.i, content=(trimmed,),
        confidence=chance, counted=chance, kind="heading", cue_class="says", stance="neutral",
    )  # fmt: skip


def _likely_source(parsed: ParsedReport, heading: Span) -> tuple[float, Token | None]:
    """How likely the words of a heading say who says so, and the word on which the others hang."""
    words = [token for token in parsed.tokens_in(heading) if not token.is_space]
    sentence = parsed.sentence_at(heading.start)
    if not words or sentence is None or len(words) > _WORDS:
        return 0.0, None
    if any(token.pos_ in _CLAUSE and token.lower_ != "of" for token in words[:-1]):
        return 0.0, None
    members = {token.i for token in words}
    head = next((t for t in reversed(words) if t.head.i not in members or t.head.i == t.i), words[-1])
    last = words[-1].lower_
    known = words_of("headings") | words_of("officials")
    body = len(words) > 1 and words[1].lower_ == "of" and words[0].lower_ in known  # "Ministry of Defence"
    if heading.cut(parsed.text).strip() in words_of("agencies") or last in known or body:
        return SURE, words[-1]
    if head.ent_type_ in ("PERSON", "ORG") and head.pos_ not in _CLAUSE:
        return NAMED, head
    return 0.0, None


def _names_page(words: str) -> bool:
    """Whether the words behind a dash name the page that the line is printed on rather than a source."""
    return words not in words_of("agencies") and words[:1].isupper()
