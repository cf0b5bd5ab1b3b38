"""Given mentions to chains: entities by pairs, stories and average linkage; events by word family within a story.

Collections differ in what they call one: NP4E marks no mention that stands alone, ECB+ marks many, NewsWCL50 counts a
country's officials to the country. The settings of each were chosen on the dev part, so figures on dev are optimistic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from benchmarks.coref.grouping import Settings, group, stories
from benchmarks.coref.mentions import Reported, describe
from benchmarks.coref.model import load
from dragoman.knowledge.families import family

SETTINGS = {
    "ecb+": Settings(within=0.5, pronoun=0.3, across=0.25, story=0.13, scheme="ecb+"),
    "np4e": Settings(within=0.3, pronoun=0.2, scheme="np4e"),
    "newswcl50": Settings(within=0.35, pronoun=0.3, across=0.25, story=0.1, least=6, scheme="ecb+"),
}
EVENT_STORY = 0.16  # mean likeness of reports at which their events are told of together; chosen on ECB+ train
ENDS_WITH_REPORT = frozenset({"np4e"})


def predict(records: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    networks, lexicon = load()
    by_collection: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        by_collection[record["collection"]].append(record)
    chains: dict[str, str] = {}
    for collection, found in sorted(by_collection.items()):
        settings = SETTINGS.get(collection, Settings())
        both = list(describe(found))
        entities = [entity for entity, _ in both]
        chains |= group(entities, networks, lexicon, settings, across=collection not in ENDS_WITH_REPORT)
        chains |= link_event_mentions([event for _, event in both])
    for record in records:
        yield {
            "id": record["id"],
            "chains": {m["id"]: chains[m["id"]] for m in record["mentions"] if m["id"] in chains},
        }


def link_event_mentions(reports: list[Reported]) -> dict[str, str]:
    """Event mention id → chain: heads of one word family, by which linking compares tellings, within one story."""
    out: dict[str, str] = {}
    for number, story in enumerate(stories(reports, EVENT_STORY)):
        for i in story:
            out.update({m.id: f"event {number} {family(m.lemma)}" for m in reports[i].mentions})
    return out
