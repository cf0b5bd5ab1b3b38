"""Labels of words as spans of a side: what the benchmark of actor spans makes of the model's slips."""

from __future__ import annotations

import pytest

from benchmarks.tasks.actor_spans import whole_spans

WORDS = "the Croatian government and a Swiss court met nearly 90 envoys".split()


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 1, "T"), (1, 3, "T")], [(1, 3, "T")]),  # no article alone
        ([(0, 4, "S"), (4, 7, "S")], [(0, 3, "S"), (4, 7, "S")]),  # "and" belongs to neither side of it
        ([(8, 10, "T"), (10, 11, "T")], [(8, 11, "T")]),  # nothing between: one span
        ([(0, 3, "S"), (4, 7, "T")], [(0, 3, "S"), (4, 7, "T")]),
        ([(1, 3, "S"), (3, 4, "S")], [(1, 3, "S")]),
    ],
)
def test_spans_are_whole(spans: list[tuple[int, int, str]], expected: list[tuple[int, int, str]]) -> None:
    assert whole_spans(WORDS, spans) == expected
