"""Subjects: who does a verb, and the noun phrase around him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, words_of
from dragoman.knowledge.sectors import exact_noun
from dragoman.reading.claims.frames.cue_words import cue_of_verb, is_timely
from dragoman.reading.claims.frames.runs import Run, subtree, trim
from dragoman.reading.claims.speech import may_quote, true_governor

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_ACTING = frozenset({"VERB", "AUX"})
_UNFINISHED = frozenset({"VBG", "VBN", "VB"})
_INSIDE_A_PHRASE = frozenset({"pobj", "prep", "appos", "compound", "poss", "nmod", "relcl", "acl", "dobj", "attr"})
_JUDGING = frozenset({"accuses", "criticises", "praises"})
_DEEP = 4  # verbs that a subject may be handed down by


def source_run(token: Token) -> Run:
    """The noun phrase around ``token``: title, apposition, coordination and relative clause, not a loose participle."""
    start, end = subtree(token)
    for child in sorted(token.rights, key=lambda t: t.i):
        loose = child.dep_ in ("dep", "parataxis", "advcl", "ccomp") or (
            child.dep_ == "acl" and child.nbor(-1).is_punct
        )
        if loose and child.left_edge.i > token.i:
            end = child.left_edge.i
            break
    return trim(token.doc, (start, end)) or (token.i, token.i + 1)


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who does ``verb``: its own subject, else that of the verb it hangs on."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "csubj")]
    if subjects:
        behind = next((s for s in subjects if s.left_edge.i == verb.i + 1), None)
        if behind is not None and verb.i > 0 and verb.nbor(-1).text == ",":  # "The reason, explains the rector, is …"
            return behind
        # of two before the verb the nearer is its own, the other a phrase that the parser could not place
        return max((s for s in subjects if s.i < verb.i), key=lambda s: s.i, default=subjects[0])
    if depth > _DEEP:
        return None
    set_off = set_off_before(verb)
    if set_off is not None:
        return set_off[1]
    cited = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if cited is not None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.lemma_ in ("cite", "quote"):
        return cited  # "The report CITED a commander, SAYING that …"
    listed = listed_before(verb)
    if listed is not None:
        return subject_of(listed, depth + 1)
    if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBZ", "VBP") and may_quote(verb):
        return _phrase_before(verb)
    outer = true_governor(verb)
    if outer is not None:
        return doer_of(outer, depth)
    if verb.head.i == verb.i:
        return None
    found = _handed_down(verb, depth)
    if found is None or not is_loose(verb):
        return found
    if verb.head.i > verb.i:  # "As X reported, CITING a diplomat, the ship had left"
        return _reporter_before(verb) or found
    beside = verb.dep_ == "acl" and found.dep_ not in ("nsubj", "nsubjpass")  # "sued the town, ALLEGING fraud"
    return found if _can_speak(found) and not beside else _speaker_further_out(verb) or found


def set_off_before(verb: Token) -> tuple[Token, Token] | None:
    """The participle and the subject of "X, ASKED about it, SAID …", where the parser took them for what is said."""
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    for clause in verb.lefts:
        if clause.dep_ == "ccomp" and clause.tag_ in ("VBN", "VBD") and clause.i > 1 and clause.nbor(-1).text == ",":
            subject = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
            if subject is not None and subject.right_edge.i >= clause.i - 2:
                return clause, subject
    return None


def doer_of(verb: Token, depth: int = 0) -> Token | None:
    """The subject of ``verb``, active or passive: whoever does the verbs that hang on it."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject if subject is not None else subject_of(verb, depth + 1)


def agent_of(verb: Token) -> Token | None:
    """Who stands behind the "by" of a passive: "was welcomed by the union", not "was known by the evening"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in ("by", "among")):
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and not is_timely(child):
                return found
    return None


def listed_before(verb: Token) -> Token | None:
    """The verb that ``verb`` goes on from in a headline, where the parser took it for what is said: "Union denies
    fraud, blames clerks"."""
    if verb.i == 0 or verb.nbor(-1).text != "," or not any(c.dep_ == "dobj" for c in verb.rights):
        return None
    finite = [c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_ == "VBZ"]
    return next((c for c in finite if any(g.dep_ == "nsubj" for g in c.lefts)), None)


def is_finite_addition(verb: Token) -> bool:
    """ "Ana Ruiz, the head of the union, compared him to a king", read as a name without a verb: a comma and a past
    form behind a name on which the whole sentence hangs."""
    return (
        verb.tag_ in ("VBN", "VBD")
        and verb.head.dep_ == "ROOT"
        and verb.head.pos_ == "PROPN"
        and verb.i > 0
        and verb.nbor(-1).text == ","
    )


def is_loose(verb: Token) -> bool:
    """Whether ``verb`` is a participle of speech behind a comma, which parsers hang on any word before it."""
    before = verb.left_edge.i - 1
    return verb.tag_ == "VBG" and before >= 0 and verb.doc[before].text == "," and may_quote(verb)


def _speaker_further_out(verb: Token) -> Token | None:
    """ "The king backed a plan to tax flats, SAYING …": the first around the participle who can speak."""
    for outer in verb.ancestors:
        if outer.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            subject = next((c for c in outer.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None and _can_speak(subject):
                return subject
    return None


def _reporter_before(verb: Token) -> Token | None:
    """Who does the verb of speech in the clause that ends with the comma before ``verb``."""
    for token in verb.head.lefts:
        if token.dep_ == "advcl" and token.right_edge.i < verb.i and may_quote(token):
            return next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    return None


def _can_speak(subject: Token) -> bool:
    """Whether the word is a name, a pronoun for people, a noun for people or bodies, or a paper that does the verb."""
    if subject.pos_ in ("PROPN", "PRON") or subject.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return subject.lower_ != "it"
    if subject.lower_ in words_of("documents"):
        return subject.dep_ == "nsubj"
    return exact_noun((subject.lemma_.lower(),)) is not None or subject.lower_ in words_of("groups")


def _handed_down(verb: Token, depth: int) -> Token | None:
    """The subject that a verb without one of its own has from the word that it hangs on."""
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in _ACTING:
        return doer_of(head, depth)
    if verb.dep_ == "xcomp" and head.pos_ in _ACTING:
        told = next((c for c in head.children if c.dep_ == "dobj" and c.i < verb.i), None)
        return told if told is not None and head.lemma_ not in ("promise", "vow") else doer_of(head, depth)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return doer_of(head.head, depth)
    beside = _companion(verb)
    if beside is not None:
        return beside
    if verb.dep_ in ("advcl", "ccomp", "parataxis") and head.pos_ in _ACTING and verb.tag_ in _UNFINISHED:
        return doer_of(head, depth)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        return _doer_behind_preposition(head, depth)
    if verb.dep_ == "acl":
        return _doer_beside_noun(verb, depth)
    return None


def _companion(verb: Token) -> Token | None:
    """ "…, with the minister once saying that …": who stands between "with" and the participle."""
    if verb.tag_ != "VBG":
        return None
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ == "ADV":
        i -= 1
    token = verb.doc[i]
    return token if token.dep_ == "pobj" and token.head.lower_ == "with" else None


def _doer_behind_preposition(preposition: Token, depth: int) -> Token | None:
    governor = preposition.head
    quoted = next((c for c in governor.children if c.dep_ == "dobj"), None)
    if preposition.lower_ == "as" and quoted is not None:  # "quoted the minister as saying"
        return quoted
    if governor.pos_ in _ACTING:
        judged = preposition.lower_ == "for" and class_of(governor.lemma_.lower(), "V") in _JUDGING
        return quoted if judged and quoted is not None else doer_of(governor, depth)
    if governor.pos_ == "NOUN":
        return next((c for c in governor.children if c.dep_ == "poss"), None)
    return None


def _doer_beside_noun(verb: Token, depth: int) -> Token | None:
    noun = verb.head
    if noun.pos_ in _NAMING and (verb.tag_ == "VBG" or is_finite_addition(verb)):
        return noun
    if verb.tag_ != "VB" or noun.pos_ != "NOUN":
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None and noun.dep_ == "dobj" and noun.head.pos_ in _ACTING:
        return doer_of(noun.head, depth)
    return owner


def _phrase_before(verb: Token) -> Token | None:
    """The head of the noun phrase that ends right before a finite verb whose subject the parser hung elsewhere."""
    end = cue_of_verb(verb)[0]
    i = end - 1
    while i > verb.sent.start and verb.doc[i].text == ",":
        i -= 1
    token = verb.doc[i]
    if i < verb.sent.start or token.pos_ not in _NAMING:
        return None
    if token.dep_ == "conj" and token.ent_type_ == token.head.ent_type_ != "ORG":  # "As war came, X and Y called"
        token = token.head
    while token.dep_ in _INSIDE_A_PHRASE:
        if token.head.i >= i or token.head.right_edge.i >= end:
            break
        token = token.head
    if token.pos_ == "ADP" or token.dep_ == "npadvmod":  # "Weeks before the vote, asked about it, …"
        return None
    while token.pos_ not in _NAMING and token.i < i:
        token = next((c for c in token.rights if not c.is_punct), verb.doc[i])
    return token if token.pos_ in _NAMING else None
