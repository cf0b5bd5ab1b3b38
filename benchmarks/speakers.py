"""Whether claims are laid to the right actor: ``python -m benchmarks.speakers GOLD.jsonl [SHEET.tsv]``.

The sheet (``benchmarks/sheets/speakers.tsv``) names claims of the gold file by the offsets of their cues and says, by
the offsets of one naming, who speaks. A claim is right when its source's chain holds that naming, or is a plural whose
members do. Where the source's own words are the naming (a poll, "many experts"), a claim that keeps those words and
lays them to nobody else is right too. Claims that were not found at all are counted apart.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.cast import Cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.records import ClaimMention, Part, Report, Span

SHEET = Path(__file__).parent / "sheets" / "speakers.tsv"


def judge(gold: Path, sheet: Path = SHEET) -> Iterator[tuple[str, Span, str]]:
    """(article, source, verdict) of every row of the sheet; the verdict is "right", "wrong" or "not found"."""
    wanted: dict[str, list[tuple[Span, Span, Span]]] = defaultdict(list)
    with sheet.open(encoding="utf-8") as lines:
        for row in csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            if row[0] != "article":
                numbers = [int(value) for value in row[1:]]
                wanted[row[0]].append((Span(*numbers[:2]), Span(*numbers[2:4]), Span(*numbers[4:])))
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            rows = wanted.get(record["id"])
            if not rows:
                continue
            text = record["text"]
            report = Report(id=record["id"], text=text, parts=(Part(kind="body", start=0, end=len(text)),))
            parsed = tag_report(parse_report(report))
            cast = find_cast(parsed)
            claims = attribute_claims(parsed, cast)
            for cue, source, actor in rows:
                yield record["id"], source, _verdict(claims, cast, cue, source, actor)


def _verdict(claims: tuple[ClaimMention, ...], cast: Cast, cue: Span, source: Span, actor: Span) -> str:
    found = [claim for claim in claims if claim.cue is not None and claim.cue.overlaps(cue)]
    if not found:
        return "not found"
    claim = min(found, key=lambda c: (c.inside is not None, abs(c.cue.start - cue.start) if c.cue else 0))
    if claim.source is None:
        kept = claim.source_span is not None and claim.source_span.overlaps(source)
        return "right" if actor == source and kept else "wrong"
    chains = set(cast.united([claim.source])) | {claim.source}
    return "right" if any(m.chain in chains and m.span.overlaps(actor) for m in cast.mentions) else "wrong"


def main(arguments: list[str] | None = None) -> None:
    given = [Path(value) for value in (sys.argv[1:] if arguments is None else arguments)]
    if not 1 <= len(given) <= 2 or not all(path.is_file() for path in given):
        sys.exit(__doc__)
    verdicts = [verdict for _, _, verdict in judge(*given)]
    right, wrong = verdicts.count("right"), verdicts.count("wrong")
    print(f"right {right}, wrong {wrong}, not found {verdicts.count('not found')}: {right / max(1, right + wrong):.1%}")


if __name__ == "__main__":
    main()
