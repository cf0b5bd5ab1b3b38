"""Weighing: how likely a draft is a claim, heard by grammar and token model together.

Counting knows how often a word attributes something in a shape of sentence; the model knows that "moots" is a cue and
"moves" is not. Frames that the model does not hear as cues fall away, unless grammar alone is plain enough.
"""

from __future__ import annotations

import math

from dragoman.knowledge.reporting import class_of, speech_classes, words_of
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.frames.frame import Frame
from dragoman.reading.claims.hearing import STEEP, Hearing
from dragoman.reading.claims.issuers import is_document

# log-odds of a cue = BIAS + RULE · log-odds by counting + MODEL · log-odds by the model; fitted on PolNeAR's dev part
BIAS, RULE, MODEL = 0.1, 0.5, 1.0
# log-odds of a claim once its spans are found: of the cue by the model and by counting, of the surest word of the
# content, of the cue's words as content of another claim (mean), and how well the content is linked to the cue.
# Fitted by training/claim_weights.py on PolNeAR's dev part, for the model is over-sure of what it was trained on.
CLAIM_BIAS = -1.90
CLAIM_WEIGHTS = (0.30, 0.39, 0.14, -0.21, 0.99)
# a speech verb with a clause, or a phrase, that counts so often as a cue is one: the model has learnt from the press of
# one country
PLAIN = 0.8


def chance_of_cue(heard: Hearing, frame: Frame, counted: float) -> float:
    """How likely the frame's head is a cue, by counting and model together."""
    surest = max(heard.cue[i] for i in range(frame.head, max(frame.head + 1, min(frame.cue[1], frame.head + 2))))
    odds = BIAS + RULE * log_odds(counted) + MODEL * log_odds(surest)
    if frame.pos == "P":
        odds = max(odds, 0.0)
    return 1 / (1 + math.exp(-odds))


def judge(heard: Hearing, draft: Draft) -> Draft:
    """``draft`` with the likelihood that it is a claim, now that its spans are known; changed and returned."""
    signs = signs_of(heard, draft)
    if signs is not None:
        odds = CLAIM_BIAS + sum(weight * sign for weight, sign in zip(CLAIM_WEIGHTS, signs, strict=True))
        if _is_plain(heard, draft) or _is_hearsay(draft) or _is_documents(heard, draft):
            odds = max(odds, 0.0)
        draft.confidence = 1 / (1 + math.exp(-odds))
    return draft


def signs_of(heard: Hearing, draft: Draft) -> tuple[float, ...] | None:
    """What ``CLAIM_WEIGHTS`` weigh, in their order; ``None`` for a draft without cue or content."""
    cue = heard.indexes(draft.cue) if draft.cue is not None else range(0)
    content = [i for piece in draft.content for i in heard.indexes(piece)]
    if draft.cue is None or not cue or not content:
        return None
    odds, linked = heard.odds["content"], heard.linked(draft.cue, "content")
    return (
        log_odds(max(heard.cue[i] for i in cue)),
        log_odds(draft.counted) if draft.counted else 0.0,
        max(odds[i] for i in content),
        sum(odds[i] for i in cue) / len(cue),
        sum(linked.get(i, 0.0) for i in content) / len(content),
    )


def log_odds(probability: float) -> float:
    """The log-odds of a probability, kept within ±``STEEP`` twice over."""
    limit = 2 * STEEP
    probability = min(max(probability, 1e-6), 1 - 1e-6)
    return max(-limit, min(limit, math.log(probability / (1 - probability))))


def _is_plain(heard: Hearing, draft: Draft) -> bool:
    """Whether grammar alone tells that this is a claim; "denies murder" and "deplored the raids" always are."""
    verb = heard.parsed.doc[draft.head] if draft.pos == "V" and draft.head is not None else None
    if verb is not None and draft.key in words_of("plain") and draft.kind in ("object", "prep"):
        return draft.source is not None and (draft.key == "deny" or verb.tag_ in ("VBD", "VBZ", "VBP", "VBN"))
    if verb is not None and draft.kind == "passive" and draft.key in words_of("plain"):
        by = heard.parsed.doc[draft.source_head].head if draft.source_head is not None else None
        return by is not None and by.dep_ == "agent" and by.head == verb  # "a raid blamed on rebels by the army"
    if draft.counted < PLAIN:
        return False
    return draft.pos == "P" or (draft.kind == "clause" and class_of(draft.key, draft.pos) in speech_classes())


def _is_documents(heard: Hearing, draft: Draft) -> bool:
    """ "adopted a resolution DEMANDING a ceasefire", "in a letter URGING him to go": what a paper does in words."""
    if draft.head is None or draft.source_head is None:
        return False
    verb, paper = heard.parsed.doc[draft.head], heard.parsed.doc[draft.source_head]
    hangs = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.i == paper.i and draft.key != "seek"
    return hangs and is_document(paper) and class_of(draft.key, draft.pos) in speech_classes()


def _is_hearsay(draft: Draft) -> bool:
    """Whether words say that it is nobody's who tells it: "rumours that the king had died", "reportedly"."""
    return draft.kind == "clause" and draft.pos in ("N", "R") and class_of(draft.key, draft.pos) == "hearsay"
