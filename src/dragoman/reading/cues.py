"""Cues: whether the word in the middle of a frame really attributes, said as a probability.

Counts of how often a base form was a cue in that frame (``knowledge/cue_rates.tsv``) are smoothed with what is usual
for listed and unlisted words of the frame, so a verb that was never counted is judged by its class in
``reporting.yaml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, cue_rate, speech_classes, words_of
from dragoman.reading.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

ACCEPT = 0.45  # tuned on the development part of PolNeAR: the best F1 of whole attributions without a token model
STRENGTH = 4.0  # how many counted cases the usual rate weighs

# the usual share of cues among frames: (part of speech, kind) → (listed in reporting.yaml, not listed)
USUAL: dict[tuple[str, str], tuple[float, float]] = {
    ("V", "quote"): (0.97, 0.60),
    ("V", "clause"): (0.80, 0.15),
    ("V", "as"): (0.85, 0.10),
    ("V", "infinitive"): (0.55, 0.05),
    ("V", "gerund"): (0.40, 0.05),
    ("V", "object"): (0.50, 0.05),
    ("V", "prep"): (0.50, 0.04),
    ("V", "passive"): (0.40, 0.04),
    ("A", "clause"): (0.60, 0.15),
    ("A", "infinitive"): (0.45, 0.10),
    ("A", "prep"): (0.45, 0.05),
    ("N", "clause"): (0.65, 0.20),
    ("N", "infinitive"): (0.35, 0.08),
    ("N", "prep"): (0.30, 0.02),
    ("P", "according"): (0.97, 0.97),
    ("R", "clause"): (0.60, 0.0),
}


def probability(frame: Frame) -> float:
    """How likely the frame's head is a cue, 0 to 1."""
    listed, unlisted = USUAL.get((frame.pos, frame.kind), (0.3, 0.05))
    usual = listed if class_of(frame.key, frame.pos) is not None else unlisted
    kind = "clause" if frame.kind == "quote" else frame.kind
    cue, seen = cue_rate(frame.key, frame.pos, kind)
    if frame.kind == "quote":
        return max(usual, (cue + STRENGTH * usual) / (seen + STRENGTH))
    return (cue + STRENGTH * usual) / (seen + STRENGTH)


def may_quote(verb: Token) -> bool:
    """Whether ``verb`` can stand beside a direct quotation as its cue."""
    if verb.pos_ not in ("VERB", "AUX", "NOUN"):
        return False
    lemma = verb.lemma_.lower()
    if lemma in words_of("quotes"):
        return True
    particle = next((f"{lemma} {c.lower_}" for c in verb.children if c.dep_ == "prt"), lemma)
    return any(name in speech_classes() for name in (class_of(particle, "V"), class_of(lemma, "V")))
