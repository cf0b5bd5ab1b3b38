"""The baseline for ties: two actors and a cue word in one sentence. ``python -m benchmarks.ties_baseline GOLD OUT``.

Nearest actors before and after a word of the tie lexicon, with the word's sign, whatever the grammar. Writes the
referee's format, so that both are scored alike.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.reports import report_of
from dragoman.knowledge.ties import cue_signs, tie_types
from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.parser import parse_report


def ties_of(record: dict[str, Any]) -> list[dict[str, Any]]:
    parsed = parse_report(report_of(record))
    cast = find_cast(parsed)
    found: list[dict[str, Any]] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            kind = cue_signs().get(token.lemma_.lower())
            before = [m for m in cast.mentions if sentence.span.start <= m.start and m.end <= token.idx]
            after = [m for m in cast.mentions if token.idx < m.start and m.end <= sentence.span.end]
            if kind is not None and before and after and before[-1].chain != after[0].chain:
                found.append(
                    {
                        "source": [before[-1].start, before[-1].end],
                        "target": [after[0].start, after[0].end],
                        "sign": tie_types()[kind].sign,
                    }
                )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with options.gold.open(encoding="utf-8") as lines, options.out.open("w", encoding="utf-8") as sink:
        for line in lines:
            record = json.loads(line)
            sink.write(json.dumps({"id": record["id"], "ties": ties_of(record)}) + "\n")


if __name__ == "__main__":
    main()
