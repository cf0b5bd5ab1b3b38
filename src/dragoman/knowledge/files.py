"""Reads the data files beside this module, once a process."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

_HERE = files(__package__)


@cache
def load_yaml(name: str) -> Any:
    """The content of ``knowledge/<name>``. The result is shared: do not change it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(_HERE.joinpath(name).read_text(encoding="utf-8"), Loader=loader)


def read_tsv(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``knowledge/<name>`` (tab-separated; a name ending in ``.gz`` is unpacked).

    Lines before the header that start with ``#`` explain the file and are skipped.
    """
    data = _HERE.joinpath(name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    yield from csv.DictReader(io.StringIO(body), delimiter="\t", quoting=csv.QUOTE_NONE)
