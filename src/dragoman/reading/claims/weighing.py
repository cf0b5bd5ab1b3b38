"""Weighing: syntax and the token model heard together.

Syntax knows where a clause ends and that a quotation is one piece; the model knows that "moots" is a cue and "moves" is
not. So the frames of the grammar and the spans of the model are candidates alike, and each is judged by the model's
scores with a little credit for agreeing with the grammar. Frames that the model does not hear as cues fall away; cues
that have no frame come in with the model's own spans.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from dragoman.knowledge.reporting import class_of, speech_classes, words_of
from dragoman.reading.claims.drafts import Draft, root_of
from dragoman.reading.claims.edges import join_pieces
from dragoman.reading.claims.frames.frame import Frame
from dragoman.reading.claims.quotations import Quotation
from dragoman.reading.claims.speech import is_impersonal
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

    from dragoman.reading.model.tags import ClaimRole, Floats, TaggedClaim, Tags

# log-odds of a cue = BIAS + RULE · log-odds by counting + MODEL · log-odds by the model; fitted on PolNeAR's dev part
BIAS, RULE, MODEL = 0.1, 0.5, 1.0
# what a candidate gains for being the grammar's, in log-odds of the model
CREDIT_CUE, CREDIT_SOURCE, CREDIT_CONTENT = 3.0, 8.0, 8.0
CREDIT_PIECE = 4.0  # the same for a piece of content that stands apart
STEEP = 4.0  # log-odds of one token count no more than this either way
LONE_CUE = 0.2  # a cue without a frame that scores less is not weighed
# log-odds of a claim once its spans are found: of the cue by the model and by counting, of the surest word of the
# content, of the cue's words as content of another claim (mean), and how well the content is linked to the cue.
# Fitted by training/claim_weights.py on PolNeAR's dev part, for the model is over-sure of what it was trained on.
CLAIM_BIAS = -1.88
CLAIM_WEIGHTS = (0.39, 0.34, 0.14, -0.19, 0.81)
# a speech verb with a clause, or a phrase, that counts so often as a cue is one: the model has learnt from the press of
# one country
PLAIN = 0.8
CHARGES = frozenset({"of", "for"})
_MARKS = "“”„«»\"'‘’ "
DEEDS = frozenset({None, "shows"})  # cues that may as well tell what was done: "the firm was established"
# a span goes with a cue when the mean of its tokens' links is above the first; the others part a content's pieces
LINKED, SURELY_LINKED, HARDLY_LINKED = 0.3, 0.5, 0.1


def log_odds(probability: float) -> float:
    """The log-odds of a probability, kept within ±``STEEP`` twice over."""
    limit = 2 * STEEP
    probability = min(max(probability, 1e-6), 1 - 1e-6)
    return max(-limit, min(limit, math.log(probability / (1 - probability))))


class Scales:
    """The model's scores of one report, asked about frames, sources and contents."""

    def __init__(self, parsed: ParsedReport, tags: Tags, quotations: tuple[Quotation, ...]) -> None:
        self._parsed, self._tags, self._quotations = parsed, tags, quotations
        self._cue = tags.probability("cue").tolist()
        spaces = parsed.doc.to_array("IS_SPACE")
        self._odds = {role: _odds(tags.probability(role), spaces) for role in ("cue", "source", "content")}
        self._cue_spans = tags.role_spans("cue")
        self._source_spans = tags.role_spans("source")
        self._content_spans = tags.role_spans("content")

    def chance(self, frame: Frame, counted: float) -> float:
        """How likely the frame's head is a cue, by counting and model together."""
        heard = max(self._cue[i] for i in range(frame.head, max(frame.head + 1, min(frame.cue[1], frame.head + 2))))
        odds = BIAS + RULE * log_odds(counted) + MODEL * log_odds(heard)
        if frame.pos == "P":
            odds = max(odds, 0.0)
        return 1 / (1 + math.exp(-odds))

    def fit(self, draft: Draft) -> Draft:
        """``draft`` with the spans that model and grammar agree on best; the draft itself is changed and returned."""
        if draft.cue is None:
            return draft
        linked = self._linked(draft.cue, "source")
        draft.cue = self._fit_cue(draft.cue)
        if draft.source is not None and draft.source.overlaps(draft.cue):
            draft.source = draft.source_head = None  # "issued a statement saying": the statement is part of the cue
        if draft.key not in words_of("raising"):
            self._fit_source(draft, linked)
        self._whole_subject(draft)
        self._without_relative(draft)
        self._fit_content(draft)
        return draft

    def judge(self, draft: Draft) -> Draft:
        """``draft`` with the likelihood that it is a claim, now that its spans are known; changed and returned."""
        signs = self.signs(draft)
        if signs is not None:
            odds = CLAIM_BIAS + sum(weight * sign for weight, sign in zip(CLAIM_WEIGHTS, signs, strict=True))
            draft.confidence = 1 / (1 + math.exp(-max(odds, 0.0) if _is_plain(draft) else -odds))
        return draft

    def signs(self, draft: Draft) -> tuple[float, ...] | None:
        """What ``CLAIM_WEIGHTS`` weigh, in their order; ``None`` for a draft without cue."""
        cue = self._indexes(draft.cue) if draft.cue is not None else range(0)
        content = [i for piece in draft.content for i in self._indexes(piece)]
        if draft.cue is None or not cue or not content:
            return None
        odds, linked = self._odds["content"], self._linked(draft.cue, "content")
        return (
            log_odds(max(self._cue[i] for i in cue)),
            log_odds(draft.counted) if draft.counted else 0.0,
            max(odds[i] for i in content),
            sum(odds[i] for i in cue) / len(cue),
            sum(linked.get(i, 0.0) for i in content) / len(content),
        )

    def lone_drafts(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Claims that only the model sees: its cues that no draft has, with what is linked to them."""
        found: list[Draft] = []
        for claim in self._tags.claims():
            if claim.score < LONE_CUE or any(d.cue is not None and d.cue.overlaps(claim.cue) for d in drafts):
                continue
            if any(piece.overlaps(claim.cue) for draft in drafts for piece in draft.content):
                continue
            tokens = self._parsed.tokens_in(claim.cue)
            if not tokens:
                continue
            head = root_of(tokens)
            if is_impersonal(head):
                continue
            source = claim.source[0] if claim.source else None
            sentence = self._parsed.sentence_at(claim.cue.start)
            if source is not None and sentence is not None and not source.overlaps(sentence.span):
                source = None
            headed = self._headed(claim)
            told = list(claim.content) if headed is None else [headed]
            content = join_pieces(told, [], self._quotations, claim.cue, source, self._parsed.text)
            taken = any(p.overlaps(q) for draft in drafts for q in draft.content for p in content)
            if not content or (taken and headed is None):
                continue
            pos = "N" if head.pos_ in ("NOUN", "PROPN") else "A" if head.pos_ == "ADJ" else "V"
            if source is None and class_of(head.lemma_, pos) in DEEDS:
                continue
            draft = Draft(
                key=head.lemma_.lower(), pos=pos, head=head.i, cue=claim.cue, source=source,
                source_head=root_of(self._parsed.tokens_in(source)).i if source is not None else None,
                content=content, confidence=claim.score, kind="tagged",
                cue_class="says" if headed is not None else None,
            )  # fmt: skip
            self._whole_subject(draft)
            found.append(self.judge(draft))
        return found

    def _headed(self, claim: TaggedClaim) -> Span | None:
        """Where a colon is the cue ("Lavrov: West wants war"), all of the sentence behind it, and what more of the
        line the model takes for content, as in the record of a debate."""
        text, sentence = self._parsed.text, self._parsed.sentence_at(claim.cue.start)
        if claim.cue.cut(text) != ":" or sentence is None:
            return None
        line_end = text.find("\n", claim.cue.end)
        told = [piece.end for piece in claim.content if line_end < 0 or piece.end <= line_end]
        end = max([sentence.span.end, *told])
        return Span(claim.cue.end, end) if claim.cue.end < end else None

    # ---------------------------------------------------------------- spans

    def _fit_cue(self, cue: Span) -> Span:
        heard = [bare for span, _ in self._cue_spans if (bare := self._without_marks(span)).overlaps(cue)]
        options = [(cue, CREDIT_CUE), *((span, 0.0) for span in heard)]
        return max(options, key=lambda o: (self._score((o[0],), "cue") + o[1], -o[0].start))[0]

    def _without_marks(self, span: Span) -> Span:
        """``span`` without a quotation mark that the model took along at its edge."""
        words = span.cut(self._parsed.text)
        return Span(
            span.start + len(words) - len(words.lstrip(_MARKS)), span.end - len(words) + len(words.rstrip(_MARKS))
        )

    def _fit_source(self, draft: Draft, linked: dict[int, float]) -> None:
        assert draft.cue is not None
        options: list[tuple[Span, float]] = [(draft.source, CREDIT_SOURCE)] if draft.source is not None else []
        sentence = self._parsed.sentence_at(draft.cue.start)
        verb = self._parsed.doc[draft.head] if draft.head is not None else None
        for span, _ in self._source_spans:
            if draft.source is not None and not span.overlaps(draft.source):
                continue
            elsewhere = not draft.quoted and sentence is not None and not span.overlaps(sentence.span)
            apart = span.overlaps(draft.cue) or elsewhere or _is_not_by(span, verb)
            if self._strength(span, linked) > LINKED and not apart:
                options.append((span, 0.0))
        if not options:
            return
        best = max(options, key=lambda o: (self._score((o[0],), "source") + o[1], -o[0].start))[0]
        if best != draft.source:
            tokens = self._parsed.tokens_in(best)
            if draft.source_head is None or not any(t.i == draft.source_head for t in tokens):
                draft.source_head = root_of(tokens).i
            draft.source = best

    def _whole_subject(self, draft: Draft) -> None:
        """ "Talks between Oslo and the rebels have raised doubts": a name deep inside the subject does not speak, the
        subject does, whoever the model takes for the source."""
        if draft.source is None or draft.source_head is None or draft.head is None:
            return
        head, cue = self._parsed.doc[draft.source_head], self._parsed.doc[draft.head]
        verbs = {cue.i, *(t.i for t in cue.ancestors)}
        subject = next((t for t in head.ancestors if t.dep_ == "nsubj" and verbs & {t.head.i, t.head.head.i}), None)
        if subject is None or subject.pos_ != "NOUN" or not _hangs_on_preposition(head, subject):
            return
        first, last = subject.left_edge, subject.right_edge
        whole = Span(first.idx, last.idx + len(last))
        if draft.cue is None or not whole.overlaps(draft.cue):
            draft.source, draft.source_head = whole, subject.i

    def _without_relative(self, draft: Draft) -> None:
        """A source ends before the "who" or "that" of a clause that it does not hold."""
        tokens = self._parsed.tokens_in(draft.source) if draft.source is not None else []
        if draft.source is None or len(tokens) < 2 or tokens[-2].pos_ == "ADP":  # "many of whom"
            return
        if tokens[-1].tag_ in ("WDT", "WP"):
            words = self._parsed.text[draft.source.start : tokens[-1].idx].rstrip(" ,\xa0")
            draft.source = Span(draft.source.start, draft.source.start + len(words))

    def _fit_content(self, draft: Draft) -> None:
        assert draft.cue is not None
        told = tuple(
            span
            for span, _ in self._content_spans
            if any(span.overlaps(piece) for piece in draft.content) and not span.overlaps(draft.cue)
        )
        # a cue that grew may have taken words of the grammar's content
        grammar = (
            join_pieces(list(draft.content), draft.quoted, self._quotations, draft.cue, draft.source, self._parsed.text)
            or draft.content
        )
        roots = [token.idx for piece in grammar for token in _anchors(self._parsed.tokens_in(piece))]
        options = [(grammar, CREDIT_CONTENT)]
        for pieces in _crossed(grammar, told):
            # an edge may move, but never past the word that the clause hangs on, or a charge ("of", "for")
            if not all(any(piece.start <= root < piece.end for piece in pieces) for root in roots):
                continue
            for quoted in (draft.quoted, []):
                content = join_pieces(
                    list(pieces), quoted, self._quotations, draft.cue, draft.source, self._parsed.text
                )
                if content:
                    options.append((content, 0.0))
        content = max(options, key=lambda o: (self._score(o[0], "content") + o[1], -len(o[0])))[0]
        whole = draft.kind == "object"  # who is accused, and of what
        draft.content = content if whole else self._without_strays(content, self._linked(draft.cue, "content"))

    def _without_strays(self, content: tuple[Span, ...], linked: dict[int, float]) -> tuple[Span, ...]:
        """``content`` without pieces that the model takes for none, or for another cue's, while it hears this cue's in
        the others: a programme's title in quotation marks, half of a subject."""
        longest = max(content, key=lambda piece: piece.end - piece.start)
        said = [p for p in content if p == longest or self._score((p,), "content") + CREDIT_PIECE >= 0]
        strength = {piece: self._strength(piece, linked) for piece in said}
        sure = max(strength.values()) > SURELY_LINKED
        return tuple(piece for piece in said if not (sure and strength[piece] < HARDLY_LINKED))

    def _strength(self, span: Span, linked: dict[int, float]) -> float:
        """How well a span goes with the cue: the mean over its tokens."""
        indexes = self._indexes(span)
        return sum(linked.get(i, 0.0) for i in indexes) / len(indexes) if indexes else 0.0

    def _linked(self, cue: Span, role: Literal["source", "content"]) -> dict[int, float]:
        """For each token of the cue's window how well it goes with the cue in that role: the mean over the cue."""
        rows = [self._tags.links[i] for i in self._indexes(cue) if i in self._tags.links]
        if len(rows) == 1:
            return dict(zip(rows[0].tokens.tolist(), getattr(rows[0], role).tolist(), strict=True))
        total: dict[int, float] = {}
        for row in rows:
            for i, value in zip(row.tokens.tolist(), getattr(row, role).tolist(), strict=True):
                total[i] = total.get(i, 0.0) + value / len(rows)
        return total

    def _indexes(self, span: Span) -> range:
        first = self._parsed.first_token_from
        return range(first(span.start), first(span.end))

    def _score(self, spans: Iterable[Span], role: ClaimRole) -> float:
        first = self._parsed.first_token_from
        return sum(sum(self._odds[role][first(span.start) : first(span.end)]) for span in spans)


def _is_plain(draft: Draft) -> bool:
    """Whether grammar alone tells that this is a claim."""
    if draft.counted < PLAIN:
        return False
    return draft.pos == "P" or (draft.kind == "clause" and class_of(draft.key, draft.pos) in speech_classes())


def _odds(probabilities: Floats, spaces: NDArray[Any]) -> list[float]:
    """The log-odds that each token has the role, within ±``STEEP``; 0 for spaces."""
    import numpy as np

    shares = probabilities.astype(np.float64).clip(1e-6, 1 - 1e-6)
    odds: list[float] = np.where(spaces, 0.0, np.log(shares / (1 - shares)).clip(-STEEP, STEEP)).tolist()
    return odds


def _crossed(grammar: tuple[Span, ...], told: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The grammar's pieces with one edge from the model, where one piece of each meets."""
    out: list[tuple[Span, ...]] = []
    for n, piece in enumerate(grammar):
        for other in told:
            if piece.overlaps(other):
                for mixed in (Span(piece.start, other.end), Span(other.start, piece.end), other):
                    if mixed.start < mixed.end:
                        out.append((*grammar[:n], mixed, *grammar[n + 1 :]))
    return out


def _is_not_by(span: Span, verb: Token | None) -> bool:
    """Whether the passive ``verb`` is not done by ``span``: "X has offered, and Y IS EXPECTED to" says nothing of who
    expects, and in "ASKED about a statue CALLED Hope, Y said" Y neither asks nor calls."""
    if verb is None or verb.tag_ not in ("VBN", "VBD"):
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if subject is not None:
        return span.end <= subject.left_edge.idx and any(c.dep_ == "auxpass" for c in verb.children)
    if any(c.dep_ in ("aux", "auxpass", "nsubj", "agent") or c.lower_ == "by" for c in verb.children):
        return False
    if verb.dep_ == "acl":  # "a doctor called the plan unsafe" is read so too
        return not span.start <= verb.head.idx < span.end
    return verb.dep_ == "advcl" and span.start > verb.idx


def _hangs_on_preposition(token: Token, subject: Token) -> bool:
    """Whether a preposition stands between ``token`` and the ``subject`` that it lies in."""
    while token.i != subject.i:
        if token.dep_ == "prep":
            return True
        token = token.head
    return False


def _anchors(tokens: list[Token]) -> list[Token]:
    """The word that a piece of content hangs on, and what is charged behind it: "Russia, its old ally, OF shelling"."""
    if not tokens:
        return []
    root = root_of(tokens)
    return [root, *(t for t in tokens if t.dep_ == "prep" and t.lower_ in CHARGES and t.head == root.head)]
