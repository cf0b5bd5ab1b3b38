"""Full-text search over reports: every word must stand in the report, in any script, with any diacritics and case.

The index holds trigrams, so a word is found inside a longer one ("حفتر" in "وحفتر"), and words of three characters or
more are looked up in it. Shorter ones are then looked for in the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.case.folding import fold, fold_with_offsets
from dragoman.case.store import Store
from dragoman.errors import BadQuestion
from dragoman.records import Record, Report, Span

_INDEXED = 3  # characters of the shortest word that the index knows
_BEFORE, _AFTER = 60, 160  # characters of a snippet around its first word


class Hit(Record, frozen=True, kw_only=True):
    """A report that holds all words. ``snippet`` is a span of its text, ``marks`` the words inside that span."""

    report: Report
    snippet: Span
    marks: tuple[Span, ...]


def search(store: Store, question: str) -> Iterator[Hit]:
    """The reports that hold all words of ``question``, best first; words in double quotation marks stand together.

    Nothing in ``question`` is an operator: AND, OR, ``*`` and ``-`` are words like others.

    Raises:
        BadQuestion: there is no word in it.
    """
    words = list(dict.fromkeys(_words(question)))
    if not words:
        raise BadQuestion(question, "no word to search for", hint='as in: dragoman search Haftar "foreign ministry"')
    long = [word for word in words if len(word) >= _INDEXED]
    if long:
        query = "SELECT rowid FROM report_words WHERE report_words MATCH ? ORDER BY rank, rowid"
        match = " AND ".join('"' + word.replace('"', '""') + '"' for word in long)
        rows = store.rows(f"SELECT r.id FROM ({query}) JOIN reports r ON r.seq = rowid", (match,))
    else:
        rows = store.rows("SELECT id FROM reports ORDER BY id")
    for (report_id,) in rows:
        report = store.report(str(report_id))
        hit = _mark(report, words)
        if hit is not None:
            yield hit


def _words(question: str) -> Iterator[str]:
    for position, piece in enumerate(question.split('"')):
        folded = fold(piece)
        if position % 2:
            yield from [" ".join(folded.split())] if folded.strip() else []
        else:
            yield from folded.split()


def _mark(report: Report, words: list[str]) -> Hit | None:
    folded, offsets = fold_with_offsets(report.text)
    title = fold(report.title or "")
    found = {word: folded.find(word) for word in words}
    if any(at < 0 and word not in title for word, at in found.items()):
        return None
    # The rarest word says most about why this report was found: the snippet shows it, with a little before.
    in_text = [word for word in words if found[word] >= 0]
    rarest = min(in_text, key=lambda word: (folded.count(word), found[word]), default=None)
    centre = found[rarest] if rarest is not None else 0
    start = _at_space(report.text, max(0, offsets[centre] - _BEFORE))
    end = min(len(report.text), start + _BEFORE + _AFTER)
    marks = []
    for word in words:
        at = folded.find(word)
        while at >= 0 and offsets[at] < end:
            span = Span(offsets[at], offsets[at + len(word)])
            if span.start >= start and span.end <= end:
                marks.append(span)
            at = folded.find(word, at + len(word))
    return Hit(report=report, snippet=Span(start, end), marks=tuple(sorted(set(marks))))


def _at_space(text: str, start: int) -> int:
    """``start`` moved on to the next word, so that a snippet does not begin in the middle of one."""
    if start == 0:
        return 0
    space = text.find(" ", start, start + 20)
    return space + 1 if space >= 0 else start
