"""From scores to spans, on scores made by hand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.model.tags import Links, Tags, best_labels, decode_spans
from dragoman.records import Span

O, B_PER, I_PER, B_ORG, I_ORG = range(5)  # noqa: E741


def scores_for(*labels: int, count: int = 5, sure: float = 0.9) -> np.ndarray:
    """Log-probabilities in which each label has ``sure`` and the others share the rest."""
    shares = np.full((len(labels), count), (1 - sure) / (count - 1), dtype=np.float32)
    shares[np.arange(len(labels)), labels] = sure
    return np.log(shares)


def found(scores: np.ndarray, *ranges: tuple[int, int]) -> list[tuple[int, int, str]]:
    kinds = ("PER", "ORG")
    return [(s.first, s.last, s.kind) for s in decode_spans(scores, kinds, ranges or [(0, len(scores))])]


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ([O, B_PER, I_PER, O], [(1, 2, "PER")]),
        ([B_PER, B_PER, I_PER], [(0, 0, "PER"), (1, 2, "PER")]),
        ([B_PER, I_PER, B_ORG], [(0, 1, "PER"), (2, 2, "ORG")]),
        ([O, O], []),
        ([], []),
    ],
)
def test_valid_labels_are_read_as_they_stand(labels: list[int], spans: list[tuple[int, int, str]]) -> None:
    assert found(scores_for(*labels)) == spans


def test_a_span_does_not_cross_a_range() -> None:
    scores = scores_for(B_PER, I_PER, I_PER, O)
    scores[2, B_PER] = scores[2, I_PER] - 0.1
    assert found(scores, (0, 2), (2, 4)) == [(0, 1, "PER"), (2, 2, "PER")]


def test_a_span_that_begins_with_inside_is_repaired_to_what_is_most_probable() -> None:
    scores = scores_for(O, I_PER, I_PER, O)
    scores[0, B_PER] = scores[0, O] - 0.2  # the word before is nearly as likely to begin it
    assert found(scores) == [(0, 2, "PER")]


@given(st.lists(st.lists(st.floats(-8, 0), min_size=5, max_size=5), min_size=1, max_size=5))
def test_decoding_finds_the_best_of_all_valid_labellings(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32)

    def valid(labels: tuple[int, ...]) -> bool:
        return all(
            label not in (I_PER, I_ORG) or previous in (label, label - 1)
            for previous, label in zip((O, *labels), labels, strict=False)
        )

    def total(labels: tuple[int, ...] | list[int]) -> float:
        return float(sum(scores[i, label] for i, label in enumerate(labels)))

    best = max(total(labels) for labels in itertools.product(range(5), repeat=len(rows)) if valid(labels))
    chosen = best_labels(scores)
    assert valid(tuple(chosen))
    assert total(chosen) == pytest.approx(best, abs=1e-4)


def test_a_cue_takes_the_source_and_the_contents_that_are_linked_to_it() -> None:
    words = "Ali said war looms , Omar denied it".split()
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    everything = np.arange(len(words))

    def links(source: list[int], content: list[int]) -> Links:
        return Links(everything, *(np.isin(everything, part).astype(np.float32) for part in (source, content)))

    def head(*labels: int) -> np.ndarray:
        return scores_for(*labels, count=3)

    tags = Tags(
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        kinds={role: (role,) for role in ("source", "cue", "content")},
        scores={
            "source": head(1, 0, 0, 0, 0, 1, 0, 0),
            "cue": head(0, 1, 0, 0, 0, 0, 1, 0),
            "content": head(0, 0, 1, 2, 0, 0, 0, 1),
        },
        lines=((0, len(words)),),
        links={1: links([0], [2, 3]), 6: links([5], [7])},
    )
    text = " ".join(words)
    told = [
        ([s.cut(text) for s in claim.source], claim.cue.cut(text), [s.cut(text) for s in claim.content])
        for claim in tags.claims()
    ]
    assert told == [(["Ali"], "said", ["war looms"]), (["Omar"], "denied", ["it"])]
    assert tags.role_spans("cue")[0][0] == Span(4, 8)
    assert tags.probability("cue")[1] == pytest.approx(0.95, abs=0.01)
