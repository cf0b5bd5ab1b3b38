"""Mends the parser's common slips, once for all stages that read the parse.

The small model hangs some phrases of press English on the wrong word again and again. Only slips that the words
themselves give away are mended; each function says which. The words and their order stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CALENDAR = frozenset({"DATE", "TIME"})
_ORDERING = frozenset("order tell ask urge force press warn call demand command instruct invite allow forbid".split())
_JUDGING = frozenset("accuse cite blame say warn threaten denounce condemn describe call argue claim allege".split())
_CHARGING = frozenset("accuse suspect charge convict acquit".split())
_SAYING = frozenset("say announce report claim add state confirm acknowledge warn declare admit insist tell".split())


def mend(doc: Doc) -> Doc:
    """``doc`` with the heads of mended words changed in place."""
    menders = {doc.vocab.strings[dep]: mender for dep, mender in _MENDERS.items()}
    prep, of = doc.vocab.strings["prep"], doc.vocab.strings["of"]
    # arrays are many times as fast as asking each token
    for i, (dep, lower) in enumerate(doc.to_array(["DEP", "LOWER"]).tolist()):
        mender = menders.get(dep)
        if mender is not None:
            mender(doc[i])
        elif dep == prep and lower == of:
            _give_back_charge(doc[i])
    return doc


def _give_back_time(clause: Token) -> None:
    """ "SAID on Tuesday it had killed five": the day between the verb of saying and the subject is that of saying."""
    verb = clause.head
    if verb.i > clause.i:
        return
    subject = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    first = next(iter(clause.lefts), None)
    if subject is None or first is None or first.i != verb.i + 1 or first.i > subject.i:
        return
    if verb.lemma_ not in _SAYING or any(c.dep_ == "mark" for c in clause.lefts):
        return
    word = next(iter(first.rights), None) if first.dep_ == "prep" else first
    timed = word is not None and word.ent_type_ in _CALENDAR and first.dep_ in ("prep", "npadvmod", "advmod")
    if timed and first.right_edge.i + 1 == subject.left_edge.i:
        first.head = verb


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.lefts)


def _give_back_reason(clause: Token) -> None:
    """ "ORDERED the envoy to leave within a day, accusing him of …": who orders accuses, not who leaves."""
    infinitive = clause.head
    if clause.tag_ != "VBG" or clause.lemma_ not in _JUDGING or clause.i == 0 or clause.nbor(-1).text != ",":
        return
    verb = infinitive.head
    told = infinitive.dep_ in ("xcomp", "ccomp") and any(c.lower_ == "to" for c in infinitive.lefts)
    if told and verb.lemma_ in _ORDERING and verb.i < infinitive.i:
        clause.head = verb


def _join_finite_verb(verb: Token) -> None:
    """ "VOWED to fight on and has asked for money": a verb with a tense of its own stands beside one with a tense."""
    first = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return
    if not any(c.lower_ == "to" for c in first.lefts) or not _is_finite(verb):
        return
    if any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    above = first
    while above.dep_ in ("xcomp", "advcl", "conj", "pcomp", "prep", "ccomp") and above.head.i < above.i:
        above = above.head
        if above.pos_ in ("VERB", "AUX") and _is_finite(above):
            verb.head = above
            return


def _give_to_nearest(clause: Token) -> None:
    """ "A and B, who WAS charged": one person was charged, the last one named."""
    noun = clause.head
    pronoun = next((c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ == "who"), None)
    if pronoun is None or noun.pos_ != "PROPN" or not _is_singular(clause):
        return
    last = noun
    while (below := next((c for c in last.rights if c.dep_ == "conj" and c.i < pronoun.i), None)) is not None:
        last = below
    if last.i != noun.i and last.pos_ == "PROPN" and pronoun.left_edge.i - last.right_edge.i <= 2:
        clause.head = last


def _is_singular(verb: Token) -> bool:
    if verb.tag_ == "VBZ":
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("was", "is", "has") for c in verb.lefts)


def _give_back_charge(preposition: Token) -> None:
    """ "ACCUSED the army on Monday of shelling the town": no Monday is of shelling."""
    noun = preposition.head
    if noun.ent_type_ not in _CALENDAR or not any(c.dep_ == "pcomp" for c in preposition.rights):
        return
    above = noun
    while above.head.i != above.i and above.pos_ != "VERB":
        above = above.head
    if above.lemma_ in _CHARGING:
        preposition.head = above


_MENDERS = {"advcl": _give_back_reason, "ccomp": _give_back_time, "conj": _join_finite_verb, "relcl": _give_to_nearest}
