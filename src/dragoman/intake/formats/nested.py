"""Inputs inside inputs: members of archives, attachments."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from dragoman.intake.drafts import Draft, Input, Refusal

Reader = Callable[[Input], Iterator[Draft | Refusal]]


def below(
    read: Reader, source: Input, data: bytes, name: str, *, place: str | None = None
) -> Iterator[Draft | Refusal]:
    """What the member ``name`` of ``source`` holds, each item placed inside ``source``."""
    place = f"/{name}" if place is None else place
    if source.depth + 1 > source.limits.depth:
        yield Refusal(
            reason=f"it lies in more than {source.limits.depth} archives", hint="unpack the outer ones", place=place
        )
        return
    inner = Input.of_bytes(data, name, source.limits, depth=source.depth + 1)
    for item in read(inner):
        yield msgspec.structs.replace(item, place=place + item.place)
