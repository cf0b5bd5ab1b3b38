"""Metadata in a file beside the text: ``a.txt`` with ``a.json``, ``a.yaml`` or ``a.txt.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePath, PurePosixPath
from typing import Any

import msgspec

from dragoman.intake.decoding import decode
from dragoman.intake.drafts import CannotReadError, Draft, Refusal
from dragoman.intake.keys import known_fields
from dragoman.intake.plain_yaml import load_strings

_MAIN = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".pdf", ".xhtml")
_BESIDE = (".json", ".yaml", ".yml")
_FIELDS = ("title", "outlet", "byline", "published", "language", "url")


def pair_sidecars(names: Iterable[str]) -> dict[str, str]:
    """For each document of ``names`` the name of its sidecar, when it has one; ``a.txt.json`` goes before "
    "``a.json``."""
    known = set(names)
    pairs = {}
    for name in sorted(known):
        path = PurePosixPath(name)
        if path.suffix.lower() not in _MAIN:
            continue
        candidates = [name + ending for ending in _BESIDE] + [str(path.with_suffix(ending)) for ending in _BESIDE]
        beside = next((candidate for candidate in candidates if candidate in known), None)
        if beside:
            pairs[name] = beside
    return pairs


def read_sidecar(data: bytes, name: str) -> dict[str, Any]:
    """What a sidecar says, by the fields of a draft.

    Raises:
        CannotReadError: when it is not an object of JSON or YAML.
    """
    try:
        value = json.loads(decode(data)) if PurePath(name).suffix.lower() == ".json" else load_strings(decode(data))
    except (ValueError, RecursionError) as error:
        raise _BROKEN from error
    if not isinstance(value, dict):
        raise _BROKEN
    return known_fields(value)


def with_fields(item: Draft | Refusal, fields: Mapping[str, Any]) -> Draft | Refusal:
    """``item`` with what its sidecar says, which goes before what the document says of itself."""
    if isinstance(item, Refusal):
        return item
    given = {field: fields[field] for field in _FIELDS if field in fields}
    return msgspec.structs.replace(item, metadata={**item.metadata, **fields["metadata"]}, **given)


_BROKEN = CannotReadError(
    "the metadata file is not an object of JSON or YAML; the document was read without it", "correct the metadata file"
)
