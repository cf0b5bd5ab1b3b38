"""Actors across reports: one actor under all its names, and never two namesakes as one.

Four steps, from the sure to the doubtful: what is the same at sight (`profiles`), what people judged, names that agree
and fit their context (country, offices, the company they are named in), and surnames alone, which follow a full name
only where the context leaves one choice. What stays doubtful is told as a `Resemblance` and not merged.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge import countries, titles
from dragoman.linking.blocking import (
    bodies_worth_comparing,
    body_keys,
    candidate_pairs,
    person_keys,
    persons_worth_comparing,
    sound_code,
    spellings_among,
)
from dragoman.linking.clusters import Groups, apply_judgements, join_agreeing
from dragoman.linking.described import join_described
from dragoman.linking.governments import join_governments
from dragoman.linking.names import POSSIBLE, THRESHOLD, NameMatch, compare_names
from dragoman.linking.names.normalise import parse_person
from dragoman.linking.names.organisations import is_telling
from dragoman.linking.names.words import rarity
from dragoman.linking.profiles import LocalActor, Profile, build_profiles, most, rest_words, sole_office
from dragoman.records import Actor, ActorKind, Chain, Evidence, Name, Resemblance, Role, Verdict, make_id

SURE = 0.9  # names that need no context, only its silence
SHOWN = 5  # resemblances kept of one actor


@dataclass(frozen=True)
class ActorLinks:
    """Actors of the whole case. ``actor_of[report, index]`` is the actor of a chain."""

    actors: tuple[Actor, ...]
    actor_of: dict[tuple[str, int], str]
    resemblances: tuple[Resemblance, ...]


def link_actors(
    local: Iterable[LocalActor], decisions: Sequence[tuple[Verdict, tuple[str, int], tuple[str, int]]] = ()
) -> ActorLinks:
    """Resolve the actors of all reports.

    Args:
        local: one `LocalActor` for each chain of each report, in any order.
        decisions: judgements in force, oldest first, on chains ``(report, index)``; they beat every likeness.

    Returns:
        Actors and resemblances in order of id; the same input in another order gives the same result.
    """
    ordered = sorted(local, key=lambda a: (a.report, a.index))
    position = {(a.report, a.index): i for i, a in enumerate(ordered)}
    judged = [(v, position[a], position[b]) for v, a, b in decisions if a in position and b in position]
    alone = frozenset(i for _, a, b in judged for i in (a, b))
    profiles, profile_of = build_profiles(ordered, alone)
    groups = Groups(len(profiles))
    apply_judgements(groups, [(v, profile_of[a], profile_of[b]) for v, a, b in judged])
    doubts = _Doubts()
    join_governments(groups, profiles, ordered)
    _join_names(groups, profiles, doubts)
    _join_surnames(groups, profiles, ordered, doubts)
    _join_offices(groups, profiles, ordered)
    join_described(groups, profiles, ordered)
    return _build(groups, profiles, profile_of, ordered, doubts)


class _Doubts:
    """Pairs of profiles that may be one actor, with why."""

    def __init__(self) -> None:
        self.pairs: dict[tuple[int, int], tuple[float, str]] = {}

    def add(self, i: int, j: int, score: float, reason: str) -> None:
        key = (min(i, j), max(i, j))
        if key not in self.pairs or self.pairs[key][0] < score:
            self.pairs[key] = (score, reason)


# ---------------------------------------------------------------- names


def _join_names(groups: Groups, profiles: Sequence[Profile], doubts: _Doubts) -> None:
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
            score, reason = weigh(profiles[i], profiles[j], match)
            if score >= THRESHOLD:
                good[i, j] = score
            elif score >= POSSIBLE:
                doubts.add(i, j, score, reason)
        join_agreeing(groups, good, lambda left, right: _agree(profiles, left, right))


def _worth_comparing(family: str, left: Sequence[str], right: Sequence[str], shared: Iterable[str]) -> bool:
    """A cheap look at two profiles' names, which spares nine comparisons in ten."""
    if family == "person":
        return any(persons_worth_comparing(a, b) for a in left for b in right)
    return any(bodies_worth_comparing(a, b, shared) for a in left for b in right)


def names_compared(profile: Profile) -> list[str]:
    """The names by which a profile is compared: of a person only full ones, since a surname alone fits many."""
    if profile.family == "person":
        return [n for n in profile.main_names if (len(parse_person(n).core) > 1 and n[:1].isupper()) or _foreign(n)][:4]
    if profile.key is not None and profile.key[0] in ("forces", "police", "state"):
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
    for hit in reversed([h for h in countries.find_in(name) if h.alpha3 == country and h.how in ("name", "demonym")]):
        text = (text[: hit.start] + " " + text[hit.end :]).strip()
    return text if len(text.split()) > 1 or is_telling(text) else name


def weigh(left: Profile, right: Profile, match: NameMatch) -> tuple[float, str]:
    """The likeness of two profiles: that of their names, raised or lowered by what else the reports say of them."""
    score, notes = match.score, []
    support = 0
    one, other = left.country, right.country
    if one and other and one != other and not set(left.countries) & set(right.countries):
        score -= 0.4
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
    company = len(left.companions & right.companions)
    if company >= 2:
        support += 1 if company < 5 else 2
        notes.append(f"{company} other names appear beside both")
    if left.family == "body" and not (one and one == other) and company < 4:
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
    told = f" ({'; '.join(notes)})" if notes else ""
    return round(max(0.0, score), 3), match.reason.rstrip(".") + told + "."


def _alike_enough(match: NameMatch) -> bool:
    return all(p.how in ("equal", "spelling", "short form", "joined", "alone") for p in match.pieces)


def _country_name(code: str) -> str:
    country = countries.get(code)
    return country.name if country else code


def _agree(profiles: Sequence[Profile], left: Iterable[int], right: Iterable[int]) -> bool:
    """Whether two groups agree as wholes: each of their chief members with each."""
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


# ---------------------------------------------------------------- surnames alone


def _join_surnames(groups: Groups, profiles: Sequence[Profile], ordered: Sequence[LocalActor], doubts: _Doubts) -> None:
    """A lone surname follows a full name when context leaves one choice; else namesakes in one company join."""
    bearers = _Bearers(groups, profiles, ordered)
    unplaced: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        if profile.family != "person" or names_compared(profile) or not ordered[profile.locals[0]].chain.named:
            continue
        name = profile.main_names[0]
        words = parse_person(name).core
        if len(words) != 1 or len(words[0].text) < 2:
            continue
        ranked, least = bearers.ranked(profile, words[0].text), 3
        if not ranked:
            # of a Kim or a Xi the surname comes first; a given name alone must fit better than a surname
            ranked, least = bearers.ranked(profile, words[0].text, first=True), 4
        if ranked and ranked[0][0] >= least and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= 2):
            if groups.join(ranked[0][1], number):
                continue
        elif ranked and ranked[0][0] >= 1:
            for support, other in ranked[:2]:
                if support >= 1:
                    reason = f"“{name}” may be “{profiles[other].main_names[0]}”: the reports do not settle it."
                    doubts.add(other, number, 0.5, reason)
        unplaced[sound_code(words[0].text)].append((number, words[0].text))
    for code in sorted(unplaced):
        _join_lone(groups, profiles, unplaced[code])


class _Bearers:
    """Who bears a surname, and in what company: gathered once, for joining lone surnames changes none of it."""

    MOST = 25  # bearers looked at; of a surname with more, none is told by context

    def __init__(self, groups: Groups, profiles: Sequence[Profile], ordered: Sequence[LocalActor]) -> None:
        self._profiles = profiles
        self._ordered = ordered
        self._roots: defaultdict[str, set[int]] = defaultdict(set)
        self._first: defaultdict[str, set[int]] = defaultdict(set)
        self._members: dict[int, tuple[int, ...]] = {}
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
            full = {word.text for name in compared for word in parse_person(name).core}
            for name in sorted(profile.names) if compared else ():
                words = parse_person(name).core
                if len(words) == 1 and words[0].text not in full and name[:1].isupper():
                    self._roots[words[0].text].add(root)  # what he is better known as
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._roots):
            self._words[sound_code(word)].append(word)
        self._context: dict[int, tuple[set[str], set[str], list[int]]] = {}
        self._alike: dict[str, list[int]] = {}
        self._kin_in: dict[int, set[str]] = {}

    def of(self, word: str) -> list[int]:
        """The groups whose full names end in a spelling of ``word``."""
        if word not in self._alike:
            same = spellings_among(word, self._words.get(sound_code(word), ()))
            self._alike[word] = sorted({root for w in same for root in self._roots[w]})
        return self._alike[word]

    def _of_group(self, root: int) -> tuple[set[str], set[str], list[int]]:
        if root not in self._context:
            members = [self._profiles[n] for n in self._members[root]]
            companions = set().union(*(p.companions for p in members))
            codes = {c for p in members for c in p.countries}
            self._context[root] = companions, codes, sorted({_day(d) for p in members for d in p.dates[:50]})
        return self._context[root]

    def _is_kinsman(self, root: int, report: str) -> bool:
        """Whether ``report`` introduces a bearer as somebody's kin, whom the surname alone does not mean there."""
        if root not in self._kin_in:
            told = (self._ordered[i] for n in self._members[root] for i in self._profiles[n].locals)
            self._kin_in[root] = {local.report for local in told if _told_as_kin(local.chain)}
        return report in self._kin_in[root]

    def ranked(self, profile: Profile, word: str, *, first: bool = False) -> list[tuple[int, int]]:
        """(support by context, group) of the bearers of ``word``, best first; with ``first`` as their first name."""
        found = []
        mine, day = set(profile.countries), _day(profile.dates[0]) if profile.dates else None
        rare = rarity(word) > 0.6
        bearers = (sorted(self._first.get(word, ())) if first else self.of(word))[: self.MOST]
        bearers = [root for root in bearers if not self._is_kinsman(root, profile.reports[0])]
        for root in bearers:
            companions, theirs, days = self._context.get(root) or self._of_group(root)
            support = min(4, len(profile.companions & companions)) + rare
            if mine and theirs:
                support += 2 if mine & theirs else -4
            near = bisect_left(days, day - 14) if day is not None else len(days)
            if day is not None and near < len(days) and days[near] <= day + 14:
                support += 1
            found.append((support, root))
        return sorted(found, key=lambda x: (-x[0], x[1]))


def _told_as_kin(chain: Chain) -> bool:
    """Whether a report calls a person somebody's kin: "his brother Camilo Ortega"."""
    told = (name.text for name in chain.names if name.kind in ("title", "description"))
    return any(titles.is_kin(word) for text in told for word in text.split())


def _day(date: str) -> int:
    """Days, near enough to tell two weeks from a year."""
    try:
        year, month, day = (int(x) for x in date[:10].split("-"))
    except ValueError:
        return 0
    return year * 372 + month * 31 + day


HEADS = 30  # groups of one lone surname that a further one is held against


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


# ---------------------------------------------------------------- offices


def _join_offices(groups: Groups, profiles: Sequence[Profile], ordered: Sequence[LocalActor]) -> None:
    """ "The Turkish president" is the one named person who holds that office in the case, else one unnamed person."""
    holders: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    unnamed: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        if profile.family != "person":
            continue
        chain = ordered[profile.locals[0]].chain
        if chain.named:
            for office in profile.offices:
                holders[office].add(groups.of(number))
            continue
        if chain.country is None:
            continue
        office_name = sole_office(" ".join(rest_words(chain.name, chain.country)))
        if office_name is not None:
            unnamed[office_name, chain.country].append(number)
    for office in sorted(unnamed):
        numbers = unnamed[office]
        known = sorted({groups.of(n) for n in holders.get(office, ())})
        if len(known) > 1:
            continue
        head = known[0] if known else numbers[0]
        for number in numbers:
            groups.join(head, number)


# ---------------------------------------------------------------- records


def _build(
    groups: Groups,
    profiles: Sequence[Profile],
    profile_of: Sequence[int],
    ordered: Sequence[LocalActor],
    doubts: _Doubts,
) -> ActorLinks:
    members: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(len(ordered)):
        members[groups.of(profile_of[i])].append(i)
    drafts = {
        root: _Draft.of([ordered[i] for i in found], profiles, groups.members(root)) for root, found in members.items()
    }
    ids = _ids(drafts)
    actor_of = {(ordered[i].report, ordered[i].index): ids[root] for root, found in members.items() for i in found}
    actors = [_actor(ids[root], drafts[root], [ordered[i] for i in found], actor_of) for root, found in members.items()]
    return ActorLinks(
        tuple(sorted(actors, key=lambda a: a.id)),
        dict(sorted(actor_of.items())),
        tuple(_resemblances(doubts, groups, ids)),
    )


@dataclass(frozen=True)
class _Draft:
    name: str
    kind: ActorKind | None
    country: str | None
    first: tuple[str, int]

    @staticmethod
    def of(found: Sequence[LocalActor], profiles: Sequence[Profile], numbers: Iterable[int]) -> _Draft:
        kinds = Counter(a.chain.kind for a in found if a.chain.kind)
        codes = Counter(a.chain.country for a in found if a.chain.country)
        kind = most(kinds)
        country = most(codes)
        if kind == "state" and country and (known := countries.get(country)):
            name = known.name
        else:
            named = [a for a in found if a.chain.named] or list(found)
            name = _main_name([a.chain.name for a in named], kind)
        return _Draft(name, kind, country, (found[0].report, found[0].index))


def _main_name(names: Sequence[str], kind: ActorKind | None) -> str:
    """The name used most, a full one before a surname or an acronym."""
    counts = Counter(names)

    def rank(name: str) -> tuple[bool, int, int, str]:
        full = " " in name.strip() and not name.isupper()
        return (not full, -counts[name], -len(name), name)

    return min(counts, key=rank)


def _ids(drafts: Mapping[int, _Draft]) -> dict[int, str]:
    """Ids from name and kind; where two actors would share one, also from country, and last from their first report."""
    ids: dict[int, str] = {}
    wanted: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for root, draft in drafts.items():
        wanted[" ".join(draft.name.casefold().split()), draft.kind].append(root)
    for parts, roots in wanted.items():
        if len(roots) == 1:
            ids[roots[0]] = make_id("a", *parts)
            continue
        by_country = Counter(drafts[root].country for root in roots)
        for root in roots:
            draft = drafts[root]
            unique = draft.country is not None and by_country[draft.country] == 1
            ids[root] = make_id("a", *parts, draft.country, *(() if unique else draft.first))
    return ids


def _actor(key: str, draft: _Draft, found: Sequence[LocalActor], actor_of: Mapping[tuple[str, int], str]) -> Actor:
    names: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    sectors: Counter[str] = Counter()
    part_of: Counter[str] = Counter()
    roles: defaultdict[tuple[object, ...], set[Evidence]] = defaultdict(set)
    for local in found:
        chain = local.chain
        for name in chain.names:
            if name.kind != "pronoun":
                names[name.text, name.kind][local.report] += name.count
        if not chain.names:
            names[chain.name, "name" if chain.named else "description"][local.report] += 1
        sectors.update(chain.sectors)
        if chain.part_of is not None and (local.report, chain.part_of) in actor_of:
            part_of[actor_of[local.report, chain.part_of]] += 1
        for role in chain.roles:
            of = actor_of.get((local.report, role.of)) if role.of is not None else None
            span = Evidence(local.report, role.span.start, role.span.end)
            roles[" ".join(role.title.split()), of, role.since, role.until, role.former].add(span)
    part_of.pop(key, None)
    return Actor(
        id=key,
        name=draft.name,
        kind=draft.kind,
        country=draft.country,
        sectors=tuple(sorted(sectors, key=lambda s: (-sectors[s], s))),
        ids={},
        part_of=most(part_of),
        roles=tuple(
            Role(title=t, of=of, since=since, until=until, former=former, evidence=tuple(sorted(spans)))  # type: ignore[arg-type]
            for (t, of, since, until, former), spans in sorted(roles.items(), key=lambda r: tuple(map(str, r[0])))
        ),
        names=tuple(
            Name(text=text, kind=kind, reports=dict(sorted(reports.items())))  # type: ignore[arg-type]
            for (text, kind), reports in sorted(names.items(), key=lambda n: (-sum(n[1].values()), n[0]))
        ),
        evidence=tuple(sorted({a.evidence for a in found})),
    )


def _resemblances(doubts: _Doubts, groups: Groups, ids: Mapping[int, str]) -> list[Resemblance]:
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for (i, j), (score, reason) in sorted(doubts.pairs.items()):
        if groups.of(i) == groups.of(j) or not groups.may_join(i, j):
            continue
        left, right = sorted((ids[groups.of(i)], ids[groups.of(j)]))
        if (left, right) not in best or best[left, right][0] < score:
            best[left, right] = (score, reason)
    shown: Counter[str] = Counter()
    found = []
    for (left, right), (score, reason) in sorted(best.items(), key=lambda b: (-b[1][0], b[0])):
        if shown[left] < SHOWN and shown[right] < SHOWN:
            shown[left] += 1
            shown[right] += 1
            found.append(Resemblance(left=left, right=right, score=score, reason=reason))
    return sorted(found, key=lambda r: (r.left, r.right))


__all__ = ["ActorLinks", "LocalActor", "link_actors"]
