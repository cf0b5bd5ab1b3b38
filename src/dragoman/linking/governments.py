"""Governments: the many wordings of one, and the rivals of one country.

"The Syrian regime", "the Assad regime" and "the authorities in Damascus" are one government; "the Government of
National Accord" and "the government loyal to Haftar" are two, though both are Libya's. Words that fit any government
of the country count for nothing; those left over tell them apart, by spelling and by meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from dragoman.knowledge import countries
from dragoman.linking.clusters import Groups
from dragoman.linking.government_words import government_words, is_of_coup
from dragoman.linking.names.translate import may_translate
from dragoman.linking.names.words import compare_words
from dragoman.linking.profiles import LocalActor, Profile


def join_governments(groups: Groups, profiles: Sequence[Profile], ordered: Sequence[LocalActor]) -> None:
    """Join the profiles of each country's governments, those of its self-governing parts apart; profiles without a
    country stay alone."""
    by_land: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        if profile.country is not None and _governs(profile, ordered):
            names = ordered[profile.locals[0]].chain.names
            part = next((part for name in names if (part := countries.part_in(name.text))), "")
            by_land[profile.country, part].append(number)
    for country, part in sorted(by_land):
        _join_country(groups, profiles, ordered, by_land[country, part], country)
    whole = {country: numbers for (country, part), numbers in by_land.items() if not part}
    _place_stateless(groups, profiles, ordered, whole)


def _governs(profile: Profile, ordered: Sequence[LocalActor]) -> bool:
    return profile.family == "government" or (
        profile.family == "group" and is_of_coup(ordered[profile.locals[0]].chain)
    )


def _join_country(
    groups: Groups, profiles: Sequence[Profile], ordered: Sequence[LocalActor], numbers: list[int], country: str
) -> None:
    words = {n: government_words(ordered[profiles[n].locals[0]].chain) for n in numbers}
    plain: dict[frozenset[str], int] = {}
    distinct: list[int] = []  # one for each set of words
    for number in numbers:
        first = plain.setdefault(words[number], number)
        if first == number or not groups.join(first, number):
            distinct.append(number)
    own = _capital_words(country)
    special = [n for n in distinct if words[n] - own]
    for i, left in enumerate(special):
        for right in special[i + 1 :]:
            if share_a_word(words[left] - own, words[right] - own):
                groups.join(left, right)
    general = [n for n in distinct if not words[n] - own]
    for left, right in pairwise(general):
        groups.join(left, right)
    if not general:
        return
    kinds = {groups.of(n) for n in special}
    rivals = _seen_together(groups, profiles, numbers)
    for root in sorted(kinds):
        # one government under a name of its own and in plain words, unless a report tells of both
        if len(kinds) == 1 and frozenset((groups.of(root), groups.of(general[0]))) not in rivals:
            groups.join(general[0], root)


def _place_stateless(
    groups: Groups, profiles: Sequence[Profile], ordered: Sequence[LocalActor], by_country: Mapping[str, list[int]]
) -> None:
    """A government whose country the report leaves out joins the one whose telling word it has, when that country has
    an actor in its report and no other government fits: "the reconciliation government" in a report on Libya."""
    present: defaultdict[str, set[str]] = defaultdict(set)
    for local in ordered:
        if local.chain.country and local.chain.kind in ("state", "government"):
            present[local.report].add(local.chain.country)
    words = {n: government_words(ordered[profiles[n].locals[0]].chain) for found in by_country.values() for n in found}
    for number, profile in enumerate(profiles):
        if profile.country is not None or not _governs(profile, ordered):
            continue
        first = ordered[profile.locals[0]]
        own = government_words(first.chain)
        fitting = {
            groups.of(n)
            for country in sorted(present[first.report])
            for n in by_country.get(country, ())
            if own and share_a_word(own, words[n] - _capital_words(country))
        }
        if len(fitting) == 1:
            groups.join(fitting.pop(), number)


@cache
def _capital_words(country: str) -> frozenset[str]:
    found = countries.get(country)
    texts = (*found.capitals, *found.seats) if found else ()
    return frozenset(word for text in texts for word in text.casefold().split())


def share_a_word(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of telling words have one in common, by spelling or by meaning."""
    return any(compare_words(a, b).score >= 0.9 or may_translate(a, b) for a in sorted(left) for b in sorted(right))


def _seen_together(groups: Groups, profiles: Sequence[Profile], numbers: list[int]) -> set[frozenset[int]]:
    """Pairs of groups that one report holds apart."""
    in_report: defaultdict[str, set[int]] = defaultdict(set)
    for number in numbers:
        for report in profiles[number].reports:
            in_report[report].add(groups.of(number))
    return {frozenset((a, b)) for found in in_report.values() for a in found for b in found if a != b}
