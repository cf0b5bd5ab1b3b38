from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.stretches import Stretches

_stretch = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda drawn: (drawn[0], drawn[0] + drawn[1]))


@given(st.lists(_stretch, max_size=8), _stretch)
def test_stretches_touch_what_shares_a_character(found: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    shared = any(set(range(*one)) & set(range(*asked)) for one in found)
    assert Stretches(found).touch(*asked) == shared
