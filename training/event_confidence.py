"""What the signs of an event are worth for its confidence: ``python -m training.event_confidence GOLD_DIR``.

Learns a weight for each sign of `dragoman.reading.events.confidence` on the half of the gold sentences that
``benchmarks/calibration.py`` does not measure on: logistic regression with a ridge of ``RIDGE``, so that a sign that
was met but a few times weighs little and the events with it stay near what the commoner signs say of them. Single
sentences cannot show what sides borrowed from an earlier one are worth: that weight is our own, half the odds. Writes
``src/dragoman/knowledge/event_confidence.tsv`` and prints the error on both halves.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

from benchmarks.calibration import Judged, calibration_error, judged_events
from dragoman.knowledge import files
from dragoman.reading.events.confidence import confidence_of

RIDGE = 2.0
STEPS = 50
BORROWED = -0.693
HEADER = """\
# What the signs of an event say of the chance that it is right, kind and both sides: log odds, which add up.
# Learned by training/event_confidence.py on one half of the sentences of ConfliBERT's CAMEO set that are marked with
# both sides and class; benchmarks/calibration.py measures on the other half.
# "sides borrowed" is our own guess (half the odds), for single sentences cannot show it.
# Fields: sign (as dragoman.reading.events.confidence writes it), weight.
"""


def fit(rows: Sequence[Judged], ridge: float = RIDGE) -> dict[str, float]:
    """Sign → weight, by Newton's method; the sign that every event has is not held back by the ridge."""
    import numpy

    names = sorted({sign for row in rows for sign in row.signs})
    place = {name: i for i, name in enumerate(names)}
    met = numpy.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        met[i, [place[sign] for sign in row.signs]] = 1.0
    right = numpy.array([float(row.right) for row in rows])
    held = numpy.array([1e-3 if name == "any" else ridge for name in names])
    weights = numpy.zeros(len(names))
    for _ in range(STEPS):
        told = 1 / (1 + numpy.exp(-met @ weights))
        slope = met.T @ (right - told) - held * weights
        bend = (met.T * (told * (1 - told))) @ met + numpy.diag(held)
        step = numpy.linalg.solve(bend, slope)
        weights += step
        if math.sqrt(float(step @ step)) < 1e-9:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR")
    options = parser.parse_args()
    found = list(judged_events(options.gold))
    weights = fit([row for row in found if row.half == 0])
    weights["sides borrowed"] = BORROWED
    lines = "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))
    path = Path(files.__file__).parent / "event_confidence.tsv"
    path.write_text(HEADER + "sign\tweight\n" + lines, encoding="utf-8")
    for half in (0, 1):
        rows = [row for row in found if row.half == half]
        error = calibration_error([(confidence_of(row.signs, weights), row.right) for row in rows])
        print(f"half {half}: {len(rows)} events, error {error:.3f}")


if __name__ == "__main__":
    main()
