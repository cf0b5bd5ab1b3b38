"""Two names, same or not: `dragoman.linking.names` at its default threshold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.linking.names import compare_names
from dragoman.records import ActorKind

_KINDS: dict[str, ActorKind] = {
    "Person": "person",
    "Company": "company",
    "Organization": "organisation",
    "Vessel": "organisation",
}


def predict(records: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        match = compare_names(record["a"], record["b"], kind=_KINDS.get(record["schema"]))
        yield {"id": record["id"], "match": match.same}
