"""In-text coreference, report by report: ``python -m benchmarks.coreference_inside GOLD.jsonl [COLLECTION]``.

The gold marks mentions and their chains. A gold mention takes the chain of the mention found at the same place: the
same span, else one with its head inside the gold span. Mentions that are not found stand alone. Prints the share of
mentions found, MUC and B-cubed precision and recall.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.cast import Cast
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.records import Part, Report

Key = tuple[str, Any]


def chains_of(text: str, mentions: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Gold mention id → index of the chain found there."""
    cast = cast_of(text)
    out: dict[str, int] = {}
    for gold in mentions:
        start, end = gold["spans"][0][0], gold["spans"][-1][1]
        same = [m for m in cast.mentions if (m.start, m.end) == (start, end)]
        inside = same or [m for m in cast.mentions if start <= m.head < end and m.start < end and start < m.end]
        if inside:
            best = max(inside, key=lambda m: (min(end, m.end) - max(start, m.start), -(m.end - m.start)))
            out[gold["id"]] = best.chain
    return out


def cast_of(text: str) -> Cast:
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Part(kind="body", start=at, end=at + len(line)))
        at += len(line) + 1
    return find_cast(tag_report(parse_report(Report(id="-", text=text, parts=tuple(lines)))))


def score(gold: Mapping[Key, Key], found: Mapping[Key, Key]) -> dict[str, float]:
    """MUC and B-cubed, 0 to 1, higher is better (Vilain et al. 1995; Bagga and Baldwin 1998)."""
    by_gold: dict[Key, set[Key]] = defaultdict(set)
    by_found: dict[Key, set[Key]] = defaultdict(set)
    for mention, chain in gold.items():
        by_gold[chain].add(mention)
        by_found[found[mention]].add(mention)

    def links(left: Iterable[set[Key]], right: Mapping[Key, Key]) -> float:
        kept = sum(len(chain) - len({right[m] for m in chain}) for chain in left)
        return kept / max(1, sum(len(chain) - 1 for chain in left))

    recall, precision = links(list(by_gold.values()), found), links(list(by_found.values()), gold)
    b_precision = sum(len(by_gold[gold[m]] & by_found[found[m]]) / len(by_found[found[m]]) for m in gold) / len(gold)
    b_recall = sum(len(by_gold[gold[m]] & by_found[found[m]]) / len(by_gold[gold[m]]) for m in gold) / len(gold)
    return {
        "MUC P": precision,
        "MUC R": recall,
        "MUC F": 2 * precision * recall / max(1e-9, precision + recall),
        "B3 P": b_precision,
        "B3 R": b_recall,
        "B3 F": 2 * b_precision * b_recall / max(1e-9, b_precision + b_recall),
    }


def main(path: str, collection: str | None = None) -> None:
    gold: dict[str, dict[Key, Key]] = defaultdict(dict)
    found: dict[str, dict[Key, Key]] = defaultdict(dict)
    seen: dict[str, int] = defaultdict(int)
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            name = record["collection"]
            if collection is not None and name != collection:
                continue
            mentions = [m for m in record["mentions"] if m["chain"] and m["kind"] in (None, "human")]
            chains = chains_of(record["text"], mentions)
            for mention in mentions:
                key = (record["id"], mention["id"])
                gold[name][key] = (record["id"], mention["chain"])
                chain = chains.get(mention["id"])
                seen[name] += chain is not None
                found[name][key] = (record["id"], chain if chain is not None else f"alone {mention['id']}")
    for name in sorted(gold):
        figures = "  ".join(f"{key} {100 * value:.1f}" for key, value in score(gold[name], found[name]).items())
        print(f"{name:10} mentions {len(gold[name])}, found {100 * seen[name] / len(gold[name]):.1f}%  {figures}")


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
