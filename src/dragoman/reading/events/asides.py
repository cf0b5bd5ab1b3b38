"""What stands within somebody's words and is the outlet's own: the scene, the description, the clause beside.

Claims cover whole stretches of text. In indirect speech the outlet still sets the scene and describes who is spoken of:
"refused to attend AFTER FRANCE OPPOSED it", "accused Russia, ITS LONGTIME ALLY, of", "told the IRAN-BACKED rebels to".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.clauses import ancestors, children, own_subject
from dragoman.reading.events.modality_words import promises_or_wants
from dragoman.reading.events.verb_forms import is_finite, is_finite_aside, is_infinitive
from dragoman.reading.parsed import ParsedReport
from dragoman.records import ClaimMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SCENES = frozenset({"after", "before", "as", "while", "when", "since"})


def stands_aside(parsed: ParsedReport, token: Token, claim: ClaimMention) -> bool:
    """Whether the clause of ``token`` is the outlet's, beside what is said: a scene, or a sentence of its own before a
    promise ("A meets B, C vows revenge"), or what the speaker does besides."""
    verb = parsed.token_at(claim.cue.start) if claim.cue is not None else None
    if verb is None or claim.manner != "indirect":
        return False
    for one in (token, *ancestors(token)):
        if one.head == verb and promises_or_wants(verb) and is_finite_aside(one):
            return True
        if one.head == verb and one.dep_ == "conj" and one.i > verb.i and is_finite(one):
            return True  # "denied that …, and CALLED on X to …"
        over = one.head
        meant = over == verb or (over.dep_ == "xcomp" and over.head == verb and is_infinitive(over))
        if meant and one.dep_ == "advcl" and own_subject(one) is not None and _is_setting(one):
            return True
        if one == verb:
            return False
    return False


def describes(token: Token, claim: ClaimMention) -> bool:
    """Whether ``token`` only describes somebody in indirect speech: an apposition, "X-backed", or a clause about whom
    the verb of saying itself names ("accused Russia, WHICH ANNEXED CRIMEA, of …"). A clause within what is said may be
    either's, and what may be an allegation is not told as a fact."""
    if claim.manner != "indirect" or token.i == 0:
        return False
    if token.nbor(-1).text in ("-", "–"):
        return True
    for one in (token, *ancestors(token, 3)):
        before = one.left_edge.nbor(-1) if one.left_edge.i > one.sent.start else None
        if one.dep_ in ("appos", "relcl") and before is not None and before.text == ",":
            return one.dep_ == "appos" or not any(over.dep_ == "ccomp" for over in ancestors(one))
        if one.pos_ in ("VERB", "AUX") and one.dep_ not in ("relcl", "acl"):
            return False
    return False


def _is_setting(clause: Token) -> bool:
    """Whether a finite clause sets the scene for its head: "after the vote failed", "as police looked on"."""
    return is_finite(clause) and any(c.lower_ in _SCENES for c in children(clause, "mark", "advmod"))
