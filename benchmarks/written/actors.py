"""Who a phrase of a passage is: whether it is an actor at all, its kind, country and sector, and whom it is one with.

The conventions stand at the head of the table. What is asked of a phrase that was not found is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from benchmarks.written.tables import Verdict, plain, read_passage
from dragoman.reading.cast import Cast
from dragoman.records import Chain, Mention, Span


def judge(row: Mapping[str, str]) -> list[Verdict]:
    text = plain(row["passage"])
    reading = read_passage(row["passage"])
    cast = Cast(reading.mentions, reading.chains)
    here = _find(text, row["phrase"])
    if row["kind"] == "none":
        return [_nobody(text, cast, here, row["same"])]
    mention = _mention_of(cast, here)
    verdicts = [Verdict("found", "found", "found" if mention else "not found", mention is not None)]
    chain = cast.chains[mention.chain] if mention else None
    verdicts.append(_among("kind", row["kind"], chain.kind if chain else None, chain))
    if row["country"] != "?":
        verdicts.append(_among("country", row["country"], (chain.country if chain else None) or "-", chain))
    if row["sector"] != "-":
        sectors = chain.sectors if chain else ()
        verdicts.append(Verdict("sector", row["sector"], " ".join(sectors), row["sector"] in sectors))
    if row["same"] != "-":
        verdicts.append(_same(text, cast, mention, row["same"]))
    if row["other"] != "-":
        other = _mention_of(cast, _find(text, row["other"]))
        apart = mention is not None and (other is None or other.chain != mention.chain)
        verdicts.append(Verdict("other", row["other"], "apart" if apart else _named(chain), apart))
    return verdicts


def _nobody(text: str, cast: Cast, here: Span, same: str) -> Verdict:
    """Whether no actor was made of the phrase, nor of its end and what follows."""
    taken = [
        m for m in cast.mentions if m.span.overlaps(here) and m.end >= here.end and here.start <= m.head < here.end
    ]
    glued = [m for m in cast.mentions if m.kind == "name" and here.start <= m.start < here.end < m.end]
    subject = _mention_of(cast, _find(text, same)) if same != "-" else None
    wrong = [m for m in (*taken, *glued) if subject is None or m.chain != subject.chain]
    return Verdict("nobody", "none", " ".join(repr(m.span.cut(text)) for m in wrong) or "none", not wrong)


def _mention_of(cast: Cast, here: Span) -> Mention | None:
    """The mention that the words stand for: headed in them, and either wider or most of them; the nearest in extent.

    Words that only say what a name is are the name's: "the carmaker" of "the carmaker X".
    """
    headed = [m for m in cast.mentions if here.start <= m.head < here.end]
    fitting = [m for m in headed if m.span.holds(here) or 2 * (m.end - m.start) >= here.end - here.start]
    if not headed:
        fitting = [m for m in cast.mentions if m.kind == "title" and m.start <= here.start and here.end <= m.head]
    return min(fitting, key=lambda m: abs(m.start - here.start) + abs(m.end - here.end), default=None)


def _same(text: str, cast: Cast, mention: Mention | None, words: str) -> Verdict:
    """Whether the phrase is one with ``words``, or unites all that ``words`` names with "&" between."""
    wanted = [_mention_of(cast, _find(text, part)) for part in words.split(" & ")]
    chains = {m.chain if m else None for m in wanted}
    mine: set[int | None] = set(cast.united([mention.chain])) if mention else set()
    chain = cast.chains[mention.chain] if mention else None
    return Verdict("same", words, _named(chain), chains == mine)


def _among(about: str, wanted: str, got: str | None, chain: Chain | None) -> Verdict:
    return Verdict(about, wanted, got or "none", chain is not None and got in wanted.split("|"))


def _named(chain: Chain | None) -> str:
    return " / ".join(name.text for name in chain.names) if chain else "not found"


def _find(text: str, words: str) -> Span:
    """Where ``words`` stand in ``text`` as whole words, an article aside; ``words#2`` is their second
    occurrence.

    Raises ``ValueError`` if they do not: the table is at fault.
    """
    wanted, _, number = words.partition("#")
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)]
    if len(found) < int(number or 1):
        raise ValueError(f"{text!r} has no {words!r}")
    start, end = found[int(number or 1) - 1]
    article = re.match(r"(?:the|an?) ", text[start:end], re.IGNORECASE)
    return Span(start + (article.end() if article else 0), end)
