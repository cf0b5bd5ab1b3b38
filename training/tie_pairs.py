"""Write the pairs of actors that the reading weighs, for a model to learn how the two stand to each other.

    python -m training.tie_pairs TIES.jsonl --out pairs.jsonl [--plain REPORTS.jsonl …] [--most 4000]

``TIES.jsonl`` is as in `training.tie_signs`; ``--plain`` names files of reports without labels (``id``, ``text``), of
which at most ``--most`` pairs are taken, most of them such as the signs do not rule out. The project's own sentences
(``tie_written.tsv``) are always among the pairs. Runs in the product's own environment, for it reads the reports; what
learns from the pairs is `training.tie_model`.

A line holds ``report``, ``origin`` (ties, written or plain), ``words`` of the sentence, ``spans``: the two actors as
ranges of words, ``at``: the same as offsets in the text, and ``answer``: 1, -1, 0, or null without a label.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.marks import split_marks
from benchmarks.reports import report_of
from dragoman.reading.ties.pairs import Pair, weigh
from dragoman.records import Span
from training.gold import split_words
from training.tie_signs import RELATIONS, WRITTEN, pairs_of, touches

LONGEST = 80  # words of a sentence of a plain report
OPEN = 0.05  # a pair that the signs give less is one of many without a tie
KEPT = 8  # of which every so many is kept

Row = dict[str, Any]


def labelled(records: Iterable[Row]) -> Iterator[Row]:
    for record in records:
        relations = [
            (Span(*r["source_span"]), Span(*r["target_span"]), RELATIONS[r["type"]])
            for r in record["relations"]
            if r["type"] in RELATIONS
        ]
        for pair in pairs_of(report_of(record)):
            a, b = pair.left.end.span, pair.right.end.span
            answer = next((sign for s, t, sign in relations if touches(a, b, s, t)), 0)
            yield row_of(pair, record["id"], "ties", answer)


def written() -> Iterator[Row]:
    answers = {"+": 1, "-": -1, "0": 0}
    for number, line in enumerate(WRITTEN.read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            sign, marked = line.split("\t")[:2]
            words, spans = split_marks(marked, lambda text: split_words(text)[0])
            if "s" in spans and "t" in spans:
                yield {
                    "report": f"written {number}", "origin": "written", "words": words,
                    "spans": [spans["s"], spans["t"]], "at": None, "answer": answers[sign],
                }  # fmt: skip


def plain(records: Iterable[Row], most: int) -> Iterator[Row]:
    told = dull = 0
    for record in records:
        try:
            pairs = list(pairs_of(report_of(record)))
        except RuntimeError as error:
            print(record["id"], error)
            continue
        for pair in pairs:
            if len(pair.left.token.sent) > LONGEST:
                continue
            if weigh(pair.signs)[1] < OPEN:
                dull += 1
                if dull % KEPT:
                    continue
            yield row_of(pair, record["id"], "plain", None)
            told += 1
            if told >= most:
                return


def row_of(pair: Pair, report: str, origin: str, answer: int | None) -> Row:
    words = [token for token in pair.left.token.sent if not token.is_space]
    at = [actor.end.span for actor in (pair.left, pair.right)]
    spans = []
    for span in at:
        inside = [n for n, token in enumerate(words) if token.idx < span.end and span.start < token.idx + len(token)]
        spans.append([inside[0], inside[-1] + 1])
    return {
        "report": report, "origin": origin, "words": [token.text for token in words], "spans": spans,
        "at": [[span.start, span.end] for span in at], "answer": answer,
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ties", type=Path)
    parser.add_argument("--plain", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=4000, help="pairs of each plain file")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as sink:
        for row in (*labelled(_rows(options.ties)), *written()):
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")
        for path in options.plain:
            for row in plain(_rows(path), options.most):
                sink.write(json.dumps(row, ensure_ascii=False) + "\n")


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


if __name__ == "__main__":
    main()
