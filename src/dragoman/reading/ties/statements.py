"""Statements as press offices print them: "The minister said:", and then his words, with quotation marks or without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, speech_classes
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.ties import grammar
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKERS = frozenset("i we me us my our".split())
STATEMENTS = frozenset("statement remark comment speech message address".split())
CLOSING = {'"': '"”', "“": '”"', "„": "“”", "«": "»", "'": "'’", "‘": "’'"}


def find_statements(parsed: ParsedReport) -> list[tuple[Span, Token]]:
    """Each stretch that a colon announces as somebody's words, with the word that means him; in order, none overlap.

    What stands in quotation marks reaches to where they close, other words to the end of their sentence. Where the
    colon ends a line, the paragraphs below are the statement, to the next one or to the end of the report.
    """
    found: list[tuple[Span, Token]] = []
    for colon, speaker in _announcements(parsed):
        reach = Span(colon.idx + 1, _end(parsed, colon))
        if found and found[-1][0].end > colon.idx:
            found[-1] = (Span(found[-1][0].start, colon.idx), found[-1][1])
        found.append((reach, speaker))
    return found


def _end(parsed: ParsedReport, colon: Token) -> int:
    """Where the words behind ``colon`` end."""
    text, start = parsed.text, colon.idx + 1
    first = len(text) - len(text[start:].lstrip())
    closing = CLOSING.get(text[first : first + 1])
    if closing is not None:
        closed = min((at for mark in closing if (at := text.find(mark, first + 1)) >= 0), default=-1)
        return closed + 1 if closed >= 0 else len(text)
    sentence = parsed.sentence_at(first)
    return len(text) if "\n" in text[start:first] or sentence is None else sentence.span.end


def _announcements(parsed: ParsedReport) -> Iterator[tuple[Token, Token]]:
    """Colons with him whose words follow: the nearest verb before says that he speaks.

    In "since 12:30" and "has grown more complex: gangs are …" nobody speaks.
    """
    for colon in parsed.tokens:
        sentence = parsed.sentence_of(colon) if colon.text == ":" else None
        if sentence is None or colon.i + 1 >= len(parsed.tokens) or parsed.text[colon.idx + 1] not in " \n":
            continue
        before = reversed(parsed.tokens[sentence.tokens.start : colon.i])
        verb = next((token for token in before if token.pos_ == "VERB" and token.dep_ != "amod"), None)
        speaker = _speaker_of(verb) if verb is not None else None
        if speaker is not None and speaker.lower_ not in SPEAKERS:
            yield colon, speaker


def _speaker_of(verb: Token) -> Token | None:
    """Who speaks or hands out a statement, if the verb says that somebody does."""
    speech = class_of(lemma_of(verb), "V") in speech_classes()
    handed = any(child.dep_ == "dobj" and lemma_of(child) in STATEMENTS for child in verb.children)
    return grammar.subject(verb) if speech or handed else None
