"""The sketch of a report: what stories and copies are found by, small enough to hold for every report of a case."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from dragoman.reading.model.story import story_vector
from dragoman.reading.parsed import ParsedReport
from dragoman.records import EventMention, Sketch

if TYPE_CHECKING:
    import spacy.tokens

LEAD_WORDS = 300  # news tells the happening first; the background further down blurs one story into the next
RUN = 6  # words in a run
WINDOW = 6  # runs in a window; any RUN + WINDOW - 1 words that two reports share give a shared fingerprint


def sketch_report(parsed: ParsedReport) -> Sketch:
    """Content words and fingerprints of the story's sentences, and the vector of title and lead."""
    terms: Counter[str] = Counter()
    words: list[str] = []
    for sentence in parsed.sentences:
        in_title = sentence.part == "title"
        for token in sentence.tokens:
            if token.is_punct or token.is_space:
                continue
            if not in_title:
                words.append(token.lower_)
            if in_title or len(words) <= LEAD_WORDS:
                term = term_of(token)
                if term is not None:
                    terms[term] += 2 if in_title else 1
    return Sketch(
        terms=dict(sorted(terms.items())), fingerprints=_winnow(words), words=len(words), vector=story_vector(parsed)
    )


def add_terms(parsed: ParsedReport, events: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """``events`` with the content words of their sentences, sorted; the trigger itself is left out."""
    return tuple(
        msgspec.structs.replace(
            event,
            terms=tuple(
                sorted(
                    {
                        term
                        for token in parsed.tokens_in(event.sentence)
                        if (term := term_of(token)) is not None
                        and not event.trigger.start <= token.idx < event.trigger.end
                    }
                )
            ),
        )
        for event in events
    )


def term_of(token: spacy.tokens.Token) -> str | None:
    """The lower-case base form of a content word or number; ``None`` for the words that every text has."""
    if token.is_stop or not (token.is_alpha or token.like_num or "-" in token.text):
        return None
    # the lemma of a name can be cut ("Reuter"): names stay as they are written
    term = (token.text if token.pos_ == "PROPN" else token.lemma_).lower().removesuffix("'s")
    return term if len(term) > 1 else None


def _winnow(words: list[str]) -> tuple[int, ...]:
    """Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of each window of run hashes the smallest is kept."""
    runs = [_hash(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    windows = range(max(1, len(runs) - WINDOW + 1)) if runs else ()
    return tuple(sorted({min(runs[i : i + WINDOW]) for i in windows}))


def _hash(words: list[str]) -> int:
    digest = hashlib.blake2b(" ".join(words).encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big")
