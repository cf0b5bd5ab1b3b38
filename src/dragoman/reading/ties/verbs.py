"""Ties that a verb states: "Egypt backs Haftar", "Libya buys drones from Turkey", "Chad and Niger hit the sect"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import tie_grammar, tie_types, tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar
from dragoman.reading.ties.ends import End
from dragoman.reading.ties.fitting import Fitting, Stated
from dragoman.reading.ties.giving import HANDING, cargo_of, getters_before, given_in_return, is_cargo

if TYPE_CHECKING:
    from spacy.tokens import Token

ADVICE = frozenset({"advise", "help", "assist", "support", "order", "lead"})
TURNS = frozenset({"turn", "stand", "break", "side"})
ALONE = frozenset(
    {"protest", "campaign", "fight", "battle", "cooperate", "coordinate"}
)  # no object has their preposition
# who stands by her comments, cooperates with his investigators or praises their courage does so with no other
PERSONAL = frozenset(
    {"stand by", "stand with", "cooperate with", "praise", "laud", "applaud", "own", "acquire", "represent"}
)
CALLING = frozenset({"call", "describe", "term"})

Shape = tuple[str, list[End], "Token | None"]  # verb with preposition, the ends behind it, what is handed over


@cache
def _verbs() -> frozenset[str]:
    words = tie_words()
    return frozenset(shape.split()[0] for shape in (*words.verbs, *words.taken, *words.acts))


def by_verb(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The ties between a verb's subject and its objects."""
    lemma = lemma_of(token)
    if lemma not in _verbs() or _is_single_help(token, lemma):
        return
    words, ends = tie_words(), fitting.ends
    passive = grammar.is_passive(token)
    # a participle describes the noun that it stands behind, not what that noun is coordinated with
    bare = token.dep_ in ("acl", "amod", "relcl") and token.tag_ != "VB"
    subject = (ends.of if bare and not passive else ends.all)(grammar.subject(token))
    told = _object_of(token)
    for shape, objects, matter in _shapes(fitting, token, lemma):
        kind = words.verbs.get(shape)
        if shape in PERSONAL:
            objects = [end for end in objects if end.direct]
        if kind is not None:
            if kind.sign == 1 and told is not None and lemma_of(told) in tie_grammar().views:
                continue
            if kind.name in ("supports", "opposes") and told is not None and told.lower_ == "it" and not passive:
                continue  # "eight Democrats opposed it": a bill or plan, far more often than a body
            goods = matter if kind.name == "supplies" else None
            yield from fitting.pair(kind, subject, objects, token, 0.7, goods)
        elif shape in words.taken:
            kind = words.taken[shape]
            goods = matter if kind.name == "supplies" else None
            yield from fitting.pair(kind, objects, subject, token, 0.65, goods)
            returned = given_in_return(token)
            if kind.name == "supplies" and returned is not None:
                yield from fitting.pair(kind, subject, objects, token, 0.55, returned)
        elif shape in words.acts:
            kind = words.acts[shape]
            armed = [end for end in subject if fitting.is_armed(end)]
            struck = kind.sign == -1
            hit = [end for end in objects if fitting.is_armed(end) or (struck and fitting.is_hit(armed, end))]
            if _is_force(grammar.subject(token)):
                armed = [replace(end, direct=True) for end in armed]  # jets and drones strike for whose they are
            yield from fitting.pair(kind, armed, hit, token, 0.55)
            if kind.name == "at war with" and any(fitting.is_armed(end) for end in hit):
                yield from _together(fitting, armed, hit, token)


def _is_force(noun: Token | None) -> bool:
    """Whether a noun names a force that acts for whose it is: "jets", "airstrikes"."""
    return noun is not None and lemma_of(noun) in tie_grammar().deeds


def _is_single_help(token: Token, lemma: str) -> bool:
    """Whether the verb says what was done once to, with or for another: "advised him to resign", "joined France in"."""
    if lemma in ADVICE:
        return any(child.dep_ in ("xcomp", "ccomp") for child in token.children)
    if lemma == "replace":  # who replaces his generals does not succeed them
        told = grammar.direct_object(token)
        return told is not None and (told.tag_ == "NNS" or grammar.possessor(told) is not None)
    if lemma != "join":
        return False
    return any(
        child.pos_ == "VERB" and child.dep_ in ("xcomp", "advcl", "pcomp")
        for one in (token, *grammar.prepositions(token))
        for child in one.children
    )


def _shapes(fitting: Fitting, token: Token, lemma: str) -> Iterator[Shape]:
    """The verb alone with its object, then with each preposition that it governs."""
    ends = fitting.ends
    told = _object_of(token)
    bare = token.dep_ in ("acl", "amod", "relcl") and grammar.is_passive(token)
    particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), None)
    plain = lemma if particle is None else f"{lemma} {particle}"  # who backs up a claim backs nobody
    cargo = cargo_of(token)
    objects = (ends.of if bare else ends.all)(told)
    if token.tag_ == "VBN" and token.i > token.sent.start + 1 and token.nbor(-1).text == ",":
        # "the war between the army and the militia, led by X", hung on the war; "returned with the rebels, led by Y"
        kind = tie_words().verbs.get(plain)
        if (bare and not objects) or (token.dep_ == "advcl" and kind is not None and not kind.sign):
            objects = ends.of(token.nbor(-2)) or objects
    if lemma in HANDING and cargo is None and told is not None and is_cargo(told):
        yield plain, [end for one in getters_before(told) for end in ends.of(one)], told
    elif (lemma not in HANDING or is_cargo(cargo)) and not _is_laid_on(fitting, token, lemma):
        yield plain, objects, cargo
    for preposition in grammar.prepositions(token):
        if preposition.head != token and lemma in ALONE:
            continue  # "protested the strikes against a militia"
        if told is not None and lemma in TURNS:
            continue  # "turned their words against them"
        if lemma in HANDING and not is_cargo(told):
            continue  # "gave advice to", "sent his son to"
        if told is not None and preposition.lower_ == "as":
            continue  # who recognises one as another's leader recognises the one
        objects = ends.all(grammar.object_of(preposition))
        if lemma == "fight" and preposition.lower_ == "for":
            objects = [end for end in objects if not ends.is_metonym(end)]  # "the fight for Tripoli"
        yield f"{lemma} {preposition.lower_}", objects, told
        if particle is not None:
            yield f"{plain} {preposition.lower_}", objects, told


def _object_of(verb: Token) -> Token | None:
    """Whom the verb is done to, also where another verb or an opinion stands between.

    "Arming and financing the group", "condemned what it called China's provocations".
    """
    told = grammar.direct_object(verb)
    if told is not None or grammar.is_passive(verb):
        return told
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3:
            return None if grammar.is_passive(child) else grammar.direct_object(child)
        if child.dep_ == "ccomp" and lemma_of(child) in CALLING and any(c.lower_ == "what" for c in child.children):
            return next((c for c in child.children if c.dep_ == "oprd" and c.pos_ in ("NOUN", "PROPN")), None)
    return None


def _is_laid_on(fitting: Fitting, verb: Token, lemma: str) -> bool:
    """Whether the object is what is laid to another: "an attack that Riyadh blames on Tehran"."""
    others = [grammar.object_of(p) for p in grammar.prepositions(verb) if p.lower_ == "on"]
    return lemma == "blame" and any(fitting.ends.all(other) for other in others)


def _together(fitting: Fitting, armed: list[End], hit: list[End], cue: Token) -> Iterator[Stated]:
    """ "Chadian and Nigerian troops attacked the sect": those who fight one enemy side by side are allies in it."""
    foes = {end.chain for end in hit}
    side = [end for end in armed if end.direct and end.chain not in foes]
    for i, one in enumerate(side):
        yield from fitting.pair(tie_types()["allied with"], [one], side[i + 1 :], cue, 0.5)
