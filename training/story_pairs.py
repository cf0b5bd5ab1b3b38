"""Weights of `dragoman.linking.story_likeness`: ``python -m training.story_pairs REPORTS.jsonl [--without DEV.jsonl]``.

Runs in the environment of the product and reads only the part of the stories that the encoder was not trained on
(`training.story_model.part_of`; ``--part``). Round by round, logistic regression of "one story" on what is known of
every near pair; the rivals of a round come from the likeness of the round before, found on the other folds of the
stories so that no pair is judged by weights that have seen it. Prints the weights and the figure at each threshold.
Deterministic: no sampling, one start, Newton steps until they stand still.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.intake import report_from_text
from dragoman.linking.linkage import average_linkage
from dragoman.linking.stories import LEAST, Sketched, compare_vectors, weigh_words, word_cosine
from dragoman.linking.story_likeness import ROUNDS, Pair, count_rivals
from dragoman.reading.parser import parse_report
from dragoman.reading.sketch import sketch_report
from training.story_parts import load_reports, part_of

FOLDS = 5
THRESHOLDS = (0.2, 0.225, 0.25, 0.275, 0.3, 0.35, 0.4)


def sketch_rows(rows: Sequence[dict[str, Any]], cache: Path | None) -> list[tuple[str, Sketched]]:
    """Story and sketch of every row; ``cache`` keeps them, for parsing takes minutes."""
    if cache is not None and cache.exists():
        kept: list[tuple[str, Sketched]] = pickle.loads(cache.read_bytes())
        return kept
    found = []
    for row in rows:
        report = report_from_text(row["text"], title=row["title"], language="en", file=row["id"])
        sketch = sketch_report(parse_report(report))
        found.append((row["story"], Sketched(report=report.id, sketch=sketch, published=report.published)))
    if cache is not None:
        cache.write_bytes(pickle.dumps(found))
    return found


def fit(rows: np.ndarray, answers: np.ndarray, hold: float = 1.0) -> np.ndarray:
    """Weights of a logistic regression, the first for the constant; ``hold`` keeps standardised weights small."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    mean[0], spread[0] = 0.0, 1.0
    scaled = (rows - mean) / spread
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (answers - p) - hold * weights
        bend = (scaled * (p * (1 - p))[:, None]).T @ scaled + hold * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    weights = weights / spread
    weights[0] -= weights @ mean
    return weights


def b_cubed(stories: Sequence[str], groups: Sequence[Sequence[int]]) -> tuple[float, float, float]:
    """F1, precision and recall in percent (Bagga and Baldwin 1998)."""
    members: defaultdict[str, set[int]] = defaultdict(set)
    for i, story in enumerate(stories):
        members[story].add(i)
    right = [(len(members[stories[i]] & set(g)), len(g), len(members[stories[i]])) for g in groups for i in g]
    precision = sum(n / size for n, size, _ in right) / len(right)
    recall = sum(n / size for n, _, size in right) / len(right)
    return 200 * precision * recall / (precision + recall), 100 * precision, 100 * recall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--without", type=Path, help="rows whose texts are left out")
    parser.add_argument("--part", nargs="*", default=["choose"])
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    rows = [row for row in load_reports(options.reports, options.without) if part_of(row["story"]) in options.part]
    sketched = sorted(sketch_rows(rows, options.cache), key=lambda pair: pair[1].report)
    stories, reports = [story for story, _ in sketched], [report for _, report in sketched]
    words = [weigh_words(report.sketch) for report in reports]
    near = compare_vectors(reports)
    pairs = list(near)
    shared = {pair: word_cosine(words[pair[0]], words[pair[1]]) for pair in pairs}
    answers = np.array([float(stories[i] == stories[j]) for i, j in pairs])
    fold = [hashlib.sha256(story.encode()).digest()[1] % FOLDS for story in stories]
    print(f"{len(reports)} reports, {len(pairs)} near pairs, {int(answers.sum())} of one story")
    held_out: dict[Pair, float] = {}
    for number in range(len(ROUNDS)):
        rivals = count_rivals(near, held_out) if number else dict.fromkeys(pairs, 0.0)
        table = np.array([[1.0, near[pair], shared[pair], rivals[pair]] for pair in pairs])
        table = table if number else table[:, :3]
        held_out = judge_by_folds(pairs, table, answers, fold)
        print(f"round {number + 1}:", ", ".join(f"{weight:.3g}" for weight in fit(table, answers)))
    kept = {pair: value for pair, value in held_out.items() if value >= LEAST}
    for threshold in THRESHOLDS:
        figures = b_cubed(stories, average_linkage(len(reports), kept, threshold))
        print(f"threshold {threshold}: B-cubed F1 {figures[0]:.1f} (P {figures[1]:.1f}, R {figures[2]:.1f})")
    plain = average_linkage(len(reports), shared, 0.2)
    print(f"words alone at 0.2: B-cubed F1 {b_cubed(stories, plain)[0]:.1f}")


def judge_by_folds(
    pairs: Sequence[Pair], table: np.ndarray, answers: np.ndarray, fold: Sequence[int]
) -> dict[Pair, float]:
    """Likeness of every pair by weights fitted without the folds of its two stories."""
    sides = np.array([(fold[i], fold[j]) for i, j in pairs])
    found: dict[Pair, list[float]] = defaultdict(list)
    for number in range(FOLDS):
        touched = (sides == number).any(1)
        weights = fit(table[~touched], answers[~touched])
        for k in np.flatnonzero(touched):
            found[pairs[k]].append(float(1 / (1 + np.exp(-np.clip(table[k] @ weights, -30, 30)))))
    return {pair: round(sum(found[pair]) / len(found[pair]), 6) for pair in pairs}


if __name__ == "__main__":
    main()
