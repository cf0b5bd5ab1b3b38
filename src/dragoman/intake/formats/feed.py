"""RSS and Atom files, through feedparser: one draft for each entry. Nothing is fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from dragoman.intake.decoding import refuse_binary
from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.markup import looks_like_markup, text_of_markup


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    import feedparser

    data = source.read(source.limits.markup_bytes, "feed")
    if b"\0" not in data[:4]:
        refuse_binary(data)
    # A stream, never a string: a string that looks like an address would be fetched. No sanitising of HTML, for its
    # markup is dropped here.
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries:
        raise CannotReadError("the feed has no entries", "fetch it again: it is empty or damaged")
    if len(parsed.entries) > source.limits.members:
        raise CannotReadError(f"the feed has more than {source.limits.members:,} entries", "split it")
    for number, entry in enumerate(parsed.entries, start=1):
        place = f":{number}"
        try:
            yield _draft(entry, parsed.feed, place)
        except CannotReadError as error:
            yield error.at(place)
    if parsed.bozo and not str(parsed.version):
        yield Refusal(
            reason="the feed breaks off or is damaged; what came before was read", hint="fetch it again", place=""
        )


def _draft(entry: Any, feed: Any, place: str) -> Draft:
    values = [content.get("value", "") for content in entry.get("content", [])] + [entry.get("summary", "")]
    text = max((text_of_markup(value) if looks_like_markup(value) else value for value in values), key=len)
    if not text.strip():
        raise CannotReadError("the entry has no text", "nothing to read; fetch the page that it leads to")
    title = entry.get("title")
    if title and looks_like_markup(title):
        title = text_of_markup(title)
    authors = [author.get("name", "") for author in entry.get("authors", [])]
    tags = [tag.get("term") or "" for tag in entry.get("tags", [])]
    metadata = {"tags": "; ".join(tag for tag in tags if tag), "guid": entry.get("id", "")}
    return Draft(
        text=text,
        place=place,
        title=title,
        outlet=(entry.get("source") or {}).get("title") or feed.get("title"),
        byline=", ".join(name for name in authors if name) or entry.get("author"),
        published=entry.get("published") or entry.get("updated"),
        language=(entry.get("content") or [{}])[0].get("language") or feed.get("language"),
        url=entry.get("link"),
        metadata={key: value for key, value in metadata.items() if value},
    )
