"""A piece of HTML → its lines, with the standard library alone: for fragments in feeds, mails and records.

Whole pages go through trafilatura (formats/html.py), which knows the story from the page around it.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_TAG = re.compile(
    r"<(?:p|br|div|a|b|i|em|strong|span|h[1-6]|ul|ol|li|img|figure|table|blockquote|article)\b[^<>]{0,500}>", re.I
)
_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote figure figcaption article section header footer table tr "
    "hr pre dd dt "
    "aside main nav form address title".split()
)
_SILENT = frozenset("script style head noscript template svg iframe object button select textarea".split())


def looks_like_markup(text: str) -> bool:
    """Whether a value is HTML: it holds tags that prose does not."""
    return bool(_TAG.search(text[:20_000]))


def text_of_markup(source: str) -> str:
    """The words of ``source``, one line for each block, entities resolved, scripts and styles left out."""
    parser = _Lines()
    try:
        parser.feed(source)
        parser.close()
    except (AssertionError, ValueError):
        return html.unescape(re.sub(r"<[^<>]*>", " ", source))
    return parser.text()


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self._pieces.append("\n" if tag in ("br", "li", "tr") else "\n\n")
        elif tag == "td":
            self._pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag in _BLOCKS:
            self._pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._pieces.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        lines = [" ".join(line.split()) for line in "".join(self._pieces).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
