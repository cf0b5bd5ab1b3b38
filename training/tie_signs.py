"""Learn how much each sign speaks for two actors standing together or against each other: ``knowledge/tie_signs.tsv``.

    python -m training.tie_signs TIES.jsonl [--events PLOVER.jsonl]

``TIES.jsonl`` holds one JSON object a line: ``id``, ``text``, ``relations`` (``type``, ``source_span``,
``target_span``), as re3d comes when put into one form. ``--events`` adds sentences with a marked source and target and
their PLOVER root, so that more words are known than two wars have; what the roots say of standing together or against
is `ROOTS`. The project's own sentences (``training/tie_written.tsv``) are always used. Multinomial logistic regression
with ridge.

`training.tie_check` prints precision and recall on reports that the weights did not see. Only weights are kept: signs
with the lemmas of single words, no text of the sets.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.marks import read_marks
from benchmarks.reports import report_of
from dragoman.intake import report_from_text
from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.events.parties import add_parties
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.reading.places.finding import find_places
from dragoman.reading.ties.ends import Ends
from dragoman.reading.ties.fitting import Fitting
from dragoman.reading.ties.pairs import SIGNS, Pair, Signed, find_pairs
from dragoman.reading.ties.rules import stated_by
from dragoman.reading.ties.sides import add_sides
from dragoman.records import Report, Span

HERE = Path(__file__).parent
OUT = HERE.parent / "src/dragoman/knowledge/tie_signs.tsv"
WRITTEN = HERE / "tie_written.tsv"
RELATIONS: dict[str, Signed] = {"AlliesOf": 1, "Likes": 1, "FightingAgainst": -1, "Dislikes": -1}
ROOTS: dict[str, Signed] = {
    "SUPPORT": 1, "AID": 1, "COOPERATE": 1, "AGREE": 1, "YIELD": 0, "CONSULT": 0, "REQUEST": 0, "PROTEST": -1,
    "REJECT": -1, "ACCUSE": -1, "ASSAULT": -1, "COERCE": -1, "THREATEN": -1, "SANCTION": -1, "MOBILIZE": -1,
}  # fmt: skip
RIDGE = 3.0
SEEN = 2  # signs of fewer pairs are left out
WEIGHTS = {"ties": 1.0, "written": 0.1, "events": 0.02}

HEADER = """\
# How much each sign speaks for two actors of one sentence standing together, against each other, or neither
# (reading/ties/pairs.py explains the signs).
#
# sign     what holds of the two: words on the dependency path, types of cues, kinds of actors, what the rules found
# none, with, against   log-odds, to be summed over all signs of a pair; softmax of the three sums gives probabilities
#
# Origin: learned by training/tie_signs.py from re3d (developers' part), PLV and sentences of this project.
sign\tnone\twith\tagainst
"""


@dataclass(frozen=True)
class Example:
    """A pair with its answer; ``spans`` are the two ends in the text.

    Of the pairs that share ``ends``, two actors in one sentence, the reading tells the likeliest alone.
    """

    report: str
    origin: str
    signs: frozenset[str]
    answer: Signed
    spans: tuple[Span, Span]
    ends: tuple[int, frozenset[int]]


def pairs_of(report: Report) -> Iterator[Pair]:
    parsed = tag_report(parse_report(report))
    cast = find_cast(parsed)
    places = find_places(parsed, cast)
    cast = add_sides(parsed, add_parties(parsed, cast, places), places)
    ends = Ends(parsed, cast, attribute_claims(parsed, cast))
    fitting = Fitting(ends)
    for sentence in parsed.sentences:
        stated = [one for token in sentence.tokens for one in stated_by(fitting, token)]
        yield from find_pairs(parsed, sentence, ends, stated)


def tie_examples(records: Iterable[dict[str, Any]]) -> Iterator[Example]:
    for record in records:
        relations: list[tuple[Span, Span, Signed]] = [
            (Span(*r["source_span"]), Span(*r["target_span"]), RELATIONS[r["type"]])
            for r in record["relations"]
            if r["type"] in RELATIONS
        ]
        try:
            pairs = list(pairs_of(report_of(record)))
        except RuntimeError as error:
            print(record["id"], error)
            continue
        for pair in pairs:
            a, b = pair.left.end.span, pair.right.end.span
            answer: Signed = next((sign for s, t, sign in relations if touches(a, b, s, t)), 0)
            yield Example(record["id"], "ties", pair.signs, answer, (a, b), _ends(pair))


def touches(a: Span, b: Span, source: Span, target: Span) -> bool:
    return (a.overlaps(source) and b.overlaps(target)) or (a.overlaps(target) and b.overlaps(source))


def marked_examples(rows: Iterable[tuple[str, str, Signed]], origin: str) -> Iterator[Example]:
    """Examples of sentences with <s>…</s> and <t>…</t>: name, marked text, answer."""
    for name, marked, answer in rows:
        text, sources, targets = read_marks(marked)
        if not sources or not targets:
            continue
        try:
            pairs = list(pairs_of(report_from_text(text, language="en")))
        except RuntimeError as error:
            print(name, error)
            continue
        for pair in pairs:
            a, b = pair.left.end.span, pair.right.end.span
            if any(touches(a, b, s, t) for s in sources for t in targets):
                yield Example(name, origin, pair.signs, answer, (a, b), _ends(pair))
                break


def _ends(pair: Pair) -> tuple[int, frozenset[int]]:
    chains = frozenset((pair.left.end.chain, pair.right.end.chain))
    return pair.left.token.sent.start, chains


def learn(examples: list[Example]) -> dict[str, tuple[float, float, float]]:
    """Sign → its weights for none, with and against."""
    counts = Counter(sign for example in examples for sign in example.signs)
    names = sorted(sign for sign, n in counts.items() if n >= SEEN)
    index = {name: i for i, name in enumerate(names)}
    rows, columns = [], []
    for number, example in enumerate(examples):
        for sign in example.signs:
            if sign in index:
                rows.append(number)
                columns.append(index[sign])
    from scipy.sparse import csr_matrix

    x = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(examples), len(names)))
    y = np.zeros((len(examples), 3))
    for number, example in enumerate(examples):
        y[number, SIGNS.index(example.answer)] = 1
    share = np.array([WEIGHTS[example.origin] for example in examples])

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = flat.reshape(len(names), 3)
        scores = x @ w
        scores -= scores.max(axis=1, keepdims=True)
        p = np.exp(scores)
        p /= p.sum(axis=1, keepdims=True)
        value = -(share * np.log((p * y).sum(axis=1) + 1e-12)).sum() + RIDGE / 2 * (w**2).sum()
        gradient = x.T @ (share[:, None] * (p - y)) + RIDGE * w
        return float(value), gradient.ravel()

    found = minimize(loss, np.zeros(len(names) * 3), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    w = found.x.reshape(len(names), 3)
    return {name: (float(a), float(b), float(c)) for name, (a, b, c) in zip(names, w, strict=True)}


def read_examples(records: Sequence[dict[str, Any]], events: Path | None) -> list[Example]:
    """The examples of re3d's ``records``, of our own sentences, and of the PLV pairs in ``events``."""
    examples = list(tie_examples(records))
    if WRITTEN.exists():
        lines = [line for line in WRITTEN.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
        signs: dict[str, Signed] = {"+": 1, "-": -1, "0": 0}
        rows = [(f"written {n}", line.split("\t")[1], signs[line.split("\t")[0]]) for n, line in enumerate(lines)]
        examples += marked_examples(rows, "written")
    if events is not None:
        told = [json.loads(line) for line in events.open(encoding="utf-8")]
        examples += marked_examples([(r["id"], r["marked"], ROOTS[r["root"]]) for r in told], "events")
    print(Counter((e.origin, e.answer) for e in examples))
    return examples


def options_of(about: str | None) -> tuple[list[dict[str, Any]], Path | None]:
    """The records and the file of events that the command line names."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ties", type=Path)
    parser.add_argument("--events", type=Path)
    options = parser.parse_args()
    return [json.loads(line) for line in options.ties.open(encoding="utf-8")], options.events


def main() -> None:
    write(learn(read_examples(*options_of(__doc__))))


def write(weights: dict[str, tuple[float, float, float]]) -> None:
    with OUT.open("w", encoding="utf-8") as sink:
        sink.write(HEADER)
        for name, (a, b, c) in sorted(weights.items()):
            if max(abs(a), abs(b), abs(c)) >= 0.02:
                sink.write(f"{name}\t{a:.3f}\t{b:.3f}\t{c:.3f}\n")


if __name__ == "__main__":
    main()
