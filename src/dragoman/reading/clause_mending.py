"""Hangs clauses on the word that they tell of: relative clauses, and participles that tell a reason or a result.

The parser takes the nearest noun, or the verb of saying above; the words themselves show whose clause it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_TELLING = frozenset({"says", "adds", "announces", "affirms", "confirms", "warns", "claims", "argues", "reports"})
_STRIKING = frozenset("kill wound injure claim leave destroy damage hit strike".split())
_BLOWS = frozenset(
    "attack bombing bomb blast explosion strike airstrike raid ambush shelling shooting shootout clash assault massacre"
    " crash accident fire quake earthquake storm flood".split()
)
_ORDERING = frozenset("order tell ask urge force press warn call demand command instruct invite allow forbid".split())
_JUDGING = frozenset("accuse cite blame say warn threaten denounce condemn describe call argue claim allege".split())
_HARMING = frozenset("kill wound injure maim displace destroy damage".split())
_RESULTING = _HARMING | frozenset(
    "abduct kidnap arrest detain seize capture free release force cause leave trap prompt trigger spark set burn loot"
    " bring push raise cut block disrupt halt end".split()
)
_FOLLOWERS = frozenset(
    "supporter follower member opponent critic partisan backer loyalist fighter relative resident admirer disciple"
    " devotee ally soldier militant activist sympathiser sympathizer".split()
)
_OF_CROWDS = frozenset(
    "block march rally gather protest demonstrate storm clash chant burn torch barricade riot loot occupy pelt camp"
    " assemble throng besiege surround attack".split()
)
_PLURAL = frozenset({"are", "were", "have"})
_DEEDS = frozenset({None, "shows"})  # classes of verbs that need not be speech


def mend_participle(clause: Token) -> None:
    """Behind a comma: a participle that tells the reason or the result of another verb than the parser says."""
    if clause.tag_ in ("VBD", "VBN") and clause.lemma_ in _RESULTING:
        _give_to_victims(clause)
    if clause.tag_ != "VBG" or clause.i == 0 or clause.nbor(-1).text != ",":
        return
    if clause.lemma_ in _JUDGING:
        _give_back_reason(clause)
    elif clause.lemma_ in _RESULTING:
        _give_to_deed(clause)


def _give_to_victims(clause: Token) -> None:
    """ "RESCUED six pupils of a school ABDUCTED on Monday": right behind a noun, a participle without subject,
    comma or auxiliary tells of those whom the verb before it acts on."""
    verb = clause.head
    if clause.left_edge != clause or clause.nbor(-1).pos_ not in ("NOUN", "PROPN") or verb.i > clause.i:
        return
    things = [c for c in verb.rights if c.dep_ in ("dobj", "nsubjpass") and c.i < clause.i]
    if things and not any(c.dep_ in ("dobj", "ccomp") for c in clause.rights):
        clause.head, clause.dep_, clause.tag_ = things[-1], "acl", "VBN"


def _give_back_reason(clause: Token) -> None:
    """ "ORDERED the envoy to leave within a day, accusing him of …": who orders accuses, not who leaves."""
    infinitive = clause.head
    verb = infinitive.head
    told = infinitive.dep_ in ("xcomp", "ccomp") and any(c.lower_ == "to" for c in infinitive.lefts)
    if told and verb.lemma_ in _ORDERING and verb.i < infinitive.i:
        clause.head = verb


def _give_to_deed(clause: Token) -> None:
    """ "Condemned the troops who FIRED on a village, killing ten", "Troops FIRED, he said, killing ten": what was done
    kills, not who speaks of it."""
    speech = clause.head
    if speech.i > clause.i or class_of(speech.lemma_, "V") in _DEEDS:
        return
    before = [c for c in speech.lefts if c.dep_ == "ccomp" and c.pos_ == "VERB"]
    inside = [
        word
        for word in speech.doc[speech.i + 1 : clause.i]
        if word.pos_ == "VERB" and word.dep_ in ("relcl", "pcomp", "ccomp", "xcomp", "acl") and speech.is_ancestor(word)
    ]
    deeds = before or (inside if clause.lemma_ in _HARMING else [])
    if deeds and class_of(deeds[-1].lemma_, "V") in _DEEDS:
        clause.head = deeds[-1]


def mend_relative(clause: Token) -> None:
    """A clause that the parser hangs on the noun before it: told by the verb above, or about another noun."""
    pronoun = next((c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if _is_told(clause):
        clause.head, clause.dep_ = clause.head.head.head, "ccomp"
    elif pronoun is not None and pronoun.lower_ in ("which", "that") and clause.lemma_ in _STRIKING:
        _give_to_blow(clause)
    elif pronoun is not None and pronoun.lower_ == "who":
        _give_to_nearest(clause, pronoun)
        _give_to_crowd(clause, pronoun)


def _is_told(clause: Token) -> bool:
    """ "TOLD his counterpart in a phone call that Washington would stay": a clause with "that" and a subject of its own
    lacks nothing, so it is what is told."""
    noun = clause.head
    verb = noun.head.head
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)
    if not marked or noun.dep_ != "pobj" or verb.pos_ != "VERB" or verb.i > noun.i:
        return False
    if not any(c.dep_ in SUBJECTS for c in clause.lefts) or any(c.dep_ == "ccomp" for c in verb.children):
        return False
    return class_of(verb.lemma_, "V") in _TELLING


def _give_to_blow(clause: Token) -> None:
    """ "An ATTACK on a mosque in Kabul, which killed 12": blows kill, not the places where they fall."""
    noun = clause.head
    while noun.dep_ == "pobj" and noun.lemma_ not in _BLOWS and noun.head.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head.head
    if noun.lemma_ in _BLOWS:
        clause.head = noun


def _give_to_nearest(clause: Token, pronoun: Token) -> None:
    """ "A and B, who WAS charged": one person was charged, the last one named."""
    noun = clause.head
    if noun.pos_ != "PROPN" or not _is_singular(clause):
        return
    last = noun
    while (below := next((c for c in last.rights if c.dep_ == "conj" and c.i < pronoun.i), None)) is not None:
        last = below
    if last.i != noun.i and last.pos_ == "PROPN" and pronoun.left_edge.i - last.right_edge.i <= 2:
        clause.head = last


def _give_to_crowd(clause: Token, pronoun: Token) -> None:
    """ "SUPPORTERS of the cleric who blocked the road": what crowds do, and what is told of a name without a comma, is
    told of those who follow."""
    leader = clause.head
    crowd = leader.head.head
    if leader.dep_ != "pobj" or leader.head.lower_ != "of" or crowd.lemma_ not in _FOLLOWERS or crowd.tag_ != "NNS":
        return
    if leader.right_edge.i < pronoun.i - 1 or pronoun.nbor(-1).is_punct:
        return
    plural = clause.tag_ == "VBP" or any(c.dep_ in ("aux", "auxpass") and c.lower_ in _PLURAL for c in clause.lefts)
    if plural or (not _is_singular(clause) and (leader.pos_ == "PROPN" or clause.lemma_ in _OF_CROWDS)):
        clause.head = crowd


def _is_singular(verb: Token) -> bool:
    if verb.tag_ == "VBZ":
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("was", "is", "has") for c in verb.lefts)
