"""Lone claims: those that only the token model sees, with no frame of the grammar's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, words_of
from dragoman.reading.claims.drafts import Draft, root_of
from dragoman.reading.claims.edges import join_pieces
from dragoman.reading.claims.fitting import with_whole_subject
from dragoman.reading.claims.hearing import Hearing
from dragoman.reading.claims.speech import is_impersonal
from dragoman.reading.model.tags import TaggedClaim
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LONE_CUE = 0.2  # a cue without a frame that scores less is not weighed
DEEDS = frozenset({None, "shows"})  # cues that may as well tell what was done: "the firm was established"


def lone_drafts(heard: Hearing, drafts: Sequence[Draft]) -> list[Draft]:
    """Claims that only the model sees: its cues that no draft has, with what is linked to them."""
    found: list[Draft] = []
    for claim in heard.tags.claims():
        if claim.score < LONE_CUE or any(d.cue is not None and d.cue.overlaps(claim.cue) for d in drafts):
            continue
        if any(piece.overlaps(claim.cue) for draft in drafts for piece in draft.content):
            continue
        tokens = heard.parsed.tokens_in(claim.cue)
        if not tokens:
            continue
        head = root_of(tokens)
        if is_impersonal(head) or head.lemma_ in words_of("done") or _names(head):
            continue
        source = claim.source[0] if claim.source else None
        sentence = heard.parsed.sentence_at(claim.cue.start)
        if source is not None and sentence is not None and not source.overlaps(sentence.span):
            source = None
        headed = _headed(heard, claim)
        told = list(claim.content) if headed is None else [headed]
        content = join_pieces(told, [], heard.quotations, claim.cue, source, heard.parsed.text)
        taken = any(p.overlaps(q) for draft in drafts for q in draft.content for p in content)
        if not content or (taken and headed is None):
            continue
        pos = "N" if head.pos_ in ("NOUN", "PROPN") else "A" if head.pos_ == "ADJ" else "V"
        if source is None and (class_of(head.lemma_, pos) in DEEDS or head.lemma_ in words_of("raising")):
            continue
        draft = Draft(
            key=head.lemma_.lower(), pos=pos, head=head.i, cue=claim.cue, source=source,
            source_head=root_of(heard.parsed.tokens_in(source)).i if source is not None else None,
            content=content, confidence=claim.score, kind="tagged",
            cue_class="says" if headed is not None else None,
        )  # fmt: skip
        with_whole_subject(heard, draft)
        found.append(draft)
    return found


def _names(head: Token) -> bool:
    """ "the bill, KNOWN AS the act": it has a name."""
    return head.lemma_ == "know" and head.tag_ == "VBN" and head.i + 1 < len(head.doc) and head.nbor(1).lower_ == "as"


def _headed(heard: Hearing, claim: TaggedClaim) -> Span | None:
    """Where a colon is the cue ("Lavrov: West wants war"), all of the sentence behind it, and what more of the
    line the model takes for content, as in the record of a debate."""
    text, sentence = heard.parsed.text, heard.parsed.sentence_at(claim.cue.start)
    if claim.cue.cut(text) != ":" or sentence is None:
        return None
    line_end = text.find("\n", claim.cue.end)
    told = [piece.end for piece in claim.content if line_end < 0 or piece.end <= line_end]
    end = max([sentence.span.end, *told])
    return Span(claim.cue.end, end) if claim.cue.end < end else None
