"""Drafts of claims: cue, source and content as spans, before anybody is recognised in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, speech_classes
from dragoman.reading.cues import ACCEPT, ACCEPT_INSIDE, probability
from dragoman.reading.frames import Frame, find_frames, source_run, subtree
from dragoman.reading.parsed import ParsedReport, Sentence
from dragoman.reading.quotations import Quotation, quotation_at
from dragoman.reading.speech import may_quote
from dragoman.records import Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})


@dataclass(eq=False)
class Draft:
    """One claim as spans. ``head`` is the cue's token, ``source_head`` the source's; ``same_source_as`` is an earlier
    draft whose speaker goes on."""

    key: str
    pos: str
    head: int | None
    cue: Span | None
    source: Span | None
    source_head: int | None
    content: tuple[Span, ...]
    confidence: float
    kind: str
    cue_class: str | None = None
    stance: Stance | None = None
    same_source_as: Draft | None = None
    quoted: list[Quotation] = field(default_factory=list)

    @property
    def start(self) -> int:
        return min(s.start for s in (self.cue, self.source, *self.content) if s is not None)

    @property
    def end(self) -> int:
        return max(s.end for s in (self.cue, self.source, *self.content) if s is not None)


def draft_claims(parsed: ParsedReport, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """All drafts of a report by syntax and quotation marks."""
    doc = parsed.doc
    attached = _attach(parsed, quotations)
    drafts: list[Draft] = []
    for sentence in parsed.sentences:
        best: dict[int, Draft] = {}
        for frame in find_frames(parsed, sentence):
            if not _plausible(doc, frame, quotations):
                continue
            quotes = attached.get(frame.head, []) if frame.pos == "V" else []
            chance = max(probability(frame), 0.97 if quotes else 0.0)
            if chance < ACCEPT:
                continue
            draft = _draft(doc, frame, quotes, quotations, chance)
            known = best.get(frame.head)
            if draft is not None and (known is None or draft.confidence > known.confidence):
                best[frame.head] = draft
        for head, quotes in attached.items():
            if head not in best and sentence.tokens.start <= head < sentence.tokens.end:
                draft = _draft(doc, _bare(doc[head]), quotes, quotations, 0.9)
                if draft is not None:
                    best[head] = draft
        drafts.extend(_outside_in(list(best.values())))
    drafts.sort(key=lambda d: (d.start, d.end))
    return _continued(parsed, drafts, quotations, attached)


def _outside_in(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence that stand, widest first: what lies inside another's content must be plain speech."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start - d.end, d.start)):
        cue = draft.cue
        inside = cue is not None and any(piece.holds(cue) for outer in kept for piece in outer.content)
        if not inside or (draft.confidence >= ACCEPT_INSIDE and class_of(draft.key, draft.pos) in speech_classes()):
            kept.append(draft)
    return kept


def _plausible(doc: Doc, frame: Frame, quotations: tuple[Quotation, ...]) -> bool:
    """Inside somebody's quoted words only a third party's words count: "I think" is the speaker's own voice."""
    host = quotation_at(quotations, doc[frame.head].idx)
    if host is None or not host.speech:
        return True
    if frame.pos not in ("V", "P") or frame.kind not in ("clause", "according", "prep"):
        return False
    if frame.source_head is None:
        return frame.pos == "P"
    return doc[frame.source_head].lower_ not in FIRST_PERSON


def _bare(verb: Token) -> Frame:
    from dragoman.reading.frames import _cue_of_verb, _subject

    cue = _cue_of_verb(verb)
    subject = _subject(verb)
    if subject is None:
        subject = next(
            (c for c in verb.rights if c.dep_ in ("dobj", "attr", "npadvmod") and c.pos_ in ("PROPN", "NOUN", "PRON")),
            None,
        )
    run = source_run(subject) if subject is not None else None
    return Frame(verb.i, verb.lemma_.lower(), "V", "quote", cue, run, subject.i if subject is not None else None, ())


# ---------------------------------------------------------------- spans


def _span(doc: Doc, run: tuple[int, int]) -> Span:
    last = doc[run[1] - 1]
    return Span(doc[run[0]].idx, last.idx + len(last))


def _draft(
    doc: Doc, frame: Frame, quotes: list[Quotation], quotations: tuple[Quotation, ...], chance: float
) -> Draft | None:
    cue = _span(doc, frame.cue)
    source = _span(doc, frame.source) if frame.source is not None else None
    source_head = frame.source_head
    if source is not None:
        source = _outside_quotations(source, quotes)
    source, cue = _with_comma(doc.text, source, cue), _with_colon(doc.text, cue)
    pieces = [_span(doc, run) for run in frame.content]
    for quotation in quotes:
        gap = _gap(quotation.span, cue)
        if gap is not None and _ends_as_speech(doc.text, quotation):
            pieces = [p for piece in pieces for p in _minus(piece, gap)]
            if source is None or not (source.overlaps(gap) or 0 <= source.start - cue.end <= 1):
                found = _beside(doc, gap, cue, quotation)
                source = _span(doc, found[0]) if found is not None else source
                source_head = found[1] if found is not None else source_head
    content = _join(pieces, quotes, quotations, cue, source, doc)
    if not content:
        return None
    return Draft(
        key=frame.key, pos=frame.pos, head=frame.head, cue=cue, source=source,
        source_head=source_head if source is not None else None,
        content=content, confidence=chance, kind=frame.kind, quoted=list(quotes),
    )  # fmt: skip


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


def _with_comma(text: str, source: Span | None, cue: Span) -> Span | None:
    """A source with an apposition or relative clause keeps the comma that closes it before the cue."""
    if source is None or source.end > cue.start or "," not in source.cut(text):
        return source
    return Span(source.start, source.end + 1) if text[source.end : source.end + 1] == "," else source


def _with_colon(text: str, cue: Span) -> Span:
    return Span(cue.start, cue.end + 1) if text[cue.end : cue.end + 1] == ":" else cue


def _outside_quotations(source: Span, quotes: list[Quotation]) -> Span | None:
    for quotation in quotes:
        if quotation.span.overlaps(source):
            before, after = (source.start, quotation.span.start), (quotation.span.end, source.end)
            kept = max((before, after), key=lambda p: p[1] - p[0])
            if kept[1] <= kept[0]:
                return None
            source = Span(*kept)
    return source


def _join(
    pieces: list[Span],
    quotes: list[Quotation],
    quotations: tuple[Quotation, ...],
    cue: Span,
    source: Span | None,
    doc: Doc,
) -> tuple[Span, ...]:
    """The pieces of content with the attached quotations, each widened to whole quotations, cut at cue and source."""
    text = doc.text
    spans = list(pieces) + [q.span for q in quotes]
    widened: list[Span] = []
    for span in spans:
        for quotation in quotations:
            if quotation.span.overlaps(span) and not quotation.span.overlaps(cue):
                reach = Span(min(span.start, quotation.span.start), max(span.end, quotation.span.end))
                if quotation.span.holds(span) and quotation not in quotes and quotation.speech and span not in pieces:
                    continue
                span = reach
            elif text[span.end : quotation.span.start] in (" ", "\xa0") and span in pieces and not quotation.speech:
                span = Span(span.start, quotation.span.end)
        widened.append(span)
    holes = [hole for hole in (cue, source) if hole is not None]
    cut: list[Span] = []
    for span in widened:
        parts = [span]
        for hole in holes:
            parts = [p for part in parts for p in _minus(part, hole)]
        cut.extend(parts)
    merged: list[Span] = []
    for span in sorted(cut):
        if merged and (span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip()):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(s for s in (_trim(text, span, quotations) for span in merged) if s is not None)


def _minus(span: Span, hole: Span) -> list[Span]:
    if not span.overlaps(hole):
        return [span]
    return [Span(a, b) for a, b in ((span.start, hole.start), (hole.end, span.end)) if a < b]


def _trim(text: str, span: Span, quotations: tuple[Quotation, ...]) -> Span | None:
    start, end = span.start, span.end
    loose = ",;:.!?—–-―… \t\n\xa0"
    opening = _OPENING.match(text, start, end)
    if opening is not None and _begins_sentence(text, start):
        start = opening.end()
    while start < end and (text[start] in loose or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in loose or text[end - 1].isspace() or _hangs(text, start, end)):
        if _hangs(text, start, end):
            end = text.rindex(" ", start, end)
            continue
        if text[end - 1] in ".?!" and quotation_at(quotations, end - 1) is not None:
            break
        if text[end - 1] == "." and _abbreviated(text, start, end):
            break
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


_OPENING = re.compile(
    r"(?:[A-Z][A-Z.,'()/ -]{2,40} ?(?:\([A-Za-z. ]+\) ?)?[―—–-]{1,2} )?"
    r"(?:(?:But|And|Yet|Still|However|Meanwhile|Moreover|Nevertheless),? (?=\S))?"
)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\xa0")
    return not before or before[-1] in '\n.!?”"’'


def _hangs(text: str, start: int, end: int) -> bool:
    """Whether the words end in a conjunction that joins them to nothing."""
    return end - start > 5 and (text[end - 4 : end] in (" and", " but") or text[end - 3 : end] == " or")


def _abbreviated(text: str, start: int, end: int) -> bool:
    word = text[start:end].rsplit(None, 1)[-1]
    return word.count(".") > 1 and len(word) <= 6


# ---------------------------------------------------------------- quotations and their cues


def _attach(parsed: ParsedReport, quotations: tuple[Quotation, ...]) -> dict[int, list[Quotation]]:
    """The cue verb of every quotation that has one beside it: verb's index → its quotations in order."""
    found: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        verb = _verb_after(parsed, quotation, quotations) or _verb_before(parsed, quotation, quotations)
        if verb is not None:
            found.setdefault(verb.i, []).append(quotation)
    return found


def _outside(token: Token, quotations: tuple[Quotation, ...]) -> bool:
    return quotation_at(quotations, token.idx) is None


def _verb_after(parsed: ParsedReport, quotation: Quotation, quotations: tuple[Quotation, ...]) -> Token | None:
    """`…," X said`, `…," said X`: the quotation must end as speech does, and the cue's clause begin right behind it."""
    doc, text = parsed.doc, parsed.text
    last = _last_sign(text, quotation)
    behind = text[quotation.span.end : quotation.span.end + 1]
    if not (last in ",.?!…—-–" or behind in ",—–"):
        return None
    if last == "." and not quotation.speech:
        return None
    i = _first_token_from(parsed, quotation.span.end)
    while (
        i < len(doc)
        and (doc[i].is_punct or doc[i].is_space)
        and "\n" not in doc[i].text
        and _outside(doc[i], quotations)
    ):
        i += 1
    if i >= len(doc) or "\n" in doc[i].text or not _outside(doc[i], quotations):
        return None
    line_end = text.find("\n", quotation.span.end)
    line_end = len(text) if line_end < 0 else line_end
    if last in ".?!" and behind not in ",—–" and parsed.sentence_at(doc[i].idx) is not None:
        sentence = parsed.sentence_at(doc[i].idx)
        # a full stop inside the marks ends the sentence, unless the cue's clause goes on in lower case or is short
        short = (sentence is not None and len(sentence.tokens) <= 8) or doc[i].is_lower or last in "?!"
        if not short:
            return None
    for j in range(i, min(i + 40, len(doc))):
        token = doc[j]
        if token.idx >= line_end or not _outside(token, quotations):
            return None
        if may_quote(token) and token.pos_ in ("VERB", "AUX"):
            begin = min(
                [
                    token.i,
                    *[
                        c.left_edge.i
                        for c in token.children
                        if c.i < token.i and c.dep_ in ("nsubj", "nsubjpass", "aux", "advmod", "neg")
                    ],
                ]
            )
            return (
                token
                if begin <= i + 1 or all(not t.is_punct and t.pos_ not in ("VERB", "AUX", "CCONJ") for t in doc[i:j])
                else None
            )
        if token.pos_ in ("VERB",) and token.dep_ not in ("relcl", "acl", "amod", "advcl", "compound"):
            return None
    return None


def _verb_before(parsed: ParsedReport, quotation: Quotation, quotations: tuple[Quotation, ...]) -> Token | None:
    """`X said, "…"`, `X told Y: "…"`, also over a line end behind a colon."""
    doc, text = parsed.doc, parsed.text
    i = _first_token_from(parsed, quotation.span.start) - 1
    mark, crossed = "", False
    while i >= 0 and (doc[i].is_punct or doc[i].is_space) and _outside(doc[i], quotations):
        if "\n" in doc[i].text:
            crossed = True
        elif not mark:
            mark = doc[i].text
        i -= 1
    if i < 0 or not _outside(doc[i], quotations):
        return None
    if crossed and mark != ":":
        return None
    if not mark and not (may_quote(doc[i]) and quotation.speech):
        return None
    if mark not in ("", ",", ":", "—", "–", "-", "--", "..."):
        return None
    sentence = parsed.sentence_at(doc[i].idx)
    first = sentence.tokens.start if sentence is not None else max(0, i - 30)
    for j in range(i, max(first, i - 25) - 1, -1):
        token = doc[j]
        if not _outside(token, quotations):
            return None
        if may_quote(token) and token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod",):
            if not quotation.speech and mark != ":" and not (mark == "," and _ends_as_speech(text, quotation)):
                return None
            if token.dep_ in ("relcl",) and mark != ":" and any(t.is_punct for t in doc[j + 1 : i]):
                continue
            return token
        if token.pos_ == "VERB" and token.dep_ in ("ROOT", "ccomp", "conj") and mark != ":":
            return None
    return None


def _is_name(text: str, quotation: Quotation) -> bool:
    """A title between marks in the middle of a sentence: every word of weight is capitalised."""
    words = [w for w in quotation.inner.cut(text).split() if len(w) > 3]
    before = text[: quotation.span.start].rstrip()[-1:]
    return quotation.words <= 6 and before.isalnum() and bool(words) and all(w[:1].isupper() for w in words)


def _ends_as_speech(text: str, quotation: Quotation) -> bool:
    return _last_sign(text, quotation) in ".?!,…"


def _last_sign(text: str, quotation: Quotation) -> str:
    """The last character of the quotation before its closing marks; a quotation inside may close there too."""
    return quotation.inner.cut(text).rstrip("'’\"” ")[-1:] or " "


def _first_token_from(parsed: ParsedReport, offset: int) -> int:
    from bisect import bisect_left

    return bisect_left(parsed._token_starts, offset)


def _continued(
    parsed: ParsedReport, drafts: list[Draft], quotations: tuple[Quotation, ...], attached: dict[int, list[Quotation]]
) -> list[Draft]:
    """Quotations without a cue of their own go on with the speaker of the one before them."""
    text = parsed.text
    taken = {id(q) for quotes in attached.values() for q in quotes}
    speaking: Draft | None = None
    last_end = 0
    previous_open = False
    extra: list[Draft] = []
    starts = sorted(drafts, key=lambda d: d.start)
    owner: dict[int, Draft] = {}
    for draft in starts:
        for quotation in draft.quoted:
            owner.setdefault(id(quotation), draft)
    for quotation in quotations:
        gap = text[last_end : quotation.span.start]
        paragraphs = gap.count("\n")
        if id(quotation) in owner:
            speaking = owner[id(quotation)]
        elif (
            id(quotation) in taken
            or parsed.sentence_at(quotation.inner.start) is None
            or not (quotation.speech or _ends_as_sentence(text, quotation))
        ):
            pass
        elif (holder := _holder(drafts, quotation)) is not None:
            speaking = holder
        elif speaking is not None and _stands_alone(parsed, quotation):
            reach = max(s.end for s in (speaking.cue, speaking.source, *speaking.content) if s is not None)
            between = text[reach : quotation.span.start]
            same_line = "\n" not in between
            if (same_line and len(between) < 120) or (previous_open and len(between.strip()) == 0):
                speaking.content = tuple(sorted({*speaking.content, quotation.span}))
                speaking.quoted.append(quotation)
            elif paragraphs and not between.strip():
                go_on = Draft("", "V", None, None, None, None, (quotation.span,), 0.6, "continued", cue_class="adds",
                              stance="neutral", same_source_as=speaking, quoted=[quotation])  # fmt: skip
                extra.append(go_on)
        previous_open = not quotation.closed
        last_end = quotation.span.end
    return [*drafts, *extra]


def _holder(drafts: list[Draft], quotation: Quotation) -> Draft | None:
    """The draft whose content already holds the quotation."""
    return next((d for d in drafts if any(piece.holds(quotation.inner) for piece in d.content)), None)


def _ends_as_sentence(text: str, quotation: Quotation) -> bool:
    return _last_sign(text, quotation) in ".!?…"


def _stands_alone(parsed: ParsedReport, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence or more by itself."""
    before = parsed.text[: quotation.span.start].rstrip(" \t\xa0")
    after = parsed.text[quotation.span.end :].lstrip(" \t\xa0")
    begins = not before or before[-1] in "\n.!?”\"’'"
    last = _last_sign(parsed.text, quotation)
    return begins and (not quotation.closed or last in ".!?…," or not after or after[0] in "\n")


__all__ = ["Draft", "Sentence", "draft_claims", "subtree"]
