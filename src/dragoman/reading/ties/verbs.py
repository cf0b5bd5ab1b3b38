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
from dragoman.reading.ties.giving import is_cargo
from dragoman.reading.ties.penalties import hit_by_penalty
from dragoman.reading.ties.shapes import GETTING, OWNING, shapes_of, sought, told_by

if TYPE_CHECKING:
    from spacy.tokens import Token

ADVICE = frozenset({"advise", "pay", "help", "assist", "support", "order", "lead"})
# who stands by her comments, cooperates with his investigators or praises their courage does so with no other
PERSONAL = frozenset(
    {
        "stand by",
        "stand with",
        "cooperate with",
        "praise",
        "laud",
        "applaud",
        "own",
        "acquire",
        "represent",
        "defend",
        "commend",
        "salute",
        "buy",
        "purchase",
    }
)
# a supply only where it is goods that somebody gets: one gets advice and draws lessons, too
RELYING = frozenset({"depend", "rely"})
FIGHTS = frozenset({"fight", "battle", "combat", "clash", "operate", "serve", "skirmish"})
CHARGING = frozenset({"accuse", "suspect", "charge", "blame", "denounce", "condemn", "criticise", "criticize"})
MUTUAL = frozenset("clash skirmish quarrel feud spar ally collaborate unite".split())
EXPELLING = frozenset({"expel", "exclude", "oust", "suspend"})
FOUNDING = frozenset({"found", "co-found", "form", "establish", "create"})
EXILES = frozenset({"exile", "exiled", "exiles", "fugitive", "deposed", "ousted", "dissidents", "refugees"})


@cache
def _verbs() -> frozenset[str]:
    words = tie_words()
    shapes = (
        *EXPELLING,
        *words.verbs,
        *words.taken,
        *words.acts,
        *words.left,
        *words.put_out,
        *words.let_in,
        *words.whole,
    )
    return frozenset(shape.split()[0] for shape in shapes)


def by_verb(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The ties between a verb's subject and its objects."""
    lemma = lemma_of(token)
    if lemma not in _verbs() or _is_single_help(token, lemma):
        return
    if lemma in tie_words().acts and hit_by_penalty(token):
        return  # "is targeting the militia with sanctions" is no war
    words, ends = tie_words(), fitting.ends
    passive = grammar.is_passive(token)
    # a participle describes the noun that it stands behind, not what that noun is coordinated with
    doer = grammar.subject(token)
    bare = token.dep_ in ("acl", "amod", "relcl") and token.tag_ != "VB"
    # not so "both of which have quarrelled" and "whom Egypt and Russia support"
    told_by_pronoun = doer is None or doer.lower_ in grammar.RELATIVE
    bare = bare and (told_by_pronoun if token.dep_ == "relcl" else doer is None or doer.lower_ not in grammar.SHARES)
    subject = (ends.of if bare and not passive else ends.all)(doer)
    told = told_by(token)
    if told is not None and _is_each_other(told) and len(subject) > 1:
        kind = words.verbs.get(lemma) or words.acts.get(lemma)
        if kind is not None and kind.sign:
            yield from fitting.pair(kind, subject[:1], subject[1:], token, 0.65)
            if not kind.symmetric:
                yield from fitting.pair(kind, subject[1:], subject[:1], token, 0.65)
        return
    if lemma in MUTUAL and told is None and len(subject) > 1 and not passive:
        kind = words.verbs.get(f"{lemma} with")
        if kind is not None and not any(p.lower_ in ("with", "against") for p in grammar.prepositions(token)):
            yield from fitting.pair(kind, subject[:1], subject[1:], token, 0.65)
    if lemma in EXPELLING and not passive:
        # a movement that ousts a ruler was never his
        inside = ("party",) if lemma == "oust" else ("party", "organisation", "igo")
        parties = [end for end in subject if fitting.chains[end.chain].kind in inside]
        lost = [end for end in ends.all(told) if end.direct and fitting.chains[end.chain].named]
        yield from fitting.pair(tie_types()["member of"], lost, parties, token, 0.65, over=True)
    for shape, objects, matter in shapes_of(fitting, token, lemma):
        kind = words.verbs.get(shape)
        if shape == "work with" and token.dep_ == "pcomp" and lemma_of(token.head.head) in CHARGING:
            kind = tie_types()["allied with"]  # who is accused of working with another is said to be in league with him
        if lemma in FOUNDING and kind is not None:
            objects = [end for end in objects if fitting.chains[end.chain].named]
            bodies = [end for end in subject if fitting.chains[end.chain].kind != "person"]
            yield from fitting.pair(tie_types()["member of"], bodies, objects, token, 0.6)
            subject = [end for end in subject if end not in bodies]
        if shape in PERSONAL:
            objects = [end for end in objects if end.direct]
        if lemma in OWNING and told is not None and told.dep_ == "dative":
            continue  # who buys another a house does not buy the other
        if shape == "belong to":
            yield from _belonging(fitting, subject, objects, token)
            continue
        if kind is not None:
            if lemma == "host":
                objects = [end for end in objects if _is_guest(fitting, end)]
            if kind.sign == 1 and told is not None and lemma_of(grammar.antecedent(told)) in tie_grammar().views:
                continue
            if kind.name in ("supports", "opposes") and told is not None and told.lower_ == "it" and not passive:
                continue  # "eight Democrats opposed it": a bill or plan, far more often than a body
            goods = matter if kind.name == "supplies" else None
            men = _men_of(fitting, doer) if lemma in FIGHTS else []
            yield from fitting.pair(kind, men or subject, objects, token, 0.7, goods)
        elif shape in words.left and (told is None or shape == lemma):
            yield from fitting.pair(words.left[shape], subject, objects, token, 0.65, over=True)
        elif shape in words.put_out or shape in words.let_in:
            over = shape in words.put_out
            kind = (words.put_out if over else words.let_in)[shape]
            moved = [end for end in ends.all(told) if end.direct]
            yield from fitting.pair(kind, moved, objects, token, 0.65, over=over)
        elif shape in words.whole:
            parts = [end for end in objects if end.direct and fitting.is_body(end)]
            yield from fitting.pair(words.whole[shape], parts, ends.all(told) if passive else subject, token, 0.6)
        elif shape in words.taken:
            kind = words.taken[shape]
            if lemma in RELYING and sought(token) is not None:
                kind = tie_types()["supplies"]
            if lemma in GETTING and not is_cargo(matter):
                continue
            goods = matter if kind.name == "supplies" else None
            yield from fitting.pair(kind, objects, subject, token, 0.65, goods)
        elif shape in words.acts:
            kind = words.acts[shape]
            armed = [end for end in subject if fitting.is_armed(end)]
            struck = kind.sign == -1
            hit = [end for end in objects if fitting.is_armed(end) or (struck and fitting.is_hit(armed, end))]
            hit += _whose_soldiers(fitting, told) if struck and shape == lemma else []
            if _is_force(grammar.subject(token)):
                armed = [replace(end, direct=True) for end in armed]  # jets and drones strike for whose they are
            yield from fitting.pair(kind, armed, hit, token, 0.55)
            if kind.name == "at war with" and any(fitting.is_armed(end) for end in hit):
                yield from _together(fitting, armed, hit, token)


def _belonging(fitting: Fitting, subject: list[End], objects: list[End], token: Token) -> Iterator[Stated]:
    """What belongs to whom: a man to a party as its member, a paper to a tycoon as his own, a militia to a movement."""
    types = tie_types()
    for one in subject:
        for other in objects:
            kinds = fitting.chains[one.chain].kind, fitting.chains[other.chain].kind
            if kinds[0] in ("company", "media") and kinds[1] in ("person", "company", "state", "group", "government"):
                yield from fitting.pair(types["owns"], [other], [one], token, 0.65)
            elif kinds[0] in ("person", "party", "state") and kinds[1] in (
                "party",
                "armed-group",
                "igo",
                "organisation",
            ):
                yield from fitting.pair(types["member of"], [one], [other], token, 0.65)
            else:
                yield from fitting.pair(types["affiliated with"], [one], [other], token, 0.65)


def _is_each_other(noun: Token) -> bool:
    """Whether those who do it do it to each other: "are fighting each other", "shell each other's towns"."""
    words = {one.lower_ for one in noun.subtree}
    return words >= {"each", "other"} or words >= {"one", "another"}


def _is_guest(fitting: Fitting, end: End) -> bool:
    """Whether an actor is one that stays where he is hosted: a movement, an exile; a counterpart is a visitor."""
    words = set(end.span.cut(fitting.ends.parsed.text).lower().split())
    return fitting.chains[end.chain].kind in ("party", "armed-group", "organisation") or bool(words & EXILES)


def _whose_soldiers(fitting: Fitting, noun: Token | None) -> list[End]:
    """Whose soldiers some men are: "nine soldiers of the Chadian army", "two Russian bombers"; they keep no foes of
    their own."""
    known = tie_grammar()
    if noun is None or not {noun.lower_, lemma_of(noun)} & (known.arms | known.hostile | known.cargo | {"member"}):
        return []
    of = [grammar.object_of(p) for p in grammar.prepositions(noun) if p.lower_ == "of"]
    before = [one for one in grammar.modifiers(noun) if one.text[:1].isupper()]
    found = [end for one in (*of, *before) for end in fitting.ends.of(one)]
    return [
        end for end in found if fitting.is_armed(end) and (fitting.chains[end.chain].named or fitting.bears_arms(end))
    ]


def _men_of(fitting: Fitting, men: Token | None) -> list[End]:
    """The body by name that some men are of: "300 fighters from the Sabir Brigade" fight as the group does."""
    if men is None or men.tag_ != "NNS" or not {men.lower_, lemma_of(men)} & (tie_grammar().arms | {"member"}):
        return []
    of = [grammar.object_of(p) for p in grammar.prepositions(men) if p.lower_ in ("of", "from")]
    found = [end for one in of for end in fitting.ends.of(one) if end.direct and fitting.bears_arms(end)]
    return [replace(end, direct=False) for end in found if fitting.chains[end.chain].named]


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
    told = grammar.direct_object(token)
    if told is not None and lemma_of(told) in ("force", "hand") and told.i == token.i + 1:
        return True  # they join with each other
    return any(
        child.pos_ == "VERB" and child.dep_ in ("xcomp", "advcl", "pcomp")
        for one in (token, *grammar.prepositions(token))
        for child in one.children
    )


def _together(fitting: Fitting, armed: list[End], hit: list[End], cue: Token) -> Iterator[Stated]:
    """ "Chadian and Nigerian troops attacked the sect": those who fight one enemy side by side are allies in it."""
    foes = {end.chain for end in hit}
    side = [end for end in armed if end.direct and end.chain not in foes]
    for i, one in enumerate(side):
        yield from fitting.pair(tie_types()["allied with"], [one], side[i + 1 :], cue, 0.5)
