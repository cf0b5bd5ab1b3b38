"""How likely two tellings are of one event: evidence from words, participants, time, place and numbers, weighed."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from datetime import date

from dragoman.linking.event_weights import WEIGHTS
from dragoman.linking.tellings import MUTUAL, TOLLS, Telling
from dragoman.records import Count, Interval, Modality

AHEAD: frozenset[Modality] = frozenset({"planned", "hypothetical"})
# types that one happening is often told under: agreeing on what is then signed, arms given or traded, a move and a blow
RELATED = frozenset(
    frozenset(pair.split())
    for pair in (
        "AGREE SUPPORT", "AGREE COOPERATE", "AID COOPERATE", "ASSAULT MOBILIZE", "ASSAULT COERCE", "COERCE SANCTION",
        "REQUEST THREATEN", "ACCUSE REJECT", "CONCEDE RETREAT", "AGREE CONCEDE", "AGREE AID", "AGREE CONSULT",
        "AID RETREAT", "COERCE RETREAT", "ASSAULT PROTEST",
    )
)  # fmt: skip
# acts of speech: the same two do them again and again, so only what is said tells one from another
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
PROMISED = frozenset({"vow", "pledge", "promise", "offer", "swear", "propose"})

NEAR, FAR = 1.6, 2.5  # how many times the dead of one report another counts: as they are found, or of another act
ALIKE = 0.4  # likeness of the words of two sentences that tell the same happening, whoever takes part in it


def likeness(a: Telling, b: Telling) -> float:
    """How likely, 0 to 1, the two tellings are of one event; the order of the two does not matter."""
    evidence = 0.0
    for name, value in features(a, b).items():
        evidence += WEIGHTS[name] * value
    return 1 / (1 + math.exp(-evidence))


def features(a: Telling, b: Telling) -> dict[str, float]:
    """What speaks for and against one event, by name of its weight; what is not there counts 0."""
    kinds = a.mention.type, b.mention.type
    types = frozenset(kinds)
    same_type, related = kinds[0] == kinds[1], types in RELATED
    same_family, elsewhere = a.family == b.family, a.order[0] != b.order[0]
    # two acts of one sentence share its words, which says nothing
    apart = elsewhere or a.mention.sentence != b.mention.sentence
    words = word_likeness(a, b) if apart else 0.0
    named = not same_family and (a.family in b.families or b.family in a.families)
    # under words of two families two tellings are one only on the same parties, or in the same words about nobody
    unknown = not a.identified or not b.identified
    fits = words >= ALIKE or _is_of_one_time_and_place(a, b) if unknown else _may_be_same_parties(a, b)
    # ties that one cuts and another severs: what its type calls their manner is the same
    same_mode = same_type and a.mention.mode is not None and a.mention.mode == b.mention.mode
    akin_words = not same_family and fits and (b.family in a.kin or (same_mode and not unknown))
    found = {"always": 1.0}
    if a.mention.lemma == b.mention.lemma:
        found["same word"] = 1.0
    if same_family:
        found["same family"] = 1.0
    if same_type:
        found["same type"] = 1.0
    if related:
        found["related types"] = 1.0
    if akin_words:  # a bombing is an attack, told from another side
        found["kindred"] = 1.0
    # "signed an agreement" and "agreed": the act of one stands in the sentence of the other
    if apart and named and (same_type or related):
        found["word of the other"] = 1.0
    if not apart and not same_family:  # two acts that one sentence tells apart are two
        found["one sentence"] = 1.0
    if words:
        found["words"] = words
    if types <= SPOKEN or (a.mention.lemma in PROMISED and b.mention.lemma in PROMISED):
        found["spoken, other words"] = max(0.0, 1 - 3 * words)
    if (a.mention.modality == "hypothetical") != (b.mention.modality == "hypothetical"):
        found["one only possible"] = 1.0  # what may or might happen is any such doing, not the one that happened
    elif (a.mention.modality in AHEAD) != (b.mention.modality in AHEAD):
        # what is still to come and what has happened are seldom the same meeting, even between the same two
        found["one ahead"] = 1.0
    if same_type and a.mention.mode and b.mention.mode:
        found["same mode" if a.mention.mode == b.mention.mode else "other mode"] = 1.0
    if a.mention.historical != b.mention.historical:
        found["one historical"] = 1.0
    if not elsewhere:
        found["same report"] = 1.0
    if apart and (same_type or (related and (same_family or akin_words))):
        _add_leads(found, a, b, same_family=same_family)
    _add_participants(found, a, b, alike=named or akin_words or same_family)
    if a.when is not None and b.when is not None:
        _add_time(found, a.when, b.when)
    if _is_after_report(a, b) or _is_after_report(b, a):
        found["after the other report"] = 1.0
    if a.where is not None and b.where is not None:
        _add_place(found, a, b)
    if a.mention.counts and b.mention.counts:
        _add_counts(found, a.mention.counts, b.mention.counts)
        # of two peoples' dead each has its own number
        if not a.recipient_sides or not b.recipient_sides or a.recipient_sides & b.recipient_sides:
            _add_tolls(found, a, b)
    return found


def _add_leads(found: dict[str, float], a: Telling, b: Telling, *, same_family: bool) -> None:
    """What the headlines and first sentences of one story tell is mostly one happening."""
    if a.leads and b.leads:
        found["both lead"] = 1.0
        if same_family:
            found["both lead with one word"] = 1.0
        if a.alone_in_lead and b.alone_in_lead and a.mention.type == b.mention.type:
            found["alone in both leads"] = 1.0
    elif a.leads != b.leads:
        found["one leads"] = 1.0


def _is_of_one_time_and_place(a: Telling, b: Telling) -> bool:
    """Whether two of three hold: both begin their reports, are of one day, and of one place or one country's places."""
    one, other = a.when, b.when
    same_day = one is not None and other is not None and one.grain == other.grain == "day" and one == other
    same_land = a.where is not None and (a.where == b.where or a.country_of_place == b.country_of_place)
    return [same_day, same_land, a.leads and b.leads].count(True) > 1


def _may_be_same_parties(a: Telling, b: Telling) -> bool:
    """Whether both name two parties, one of them the same or of the same country, and neither a country of its own."""
    parties = [{*one.actors, *one.recipients} for one in (a, b)]
    if min(map(len, parties)) < 2 or (a.sides - b.sides and b.sides - a.sides):
        return False
    return bool(a.participants & b.participants or a.sides & b.sides)


def _add_participants(found: dict[str, float], a: Telling, b: Telling, *, alike: bool) -> None:
    """``alike`` tells whether the words of the two are such that they may tell one act."""
    mutual = {a.mention.type, b.mention.type} <= MUTUAL
    sides_a, sides_b = a.sides, b.sides
    both = a.participants & b.participants
    shared, sides = dice(a.identified | both, b.identified | both), dice(sides_a, sides_b)
    if not shared and not (mutual or a.actor_sides & b.actor_sides or a.recipient_sides & b.recipient_sides):
        sides = 0.0  # whose soldiers shoot in one are shot at in the other
    if shared or sides:
        found["participants"], found["sides"] = shared, sides
    elif (a.identified and b.identified) or (sides_a and sides_b):
        found["no participant shared"] = 1.0
    else:
        known = a.identified or b.identified or sides_a or sides_b
        found[f"participants of {'one' if known else 'both'} unknown"] = 1.0
    if sides_a != sides_b and not sides_a <= sides_b and not sides_b <= sides_a:
        found["another party"] = 1.0  # the ministers of Syria and Libya signed, those of Turkey and Libya signed
    if alike and mutual and sides_a and sides_b:
        one_sided = any(len(x.sides) == 1 and not x.of_unknown_side for x in (a, b))
        if sides_a == sides_b:
            found["same two sides"] = float(len(sides_a) > 1)
        elif one_sided:
            found["one side only"] = 1.0
    if a.persons and b.persons:
        only_a, only_b = a.persons - b.persons, b.persons - a.persons
        if only_a and only_b and (not a.person_sides or not b.person_sides or a.person_sides & b.person_sides):
            # two reports may name different envoys of one visit; a report that knows both men means two meetings
            both_known = not (only_a.isdisjoint(b.knows) and only_b.isdisjoint(a.knows))
            found["other persons, both known" if both_known else "other persons"] = 1.0
    if a.harmed and b.harmed:
        found["harmed unlike" if a.harmed.isdisjoint(b.harmed) else "harmed alike"] = 1.0
    if not mutual and _have_other_doers(a, b):
        found["other doers"] = 1.0
    if a.recipients and b.recipients and _are_turned(a, b):
        found["roles turned"] = 1.0


def _have_other_doers(a: Telling, b: Telling) -> bool:
    """Whether each tells of somebody who did it, and it is not the same nor one of the same country."""
    who_a, who_b = (one.identified.intersection(one.actors) for one in (a, b))
    return bool(who_a and who_b) and who_a.isdisjoint(who_b) and a.actor_sides.isdisjoint(b.actor_sides)


def _are_turned(a: Telling, b: Telling) -> bool:
    """Whether who acts in one telling is whom it was done to in the other."""
    who_a, whom_a = set(a.actors), set(a.recipients)
    turned = not (who_a.isdisjoint(b.recipients) and whom_a.isdisjoint(b.actors))
    return turned and who_a.isdisjoint(b.actors) and whom_a.isdisjoint(b.recipients)


def dice(a: Set[str], b: Set[str]) -> float:
    shared = len(a & b)
    return 2 * shared / (len(a) + len(b)) if shared else 0.0


def _add_time(found: dict[str, float], a: Interval, b: Interval) -> None:
    gap = days_between(a, b)
    if gap is None or 0 < gap <= 2:
        return
    if gap == 0:
        found["same day" if a.grain == b.grain == "day" else "times meet"] = 1.0
    else:
        found["days apart" if gap <= 7 else "weeks apart"] = 1.0


def _is_after_report(a: Telling, b: Telling) -> bool:
    """Whether ``a`` is dated after the day on which the other's report came out, which tells ``b`` as past.

    A day is left for clocks: what happens at night in one place is told the day before in another.
    """
    day, published = a.when, b.resolved.report.published
    if day is None or day.start is None or b.mention.modality in AHEAD:
        return False
    if published is None or len(published) < len("2020-02-29") or b.resolved.report.may_be_younger:
        return False
    return (date.fromisoformat(day.start[:10]) - date.fromisoformat(published[:10])).days > 1


def days_between(a: Interval | None, b: Interval | None) -> int | None:
    """Days from the end of the earlier interval to the start of the later; 0 if they meet, ``None`` if unknown."""
    if a is None or b is None or not (a.start and a.end and b.start and b.end):
        return None
    gap = max(date.fromisoformat(a.start[:10]), date.fromisoformat(b.start[:10])) - min(
        date.fromisoformat(a.end[:10]), date.fromisoformat(b.end[:10])
    )
    return max(0, gap.days)


def _add_place(found: dict[str, float], a: Telling, b: Telling) -> None:
    if a.where == b.where:
        found["same place"] = 1.0
    elif (
        a.country_of_place
        and b.country_of_place
        and a.country_of_place != b.country_of_place
        and not (a.in_a_party or b.in_a_party)
    ):
        found["other country"] = 1.0


def _add_counts(found: dict[str, float], a: Sequence[Count], b: Sequence[Count]) -> None:
    pairs = [(x, y) for x in a for y in b if x.what == y.what and x.what not in TOLLS]
    if pairs:
        same = any(x.low == y.low and x.high == y.high for x, y in pairs)
        found["same number" if same else "other number"] = 1.0


def _add_tolls(found: dict[str, float], a: Telling, b: Telling) -> None:
    """Reports of one happening count its dead and injured alike; or, of one doer, dispute the number."""
    pairs = [(x, y) for x in a.tolls for y in b.tolls if x.what == y.what]
    dead = a.dead, b.dead
    if all(dead):
        apart = max(dead) / min(dead)
        if apart >= FAR:
            found["tolls far"] = 1.0
        elif 1 < apart <= NEAR:
            found["tolls near"] = 1.0
    if any(x.meets(y) for x, y in pairs):
        found["tolls meet"] = 1.0
    elif pairs and a.actors and b.actors:  # where nobody is told to have done it, the number may be in dispute
        found["tolls apart" if set(a.actors) & set(b.actors) else "other number"] = 1.0


def word_likeness(a: Telling, b: Telling) -> float:
    """How much of two sentences' telling words is shared: cosine of their rarities, 0 to 1."""
    shared = a.rarities.keys() & b.rarities.keys()
    if not shared:
        return 0.0
    # sorted, so that the sum does not depend on the order of a set
    return sum(sorted(a.rarities[term] for term in shared)) / math.sqrt(a.length * b.length)


def have_nothing_in_common(a: Telling, b: Telling) -> bool:
    """Whether the two are surely of two events: of other words, with nobody, no country and no number in common."""
    if a.family == b.family or a.family in b.families or b.family in a.families or b.family in a.kin:
        return False
    if not (a.rarities.keys().isdisjoint(b.rarities) and a.participants.isdisjoint(b.participants)):
        return False
    return a.sides.isdisjoint(b.sides) and not (a.mention.counts and b.mention.counts)
