"""Gives finite verbs back the subjects that the parser lost, and with them who acts.

The small model leaves one finite verb in some two thousand words without a subject where the words show one: behind
"after troops loyal to X, the army chief, …", in headlines ("FBI fires agent"), and where a report goes on after what
somebody said ("said that it would leave and accused …"). Each function says what gives the slip away. Words and their
order stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of
from dragoman.reading.actors.phrases import OPENS_POSTMODIFIER
from dragoman.reading.clause_mending import SUBJECTS
from dragoman.reading.mending import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})
_PAST_AND_PRESENT = frozenset({"VBD", "VBZ"})
_VERBS = _PAST_AND_PRESENT | {"VBN", "VB"}  # with an auxiliary these are finite: "had looted", "would loot"
_OPENING = frozenset({"after", "before", "since", "until", "as"})  # prepositions that open clauses too
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "conj"})
_ATTACHED = frozenset({"to", "with", "by"})  # "loyal to", "allied with", "backed by"
_RELATIVES = {"that": "WDT", "which": "WDT", "who": "WP"}
_DEEDS = frozenset({None, "shows"})  # classes of verbs that need not be speech


def find_subjects(doc: Doc) -> Doc:
    """``doc`` with the heads of mended words changed in place."""
    tags, clauses = ({doc.vocab.strings[name] for name in names} for names in (_VERBS, _CLAUSES))
    # arrays are many times as fast as asking each token
    for i, (tag, dep) in enumerate(doc.to_array(["TAG", "DEP"]).tolist()):
        if tag in tags and dep in clauses:
            verb = doc[i]
            subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
            if len(subjects) > 1:
                _part_subjects(verb, subjects[0])
            elif not subjects:
                menders = _MENDERS if _is_finite(verb) else _MENDERS_OF_PARTICIPLES
                any(mend(verb) for mend in menders)  # the first that fits
    return doc


def _part_subjects(verb: Token, first: Token) -> None:
    """ "A BOMB killed nine on Sunday, the army said": of two subjects the first has the verb behind it, whose object
    shows that it is no participle."""
    deed = next((c for c in first.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), None)
    if deed is not None and any(c.dep_ == "dobj" for c in deed.rights) and class_of(verb.lemma_, "V") not in _DEEDS:
        deed.head, deed.dep_ = verb, "ccomp"
        first.head = deed


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _PAST_AND_PRESENT or any(c.dep_ == "aux" and c.tag_ in FINITE for c in verb.lefts)


def _opening(verb: Token) -> int:
    """Where the verb begins: "HAD not yet looted"."""
    first = verb.i
    while first > verb.sent.start and (word := verb.doc[first - 1]).head == verb and word.dep_ in _HELPERS:
        first -= 1
    return first


def _behind_preposition(verb: Token) -> bool:
    """ "began after TROOPS loyal to X, the army chief, stormed": no preposition, for its noun is followed by a finite
    verb without a subject of its own and without "and"."""
    first = _opening(verb)
    comma = first > 0 and verb.doc[first - 1].text == ","
    last = first - 2 if comma else first - 1
    if (
        last < 0
        or verb.dep_ not in ("conj", "advcl", "ccomp")
        or any(c.dep_ in ("agent", "auxpass") for c in verb.children)
    ):
        return False
    noun = verb.doc[last]
    while noun.dep_ != "pobj" or noun.head.lower_ not in _OPENING:
        if noun.head.i >= noun.i:
            return False
        noun = noun.head
    word = noun.head
    if word.dep_ != "prep" or (noun.left_edge.i, noun.right_edge.i) != (word.i + 1, last):
        return False
    if comma and (word.lower_ == "as" or not any(c.dep_ in ("amod", "acl", "relcl", "appos") for c in noun.rights)):
        return False
    if any(c.dep_ == "cc" and word.i < c.i < verb.i for c in verb.head.children):
        return False
    if word.i < verb.head.i < verb.i and verb.head.dep_ != "xcomp":
        return False
    if word.head != verb and not verb.is_ancestor(word.head):
        verb.head = word.head
    verb.dep_ = "advcl"
    noun.head, noun.dep_ = verb, "nsubj"
    word.head, word.dep_ = verb, "mark"
    return True


def _behind_adjective(verb: Token) -> bool:
    """ "SOLDIERS loyal to X, the leader, detained six": an adjective without "be" heads no clause."""
    first = _opening(verb)
    if first == 0 or verb.doc[first - 1].text != ",":
        return False
    beside = [verb.head] if verb.dep_ == "conj" else []
    beside += [c for c in (verb.children if verb.dep_ == "ROOT" else verb.head.children) if c.i < verb.i]
    for word in beside:
        subject = next((c for c in word.lefts if c.dep_ in SUBJECTS), None)
        if word.lower_ not in OPENS_POSTMODIFIER or subject is None or subject.i != word.i - 1:
            continue
        behind = word.nbor()
        if behind.head != word or behind.lower_ not in _ATTACHED or behind.dep_ not in ("prep", "agent"):
            continue
        if any(c.dep_ in ("aux", "auxpass", "dobj", "cc") and c.i < verb.i for c in word.children):
            continue
        if verb.dep_ != "ROOT":
            verb.dep_, verb.head = word.dep_, word.head
        for child in list(word.children):
            if child.i < subject.left_edge.i or child.i >= verb.left_edge.i:
                child.head = verb
        subject.head, subject.dep_ = verb, "nsubj"
        word.head, word.dep_ = subject, "amod" if word.tag_ == "JJ" else "acl"
        return True
    return False


def _compound(verb: Token) -> bool:
    """ "FBI fires agent": a noun before a finite verb is no part of its name."""
    noun = verb.doc[_opening(verb) - 1] if _opening(verb) else verb
    if verb.pos_ != "VERB" or noun.head != verb or noun.dep_ != "compound" or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    for child in list(verb.lefts):
        if child.i < noun.i and child.dep_ in ("compound", "amod", "det", "poss", "nummod", "nmod"):
            child.head = noun
    noun.dep_ = "nsubj"
    return True


def _says_on(verb: Token) -> bool:
    """ "SAID that it would leave and accused": behind "would" and "had" stands no past tense, so the verb goes on where
    the one of saying stopped."""
    inner, outer = verb.head, verb.head.head
    if verb.dep_ != "conj" or inner.dep_ != "ccomp" or outer.i > inner.i or outer.tag_ != verb.tag_:
        return False
    if inner.tag_ not in ("VBN", "VB", "VBG") or not any(c.dep_ == "aux" for c in inner.lefts):
        return False
    if class_of(verb.lemma_, "V") in _DEEDS or class_of(outer.lemma_, "V") in _DEEDS:
        return False
    for child in list(inner.children):
        if inner.i < child.i < verb.i and child.dep_ == "cc":
            child.head = outer
    verb.head = outer
    return True


def _says_too(verb: Token) -> bool:
    """ "Iran DENIES downing plane, says West should …": who says is who denies, for a clause follows what is said."""
    if verb.tag_ != "VBZ" or verb.i == 0 or verb.nbor(-1).text != "," or class_of(verb.lemma_, "V") in _DEEDS:
        return False
    first = next((c for c in verb.lefts if c.tag_ == "VBZ" and c.dep_ in ("ccomp", "advcl")), None)
    if first is None or not any(c.dep_ in SUBJECTS for c in first.lefts):
        return False
    if not any(c.dep_ == "ccomp" and any(s.dep_ in SUBJECTS for s in c.lefts) for c in verb.rights):
        return False
    root, dep = verb.head, verb.dep_
    first.head, first.dep_ = (first, "ROOT") if dep == "ROOT" else (root, dep)
    verb.head, verb.dep_ = first, "conj"
    return True


def _speaks_last(verb: Token) -> bool:
    """ "…, the MAYOR of Rochester said": who stands between a comma and the verb of saying that ends a sentence is no
    apposition to the word before."""
    if class_of(verb.lemma_, "V") != "says" or any(c.dep_ in ("dobj", "ccomp") for c in verb.rights):
        return False
    if not any(c.dep_ == "ccomp" for c in verb.lefts):
        return False
    last = _opening(verb) - 1
    noun = verb.doc[last]
    while noun.dep_ != "appos" or noun.right_edge.i != last:
        if noun.head.i >= noun.i:
            return False
        noun = noun.head
    if noun.left_edge.i == 0 or noun.left_edge.nbor(-1).text != ",":
        return False
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def _said_between(verb: Token) -> bool:
    """ "the strike THAT health workers say killed 34": a verb of saying whose clause has no subject stands within a
    relative clause on the words before it."""
    said = verb.head
    relative = said.left_edge
    if verb.dep_ not in ("ccomp", "xcomp") or said.dep_ not in ("relcl", "acl", "ccomp") or said.i > verb.i:
        return False
    if relative.i == verb.sent.start or not (_is_finite(verb) or verb.tag_ == "VBN"):
        return False
    if relative.head != said or relative.tag_ not in ("WDT", "WP", "IN") or relative.lower_ not in _RELATIVES:
        return False
    speaks = any(c.dep_ in SUBJECTS and c != relative for c in said.lefts)
    speaks = speaks and all(between.is_punct for between in verb.doc[said.i + 1 : _opening(verb)])
    antecedent = _antecedent(relative, said.head)
    if not speaks or antecedent is None or class_of(said.lemma_, "V") in _DEEDS:
        return False
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    verb.head, verb.dep_ = antecedent, "relcl"
    relative.head, relative.dep_, relative.tag_ = verb, "nsubjpass" if passive else "nsubj", _RELATIVES[relative.lower_]
    for behind in [c for c in said.rights if c.i > verb.i]:
        behind.head = verb
    said.head, said.dep_ = verb, "parataxis"
    return True


def _antecedent(relative: Token, parsed: Token) -> Token | None:
    """The head of the noun phrase that ends before the relative pronoun: the one that the parser chose, if it is among
    those that end there, else the largest."""
    last = relative.nbor(-1)
    if last.text == "," and last.i > last.sent.start:
        last = last.nbor(-1)
    noun = last
    while noun != parsed and noun.head.i < noun.i and noun.head.pos_ in ("NOUN", "PROPN", "ADP"):
        noun = noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN") else None


def _behind_preposition_too(verb: Token) -> bool:
    """As `_behind_preposition`, for a past tense that is taken for a participle though it has an object."""
    if verb.tag_ != "VBN" or not any(c.dep_ == "dobj" for c in verb.rights) or not _behind_preposition(verb):
        return False
    verb.tag_ = "VBD"
    return True


_MENDERS = (_behind_preposition, _behind_adjective, _compound, _says_on, _says_too, _speaks_last, _said_between)
_MENDERS_OF_PARTICIPLES = (_behind_preposition_too, _said_between)
