"""The stories that the story model is made from: which of them serve training, fitting and choosing."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, Literal

Part = Literal["train", "pairs", "choose"]


def part_of(story: str) -> Part:
    """Which part a story belongs to; the same on every machine."""
    drawn = hashlib.sha256(story.encode()).digest()[0] % 12
    return "choose" if drawn < 2 else "pairs" if drawn < 4 else "train"


def load_reports(path: Path, without: Path | None) -> list[dict[str, Any]]:
    """The rows of ``path``, without whole stories of which a text stands in ``without`` too."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if without is None:
        return rows
    held_back = {_letters(json.loads(line)["text"]) for line in without.read_text(encoding="utf-8").splitlines()}
    dropped = {row["story"] for row in rows if _letters(row["text"]) in held_back}
    return [row for row in rows if row["story"] not in dropped]


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
