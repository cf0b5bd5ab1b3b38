"""Whether a stretch of words names a place here: what the parse, the model's names and the cast say of it."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge import countries
from dragoman.knowledge.files import read_tsv
from dragoman.knowledge.gazetteer import GazetteerPlace, places_named
from dragoman.reading.cast import Cast
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.places.names import Candidate, is_never_place, is_people
from dragoman.reading.places.senses import Sense
from dragoman.reading.stretches import Stretches
from dragoman.records import PartKind, Span

if TYPE_CHECKING:
    import spacy.tokens

_READ: frozenset[PartKind] = frozenset({"title", "body", "heading", "caption", "dateline"})
_PLACE_LABELS = {"GPE", "LOC", "FAC"}
_NAME_LABELS = _PLACE_LABELS | {"PERSON", "ORG", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"}
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|from|to|of|outside|inside|around|toward|towards|across|between|into|through|over|within|throughout|"
    r"north|south|east|west|northern|southern|eastern|western|central|downtown|city of|town of|village of|and|or|via|"
    r"leave|left|"
    r"visit|visited|reach|reached|entered|enter|off|along|beyond|behind)(?: the)? $",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Tt]hroughout|[Aa]cross)(?: the)? $")
_DIRECTION = re.compile(
    r"\b(?:north|south|east|west|northern|southern|eastern|western|central|downtown|nearby|rural|northeast(?:ern)?|"
    r"northwest(?:ern)?|southeast(?:ern)?|southwest(?:ern)?) $",
    re.IGNORECASE,
)
_MAY_BE = -2.5
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Sir|Lord|Lady|Sheikh|President|Minister|Judge|Justice|"
    r"Senator|Professor|Prof|King|Queen|Prince|Princess|Officer|Detective|Sheriff|Deputy|Secretary|Chancellor|Ambassador|"
    r"Representative|Congressman|Congresswoman|Governor|Coach|Captain|Major|General|Colonel|Pope|Father|Sister|"
    r"Brother)\.?|\b[A-Z]\.) $"
)
_CAPITAL_BEFORE = re.compile(
    r"\b(?!(?:The|In|At|On|From|Near|To|By|And|But|For|When|After|Before|While|As|Of|Both)\b)[A-Z][a-z]+ $"
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep|Rev|Prof)\.? (?:[A-Z][a-z]+ )?([A-Z][a-z]+)\b")
_SAYS_AFTER = re.compile(r",? (?:said|says|told|added|adds|noted|explained|replied|asked|wrote|who)\b")
_COMPANY_AFTER = re.compile(
    r" (?:[A-Z][\w&-]*[a-z] )?(?:Times|Post|Tribune|Herald|News|Journal|Gazette|Star|Telegraph|Examiner|Chronicle|"
    r"Press|FC|United|"
    r"Airlines|Airways|Bank|Corp|Inc|Ltd|Company|Group|Party|Purchase|Accords?|Agreement|Treaty|Convention|Protocol|Declaration|Cup|"
    r"Games|Olympics|Championship|Street|Road|Avenue|Analytica|Motors|Records|Foundation|Hilton)\b"
)
_BODY_AFTER = re.compile(
    r" (?:[A-Z][\w&-]*[a-z] )*(?:University|College|Institute|School|Hospital|Association|Society|Council|Commission|"
    r"Committee|"
    r"Ministry|Department|Agency|Authority|Court|Parliament|Assembly|Congress|Army|Union|League|Federation|Police|Office|Guard|"
    r"Organi[sz]ation|Conference|Summit|Festival|Government|Senate|Legislature|Governor|Gov\.|Mayor|Sen\.|Rep\.)\b"
)
_PARTY_OF_NAME = re.compile(
    r"\b(?:University|Bank|Kingdom|Republic|Church|Foundation|Institute|Ministry|Government) of (?:the )?$"
)


class Signs:
    """The signs of one report. Names are judged one by one, but a person's surname counts against all its repeats."""

    def __init__(self, parsed: ParsedReport, cast: Cast) -> None:
        self._parsed, self._text, self._cast = parsed, parsed.text, cast
        self._parts = [(p.start, p.end, p.kind) for p in parsed.report.parts]
        self._labels = _labels(parsed)
        self._surnames = self._person_words()
        self._votes: dict[str, Counter[str]] = {}
        for start, end, label, _ in self._labels:
            self._votes.setdefault(self._text[start:end].lower(), Counter())[label] += 1

    # ------------------------------------------------------------ which words are looked at

    def is_read(self, candidate: Candidate) -> bool:
        return any(start <= candidate.start < end and kind in _READ for start, end, kind in self._parts)

    def with_entities(self, candidates: list[Candidate]) -> list[Candidate]:
        """The candidates, and the places that the recogniser sees beside them: villages and sites of no gazetteer."""
        out, taken = list(candidates), Stretches((c.start, c.end) for c in candidates)
        for start, end, label, _ in self._labels:
            start, end = self._trimmed(start, end)
            if label not in _PLACE_LABELS or end - start < 3 or "\n" in self._text[start:end]:
                continue
            words = self._text[start:end]
            if not words[0].isupper() or countries.of_demonym(words) or is_people(words):
                continue
            if is_never_place(self._text[start:end]) or taken.touch(start, end):
                continue
            candidate = Candidate(start, end, places_named(self._text[start:end]), site=True)
            if self.is_read(candidate):
                out.append(candidate)
        return sorted(out, key=lambda c: c.start)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        words = re.match(
            r"(?:[Tt]he |an? |downtown |central |north(?:ern)? |south(?:ern)? |east(?:ern)? |west(?:ern)? )*",
            self._text[start:end],
        )
        if words and words.end() < end - start:
            start += words.end()
        if self._text[start:end].endswith(("'s", "’s")):
            end -= 2
        return start, end

    # ------------------------------------------------------------ judging

    def may_be_place(self, candidate: Candidate) -> bool:
        """Whether the name may at least help to tell where the report plays."""
        return candidate.clipped or self.weight(candidate, None) > _MAY_BE

    def is_place(self, candidate: Candidate, sense: Sense | None) -> bool:
        """Whether the name is one of a place here."""
        if candidate.clipped:
            return True
        found = self.signs(candidate, sense)
        if "surname of a person" in found and "after in or at" not in found and "feature beside" not in found:
            return False
        return self._sum(found) >= 0.0

    def weight(self, candidate: Candidate, sense: Sense | None) -> float:
        """Above 0 where the signs speak for a place; a log-odds, less the point where the line was drawn."""
        return self._sum(self.signs(candidate, sense))

    def _sum(self, found: dict[str, float]) -> float:
        known = weights()
        return known["line"] + sum(known.get(name, 0.0) * value for name, value in found.items()) + _listed(found)

    def signs(self, candidate: Candidate, sense: Sense | None) -> dict[str, float]:
        """The signs that hold for the name, each with its strength."""
        text, start, end = self._text, candidate.start, candidate.end
        words = candidate.text(text)
        place = (
            sense.place
            if sense
            else max(candidate.places, key=lambda p: (p.kind == "country", p.population), default=None)
        )
        before, after = text[max(0, start - 24) : start], text[end : end + 40]
        single = " " not in words
        label, exact = self._label_at(start, end)
        found = _fame(place)
        found["model says " + (f"{label} {'exactly' if exact else 'inside'}" if label else "nothing")] = 1.0
        found[_part_of_speech(self._parsed, start)] = 1.0
        found["model on its repeats"] = self._vote(words)
        if sense is not None and place is not None:
            found["share of the report's places in its country"] = sense.shared
            if place.kind in ("city", "district") and place.population < 50_000 and sense.shared == 0 and sense.others:
                found["small and far from all else"] = 1.0
        if place is not None and place.kind == "country" and label == "PERSON":
            found["country called a person"] = 1.0
        for name, holds in (
            ("after in or at", bool(_INSIDE.search(before))),
            ("after another preposition", bool(_LOCATIVE.search(before))),
            ("after a direction", bool(_DIRECTION.search(before))),
            ("before comma and name", bool(re.match(r", [A-Z]", after))),
            ("after name and comma", bool(re.search(r"[a-z], $", before))),
            ("feature beside", candidate.feature is not None),
            ("after a title", bool(_PERSON_BEFORE.search(before))),
            ("surname of a person", words.lower() in self._surnames),
            ("says something", single and bool(_SAYS_AFTER.match(after))),
            ("before a capital", single and bool(re.match(r" [A-Z][a-z]+", after))),
            ("after a capital", single and bool(_CAPITAL_BEFORE.search(before))),
            ("starts a company's name", bool(_COMPANY_AFTER.match(after))),
            ("starts a body's name", bool(_BODY_AFTER.match(after))),
            ("ends a body's name", bool(_PARTY_OF_NAME.search(before))),
            ("site", candidate.site),
            ("site after in or at", candidate.site and bool(_INSIDE.search(before))),
            ("unknown site", candidate.site and place is None and not candidate.called),
            ("called a place", candidate.called and not self._is_person(Span(start, end))),
            ("all capitals", words.isupper() and len(words) > 3),
            ("several words", not single),
            ("starts a sentence", not before.strip() or bool(re.search(r"[.!?:\n][\s\"'“”‘’]*$", before))),
            ("possessive", after[:2] in ("'s", "’s")),
            ("hyphened", text[end : end + 1] == "-" or text[start - 1 : start] == "-"),
            ("quoted", before[-1:] in '"“‘' and before != ""),
            ("alone for its name", sense is not None and sense.margin >= 9.0),
        ):
            if holds:
                found[name] = 1.0
        return found

    def _is_person(self, span: Span) -> bool:
        mention = self._cast.covering(span)
        return mention is not None and self._cast.chains[mention.chain].kind == "person"

    def _vote(self, words: str) -> float:
        """What the recogniser makes of the same words elsewhere in the report."""
        votes = self._votes.get(words.lower())
        if not votes:
            return 0.0
        places = sum(n for label, n in votes.items() if label in _PLACE_LABELS)
        return 0.6 * (2 * places / sum(votes.values()) - 1)

    def _label_at(self, start: int, end: int) -> tuple[str | None, bool]:
        i = bisect_right(self._labels, start, key=lambda label: label[1])  # no two overlap
        if i == len(self._labels) or self._labels[i][0] >= end:
            return None, False
        first, last, label, _ = self._labels[i]
        a, b = self._trimmed(first, last)
        return label, a >= start and b <= end + 1

    def _person_words(self) -> set[str]:
        """Words of persons' full names, lower case: their repeats are the person and not a town."""
        found: set[str] = set()
        for start, end, label, _ in self._labels:
            words = self._text[start:end].split()
            if label == "PERSON" and len(words) > 1 and all(w[:1].isupper() for w in words):
                found.add(re.sub(r"(?:'s|’s)$", "", words[-1]).lower())
        found.update(m[1].lower() for m in _TITLED.finditer(self._text))
        for chain in self._cast.chains:
            if chain.kind == "person" and chain.named and " " in chain.name:
                found.add(chain.name.split()[-1].lower())
        return found

    # ------------------------------------------------------------ modifiers

    def is_modifier(self, candidate: Candidate, place: GazetteerPlace | None) -> bool:
        """Whether a country's name only says whose something is: "U.S. officials", "Britain-based"."""
        if place is None or place.kind not in ("country", "continent", "region"):
            return False
        if re.match(
            r"-(?:based|led|backed|born|registered|supported|controlled|sponsored)\b", self._text[candidate.end :]
        ):
            return True
        token = self._parsed.token_at(candidate.start)
        last = self._parsed.token_at(candidate.end - 1)
        return any(t is not None and t.dep_ in ("compound", "amod", "nmod") and t.head.i > (last.i if last else t.i)
                   and t.head.idx >= candidate.end for t in (token, last))  # fmt: skip


@cache
def weights() -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in read_tsv("place_signs.tsv")}


def _fame(place: GazetteerPlace | None) -> dict[str, float]:
    """How well known the place is."""
    if place is None:
        return {"in no gazetteer": 1.0}
    found = {f"kind {place.kind}": 1.0}
    if place.kind in ("city", "district", "quarter"):
        found["population"] = max(0.0, math.log10(max(place.population, 300)) - 3.0)
        found["village"] = 1.0 if place.population < 5_000 else 0.0
    if place.alias and not place.extra:
        found["alternate name"] = 1.0
    if place.extra:
        found["own list"] = 1.0
    return found


def _listed(found: dict[str, float]) -> float:
    """What the project lists itself (bases, camps, crossings, seas, regions) is rare in the sets that the weights were
    learned from, and hardly ever anything else; a name of several words least of all."""
    if ("kind airport" in found and "feature beside" in found) or "called a place" in found:
        return 4.0
    if (
        "own list" not in found
        or "kind city" in found
        or "kind quarter" in found
        or "model says PERSON inside" in found
    ):
        return 0.0
    return 4.0 if "several words" in found else 1.5


def _part_of_speech(parsed: ParsedReport, start: int) -> str:
    token = parsed.token_at(start)
    kind = token.pos_ if token is not None else "X"
    return f"word is {kind if kind in ('PROPN', 'NOUN', 'ADJ', 'VERB') else 'other'}"


def _labels(parsed: ParsedReport) -> list[tuple[int, int, str, float]]:
    """Names with their kinds: the token model's where it is packaged, else the parser's."""
    found = [(e.start_char, e.end_char, e.label_, 1.0) for e in parsed.doc.ents if e.label_ in _NAME_LABELS]
    if parsed.tags is not None:
        kinds = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
        own = [(span.start, span.end, kinds[kind], score) for span, kind, score in parsed.tags.entity_spans()]
        taken = Stretches((start, end) for start, end, _, _ in own)
        found = own + [f for f in found if not taken.touch(f[0], f[1])]
    return sorted(found)


def head_token(parsed: ParsedReport, span: Span) -> spacy.tokens.Token | None:
    """The word of ``span`` that its place in the parse hangs on."""
    inside = parsed.tokens_in(span)
    if not inside:
        return parsed.token_at(span.start)
    ids = {t.i for t in inside}
    return next((t for t in inside if t.head.i not in ids), inside[-1])
