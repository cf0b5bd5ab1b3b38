import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.linking.linkage import average_linkage, nearest_linkage
from dragoman.linking.stories import Sketched, days_apart, group_stories, named_days, share_day
from dragoman.records import Sketch

Linkage = Callable[[int, dict[tuple[int, int], float], float], list[list[int]]]

TEXTS = {
    "flood-1": "dam burst flood Derna storm thousands missing rescue",
    "flood-2": "Derna flood dam storm bodies rescue thousands",
    "flood-3": "storm flood Derna dam rescue missing mayor",
    "vote-1": "parliament vote no-confidence premier coalition Sofia ballot",
    "vote-2": "premier Sofia loses no-confidence vote parliament coalition",
    "strike-1": "dockworkers strike port Valparaiso wages union",
}


def sketched(report: str, words: str, published: str | None = None) -> Sketched:
    terms = {word.lower(): 1 for word in words.split()}
    return Sketched(report=report, sketch=Sketch(terms=terms, fingerprints=(), words=len(terms)), published=published)


def test_reports_of_one_happening_are_one_story() -> None:
    stories = group_stories(sketched(report, words) for report, words in TEXTS.items())
    assert stories == [("flood-1", "flood-2", "flood-3"), ("strike-1",), ("vote-1", "vote-2")]


@pytest.mark.parametrize("seed", range(5))
def test_order_of_reports_does_not_matter(seed: int) -> None:
    reports = [sketched(report, words) for report, words in TEXTS.items()]
    expected = group_stories(reports)
    random.Random(seed).shuffle(reports)
    assert group_stories(reports) == expected


def test_the_same_words_a_year_apart_are_two_stories() -> None:
    words = TEXTS["vote-1"]
    near = [sketched("a", words, "2024-03-01"), sketched("b", words, "2024-03-02")]
    far = [sketched("a", words, "2024-03-01"), sketched("b", words, "2025-03-02")]
    assert len(group_stories(near)) == 1
    assert len(group_stories(far)) == 2


@pytest.mark.parametrize(
    ("left", "right", "shared", "apart"),
    [
        (("2026-03-03", "monday"), ("2026-03-03", "monday"), True, 0),
        (("2026-03-03", "monday"), ("2026-03-06", "monday friday"), True, 0),
        # two days of one affair; a weekday may be a week old, or still to come
        (("2026-03-03", "monday"), ("2026-03-06", "thursday"), False, 2),
        (("2026-02-23", "sunday"), ("2026-03-02", "sunday"), False, 6),
        (("2026-03-03", "wednesday"), ("2026-03-05", "wednesday"), True, 0),
        # who names no day tells of his own and the one before; of one day and the next all is one time
        (("2026-03-03", ""), ("2026-03-06", ""), None, 1),
        (("2026-03-03", "monday"), ("2026-03-04", "friday"), False, 0),
        # where a date is unknown a weekday is only a name
        ((None, "monday"), ("2026-03-06", "monday"), True, 0),
    ],
)
def test_the_days_that_two_reports_tell_of(
    left: tuple[str | None, str], right: tuple[str | None, str], shared: bool | None, apart: int
) -> None:
    a, b = (named_days(sketched("r", words, day)) for day, words in (left, right))
    assert share_day(a, b) is shared
    assert days_apart(a, b) == apart


def test_a_report_without_words_stands_alone() -> None:
    assert group_stories([sketched("a", ""), sketched("b", "")]) == [("a",), ("b",)]


@pytest.mark.parametrize("linkage", [average_linkage, nearest_linkage])
def test_a_chain_of_half_alike_things_does_not_become_one_group(linkage: Linkage) -> None:
    chain = {(i, i + 1): 0.6 for i in range(9)}
    assert max(len(group) for group in linkage(10, chain, 0.5)) == 2


@pytest.mark.parametrize("seed", range(3))
def test_a_large_story_stays_whole_though_each_report_goes_with_a_third_of_it_only(seed: int) -> None:
    dice = random.Random(seed)
    third = {(i, j): 0.8 for j in range(40) for i in range(j) if dice.random() < 0.34}
    assert nearest_linkage(40, third, 0.3) == [list(range(40))]
    assert len(average_linkage(40, third, 0.3)) > 1


def test_two_large_stories_that_few_reports_join_stay_two() -> None:
    inside = {(i, j): 0.9 for j in range(20) for i in range(j) if (i < 10) == (j < 10)}
    assert nearest_linkage(20, inside | {(0, 10): 0.9, (1, 11): 0.9}, 0.3) == [list(range(10)), list(range(10, 20))]


@pytest.mark.parametrize("linkage", [average_linkage, nearest_linkage])
@given(
    case=st.integers(2, 8).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.dictionaries(
                st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1]), st.floats(0, 1)
            ),
        )
    )
)
@settings(max_examples=200, deadline=None)
def test_every_thing_is_in_exactly_one_group(linkage: Linkage, case: tuple[int, dict[tuple[int, int], float]]) -> None:
    count, pairs = case
    groups = linkage(count, pairs, 0.4)
    assert sorted(i for group in groups for i in group) == list(range(count))
    for group in groups:
        if len(group) > 1:  # no group without a pair that was alike
            assert any(pairs.get((i, j), 0) >= 0.4 for i in group for j in group if i < j)
