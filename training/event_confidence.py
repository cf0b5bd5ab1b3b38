"""The curve behind the confidence of events: ``python -m training.event_confidence GOLD_DIR``.

Counts, on the half of the gold sentences that ``benchmarks/calibration.py`` does not measure on, how many events of
each score are right, and draws the closest curve that never falls (isotonic regression, pool adjacent violators), with
``PRIOR`` events of the mean share added to each step so that no small step says 0 or 1. Writes
``src/dragoman/knowledge/event_confidence.tsv`` and prints the error on both halves.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.calibration import Judged, calibration_error, judged_events
from dragoman.knowledge import files

PRIOR = 5.0
LEAST = 20  # events of a step: fewer say little
HEADER = """\
# What the score of an event is worth: the share of events of that score that are right, kind and both sides.
# Fitted by training/event_confidence.py on one half of the sentences of ConfliBERT's CAMEO set that are marked with
# both sides and class; benchmarks/calibration.py measures it on the other half. Between two points the
# share runs straight.
# Fields: score (0 to 1, as finding gives it), right (share of right ones, 0 to 1).
"""


def fit(rows: list[Judged]) -> list[tuple[float, float]]:
    """(score, share) in ascending order of both; no two scores are alike."""
    mean = sum(row.right for row in rows) / len(rows)
    by_score: dict[float, list[float]] = {}
    for row in rows:
        kept = by_score.setdefault(row.score, [0.0, 0.0, 0.0])
        for k, value in enumerate((row.score, float(row.right), 1.0)):
            kept[k] += value
    steps: list[list[float]] = []  # sum of scores, right ones, how many
    for score in sorted(by_score):
        steps.append(by_score[score])
        while len(steps) > 1 and (steps[-2][1] / steps[-2][2] >= steps[-1][1] / steps[-1][2] or steps[-2][2] < LEAST):
            last = steps.pop()
            steps[-1] = [a + b for a, b in zip(steps[-1], last, strict=True)]
    if len(steps) > 1 and steps[-1][2] < LEAST:
        last = steps.pop()
        steps[-1] = [a + b for a, b in zip(steps[-1], last, strict=True)]
    points = [(s / n, (right + PRIOR * mean) / (n + PRIOR)) for s, right, n in steps]
    return [(score, max(share for _, share in points[: i + 1])) for i, (score, _) in enumerate(points)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR")
    options = parser.parse_args()
    found = list(judged_events(options.gold))
    points = fit([row for row in found if row.half == 0])
    lines = "".join(f"{score:.3f}\t{share:.3f}\n" for score, share in points)
    path = Path(files.__file__).parent / "event_confidence.tsv"
    path.write_text(HEADER + "score\tright\n" + lines, encoding="utf-8")
    from dragoman.reading.events.confidence import calibrated

    for half in (0, 1):
        rows = [row for row in found if row.half == half]
        sure = calibration_error([(calibrated(row.score), row.right) for row in rows])
        print(f"half {half}: {len(rows)} events, error {sure:.3f}")


if __name__ == "__main__":
    main()
