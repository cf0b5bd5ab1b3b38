"""How a report is cut for the encoder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.model.windows import (
    DIGIT,
    LINE_BREAK,
    LOWER,
    MIXED,
    NO_BREAK,
    OTHER,
    SENTENCE_BREAK,
    TITLE,
    UPPER,
    case_of,
    cut_windows,
    mark_spans,
)

BEGIN, END = 101, 102


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("Haftar", TITLE),
        ("al-Muallem", MIXED),
        ("GNA", UPPER),
        ("U.N.", UPPER),
        ("A", TITLE),
        ("McConnell", MIXED),
        ("iPhone", MIXED),
        ("46-article", LOWER),
        ("2020", DIGIT),
        ("—", OTHER),
        ("Путин", TITLE),
        ("دمشق", LOWER),
        ("", OTHER),
    ],
)
def test_the_case_of_a_word(word: str, case: int) -> None:
    assert case_of(word) == case


@given(
    st.lists(st.tuples(st.integers(1, 16), st.sampled_from([NO_BREAK, SENTENCE_BREAK, LINE_BREAK])), max_size=300),
    st.integers(16, 80),
)
def test_windows_hold_every_word_once_and_never_too_many_pieces(words: list[tuple[int, int]], room: int) -> None:
    lengths, breaks = [w[0] for w in words], [w[1] for w in words]
    windows = list(cut_windows(lengths, breaks, room))
    assert [i for start, end in windows for i in range(start, end)] == list(range(len(words)))
    assert all(sum(lengths[start:end]) <= room for start, end in windows)


@pytest.mark.parametrize(
    ("breaks", "first_window_ends"),
    [
        ({8: LINE_BREAK, 9: SENTENCE_BREAK}, 8),  # a line end beats a later sentence end
        ({2: LINE_BREAK, 7: SENTENCE_BREAK}, 7),  # but not from the first half of the window
        ({3: SENTENCE_BREAK}, 3),  # any sentence end beats a cut inside the sentence
        ({}, 10),  # a sentence longer than the window is cut where the window is full
        ({10: SENTENCE_BREAK, 6: SENTENCE_BREAK}, 10),  # a break right after the last word that fits is as good
    ],
)
def test_a_full_window_ends_where_the_text_does(breaks: dict[int, int], first_window_ends: int) -> None:
    found = next(cut_windows([1] * 20, [breaks.get(i, NO_BREAK) for i in range(20)], 10))
    assert found == (0, first_window_ends)


@pytest.mark.parametrize(
    ("spans", "pieces", "places"),
    [
        ([(0, 1, 1, 2), (2, 4, 3, 4)], [101, 1, 10, 2, 11, 3, 12, 13, 4, 14, 102], [1, 5]),
        ([(2, 4, 3, 4), (0, 1, 1, 2)], [101, 1, 10, 2, 11, 3, 12, 13, 4, 14, 102], [5, 1]),
        ([(0, 3, 1, 2), (1, 2, 3, 4)], [101, 1, 10, 3, 11, 4, 12, 2, 13, 14, 102], [1, 3]),  # one inside the other
        ([(0, 2, 1, 2), (2, 3, 3, 4)], [101, 1, 10, 11, 2, 3, 12, 4, 13, 14, 102], [1, 5]),  # side by side
        ([(0, 3, 1, 2), (0, 1, 3, 4)], [101, 1, 3, 10, 4, 11, 12, 2, 13, 14, 102], [1, 2]),  # beginning together
        ([(3, 5, 5, 6)], [101, 10, 11, 12, 5, 13, 14, 6, 102], [4]),
    ],
)
def test_marks_stand_around_their_words(
    spans: list[tuple[int, int, int, int]], pieces: list[int], places: list[int]
) -> None:
    flat, cases, found = mark_spans([[10], [11], [12], [13], [14]], [LOWER] * 5, spans, BEGIN, END)
    assert (flat, found) == (pieces, places)
    assert [case == LOWER for case in cases] == [10 <= piece < 100 for piece in flat]


@given(st.integers(0, 390), st.integers(1, 8), st.integers(0, 390), st.integers(1, 8))
def test_a_sentence_that_is_too_long_keeps_what_stands_around_its_marks(a: int, m: int, b: int, n: int) -> None:
    flat, cases, places = mark_spans([[10]] * 400, [LOWER] * 400, [(a, a + m, 1, 2), (b, b + n, 3, 4)], BEGIN, END, 60)
    assert len(flat) == len(cases) <= 62
    assert flat[0] == BEGIN
    assert flat[-1] == END
    for place, mark in zip(places, (1, 3), strict=True):
        assert place == 0 or flat[place] == mark
    assert any(places)
    if max(a + m, b + n) - min(a, b) <= 56:
        assert all(places)
