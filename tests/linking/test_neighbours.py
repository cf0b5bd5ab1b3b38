import math
import random

import pytest

from dragoman.linking.neighbours import LEAST, MOST, near_pairs


def vector(rng: random.Random, near: bytes | None = None, drift: int = 20) -> bytes:
    """A random vector, or one that lies some way off ``near``."""
    if near is None:
        return bytes(rng.randrange(-127, 128) % 256 for _ in range(64))
    return bytes(max(-127, min(127, signed(b) + rng.randrange(-drift, drift + 1))) % 256 for b in near)


def signed(byte: int) -> int:
    return byte - 256 if byte > 127 else byte


def cosine(a: bytes, b: bytes) -> float:
    dot = sum(signed(x) * signed(y) for x, y in zip(a, b, strict=True))
    lengths = [math.sqrt(sum(signed(x) ** 2 for x in v)) for v in (a, b)]
    return dot / (lengths[0] * lengths[1])


def families(seed: int, count: int, size: int) -> list[bytes]:
    rng = random.Random(seed)
    heads = [vector(rng) for _ in range(count)]
    return [vector(rng, head) for head in heads for _ in range(size)]


def test_near_pairs_are_all_pairs_above_the_least_cosine() -> None:
    vectors = families(1, 10, 3)
    found = near_pairs(vectors)
    for i in range(30):
        for j in range(i + 1, 30):
            expected = cosine(vectors[i], vectors[j])
            if expected >= LEAST + 1e-4:
                assert found[i, j] == pytest.approx(expected, abs=1e-4)
            elif expected < LEAST - 1e-4:
                assert (i, j) not in found


def test_order_does_not_matter() -> None:
    vectors = families(2, 12, 4)
    order = list(range(len(vectors)))
    random.Random(5).shuffle(order)
    expected = near_pairs(vectors)
    shuffled = near_pairs([vectors[i] for i in order])
    assert {tuple(sorted((order[a], order[b]))): value for (a, b), value in shuffled.items()} == expected


def test_cells_find_what_comparing_all_with_all_finds_of_the_very_near() -> None:
    vectors = families(3, 150, 3)
    exact = {pair for pair, value in near_pairs(vectors).items() if value >= 0.7}
    by_cells = {pair for pair, value in near_pairs(vectors, exact=100).items() if value >= 0.7}
    assert exact == by_cells
    assert len(exact) == 450


def test_a_story_of_many_reports_keeps_all_its_pairs() -> None:
    vectors = families(4, 1, 2 * MOST)
    assert len(near_pairs(vectors)) == MOST * (2 * MOST - 1)


@pytest.mark.parametrize("vectors", [[], [bytes(64)], [bytes(64), bytes(64)]])
def test_too_few_or_empty_vectors_have_no_neighbours(vectors: list[bytes]) -> None:
    assert near_pairs(vectors) == {}
