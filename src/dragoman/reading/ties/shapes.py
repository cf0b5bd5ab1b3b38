"""The shapes of a verb that may state a tie: alone with its object, then with each preposition that it governs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar
from dragoman.reading.ties.ends import End
from dragoman.reading.ties.fitting import Fitting
from dragoman.reading.ties.giving import HANDING, cargo_of, getters_before, is_cargo

if TYPE_CHECKING:
    from spacy.tokens import Token

TURNS = frozenset({"turn", "stand", "break", "side"})
ALONE = frozenset(
    {"protest", "campaign", "fight", "battle", "cooperate", "coordinate"}
)  # no object has their preposition
CALLING = frozenset({"call", "describe", "term"})
GETTING = frozenset({"get", "receive", "order", "draw", "turn", "acquire", "source"})
OWNING = frozenset({"own", "hold", "control", "buy", "acquire", "purchase"})
PORTIONS = frozenset("% percent cent half third quarter majority minority share stake rest fifth tenth".split())
Shape = tuple[str, list[End], "Token | None"]  # verb with preposition, the ends behind it, what is handed over


def shapes_of(fitting: Fitting, token: Token, lemma: str) -> Iterator[Shape]:
    """The verb alone with its object, then with each preposition that it governs."""
    ends = fitting.ends
    told = told_by(token)
    idioms = list(_idioms(fitting, token, lemma, told))
    if idioms:
        yield from idioms
        return
    portion = _portion(token, lemma, told)
    if portion is not None:
        yield "own", ends.all(portion), None
        return
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
        word, governed = grammar.governed(preposition)
        if lemma == "mediate" and governed is not None:
            inside = [p for p in grammar.prepositions(governed) if p.lower_ == "between"]
            if inside:  # "is mediating in the conflict between X and Y"
                word, governed = "between", grammar.object_of(inside[0])
        objects = ends.all(governed)
        if lemma == "fight" and preposition.lower_ == "for":
            objects = [end for end in objects if not ends.is_metonym(end)]  # "the fight for Tripoli"
        yield f"{lemma} {word}", objects, told or (sought(token) if lemma in GETTING else None)
        if particle is not None:
            yield f"{plain} {word}", objects, told


def _idioms(fitting: Fitting, verb: Token, lemma: str, told: Token | None) -> Iterator[Shape]:
    """The verb with its object and a preposition, where the three together state a tie: "broke ranks with"."""
    for preposition in grammar.prepositions(verb) if told is not None and told.pos_ == "NOUN" else ():
        word, governed = grammar.governed(preposition)
        shape = f"{lemma} {lemma_of(told)} {word}" if told is not None else ""
        words = tie_words()
        if shape in words.verbs or shape in words.taken or shape in words.left:
            yield shape, fitting.ends.all(governed), None


def _portion(verb: Token, lemma: str, told: Token | None) -> Token | None:
    """What somebody owns a part of: "holds 40 percent of the bank"; ``None`` of other objects."""
    if lemma not in OWNING or told is None or not (lemma_of(told) in PORTIONS or told.ent_type_ == "PERCENT"):
        return None
    prepositions = [p for p in (*told.children, *verb.children) if p.dep_ == "prep" and p.lower_ in ("of", "in")]
    return next((one for one in map(grammar.object_of, prepositions) if one is not None), None)


def sought(verb: Token) -> Token | None:
    """For what somebody turns to another: "turned to Russia for guns"."""
    goods = [grammar.object_of(p) for p in grammar.prepositions(verb) if p.lower_ == "for"]
    return next((one for noun in goods if noun is not None for one in grammar.listed(noun) if is_cargo(one)), None)


def told_by(verb: Token) -> Token | None:
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
