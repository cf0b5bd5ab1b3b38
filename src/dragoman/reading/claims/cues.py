"""Cues: whether the word in the middle of a frame really attributes, said as a probability.

Counts of how often a base form was a cue in that frame (``knowledge/cue_rates.tsv``) are smoothed with what is usual
for listed and unlisted words of the frame, so a verb that was never counted is judged by its class in
``reporting.yaml``.
"""

from __future__ import annotations

from dragoman.knowledge.reporting import class_of, cue_rate
from dragoman.reading.claims.frames.frame import Frame

ACCEPT = 0.45  # on PolNeAR's dev part whole attributions are flat from here to 0.5, and more is found
ACCEPT_INSIDE = 0.6  # inside another's content, where a claim is a source quoting a source, only plain cases count
STRENGTH = 4.0  # how many counted cases the usual rate weighs

# the usual share of cues among frames: (part of speech, kind) → (listed in reporting.yaml, not listed)
USUAL: dict[tuple[str, str], tuple[float, float]] = {
    ("V", "clause"): (0.79, 0.26),
    ("V", "as"): (0.57, 0.09),
    ("V", "infinitive"): (0.66, 0.16),
    ("V", "gerund"): (0.70, 0.25),
    ("V", "object"): (0.62, 0.17),
    ("V", "prep"): (0.49, 0.13),
    ("V", "passive"): (0.48, 0.14),
    ("A", "clause"): (0.80, 0.17),
    ("A", "infinitive"): (0.59, 0.22),
    ("A", "prep"): (0.73, 0.25),
    ("N", "clause"): (0.67, 0.21),
    ("N", "infinitive"): (0.55, 0.15),
    ("N", "prep"): (0.37, 0.07),
    ("P", "according"): (0.97, 0.97),
    ("R", "clause"): (0.60, 0.0),
}


def probability(frame: Frame) -> float:
    """How likely the frame's head is a cue, 0 to 1."""
    listed, unlisted = USUAL.get((frame.pos, frame.kind), (0.3, 0.05))
    usual = listed if class_of(frame.key, frame.pos) is not None else unlisted
    cue, seen = cue_rate(frame.key, frame.pos, frame.kind)
    return (cue + STRENGTH * usual) / (seen + STRENGTH)
