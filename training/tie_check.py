"""How well the signs of ties are weighed on reports that the weights did not see.

    python -m training.tie_check TIES.jsonl [--events PLOVER.jsonl]

Cross-validation over whole reports, in several shuffles, because one shuffle of 66 reports says little: between two,
F1 differs by more than a point. The line of probability is chosen inside the training folds, by a cross-validation of
their own; beside it, precision and recall at fixed lines.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import mean, pstdev
from typing import Any

from dragoman.reading.ties.pairs import Signed, weigh
from dragoman.records import Span
from training.tie_signs import RELATIONS, Example, learn, options_of, read_examples, touches

SHUFFLES, FOLDS, INNER = 5, 6, 4
LINES = (0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Weighed = tuple[Example, Signed, float]
Relation = tuple[Span, Span, Signed]


def check(records: Iterable[dict[str, Any]], examples: Sequence[Example]) -> None:
    """Print mean and spread over the shuffles at the line that training would choose, and the means at fixed lines."""
    gold = {record["id"]: _relations(record) for record in records}
    chosen: list[tuple[float, float, float]] = []
    fixed: defaultdict[float, list[tuple[float, float, float]]] = defaultdict(list)
    for shuffle in range(SHUFFLES):
        reports = sorted(gold)
        random.Random(shuffle).shuffle(reports)
        told: list[Weighed] = []
        above: list[Weighed] = []
        for fold in range(FOLDS):
            held = reports[fold::FOLDS]
            rest = [report for report in reports if report not in held]
            inside = [one for part in range(INNER) for one in _weighed(examples, rest[part::INNER], [*held])]
            line = max(LINES, key=lambda line: _figures(inside, gold, rest, line)[2])
            found = _weighed(examples, held, [])
            told += found
            above += [one for one in found if one[2] >= line]
        chosen.append(_figures(above, gold, reports, 0.0))
        for line in LINES:
            fixed[line].append(_figures(told, gold, reports, line))
    spread = pstdev([figures[2] for figures in chosen])
    print(f"line chosen in training: {_in_words(chosen)}, standard deviation between shuffles {100 * spread:.1f}")
    for line in LINES:
        print(f"p >= {line:.2f}: {_in_words(fixed[line])}")


def _relations(record: dict[str, Any]) -> list[Relation]:
    return [
        (Span(*r["source_span"]), Span(*r["target_span"]), RELATIONS[r["type"]])
        for r in record["relations"]
        if r["type"] in RELATIONS
    ]


def _weighed(examples: Sequence[Example], held: Sequence[str], left_out: Sequence[str]) -> list[Weighed]:
    """The likeliest tie of each two actors of a sentence of ``held``, by weights learnt on the other reports."""
    unseen = {*held, *left_out}
    weights = learn([example for example in examples if example.report not in unseen])
    best: dict[tuple[str, tuple[int, frozenset[int]]], Weighed] = {}
    for example in examples:
        if example.report in held:
            sign, probability = weigh(example.signs, weights)
            key = example.report, example.ends
            if key not in best or best[key][2] < probability:
                best[key] = example, sign, probability
    return list(best.values())


def _figures(
    weighed: Iterable[Weighed], gold: dict[str, list[Relation]], reports: Iterable[str], line: float
) -> tuple[float, float, float]:
    """Precision, recall and F1 as the referee counts them."""
    by_report: defaultdict[str, list[tuple[tuple[Span, Span], Signed]]] = defaultdict(list)
    for example, sign, probability in weighed:
        if probability >= line:
            by_report[example.report].append((example.spans, sign))
    right = told = asked = 0
    for report in reports:
        left = by_report[report]
        told, asked = told + len(left), asked + len(gold[report])
        for source, target, wanted in gold[report]:
            hit = next((one for one in left if one[1] == wanted and touches(*one[0], source, target)), None)
            if hit is not None:
                left.remove(hit)
                right += 1
    return right / max(1, told), right / max(1, asked), 2 * right / max(1, told + asked)


def _in_words(figures: Sequence[tuple[float, float, float]]) -> str:
    precision, recall, f1 = (100 * mean(one[k] for one in figures) for k in range(3))
    return f"P {precision:.1f} R {recall:.1f} F1 {f1:.1f}"


if __name__ == "__main__":
    told, events = options_of(__doc__)
    check(told, read_examples(told, events))
