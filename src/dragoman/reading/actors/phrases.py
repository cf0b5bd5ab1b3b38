"""Where noun phrases begin and end: edges that hold even where the parse attaches a phrase to the wrong word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.knowledge import sectors, titles
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.parsed import Sentence
from dragoman.reading.times.expressions import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENS_POSTMODIFIER = frozenset(
    "loyal close allied affiliated aligned opposed linked backed led headed run based supported controlled appointed "
    "recognized recognised responsible hostile sympathetic friendly".split()
)
_OFFICE_LINKS = frozenset("for to at with".split())
_CHARGES = frozenset("accuse convict suspect acquit absolve deprive strip rob remind warn inform notify assure".split())
_HEDGES = frozenset("least most more less fewer than".split())  # "at least 46 people" are 46 people
_LONGEST = 25  # tokens: a description that runs longer is cut
_LEFT = frozenset("det amod compound nmod poss nummod quantmod npadvmod predet advmod".split())


def chunk_start(doc: Doc, sentence: Sentence, start: int, head: int) -> int:
    """Where the noun phrase of ``head`` begins: its determiners, adjectives, compounds and possessors on the left."""
    left = start
    for child in reversed(list(doc[head].lefts)):
        if child.i >= left:
            continue
        gap = doc[child.right_edge.i + 1 : left]
        if child.dep_ == "punct" or any(not (t.text in "-–\"“”'" or t.is_space) for t in gap):
            if child.dep_ == "punct" and child.text in ("-", "–", '"', "“", "”"):
                continue
            break
        if child.dep_ not in _LEFT:
            break
        left = child.left_edge.i
        if child.dep_ == "det" and child.lower_ in ("a", "an", "the") and doc[left - 1].dep_ != "predet":
            break  # "called Maduro a dictator": what stands before an article is no part of the phrase
    while left < start and (
        doc[left].is_punct
        or _closes_bracket(doc[left:start].text)
        or doc[left].is_space
        or doc[left].pos_ in ("ADV", "CCONJ", "ADP")
        or (doc[left].lower_ in _HEDGES and any(token.like_num for token in doc[left + 1 : start]))
    ):
        left += 1
    return _behind_date(doc, max(left, sentence.tokens.start), start)


def _closes_bracket(words: str) -> bool:
    """Whether some words end a bracket that stands before them: "[Agency) Burkina Faso's ruling] junta"."""
    return words.count(")") > words.count("(")


_DATE = re.compile(r"(?:\d{2,4}-)?\d\d-\d\d")


def _behind_date(doc: Doc, left: int, start: int) -> int:
    """Where a phrase begins behind a date that the parse made a part of it: "18 January 2026, army units"."""
    i = left
    while i < start and (doc[i].like_num or doc[i].is_punct or doc[i].lower_ in MONTHS or _DATE.fullmatch(doc[i].text)):
        i += 1
    dated = any(t.lower_ in MONTHS or _DATE.fullmatch(t.text) for t in doc[left:i])
    return i if dated else left


def head_of(doc: Doc, start: int, end: int) -> int:
    for i in range(start, end):
        if not start <= doc[i].head.i < end or doc[i].head.i == i:
            return i
    return end - 1


def postmodified_end(doc: Doc, sentence: Sentence, head: int, at: dict[int, EntitySpan], person: bool = False) -> int:
    """The end of a description: "of" phrases and such words as "loyal to X" belong to it, clauses do not."""
    end, last = head + 1, sentence.tokens.end
    if end < last and doc[end].text in ('"', "”", "'") and doc[end].head.i == head and not doc[end].whitespace_:
        return end
    while end + 1 < last and end - head < _LONGEST:
        word = doc[end].lower_
        stop: int | None = None
        if word == "of" and _is_charged(doc, head, end):
            break
        if word == "of" or (person and word in _OFFICE_LINKS and doc[end].head.i in range(head, end)):
            stop = phrase_end(doc, end, last, at)
        elif person and doc[end : end + 3].text == "in charge of":
            stop = phrase_end(doc, end + 2, last, at)
        elif word in OPENS_POSTMODIFIER and doc[end + 1].pos_ in ("ADP", "SCONJ", "PART") and doc[end].pos_ != "NOUN":
            stop = phrase_end(doc, end + 1, last, at)
        elif (
            word in ("in", "at", "for", "on", "to", "from")
            and end == head + 1
            and end + 1 in at
            and at[end + 1].start == end + 1
        ):
            # "the regime in Libya", "ambassador to Poland": a place or body right behind tells which
            stop = at[end + 1].end if doc[end].head.i == head else None
        if stop is None:
            break
        end = stop
    return end


def _is_charged(doc: Doc, head: int, of: int) -> bool:
    """Whether "of" tells with what somebody is charged, and not whose he is: "accused the envoy of bias"."""
    verb = doc[head].head
    charged = doc[head].dep_ in ("dobj", "nsubjpass") and verb.lemma_ in _CHARGES
    return charged and not (of == head + 1 and doc[of + 1].ent_type_ == "GPE")


def phrase_end(doc: Doc, prep: int, last: int, at: dict[int, EntitySpan]) -> int | None:
    """The end of the short noun phrase behind a preposition."""
    i = prep + 1
    while i < last and i - prep <= 8:
        token = doc[i]
        if (
            i in at
            and at[i].label == "PER"
            and i > prep + 1
            and doc[i - 1].text[:1].isupper()
            and not _titles(doc[i - 1])
        ):
            return i  # "envoy for the Coalition X": the name behind is the envoy's
        if i in at:
            i = at[i].end
            if i + 2 < last and doc[i].text == "-" and doc[i + 1].lower_ in OPENS_POSTMODIFIER:
                i += 2  # "of the Hamas-run government"
                continue
            if (i < last and doc[i].tag_ == "POS") or (
                i < last and i not in at and doc[i].dep_ in ("compound", "nmod")
            ):
                i += 1
                continue
            if i < last and doc[i].pos_ in ("NOUN", "PROPN") and doc[i - 1].head.i >= i:
                continue
            return i
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            if i + 1 < last and (doc[i + 1].pos_ in ("NOUN", "PROPN") or doc[i + 1].tag_ == "POS") and token.head.i > i:
                i += 1
                continue
            if i + 2 < last and doc[i + 1].text == "-" and token.head.i > i:
                i += 2
                continue
            return i + 1
        if token.pos_ in ("DET", "ADJ", "NUM", "ADV", "PART") or (token.pos_ == "VERB" and token.dep_ == "amod"):
            i += 1
            continue
        if token.pos_ == "CCONJ" and doc[i - 1].pos_ == "ADJ":
            i += 1
            continue
        if token.text in ('"', "“", "-"):
            i += 1
            continue
        return None
    return None


def _titles(token: Token) -> bool:
    """Whether a word is the end of a title, as in "loyal to retired Major General X"."""
    if titles.is_honorific(token.text) or titles.rank(token.text):
        return True
    noun = sectors.exact_noun([token.lower_])
    return noun is not None and noun.kind == "person"


def owner(doc: Doc, start: int, head: int, end: int, at: dict[int, EntitySpan]) -> int | None:
    """The head of what a body belongs to: a possessor, a name before it, the complement of "of" or of "loyal to"."""
    for child in doc[head].lefts:
        if child.dep_ == "poss" and child.i >= start:
            return int(child.i)
    for i in range(head - 1, start - 1, -1):
        if i in at and at[i].end <= head and at[i].label != "LOC":
            return head_of(doc, at[i].start, at[i].end)
    chosen: int | None = None
    for i in range(head + 1, end):
        if doc[i].lower_ in ("of", "for", "to", "with", "by") and i + 1 < end:
            stop = phrase_end(doc, i, end, at) or end
            found = [k for k in range(i + 1, stop) if doc[k].pos_ in ("NOUN", "PROPN", "PRON")]
            inside = [k for k in found if k in at]
            if inside and at[inside[-1]].end == stop:
                return head_of(doc, at[inside[-1]].start, at[inside[-1]].end)
            if found and sectors.exact_noun([doc[found[-1]].lemma_.lower()]) is not None:
                return found[-1]
            chosen = chosen if chosen is not None or not found else found[-1]
    return chosen
