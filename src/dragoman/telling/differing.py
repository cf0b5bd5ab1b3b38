"""Where the accounts differ, as lines: contradictions first, each value with its reports and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.knowledge import countries
from dragoman.knowledge.files import load_yaml
from dragoman.records import Claim, Difference, Event, Evidence, Value
from dragoman.telling import words
from dragoman.telling.event_words import kind_of, sides
from dragoman.telling.lines import Line
from dragoman.telling.view import StoryView
from dragoman.telling.whose_word import deniers_of, sources_of

MOST_DIFFERENCES = 10
GRAVITY = {"contradiction": 0, "precision": 1, "emphasis": 2}
POWERS = frozenset({"million", "billion"})  # of ten, at the end of a number
SLOTS = {
    "date": "When",
    "place": "Where",
    "actors": "Who",
    "recipients": "To or with whom",
    "modality": "Whether it happened",
}


def differences(view: StoryView) -> list[Difference]:
    """All differences of the story's events, contradictions first, those of weighty events first.

    Those of an act that nobody is told to have done or suffered are left out.
    """
    place_in_rank = {event.id: n for n, event in enumerate(view.ranked)}
    return sorted(
        (d for d in view.comparison.differing if d.event in view.events and view.says_something(view.events[d.event])),
        key=lambda d: (GRAVITY[d.kind], place_in_rank[d.event], d.slot),
    )


def differing(view: StoryView) -> list[Line]:
    """The lines of a brief: the gravest differences.

    That one tells as a fact what another passes on is not among them: each line says whose word it is. Nor are numbers
    that may both be so, where the brief tells all numbers of the thing.
    """
    counted = {f"counts.{one.what}" for one in view.comparison.numbers}
    told = [
        d for d in differences(view) if d.kind == "contradiction" or (d.kind == "precision" and d.slot not in counted)
    ]
    return [difference_line(view, d, quoting=d.kind == "contradiction") for d in told[:MOST_DIFFERENCES]]


def difference_line(view: StoryView, difference: Difference, *, quoting: bool = False) -> Line:
    event = view.events[difference.event]
    below = [_value_line(view, event, difference.slot, value, quoting=quoting) for value in difference.values]
    parties = f", {sides(event, view.actors, men=0)}" if event.actors or event.recipients else ""
    asked = slot_name(difference.slot, [line.text for line in below])
    kind, label = kind_of(event), words.plain(event.label)
    told = kind if label.casefold() == kind else f"{kind} “{label}”"
    text = f"{asked}: {told}{parties}"
    return view.line(text, (e for v in below for e in v.evidence), below, difference.kind, record=event.id)


def slot_name(slot: str, values: Iterable[str] = ()) -> str:
    """What a slot is called; of ``values`` that all count the same thing, "2 tankers" and "3 tankers", that thing."""
    head, _, what = slot.partition(".")
    if head == "counts":
        counted = {last for value in values if (last := value.rpartition(" ")[2]).isalpha() and last not in POWERS}
        if len(counted) == 1 and (unit := counted.pop()).islower():  # rather than a currency
            return f"How many {unit}"
        return "How much money" if what == "money" else f"How many {what}"
    if head in ("persons", "head"):
        country = countries.get(what)
        # who is named first of a delegation need not be said to lead it
        did = "led, or is named first, for" if head == "head" else "stood for"
        return f"Who {did} {country.name if country else what}"
    return SLOTS.get(slot, slot)


def _value_line(view: StoryView, event: Event, slot: str, value: Value, *, quoting: bool) -> Line:
    said = _sources(view, event, value) if slot == "modality" else []
    named = value.value if isinstance(value.value, tuple) else [c.source for c in said if c.source is not None]
    told = slot_value(view, slot, value.value)
    if said:
        told = f"{'claimed' if value.value == 'alleged' else 'denied'} by {words.sources(said, view.actors)}"
    wanted = _numbers_in(told) if slot.startswith("counts.") else view.names_of(named)
    quote = view.quote(value.evidence, wanted) if quoting else ""
    return view.line(told, value.evidence, quote=quote)


def _numbers_in(told: str) -> tuple[str, ...]:
    """The numbers of a value, in digits and in words: a report may write "six" where the ledger tells 6."""
    in_words = {str(value): word for word, value in load_yaml("counts.yaml")["numbers"]["exact"].items()}
    digits = re.findall(r"\d[\d,.]*", told)
    return (*(f" {word} " for number in digits if (word := in_words.get(number))), *digits)


def _sources(view: StoryView, event: Event, value: Value) -> list[Claim]:
    """Whose word it is, in the value's sentences, that it happened or that it did not; nobody's where it is a fact."""
    claims = {
        "alleged": lambda: sources_of(event, view.claims),
        "denied": lambda: deniers_of(event, view.claims),
        "negated": lambda: [view.claims[i] for a in event.accounts for i in a.claims if i in view.claims],
    }.get(str(value.value), list)()
    return [c for c in claims if any(c.report == e.report and _touch(c, e) for e in value.evidence)]


def _touch(claim: Claim, evidence: Evidence) -> bool:
    return any(e.start < evidence.end and evidence.start < e.end for e in claim.evidence)


def slot_value(view: StoryView, slot: str, value: str | tuple[str, ...]) -> str:
    """One value of the ledger in words: names for ids, days as in a letter."""
    if isinstance(value, tuple):
        return view.actor_names(value)
    if slot == "place":
        return words.place(view.places[value])
    return words.slot_value(slot, value)
