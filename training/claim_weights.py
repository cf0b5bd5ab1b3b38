"""Fit what the signs of a draft say of the chance that it is a claim: ``CLAIM_BIAS`` and ``CLAIM_WEIGHTS``.

    python -m training.claim_weights GOLD/attribution.dev.jsonl

Reads articles that the token model was not trained on, for of the others it is over-sure, and prints the constants of
``reading/claims/weighing.py`` with the share of drafts judged rightly over ten folds of articles.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.tasks.attribution import report_of
from dragoman.reading.claims.drafting import weigh_drafts
from dragoman.reading.claims.hearing import Hearing
from dragoman.reading.claims.quotations import find_quotations
from dragoman.reading.claims.quoting import quoting_verbs
from dragoman.reading.claims.weighing import signs_of
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.parser import parse_report
from dragoman.records import Span

FOLDS = 10
STEADY = 1.0  # how much a weight is held back
Floats = NDArray[np.float64]


def read_drafts(parsed: ParsedReport, attributions: list[dict[str, list[list[int]]]]) -> Iterator[tuple[float, ...]]:
    """A row for each draft: its signs, and 1 where an attribution has words of its cue and of its content."""
    if parsed.tags is None:
        raise SystemExit("the token model is not packaged")
    quotations = find_quotations(parsed.text)
    heard = Hearing(parsed, parsed.tags, quotations)
    known = [{role: [Span(*s) for s in given[role]] for role in ("cue", "content")} for given in attributions]
    for draft in weigh_drafts(parsed, quotations, quoting_verbs(parsed, quotations), heard):
        signs = signs_of(heard, draft)
        if signs is None or draft.cue is None:
            continue
        right = any(
            any(draft.cue.overlaps(span) for span in given["cue"])
            and any(piece.overlaps(span) for piece in draft.content for span in given["content"])
            for given in known
        )
        yield *signs, float(right)


def fit(rows: Floats) -> Floats:
    """Weights of the signs and last the bias, by Newton's method on the logistic loss."""
    signs, right = np.column_stack((rows[:, :-1], np.ones(len(rows)))), rows[:, -1]
    held = np.diag([STEADY] * (signs.shape[1] - 1) + [0.0])
    weights: Floats = np.zeros(signs.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (chance - right) + held @ weights
        weights = weights - np.linalg.solve((signs.T * (chance * (1 - chance))) @ signs + held, slope)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    articles: list[Floats] = []
    with parser.parse_args().gold.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            parsed = tag_report(parse_report(report_of(record)))
            articles.append(np.array(list(read_drafts(parsed, record["attributions"])), dtype=np.float64))
    articles = [rows for rows in articles if len(rows)]
    held = 0
    for fold in range(FOLDS):
        weights = fit(np.concatenate([rows for i, rows in enumerate(articles) if i % FOLDS != fold]))
        for rows in articles[fold::FOLDS]:
            held += int((((rows[:, :-1] @ weights[:-1] + weights[-1]) > 0) == (rows[:, -1] > 0)).sum())
    *weights, bias = fit(np.concatenate(articles)).tolist()
    total = sum(len(rows) for rows in articles)
    print(f"{total} drafts, {held / total:.1%} judged rightly over {FOLDS} folds")
    print(f"CLAIM_BIAS = {bias:.2f}\nCLAIM_WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in weights)})")


if __name__ == "__main__":
    main()
