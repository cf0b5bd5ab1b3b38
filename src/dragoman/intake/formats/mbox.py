"""Mailboxes (mbox): one mail behind the other, each below a line that begins with "From "."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.intake.drafts import Draft, Input, Refusal
from dragoman.intake.formats.nested import below
from dragoman.intake.sniffing import MAILBOX

_QUOTED = re.compile(rb"^>(>*From )", re.M)  # how a line of a mail that looks like the mark is kept apart from it


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    """Mail by mail, the box being read line by line; a mail's place is its number."""
    number, lines, after_blank = 0, list[bytes](), True
    source.stream.seek(0)
    for line in source.stream:
        if after_blank and MAILBOX.match(line):
            yield from _mail(source, lines, number)
            number, lines = number + 1, []
        else:
            lines.append(line)
        after_blank = not line.strip()
    yield from _mail(source, lines, number)


def _mail(source: Input, lines: list[bytes], number: int) -> Iterator[Draft | Refusal]:
    from dragoman.intake.formats import mail

    data = b"".join(lines)
    if data.strip():
        yield from below(mail.drafts, source, _QUOTED.sub(rb"\1", data), "mail.eml", place=f":{number}")
