"""The picture as JSON, the one stable contract (``docs/picture.schema.json``), written record by record.

One record a line, in ascending order of id, no clock in the file: two exports of one case are byte-identical and differ
line by line when the cases do. Memory does not grow with the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO

from dragoman.records import Picture, Record, Tie, to_json

KINDS = ("reports", "actors", "places", "claims", "events", "ties", "stories")


def write_json(
    out: IO[bytes],
    kinds: Mapping[str, Iterable[Record | Tie]],
    *,
    dragoman: str,
    models: Mapping[str, str],
) -> None:
    """Write a picture to ``out``.

    Args:
        kinds: for each of `KINDS` its records, in ascending order of id.
        dragoman: the version that drew the picture.
        models: the models that it rests on, with their hashes.
    """
    out.write(b'{"dragoman":%s,\n"models":%s' % (to_json(dragoman), to_json(dict(models))))
    for kind in KINDS:
        out.write(b',\n"%s":[' % kind.encode())
        separator = b"\n"
        for record in kinds[kind]:
            out.write(separator + to_json(record))
            separator = b",\n"
        out.write(b"]")
    out.write(b"}\n")


def write_picture(out: IO[bytes], picture: Picture) -> None:
    """Write a picture that is in memory, as that of one story; see `write_json`."""
    kinds = {kind: getattr(picture, kind) for kind in KINDS}
    write_json(out, kinds, dragoman=picture.dragoman, models=picture.models)
