"""How a report is cut for the encoder: windows of word pieces, and the letter case that the vocabulary has lost.

The runtime and the training recipes share this module, so that a model reads what it was trained on. It knows neither
spaCy nor the model: words come in as strings, windows go out as ranges of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

WINDOW = 256  # pieces a window, with the two marks around it: some 190 words, as in training
LONGEST_WORD = 16  # pieces of one word; what follows (a URL, a hash) tells the encoder nothing

# How good a place before a word is for a cut.
NO_BREAK, SENTENCE_BREAK, LINE_BREAK = 0, 1, 2

# Letter case of a word. 0 is padding and the marks around a window.
LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER = 1, 2, 3, 4, 5, 6
CASES = 7


def case_of(word: str) -> int:
    """The letter case of ``word``: a single capital letter is TITLE, "46-article" is LOWER, "2020" DIGIT, "—" OTHER."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return DIGIT if any(c.isdigit() for c in word) else OTHER
    capitals = sum(c.isupper() for c in letters)
    if capitals == 0:
        return LOWER
    if capitals == len(letters) and len(letters) > 1:
        return UPPER
    return TITLE if letters[0].isupper() and capitals == 1 else MIXED


def cut_windows(lengths: Sequence[int], breaks: Sequence[int], room: int = WINDOW - 2) -> Iterator[tuple[int, int]]:
    """Ranges of words that fill windows of at most ``room`` pieces, in order and without gap or overlap.

    A full window ends at the last line end in its second half, failing that at the last sentence end there, failing
    that at its last break at all; only a sentence longer than a window is cut inside.

    Args:
        lengths: pieces of each word, each at least 1 and at most ``room``.
        breaks: how good a cut before each word is: NO_BREAK, SENTENCE_BREAK or LINE_BREAK.
    """
    start = 0
    while start < len(lengths):
        end, used, middle = start, 0, start
        while end < len(lengths) and used + lengths[end] <= room:
            used += lengths[end]
            end += 1
            if 2 * used < room:
                middle = end
        if end < len(lengths):
            end = _best_cut(breaks, start, middle, end)
        yield start, end
        start = end


def _best_cut(breaks: Sequence[int], start: int, middle: int, end: int) -> int:
    for first, wanted in ((middle, LINE_BREAK), (middle, SENTENCE_BREAK), (start, SENTENCE_BREAK)):
        for cut in range(end, first, -1):
            if breaks[cut] >= wanted:
                return cut
    return end
