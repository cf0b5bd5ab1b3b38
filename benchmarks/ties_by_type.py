"""How far re3d's unsigned relations are found: ``python -m benchmarks.ties_by_type GOLD``.

For each of BelongsTo, InChargeOf and IsSynonymOf: a relation is found when a tie of one of our fitting types (or, for
synonyms, two mentions of one chain by different names) overlaps both of its spans. Precision counts our ties of those
types between spans that the gold marks as entities; what the gold does not mark is left out.
"""

from __future__ import annotations

import argparse
import json
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.reports import report_of
from dragoman.reading.reader import read_report
from dragoman.records import Reading, Span

TYPES = {
    "BelongsTo": {"part of", "member of", "holds office in", "works for", "loyal to", "represents", "affiliated with"},
    "InChargeOf": {"leads", "holds office in", "controls", "owns"},
}
Ends = tuple[Span, Span]


def told(reading: Reading, text: str, relation: str) -> list[Ends]:
    """The pairs of spans that the reading says stand in ``relation``."""
    if relation in TYPES:
        pairs = [(tie.source_span, tie.target_span) for tie in reading.ties if tie.type in TYPES[relation]]
        if relation == "BelongsTo":
            first: dict[int, Span] = {}
            for mention in reading.mentions:
                first.setdefault(mention.chain, mention.span)
            pairs += [
                (first[i], first[c.part_of])
                for i, c in enumerate(reading.chains)
                if c.part_of is not None and i in first and c.part_of in first
            ]
        return pairs
    pairs = []
    for sentence in reading.sentences:
        named = [m for m in reading.mentions if sentence.holds(m.span) and m.kind != "pronoun"]
        for a, b in combinations(named, 2):
            if a.chain == b.chain and not a.span.overlaps(b.span) and a.span.cut(text) != b.span.cut(text):
                pairs.append((a.span, b.span))
    return pairs


def touch(one: Ends, other: Ends) -> bool:
    straight = one[0].overlaps(other[0]) and one[1].overlaps(other[1])
    return straight or (one[0].overlaps(other[1]) and one[1].overlaps(other[0]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    records: list[dict[str, Any]] = [json.loads(line) for line in parser.parse_args().gold.open(encoding="utf-8")]
    readings = [read_report(report_of(record)) for record in records]
    for relation in ("BelongsTo", "InChargeOf", "IsSynonymOf"):
        right = made = asked = 0
        for record, reading in zip(records, readings, strict=True):
            gold = [
                (Span(*r["source_span"]), Span(*r["target_span"]))
                for r in record["relations"]
                if r["type"] == relation and r.get("source_span") and r.get("target_span")
            ]
            entities = [Span(e["start"], e["end"]) for e in record["entities"]]
            marked = {
                pair for pair in told(reading, record["text"], relation)
                if all(any(end.overlaps(entity) for entity in entities) for end in pair)
            }  # fmt: skip
            left = sorted(marked)
            asked, made = asked + len(gold), made + len(left)
            for wanted in gold:
                hit = next((pair for pair in left if touch(pair, wanted)), None)
                if hit is not None:
                    left.remove(hit)
                    right += 1
        precision, recall = right / max(1, made), right / max(1, asked)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        line = (
            f"{relation}: P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f} ({made} told, {asked} asked)"
        )
        print(line)


if __name__ == "__main__":
    main()
