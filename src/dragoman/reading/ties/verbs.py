"""Ties that a verb states: "Egypt backs Haftar", "Libya buys drones from Turkey", "Chad and Niger hit the sect"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import tie_grammar, tie_types, tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar
from dragoman.reading.ties.ends import End
from dragoman.reading.ties.fitting import Fitting, Stated

if TYPE_CHECKING:
    from spacy.tokens import Token

ADVICE = frozenset({"advise", "help", "assist", "support", "order", "lead"})
TURNS = frozenset({"turn", "stand", "break", "side"})
ALONE = frozenset(
    {"protest", "campaign", "fight", "battle", "cooperate", "coordinate"}
)  # no object has their preposition
HANDING = frozenset({"send", "give", "provide", "deliver", "donate", "transfer", "hand"})
PENALTIES = frozenset("sanction embargo ban measure restriction penalty tariff blockade freeze curb".split())

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
    bare = token.dep_ in ("acl", "amod", "relcl")
    subject = (ends.of if bare and not passive else ends.all)(grammar.subject(token))
    told = grammar.direct_object(token)
    for shape, objects, matter in _shapes(fitting, token, lemma):
        kind = words.verbs.get(shape)
        if kind is not None:
            if kind.sign == 1 and told is not None and lemma_of(told) in tie_grammar().views:
                continue
            goods = matter if kind.name == "supplies" else None
            yield from fitting.pair(kind, subject, objects, token, 0.7, goods)
        elif shape in words.taken:
            kind = words.taken[shape]
            goods = matter if kind.name == "supplies" else None
            yield from fitting.pair(kind, objects, subject, token, 0.65, goods)
            returned = _returned(token)
            if kind.name == "supplies" and returned is not None:
                yield from fitting.pair(kind, subject, objects, token, 0.55, returned)
        elif shape in words.acts:
            kind = words.acts[shape]
            armed = [end for end in subject if fitting.is_armed(end)]
            struck = kind.sign == -1
            hit = [end for end in objects if fitting.is_armed(end) or (struck and fitting.is_hit(armed, end))]
            yield from fitting.pair(kind, armed, hit, token, 0.55)
            if kind.name == "at war with" and any(fitting.is_armed(end) for end in hit):
                yield from _together(fitting, armed, hit, token)


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
    told = grammar.direct_object(token)
    bare = token.dep_ in ("acl", "amod", "relcl") and grammar.is_passive(token)
    particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), None)
    plain = lemma if particle is None else f"{lemma} {particle}"  # who backs up a claim backs nobody
    cargo = _cargo(token)
    objects = (ends.of if bare else ends.all)(told)
    if token.tag_ == "VBN" and token.i > token.sent.start + 1 and token.nbor(-1).text == ",":
        # "the war between the army and the militia, led by X", hung on the war; "returned with the rebels, led by Y"
        kind = tie_words().verbs.get(plain)
        if (bare and not objects) or (token.dep_ == "advcl" and kind is not None and not kind.sign):
            objects = ends.of(token.nbor(-2)) or objects
    if lemma not in HANDING or (cargo is not None and lemma_of(cargo) in tie_grammar().cargo):
        yield plain, objects, cargo
    for preposition in grammar.prepositions(token):
        if preposition.head != token and lemma in ALONE:
            continue  # "protested the strikes against a militia"
        if told is not None and lemma in TURNS:
            continue  # "turned their words against them"
        if lemma in HANDING and (told is None or lemma_of(told) not in tie_grammar().cargo):
            continue  # "gave advice to", "sent his son to"
        if lemma == "impose" and (told is None or lemma_of(told) not in PENALTIES):
            continue  # "impose stricter rules on banks"
        if lemma == "designate" and preposition.lower_ == "as":
            terror = any(lemma_of(one).startswith("terror") for one in preposition.subtree)
            yield "designate as", ends.all(told) if terror else [], None
            continue
        if told is not None and preposition.lower_ == "as":
            continue  # who recognises one as another's leader recognises the one
        objects = ends.all(grammar.object_of(preposition))
        if lemma == "fight" and preposition.lower_ == "for":
            objects = [end for end in objects if not ends.is_metonym(end)]  # "the fight for Tripoli"
        if lemma == "stand":
            objects = [end for end in objects if end.direct]  # "stood by her comments"
        yield f"{lemma} {preposition.lower_}", objects, told


def _together(fitting: Fitting, armed: list[End], hit: list[End], cue: Token) -> Iterator[Stated]:
    """ "Chadian and Nigerian troops attacked the sect": those who fight one enemy side by side are allies in it."""
    foes = {end.chain for end in hit}
    side = [end for end in armed if end.direct and end.chain not in foes]
    for i, one in enumerate(side):
        yield from fitting.pair(tie_types()["allied with"], [one], side[i + 1 :], cue, 0.5)


def _cargo(verb: Token) -> Token | None:
    """What is supplied, in "supply Haftar with weapons" and "sent Haftar weapons"."""
    if any(child.dep_ == "dative" and child.pos_ != "ADP" for child in verb.children):
        return next((child for child in verb.children if child.dep_ == "dobj"), None)
    for preposition in grammar.prepositions(verb):
        if preposition.lower_ == "with":
            return grammar.object_of(preposition)
    return None


def _returned(verb: Token) -> Token | None:
    """What is given in return: "in exchange for funds and weapons"."""
    for exchange in verb.subtree:
        if lemma_of(exchange) in ("exchange", "return") and exchange.head.lower_ == "in":
            for preposition in grammar.prepositions(exchange):
                given = grammar.object_of(preposition) if preposition.lower_ == "for" else None
                if given is not None:
                    # "in exchange for the latter's obtaining funds"
                    return given if given.tag_ != "VBG" else grammar.direct_object(given)
    return None
