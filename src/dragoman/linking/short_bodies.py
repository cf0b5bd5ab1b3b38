"""Bodies that one report names in full and another only by the first word: "Meridian" and Meridian Gulf Shipping.

A word alone fits many, so the company that both are named in must leave one choice, as for a lone surname.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dragoman.linking.clusters import Groups
from dragoman.linking.company import Company
from dragoman.linking.full_names import names_compared
from dragoman.linking.names.acronyms import is_acronym
from dragoman.linking.names.body_words import is_telling, parse_organisation
from dragoman.linking.names.translate import kinds_of
from dragoman.linking.profiles import Profile

MOST = 10  # bodies of one first word; of a word that begins more names, none is told by context


def join_short_bodies(groups: Groups, profiles: Sequence[Profile], story_of: Mapping[str, int]) -> None:
    """Join a body named by one telling word with the one named in full that begins with it in the same company."""
    full: defaultdict[str, set[int]] = defaultdict(set)
    short: list[tuple[str, int]] = []
    for number, profile in enumerate(profiles):
        if profile.family != "body" or profile.kind not in ("company", "organisation", None):
            continue
        for name in names_compared(profile):
            words = [word.text for word in parse_organisation(name).words]
            if len(words) > 1 and (
                profile.kind == "company" or not kinds_of(words[-1])
            ):  # not a committee of the House
                full[words[0]].add(groups.of(number))
            elif len(words) == 1 and is_telling(name) and not is_acronym(name) and (profile.key or ("",))[0] != "known":
                short.append((words[0], number))
    company = Company(groups, profiles, story_of)
    for word, number in short:
        bearers = sorted(full.get(word, ()))
        fitting = [root for root in bearers if company.shared(root, number)] if len(bearers) <= MOST else []
        if len(fitting) == 1 and not _told_apart(groups, profiles, fitting[0], number):
            groups.join(fitting[0], number)


def _told_apart(groups: Groups, profiles: Sequence[Profile], root: int, number: int) -> bool:
    """Whether one report names both, and so did not take the word for the full name's."""
    own = set(profiles[number].reports)
    return any(own.intersection(profiles[member].reports) for member in groups.members(root))
