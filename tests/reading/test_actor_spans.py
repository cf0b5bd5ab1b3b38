"""Scores of words as one span of each side: how the benchmark of actor spans reads the token model."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.tasks.actor_spans import best_spans, with_reciprocal

WORDS = "the Croatian government and a Swiss court met nearly 90 envoys".split()
LABELS = ["O", "B-S", "I-S", "B-T", "I-T"]


def scores(labels: str, doubts: dict[int, tuple[str, float]] | None = None) -> np.ndarray:
    """Log-probabilities of a model that is sure of ``labels`` but for ``doubts``: word → (other label, its share)."""
    shares = np.full((len(WORDS), len(LABELS)), 0.01)
    for i, label in enumerate(labels.split()):
        shares[i, LABELS.index(label)] = 0.96
    for i, (label, share) in (doubts or {}).items():
        shares[i, LABELS.index(label)] = share
    logs: np.ndarray = np.log(shares / shares.sum(-1, keepdims=True))
    return logs


@pytest.mark.parametrize(
    ("labels", "doubts", "expected"),
    [
        ("B-S I-S I-S O O O O O B-T I-T I-T", {}, [(0, 3, "S"), (8, 11, "T")]),
        ("O O O O O O O O O O O", {}, []),
        ("B-S I-S I-S I-S O O O O O O O", {}, [(0, 3, "S")]),  # no span ends on "and"
        ("B-T O O O O O O O O O O", {}, []),  # no article alone
        # the surer of two sources
        ("B-S I-S I-S O B-S I-S I-S O O O O", {1: ("O", 0.5), 2: ("O", 0.5)}, [(4, 7, "S")]),
        # words that may be of either side are of the likelier one
        ("B-S I-S I-S O O O O O O O O", {0: ("B-T", 0.4), 1: ("I-T", 0.4), 2: ("I-T", 0.4)}, [(0, 3, "S")]),
    ],
)
def test_the_best_span_of_each_side(
    labels: str, doubts: dict[int, tuple[str, float]], expected: list[tuple[int, int, str]]
) -> None:
    assert best_spans(WORDS, scores(labels, doubts)) == expected


@pytest.mark.parametrize(
    ("text", "spans", "kinds"),
    [
        ("Chad and Niger have agreed to trade", [(0, 3, "S")], ["R"]),
        ("Chad and Niger have welcomed Mali", [(0, 3, "S"), (5, 6, "T")], ["S", "T"]),
        ("Deby held brief talks in Accra with Tinubu", [(0, 1, "S"), (7, 8, "T")], ["R", "R"]),
        ("Deby refused to hold talks and fired Tinubu", [(0, 1, "S"), (7, 8, "T")], ["S", "T"]),
    ],
)
def test_who_does_one_thing_together_is_neither_source_nor_target(
    text: str, spans: list[tuple[int, int, str]], kinds: list[str]
) -> None:
    assert [kind for *_, kind in with_reciprocal(text.split(), spans)] == kinds
