"""Actors whose full names agree, and fit their context: country, offices, the company that they are named in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dragoman.knowledge import countries
from dragoman.linking.blocking import (
    bodies_worth_comparing,
    body_keys,
    candidate_pairs,
    person_keys,
    persons_worth_comparing,
)
from dragoman.linking.clusters import Groups, join_agreeing
from dragoman.linking.company import COMPANY
from dragoman.linking.doubts import Doubts
from dragoman.linking.names import POSSIBLE, THRESHOLD, NameMatch, compare_names
from dragoman.linking.names.body_words import is_telling
from dragoman.linking.names.normalise import parse_person
from dragoman.linking.profiles import Profile
from dragoman.records import ActorKind

SURE = 0.9  # names that need no context, only its silence
SAME = 0.95  # names that are the same but for a mark or the order of their words


def join_names(
    groups: Groups,
    profiles: Sequence[Profile],
    doubts: Doubts,
    story_of: Mapping[str, int],
    judged: frozenset[int] = frozenset(),
) -> None:
    """Join the profiles whose names agree. Groups that hold one of ``judged`` bear unlike names, because a person said
    that they are one: whoever agrees with one of their members agrees with them."""
    stories = [frozenset(story_of[report] for report in p.reports if report in story_of) for p in profiles]
    for family in ("person", "body", "state"):
        numbers = [n for n, p in enumerate(profiles) if p.family == family and names_compared(p)]
        make_keys = person_keys if family == "person" else body_keys
        names = [names_compared(profiles[n]) for n in numbers]
        keys = [{key for name in own for key in make_keys(name)} for own in names]
        good: dict[tuple[int, int], float] = {}
        for a, b in candidate_pairs(keys, [own[0].casefold() for own in names]):
            if not _worth_comparing(family, names[a], names[b], keys[a] & keys[b]):
                continue
            i, j = numbers[a], numbers[b]
            match = best_match(profiles[i], profiles[j])
            if match.score < POSSIBLE:
                continue
            score, reason = weigh(profiles[i], profiles[j], match, one_story=not stories[i].isdisjoint(stories[j]))
            if score >= THRESHOLD:
                good[i, j] = score
            elif score >= POSSIBLE:
                doubts.add(i, j, score, reason)
        join_agreeing(groups, good, lambda left, right: _agree(profiles, left, right, judged))


def _worth_comparing(family: str, left: Sequence[str], right: Sequence[str], shared: Iterable[str]) -> bool:
    """A cheap look at two profiles' names, which spares nine comparisons in ten."""
    if family == "person":
        return any(persons_worth_comparing(a, b) for a in left for b in right)
    return any(bodies_worth_comparing(a, b, shared) for a in left for b in right)


def names_compared(profile: Profile) -> list[str]:
    """The names by which a profile is compared: of a person only full ones, since a surname alone fits many."""
    if profile.family == "person":
        return [n for n in profile.main_names if (len(parse_person(n).core) > 1 and n[:1].isupper()) or _foreign(n)][:4]
    if profile.key is not None and profile.key[0] in ("forces", "police", "service", "state"):
        return []
    if profile.family == "group":
        return []
    return profile.main_names


def _foreign(text: str) -> bool:
    return any(ord(c) > 0x2FF for c in text)


def best_match(left: Profile, right: Profile) -> NameMatch:
    """The likest pair of their names."""
    kind: ActorKind = "person" if left.family == "person" else left.kind or right.kind or "organisation"
    # where both are one country's, naming it or not makes no difference: "Libyan Foreign Ministry"
    country = left.country if left.country == right.country and left.family == "body" else None
    found = NameMatch(0.0, "No names to compare.")
    for a in names_compared(left):
        for b in names_compared(right):
            match = compare_names(_without(a, country), _without(b, country), kind=kind)
            if match.score > found.score:
                found = match
            if found.score == 1.0:
                return found
    return found


@lru_cache(maxsize=100_000)
def _without(name: str, country: str | None) -> str:
    """The name without its country; the whole name where nothing but weak words would be left."""
    if country is None:
        return name
    text = name
    hits = [h for h in countries.find_in(name) if h.alpha3 == country and h.how in ("name", "demonym")]
    for hit in reversed([h for h in hits if countries.part_of(name[h.start : h.end]) is None]):
        text = (text[: hit.start] + " " + text[hit.end :]).strip()
    return text if len(text.split()) > 1 or is_telling(text) else name


def weigh(left: Profile, right: Profile, match: NameMatch, *, one_story: bool = False) -> tuple[float, str]:
    """The likeness of two profiles: that of their names, raised or lowered by what else the reports say of them.

    ``one_story`` tells whether reports of one story have both.
    """
    score, notes = match.score, []
    support = 0
    one, other = left.country, right.country
    company = len(left.companions & right.companions)
    if one and other and one != other and not set(left.countries) & set(right.countries):
        # whose country is told wrongly, or is that of his stay, is still named beside the same others
        bears_it = left.family == "person" and match.score >= SAME and company > COMPANY
        score -= 0.2 if bears_it else 0.4
        notes.append(f"one belongs to {_country_name(one)}, the other to {_country_name(other)}")
    elif one and one == other:
        support += 1
        notes.append(f"both belong to {_country_name(one)}")
    if left.family == "body" and left.kind and right.kind:
        if left.kind == right.kind:
            support += 1
        elif match.score < 0.95:
            score -= 0.15
            notes.append(f"one is told of as {left.kind}, the other as {right.kind}")
    shared_office = sorted(set(left.offices) & set(right.offices))
    if shared_office:
        support += 2
        notes.append(f"both hold the office of {shared_office[0][0]}")
    if company >= 2:
        support += 1 if company < 5 else 2
        notes.append(f"{company} other names appear beside both")
    # any country may have an "Army of God", but hardly two such are of one happening
    same_there = one_story and one == other and match.score >= SAME and "ministry" not in (left.kind, right.kind)
    if left.family == "body" and not (one and one == other) and company < 4 and not same_there:
        shared_words = [p.left for p in match.pieces if p.left and p.right] or names_compared(left)[:1]
        if not any(is_telling(word) for word in shared_words):
            score = min(score, 0.6)
            notes.append("every country may have such a body")
    by_meaning = any(p.how == "translation" for p in match.pieces)
    if score < SURE and set(left.reports) & set(right.reports) and not (by_meaning or match.score >= 0.85):
        score = min(score, 0.6)
        notes.append("one report tells them apart")
    if THRESHOLD <= score < 0.8 and not support and not _alike_enough(match):
        score = THRESHOLD - 0.02
        notes.append("nothing else speaks for it")
    elif POSSIBLE <= score < THRESHOLD and support >= 2 and (by_meaning or shared_office):
        score = THRESHOLD
    elif POSSIBLE <= score < THRESHOLD and _may_leave_out_generation(left, right):
        score = THRESHOLD
        notes.append("both are told of in one function, and no report has both")
    told = f" ({'; '.join(notes)})" if notes else ""
    return round(max(0.0, score), 3), match.reason.rstrip(".") + told + "."


def _may_leave_out_generation(left: Profile, right: Profile) -> bool:
    """Whether "Robert Mueller" and "Robert S. Mueller III" differ only in the word that tells a son from his father,
    and are told of in the same function in different reports."""
    if left.family != "person" or not left.roles & right.roles or set(left.reports) & set(right.reports):
        return False
    one, other = ({parse_person(name).generation for name in names_compared(p)} for p in (left, right))
    return one != other and None in one | other


def _alike_enough(match: NameMatch) -> bool:
    return all(p.how in ("equal", "spelling", "short form", "joined", "alone") for p in match.pieces)


def _country_name(code: str) -> str:
    country = countries.get(code)
    return country.name if country else code


def _agree(profiles: Sequence[Profile], left: Iterable[int], right: Iterable[int], judged: frozenset[int]) -> bool:
    """Whether two groups agree as wholes: each of their chief members with each."""
    left, right = list(left), list(right)
    if judged.intersection(left) or judged.intersection(right):
        return True
    a = sorted(left, key=lambda n: (-len(profiles[n].locals), n))[:5]
    b = sorted(right, key=lambda n: (-len(profiles[n].locals), n))[:5]
    scores = []
    for i in a:
        for j in b:
            match = best_match(profiles[i], profiles[j])
            score, _ = weigh(profiles[i], profiles[j], match)
            if score < 0.3 and not (profiles[i].family == "body" and match.score == 0.0):
                return False
            scores.append(score)
    return sum(scores) / len(scores) >= 0.6 or max(scores) >= 0.97
