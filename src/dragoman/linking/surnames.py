"""Surnames alone: one follows a full name where the context leaves one choice, else namesakes in one company join."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge import titles
from dragoman.linking.blocking import sound_code, spellings_among
from dragoman.linking.clusters import Groups
from dragoman.linking.doubts import Doubts
from dragoman.linking.full_names import names_compared
from dragoman.linking.names.normalise import parse_person
from dragoman.linking.names.words import rarity
from dragoman.linking.profiles import LocalActor, Profile, day_number
from dragoman.records import Chain

HEADS = 30  # groups of one lone surname that a further one is held against


def join_surnames(
    groups: Groups,
    profiles: Sequence[Profile],
    ordered: Sequence[LocalActor],
    doubts: Doubts,
    story_of: Mapping[str, int],
) -> None:
    """A lone surname follows a full name when context leaves one choice; else namesakes in one company join."""
    bearers = _Bearers(groups, profiles, ordered, story_of)
    unplaced: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        if profile.family != "person" or names_compared(profile) or not ordered[profile.locals[0]].chain.named:
            continue
        name = profile.main_names[0]
        words = parse_person(name).core
        if len(words) != 1 or len(words[0].text) < 2:
            continue
        generation = parse_person(name).generation
        ranked, least = bearers.ranked(profile, words[0].text, generation), 3
        if not ranked:
            # of a Kim or a Xi the surname comes first; a given name alone must fit better than a surname
            ranked, least = bearers.ranked(profile, words[0].text, generation, first=True), 4
        if ranked and ranked[0][0] >= least and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= 2):
            if groups.join(ranked[0][1], number):
                continue
        elif ranked and ranked[0][0] >= 1:
            for support, other in ranked[:2]:
                if support >= 1:
                    reason = f"“{name}” may be “{profiles[other].main_names[0]}”: the reports do not settle it."
                    doubts.add(other, number, 0.5, reason)
        if generation is None:
            unplaced[sound_code(words[0].text)].append((number, words[0].text))
    for code in sorted(unplaced):
        _join_lone(groups, profiles, unplaced[code])


@dataclass(frozen=True, slots=True)
class _Context:
    """In what company, where, in what functions, stories and on what days a bearer is told of."""

    companions: set[str]
    countries: set[str]
    roles: set[str]
    stories: set[int]
    days: list[int]


class _Bearers:
    """Who bears a surname, and in what company: gathered once, for joining lone surnames changes none of it."""

    MOST = 25  # bearers looked at; of a surname with more, none is told by context

    def __init__(
        self,
        groups: Groups,
        profiles: Sequence[Profile],
        ordered: Sequence[LocalActor],
        story_of: Mapping[str, int],
    ) -> None:
        self._profiles = profiles
        self._story_of = story_of
        self._ordered = ordered
        self._roots: defaultdict[str, set[int]] = defaultdict(set)
        self._first: defaultdict[str, set[int]] = defaultdict(set)
        self._members: dict[int, tuple[int, ...]] = {}
        self._generations: defaultdict[int, set[int | None]] = defaultdict(set)
        for number, profile in enumerate(profiles):
            if profile.family != "person":
                continue
            compared = names_compared(profile)
            root = groups.of(number)
            for name in compared:
                words = parse_person(name).core
                self._roots[words[-1].text].add(root)
                self._first[words[0].text].add(root)
                self._members[root] = tuple(groups.members(root))
                self._generations[root].add(parse_person(name).generation)
            full = {word.text for name in compared for word in parse_person(name).core}
            for name in sorted(profile.names) if compared else ():
                words = parse_person(name).core
                if len(words) == 1 and words[0].text not in full and name[:1].isupper():
                    self._roots[words[0].text].add(root)  # what he is better known as
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._roots):
            self._words[sound_code(word)].append(word)
        self._context: dict[int, _Context] = {}
        self._alike: dict[str, list[int]] = {}
        self._kin_in: dict[int, set[str]] = {}

    def of(self, word: str) -> list[int]:
        """The groups whose full names end in a spelling of ``word``."""
        if word not in self._alike:
            same = spellings_among(word, self._words.get(sound_code(word), ()))
            self._alike[word] = sorted({root for w in same for root in self._roots[w]})
        return self._alike[word]

    def _of_group(self, root: int) -> _Context:
        if root not in self._context:
            members = [self._profiles[n] for n in self._members[root]]
            self._context[root] = _Context(
                companions=set().union(*(p.companions for p in members)),
                countries={c for p in members for c in p.countries},
                roles=set().union(*(p.roles for p in members)),
                stories={self._story_of[r] for p in members for r in p.reports if r in self._story_of},
                days=sorted({day_number(d) for p in members for d in p.dates[:50]}),
            )
        return self._context[root]

    def _is_kinsman(self, root: int, report: str) -> bool:
        """Whether ``report`` introduces a bearer as somebody's kin, whom the surname alone does not mean there."""
        if root not in self._kin_in:
            told = (self._ordered[i] for n in self._members[root] for i in self._profiles[n].locals)
            self._kin_in[root] = {local.report for local in told if _told_as_kin(local.chain)}
        return report in self._kin_in[root]

    def ranked(
        self, profile: Profile, word: str, generation: int | None, *, first: bool = False
    ) -> list[tuple[int, int]]:
        """(support by context, group) of the bearers of ``word``, best first; with ``first`` as their first name.

        "Trump Jr." is borne by sons only, and "Trump" alone by a son only where his father is not named.
        """
        found = []
        mine, day = set(profile.countries), day_number(profile.dates[0]) if profile.dates else None
        rare = rarity(word) > 0.6
        bearers = (sorted(self._first.get(word, ())) if first else self.of(word))[: self.MOST]
        bearers = [root for root in bearers if not self._is_kinsman(root, profile.reports[0])]
        told = [root for root in bearers if generation in self._generations[root]]
        bearers = told if told or generation is not None else bearers
        stories = {self._story_of[r] for r in profile.reports if r in self._story_of}
        for root in bearers:
            context = self._of_group(root)
            support = min(4, len(profile.companions & context.companions)) + rare
            if mine and context.countries:
                support += 2 if mine & context.countries else -4
            near = bisect_left(context.days, day - 14) if day is not None else len(context.days)
            if day is not None and near < len(context.days) and context.days[near] <= day + 14:
                support += 1
            support += 2 * (not stories.isdisjoint(context.stories)) + 2 * (not profile.roles.isdisjoint(context.roles))
            found.append((support, root))
        return sorted(found, key=lambda x: (-x[0], x[1]))


def _told_as_kin(chain: Chain) -> bool:
    """Whether a report calls a person somebody's kin: "his brother Camilo Ortega"."""
    told = (name.text for name in chain.names if name.kind in ("title", "description"))
    return any(titles.is_kin(word) for text in told for word in text.split())


def _join_lone(groups: Groups, profiles: Sequence[Profile], lone: Sequence[tuple[int, str]]) -> None:
    """Lone surnames among themselves, ``(profile, word)``: one country or much the same company."""
    heads: defaultdict[str, list[int]] = defaultdict(list)
    alike: dict[str, list[str]] = {}
    words = sorted({word for _, word in lone})
    for number, word in lone:
        profile = profiles[number]
        if word not in alike:
            alike[word] = spellings_among(word, words)
        rare = rarity(word) > 0.6
        for head in [h for w in alike[word] for h in heads.get(w, ())][:HEADS]:
            other = profiles[head]
            company = len(profile.companions & other.companions)
            country = bool(set(profile.countries) & set(other.countries))
            conflict = bool(profile.countries and other.countries and not country)
            fits = company >= 3 or (country and (company >= 1 or rare))
            if fits and not conflict and groups.join(head, number):
                other.companions |= profile.companions
                break
        else:
            heads[word].append(number)
