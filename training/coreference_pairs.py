"""Learn when two given mentions are one: the networks of ``benchmarks/coref``.

    python training/coreference_pairs.py GOLD.jsonl …

GOLD holds reports with mentions and their chains in the referee's format (ECB+, CC BY 3.0; NP4E; NewsWCL50). Written:
``benchmarks/coref/weights.json`` with networks for pairs within a report and across reports (weighted to one collection
each), and a lexicon of head words that were found to be one ("pirate", "raider"). The lexicon that a
topic is trained with leaves that topic out. Deterministic; about ten minutes on one core, most of it parsing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.coref.grouping import offices_of, report_weights
from benchmarks.coref.mentions import Mentioned, Reported, cosine, describe
from benchmarks.coref.model import WEIGHTS, Network, train
from benchmarks.coref.pairs import features, lexical_key

ACROSS = {
    "ecb+": 0.4,
    "newswcl50": 0.12,
}  # collections whose chains cross reports; share kept of the pairs that are two
LEAST_LIKE = 0.12  # reports less alike than this are never compared
OTHERS = 0.15  # weight of pairs from the other collections
SEEDS = (1, 2)

Lexicon = dict[tuple[str, str], float]
Pairs = tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]


def head_pairs(reports: Sequence[Reported], chain_of: dict[str, str]) -> Pairs:
    """How often two head words of one topic name one thing, and how often they could have."""
    first: dict[tuple[str, str], Mentioned] = {}
    for report in reports:
        for m in report.mentions:
            if m.kind != "PRO" and m.id in chain_of:
                first.setdefault((m.lemma, chain_of[m.id]), m)
    mentions, one, all_ = list(first.values()), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for i, a in enumerate(mentions):
        for b in mentions[:i]:
            if a.lemma != b.lemma:
                key = lexical_key(a, b)
                all_[key] += 1
                one[key] += chain_of[a.id] == chain_of[b.id]
    return one, all_


def lexicon_of(total: Pairs, minus: Pairs | None = None) -> Lexicon:
    found: Lexicon = {}
    for key, n in total[0].items():
        one, all_ = n, total[1][key]
        if minus is not None:
            one, all_ = one - minus[0][key], all_ - minus[1][key]
        if one >= 1 and all_ >= 2:
            found[key] = round(one / (all_ + 2), 3)
    return found


def learn(records: list[dict[str, Any]], reports: list[Reported]) -> dict[str, Any]:
    chain_of = {m["id"]: m["chain"] for r in records for m in r["mentions"] if m["scored"] and m["chain"]}
    topic_of = {r["id"]: (r["collection"], r["topic"]) for r in records}
    subtopic_of = {r["id"]: r["subtopic"] for r in records}
    topics: defaultdict[tuple[str, str], list[Reported]] = defaultdict(list)
    for report in reports:
        topics[topic_of[report.id]].append(report)
    counted = {topic: head_pairs(found, chain_of) for topic, found in topics.items()}
    total: Pairs = (Counter(), Counter())
    for one, all_ in counted.values():
        total[0].update(one)
        total[1].update(all_)
    rng = np.random.default_rng(3)
    within: list[tuple[list[float], bool, str]] = []
    across: list[tuple[list[float], bool, str]] = []
    idf = {c: report_weights([r for r in reports if r.collection == c]) for c in {r.collection for r in reports}}
    for topic, found in sorted(topics.items()):
        lexicon = lexicon_of(total, counted[topic])
        weights = idf[topic[0]]
        whole = offices_of(found)
        by_subtopic: defaultdict[str, list[Reported]] = defaultdict(list)
        for report in found:
            by_subtopic[subtopic_of[report.id] or ""].append(report)
        solid: list[tuple[Mentioned, Reported]] = []
        for report in found:
            own = offices_of(by_subtopic[subtopic_of[report.id] or ""]) if topic[0] in ACROSS else report.offices
            mentions = [m for m in report.mentions if m.id in chain_of]
            solid += [(m, report) for m in mentions if m.kind != "PRO"]
            for j, b in enumerate(mentions):
                for a in mentions[:j]:
                    row = features(a, b, weights, 1.0, lexicon, own)
                    within.append((row, chain_of[a.id] == chain_of[b.id], topic[0]))
        if topic[0] not in ACROSS:
            continue
        likeness: dict[tuple[str, str], float] = {}
        for j, (b, later) in enumerate(solid):
            for a, earlier in solid[:j]:
                if earlier is later:
                    continue
                key = (earlier.id, later.id)
                if key not in likeness:
                    likeness[key] = cosine(earlier.vector, later.vector)
                same = chain_of[a.id] == chain_of[b.id]
                if likeness[key] >= LEAST_LIKE and (same or rng.random() < ACROSS[topic[0]]):
                    across.append((features(a, b, weights, likeness[key], lexicon, whole), same, topic[0]))
    networks: dict[str, list[Network]] = {}
    for name, pairs in (("within", within), ("across", across)):
        rows = np.asarray([p[0] for p in pairs], np.float32)
        labels = np.asarray([p[1] for p in pairs], np.float32)
        for collection in sorted({p[2] for p in pairs}):
            kept = {c: 1.0 if name == "within" else ACROSS[c] for c in {p[2] for p in pairs}}
            weight = np.asarray(
                [(1.0 if c == collection else OTHERS) / (1.0 if same else kept[c]) for _, same, c in pairs], np.float32
            )
            networks[f"{name} {collection}"] = [train(rows, labels, weight, seed=s) for s in SEEDS]
    return {
        "networks": {name: [n.as_json() for n in nets] for name, nets in networks.items()},
        "lexicon": [[a, b, value] for (a, b), value in sorted(lexicon_of(total).items())],
    }


def main(files: Sequence[Path]) -> None:
    records = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    reports = [
        entities
        for collection in sorted({r["collection"] for r in records})
        for entities, _ in describe([r for r in records if r["collection"] == collection])
    ]
    WEIGHTS.write_text(json.dumps(learn(records, reports)), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])
