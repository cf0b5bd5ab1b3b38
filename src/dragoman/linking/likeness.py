"""How likely two tellings are of one event: evidence from words, participants, time, place and numbers, weighed.

The weights, rounded, were learned by ``training/event_likeness.py``: logistic regression on pairs of our own event
mentions that lie on gold event mentions of ECB+ (train), drawn toward weights that were set by reading political
stories, of which ECB+ has few. Those on participants are set so (`HELD`): ECB+'s stars and quakes teach little on them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from dragoman.knowledge.families import kindred
from dragoman.knowledge.terms import rarity
from dragoman.linking.tellings import MUTUAL, Telling
from dragoman.records import Count, Interval, Modality

AHEAD: frozenset[Modality] = frozenset({"planned", "hypothetical"})
# types that one happening is often told under: agreeing on what is then signed, arms given or traded, a move and a blow
RELATED = frozenset(
    frozenset(pair.split())
    for pair in (
        "AGREE SUPPORT", "AGREE COOPERATE", "AID COOPERATE", "ASSAULT MOBILIZE", "ASSAULT COERCE", "COERCE SANCTION",
        "REQUEST THREATEN", "ACCUSE REJECT", "CONCEDE RETREAT", "AGREE CONCEDE", "AGREE AID", "AGREE CONSULT",
    )
)  # fmt: skip
# acts of speech: the same two do them again and again, so only what is said tells one from another
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
PROMISED = frozenset({"vow", "pledge", "promise", "offer", "swear", "propose"})

ALIKE = 0.4  # likeness of the words of two sentences that tell the same happening, whoever takes part in it

WEIGHTS: dict[str, float] = {
    "always": -3.7,
    "same word": 0.9,
    "same family": 2.15,
    "same type": 1.1,
    "related types": 0.2,
    "kindred": 1.7,
    "word of the other": 1.5,
    "words": 3.05,
    "spoken, other words": -3.0,
    "participants": 1.5,
    "sides": 0.7,
    "no participant shared": -1.0,
    "another party": -1.5,
    "participants of one unknown": -0.55,
    "participants of both unknown": -1.2,
    "other persons, both known": -2.5,
    "other persons": -0.4,
    "roles turned": -3.0,
    "same two sides": 0.8,
    "one side only": -1.2,
    "one sentence": -2.5,
    "same day": 0.75,
    "times meet": 0.25,
    "days apart": -1.0,
    "weeks apart": -3.5,
    "same place": 0.45,
    "other country": -0.95,
    "same number": 0.75,
    "other number": -0.35,
    "one ahead": -1.0,
    "one only possible": -2.0,
    "same report": -0.2,
    "one historical": -1.5,
}
HELD = frozenset(
    {"participants", "sides", "no participant shared", "another party", "other persons, both known", "other persons"}
    | {
        "word of the other",
        "participants of one unknown",
        "participants of both unknown",
        "roles turned",
        "same two sides",
        "one side only",
        "one sentence",
        "one ahead",
        "one only possible",
        "kindred",
        "days apart",
        "weeks apart",
        "one historical",
    }
)


def likeness(a: Telling, b: Telling) -> float:
    """How likely, 0 to 1, the two tellings are of one event; the order of the two does not matter."""
    evidence = sum(WEIGHTS[name] * value for name, value in features(a, b).items())
    return 1 / (1 + math.exp(-evidence))


def features(a: Telling, b: Telling) -> dict[str, float]:
    """What speaks for and against one event, by name of its weight; what is not there counts 0."""
    types = frozenset({a.mention.type, b.mention.type})
    elsewhere, akin = a.order[0] != b.order[0], len(types) == 1 or types in RELATED
    # two acts of one sentence share its words, which says nothing
    apart = elsewhere or a.mention.sentence != b.mention.sentence
    words = word_likeness(a.terms, b.terms) if apart else 0.0
    named = a.family != b.family and (a.family in b.families or b.family in a.families)
    # under words of two families two tellings are one only on the same parties, or in the same words about nobody
    unknown = not a.participants or not b.participants
    akin_words = b.family in kindred(a.family) and (words >= ALIKE if unknown else _may_be_same_parties(a, b))
    lemmas = {a.mention.lemma, b.mention.lemma}
    possible = (a.mention.modality == "hypothetical") != (b.mention.modality == "hypothetical")
    found = {
        "always": 1.0,
        "same word": float(a.mention.lemma == b.mention.lemma),
        "same family": float(a.family == b.family),
        "same type": float(len(types) == 1),
        "related types": float(types in RELATED),
        # a bombing is an attack, told from another side
        "kindred": float(akin_words),
        # "signed an agreement" and "agreed": the act of one stands in the sentence of the other
        "word of the other": float(apart and akin and named),
        # two acts that one sentence tells apart are two
        "one sentence": float(not apart and a.family != b.family),
        "words": words,
        "spoken, other words": max(0.0, 1 - 3 * words) if types <= SPOKEN or lemmas <= PROMISED else 0.0,
        # what is still to come and what has happened are seldom the same meeting, even between the same two
        "one ahead": float((a.mention.modality in AHEAD) != (b.mention.modality in AHEAD) and not possible),
        # what may or might happen is any such doing, not the one that happened or is fixed
        "one only possible": float(possible),
        "one historical": float(a.mention.historical != b.mention.historical),
        "same report": float(not elsewhere),
    }
    alike = named or akin_words or a.family == b.family
    return (
        found
        | _participants(a, b, alike and bool(types <= MUTUAL))
        | _time(a.mention.date, b.mention.date)
        | _place(a, b)
        | _counts(a, b)
    )


def _may_be_same_parties(a: Telling, b: Telling) -> bool:
    """Whether both name two parties, one of them the same or of the same country, and neither a country of its own."""
    if min(len(a.participants), len(b.participants)) < 2 or (a.sides - b.sides and b.sides - a.sides):
        return False
    return bool(a.participants & b.participants or a.sides & b.sides)


def _participants(a: Telling, b: Telling, mutual: bool) -> dict[str, float]:
    if not a.participants or not b.participants:
        known = bool(a.participants or b.participants)
        return {"participants of one unknown" if known else "participants of both unknown": 1.0}
    sides_a, sides_b = a.sides, b.sides
    shared, sides = dice(a.participants, b.participants), dice(sides_a, sides_b)
    found = {"participants": shared, "sides": sides, "no participant shared": float(not shared and not sides)}
    # the ministers of Syria and Libya signed, those of Turkey and Libya signed
    found["another party"] = float(bool(sides_a - sides_b and sides_b - sides_a))
    if mutual and sides_a and sides_b:
        found["same two sides"] = float(sides_a == sides_b and len(sides_a) > 1)
        one_sided = any(len(sides) == 1 and not x.of_unknown_side for sides, x in ((sides_a, a), (sides_b, b)))
        found["one side only"] = float(one_sided and sides_a != sides_b)
    only_a, only_b = a.persons - b.persons, b.persons - a.persons
    if only_a and only_b and (not a.person_sides or not b.person_sides or a.person_sides & b.person_sides):
        # two reports may name different envoys of one visit; a report that knows both men means two meetings
        known = bool(only_a & b.knows or only_b & a.knows)
        found["other persons, both known" if known else "other persons"] = 1.0
    if a.recipients and b.recipients:
        who_a, whom_a, who_b, whom_b = (set(x) for x in (a.actors, a.recipients, b.actors, b.recipients))
        turned = (who_a & whom_b or whom_a & who_b) and not (who_a & who_b or whom_a & whom_b)
        found["roles turned"] = float(bool(turned))
    return found


def dice(a: Collection[str], b: Collection[str]) -> float:
    a, b = set(a), set(b)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _time(a: Interval | None, b: Interval | None) -> dict[str, float]:
    gap = days_between(a, b)
    if gap is None or a is None or b is None:
        return {}
    if gap == 0:
        return {"same day": 1.0} if a.grain == b.grain == "day" else {"times meet": 1.0}
    return {} if gap <= 2 else {"days apart": 1.0} if gap <= 7 else {"weeks apart": 1.0}


def days_between(a: Interval | None, b: Interval | None) -> int | None:
    """Days from the end of the earlier interval to the start of the later; 0 if they meet, ``None`` if unknown."""
    if a is None or b is None or not (a.start and a.end and b.start and b.end):
        return None
    gap = max(date.fromisoformat(a.start[:10]), date.fromisoformat(b.start[:10])) - min(
        date.fromisoformat(a.end[:10]), date.fromisoformat(b.end[:10])
    )
    return max(0, gap.days)


def _place(a: Telling, b: Telling) -> dict[str, float]:
    if a.place is None or b.place is None:
        return {}
    if a.place == b.place:
        return {"same place": 1.0}
    apart = a.place_country and b.place_country and a.place_country != b.place_country
    return {"other country": 1.0} if apart and not a.in_a_party and not b.in_a_party else {}


def _counts(a: Telling, b: Telling) -> dict[str, float]:
    known: dict[str, list[Count]] = {}
    for count in a.mention.counts:
        known.setdefault(count.what, []).append(count)
    pairs = [(x, y) for y in b.mention.counts for x in known.get(y.what, ())]
    if not pairs:
        return {}
    same = any(x.low == y.low and x.high == y.high for x, y in pairs)
    return {"same number": 1.0} if same else {"other number": 1.0}


def word_likeness(a: Iterable[str], b: Iterable[str]) -> float:
    """How much of two sentences' telling words is shared: cosine of their rarities, 0 to 1."""
    a, b = set(a), set(b)
    if not a or not b:
        return 0.0
    shared = _square(a & b)
    return shared / math.sqrt(_square(a) * _square(b)) if shared else 0.0


def _square(terms: Iterable[str]) -> float:
    values: Sequence[float] = sorted(rarity(term) ** 2 for term in terms)
    return sum(values)  # sorted, so that the sum does not depend on the order of a set
