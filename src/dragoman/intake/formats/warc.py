"""WARC, packed or not, through warcio: one draft for each page that was answered."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.formats import read_input
from dragoman.intake.limits import told

_READ = ("text/html", "application/xhtml", "text/plain", "application/pdf", "application/rss", "application/atom")


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    limits = source.limits
    source.stream.seek(0)
    seen = unpacked = found = 0
    try:
        for record in ArchiveIterator(source.stream):
            seen += 1
            if seen > limits.members:
                yield Refusal(reason=f"it has more than {limits.members:,} records; the rest was left", hint="split it")
                return
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            kind = _kind(record)
            if kind is None:
                continue
            found += 1
            place = f":{url.strip('<>')}"
            data = record.content_stream().read(limits.markup_bytes + 1)
            unpacked += len(data)
            if len(data) > limits.markup_bytes:
                yield Refusal(
                    reason=f"the page has more than {told(limits.markup_bytes)}", hint="raise the limit", place=place
                )
                continue
            if unpacked > limits.unpacked_bytes:
                yield Refusal(
                    reason=f"it unpacks to more than {told(limits.unpacked_bytes)}; the rest was left", hint="split it"
                )
                return
            if not data.strip():
                continue
            yield from _read(source, data, kind, url.strip("<>"), place)
    except (ArchiveLoadFailed, EOFError, ValueError, KeyError, AttributeError, OSError) as error:
        if not found:
            raise CannotReadError("the WARC is damaged or breaks off", "fetch it again") from error
        yield Refusal(
            reason=f"the WARC breaks off after record {seen}; what came before was read", hint="fetch it again"
        )
        return
    if not found:
        raise CannotReadError("the WARC holds no page that was answered", "check what was crawled")


def _kind(record: object) -> str | None:
    """The content type of a record that holds a page; ``None`` for requests, redirects, errors, pictures, scripts."""
    if record.rec_type not in ("response", "resource", "conversion"):  # type: ignore[attr-defined]
        return None
    headers = record.http_headers  # type: ignore[attr-defined]
    if headers is not None:
        if not (headers.get_statuscode() or "").startswith("20"):
            return None
        content = headers.get_header("Content-Type") or ""
    else:
        content = record.rec_headers.get_header("Content-Type") or ""  # type: ignore[attr-defined]
    return content if content.lower().startswith(_READ) else None


def _read(source: Input, data: bytes, kind: str, url: str, place: str) -> Iterator[Draft | Refusal]:
    encoding = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    ending = (
        "html"
        if "html" in kind.lower()
        else "pdf"
        if "pdf" in kind.lower()
        else "txt"
        if "plain" in kind.lower()
        else "rss"
    )
    inner = Input.of_bytes(data, f"page.{ending}", source.limits, encoding=encoding, url=url, depth=source.depth + 1)
    for item in read_input(inner):
        if isinstance(item, Draft) and not item.url and url.startswith("http"):
            item = msgspec.structs.replace(item, url=url)
        yield msgspec.structs.replace(item, place=place + item.place)
