"""The tone of a sentence toward someone whom it mentions: favourable, unfavourable or neither.

The tone is that of the sentence as it stands, quoted words included: "a senator called him a thief" is -1 toward him,
whoever says so. Whose words they are is for attribution to say.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.model.pairs import Range, Tone, tones
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span


def tone_of_mentions(parsed: ParsedReport, spans: Iterable[Span]) -> list[tuple[Tone, float] | None]:
    """Tone (-1, 0, 1) and its probability for each span, in order.

    ``None`` stands for a span outside the story. Without packaged weights all are ``None``. One run of the pair model
    a span: ask for the mentions whose wording matters, not for all.
    """
    spans = list(spans)
    found: list[tuple[list[str], Range] | None] = [_sentence_around(parsed, span) for span in spans]
    judged = tones(entry for entry in found if entry is not None)
    if judged is None:
        return [None] * len(spans)
    rest = iter(judged)
    return [_likeliest(next(rest)) if entry is not None else None for entry in found]


def _likeliest(shares: dict[Tone, float]) -> tuple[Tone, float]:
    tone = max(shares, key=lambda value: (shares[value], -abs(value), value))
    return tone, shares[tone]


def _sentence_around(parsed: ParsedReport, span: Span) -> tuple[list[str], Range] | None:
    """The words of the span's sentence, and the range of the span's words among them."""
    sentence = parsed.sentence_at(span.start)
    if sentence is None:
        return None
    words = [token for token in sentence.tokens if not token.is_space]
    inside = [i for i, token in enumerate(words) if token.idx < span.end and token.idx + len(token) > span.start]
    return ([token.text for token in words], (inside[0], inside[-1] + 1)) if inside else None
