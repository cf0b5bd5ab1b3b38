"""Quotations: the stretches of a report that stand between quotation marks.

Marks are paired paragraph by paragraph, so one forgotten mark spoils one paragraph at most. A paragraph that opens a
quotation and never closes it is quoted to its end: that is how the press carries a speech over several paragraphs, and
how translations lose their closing marks. Where a mark that nothing opened closes on one of the next lines, all up to
it is quoted: the report has a line for each sentence. Apostrophes are told from single marks by what stands around
them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.records import Span

_DOUBLE_OPEN = "“„«‟"
_DOUBLE_CLOSE = "”»"
_CLOSING = ("”", "»", '"', "''", "“", "„", "«", "``")  # no single marks: most are apostrophes
_MARK = re.compile(r"''|``|[“”„«»‟\"'‘’]")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_LINE = re.compile(r"[^\n]+")

# "The ministry released the following statement on Monday:", with nothing behind it on the line
_ANNOUNCED = re.compile(
    r"\b(?:said|says|told|wrote|writes|added|stated|tweeted|posted|reads?|statement|comments?|remarks|message|letter)\b"
    r"[^.:\n]{0,40}:\s*$"
)
_LISTED = re.compile(r"\s*(?:[•*–—-]|\d+[.)])\s")
_SPEAKER = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b")  # who goes on speaking of himself in the next paragraph

_REACH = 8  # lines that a quotation goes on over at most
SHORT = 3  # words: shorter quotations are a phrase that the outlet lifts or holds at arm's length, not speech


@dataclass(frozen=True)
class Quotation:
    """One quotation: ``span`` with its marks, ``inner`` without. ``closed`` is false when its last mark is missing.

    ``goes_on`` says that it is more of the quotation before, which was left open at the end of a line.
    """

    span: Span
    inner: Span
    closed: bool
    words: int
    goes_on: bool = False

    @property
    def speech(self) -> bool:
        """Whether it is long enough to be somebody's sentence rather than a quoted phrase or a title."""
        return self.words > SHORT


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of ``text`` in order; they never overlap and never cross a line end.

    A line that stands below an announcement ("The minister said:") is a quotation though it has no marks.
    """
    found: list[Quotation] = []
    announced = False  # whether the line before announces words or was itself set below such a line
    first = True
    lines = [line for line in _LINE.finditer(text) if not line.group().isspace()]
    goes_on: dict[int, Quotation] = {}  # the quotation that a line begins with, by the line's first offset
    for n, line in enumerate(lines):
        begun = goes_on.get(line.start())
        start = begun.span.end if begun is not None else line.start()
        quotations = [*([begun] if begun is not None else []), *_of_line(text, start, line.end())]
        if quotations and not quotations[-1].closed and line.start() not in goes_on:
            goes_on.update(_going_on(text, lines[n + 1 : n + 1 + _REACH]))
        words = len(_WORD.findall(line.group()))
        set_off = announced and not quotations and words > SHORT and (first or bool(_SPEAKER.search(line.group())))
        if set_off and not _LISTED.match(line.group()):
            quotations = [_quotation(text, line.start(), line.start(), line.end(), line.end())]
            first = False
        else:
            announced = False
        if _ANNOUNCED.search(line.group()):
            announced = first = True
        found.extend(quotations)
    return tuple(found)


def _going_on(text: str, lines: list[re.Match[str]]) -> dict[int, Quotation]:
    """The quotations that ``lines`` begin with, up to a mark that closes what no line of them opened; else none."""
    found: dict[int, Quotation] = {}
    for line in lines:
        start, end = line.span()
        mark = next((m for m in _MARK.finditer(text, start, end) if m.group() in _CLOSING), None)
        if mark is not None and (_opens(text, mark, start, end) or mark.start() == start):
            return {}
        close = (mark.start(), mark.end()) if mark is not None else (end, end)
        found[start] = replace(_quotation(text, start, start, *close), goes_on=True)
        if mark is not None:
            return found
    return {}


def _of_line(text: str, start: int, end: int) -> Iterator[Quotation]:
    marks = list(_MARK.finditer(text, start, end))
    used_until = start
    for i, mark in enumerate(marks):
        if mark.start() < used_until or not _opens(text, mark, start, end):
            continue
        close = _closing(text, mark, marks[i + 1 :], start, end)
        if close is not None:
            yield _quotation(text, mark.start(), mark.end(), close.start(), close.end())
            used_until = close.end()
        elif _unclosed_is_speech(text, mark, start, end):
            yield _quotation(text, mark.start(), mark.end(), end, end)
            return


def _closing(text: str, mark: re.Match[str], behind: list[re.Match[str]], start: int, end: int) -> re.Match[str] | None:
    """The mark that closes what ``mark`` opens. Where the next curved mark opens another, it is the one behind all that
    open and close in between, if each of them is closed."""
    closing = [m for m in behind if _closes(text, mark.group(), m, start, end)]
    depth = 1
    for other in behind if mark.group() == "“" else ():
        depth += (other.group() == "“") - (other.group() in '”"')
        if depth == 0:
            return other
    return closing[0] if closing else None


def _quotation(text: str, start: int, inner_start: int, inner_end: int, end: int) -> Quotation:
    while end > start and text[end - 1].isspace():
        end, inner_end = end - 1, min(inner_end, end - 1)
    words = len(_WORD.findall(text, inner_start, inner_end))
    return Quotation(Span(start, end), Span(inner_start, inner_end), inner_end < end, words)


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    sign = mark.group()
    if sign in _DOUBLE_OPEN or sign == "``":
        return True
    if sign in _DOUBLE_CLOSE and mark.start() == start and not after.isspace():
        return True  # at the head of a line no quotation can close
    if sign in _DOUBLE_CLOSE or sign == "’" or after.isspace():
        return False
    if sign == "'":
        # "the '90s" and "'em" drop a letter; they open nothing
        return not before.isalnum() and before not in ".,!?)" and (after.isalpha() or after in '“"[….$')
    return not before.isalnum() and before not in ".,!?)"


def _closes(text: str, opening: str, mark: re.Match[str], start: int, end: int) -> bool:
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if opening in "“”„‟\"''``" and len(opening) == 1 and opening not in "'":
        return (
            sign == "”"
            or (sign in '"' and not (before.isspace() and after.isalnum()))
            or (sign == "“" and opening == "„")
        )
    if opening in ("''", "``"):
        return sign == "''"
    if opening == "«":
        return sign == "»"
    # single marks: an apostrophe stands inside a word; after an s it may be a possessive, so look at what follows
    if sign not in ("'", "’") or after.isalnum() or before.isspace():
        return False
    if before in '.,!?…;:"”' or after in ".,;:!?)—–-" or (after.isspace() and before != "s"):
        return True
    return before == "s" and (after.isspace() or not after) and not _is_followed_by_noun(text, mark.end(), end)


def _is_followed_by_noun(text: str, offset: int, end: int) -> bool:
    """A guess whether ``s'`` is a possessive: in a quotation that closes there, a later mark must not close better."""
    return re.search(r"[.,!?]['’](?!\w)", text[offset:end]) is not None


def _unclosed_is_speech(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() in ("'", "‘"):
        return False
    return len(_WORD.findall(text, mark.end(), end)) > SHORT


def quotation_at(quotations: tuple[Quotation, ...], offset: int) -> Quotation | None:
    """The quotation that covers the character at ``offset``, its marks included."""
    i = bisect_right(quotations, offset, key=lambda q: q.span.start) - 1
    return quotations[i] if i >= 0 and offset < quotations[i].span.end else None
