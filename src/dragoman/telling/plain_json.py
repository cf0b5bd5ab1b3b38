"""A telling as JSON: its lines with the sentences written out; a report is told by what it is, not by its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from dragoman.telling.lines import Source

ABOUT = ("id", "file", "title", "outlet", "published", "language", "copy_of")


def to_json(told: object, sources: tuple[Source, ...] = ()) -> bytes:
    """``told`` as UTF-8 JSON that ends with a newline.

    Args:
        sources: the reports that its evidence lies in.
    """
    texts = {source.report.id: source.report.text for source in sources}
    plain = _told(msgspec.to_builtins(told), texts)
    return msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"


def _told(value: Any, texts: Mapping[str, str]) -> Any:
    if isinstance(value, (list, tuple)):
        return [_told(item, texts) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() >= {"report", "start", "end"} and value["report"] in texts:
        return {**value, "sentence": texts[value["report"]][value["start"] : value["end"]]}
    if isinstance(value.get("report"), dict) and "text" in value["report"]:
        about = {name: value["report"].get(name) for name in ABOUT}
        return {**value, "report": about}
    return {name: _told(item, texts) for name, item in value.items()}
