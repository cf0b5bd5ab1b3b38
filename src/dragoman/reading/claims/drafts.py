"""Drafts of claims: cue, source and content as spans, before anybody is recognised in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import words_of
from dragoman.reading.claims.edges import ends_as_speech, join_pieces, minus
from dragoman.reading.claims.frames.cue_words import cue_of_verb
from dragoman.reading.claims.frames.frame import Frame
from dragoman.reading.claims.frames.subjects import source_run, subject_of
from dragoman.reading.claims.quotations import Quotation, quotation_at
from dragoman.reading.claims.speech import announces, may_quote
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(eq=False)
class Draft:
    """One claim as spans. ``head`` is the cue's token, ``source_head`` the source's.

    ``confidence`` is the likelihood that it is a claim at all, ``counted`` the same without the token model.
    ``same_source_as`` is an earlier draft whose speaker goes on, ``inside`` one whose content comes from this source.
    ``speaker`` is the chain of the source where it is known from the start.
    """

    key: str
    pos: str
    head: int | None
    cue: Span | None
    source: Span | None
    source_head: int | None
    content: tuple[Span, ...]
    confidence: float
    kind: str
    counted: float = 0.0
    cue_class: str | None = None
    stance: Stance | None = None
    same_source_as: Draft | None = None
    inside: Draft | None = None
    speaker: int | None = None
    quoted: list[Quotation] = field(default_factory=list)

    @property
    def start(self) -> int:
        return min(s.start for s in (self.cue, self.source, *self.content) if s is not None)

    @property
    def end(self) -> int:
        return max(s.end for s in (self.cue, self.source, *self.content) if s is not None)


def draft_of(
    parsed: ParsedReport, frame: Frame, quotes: list[Quotation], quotations: tuple[Quotation, ...], chance: float
) -> Draft | None:
    doc, text = parsed.doc, parsed.text  # ``doc.text`` would be put together anew at every look
    cue = span_of_run(doc, frame.cue)
    source = span_of_run(doc, frame.source) if frame.source is not None else None
    source_head = frame.source_head
    if source is not None:
        source, source_head = _outside_quotations(parsed, source, source_head, quotes)
    inverted = _behind(doc[frame.head], quotes) if frame.kind == "object" and source is None else None
    if inverted is not None:
        source, source_head = span_of_run(doc, source_run(inverted)), inverted.i
    source, cue = _with_comma(text, source, cue), _with_colon(text, cue)
    pieces = [span_of_run(doc, run) for run in frame.content] if inverted is None else []
    around = quotation_at(quotations, cue.start)
    if around is not None:  # what is said inside a quotation ends with it
        pieces = [_within(piece, around.inner) for piece in pieces if piece.overlaps(around.inner)]
    for quotation in quotes:
        if quotation.span.start >= cue.end and quotation.closed:
            pieces = [p for piece in pieces for p in _before_a_participle(parsed, piece, quotation)]
        if text[: quotation.span.start].rstrip(" \xa0").endswith(";"):  # `they say so; "…," says one`
            pieces = [p for piece in pieces for p in minus(piece, Span(0, quotation.span.start))]
        gap = _gap(quotation.span, cue)
        if gap is not None and ends_as_speech(text, quotation):
            pieces = [p for piece in pieces for p in minus(piece, gap)]
            if source is None or not (source.overlaps(gap) or 0 <= source.start - cue.end <= 1):
                found = _beside(doc, gap, cue, quotation)
                source = span_of_run(doc, found[0]) if found is not None else source
                source_head = found[1] if found is not None else source_head
    if frame.kind == "object" and frame.key in words_of("hearers") and quotes:
        pieces = []  # "told the conference: …", `"…," he told the conference`: the conference hears it
    announcement = _announcement(parsed, frame, cue, quotes)
    if announcement is not None:
        cue, pieces = announcement, []
    content = join_pieces(pieces, quotes, quotations, cue, source, text)
    if not content:
        return None
    return Draft(
        key=frame.key, pos=frame.pos, head=frame.head, cue=cue, source=source,
        source_head=source_head if source is not None else None,
        content=content, confidence=chance, counted=chance, kind=frame.kind, quoted=list(quotes),
    )  # fmt: skip


def _bare(verb: Token) -> Frame:
    """The frame of a verb that has nothing but a quotation beside it."""
    cue = cue_of_verb(verb)
    subject = subject_of(verb)
    if subject is None:
        subject = next(
            (c for c in verb.rights if c.dep_ in ("dobj", "attr", "npadvmod") and c.pos_ in ("PROPN", "NOUN", "PRON")),
            None,
        )
    run = source_run(subject) if subject is not None else None
    return Frame(verb.i, verb.lemma_.lower(), "V", "quote", cue, run, subject.i if subject is not None else None, ())


def span_of_run(doc: Doc, run: tuple[int, int]) -> Span:
    last = doc[run[1] - 1]
    return Span(doc[run[0]].idx, last.idx + len(last))


def _behind(verb: Token, quotes: list[Quotation]) -> Token | None:
    """The speaker that the parser took for an object: `"…," shouted the mothers in front of the palace`."""
    if not quotes or quotes[-1].span.end > verb.idx or not may_quote(verb):
        return None
    return next((c for c in verb.rights if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)


def _within(piece: Span, host: Span) -> Span:
    return Span(max(piece.start, host.start), min(piece.end, host.end))


def _announcement(parsed: ParsedReport, frame: Frame, cue: Span, quotes: list[Quotation]) -> Span | None:
    """The cue of "issued the following statement on Monday: …": all up to the colon; the statement is what follows."""
    if frame.kind != "object" or not quotes or quotes[0].span.start < cue.end:
        return None
    between = parsed.text[cue.end : quotes[0].span.start].rstrip()
    if not announces(parsed.doc[frame.head]):
        return None
    return Span(cue.start, cue.end + len(between)) if between.endswith(":") else None


def _before_a_participle(parsed: ParsedReport, piece: Span, quotation: Quotation) -> list[Span]:
    """`said, "…," adding that …`: the content ends with the quotation where the speaker's next verb begins."""
    behind = parsed.doc[parsed.first_token_from(quotation.span.end) :]
    follows = next((t for t in behind if not t.is_punct and not t.is_space), None)
    if follows is None or follows.tag_ != "VBG" or not may_quote(follows) or not piece.overlaps(quotation.span):
        return [piece]
    return minus(piece, Span(quotation.span.end, max(piece.end, quotation.span.end)))


def _outside_quotations(
    parsed: ParsedReport, source: Span, head: int | None, quotes: list[Quotation]
) -> tuple[Span | None, int | None]:
    """The source and its head without what the parser took along of somebody's quoted words."""
    for quotation in quotes:
        if quotation.span.overlaps(source):
            left = minus(source, quotation.span)
            if not left:
                return None, None
            words = [t for t in parsed.tokens_in(max(left, key=lambda s: s.end - s.start)) if not t.is_space]
            if not words:
                return None, None
            source = Span(words[0].idx, words[-1].idx + len(words[-1]))
            head = root_of(words).i
    return source, head


def root_of(tokens: list[Token]) -> Token:
    """The token that the others hang on."""
    members = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in members or t.head.i == t.i), tokens[0])


def _with_comma(text: str, source: Span | None, cue: Span) -> Span | None:
    """A source with an apposition or relative clause keeps the comma that closes it before the cue."""
    if source is None or source.end > cue.start or "," not in source.cut(text):
        return source
    return Span(source.start, source.end + 1) if text[source.end : source.end + 1] == "," else source


def _with_colon(text: str, cue: Span) -> Span:
    return Span(cue.start, cue.end + 1) if text[cue.end : cue.end + 1] == ":" else cue


def _gap(quotation: Span, cue: Span) -> Span | None:
    """What lies between a quotation and the cue behind it."""
    return Span(quotation.end, cue.start) if quotation.end <= cue.start else None


def _beside(doc: Doc, gap: Span, cue: Span, quotation: Quotation) -> tuple[tuple[int, int], int] | None:
    """The source that stands between quotation and cue, or right behind the cue, when the parser found none there."""
    inside = [
        t for t in doc.char_span(gap.start, gap.end, alignment_mode="expand") or () if not t.is_punct and not t.is_space
    ]
    named = [t for t in inside if t.pos_ in ("NOUN", "PROPN", "PRON")]
    if named:
        members = {t.i for t in inside}
        head = next((t for t in named if t.head.i not in members), named[0])
        return (inside[0].i, inside[-1].i + 1), head.i
    behind = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    if behind is None or behind.end >= len(doc):
        return None
    token = doc[behind.end]
    if token.pos_ not in ("DET", "NOUN", "PROPN", "PRON", "ADJ"):
        return None
    while token.head.left_edge.i == behind.end and token.head.i > token.i:
        token = token.head
    return (source_run(token), token.i) if token.pos_ in ("NOUN", "PROPN", "PRON") else None


def draft_of_quotation(
    parsed: ParsedReport, verb: Token, quotes: list[Quotation], quotations: tuple[Quotation, ...], chance: float
) -> Draft | None:
    """The draft of a verb whose only content is the quotations beside it."""
    return draft_of(parsed, _bare(verb), quotes, quotations, chance)
