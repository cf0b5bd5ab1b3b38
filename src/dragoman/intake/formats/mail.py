"""Mails (EML) and saved pages in mail form (MHTML): the text, and each attachment that is a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import PurePosixPath

from dragoman.intake.decoding import decode
from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.formats import read_input
from dragoman.intake.formats.html import draft_of_page
from dragoman.intake.formats.nested import below
from dragoman.intake.markup import text_of_markup
from dragoman.intake.wrapping import unwrap

_QUOTED = re.compile(r"^(?:>.*|On .{5,120} wrote:|-{2,}\s*Original Message\s*-{2,})$")


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    data = source.read(2 * source.limits.markup_bytes, "mail")
    message = BytesParser(policy=policy.default).parsebytes(data)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise CannotReadError("it is not a mail", "give it the ending of its real format")
    attachments = [part for part in message.walk() if part.get_content_disposition() == "attachment"]
    try:
        yield _draft(message, source)
    except CannotReadError as error:
        if not attachments:
            raise
        yield error.at()
    for number, part in enumerate(attachments, start=1):
        name = PurePosixPath((part.get_filename() or f"attachment-{number}").replace("\\", "/")).name
        content = _bytes_of(part)
        if content and part.get_content_maintype() not in ("image", "audio", "video"):
            yield from below(read_input, source, content, name)


def _draft(message: EmailMessage, source: Input) -> Draft:
    plain = message.get_body(("plain",))
    rich = message.get_body(("html",)) or message.get_body(("related",))
    text = unwrap(_own_words(_text_of(plain))) if plain is not None else ""
    page = _text_of(rich) if rich is not None and rich.get_content_type() == "text/html" else ""
    saved = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    if page and (saved or source.name.lower().endswith((".mhtml", ".mht"))):
        return draft_of_page(page, saved)
    if len(text.strip()) < 20 and page:
        text = text_of_markup(page)
    if not text.strip():
        raise CannotReadError("the mail has no text", "nothing to read")
    name, address = parseaddr(_header(message, "From") or "")
    metadata = {"from": address, "to": _header(message, "To"), "list": _header(message, "List-Id")}
    return Draft(
        text=text,
        title=re.sub(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", "", _header(message, "Subject") or "", flags=re.I) or None,
        byline=name or None,
        outlet=address.partition("@")[2] or None,
        published=_header(message, "Date"),
        language=_header(message, "Content-Language"),
        metadata={key: value for key, value in metadata.items() if value},
    )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, IndexError, KeyError, AttributeError, TypeError):  # the parser trips over some real headers
        return None
    return " ".join(str(value).split()) if value is not None else None


def _bytes_of(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text_of(part: MIMEPart) -> str:
    return decode(_bytes_of(part) or b" ", part.get_content_charset()).replace("\r\n", "\n")


def _own_words(text: str) -> str:
    """Without the signature and the quoted mail below."""
    text = re.split(r"^-- ?$", text, maxsplit=1, flags=re.M)[0]
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or _QUOTED.match(lines[-1].strip())):
        lines.pop()
    return "\n".join(lines)
