"""What new accounts of a known event say that no earlier one said: whether it happened, when, where, how many, who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records import Account, Event
from dragoman.telling import dates, words
from dragoman.telling.differing import slot_name
from dragoman.telling.lines import Line
from dragoman.telling.view import StoryView
from dragoman.telling.whose_word import ASSERTED, REFUSED


def changes_in(view: StoryView, event: Event, before: Sequence[Account], after: Sequence[Account]) -> Iterator[Line]:
    """What the accounts ``after`` say of the event that none of ``before`` says."""
    known = [account.modality for account in before]
    for account in after:
        one = account.modality
        told = words.slot_value("modality", one)
        if one not in known and ((one in ASSERTED) != any(m in ASSERTED for m in known) or one in REFUSED):
            was = words.listed(list(dict.fromkeys(words.slot_value("modality", m) for m in known)))
            known.append(one)
            yield view.line(f"now {told}; before: {was}", account.evidence, kind="new")
    days = {a.date for a in before} | {day for a in before for day in a.also_dated}
    places = {a.place for a in before}
    counts = {(c.what, c.low, c.high) for a in before for c in a.counts}
    parties = {i for a in before for i in (*a.actors, *a.recipients)}
    for account in after:
        if account.date is not None and account.date not in days:
            days.add(account.date)
            yield view.line(f"{slot_name('date')}: {dates.when(account.date)}", account.evidence, kind="new")
        if account.place is not None and account.place not in places:
            places.add(account.place)
            name = words.place(view.places[account.place])
            yield view.line(f"{slot_name('place')}: {name}", account.evidence, kind="new")
        for count in account.counts:
            if count.what != "people" and (count.what, count.low, count.high) not in counts:
                counts.add((count.what, count.low, count.high))
                yield view.line(words.count(count), account.evidence, kind="new")
        named = tuple(dict.fromkeys(i for i in (*account.actors, *account.recipients) if i not in parties))
        named = tuple(i for i in named if view.actors[i].is_named or view.actors[i].kind != "group")
        if named:  # of a crowd its number is told
            parties.update(named)
            yield view.line(f"also named: {view.actor_names(named)}", account.evidence, kind="new")
