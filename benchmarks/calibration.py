"""Whether the confidence of events means what it says: ``python -m benchmarks calibration GOLD_DIR``.

Gold: the sentences of ConfliBERT's CAMEO set that have both annotations, the spans of who does it and to whom
(``actor_spans``) and the class of the sentence (``quad``: verbal or material, cooperation or conflict). It is the one
public set at hand where a whole tuple can be judged on several hundred sentences of press English; the PLOVER gold
standard has the types themselves, but sixty examples. An event is right when an actor of it stands in the marked
source, its recipient (or, where both act, another actor; or the thing that it struck) in the marked target, and its
type is of the marked class; of a meeting either side may come first, for the set starts with the host and PLOVER with
the visitor. A sentence often tells more than was marked: events that touch neither marked side are not judged. Where
only one side is marked, only that one is asked for. What is told not to have happened is not judged: the set has no
such class.

The sentences of each class are halved, every second one held out. What the signs of an event are worth
(``training/event_confidence.py``) is learned on one half; this command prints the expected calibration error (10 bins
of equal width, weighed by how many events fall into each) on the other.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.reports import report_of
from dragoman.knowledge.files import load_yaml
from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.cast import Cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.events.confidence import confidence_of
from dragoman.reading.events.finding import signed_events
from dragoman.reading.events.parties import add_parties
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.reading.places.finding import find_places
from dragoman.reading.times.finding import find_times
from dragoman.records import EventMention, Span

BINS = 10
# the classes that CAMEO gives to what PLOVER calls so, where the two differ: yielding is material there, a broken
# relation and a protest may be words, and an appeal, a comment or a telephone call is of no class (0)
CAMEO = {
    "CONSULT": {0, 1},
    "CONCEDE": {1, 2},
    "SANCTION": {3, 4},
    "PROTEST": {3, 4},
    "REQUEST": {0, 3},
    "RETREAT": {1, 2},
}


@dataclass(frozen=True)
class Judged:
    """One event of a gold sentence: its signs and whether it is right; ``half`` 0 is learned on, 1 held out."""

    half: int
    signs: tuple[str, ...]
    right: bool


def judged_events(folder: Path) -> Iterator[Judged]:
    """The events that the product finds in the gold sentences, judged; in the file's order."""
    labels = {_key(row["text"]): int(row["label"]) for row in _rows(folder / "quad.train.jsonl")}
    seen: Counter[int] = Counter()
    for row in _rows(folder / "actor_spans.train.jsonl"):
        text, spans = _sentence(row["tokens"], row["tags"])
        label = labels.get(_key(text))
        if label is None or not spans:
            continue
        seen[label] += 1
        yield from _judge_sentence(text, spans, label, seen[label] % 2)


def _judge_sentence(text: str, spans: dict[str, list[Span]], label: int, half: int) -> Iterator[Judged]:
    parsed = tag_report(parse_report(report_of({"id": "s", "text": text})))
    cast = find_cast(parsed)
    places = find_places(parsed, cast)
    cast = add_parties(parsed, cast, places)
    for event, signs in signed_events(parsed, cast, find_times(parsed), places, attribute_claims(parsed, cast)):
        right = _is_right(event, cast, spans, label)
        if right is not None:
            yield Judged(half, signs, right)


def _is_right(event: EventMention, cast: Cast, spans: dict[str, list[Span]], label: int) -> bool | None:
    def touched(chains: Sequence[int]) -> set[str]:
        here = [m.span for m in cast.mentions if m.chain in chains]
        return {side for side, marked in spans.items() if any(m.overlaps(span) for m in here for span in marked)}

    actors, recipients = touched(event.actors), touched(event.recipients)
    struck = any(m.role == "target" and any(m.span.overlaps(span) for span in spans.get("T", ())) for m in event.matter)
    if not (actors | recipients or struck) or event.modality in ("negated", "denied"):
        return None
    acting = "S" not in spans or "S" in actors
    done_to = "T" not in spans or "T" in recipients or struck or (not event.recipients and "T" in actors)
    if event.type == "CONSULT" and event.recipients:
        acting, done_to = acting or "S" in recipients, done_to or "T" in actors
    quads = CAMEO.get(event.type, {load_yaml("plover.yaml")["types"][event.type]["quad"]})
    return acting and done_to and label in quads


def calibration_error(rows: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error: mean distance of confidence and share of right ones over bins; 0 is best."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in rows:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    gaps = [abs(sum(c for c, _ in rows) - sum(r for _, r in rows)) for rows in bins]
    return sum(gaps) / max(1, len(rows))


def run(folder: Path) -> None:
    found = list(judged_events(folder))
    held = [row for row in found if row.half == 1]
    sure = [(confidence_of(row.signs), row.right) for row in held]
    share = sum(row.right for row in held) / max(1, len(held))
    print(f"{len(found)} events judged, {len(held)} of them held out, {100 * share:.1f} % of these right")
    for low in range(BINS):
        here = [(c, r) for c, r in sure if min(BINS - 1, int(c * BINS)) == low]
        if here:
            told, right = sum(c for c, _ in here) / len(here), sum(r for _, r in here) / len(here)
            print(f"  told {low / BINS:.1f}-{(low + 1) / BINS:.1f}: {len(here):4}, mean {told:.2f}, right {right:.2f}")
    print(f"expected calibration error: {calibration_error(sure):.3f}")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _key(text: str) -> str:
    """What two tokenisations of one sentence share."""
    return re.sub(r"\W+", "", text).lower()[:80]


def _sentence(tokens: Sequence[str], tags: Sequence[str]) -> tuple[str, dict[str, list[Span]]]:
    """The text of the tokens, set as the press sets it, and the spans of S and T in it."""
    text, starts = "", []
    for i, token in enumerate(tokens):
        glued = re.fullmatch(r"[.,;:!?%)\]’”]|['’]s|n['’]t", token) or (
            i and tokens[i - 1] in ("(", "[", "$", "“", "’")
        )
        text += "" if not text or glued else " "
        starts.append(len(text))
        text += token
    spans: dict[str, list[Span]] = {}
    for i, tag in enumerate(tags):
        if tag[:1] in "BI" and tag[2:] in ("S", "T"):
            end = starts[i] + len(tokens[i])
            known = spans.setdefault(tag[2:], [])
            if tag[0] == "I" and known:
                known[-1] = Span(known[-1].start, end)
            else:
                known.append(Span(starts[i], end))
    return text, spans
