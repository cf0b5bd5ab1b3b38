"""A JSON file: one record, a list of records, or an object around such a list (``articles``, ``items``, …)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dragoman.intake.decoding import decode
from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.formats import too_hard
from dragoman.intake.keys import draft_of_record, names_text

_LISTS = ("articles", "items", "documents", "reports", "results", "data", "entries", "docs", "hits", "stories", "news")


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    text = decode(source.read(source.limits.file_bytes, "file"))
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise too_hard(error) from error
    except ValueError as error:
        where = (
            f"line {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else "a number is too long"
        )
        raise CannotReadError(
            f"it is not JSON ({where})",
            "correct it, or name it .jsonl when each line is a record",
        ) from error
    records = _records(value)
    if isinstance(records, dict):
        yield draft_of_record(records)
        return
    outlet = {"outlet": value["title"]} if _is_feed(value) else {}
    for number, record in enumerate(records, start=1):
        place = f":{number}"
        try:
            if not isinstance(record, dict):
                raise CannotReadError("it is not a JSON object", "give objects with a key text")
            yield draft_of_record(outlet | record, place)
        except CannotReadError as error:
            yield error.at(place)


def _is_feed(value: Any) -> bool:
    """Whether the records around which ``value`` stands are a JSON Feed's with a title."""
    return isinstance(value, dict) and "jsonfeed.org" in str(value.get("version")) and bool(value.get("title"))


def _records(value: Any) -> dict[str, Any] | list[Any]:
    if isinstance(value, list):
        if not value:
            raise CannotReadError("it is an empty list", "nothing to read")
        return value
    if not isinstance(value, dict):
        raise CannotReadError("it is JSON, but neither an object nor a list", "give objects with a key text")
    if not names_text(list(value)) or any(isinstance(value.get(key), list) for key in _LISTS):
        for key in _LISTS:
            inner = value.get(key)
            if isinstance(inner, dict):
                inner = next((inner[k] for k in _LISTS if isinstance(inner.get(k), list)), None)
            if isinstance(inner, list) and inner and isinstance(inner[0], dict):
                return inner
    return value
