"""Where the names of a report are: spans of persons, bodies and places.

The spans that the token model is sure of come first; where it is not, or no model is packaged, the stock model's
spans are taken. Both are repaired (`repair`). Well-known names and names that the report itself makes clear are
restored (`missed`, `agreement`), and one spelling keeps one label through the report. Which *kind* of actor a name
is, is decided later, once for each chain.
"""

from __future__ import annotations

from dragoman.reading.actors.entities.agreement import agree, restored
from dragoman.reading.actors.entities.brackets import with_spelled_names
from dragoman.reading.actors.entities.left_out import (
    without_abbreviations,
    without_common_words,
    without_peoples,
    without_things,
)
from dragoman.reading.actors.entities.missed import (
    bracketed,
    coordinated,
    hyphenated_places,
    known_bodies,
    missed,
    quoted_bodies,
    united,
    with_nicknames,
)
from dragoman.reading.actors.entities.portfolios import with_whole_ministries
from dragoman.reading.actors.entities.repair import model_spans, stock_spans
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.parsed import ParsedReport


def entity_spans(parsed: ParsedReport) -> list[EntitySpan]:
    """The names in the story sentences of a report, in order, without overlaps."""
    doc = parsed.doc
    quoted = quoted_bodies(parsed)
    tagged = model_spans(parsed)
    found: list[EntitySpan] = []
    for sentence in parsed.sentences:
        first, last = sentence.tokens.start, sentence.tokens.end
        here = [span for span in quoted if first <= span.start < last]
        here += known_bodies(doc, first, last, here)
        here += hyphenated_places(doc, first, last)
        covered = {i for span in here for i in range(span.start, span.end)}
        taken = list(here)
        # what the model is sure of comes before what the stock model says, and fills no gap that it leaves
        for read in (tagged.get(sentence.index, ()), stock_spans(parsed, first, last)):
            for span in read:
                if not covered.intersection(range(span.start, span.end)):
                    covered.update(range(span.start, span.end))
                    taken.append(span)
        taken += missed(doc, first, last, taken, sentence.part == "title")
        taken += bracketed(doc, taken)
        taken = with_spelled_names(doc, first, last, taken)
        whole = with_whole_ministries(doc, sorted(taken, key=lambda e: e.start))
        found += united(doc, coordinated(doc, with_nicknames(doc, whole)))
    found = without_abbreviations(doc, found)
    found = without_peoples(doc, without_things(doc, found))
    return without_common_words(parsed, agree(parsed, restored(parsed, found)))
