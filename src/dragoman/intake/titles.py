"""The title of a report: where a given one ends in the text, and which line is one when none is given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.intake.boilerplate import is_boilerplate
from dragoman.intake.bylines import SENTENCE_END, is_byline, is_date_line
from dragoman.intake.captions import find_credit, is_caption
from dragoman.intake.datelines import find_dateline
from dragoman.intake.page_heads import is_page_head, is_place_and_day, may_be_outlet

OPEN_END = re.compile(  # a line that the next one goes on
    r"(?:[,;:(–—-]|\b(?:a|an|the|of|to|in|on|at|by|for|with|and|or|but|from|that|as|is|are|was|were|his|her|its|their))$",
    re.I,
)
_TITLE_WORDS, _TITLE_CHARS = 32, 240


def title_end(text: str, title: str | None) -> int:
    """Where the given title ends at the start of ``text``; 0 when it does not lead it."""
    if not title:
        return 0
    wanted = _folded(title)
    offset = len(text) - len(text.lstrip())
    line_end = text.find("\n", offset)
    first = text[offset : line_end if line_end >= 0 else len(text)]
    if wanted and _folded(first) == wanted:
        return offset + len(first.rstrip())
    # The title runs into the text without a line break: walk both, white space and quotation marks aside.
    position, rest = offset, list(wanted)
    while rest and position < len(text):
        char = _folded(text[position])
        if char:
            if not "".join(rest).startswith(char):
                return 0
            rest = rest[len(char) :]
        position += 1
    if rest or len(wanted) < 8:
        return 0
    closing = re.match(r"[\"”'’»)\]]*[.!?]*[\"”'’»]*(?=\s|$)", text[position:])
    return position + closing.end() if closing else 0


def same_words(line: str, title: str) -> bool:
    """Whether a line repeats the title, quotation marks, case and white space aside."""
    return _folded(line) == _folded(title)


def leads(text: str, title: str) -> bool:
    """Whether ``text`` begins with ``title``, quotation marks, case, white space and the full stop aside."""
    return title_end(text, title) > 0


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def title_line(lines: Sequence[str]) -> int | None:
    """Which of the first lines is the title: the first that is neither byline nor date, when it looks like one."""
    for i, line in enumerate(lines[:6]):
        if is_about_page(line) or is_boilerplate(line):
            continue
        if _is_thin(line) and any(_heads_story(lines[k : k + 2]) for k in range(i + 1, len(lines) - 1)):
            continue  # a name, a section, the weather above the headline
        following, beyond = (lines[k] if k < len(lines) else None for k in (i + 1, i + 2))
        if (
            may_be_outlet(line)
            and following is not None
            and beyond is not None
            and not SENTENCE_END.search(following)
            and not is_about_page(following)
            and _looks_like_title(following, beyond)
        ):
            continue  # the outlet's name above the headline
        return i if following is not None and _looks_like_title(line, following) else None
    return None


def _is_thin(line: str) -> bool:
    """Whether a line has fewer than three words, as hardly any headline: "24 C", "Port Town"."""
    return len(re.findall(r"[^\W\d_]{2,}", line)) < 3 and not OPEN_END.search(line) and not line.startswith("[")


def _heads_story(lines: Sequence[str]) -> bool:
    """Whether the first of two lines looks like a headline and the next begins the story."""
    line, following = lines
    begins = bool(find_dateline(following)) or (bool(SENTENCE_END.search(following)) and len(following.split()) > 12)
    return begins and not _is_thin(line) and not is_about_page(line) and _looks_like_title(line, following)


def is_about_page(line: str) -> bool:
    """Whether a line tells when, by whom or where the page was published."""
    return is_date_line(line) or is_byline(line) or is_page_head(line) or is_place_and_day(line)


def _looks_like_title(text: str, following: str) -> bool:
    words = text.split()
    if len(words) > _TITLE_WORDS or len(text) > _TITLE_CHARS or len(words) < 2 or text[:1].islower():
        return False
    if OPEN_END.search(text) or following[:1].islower() or find_dateline(text):
        return False
    if is_caption(text, in_head=True) or find_credit(text, in_head=True):
        return False
    if re.search(r"[.…][\"”'’»)\]]*$", text) and not re.search(r"\b(?:[A-Z]\.){1,4}$|\.\.\.$|…$", text):
        return False
    if re.search(r"[!?][\"”]?$", text) and len(words) > 15:
        return False
    return not re.search(r"[a-z]{2}[.!?][\"”]? [A-Z]", text) or len(words) <= 18
