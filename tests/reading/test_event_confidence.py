"""The confidence of events is a share of right ones: it never falls with the score and keeps to 0 to 1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_events import read

from benchmarks.calibration import Judged, calibration_error
from dragoman.reading.events.confidence import calibrated
from training.event_confidence import fit


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_is_never_less_sure(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1


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


@given(st.lists(st.tuples(st.sampled_from((0.2, 0.4, 0.6, 0.8)), st.booleans()), min_size=1, max_size=200))
def test_the_fitted_curve_never_falls(rows: list[tuple[float, bool]]) -> None:
    points = fit([Judged(0, score, right) for score, right in rows])
    assert [score for score, _ in points] == sorted({score for score, _ in points})
    shares = [share for _, share in points]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
