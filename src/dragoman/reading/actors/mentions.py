"""Candidates for mentions: every stretch of the story that may refer to an actor, before chains are made.

Candidates come from names (`entities`, `named`), from noun phrases headed by a noun that names actors (`described`),
from countries and capitals where they act rather than merely lie somewhere (`metonyms`), and from pronouns. They nest:
"the government loyal to [retired Major General [Khalifa Hifter]]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, leaders, organisations, person_names, sectors, titles
from dragoman.knowledge.titles import Gender
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.described import described
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.actors.entities.words import HYPHENS, has_body_noun
from dragoman.reading.actors.metonyms import acts, adjective_acts
from dragoman.reading.actors.named import named
from dragoman.reading.actors.namesakes_of_states import place_namesakes
from dragoman.reading.nationality import nation_of
from dragoman.reading.parsed import ParsedReport, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRONOUNS: dict[str, tuple[int, Gender | None, str]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), (1, "male", "third")),
    **dict.fromkeys(("she", "her", "hers", "herself"), (1, "female", "third")),
    **dict.fromkeys(("it", "its", "itself"), (1, None, "thing")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (2, None, "third")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), (1, None, "first")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (2, None, "first")),
}
"""Word: number (1 one, 2 many), sex, person."""

_PARTY_AND_STATE = re.compile(r"[DRI]\s?[-–—]\s?[A-Z][A-Za-z.]{1,6}")  # "Sen. Jane Doe, D-Calif.": whose, not who


def find_candidates(parsed: ParsedReport, entities: Sequence[EntitySpan]) -> list[Candidate]:
    """All candidates of the story, in the order of their start, hosts before what is nested in them."""
    doc = parsed.doc
    entities = [span for span in entities if not _is_party_and_state(doc, span)]
    entities = _without_headline_words(parsed, entities)
    halves = _halves(doc, entities)
    entities = [span for span in entities if span.text(doc).removeprefix("the ") not in halves]
    at = {i: span for span in entities for i in range(span.start, span.end)}
    by_start = {span.start: span for span in entities}
    families = _families(doc, entities)
    found: list[Candidate] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.i in families:
                found.append(_family(doc, sentence, token))
            elif token.i in by_start:
                found += named(doc, sentence, by_start[token.i], at)
            if token.i in at:
                continue
            candidate = (
                described(doc, sentence, token, at) or _pronoun(sentence, token) or _people(doc, sentence, token)
            )
            if candidate is None and token.text in halves:
                candidate = _half(doc, sentence, token, halves[token.text])
            if candidate is not None:
                found.append(candidate)
    _share_titles(doc, found)
    unique: dict[tuple[int, int], Candidate] = {}
    for candidate in found:
        unique.setdefault((candidate.start, candidate.end), candidate)
    return place_namesakes(parsed, sorted(unique.values(), key=lambda c: (c.start, -c.end)))


def _families(doc: Doc, entities: Sequence[EntitySpan]) -> set[int]:
    """The tokens that name a family by its surname in the plural: "the Kesslers"."""
    surnames = {doc[span.end - 1].text for span in entities if span.label == "PER" and span.end - span.start > 1}
    lone = (span for span in entities if span.label != "LOC" and span.end - span.start == 1)
    return {
        span.start
        for span in lone
        if (text := span.text(doc)).endswith("s") and text not in surnames and organisations.of_name(text) is None
        if text[:-1] in surnames or (leaders.of_name(text[:-1]) is not None and leaders.of_name(text) is None)
    }


def _family(doc: Doc, sentence: Sentence, token: Token) -> Candidate:
    start = token.i - 1 if token.i > sentence.tokens.start and doc[token.i - 1].lower_ == "the" else token.i
    core = (start, token.i + 1)
    noun = sectors.exact_noun(["family"])
    return Candidate(*core, token.i, "description", sentence, core, noun=noun, number=2, definite=start < token.i)


def _share_titles(doc: Doc, found: Sequence[Candidate]) -> None:
    """Give a title in the plural to all whom it is told of: "Polish reporters X, Y and Z"."""
    names = {c.head: c for c in found if c.label == "PER" and c.kind == "name"}
    for title in found:
        last = doc[title.core[0] - 1] if title.kind == "title" and title.label == "PER" else None
        if last is None or title.noun is None or last.tag_ not in ("NNS", "NNPS"):
            continue
        for name in (names[i] for i in _listed_behind(doc[title.head]) if i in names):
            if name.noun is None:
                name.noun, name.country, name.former = title.noun, title.country, title.former


def _listed_behind(token: Token) -> Iterator[int]:
    """The heads that a list goes on with, which the parse may take for appositions."""
    for child in token.rights:
        if child.dep_ in ("conj", "appos"):
            yield child.i
            yield from _listed_behind(child)


def _is_party_and_state(doc: Doc, span: EntitySpan) -> bool:
    """Whether a span, or all that its hyphen ties it to, tells whose a member of Congress is: "(R-Ohio)"."""
    tied = span.start - 2 if span.start > 1 and doc[span.start - 1].text in HYPHENS else span.start
    return _PARTY_AND_STATE.fullmatch(doc[tied : span.end].text) is not None


def _without_headline_words(parsed: ParsedReport, entities: Sequence[EntitySpan]) -> list[EntitySpan]:
    """The names, those of persons in a headline cut to the name that the story bears out, mere words of it left out.

    A headline writes every word with a capital: "Keller Memos", "Arrest Anna Keller", "Anna Keller Out".
    """
    doc = parsed.doc
    told: set[tuple[str, ...]] = set()
    for span in entities:
        sentence = parsed.sentence_of(doc[span.start])
        if span.label == "PER" and (sentence is None or sentence.part != "title"):
            words = tuple(t.text for t in doc[span.start : span.end])
            told |= {words, words[-1:]}
    bodies = {span.text(doc) for span in entities if not _in_title(parsed, span)}
    common = {t.text for sentence in parsed.sentences if sentence.part != "title" for t in sentence.tokens}
    out = []
    for span in entities:
        sentence = parsed.sentence_of(doc[span.start])
        if span.label == "PER" and sentence is not None and sentence.part == "title" and span.end - span.start > 1:
            words = tuple(t.text for t in doc[span.start : span.end])
            inner = [
                (start, end)
                for start in range(len(words))
                for end in range(len(words), start, -1)
                if words[start:end] in told
            ]
            best = max(inner, key=lambda piece: (piece[1] - piece[0], -piece[0]), default=None)
            # down to a surname only where the story uses the word behind it as a common one: "Keller Memos", "memos"
            if best is not None and (
                best[1] - best[0] > 1 or (best[1] < len(words) and words[best[1]].lower() in common)
            ):
                span = replace(span, start=span.start + best[0], end=span.start + best[1])
        told_of = span.text(doc) in bodies or (span.label == "PER" and _may_be_person(doc, span))
        if span.label != "LOC" and not told_of and _is_run_of_headline(parsed, span):
            continue
        out.append(span)
    return out


def _may_be_person(doc: Doc, span: EntitySpan) -> bool:
    """Whether any word of a name is known to be one, or a title stands before it: not "Calm Falls"."""
    words = [t.text for t in doc[span.start : span.end]]
    before = doc[span.start - 1].text if span.start else ""
    titled = titles.is_honorific(before) or titles.rank(before) is not None
    return titled or any(
        person_names.bearers(w) or person_names.gender_of_given(w) is not None or leaders.of_name(w) for w in words
    )


_CAPITALS = 0.8  # share of a headline's longer words from which every word of it is taken to have a capital


def _in_title(parsed: ParsedReport, span: EntitySpan) -> bool:
    sentence = parsed.sentence_of(parsed.doc[span.start])
    return sentence is not None and sentence.part == "title"


def _is_run_of_headline(parsed: ParsedReport, span: EntitySpan) -> bool:
    """Whether a body is only words of a headline in capitals: "[Override Veto on] Bill", "Plays [Down Data Program]".

    It is not when it is well known, an acronym, told by its own words to be a body, or one word.
    """
    sentence, doc = parsed.sentence_of(parsed.doc[span.start]), parsed.doc
    if sentence is None or sentence.part != "title" or span.end - span.start < 2:
        return False
    longer = [t for t in sentence.tokens if t.is_alpha and len(t) > 3]
    if sum(t.text[:1].isupper() for t in longer) < _CAPITALS * len(longer):
        return False
    known = organisations.of_name(span.text(doc)) is not None or organisations.is_acronym(span.text(doc))
    return not known and not has_body_noun(doc, span.start, span.end)


def _pronoun(sentence: Sentence, token: Token) -> Candidate | None:
    features = _PRONOUNS.get(token.lower_)
    if features is None or token.pos_ not in ("PRON", "DET", "ADJ") or token.text == "US":
        return None
    number, gender, person = features
    core = (token.i, token.i + 1)
    return Candidate(*core, token.i, "pronoun", sentence, core, number=number, gender=gender, person=person)


def _halves(doc: Doc, entities: Sequence[EntitySpan]) -> dict[str, str]:
    """The states that "the North" and "the South" stand for in a report that names one of two parted ones."""
    pairs = (span.text(doc) for span in entities if span.end - span.start == 2)
    return next((parted for name in pairs if (parted := countries.halves(name))), {})


def _half(doc: Doc, sentence: Sentence, token: Token, alpha3: str) -> Candidate | None:
    """ "the North", in a headline "North" too, and both in "between North and South"."""
    if token.dep_ in ("compound", "amod"):
        return None
    pointed = token.i > sentence.tokens.start and doc[token.i - 1].lower_ == "the"
    beside = any(countries.is_half(t.text) for t in (token.head, *token.children) if "conj" in (t.dep_, token.dep_))
    if not (pointed or beside or sentence.part == "title") or not acts(doc, token.i, token.i + 1, country=True):
        return None
    core = (token.i, token.i + 1)
    return Candidate(token.i - pointed, token.i + 1, token.i, "metonym", sentence, core, "LOC", country=alpha3)


def _people(doc: Doc, sentence: Sentence, token: Token) -> Candidate | None:
    """An adjective that makes a state the doer: "Turkish aggression", "US sanctions"."""
    if not token.text[:1].isupper() or token.dep_ not in ("amod", "compound", "nmod", "conj"):
        return None
    alpha3 = nation_of(token)
    if alpha3 is None or not adjective_acts(token):
        return None
    core = (token.i, token.i + 1)
    return Candidate(*core, token.i, "metonym", sentence, core, "LOC", country=alpha3)
