"""JSON Lines: one record a line, read line by line, so that the file may be of any size."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dragoman.intake.decoding import decode
from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.formats import too_hard
from dragoman.intake.keys import draft_of_record
from dragoman.intake.limits import told


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    limit = source.limits.item_bytes
    source.stream.seek(0)
    if source.head(4)[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise CannotReadError("it is UTF-16; JSON Lines must be UTF-8", "convert it to UTF-8")
    number = 0
    while line := source.stream.readline(limit + 1):
        number += 1
        place = f":{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := source.stream.readline(limit + 1)) and not rest.endswith(b"\n"):
                pass
            yield Refusal(reason=f"the line is longer than {told(limit)}", hint="split it", place=place)
            continue
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            yield draft_of_line(line, place)
        except CannotReadError as error:
            yield error.at(place)
    if number == 0:
        raise CannotReadError("it is empty", "nothing to read; remove it or fetch it again")


def draft_of_line(line: bytes, place: str) -> Draft:
    try:
        record = json.loads(decode(line))
    except RecursionError as error:
        raise too_hard(error) from error
    except ValueError as error:
        message = error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
        raise CannotReadError(f"the line is not JSON ({message})", "correct or remove the line") from error
    if not isinstance(record, dict):
        raise CannotReadError("the line is not a JSON object", "give one object with a key text on each line")
    return draft_of_record(record, place)
