"""Verb parts: what stands around a verb, sorted by what it may be to an attribution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import words_of
from dragoman.reading.claims.frames.cue_words import cue_of_verb
from dragoman.reading.claims.frames.frame import Frame
from dragoman.reading.claims.frames.runs import Run, trim, trimmed, without
from dragoman.reading.claims.frames.subjects import (
    agent_of,
    is_finite_addition,
    is_loose,
    listed_before,
    set_off_before,
    source_run,
    subject_of,
)
from dragoman.reading.claims.speech import closes_sentence, judges_something, may_quote, true_governor

if TYPE_CHECKING:
    from spacy.tokens import Token

_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})


@dataclass(frozen=True, eq=False)
class VerbParts:
    """A verb with its ``children``; ``source`` is who does it, behind the "by" of a passive,
    or the document that it is done in.

    ``clauses`` may be what is said, ``infinitives`` what is wanted, ``objects`` what is judged; ``direct_object`` is
    one of them. ``key`` is the base form with its particle.
    """

    verb: Token
    key: str
    children: list[Token]
    passive: bool
    passive_subject: Token | None
    source: Token | None
    clauses: list[Token]
    infinitives: list[Token]
    objects: list[Token]
    direct_object: Token | None

    def frame(
        self, kind: str, content: list[Run], *, last: int | None = None, suffix: str = "", sourceless: bool = False
    ) -> Iterator[Frame]:
        """The frame with this content, cut at cue and source; none when nothing is left of the content.

        ``last`` is the last token of the cue where it takes a preposition, which is the ``suffix`` of its key.
        """
        verb, doc = self.verb, self.verb.doc
        cue = cue_of_verb(verb, last)
        who = None if sourceless else self.source
        if who is not None and cue[0] <= who.i < cue[1]:
            who = None
        source = source_run(who) if who is not None else None
        for start, _ in content:  # "noted in the letter that …"
            if kind == "clause" and who is not None and source is not None and who.i < start < source[1]:
                source = trim(doc, (source[0], start))
        if source is not None and source[0] < cue[1] and cue[0] < source[1]:
            source = trim(doc, (source[0], cue[0]) if source[0] < cue[0] else (cue[1], source[1]))
        pieces = [self._own(start, end) for start, end in content]
        for hole in (cue, source):
            if hole is not None:
                pieces = [part for piece in pieces for part in without(piece, hole)]
        left = trimmed(doc, pieces)
        if left:
            head_of_source = who.i if who is not None else None
            yield Frame(verb.i, self.key + suffix, "V", kind, cue, source, head_of_source, left, self.passive)

    def _own(self, start: int, end: int) -> Run:
        """A piece of content without the speech verb that goes on from the verb itself, or from one further out, at its
        end or its beginning."""
        for token in self.verb.doc[max(start, self.verb.i + 1) : end]:
            if token.pos_ != "VERB":
                continue
            outer = true_governor(token)
            if (outer is not None and (outer == self.verb or outer.is_ancestor(self.verb))) or self._shares_source(
                token
            ):
                first = token.head if token.dep_ == "pcomp" else token.left_edge
                before = trim(self.verb.doc, (start, first.i))
                return before if before is not None else (token.right_edge.i + 1, end)
        return start, end

    def _shares_source(self, participle: Token) -> bool:
        return self.source is not None and is_loose(participle) and subject_of(participle) == self.source


def parts_of(verb: Token) -> VerbParts:
    """What stands around ``verb``."""
    children = list(verb.children)
    passive_subject = next((c for c in children if c.dep_ in _PASSIVE_SUBJECTS), None)
    if passive_subject is None:
        passive_subject = _shared_subject(verb, children)
    believed = passive_subject is None and _is_believed_to(verb, children)
    if believed:
        passive_subject = next((c for c in children if c.dep_ == "nsubj"), None)
    passive = believed or passive_subject is not None or _is_passive(verb, children)
    objects = [
        c
        for c in children
        if c.dep_ in ("dobj", "oprd", "dative", "attr") and not (c.dep_ == "dative" and c.pos_ == "ADP")
    ]
    particle = next((c for c in children if c.dep_ == "prt" and c.i == verb.i + 1), None)
    key = verb.lemma_.lower()
    if key == "hold" and any(c.lower_ == "responsible" for c in children):
        key = "hold responsible"
    return VerbParts(
        verb=verb,
        key=f"{key} {particle.lower_}" if particle is not None else key,
        children=children,
        passive=passive,
        passive_subject=passive_subject,
        source=(agent_of(verb) or _document_of(passive_subject, children)) if passive else _doer(verb),
        clauses=_clauses(verb, children),
        infinitives=[c for c in children if c.dep_ == "xcomp"],
        objects=objects,
        direct_object=next((c for c in objects if c.dep_ == "dobj"), None),
    )


def _doer(verb: Token) -> Token | None:
    """Who does the verb; nobody asks in "X, ASKED about it, said"."""
    set_off = set_off_before(verb.head)
    return None if set_off is not None and set_off[0] == verb else subject_of(verb)


def _document_of(passive_subject: Token | None, children: list[Token]) -> Token | None:
    """What says it where nobody is told to: "It is noted IN THE STATEMENT that …"."""
    if passive_subject is None or passive_subject.lower_ != "it":
        return None
    inside = (g for c in children if c.dep_ == "prep" and c.lower_ == "in" for g in c.children if g.dep_ == "pobj")
    return next((token for token in inside if token.lemma_.lower() in words_of("documents")), None)


def _is_passive(verb: Token, children: list[Token]) -> bool:
    if any(c.dep_ == "auxpass" for c in children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":  # "a raid that both of them BLAMED on rebels" has a doer
        return not is_finite_addition(verb) and not any(c.dep_ == "nsubj" for c in children)
    return verb.dep_ == "advcl" and not any(c.dep_ in ("nsubj", "aux") for c in children)


def _is_believed_to(verb: Token, children: list[Token]) -> bool:
    """ "jets, BELIEVED TO be theirs, struck": these verbs take no infinitive in the active."""
    bare = verb.tag_ in ("VBN", "VBD") and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "to"
    helped = any(c.dep_ in ("aux", "auxpass") for c in children)
    return bare and not helped and verb.lemma_ in words_of("held_to") and any(c.dep_ == "xcomp" for c in children)


def _shared_subject(verb: Token, children: list[Token]) -> Token | None:
    """The passive subject that a participle shares with the verb before it: "He was seized and accused of …"."""
    if verb.dep_ != "conj" or verb.tag_ != "VBN" or any(c.dep_ in ("nsubj", "aux", "dobj") for c in children):
        return None
    head = verb.head
    if not any(c.dep_ == "auxpass" for c in head.children):
        return None
    return next((c for c in head.children if c.dep_ in _PASSIVE_SUBJECTS and c.i < verb.i), None)


def _clauses(verb: Token, children: list[Token]) -> list[Token]:
    told = [c if not closes_sentence(c) else _told_before(c, verb) for c in children if c.dep_ == "ccomp"]
    found = [c for c in told if c is not None] or _behind_a_phrase(verb, children)
    listed, set_off = listed_before(verb), set_off_before(verb)
    return [
        c
        for c in found
        if c != listed
        and (set_off is None or c != set_off[0])
        and not (is_behind_colon(c) and judges_something(verb))
        and not _is_another_sentence(c, verb)
    ]


def _told_before(closing: Token, verb: Token) -> Token | None:
    """ "He SAID the talks HAD FAILED, state media REPORTED": what stands between, which parsers hang on the last."""
    return next((c for c in closing.lefts if c.dep_ == "ccomp" and c.left_edge.i > verb.i), None)


def _is_another_sentence(clause: Token, verb: Token) -> bool:
    """ "The port is shut; each side blames the other": what stands before a semicolon is not the verb's."""
    return any(token.text == ";" for token in verb.doc[clause.right_edge.i + 1 : verb.i])


def _behind_a_phrase(verb: Token, children: list[Token]) -> list[Token]:
    """The that-clause of "said in a statement that …", which parsers hang on the noun."""
    if not may_quote(verb) or any(c.dep_ in ("dobj", "xcomp") for c in children):
        return []
    for child in children:
        if child.dep_ == "prep" and child.i > verb.i and child.lower_ != "as":
            for token in child.subtree:
                if token.dep_ in ("acl", "relcl", "ccomp") and any(
                    c.lower_ == "that" and (c.dep_ == "mark" or c.tag_ == "IN") for c in token.children
                ):
                    return [token]
    return []


def is_behind_colon(clause: Token) -> bool:
    """Whether the clause is a quotation behind a colon: it is subjoined to what the verb tells."""
    i = next((t.i for t in clause.subtree if not t.is_punct), clause.i) - 1
    while i > clause.sent.start and clause.doc[i].is_quote:
        i -= 1
    return clause.doc[i].text == ":"
