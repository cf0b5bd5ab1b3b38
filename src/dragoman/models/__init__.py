"""The trained weights that the package brings along. Each has a card beside it: data, licence, recipe, figures.

Nothing here loads a model: `dragoman.reading` does that when the first report is read.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

TOKENIZER = "tokenizer.json"
_WEIGHTS = {"pair": "pair.onnx", "story": "story.onnx", "token": "token.onnx"}


def model_path(name: str) -> Path | None:
    """The file of the weights called ``name`` ("token", "pair" or "story"), or ``None`` when they are not packaged."""
    path = Path(str(files(__package__))) / _WEIGHTS[name]
    return path if path.is_file() else None


def tokenizer_path() -> Path:
    """The word pieces that all models read."""
    return Path(str(files(__package__))) / TOKENIZER


@cache
def model_hashes() -> dict[str, str]:
    """SHA-256 of every packaged weights file, by model name in ascending order: the key ``models`` of a picture."""
    found = {}
    for name in sorted(_WEIGHTS):
        path = model_path(name)
        if path is not None:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found
