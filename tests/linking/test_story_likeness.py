import math

import pytest

from dragoman.linking.stories import THRESHOLD
from dragoman.linking.story_likeness import REPRINT, count_rivals, likeness_by_words, rate_pairs

Pair = tuple[int, int]


def rate(near: dict[Pair, float], shared: float = 0.15, apart: int = 0, day: bool | None = None) -> dict[Pair, float]:
    return rate_pairs(near, dict.fromkeys(near, shared), dict.fromkeys(near, day), dict.fromkeys(near, apart))


def test_a_pair_that_stands_apart_is_likelier_than_the_same_pair_in_a_crowd() -> None:
    alone = rate({(0, 1): 0.55})
    crowd = rate({(0, 1): 0.55} | {(0, k): 0.6 for k in range(2, 9)} | {(1, k): 0.6 for k in range(9, 16)})
    assert alone[0, 1] > 0.5 > 0.3 > crowd[0, 1]


@pytest.mark.parametrize("cosine", [0.6, 0.7, 0.8])
@pytest.mark.parametrize("size", [3, 10, 40])
def test_reports_that_go_with_both_do_not_part_a_story_however_many_they_are(size: int, cosine: float) -> None:
    pairs = [(i, j) for j in range(size) for i in range(j)]
    assert min(rate(dict.fromkeys(pairs, cosine), 0.3).values()) > THRESHOLD


def test_a_rival_counts_by_how_surely_it_does_not_go_with_the_other() -> None:
    near = {(0, 1): 0.6, (0, 2): 0.6, (1, 2): 0.5}
    against = count_rivals(near, {(0, 1): 0.5, (0, 2): 0.9, (1, 2): 0.1})
    along = count_rivals(near, {(0, 1): 0.5, (0, 2): 0.9, (1, 2): 0.9})
    assert against[0, 1] > along[0, 1]


def test_copies_do_not_drown_what_else_is_near() -> None:
    near = {(0, 1): 1.0, (0, 2): REPRINT, (1, 2): REPRINT}
    likeness = {(0, 1): 1.0, (0, 2): 1.0, (1, 2): 1.0}
    assert all(math.isclose(value, 16.0, abs_tol=0.1) for value in count_rivals(near, likeness).values())


def test_a_reprint_does_not_part_its_original_from_the_story() -> None:
    accounts = {(0, 1): 0.44, (0, 2): 0.51, (0, 3): 0.46, (1, 2): 0.42, (2, 3): 0.47}
    found = rate({**accounts, (1, 3): 0.95}, 0.3)
    assert min(found.values()) > THRESHOLD


def test_a_weekday_in_common_speaks_for_one_story_and_other_weekdays_against_it() -> None:
    crowd = {(0, 1): 0.55} | {(0, k): 0.6 for k in range(2, 9)} | {(1, k): 0.6 for k in range(9, 16)}
    days = dict.fromkeys(crowd)
    likeness = [
        rate_pairs(crowd, dict.fromkeys(crowd, 0.2), {**days, (0, 1): day}, dict.fromkeys(crowd, 0))[0, 1]
        for day in (True, None, False)
    ]
    assert likeness[0] > 1.3 * likeness[1] > 2 * likeness[2]


def test_time_and_words_count() -> None:
    near = {(0, 1): 0.5}
    assert rate(near, 0.3)[0, 1] > rate(near, 0.0)[0, 1]
    assert rate(near, 0.3, apart=5)[0, 1] < 0.1
    assert likeness_by_words(0.5, 0) > likeness_by_words(0.2, 0) > likeness_by_words(0.05, 0) == 0.0
    assert likeness_by_words(0.5, 0) > likeness_by_words(0.5, 1) > 0.0
