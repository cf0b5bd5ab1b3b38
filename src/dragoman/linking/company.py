"""In whose company actors are named: what tells namesakes apart where a name alone does not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.linking.clusters import Groups
from dragoman.linking.profiles import Profile, day_number

COMPANY = 3  # named actors that two reports must share to be of one company
DAYS = 21  # days apart at which two reports may still tell of the same


class Company:
    """In whose company, and when, actors appear: gathered once, for joining descriptions changes none of it."""

    def __init__(self, groups: Groups, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._members = {root: tuple(groups.members(root)) for root in {groups.of(n) for n in range(len(profiles))}}
        self._of: dict[int, tuple[set[str], list[int]]] = {}

    def _seen(self, number: int) -> tuple[set[str], list[int]]:
        """The last words of the names beside an actor, and the days on which he was written of."""
        if number not in self._of:
            members = [self._profiles[n] for n in self._members.get(number, (number,))]
            names = {name.rpartition(" ")[2] for profile in members for name in profile.companions}
            self._of[number] = names, sorted({day_number(date) for profile in members for date in profile.dates})
        return self._of[number]

    def shared(self, left: int, right: int) -> bool:
        """Whether two actors appear beside the same others, and within three weeks of each other."""
        (names, days), (own_names, own_days) = self._seen(left), self._seen(right)
        if len(names & own_names) < COMPANY:
            return False
        if not days or not own_days:
            return True
        at = bisect_left(days, own_days[0] - DAYS)
        return at < len(days) and days[at] <= own_days[0] + DAYS
