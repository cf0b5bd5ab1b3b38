"""One event of a passage, slot by slot; the conventions stand at the head of the table.

``found`` asks for an event at the trigger word, or for none at all where the passage tells none. A side is right when
every expected phrase names a chain of that side and no chain stands there that is not expected.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping

from benchmarks.written.tables import Verdict, find_words, plain, read_passage
from dragoman.records import EventMention, Reading, Span


def judge(row: Mapping[str, str]) -> list[Verdict]:
    reading = read_passage(row["passage"])
    text = plain(row["passage"])
    if row["type"] == "none":
        got = "; ".join(f"{e.type} {e.trigger.cut(text)}" for e in reading.events) or "none"
        return [Verdict("found", "none", got, not reading.events)]
    event = _event_at(reading.events, find_words(text, row["trigger"]), row["type"].split("|"))
    if event is None:
        slots = ("type", "actors", "recipients", "place", "date")
        missing = Verdict("found", row["trigger"], "no event", False)
        return [missing, *(Verdict(slot, "", "no event", False) for slot in slots)]
    return [
        Verdict("found", row["trigger"], event.trigger.cut(text), True),
        Verdict("type", row["type"], event.type, event.type in row["type"].split("|")),
        _side("actors", row["actors"], event.actors, reading, text),
        _side("recipients", row["recipients"], event.recipients, reading, text),
        _place(row["place"], event, reading, text),
        _date(row["date"], event),
    ]


def _event_at(events: tuple[EventMention, ...], here: Span, types: list[str]) -> EventMention | None:
    """The event told at ``here``, of one of ``types`` if there is such a one; an act told by two words carries one."""
    touching = [e for e in events if e.trigger.overlaps(here)] or [e for e in events if _gap(e.trigger, here) <= 6]
    return min(touching, key=lambda e: (e.type not in types, _gap(e.trigger, here), e.trigger), default=None)


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _side(about: str, wanted: str, chains: tuple[int, ...], reading: Reading, text: str) -> Verdict:
    got = {m for c in chains for m in reading.chains[c].members or (c,)}
    allowed: set[int] = set()
    complete = True
    for phrase in [] if wanted == "-" else wanted.split("; "):
        named = {c for way in phrase.lstrip("~").split(" / ") for c in _named_by(find_words(text, way), reading)}
        complete &= phrase.startswith("~") or bool(named & got)
        allowed |= named
    shown = "; ".join(reading.chains[c].name for c in sorted(got)) or "-"
    return Verdict(about, wanted, shown, complete and got <= allowed)


def _named_by(phrase: Span, reading: Reading) -> set[int]:
    """The chain, or the members of it, of the mention that begins first, and of several the widest, of those whose head
    lies in ``phrase``."""
    inside = [m for m in reading.mentions if phrase.start <= m.head < phrase.end and m.start < phrase.end]
    if not inside:
        return set()
    chain = min(inside, key=lambda m: (m.start, -m.end)).chain
    return set(reading.chains[chain].members or (chain,))


def _place(wanted: str, event: EventMention, reading: Reading, text: str) -> Verdict:
    place = None if event.place is None else reading.places[event.place]
    here = None if wanted == "-" else find_words(text, wanted.lstrip("~"))
    if place is None:
        return Verdict("place", wanted, "-", here is None or wanted.startswith("~"))
    return Verdict("place", wanted, text[place.start : place.end], here is not None and here.overlaps(place.span))


def _date(wanted: str, event: EventMention) -> Verdict:
    if event.date is None:
        return Verdict("date", wanted, "-", wanted == "-" or wanted.startswith("~"))
    got = (event.date.start, event.date.end)
    right = wanted != "-" and got in [_days(one) for one in wanted.lstrip("~").split("|")]
    return Verdict("date", wanted, f"{event.date.start}/{event.date.end}", right)


def _days(value: str) -> tuple[str, str]:
    """The first and the last day of an ISO day, month, year or ``start/end``."""
    start, _, end = value.partition("/")
    if end or len(start) == 10:
        return start, end or start
    year, _, month = start.partition("-")
    last = monthrange(int(year), int(month or 12))[1]
    return f"{year}-{month or '01'}-01", f"{year}-{month or '12'}-{last}"
