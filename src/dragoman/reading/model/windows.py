"""How a report is cut for the encoder: windows of word pieces, and the letter case that the vocabulary has lost.

The runtime and the training recipes share this module, so that a model reads what it was trained on. It knows neither
spaCy nor the model: words come in as strings, windows go out as ranges of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

WINDOW = 256  # pieces a window, with the two marks around it: some 190 words, as in training
PAIR_WINDOW = 160  # pieces of a sentence with marked spans
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


def mark_spans(
    pieces: Sequence[Sequence[int]],
    cases: Sequence[int],
    spans: Sequence[tuple[int, int, int, int]],
    begin: int,
    end: int,
    room: int = PAIR_WINDOW - 2,
) -> tuple[list[int], list[int], list[int]]:
    """One window of pieces in which some spans of words stand between marks.

    A sentence longer than ``room`` pieces keeps the words around its spans.

    Args:
        pieces: the pieces of each word.
        cases: the letter case of each word.
        spans: first word, word after the last, opening and closing mark of each span. Spans may nest.
        begin: the mark that opens the window.
        end: the mark that closes it.

    Returns:
        The pieces with marks, the case of each, and where the opening mark of each span stands (0 when it was cut off).
    """
    first, last = _words_around(pieces, spans, room - 2 * len(spans))
    flat, shape, places = [begin], [0], [0] * len(spans)
    for i in range(first, last + 1):
        closing = sorted((n for n, span in enumerate(spans) if span[1] == i > span[0]), key=lambda n: -spans[n][0])
        opening = sorted((n for n, span in enumerate(spans) if span[0] == i < last), key=lambda n: -spans[n][1])
        flat += [spans[n][3] for n in closing]
        for n in opening:
            places[n] = len(flat) + opening.index(n)
        flat += [spans[n][2] for n in opening]
        shape += [0] * (len(closing) + len(opening))
        if i < last:
            flat += pieces[i]
            shape += [cases[i]] * len(pieces[i])
    return [*flat, end], [*shape, 0], places


def _words_around(
    pieces: Sequence[Sequence[int]], spans: Sequence[tuple[int, int, int, int]], room: int
) -> tuple[int, int]:
    if sum(map(len, pieces)) <= room or not spans:
        first, last = 0, len(pieces)
    else:
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        # Words before the spans get two thirds of the room, words after them the rest, and the former what is left.
        while first > 0 and sum(map(len, pieces[first - 1 : last])) <= 2 * room // 3:
            first -= 1
        while last < len(pieces) and sum(map(len, pieces[first : last + 1])) <= room:
            last += 1
        while first > 0 and sum(map(len, pieces[first - 1 : last])) <= room:
            first -= 1
    while last > first and sum(map(len, pieces[first:last])) > room:
        last -= 1
    return first, last
