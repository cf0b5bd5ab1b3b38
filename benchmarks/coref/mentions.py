"""The referee's spans with what the product knows of them: parse, cast, head, words."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.cast import Cast
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.parser import parse_report
from dragoman.records import Part, Report, Span

PRONOUNS: Mapping[str, tuple[int, str, str]] = {  # person, number, gender
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), (1, "s", "")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (1, "p", "")),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), (2, "", "")),
    **dict.fromkeys(("he", "him", "his", "himself"), (3, "s", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), (3, "s", "f")),
    **dict.fromkeys(("it", "its", "itself"), (3, "s", "n")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (3, "p", "")),
    **dict.fromkeys(("who", "whom", "whose"), (4, "", "")),
    **dict.fromkeys(("which", "that", "where", "there", "here", "this", "these", "those", "one"), (5, "", "")),
}
_DETERMINERS = frozenset("the a an this that these those his her its their our my your some any".split())
_DEFINITE = frozenset("the this that these those his her its their our my your".split())
_LEADING = frozenset("in at on off from to of for by near into around about over along outside inside".split())
_OWN = "'s|’s|'|’"


@dataclass(frozen=True)
class Mentioned:
    """One span of a report. ``kind`` is PRO, PROP (a name) or NOM (a description)."""

    id: str
    report: str
    start: int
    end: int
    text: str
    norm: str
    kind: str
    head: str
    lemma: str
    last: str
    proper: frozenset[str]
    name: str
    words: frozenset[str]
    modifiers: frozenset[str]
    numbers: frozenset[str]
    entity: str
    number: str
    gender: str
    person: int
    definite: bool
    indefinite: bool
    role: str
    joined: bool
    sentence: int
    place: int
    chain: int
    chain_kind: str
    country: str
    head_at: int
    governor: int
    head_of: int
    dependency: str
    context: dict[str, float]


@dataclass(frozen=True)
class Reported:
    """One report with its mentions and its TF-IDF vector."""

    id: str
    collection: str
    mentions: tuple[Mentioned, ...]
    vector: dict[str, float]
    offices: dict[
        str, frozenset[str]
    ]  # last word of a name → nouns that the report says of it ("coach Maurice Cheeks")


def read(record: Mapping[str, Any]) -> tuple[ParsedReport, Cast]:
    text = record["text"]
    report = Report(id=record["id"], text=text, parts=(Part(kind="body", start=0, end=len(text)),))
    parsed = parse_report(report)
    return parsed, find_cast(parsed)


def describe(records: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Reported, Reported]]:
    """Each record with its entity mentions and with its event mentions, in the order of the records."""
    found = [(record, *read(record)) for record in records]
    terms = [_terms(parsed) for _, parsed, _ in found]
    spread = Counter(term for counts in terms for term in counts)
    for (record, parsed, cast), counts in zip(found, terms, strict=True):
        idf = {t: math.log(1 + len(found) / spread[t]) for t in counts}
        vector = unit({t: (1 + math.log(n)) * idf[t] for t, n in counts.items()})
        starts = [sentence.start for sentence in parsed.doc.sents]
        sides: tuple[list[Mentioned], list[Mentioned]] = ([], [])
        for place, mention in enumerate(sorted(record["mentions"], key=lambda m: m["spans"][0])):
            sides[mention["kind"] == "event"].append(_mentioned(mention, place, record, parsed, cast, idf, starts))
        offices = _offices(parsed)
        entities, events = (
            Reported(record["id"], record["collection"], tuple(side), vector, offices) for side in sides
        )
        yield entities, events


def _terms(parsed: ParsedReport) -> Counter[str]:
    return Counter(
        t.lemma_.lower() for t in parsed.doc if t.is_alpha and not t.is_stop and len(t) > 2 and t.pos_ != "PUNCT"
    )


def _offices(parsed: ParsedReport) -> dict[str, frozenset[str]]:
    """What the report calls the bearers of names, before the name, in apposition, and with "is" and "as"."""
    found: dict[str, set[str]] = {}
    for token in parsed.doc:
        if token.pos_ != "PROPN":
            continue
        name = token.lower_
        nouns = [
            c for c in token.children if c.dep_ in ("compound", "appos", "amod", "nmod") and c.pos_ in ("NOUN", "PROPN")
        ]
        if token.dep_ == "appos" and token.head.pos_ in ("NOUN", "PROPN"):
            nouns.append(token.head)
        if token.dep_.startswith("nsubj"):
            nouns += [c for c in token.head.children if c.dep_ == "attr" and c.pos_ == "NOUN"]
            nouns += [o for p in token.head.children if p.lower_ == "as" for o in p.children if o.pos_ == "NOUN"]
        for noun in nouns:
            if noun.ent_type_ != "PERSON" or noun.pos_ == "NOUN":
                found.setdefault(name, set()).add(noun.lemma_.lower())
    return {name: frozenset(nouns) for name, nouns in found.items()}


def unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(w * w for w in vector.values())) or 1.0
    return {t: w / length for t, w in vector.items()}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(w * large[t] for t, w in small.items() if t in large)


def _mentioned(
    mention: Mapping[str, Any],
    place: int,
    record: Mapping[str, Any],
    parsed: ParsedReport,
    cast: Cast,
    idf: Mapping[str, float],
    starts: list[int],
) -> Mentioned:
    spans = [Span(s, e) for s, e in mention["spans"]]
    span = Span(spans[0].start, spans[-1].end)
    tokens = [t for s in spans for t in parsed.doc.char_span(s.start, s.end, alignment_mode="expand") or ()]
    if not tokens:
        tokens = [parsed.doc[0]]
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if (t.head.i not in inside or t.head is t) and not t.is_punct and not t.is_space]
    head = next((t for t in roots if t.pos_ in ("PROPN", "NOUN", "PRON", "NUM")), roots[0] if roots else tokens[0])
    if head.pos_ == "ADP":
        head = next((c for c in head.children if c.dep_ == "pobj" and c.i in inside), head)
    text = " ".join(s.cut(record["text"]) for s in spans)
    norm = _norm(text)
    low = head.lower_
    pronoun = PRONOUNS.get(text.lower().strip())
    content = [t for t in tokens if (t.is_alpha or t.like_num) and not t.is_stop]
    # the head's own noun phrase, without what clauses and prepositions add to it
    near = [t for t in content if t.i == head.i or (t.head.i == head.i and t.i < head.i) or t.dep_ == "compound"]
    proper = frozenset(t.lower_ for t in near if t.pos_ == "PROPN" or (t.ent_type_ and t.text[:1].isupper()))
    name = " ".join(t.text for t in near if t.pos_ == "PROPN")
    kind = "PRO" if pronoun else "PROP" if head.pos_ == "PROPN" or (low in proper and head.ent_type_) else "NOM"
    chain = -1
    best = cast.headed_at(head.idx) or next(
        (m for m in cast.mentions if m.start == span.start and m.end == span.end), None
    )
    if best is not None:
        chain = best.chain
    sentence = head.sent
    return Mentioned(
        id=mention["id"],
        report=record["id"],
        start=span.start,
        end=span.end,
        text=text,
        norm=norm,
        kind=kind,
        head=low,
        lemma=head.lemma_.lower(),
        last=(norm.split() or [""])[-1],
        proper=proper,
        name=name,
        words=frozenset(t.lemma_.lower() for t in content),
        modifiers=frozenset(t.lemma_.lower() for t in near if t.i != head.i),
        numbers=frozenset(t.lower_ for t in near if t.like_num),
        entity=head.ent_type_,
        number=pronoun[1] if pronoun else ("p" if head.tag_ in ("NNS", "NNPS") else "s"),
        gender=pronoun[2] if pronoun else "",
        person=pronoun[0] if pronoun else 0,
        definite=tokens[0].lower_ in _DEFINITE,
        indefinite=tokens[0].lower_ in ("a", "an", "some", "one"),
        role="s" if head.dep_.startswith("nsubj") else "o" if head.dep_ in ("dobj", "pobj") else head.dep_,
        joined=any(t.dep_ == "conj" and t.head.i in inside for t in tokens),
        sentence=bisect_right(starts, head.i) - 1,
        place=place,
        chain=chain,
        chain_kind=(cast.chains[chain].kind or "") if chain >= 0 else "",
        country=(cast.chains[chain].country or "") if chain >= 0 else "",
        head_at=head.i,
        governor=head.head.i,
        head_of=next((c.i for c in head.head.children if c.dep_.startswith("nsubj")), -1)
        if head.dep_ == "attr"
        else -1,
        dependency=head.dep_,
        context=unit(
            {
                t.lemma_.lower(): idf.get(t.lemma_.lower(), 1.0)
                for t in sentence
                if t.is_alpha and not t.is_stop and t.i not in inside
            }
        ),
    )


@lru_cache(maxsize=100_000)
def _norm(text: str) -> str:
    words = re.sub(rf"(?:{_OWN})$", "", text.lower().strip(' .,;:"“”')).split()
    while words and (words[0] in _DETERMINERS or words[0] in _LEADING):
        words.pop(0)
    return " ".join(words) or text.lower()
