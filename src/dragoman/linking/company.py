"""In whose company actors are named: what tells namesakes apart where a name alone does not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from dragoman.linking.clusters import Groups
from dragoman.linking.profiles import Profile, day_number

COMPANY = 3  # named actors that two reports must share to be of one company
DAYS = 21  # days apart at which two reports may still tell of the same


class Company:
    """In whose company, and when, actors appear: gathered once, for joining descriptions changes none of it."""

    def __init__(self, groups: Groups, profiles: Sequence[Profile], story_of: Mapping[str, int]) -> None:
        self._profiles = profiles
        self._story_of = story_of
        self._members = {root: tuple(groups.members(root)) for root in {groups.of(n) for n in range(len(profiles))}}
        self._of: dict[int, tuple[set[str], list[int], set[int]]] = {}

    def _seen(self, number: int) -> tuple[set[str], list[int], set[int]]:
        """The last words of the names beside an actor, the days on which he was written of, and the stories."""
        if number not in self._of:
            members = [self._profiles[n] for n in self._members.get(number, (number,))]
            names = {name.rpartition(" ")[2] for profile in members for name in profile.companions}
            days = sorted({day_number(date) for profile in members for date in profile.dates})
            told = (report for profile in members for report in profile.reports)
            self._of[number] = names, days, {self._story_of[report] for report in told if report in self._story_of}
        return self._of[number]

    def shared(self, left: int, right: int) -> bool:
        """Whether two actors appear in one story, or beside the same others within three weeks of each other."""
        (names, days, stories), (own_names, own_days, own_stories) = self._seen(left), self._seen(right)
        if not stories.isdisjoint(own_stories):
            return True
        if len(names & own_names) < COMPANY:
            return False
        if not days or not own_days:
            return True
        at = bisect_left(days, own_days[0] - DAYS)
        return at < len(days) and days[at] <= own_days[0] + DAYS
