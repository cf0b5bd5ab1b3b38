"""Lines cut at a page's or a mail's width → paragraphs.

A sentence that a line end cuts in two is two wrong sentences to the parser, so wrapped text is put together again
before any offset is counted.
"""

from __future__ import annotations

import re
from itertools import pairwise

_END = re.compile(r"[.!?…:][\"”'’»)\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\ufffe]$")
_PREFIXES = frozenset(
    "anti pro non self co semi ex cross post pre mid multi long well short high low vice counter inter trans ultra pan "
    "then much so half all twenty thirty forty fifty sixty seventy eighty ninety north south east west".split()
)


def is_wrapped(text: str) -> bool:
    """Whether the lines of ``text`` end where the page ended rather than where paragraphs do."""
    lines = [line.rstrip() for line in text.split("\n")]
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(pairs) < 4:
        return False
    width = _width(lines)
    if width > 130 or width < 35:
        return False
    broken = sum(not _END.search(a) and len(a) > 0.6 * width for a, _ in pairs)
    lowered = sum(b.lstrip()[:1].islower() for _, b in pairs)
    return broken > 0.5 * len(pairs) and lowered > 0.25 * len(pairs)


def unwrap(text: str) -> str:
    """``text`` with the lines of each paragraph joined by spaces and words cut at a line end made whole."""
    lines = [line.strip() for line in text.split("\n")]
    width = _width(lines)
    joined: list[str] = []
    open_line = False
    for i, line in enumerate(lines):
        if not line:
            joined.append("")
            open_line = False
            continue
        if open_line and joined and joined[-1]:
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
        following = lines[i + 1] if i + 1 < len(lines) else ""
        open_line = bool(following) and _goes_on(line, following, width)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(joined)).strip()


def _goes_on(line: str, following: str, width: float) -> bool:
    if following[:1] in "•●▪*" or re.match(r"(?:[-–]|\d{1,2}[.)])\s", following):
        return False
    if _HYPHEN.search(line) or following[:1].islower():
        return True
    # The next word would have fitted on this line, so the line end was meant.
    room = width - len(line)
    if room > len(following.split()[0]) + 4 and (_END.search(line) or len(line) < 0.65 * width):
        return False
    return len(line) >= 0.65 * width


def _width(lines: list[str]) -> float:
    lengths = sorted(len(line) for line in lines if line.strip())
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _join(line: str, following: str) -> str:
    match = _HYPHEN.search(line)
    if not match:
        return f"{line} {following}"
    word = re.search(r"([^\W\d_]+)[^\w]$", line)
    keeps = match.group() == "-" and (
        (word and (word[1].casefold() in _PREFIXES or word[1][0].isupper())) or not following[:1].islower()
    )
    return line + following if keeps else line[:-1] + following
