"""Ties that a noun states: "Egypt's support for Haftar", "the Turkish-Libyan agreement", "receives Russian aid"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import TieType, tie_grammar, tie_types, tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.owners import owner_of
from dragoman.reading.ties import grammar
from dragoman.reading.ties.bearers import bearer_of
from dragoman.reading.ties.carriers import carrier_of, getter_of
from dragoman.reading.ties.ends import End
from dragoman.reading.ties.fitting import Fitting, Stated

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIONS = frozenset({"tie", "relation", "link"})
STANDING = RELATIONS | {"relationship", "bond"}  # how good they are tells how the two stand to each other
RESTORING = frozenset({"restore", "normalise", "normalize", "establish", "resume", "mend", "repair"})
BREAKING = frozenset({"cut", "sever", "break", "suspend", "freeze"})
BETWEEN = frozenset({"with", "to", "between"})
JOINT = frozenset({"cooperation", "coordination"})
AIMING = frozenset({"target", "hit", "punish", "cover", "affect"})
DISPUTING = frozenset("block veto oppose prevent seek reject delay want pursue discuss negotiate favour favor".split())
APART = frozenset({"odd", "loggerhead", "war"})
IN_SERVICE = frozenset({"behalf", "behest", "bidding", "instigation"})
LEAVING = frozenset({"withdrawal", "exit", "departure", "expulsion", "suspension", "defection"})
IN_FAVOUR = frozenset({"support", "defence", "defense", "aid"})


@cache
def _kinds() -> Mapping[str, TieType]:
    """Noun → the type of the first of its shapes."""
    found: dict[str, TieType] = {}
    for shape, kind in tie_words().nouns.items():
        found.setdefault(shape.split()[0], kind)
    return found


def by_noun(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The ties of those who give what the noun names to those who get it."""
    lemma = lemma_of(token)
    if lemma in RELATIONS and token.dep_ in ("dobj", "nsubjpass"):
        yield from _broken_or_mended(fitting, token)
        if any(one.lower_ == "diplomatic" for one in grammar.modifiers(token)):
            return  # who keeps an embassy with another is no affiliate of his
    if lemma in IN_SERVICE:
        yield from _in_service(fitting, token)
    standing = _standing(token) if lemma in STANDING else None
    kind = standing or _kinds().get(lemma)
    if kind is None:
        return
    if kind.name == "member of" and _is_only_wished(token):
        return
    nouns, ends = tie_words().nouns, fitting.ends
    verb, received = carrier_of(fitting, kind, token)
    part = kind.name == "part of"  # "the Syrian branch of the movement" is the branch and not Syria
    givers = [] if part else _owners(fitting, token, received)
    owner = grammar.possessor(token)
    owned = bool(givers) and (received or owner is None or owner.pos_ != "PRON")
    takers: list[tuple[TieType, list[End]]] = []
    for preposition in _prepositions(token, verb):
        objects = ends.all(grammar.object_of(preposition))
        word = preposition.lower_
        fit = nouns.get(f"{lemma} {word}") if standing is None else standing if word in BETWEEN else None
        favour = (word == "of" and lemma in IN_FAVOUR) or (word == "with" and lemma == "solidarity")
        if favour and token.dep_ == "pobj" and token.head.lower_ == "in":
            # "flew sorties in support of the army"; "with the support of" has it the other way round
            above = token.head.head
            doer = grammar.subject(above) if above.pos_ in ("VERB", "AUX") else grammar.doer(above)
            yield from fitting.pair(tie_types()["supports"], ends.all(doer), objects, token, 0.6)
            return
        if fit is not None and word == "between":
            yield from fitting.pair(fit, objects[:1], objects[1:], token, 0.65)
        elif fit is not None and preposition.head in (token, verb) and not (received and word == "from"):
            takers.append((fit, objects))
        elif word == "of" and owned and (received or (kind.sign == 1 and not kind.symmetric)):
            takers.append((kind, objects))  # "thanked Egypt for its support of Sudan", "U.S. support of the coalition"
        elif word == "by" or (word == "from" and kind.sign) or (word == "of" and received):
            givers += objects
    if received and verb is not None:
        if not takers:
            takers.append((kind, ends.all(getter_of(verb))))
    elif not givers:
        givers = _bearers(fitting, kind, token, verb)
        if part and not givers:
            givers = [end for end in ends.of(token) if end.direct]
    if not takers and kind.symmetric and kind.sign == 1 and verb is not None and not received:
        yield from fitting.pair(kind, givers[:1], givers[1:], token, 0.6)  # "Iran and Russia signed a pact"
    stand = token.dep_ == "pobj" and token.head.lower_ == "at"
    if not takers and stand and lemma in APART and len(givers) > 1:
        yield from fitting.pair(
            kind, givers[:1], givers[1:], token, 0.6
        )  # "Thailand and Cambodia, at odds over a temple"
    if kind.name == "sanctions" and not any(objects for _, objects in takers):
        # "announced sanctions targeting two banks"
        clauses = [child for child in token.children if child.dep_ == "acl" and lemma_of(child) in AIMING]
        takers = [(kind, ends.all(grammar.direct_object(clause))) for clause in clauses]
    if not takers and kind.name == "accuses":
        # "Ethiopian accusations that Eritrea was arming rebels"
        clauses = [
            child for child in token.children if child.dep_ in ("acl", "ccomp") and child.pos_ in ("VERB", "AUX")
        ]
        takers = [(kind, ends.all(grammar.own_subject(clause))) for clause in clauses]
    for fit, objects in takers:
        yield from fitting.pair(fit, givers, objects, token, 0.65, over=lemma in LEAVING)
    if standing is not None and not takers and len(givers) > 1:
        yield from fitting.pair(kind, givers[:1], givers[1:], token, 0.6)  # "Turkey's and Syria's ties are strained"
    if f"{lemma} between" in nouns:
        yield from _hyphened(fitting, nouns[f"{lemma} between"], token)


def _in_service(fitting: Fitting, behalf: Token) -> Iterator[Stated]:
    """Who acts "on behalf of" or "at the behest of" another: he is the other's man in it."""
    ends, above = fitting.ends, behalf.head.head
    if behalf.dep_ != "pobj" or behalf.head.lower_ not in ("on", "at"):
        return
    served = [grammar.object_of(p) for p in grammar.prepositions(behalf) if p.lower_ == "of"]
    doer = grammar.subject(above) if above.pos_ in ("VERB", "AUX") else grammar.doer(above)
    others = [end for one in (*served, grammar.possessor(behalf)) if one is not None for end in ends.all(one)]
    yield from fitting.pair(tie_types()["affiliated with"], ends.all(doer), others, behalf, 0.6)


def _is_only_wished(membership: Token) -> bool:
    """Whether it is a membership that some seek or fight: "opposed to accession", "blocked its accession"."""
    above = membership.head.head if membership.dep_ == "pobj" else membership.head
    link = membership.head.lower_ if membership.dep_ == "pobj" else ""
    return link in ("against", "for", "on", "to", "over") or (
        membership.dep_ == "dobj" and lemma_of(above) in DISPUTING
    )


def _standing(relations: Token) -> TieType | None:
    """How two stand whose relations are called good or bad: "close ties to", "relations with Rwanda have soured"."""
    known, head = tie_grammar(), relations.head
    words = {lemma_of(one) for one in relations.children if one.dep_ in ("amod", "acl") and one.i < relations.i + 2}
    if relations.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        words |= {lemma_of(head), *(lemma_of(one) for one in head.children if one.dep_ == "acomp")}
    if words & known.cool:
        return tie_types()["opposes"]
    # who has close ties to another is affiliated with him
    return tie_types()["close to"] if words & known.warm and lemma_of(relations) not in _kinds() else None


def _broken_or_mended(fitting: Fitting, relations: Token) -> Iterator[Stated]:
    """ "Riyadh severed diplomatic relations with Tehran": who breaks with another opposes him; who mends has agreed."""
    verb = relations.head
    if lemma_of(verb) not in BREAKING | RESTORING:
        return
    parties = fitting.ends.all(grammar.subject(verb))
    prepositions = [p for p in _prepositions(relations, verb) if p.lower_ == "with"]
    others = [end for p in prepositions for end in fitting.ends.all(grammar.object_of(p))]
    if lemma_of(verb) in BREAKING:
        yield from fitting.pair(tie_types()["opposes"], parties, others, verb, 0.65)
    else:
        one, other = (parties, others) if others else (parties[:1], parties[1:])
        yield from fitting.pair(tie_types()["party to"], one, other, verb, 0.6)


def _owners(fitting: Fitting, noun: Token, received: bool) -> list[End]:
    """Whose the noun is by its possessor, an adjective of nationality or a name before it."""
    ends = fitting.ends
    owner = grammar.possessor(noun)
    found = ends.all(None if owner is None else owner_of(owner))
    for modifier in grammar.modifiers(noun):
        own = ends.all(modifier)
        # "the Syria agreement" is about Syria
        found += own if modifier.pos_ == "ADJ" or not ends.is_topic(modifier, noun, own) else []
    if received and noun.dep_ == "conj" and noun.head.dep_ in ("dobj", "pobj"):
        found += ends.of(noun.head)  # "U.N. and international recognition", parsed as two objects
    return found


def _bearers(fitting: Fitting, kind: TieType, noun: Token, verb: Token | None) -> list[End]:
    """Whose the noun is by the words around it: who voices it, is in it, is called so or acts as it."""
    ends = fitting.ends
    if verb is not None:
        return ends.all(grammar.subject(verb))
    if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "in"):
        above = noun.head.head  # "Sudan, in alliance with Chad", "struck in coordination with Russian jets"
        if above.pos_ == "VERB":
            doer = grammar.direct_object(above) if grammar.is_passive(above) else grammar.subject(above)
            return ends.all(doer) if kind.sign else []  # "is locked in a struggle with"
        return ends.all(above) if lemma_of(noun) in APART else ends.of(above)
    if noun.dep_ == "pobj" and noun.head.lower_ == "under" and kind.name == "party to":
        above = noun.head.head
        return ends.all(grammar.subject(above)) if above.pos_ == "VERB" else []  # "under a deal with Iraq, Turkey …"
    if noun.dep_ in ("appos", "attr", "advcl", "npadvmod"):
        # "Ansar Dine, a branch of al-Qaeda", "is part of the coalition"
        first = noun.left_edge.i
        if kind.name == "part of" and first - noun.sent.start > 1 and noun.doc[first - 1].text == ",":
            own = ends.of(noun.doc[first - 2])  # "the spokesman of the Brigades, the armed wing of the party"
            if own:
                return own
        bearer = bearer_of(noun)
        return ends.of(bearer) if bearer is not noun else []
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        # "fights as part of the coalition"; what is set up as an arm of a fund is the arm
        return ends.all(grammar.direct_object(noun.head.head) or grammar.subject(noun.head.head))
    if lemma_of(noun) in JOINT and noun.dep_ == "dobj":
        return ends.all(grammar.subject(noun.head))  # "discussed cooperation against"
    if kind.sign and noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.pos_ in ("NOUN", "PROPN"):
        return ends.of(noun.head.head)  # "a trader with close ties to the junta"
    return []


def _prepositions(noun: Token, verb: Token | None) -> list[Token]:
    own = grammar.prepositions(noun)
    return own if verb is None else own + [p for p in grammar.prepositions(verb) if p not in own]


def _hyphened(fitting: Fitting, kind: TieType, cue: Token) -> Iterator[Stated]:
    """Both ends before the noun: "the Turkish-Libyan agreement", "the Iran-Iraq war"."""
    for i in range(max(cue.sent.start + 1, cue.i - 6), cue.i - 1):
        if cue.doc[i].text in ("-", "–", "/"):
            left, right = fitting.ends.named(cue.doc[i - 1]), fitting.ends.named(cue.doc[i + 1])
            apart = [end for end in left if not any(end.span.overlaps(other.span) for other in right)]
            yield from fitting.pair(kind, apart, right, cue, 0.6)
