"""Whether a stretch of words names a place here: what the parse, the model's names and the cast say of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dragoman.knowledge import countries
from dragoman.knowledge.gazetteer import GazetteerPlace, places_named
from dragoman.reading.cast import Cast
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.place_names import Candidate
from dragoman.reading.place_sense import Sense
from dragoman.records import PartKind, Span

if TYPE_CHECKING:
    import spacy.tokens

_READ: frozenset[PartKind] = frozenset({"title", "body", "heading", "caption", "dateline"})
_PLACE_LABELS = {"GPE", "LOC", "FAC"}
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|from|to|of|outside|inside|around|toward|towards|across|between|into|through|over|within|throughout|"
    r"north|south|east|west|northern|southern|eastern|western|central|downtown|city of|town of|village of|and|or|via|leave|left|"
    r"visit|visited|reach|reached|entered|enter|off|along|beyond|behind)(?: the)? $",
    re.IGNORECASE,
)
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Sir|Lord|Lady|Sheikh|President|Minister|Judge|Justice|"
    r"Senator|Professor|Prof|King|Queen|Prince|Princess|Officer|Detective|Sheriff|Deputy|Secretary|Chancellor|Ambassador|"
    r"Representative|Congressman|Congresswoman|Governor|Coach|Captain|Major|General|Colonel|Pope|Father|Sister|Brother)\.?|\b[A-Z]\.) $"
)
_SAYS_AFTER = re.compile(r",? (?:said|says|told|added|adds|noted|explained|replied|asked|wrote|who)\b")
_ORG_AFTER = re.compile(
    r" (?:[A-Z][\w&-]*[a-z] )*(?:University|College|Institute|Times|Post|Tribune|Herald|News|Journal|Gazette|Star|Telegraph|FC|United|"
    r"Airlines|Airways|Bank|Corp|Inc|Ltd|Company|Group|Association|Society|Foundation|Party|Council|Commission|Committee|Ministry|"
    r"Department|Agency|Authority|Court|Parliament|Assembly|Congress|Army|Union|League|Federation|Organization|Organisation|Accord|"
    r"Accords|Agreement|Treaty|Convention|Protocol|Declaration|Conference|Summit|Festival|Cup|Games|Olympics|Championship|Street|Road|Avenue)\b"
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
        out = list(candidates)
        for start, end, label, _ in self._labels:
            start, end = self._trimmed(start, end)
            if label not in _PLACE_LABELS or end - start < 3 or "\n" in self._text[start:end]:
                continue
            if not self._text[start].isupper() or countries.of_demonym(self._text[start:end]):
                continue
            if any(c.start < end and start < c.end for c in out):
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
        return candidate.clipped or self._weight(candidate, None) > -1.5

    def is_place(self, candidate: Candidate, sense: Sense | None) -> bool:
        if candidate.clipped:
            return True
        return self._weight(candidate, sense) >= 1.0

    def _weight(self, candidate: Candidate, sense: Sense | None) -> float:
        text, start, end = self._text, candidate.start, candidate.end
        words = candidate.text(text)
        place = (
            sense.place
            if sense
            else max(candidate.places, key=lambda p: (p.kind == "country", p.population), default=None)
        )
        weight = _fame(place)
        label, exact = self._label_at(start, end)
        if label in _PLACE_LABELS or label == "LOC":
            weight += 2.0 if exact else 1.5
        elif label == "PERSON":
            weight -= 3.0 if not exact else 1.8
        elif label == "ORG":
            weight -= 0.6 if exact else 2.5
        elif label is not None:
            weight -= 1.0
        before, after = text[max(0, start - 24) : start], text[end : end + 40]
        if _LOCATIVE.search(before):
            weight += 1.0
        if re.match(r", [A-Z]", after) or re.search(r"[a-z], $", before):
            weight += 0.3
        if candidate.feature:
            weight += 0.8
        if _PERSON_BEFORE.search(before):
            weight -= 3.0
        if words.lower() in self._surnames:
            weight -= 2.5
        if " " not in words:
            if _SAYS_AFTER.match(after) and not (place and place.kind == "country"):
                weight -= 1.0
            if (
                re.match(r" [A-Z][a-z]+(?:'s|’s)?(?: |,|\.|$)", after)
                and label != "GPE"
                and not (place and place.kind == "country")
            ):
                weight -= 0.8  # the first word of a longer name
            if re.search(r"[A-Z][a-z]+ $", before) and label != "GPE":
                weight -= 0.6
        if _ORG_AFTER.match(after):
            weight -= 2.0
        if candidate.site and not candidate.places:
            weight += 0.6
        if not candidate.site:
            weight += self._part_of_speech(start)
        return weight + self._vote(words)

    def _vote(self, words: str) -> float:
        """What the recogniser makes of the same words elsewhere in the report."""
        votes = self._votes.get(words.lower())
        if not votes:
            return 0.0
        places = sum(n for label, n in votes.items() if label in _PLACE_LABELS)
        return 0.6 * (2 * places / sum(votes.values()) - 1)

    def _part_of_speech(self, start: int) -> float:
        token = self._parsed.token_at(start)
        if token is None:
            return 0.0
        if token.pos_ == "PROPN":
            return 0.3
        return -1.0 if token.pos_ in ("NOUN", "ADJ", "NUM", "X") else -2.0

    def _label_at(self, start: int, end: int) -> tuple[str | None, bool]:
        for first, last, label, _ in self._labels:
            if first < end and start < last:
                a, b = self._trimmed(first, last)
                return label, a >= start and b <= end + 1
        return None, False

    def _person_words(self) -> set[str]:
        """Words of persons' full names, lower case: their repeats are the person and not a town."""
        found: set[str] = set()
        for start, end, label, _ in self._labels:
            words = self._text[start:end].split()
            if label == "PERSON" and len(words) > 1 and all(w[:1].isupper() for w in words):
                found.add(re.sub(r"(?:'s|’s)$", "", words[-1]).lower())
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


def _fame(place: GazetteerPlace | None) -> float:
    """How likely a capitalised word that bears this name means the place, before anything else is known."""
    if place is None:
        return -0.8
    if place.kind in ("country", "continent"):
        return 2.2
    if place.extra and not place.alias:
        return 0.9
    if place.kind in ("sea", "region", "province"):
        return 0.8 - (0.8 if place.alias and not place.extra else 0.0)
    fame = -1.2
    for least, gain in ((5_000, 0.4), (20_000, 0.4), (100_000, 0.5), (500_000, 0.5), (2_000_000, 0.4)):
        if place.population >= least:
            fame += gain
    return fame - (0.8 if place.alias and not place.extra else 0.0)


def _labels(parsed: ParsedReport) -> list[tuple[int, int, str, float]]:
    """Names with their kinds: the token model's where it is packaged, else the parser's."""
    found = [(e.start_char, e.end_char, e.label_, 1.0) for e in parsed.doc.ents
             if e.label_ in ("GPE", "LOC", "FAC", "PERSON", "ORG", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW")]  # fmt: skip
    if parsed.tags is not None:
        kinds = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
        own = [(span.start, span.end, kinds[kind], score) for span, kind, score in parsed.tags.entity_spans()]
        found = own + [f for f in found if not any(o[0] < f[1] and f[0] < o[1] for o in own)]
    return sorted(found)


def head_token(parsed: ParsedReport, span: Span) -> spacy.tokens.Token | None:
    """The word of ``span`` that its place in the parse hangs on."""
    inside = parsed.tokens_in(span)
    if not inside:
        return parsed.token_at(span.start)
    ids = {t.i for t in inside}
    return next((t for t in inside if t.head.i not in ids), inside[-1])
