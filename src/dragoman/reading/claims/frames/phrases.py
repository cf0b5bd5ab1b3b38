"""Frames of phrases and adverbs: "according to X", "in X's view", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of
from dragoman.reading.claims.frames.frame import Frame
from dragoman.reading.claims.frames.runs import subtree, trimmed, without
from dragoman.reading.claims.frames.subjects import source_run

if TYPE_CHECKING:
    from spacy.tokens import Token

_VIEWS = frozenset({"account", "eyes", "opinion", "telling", "view", "words"})
_FEWEST = 3  # tokens: what is left of a clause with fewer is no content


def frames_of_according(token: Token) -> Iterator[Frame]:
    """The frame of "according to X": what remains of the clause, or else of the sentence, is the content."""
    doc = token.doc
    to = token.nbor(1) if token.i + 1 < len(doc) else None
    if to is None or to.lower_ != "to":
        return
    person = next((c for t in (to, token) for c in t.children if c.dep_ == "pobj"), None)
    if person is None:
        return
    source = source_run(person)
    phrase = (token.i, max(source[1], to.i + 1))
    sentence = (token.sent.start, token.sent.end)
    host = token.head
    while host.pos_ not in ("VERB", "AUX") and host.head.i != host.i:
        host = host.head
    hull = subtree(host) if host.i != token.i else sentence
    pieces = trimmed(doc, without(hull, phrase))
    if sum(b - a for a, b in pieces) < _FEWEST:
        # the parser took the rest of the sentence for an apposition of the source
        comma = next((t.i for t in doc[person.i : sentence[1]] if t.text == ","), None)
        if comma is not None:
            source, phrase = (source[0], comma), (token.i, comma)
            pieces = trimmed(doc, without(sentence, phrase))
    if pieces:
        yield Frame(token.i, "according to", "P", "according", (token.i, to.i + 1), source, person.i, pieces)


def frames_of_view(noun: Token) -> Iterator[Frame]:
    """The frame of "in X's view", "in the words of X", set off from its clause, which is the content."""
    preposition, host = noun.head, noun.head.head
    if noun.lower_ not in _VIEWS or noun.dep_ != "pobj" or preposition.lower_ not in ("in", "by"):
        return
    holder = next((c for c in noun.lefts if c.dep_ == "poss"), None) or next(
        (g for c in noun.rights if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None
    )
    doc, phrase = noun.doc, subtree(preposition)
    before, behind = doc[phrase[0] - 1 : phrase[0]].text, doc[phrase[1] : phrase[1] + 1].text
    set_off = behind == "," if before != "," else behind in (",", ".")
    says = class_of(host.lemma_.lower(), "V") == "says"  # "in his own words, he said"
    if holder is None or not set_off or host.pos_ not in ("VERB", "AUX") or says:
        return
    source = subtree(holder)
    pieces = trimmed(doc, without(subtree(host), phrase))
    if pieces:
        cue = (noun.i, noun.i + 1)
        run = (source[0], source[1] - 1) if doc[source[1] - 1].tag_ == "POS" else source
        yield Frame(noun.i, f"{preposition.lower_} the view of", "P", "according", cue, run, holder.i, pieces)


def frames_of_adverb(token: Token) -> Iterator[Frame]:
    """The frame of "reportedly", whose clause is the content of nobody in particular."""
    host = token.head
    if not token.lower_.endswith("ly") or host.pos_ not in ("VERB", "AUX"):
        return
    cue = (token.i, token.i + 1)
    pieces = trimmed(token.doc, without(subtree(host), cue))
    if pieces:
        yield Frame(token.i, token.lower_, "R", "clause", cue, None, None, pieces)
