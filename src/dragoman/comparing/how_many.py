"""How many: the numbers that the accounts of one event give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.comparing.slots import gravest, mildest, told_by, weigh
from dragoman.comparing.wording import Wording
from dragoman.records import Account, Actor, Agreed, Count, Difference, DifferenceKind, Event

CROWDS = frozenset({"MOBILIZE", "PROTEST"})
# one outlet's jets are the next one's warplanes
KINDS = {
    **dict.fromkeys(("aircraft", "airplane", "fighter jet", "jet", "jetliner", "plane", "warplane"), "aircraft"),
    **dict.fromkeys(("boat", "ship", "vessel", "warship"), "ship"),
}
# who may be any of those whom others call soldiers, farmers or rebels
ANYBODY = frozenset("dead other people person victim".split())
PEOPLE = frozenset({"group", "person"})
ABOUT = 0.2  # how far from a number another may lie that is told as "about" so many
ROUND = 100  # from which a round number may stand for one that is told to the last digit

SEVERAL = 3  # the least that the word is read as
_SEVERAL = re.compile(r"\b(?:a few|several|some)\b", re.IGNORECASE)
_THREE = re.compile(r"\b(?:3|three)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:compared (?:to|with)|(?:up|down) from|rather than|not|of the)\s+(?:\w+ ){0,2}([\d,]*\d)\b")


def compare_how_many(
    event: Event, voices: Mapping[str, str], actors: Mapping[str, Actor], wording: Wording | None = None
) -> Iterator[Agreed | Difference]:
    """The numbers that the accounts agree on, and those that differ, where both count the same."""
    told: defaultdict[tuple[str, str], defaultdict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for account in event.accounts:
        for count in account.counts:
            # how many met is told of many a meeting; how many marched is what reports dispute
            if (count.what != "people" or event.type in CROWDS) and not _is_vague(account, count, wording):
                unit = count.unit or ""
                told[count.what, KINDS.get(unit, unit)][account.report].append(count)
    accounts = {account.report: account for account in event.accounts}
    people = {report: _counted(account, actors) for report, account in accounts.items()}
    for (what, _), by_report in sorted(told.items()):
        if any(_is_none(a) and not _is_none(b) for counts in by_report.values() for a in counts for b in counts):
            continue  # a report that tells of some and of none tells of two happenings
        beside = {report: _set_beside(accounts[report], what, wording) for report in by_report}
        numbers = {report: {f"{c.low or c.high or 0:,.0f}" for c in counts} for report, counts in by_report.items()}
        pairs = [
            (by_report[a], by_report[b])
            for a, b in combinations(sorted(by_report), 2)
            if _may_be_the_same(people[a], people[b])
            and beside[a].isdisjoint(numbers[b])
            and beside[b].isdisjoint(numbers[a])
        ]
        # a report that gives several numbers counts several groups, and any of them may be the other's
        kinds = [
            mildest([compare_counts(a, b) for a in one for b in other])
            for one, other in pairs
            if not _are_several(one) and not _are_several(other)
        ]
        shared = {c for one, other in pairs for c in one if any(compare_counts(c, d) is None for d in other)}
        values = [
            told_by(accounts[report], count_text(count), f"counts {what}")
            for report, counts in sorted(by_report.items())
            # of a total and its parts, or of several groups, the one that another report gives too
            for count in ([c for c in counts if c in shared] or ([] if _are_several(counts) else counts))
        ]
        yield from weigh(event, f"counts.{what}", values, gravest(kinds), voices)


def _are_several(counts: Sequence[Count]) -> bool:
    """Whether the numbers of one report count several groups, and are no total with its parts."""
    sizes = sorted(count.low or count.high or 0.0 for count in counts)
    return sizes[-1] != sum(sizes[:-1]) and any(
        compare_counts(a, b) == "contradiction" for a, b in combinations(counts, 2)
    )


def _is_vague(account: Account, count: Count, wording: Wording | None) -> bool:
    """Whether it stands for "several": that is no number against which another could be set."""
    if wording is None or count.low != SEVERAL or count.high is not None:
        return False
    said = [wording.of(e) for e in account.slots.get(f"counts {count.what}", account.evidence)]
    return any(_SEVERAL.search(text) for text in said) and not any(_THREE.search(text) for text in said)


def _is_none(count: Count) -> bool:
    return count.high == 0


def _counted(account: Account, actors: Mapping[str, Actor]) -> frozenset[str]:
    """The nouns of the people without a name whom it befell: "soldier", "civilian"."""
    people = (actors[i] for i in account.recipients if actors[i].kind in PEOPLE and not actors[i].is_named)
    return frozenset(one.name.casefold().split()[-1].removesuffix("s") for one in people)


def _may_be_the_same(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both may be counted alike: not the soldiers that one tells of and the civilians of the other."""
    return not a or not b or not a.isdisjoint(b) or not ANYBODY.isdisjoint(a | b)


def _set_beside(account: Account, what: str, wording: Wording | None) -> frozenset[str]:
    """The numbers that a report sets beside its own: "six arrests, compared to 47", "30 of the 80 wounded"."""
    said = account.slots.get(f"counts {what}", ()) if wording is not None else ()
    return frozenset(number for e in said if wording is not None for number in _BESIDE.findall(wording.of(e)))


def count_text(count: Count) -> str:
    """``34``, ``at least 20``, ``2 tankers``: the number, with what it counts where that is told more closely."""
    if not count.unit:
        return count.told
    noun = count.unit.islower() and count.told not in ("1", "some")  # rather than a currency
    return f"{count.told} {count.unit}{'s' if noun else ''}"


def compare_counts(a: Count, b: Count) -> DifferenceKind | None:
    """``None`` when equal, ``precision`` when the ranges meet or one rounds the other, else ``contradiction``."""
    if (a.low, a.high) == (b.low, b.high):
        return None
    return "precision" if a.meets(b) or _rounds(a, b) or _rounds(b, a) else "contradiction"


def _rounds(rough: Count, other: Count) -> bool:
    """Whether "about 30" may be said of 34, or "200" of 197."""
    if rough.low is None or rough.high is None or other.low is None or other.low != other.high:
        return False
    if rough.low < rough.high:
        return abs(2 * other.low - rough.low - rough.high) <= ABOUT * (rough.low + rough.high)
    tens = next((10.0**n for n in range(12, 0, -1) if rough.low % 10**n == 0), 0.0)
    return rough.low >= ROUND and tens > 0 and round(other.low / tens) * tens == rough.low
