"""Plain text and Markdown, with YAML front matter or a block of "Key: value" lines at the head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.intake.decoding import decode, refuse_binary
from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.keys import known_fields
from dragoman.intake.limits import told
from dragoman.intake.plain_yaml import load_strings
from dragoman.intake.wrapping import is_wrapped, unwrap

_FRONT = re.compile(r"^---[ \t]*\n(?P<head>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_HEADER = re.compile(
    r"^(?P<key>title|headline|date|published|author|authors|byline|by|source|outlet|publisher|url|link|language|"
    r"lang|publication date"
    r")[ \t]*:[ \t]*(?P<value>\S.*)$",
    re.I,
)


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    # Four bytes a letter at most: more cannot be within the limit, and need not be read to be refused.
    longest = 4 * source.limits.text_chars
    if not _marked(source.head(4)):
        refuse_binary(source.head(200_000))
    try:
        data = source.read(longest, "text")
    except CannotReadError as error:
        if "limit" in error.reason:
            raise too_long(source) from error
        raise
    text = decode(data, source.encoding).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    known, text = _front_matter(text)
    fields = known_fields(known) if known else {"metadata": {}}
    fields.pop("text", None)
    if source.name.lower().endswith((".md", ".markdown")):
        title, text = plain_of_markdown(text)
        fields.setdefault("title", title)
    if is_wrapped(text):
        text = unwrap(text)
    yield Draft(text=text, **fields)


def too_long(source: Input) -> CannotReadError:
    size = source.stream.seek(0, 2)
    return CannotReadError(
        f"the text has {told(size)}; one report may have {source.limits.text_chars:,} characters",
        "split it into reports, or give many as JSONL",
    )


def _marked(head: bytes) -> bool:
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[1:2] == b"\0" or head[:1] == b"\0"


def _front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """What stands between the first two lines ``---``, or in a block of header lines, and the text after it."""
    if match := _FRONT.match(text):
        try:
            known = load_strings(match["head"])
        except ValueError as error:
            raise CannotReadError(
                f"its front matter is not YAML ({error} of it)", "correct it, or remove the lines between the two ---"
            ) from error
        if isinstance(known, dict):
            return known, text[match.end() :]
    found: dict[str, str] = {}
    lines = text.lstrip().split("\n")
    for i, line in enumerate(lines):
        header = _HEADER.match(line)
        if not header:
            if len(found) >= 2 and not line.strip():
                return found, "\n".join(lines[i + 1 :])
            break
        key = header["key"].lower()
        found["author" if key == "by" else "published" if key == "publication date" else key] = header["value"].strip()
    return {}, text


def plain_of_markdown(text: str) -> tuple[str | None, str]:
    """The title (a first line ``# …``) and the text without marks; images go, links leave their words."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"^```.*?^```[ \t]*$", "", text, flags=re.S | re.M)
    text = re.sub(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", "", text)
    text = re.sub(r"\[([^\]]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])", r"\2", text)
    text = re.sub(r"^(?:[ \t]*>[ \t]?)+", "", text, flags=re.M)
    text = re.sub(r"^[ \t]*(?:[-*_][ \t]*){3,}$", "", text, flags=re.M)
    text = re.sub(r"`([^`\n]+)`", r"\1", text)
    text = re.sub(r"^(.+)\n=+[ \t]*$", r"# \1", text, flags=re.M)
    text = re.sub(r"^(.+)\n-{3,}[ \t]*$", r"## \1", text, flags=re.M)
    title = None
    stripped = text.lstrip()
    if match := re.match(r"#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)", stripped):
        title, text = match[1].strip(), stripped[match.end() :]
    text = re.sub(r"^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", r"\n\1\n", text, flags=re.M)
    text = re.sub(r"^[ \t]*[*+-][ \t]+", "", text, flags=re.M)
    return title, _join_soft_lines(text)


def _join_soft_lines(text: str) -> str:
    """Markdown's single line ends are spaces."""
    return "\n\n".join(" ".join(block.split("\n")).strip() for block in re.split(r"\n[ \t]*\n", text) if block.strip())
