"""Two mentions as a row of numbers: what speaks for their being one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import Indel

from benchmarks.coref.mentions import Mentioned, cosine
from dragoman.linking.names import compare_names
from dragoman.linking.names.acronyms import acronym_reason
from dragoman.records import ActorKind

_KINDS = ("PRO", "PROP", "NOM")
_ROLES = ("s", "o")
NAMES = (
    *(f"types {a} {b}" for a in _KINDS for b in _KINDS),
    "same text", "same norm", "same head", "same lemma", "same last", "lemma weight", "least lemma weight",
    "proper shared", "proper within", "proper apart", "name score", "acronym",
    "modifiers shared", "modifiers apart", "one bare", "numbers apart", "words shared",
    "one chain", "two chains", "one without chain", "same kind", "kinds apart", "same country", "countries apart",
    "same sentence", "next sentence", "near sentence", "distance", "near mention",
    "nested", "apposition", "copula", "relative", "same governor",
    "number apart", "gender apart", "same entity", "entities apart", "one dated",
    "later definite", "later indefinite", "earlier indefinite", "both definite",
    "same role", "both subjects", "person same", "person apart", "one joined", "both joined",
    "head likeness", "text likeness", "context", "reports", "lexicon", "office",
)  # fmt: skip


@lru_cache(maxsize=200_000)
def name_score(a: str, b: str, person: bool) -> float:
    kind: ActorKind = "person" if person else "organisation"
    return compare_names(a, b, kind=kind).score


@lru_cache(maxsize=100_000)
def _likeness(a: str, b: str) -> float:
    return float(Indel.normalized_similarity(a, b))


@lru_cache(maxsize=100_000)
def _acronym(a: str, b: str) -> bool:
    return acronym_reason(a, b) is not None


def lexical_key(a: Mentioned, b: Mentioned) -> tuple[str, str]:
    return (a.lemma, b.lemma) if a.lemma <= b.lemma else (b.lemma, a.lemma)


def _holds(name: Mentioned, noun: Mentioned, offices: Mapping[str, frozenset[str]]) -> bool:
    """Whether the story says of the bearer of ``name`` what ``noun`` says."""
    return name.kind == "PROP" and noun.kind == "NOM" and noun.lemma in offices.get(name.head, frozenset())


def features(
    a: Mentioned,
    b: Mentioned,
    idf: Mapping[str, float],
    reports: float,
    lexicon: Mapping[tuple[str, str], float],
    offices: Mapping[str, frozenset[str]],
) -> list[float]:
    """The row for ``a`` before ``b``; ``reports`` is the likeness of their reports, 1 within one; ``offices`` are the
    nouns said of names anywhere in the story."""
    same = a.report == b.report
    lemma = a.lemma == b.lemma
    proper = a.proper & b.proper
    either = a.proper | b.proper
    both_proper = bool(a.proper and b.proper)
    score = 0.0
    if a.name and b.name and both_proper:
        person = "person" in (a.chain_kind, b.chain_kind) or "PERSON" in (a.entity, b.entity)
        score = 1.0 if a.name == b.name else name_score(a.name, b.name, person)
    modifiers = a.modifiers | b.modifiers
    sentences = abs(a.sentence - b.sentence) if same else 99
    nested = same and ((a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end))
    gender = bool(a.gender and b.gender and a.gender != b.gender)
    row = [1.0 if a.kind == x and b.kind == y else 0.0 for x in _KINDS for y in _KINDS]
    row += [
        a.text == b.text,
        a.norm == b.norm,
        a.head == b.head,
        lemma,
        a.last == b.last,
        min(1.0, idf.get(a.lemma, 3.0) / 6) if lemma else 0.0,
        min(1.0, min(idf.get(a.lemma, 3.0), idf.get(b.lemma, 3.0)) / 6),
        len(proper) / len(either) if either else 0.0,
        both_proper and (a.proper <= b.proper or b.proper <= a.proper),
        both_proper and not proper,
        score,
        len(a.text) > 1 and len(b.text) > 1 and _acronym(a.text, b.text),
        len(a.modifiers & b.modifiers) / len(modifiers) if modifiers else 0.0,
        bool(a.modifiers and b.modifiers and not a.modifiers & b.modifiers),
        bool(a.modifiers) != bool(b.modifiers),
        bool(a.numbers and b.numbers and a.numbers != b.numbers),
        len(a.words & b.words) / max(1, min(len(a.words), len(b.words))),
        same and a.chain >= 0 and a.chain == b.chain,
        same and a.chain >= 0 and b.chain >= 0 and a.chain != b.chain,
        a.chain < 0 or b.chain < 0,
        bool(a.chain_kind) and a.chain_kind == b.chain_kind,
        bool(a.chain_kind and b.chain_kind) and a.chain_kind != b.chain_kind,
        bool(a.country) and a.country == b.country,
        bool(a.country and b.country) and a.country != b.country,
        sentences == 0,
        sentences == 1,
        2 <= sentences <= 4,
        math.log1p(min(sentences, 60)) / 4 if same else 1.0,
        same and abs(a.place - b.place) == 1,
        nested,
        same
        and (
            (b.dependency == "appos" and b.governor == a.head_at)
            or (a.dependency == "appos" and a.governor == b.head_at)
        ),
        same and (b.head_of == a.head_at or a.head_of == b.head_at),
        same and b.person in (4, 5) and sentences == 0 and 0 < b.start - a.end < 4,
        same and a.governor == b.governor and not nested,
        bool(a.number and b.number and a.number != b.number),
        gender,
        bool(a.entity) and a.entity == b.entity,
        bool(a.entity and b.entity) and a.entity != b.entity,
        (a.entity in ("DATE", "TIME")) != (b.entity in ("DATE", "TIME")),
        b.definite,
        b.indefinite,
        a.indefinite,
        a.definite and b.definite,
        a.role == b.role,
        a.role == "s" and b.role == "s",
        a.person > 0 and a.person == b.person,
        a.person > 0 and b.person > 0 and a.person != b.person,
        a.joined != b.joined,
        a.joined and b.joined,
        _likeness(a.head, b.head),
        _likeness(a.norm, b.norm),
        cosine(a.context, b.context),
        reports,
        lexicon.get(lexical_key(a, b), 0.0),
        _holds(a, b, offices) or _holds(b, a, offices),
    ]
    return [float(x) for x in row]
