"""Weights of `dragoman.linking.event_weights`: run `python -m training.event_likeness GOLD/coreference.train.jsonl`.

The reports of ECB+ and NewsWCL50 are read by the product, linked by the product, and every two of a story's tellings
whose triggers lie on gold event mentions give one pair: 1 when the gold chain is the same, else 0. Logistic
regression with a Gaussian prior around weights that were set by reading political stories; ``--prior`` is how firmly
they are held (0: not at all). Prints the weights and, with ``--dev FILE``, how well the pairs are told apart
before and after, and how well the events that linking makes with the weights in use agree with the gold.
Deterministic: no sampling, one start, Newton steps until they stand still.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.reports import report_of
from dragoman.linking import linker
from dragoman.linking.event_weights import HELD, WEIGHTS
from dragoman.linking.grouping import group_tellings
from dragoman.linking.likeness import features
from dragoman.linking.resolved import Resolved
from dragoman.linking.tellings import Telling, tellings_of
from dragoman.reading.reader import read_report
from dragoman.records import Actor, Reading, Report, Span

NAMES = tuple(WEIGHTS)
# set by reading political stories, before anything was learned; those that are held are told in `event_weights`
PRIOR: dict[str, float] = WEIGHTS | {
    "always": -3.0, "same word": 0.7, "same family": 1.5, "same type": 0.8, "related types": 0.4, "words": 4.0,
    "same day": 0.8, "times meet": 0.4,
    "same place": 0.6, "other country": -1.0, "same number": 0.8, "other number": -0.4, "same report": 0.0,
    "both lead": 0.5, "both lead with one word": 0.5, "one leads": 0.0,
}  # fmt: skip
FIRM = 1e9
Read = tuple[dict[str, Any], Report, Reading]


class Held:
    """A shelf in memory."""

    def __init__(self, read: Sequence[Read]) -> None:
        self._held = {report.id: (report, reading) for _, report, reading in read}

    def report_ids(self) -> Iterator[str]:
        return iter(sorted(self._held))

    def report(self, report_id: str) -> Report:
        return self._held[report_id][0]

    def reading(self, report_id: str) -> Reading:
        return self._held[report_id][1]


def read_gold(path: Path, cache: Path | None) -> list[Read]:
    """The collection's reports with their readings; ``cache`` keeps them, for reading takes minutes."""
    if cache is not None and cache.exists():
        kept: list[Read] = pickle.loads(cache.read_bytes())
        return kept
    records = [json.loads(line) for line in path.read_text().splitlines()]
    read = []
    for record in records:
        if record["collection"] in ("ecb+", "newswcl50"):
            report = report_of({**record, "title": None})
            read.append((record, report, read_report(report)))
    if cache is not None:
        cache.write_bytes(pickle.dumps(read))
    return read


def stories_of(read: Sequence[Read]) -> list[list[Telling]]:
    """The tellings of each story as linking meets them."""
    found: list[list[Telling]] = []
    original = getattr(linker, "link_events")  # noqa: B009

    def keep(reports: Sequence[Resolved], actors: dict[str, Actor]) -> list[Any]:
        found.append(list(tellings_of(reports, actors)))
        return []

    setattr(linker, "link_events", keep)  # noqa: B010 (the loop is the product's; only what it hands over is wanted)
    try:
        for _ in linker.link(Held(read)):
            pass
    finally:
        setattr(linker, "link_events", original)  # noqa: B010
    return found


def known_stories(read: Sequence[Read]) -> list[list[tuple[Telling, int, str]]]:
    """Of each story the tellings on gold mentions, with the number of the event that linking makes of each and its
    gold chain."""
    gold: dict[str, list[tuple[Span, str]]] = {}
    for record, report, _ in read:
        gold[report.id] = [
            (Span(*span), m["chain"]) for m in record["mentions"] if m["kind"] == "event" for span in m["spans"]
        ]

    def chain(telling: Telling) -> str | None:
        marked = gold[telling.resolved.report.id]
        return next((name for span, name in marked if span.overlaps(telling.mention.trigger)), None)

    found = []
    for story in stories_of(read):
        tellings = sorted(story, key=lambda t: t.order)
        numbered = [(tellings[i], n) for n, group in enumerate(group_tellings(tellings)) for i in group]
        found.append([(telling, n, name) for telling, n in numbered if (name := chain(telling)) is not None])
    return found


def pairs_of(stories: Sequence[list[tuple[Telling, int, str]]]) -> tuple[np.ndarray, np.ndarray]:
    rows, answers = [], []
    for story in stories:
        for (a, _, x), (b, _, y) in combinations(story, 2):
            if a.order == b.order:
                continue
            found = features(a, b)
            rows.append([found.get(name, 0.0) for name in NAMES])
            answers.append(float(x == y))
    return np.asarray(rows), np.asarray(answers)


def told_as_linked(stories: Sequence[list[tuple[Telling, int, str]]]) -> str:
    """How well the events that linking makes agree with the gold chains, over pairs of tellings of two reports."""
    both, linked, gold = 0, 0, 0
    for story in stories:
        for (a, n, x), (b, m, y) in combinations(story, 2):
            if a.order[0] != b.order[0]:
                both, linked, gold = both + (n == m and x == y), linked + (n == m), gold + (x == y)
    return f"as linked, P {both / max(1, linked):.3f}, R {both / max(1, gold):.3f}"


def fit(rows: np.ndarray, answers: np.ndarray, prior: np.ndarray, firmness: float) -> np.ndarray:
    """Maximum a posteriori weights; ``firmness`` is how many pairs' worth of curvature hold each weight."""
    firm = np.asarray([FIRM if name in HELD else firmness for name in NAMES])
    weights = prior.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (answers - p) - firm * (weights - prior)
        bend = (rows * (p * (1 - p))[:, None]).T @ rows + np.diag(firm)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def told_apart(rows: np.ndarray, answers: np.ndarray, weights: np.ndarray) -> str:
    p = 1 / (1 + np.exp(-rows @ weights))
    loss = -np.mean(answers * np.log(p + 1e-9) + (1 - answers) * np.log(1 - p + 1e-9))
    yes = p >= 0.5
    hit = float((yes & (answers > 0)).sum())
    precision, recall = hit / max(1, yes.sum()), hit / max(1, answers.sum())
    return f"{len(answers)} pairs, {int(answers.sum())} same: loss {loss:.3f}, P {precision:.3f}, R {recall:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--prior", type=float, default=150.0)
    parser.add_argument("--cache", type=Path, nargs=2, default=(None, None), help="where the two readings are kept")
    options = parser.parse_args()
    prior = np.asarray([PRIOR[name] for name in NAMES])
    stories = known_stories(read_gold(options.gold, options.cache[0]))
    rows, answers = pairs_of(stories)
    weights = fit(rows, answers, prior, options.prior)
    for name, before, after, seen in zip(NAMES, prior, weights, np.abs(rows).sum(0), strict=True):
        print(f"{name:28} {before:6.2f} {after:6.2f}  seen {seen:.0f}")
    print("train before", told_apart(rows, answers, prior))
    print("train after ", told_apart(rows, answers, weights))
    print("train", told_as_linked(stories))
    if options.dev is not None:
        stories = known_stories(read_gold(options.dev, options.cache[1]))
        rows, answers = pairs_of(stories)
        print("dev before  ", told_apart(rows, answers, prior))
        print("dev after   ", told_apart(rows, answers, weights))
        print("dev", told_as_linked(stories))


if __name__ == "__main__":
    main()
