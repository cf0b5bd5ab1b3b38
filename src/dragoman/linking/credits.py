"""Outlets and agencies that a report only credits: "(AFP Photo)", "(Al-Jazeera)", "By Jane Doe - Reuters".

They are no source of any claim and the story does not mention them, but whose picture or copy a report carries is asked
for often enough. Only well-known media count, so that no photographer becomes an outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.knowledge import organisations
from dragoman.records import Chain, ChainName, Report, Span

_PIECE = re.compile(r"[^/|,;:()\[\]©]+")
_WORD = re.compile(r"[^\s]+")
_LONGEST = 5  # words of an outlet's name


def credited(report: Report) -> Iterator[tuple[Chain, Span]]:
    """The media that the credits and bylines of ``report`` name, once each, with where the first of them stands."""
    seen: set[str] = set()
    for part in sorted(report.parts, key=lambda part: part.start):
        if part.kind not in ("credit", "byline"):
            continue
        for span, body in _media_in(part.span.cut(report.text), part.start):
            if body.name not in seen:
                seen.add(body.name)
                yield _chain(span.cut(report.text), body), span


def outlet_chain(name: str) -> Chain:
    """The outlet or agency that a report says it comes from, with what is known of an outlet of that name."""
    body = organisations.of_name(name)
    return _chain(name, body if body is not None and body.kind == "media" else None)


def _chain(text: str, body: organisations.Organisation | None) -> Chain:
    name = ChainName(text=text, kind="acronym" if organisations.is_acronym(text) else "name", count=1)
    country, sectors = (body.country, body.sectors) if body is not None else (None, ())
    return Chain(name=text, named=True, kind="media", names=(name,), country=country, sectors=sectors)


def _known(text: str) -> organisations.Organisation | None:
    if not text[:1].isupper() and text != "dpa":
        return None
    found = organisations.of_name(text)
    if found is None and text.isupper() and len(text) > 4:
        found = organisations.of_name(text.title())  # "REUTERS/Jane Doe"
    return found


def _media_in(line: str, offset: int) -> Iterator[tuple[Span, organisations.Organisation]]:
    for piece in _PIECE.finditer(line):
        words = [(offset + piece.start() + m.start(), m.group()) for m in _WORD.finditer(piece.group())]
        i = 0
        while i < len(words):
            for size in range(min(_LONGEST, len(words) - i), 0, -1):
                start, (last, word) = words[i][0], words[i + size - 1]
                end = last + len(word.rstrip(".'’\"”"))
                text = line[start - offset : end - offset]
                body = _known(text)
                if body is not None and body.kind == "media":
                    yield Span(start, end), body
                    i += size
                    break
            else:
                i += 1
