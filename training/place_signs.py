"""Learn how much each sign speaks for a name being a place here: ``src/dragoman/knowledge/place_signs.tsv``.

    python training/place_signs.py GOLD.jsonl [--check]

``GOLD.jsonl`` holds one JSON object a line: ``id``, ``text``, ``corpus`` and ``toponyms`` (``start``, ``end``, ``lat``,
``adjective``), as the public toponym sets (LGL, TR-News, GeoWebNews) come when put into one form. Logistic regression
with a little ridge over the signs of `dragoman.reading.places.signs`. Local American news outweighs world news in those
sets by far, so each set counts alike, and of LGL every third
report is read. ``--check`` prints cross-validated precision and recall over five folds instead of writing.

Only the weights are kept, some sixty numbers; no text of the sets is in them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from dragoman.reading.cast import Cast
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.reading.places.names import find_candidates
from dragoman.reading.places.senses import choose_senses
from dragoman.reading.places.signs import Signs, weights
from dragoman.records import Part, Report

OUT = Path(__file__).parent.parent / "src/dragoman/knowledge/place_signs.tsv"
RIDGE = 2.0
LINE = 0.45  # probability from which a name is taken for a place: about the best F1 on all three sets

HEADER = """\
# How much each sign speaks for a capitalised name being a place where it stands (reading/places/signs.py).
#
# sign     what holds of the name: its kind in the gazetteer, what the name recogniser makes of it, the words around it
# weight   log-odds; "line" is what is added to the sum, so that a sum of 0 or more means a place
#
# Origin: learned by training/place_signs.py from the toponym sets LGL, TR-News and GeoWebNews (developers' part).
sign\tweight
"""

Example = tuple[dict[str, float], bool, str, int]


def examples(records: list[dict[str, Any]]) -> list[Example]:
    """Signs, answer, set and number of the report of every candidate that the gold does not leave open."""
    found: list[Example] = []
    for number, record in enumerate(records):
        text = record["text"]
        report = Report(id=record["id"], text=text, parts=(Part(kind="body", start=0, end=len(text)),))
        parsed = tag_report(parse_report(report))
        signs = Signs(parsed, Cast((), ()))
        candidates = signs.with_entities(find_candidates(text))
        senses = choose_senses(text, [c for c in candidates if signs.may_be_place(c)])
        gold = {(t["start"], t["end"]): t for t in record["toponyms"]}
        for candidate in candidates:
            if candidate.clipped:
                continue
            toponym = gold.get((candidate.start, candidate.end))
            if toponym is not None and toponym.get("adjective"):
                continue  # names that say whose something is: the sets disagree on them
            is_place = toponym is not None and toponym.get("lat") is not None
            found.append((signs.signs(candidate, senses.get(candidate.start)), is_place, record["corpus"], number))
    return found


def fit(data: list[Example]) -> dict[str, float]:
    names = sorted({name for signs, _, _, _ in data for name in signs})
    column = {name: i for i, name in enumerate(names)}
    x: NDArray[np.float64] = np.zeros((len(data), len(names) + 1))
    for row, (signs, _, _, _) in enumerate(data):
        for name, value in signs.items():
            x[row, column[name]] = value
    x[:, -1] = 1.0
    y = np.array([answer for _, answer, _, _ in data], dtype=float)
    sizes = Counter(corpus for _, _, corpus, _ in data)
    weight = np.array([len(data) / len(sizes) / sizes[corpus] for _, _, corpus, _ in data])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        value = float(np.sum(weight * (np.logaddexp(0, z) - y * z)) + RIDGE / 2 * np.sum(w[:-1] ** 2))
        gradient = x.T @ (weight * (p - y))
        gradient[:-1] += RIDGE * w[:-1]
        return value, gradient

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    learned = {name: float(best[column[name]]) for name in names}
    learned["line"] = float(best[-1]) - float(np.log(LINE / (1 - LINE)))
    return learned


def check(data: list[Example]) -> None:
    folds = 5
    hits: Counter[str] = Counter()
    for fold in range(folds):
        learned = fit([d for d in data if d[3] % folds != fold])
        for signs, answer, corpus, number in data:
            if number % folds == fold:
                taken = learned["line"] + sum(learned.get(n, 0.0) * v for n, v in signs.items()) >= 0
                hits[
                    f"{corpus} {'right' if taken and answer else 'wrong' if taken else 'missed' if answer else 'left'}"
                ] += 1
    for corpus in sorted({d[2] for d in data}):
        right, wrong, missed = (hits[f"{corpus} {kind}"] for kind in ("right", "wrong", "missed"))
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        sys.stdout.write(f"{corpus}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} of candidates\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with options.gold.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    data = examples([r for i, r in enumerate(records) if r["corpus"] != "lgl" or i % 3 == 0])
    if options.check:
        check(data)
        return
    learned = fit(data)
    OUT.write_text(HEADER + "".join(f"{name}\t{learned[name]:.3f}\n" for name in sorted(learned)), encoding="utf-8")
    weights.cache_clear()


if __name__ == "__main__":
    main()
