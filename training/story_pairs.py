"""Weights of `dragoman.linking.story_likeness`: ``python -m training.story_pairs REPORTS.jsonl --larger ECB.jsonl``.

Runs in the environment of the product and reads only the parts of the stories that the encoder was not trained on
(`training.story_parts.part_of`; ``--part``), each part as a case of its own, because rivals are what else lies in a
case. Round by round, logistic regression of "one story" on what is known of every near pair; the rivals of a round come
from the likeness of the round before, found on the other folds of the stories so that no pair is judged by weights that
have seen it. Stories of REPORTS have three reports each, those of ECB+ (``--larger``, the file `coreference.train`) ten
to twenty, without which a large story would fall apart. Prints the weights and the figures at each threshold.
Deterministic: no sampling, one start, Newton steps until they stand still.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.intake import report_from_text
from dragoman.linking.linkage import nearest_linkage
from dragoman.linking.stories import (
    LEAST,
    Sketched,
    compare_vectors,
    named_days,
    share_day,
    weigh_words,
    word_cosine,
)
from dragoman.linking.story_likeness import ROUNDS, count_rivals
from dragoman.reading.parser import parse_report
from dragoman.reading.sketch import sketch_report
from training.story_parts import load_reports, part_of

FOLDS = 5
LARGER = 0.05  # how much a pair of a larger story counts: of many reports a story has many more pairs
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


def fit(rows: np.ndarray, answers: np.ndarray, counted: np.ndarray, hold: float = 1.0) -> np.ndarray:
    """Weights of a logistic regression, the first for the constant.

    Args:
        counted: how much each row counts.
        hold: keeps standardised weights small.
    """
    mean = np.average(rows, 0, counted)
    spread = np.sqrt(np.average((rows - mean) ** 2, 0, counted)) + 1e-9
    mean[0], spread[0] = 0.0, 1.0
    scaled = (rows - mean) / spread
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (counted * (answers - p)) - hold * weights
        bend = (scaled * (counted * p * (1 - p))[:, None]).T @ scaled + hold * np.eye(len(weights))
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


class Case:
    """The reports of one part of the stories with what is known of their near pairs; each pair counts ``counted``."""

    def __init__(self, name: str, sketched: Sequence[tuple[str, Sketched]], counted: float = 1.0) -> None:
        self.name = name
        ordered = sorted(sketched, key=lambda pair: pair[1].report)
        self.stories, reports = [story for story, _ in ordered], [report for _, report in ordered]
        words, days = [weigh_words(r.sketch) for r in reports], [named_days(r) for r in reports]
        self.near = compare_vectors(reports)
        self.shared = {(i, j): word_cosine(words[i], words[j]) for i, j in self.near}
        same_day = [share_day(days[i], days[j]) for i, j in self.near]
        self.table = np.array(
            [
                [1.0, self.near[pair], self.shared[pair], same is True, same is False, 0.0]
                for pair, same in zip(self.near, same_day, strict=True)
            ]
        )
        self.answers = np.array([float(self.stories[i] == self.stories[j]) for i, j in self.near])
        self.counted = np.full(len(self.near), counted)

    def count_rivals(self, likeness: np.ndarray) -> None:
        """Fill in the rivals by the likeness that the round before gave each pair."""
        rivals = count_rivals(self.near, dict(zip(self.near, likeness.tolist(), strict=True)))
        self.table[:, -1] = [rivals[pair] for pair in self.near]

    def figures(self, likeness: np.ndarray, threshold: float) -> tuple[float, float, float]:
        kept = {pair: value for pair, value in zip(self.near, likeness.tolist(), strict=True) if value >= LEAST}
        return b_cubed(self.stories, nearest_linkage(len(self.stories), kept, threshold))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--without", type=Path, help="rows whose texts are left out")
    parser.add_argument("--part", nargs="*", default=["choose", "pairs"])
    parser.add_argument("--larger", type=Path, help="coreference records, of which those of ECB+ are read")
    parser.add_argument("--cache", type=Path, help="folder that keeps the sketches")
    options = parser.parse_args()
    rows = [row for row in load_reports(options.reports, options.without) if part_of(row["story"]) in options.part]
    sketched = sketch_rows(rows, options.cache and options.cache / "reports")
    cases = [Case(part, [one for one in sketched if part_of(one[0]) == part]) for part in options.part]
    if options.larger is not None:
        larger = sketch_rows(list(larger_stories(options.larger)), options.cache and options.cache / "larger")
        cases.append(Case("larger", larger, LARGER))
    for case in cases:
        print(
            f"{case.name}: {len(case.stories)} reports, {len(case.near)} near pairs, {int(case.answers.sum())} of one"
        )
    bounds = np.cumsum([len(case.near) for case in cases])[:-1]
    answers, counted = (np.concatenate([getattr(c, name) for c in cases]) for name in ("answers", "counted"))
    sides = np.concatenate([[(fold_of(c.stories[i]), fold_of(c.stories[j])) for i, j in c.near] for c in cases])
    for number in range(len(ROUNDS)):
        table = np.concatenate([case.table for case in cases])
        table = table if number else table[:, :-1]
        held_out = np.split(judge_by_folds(table, answers, counted, sides), bounds)
        weights = fit(table, answers, counted)
        print(f"round {number + 1}:", ", ".join(f"{weight:.3g}" for weight in weights))
        if number < len(ROUNDS) - 1:
            for case, likeness in zip(cases, held_out, strict=True):
                case.count_rivals(likeness)
    for threshold in THRESHOLDS:
        found = [case.figures(likeness, threshold) for case, likeness in zip(cases, held_out, strict=True)]
        told = "; ".join(f"{f1:.1f} (P {p:.1f}, R {r:.1f})" for f1, p, r in found)
        print(f"threshold {threshold}: B-cubed F1 {told}; mean {np.mean([f1 for f1, _, _ in found]):.2f}")
    plain = [b_cubed(c.stories, nearest_linkage(len(c.stories), c.shared, 0.2))[0] for c in cases]
    print("words alone at 0.2: B-cubed F1", ", ".join(f"{figure:.1f}" for figure in plain))


def fold_of(story: str) -> int:
    return hashlib.sha256(story.encode()).digest()[1] % FOLDS


def larger_stories(path: Path) -> Iterator[dict[str, Any]]:
    """The reports of ECB+ in a file of coreference records; a subtopic is one story."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["collection"] == "ecb+":
            yield {"id": record["id"], "story": record["subtopic"], "title": None, "text": record["text"]}


def judge_by_folds(table: np.ndarray, answers: np.ndarray, counted: np.ndarray, sides: np.ndarray) -> np.ndarray:
    """Likeness of every pair by weights fitted without the folds of its two stories (``sides``)."""
    found, seen = np.zeros(len(table)), np.zeros(len(table))
    for number in range(FOLDS):
        touched = (sides == number).any(1)
        weights = fit(table[~touched], answers[~touched], counted[~touched])
        found[touched] += 1 / (1 + np.exp(-np.clip(table[touched] @ weights, -30, 30)))
        seen[touched] += 1
    return np.round(found / seen, 6)


if __name__ == "__main__":
    main()
