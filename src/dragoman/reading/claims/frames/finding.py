"""Finding frames: every word that could attribute something, with what it would attribute to whom.

A frame is a proposal, not a finding: only shapes are looked at, "X verbs that …", "…, X verbs", "X's noun that …",
"according to X", and whether the word in its middle is a cue is decided by `claims/cues.py` (and by the token model
where its weights are there). So the same shapes serve every reporting verb, known or new.
"""

from __future__ import annotations

from dragoman.reading.claims.frames.frame import Frame
from dragoman.reading.claims.frames.nouns import frames_of_noun
from dragoman.reading.claims.frames.phrases import frames_of_according, frames_of_adverb, frames_of_view
from dragoman.reading.claims.frames.verbs import frames_of_verb
from dragoman.reading.parsed import Sentence


def find_frames(sentence: Sentence) -> list[Frame]:
    """All frames of one sentence, in order of their head; a head may have several, the fullest first."""
    frames: list[Frame] = []
    for token in sentence.tokens:
        if token.lower_ == "according":
            frames.extend(frames_of_according(token))
        elif token.pos_ in ("VERB", "AUX"):
            frames.extend(frames_of_verb(token))
        elif token.pos_ == "NOUN":
            frames.extend(frames_of_noun(token))
            frames.extend(frames_of_view(token))
        elif token.pos_ == "ADV" and token.dep_ == "advmod":
            frames.extend(frames_of_adverb(token))
    return frames
