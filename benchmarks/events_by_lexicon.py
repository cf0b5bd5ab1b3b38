"""How far lexicon and syntax alone type a marked pair: ``python -m benchmarks.events_by_lexicon GOLD``.

GOLD has the form of the referee's task `plover`: a sentence with a marked source and target. An event counts when its
sides overlap the marks; the surest such event gives the root, else the surest event of the sentence. This is a check of
the lexicon's coverage, not the product's answer, which a trained model gives.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.marks import read_marks
from dragoman.intake import report_from_text
from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.cast import Cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.events.finding import find_events
from dragoman.reading.events.parties import add_parties
from dragoman.reading.parser import parse_report
from dragoman.reading.places.finding import find_places
from dragoman.reading.times.finding import find_times
from dragoman.records import EventMention, Span

OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def read_sentence(text: str) -> tuple[Cast, tuple[EventMention, ...]]:
    """The cast and events of one sentence."""
    parsed = parse_report(report_from_text(text, language="en"))
    if parsed.text != text:
        raise ValueError("the text was changed on its way in; marks no longer fit")
    cast = find_cast(parsed)
    places = find_places(parsed, cast)
    cast = add_parties(parsed, cast, places)
    claims = attribute_claims(parsed, cast)
    return cast, find_events(parsed, cast, find_times(parsed), places, claims)


def fit(event: EventMention, cast: Cast, source: list[Span], target: list[Span]) -> float:
    """How well an event lies between the marks: a point for each side that overlaps its mark."""

    def touches(chains: Iterable[int], spans: list[Span]) -> bool:
        wanted = set(chains)
        return any(m.chain in wanted and any(m.span.overlaps(s) for s in spans) for m in cast.mentions)

    actors = touches(event.actors, source)
    recipients = touches(event.recipients, target) or (len(event.actors) > 1 and touches(event.actors, target))
    return 2.0 * actors + 1.5 * recipients + event.confidence


def roots(records: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str | None, list[tuple[str, float]]]]:
    for record in records:
        text, source, target = read_marks(record["marked"])
        try:
            cast, events = read_sentence(text)
        except ValueError:
            yield record, None, []
            continue
        scored = sorted(((fit(e, cast, source, target), OLDER.get(e.type, e.type)) for e in events), reverse=True)
        yield record, scored[0][1] if scored else None, [(t, s) for s, t in scored]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every wrong answer")
    parser.add_argument("--first", type=int, help="read only so many records")
    options = parser.parse_args()
    with options.gold.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][: options.first]
    right, by_root, found = 0, Counter[tuple[str, str]](), 0
    for record, root, scored in roots(records):
        gold = record["root"]
        right += root == gold
        found += any(t == gold for t, _ in scored)
        by_root[gold, root or "none"] += 1
        if options.errors and root != gold:
            print(gold, "<-", root, [t for t, _ in scored], record["marked"])
    for gold in sorted({g for g, _ in by_root}):
        row = {r: n for (g, r), n in sorted(by_root.items()) if g == gold}
        print(f"{gold:10} {row.get(gold, 0):4} of {sum(row.values()):4}  {row}")
    share, among = 100 * right / len(records), 100 * found / len(records)
    print(f"root right {share:.1f} %; among the events of the sentence {among:.1f} % of {len(records)}")


if __name__ == "__main__":
    main()
