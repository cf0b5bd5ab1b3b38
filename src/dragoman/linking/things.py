"""The things of an event as its tellings word them: with what it was done, what was handed over, what was struck."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.linking.tellings import Telling
from dragoman.records import Account, MatterRole, Thing

MOST = 3  # of one role that an event tells: a report's list of all that was hit stays with its account


def things_told(tellings: Iterable[Telling]) -> tuple[Thing, ...]:
    """What the tellings of one report name, each thing once by its noun, in their order."""
    found: dict[tuple[MatterRole, str], Thing] = {}
    for telling in tellings:
        for matter in telling.mention.matter:
            text = " ".join(matter.span.cut(telling.resolved.report.text).split())
            found.setdefault((matter.role, _noun(text)), Thing(role=matter.role, text=text))
    return tuple(found.values())


def things_of(accounts: Sequence[Account]) -> tuple[Thing, ...]:
    """What a third at least of the accounts that name any thing of a role name; the most told first."""
    told: defaultdict[MatterRole, defaultdict[str, list[Thing]]] = defaultdict(lambda: defaultdict(list))
    voices: defaultdict[MatterRole, int] = defaultdict(int)
    for account in accounts:
        for thing in account.things:
            told[thing.role][_noun(thing.text)].append(thing)
        for role in {thing.role for thing in account.things}:
            voices[role] += 1
    out: list[Thing] = []
    for role in sorted(told):
        enough = [things for things in told[role].values() if 3 * len(things) >= voices[role]]
        out += [things[0] for things in sorted(enough, key=lambda things: -len(things))[:MOST]]
    return tuple(out)


def _noun(text: str) -> str:
    """The word by which a thing goes, without its plural: "two vehicles" and "the vehicle" are one."""
    before = re.split(r"\s+(?:of|and|in|near)\s+|,\s*", text.casefold())[0]
    words = re.findall(r"[^\W\d_][\w'’-]*", before)
    return words[-1].removesuffix("s") if words else text.casefold()
