"""The confidence of events is a share of right ones: known sides raise it, and what was rarely met sways it little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_events import read

from benchmarks.calibration import Judged, calibration_error
from dragoman.reading.events.confidence import confidence_of
from training.event_confidence import fit


@given(st.lists(st.sampled_from(("any", "sides both", "sides none", "told by weak", "unheard of"))))
def test_a_confidence_is_a_share(signs: list[str]) -> None:
    assert 0 <= confidence_of(signs) <= 1
    assert confidence_of(signs) == confidence_of(reversed(signs))


def test_an_act_of_known_sides_is_surer_than_one_of_nobody() -> None:
    known = read("Turkey bombed Syria on Monday.").at("bombed").confidence
    unknown = read("The bombing went on.").at("bombing").confidence
    assert known > unknown


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([(0.95, True)] * 19 + [(0.95, False)], 0.0),
        ([(0.95, False)] * 4, 0.95),
        ([(0.25, False)] * 3 + [(0.25, True), (0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0.0),
        ([], 0.0),
    ],
)
def test_calibration_error(rows: list[tuple[float, bool]], error: float) -> None:
    assert calibration_error(rows) == pytest.approx(error)


@given(st.integers(1, 40), st.integers(0, 40))
def test_what_is_learned_is_the_share_of_right_ones(right: int, wrong: int) -> None:
    rows = [Judged(0, ("any",), True)] * right + [Judged(0, ("any",), False)] * (wrong + 1)
    assert confidence_of(("any",), fit(rows)) == pytest.approx(right / len(rows), abs=0.01)


def test_a_sign_met_once_sways_little() -> None:
    often = [Judged(0, ("any", "seen"), True)] * 60 + [Judged(0, ("any", "seen"), False)] * 20
    weights = fit([*often, Judged(0, ("any", "rare"), False)])
    assert confidence_of(("any", "rare"), weights) > 0.4
    assert confidence_of(("any", "seen"), weights) == pytest.approx(0.75, abs=0.03)


def test_a_noun_with_both_sides_is_about_as_sure_as_a_verb() -> None:
    noun = read("The Turkish attack on Syria went on.").at("attack").confidence
    verb = read("Turkey attacked Syria.").at("attacked").confidence
    assert abs(noun - verb) < 0.2


def test_sides_borrowed_from_the_sentence_before_raise_it() -> None:
    told = read("Turkey attacked Syria on Monday. The attack went on for hours.")
    assert told.at("attack went").confidence > read("The attack went on for hours.").at("attack").confidence
