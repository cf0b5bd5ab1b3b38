"""Labels held at arm's length: "so-called X", "what they called the Y", scare quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import distancing
from dragoman.reading.cast import Cast
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.frames.runs import Run, trim
from dragoman.reading.claims.frames.subjects import source_run
from dragoman.reading.claims.quotations import Quotation
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def label_claims(
    parsed: ParsedReport, cast: Cast, quotations: tuple[Quotation, ...], drafts: list[Draft]
) -> list[Draft]:
    """Claims of stance ``distanced`` whose content is a label; a draft that already holds such a label is marked."""
    extra: list[Draft] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.lemma_.lower() in distancing("verbs") and token.pos_ == "VERB":
                extra.extend(_what_called(parsed, token, quotations, drafts))
            elif token.lower_ in ("so", "self") or token.lower_ in distancing("adjectives"):
                extra.extend(_so_called(parsed, token))
    covered = [span for d in [*drafts, *extra] for span in (*d.content, d.cue, d.source) if span is not None]
    extra.extend(_scare_quotes(parsed, cast, quotations, covered))
    return extra


def _what_called(
    parsed: ParsedReport, verb: Token, quotations: tuple[Quotation, ...], drafts: list[Draft]
) -> list[Draft]:
    """ "what X called Y", "what was described as Y", "what X said was Y": Y is X's word for it."""
    doc = verb.doc
    what = next((c for c in verb.children if c.lower_ in ("what", "whatever") and c.i < verb.i), None)
    if what is None and verb.left_edge.i > 0 and doc[verb.left_edge.i - 1].lower_ == "what":
        what = doc[verb.left_edge.i - 1]
    label = _label_behind(verb) if what is not None else None
    if what is None or label is None:
        return []
    content = _span(doc, label)
    for quotation in quotations:  # "lives in what he calls “hell” today"
        if 0 <= content.start - quotation.span.start <= 1 and quotation.span.end < content.end:
            content = quotation.span
    known = next((draft for draft in drafts if draft.head == verb.i), None)
    if known is not None:
        known.stance, known.cue_class, known.content = "distanced", "labels", (content,)
        return []
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i != what.i), None)
    agent = next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
    source = subject if subject is not None else agent
    source_span = _span(doc, source_run(source)) if source is not None else None
    if source_span is not None and source_span.overlaps(content):
        return []
    cue = Span(verb.idx, verb.idx + len(verb))
    return [
        Draft(
            verb.lemma_.lower(), "V", verb.i, cue, source_span, source.i if source is not None else None,
            (content,), 0.9, "label", cue_class="labels", stance="distanced",
        )
    ]  # fmt: skip


def _label_behind(verb: Token) -> Run | None:
    """The words that stand behind "called", "described as" or "said was"."""
    doc, start = verb.doc, verb.i + 1
    named_as = next((c for c in verb.children if c.lower_ == "as" and c.i > verb.i), None)
    if named_as is not None:
        start = named_as.i + 1
        parts = [c for c in named_as.children if c.i >= start]
    elif start < len(doc) and doc[start].lemma_ == "be":
        start += 1
        parts = [c for c in doc[start - 1].children if c.i >= start and c.dep_ in ("attr", "acomp")]
    elif verb.lemma_ == "say":
        return None
    else:
        parts = [c for c in verb.children if c.i >= start and c.dep_ not in ("punct", "agent", "cc", "conj")]
    end = max((c.right_edge.i + 1 for c in parts), default=start)
    return trim(doc, (start, end)) if end > start else None


def _span(doc: Doc, run: Run) -> Span:
    return Span(doc[run[0]].idx, doc[run[1] - 1].idx + len(doc[run[1] - 1]))


def _so_called(parsed: ParsedReport, token: Token) -> list[Draft]:
    """ "the so-called X": X is somebody's word, and the outlet does not say whose."""
    doc = token.doc
    if token.lower_ in ("so", "self"):
        if token.i + 2 >= len(doc) or doc[token.i + 1].text not in "-‐–":
            return []
        word, last = f"{token.lower_}-{doc[token.i + 2].lower_}", doc[token.i + 2]
        if word not in distancing("adjectives"):
            return []
    else:
        if token.dep_ != "amod" and "-" not in token.text:
            return []
        last = token
        word = token.lower_
    noun = last
    while noun.dep_ in ("amod", "advmod", "compound", "nmod", "npadvmod", "punct") and noun.head.i > token.i:
        noun = noun.head
    if noun.i <= last.i or noun.pos_ not in ("NOUN", "PROPN"):
        return []
    content = Span(doc[last.i + 1].idx, noun.idx + len(noun))
    cue = Span(token.idx, last.idx + len(last))
    return [
        Draft(word, "P", token.i, cue, None, None, (content,), 0.7, "label", cue_class="labels", stance="distanced")
    ]


def _scare_quotes(
    parsed: ParsedReport, cast: Cast, quotations: tuple[Quotation, ...], covered: list[Span]
) -> list[Draft]:
    """A short quotation in the outlet's own sentence that nobody is said to have spoken and that is no name."""
    text = parsed.text
    found: list[Draft] = []
    for quotation in quotations:
        if quotation.speech or not quotation.words or any(piece.overlaps(quotation.span) for piece in covered):
            continue
        if parsed.sentence_at(quotation.inner.start) is None:
            continue
        inner = quotation.inner.cut(text)
        if any(word[:1].isupper() for word in inner.split()) or not any(c.isalpha() for c in inner):
            continue
        found.append(
            Draft(
                "scare quotes",
                "P",
                None,
                None,
                None,
                None,
                (quotation.span,),
                0.5,
                "label",
                cue_class="labels",
                stance="distanced",
            )
        )
    return found
