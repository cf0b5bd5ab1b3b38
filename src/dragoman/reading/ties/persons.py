"""Ties that a word for a person or power states: "Haftar's ally Egypt", "Belarus, an ally of Russia", "its proxies"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import TieType, tie_grammar, tie_types, tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar
from dragoman.reading.ties.bearers import bearer_of, counterpart_of
from dragoman.reading.ties.ends import End
from dragoman.reading.ties.fitting import Fitting, Stated

if TYPE_CHECKING:
    from spacy.tokens import Token

EXAMPLES = frozenset({"including", "like", "as"})
WHOLES = frozenset({"ministry", "military", "armed-group", "party", "company", "igo"})
PARTS = frozenset({"ministry", "military", "organisation", "armed-group", "company"})
PARTISAN = frozenset({"party", "armed-group"})
HEADED = frozenset({"of", "under"})
LASTING = frozenset("longtime long-time longstanding close closest trusted loyal staunch old key former bitter".split())
FIRMS = frozenset("company firm conglomerate holding newspaper bank business enterprise".split())
OF_POWERS = frozenset({"affiliated with", "opposes", "at war with", "supports"})
POSSESSING = frozenset({"of", "to"})
WITHIN = frozenset({"between", "in"})  # "a mediator between X and Y", "a partner in the government"
FOLLOWING = frozenset(
    "front movement bloc alliance party faction coalition army brigade militia force forces network group cartel gang "
    "junta government cabinet administration regime fighters troops wing list camp clan".split()
)


def by_person(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The ties of those whom the word calls so to those of whom it says so."""
    words, lemma = tie_words(), lemma_of(token)
    kind, turned = words.persons.get(_joined(token)) or words.persons.get(lemma), False
    if kind is None:
        kind, turned = words.inverse.get(lemma), True
    if kind is None or (token.pos_ == "ADJ" and token.head.pos_ != "PROPN"):
        return  # "a rival faction"
    ends = fitting.ends
    bearer = bearer_of(token)
    related = _related(fitting, kind, token, bearer)
    if not related and kind.sign and _is_someones(token):
        related = ends.all(counterpart_of(bearer))
    if kind.name == "supplies":  # "a purveyor of meals and men" tells what he supplies
        related = [end for end in related if fitting.is_lasting(end)]
    if kind.name == "close to":  # an adviser to a bank works for it, which his office tells
        related = [end for end in related if fitting.chains[end.chain].kind in ("person", None)]
    chains = {end.chain for end in related}
    named = [end for end in _called(fitting, kind, token, bearer) if end.chain not in chains]
    if turned:
        yield from fitting.pair(kind, related, named, token, 0.7)
        return
    yield from fitting.pair(kind, named, related, token, 0.7)
    if kind.sign and not related and token.dep_ in ("attr", "appos") and token.tag_ == "NNS":
        # "Serbia and Kosovo are sworn enemies", "Mali and Niger, old allies, …": each is so to the other
        mutual = tie_types()["allied with"] if kind.name == "supports" else kind
        yield from fitting.pair(mutual, named[:1], named[1:], token, 0.65)
    owner = grammar.possessor(token)
    if not named and bearer is token and (owner is None or owner.lower_ in ("his", "her", "its", "their")):
        # "Haftar's allies" says nothing of Haftar; "the government and its allies" still says who is with whom
        own = [end for end in ends.all(token) if end.chain not in chains]
        yield from fitting.pair(kind, own, related, token, 0.45)


def _is_someones(token: Token) -> bool:
    """Whether a word beside a name leaves out whose: "a longtime ally", "his minister Ali Sow, a close friend"."""
    lasting = any(child.lower_ in LASTING for child in token.children)
    return token.dep_ == "appos" and lasting and grammar.possessor(token) is None


def _joined(token: Token) -> str:
    """A word with what a hyphen ties to it, which the parser cuts: "go-between"."""
    first = grammar.first_piece(token)
    return lemma_of(token) if first is token else f"{first.lower_}-{lemma_of(token)}"


def by_outlet(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The tie of somebody named with his outlet to it: "Fox News's Sean Hannity", "Ben Hall of the Herald"."""
    if token.pos_ != "PROPN":
        return
    outlets = [grammar.possessor(token)]
    outlets += [grammar.object_of(p) for p in grammar.prepositions(token) if p.lower_ == "of" and p.i == token.i + 1]
    ends, chains = fitting.ends, fitting.chains
    of = [end for outlet in outlets for end in ends.of(outlet) if end.direct and chains[end.chain].kind == "media"]
    people = [end for end in ends.of(token) if end.direct and chains[end.chain].kind == "person"] if of else []
    yield from fitting.pair(tie_types()["works for"], people, of, token, 0.7)


def by_origin(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The party or armed group that somebody named is told to come from: "two ministers from the party, A and B"."""
    if token.pos_ != "NOUN":
        return
    ends, chains = fitting.ends, fitting.chains
    from_whom = [grammar.object_of(p) for p in token.children if p.dep_ == "prep" and p.lower_ == "from"]
    bodies = [end for one in from_whom for end in ends.all(one) if end.direct and chains[end.chain].kind in PARTISAN]
    bearer = bearer_of(token)
    named = ends.all(bearer) if bodies and bearer is not token else []
    people = [end for end in named if chains[end.chain].kind == "person" and chains[end.chain].named]
    yield from fitting.pair(tie_types()["member of"], people, bodies, token, 0.65)


def by_body(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The tie of a person to the body that is called his: "Haftar's army", "the faction of Lual", "Musk's Tesla"."""
    ends, chains = fitting.ends, fitting.chains
    owner = grammar.possessor(token)
    if token.pos_ == "PROPN" and owner is not None and owner.pos_ == "PROPN":
        firms = [end for end in ends.of(token) if end.direct and chains[end.chain].kind == "company"]
        tycoons = [end for end in ends.of(owner) if end.direct and chains[end.chain].kind == "person"]
        yield from fitting.pair(tie_types()["owns"], tycoons, firms, token, 0.6)
    if token.pos_ == "NOUN" and lemma_of(token) in FIRMS:
        # "his energy company, Kern Group", "Sow's newspaper, the Herald"
        held = [end for end in ends.of(bearer_of(token)) if end.direct and chains[end.chain].named]
        men = [end for end in ends.of(owner) if end.direct and chains[end.chain].kind == "person"] if held else []
        yield from fitting.pair(tie_types()["owns"], men, held, token, 0.6)
    # "Google's sister company" is no part of it, "its troops" are the army itself
    lemma = lemma_of(token)
    within = token.pos_ == "NOUN" and lemma != "company" and lemma not in tie_grammar().transparent
    wholes = [end for end in ends.of(owner) if within and end.direct and chains[end.chain].kind in WHOLES]
    parts = [end for end in ends.of(token) if end.direct and chains[end.chain].kind in PARTS] if wholes else []
    yield from fitting.pair(tie_types()["part of"], parts, wholes, token, 0.6)  # "the ministry's drug squad"
    if token.pos_ not in ("NOUN", "PROPN") or (lemma not in FOLLOWING and token.lower_ not in FOLLOWING):
        return
    words = [owner]
    words += [grammar.object_of(p) for p in grammar.prepositions(token) if p.lower_ in HEADED]
    owners = [end for word in words if word is not None and word.pos_ == "PROPN" for end in ends.of(word)]
    people = [end for end in owners if end.direct and chains[end.chain].kind == "person" and chains[end.chain].named]
    bodies = [end for end in ends.of(token) if end.direct and chains[end.chain].kind != "person"] if people else []
    yield from fitting.pair(tie_types()["leads"], people, bodies, token, 0.6)


def _related(fitting: Fitting, kind: TieType, token: Token, bearer: Token) -> list[End]:
    """Whose ally, rival or son the word speaks of."""
    ends = fitting.ends
    found = ends.all(grammar.possessor(token))
    if not found and token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i:
        found = ends.all(grammar.possessor(token.head))  # "Russia's ally Belarus", parsed as one name
    shared = [c for c in token.children if c.dep_ == "conj" and c.pos_ == "NOUN"]  # "a confidante and colleague of"
    for preposition in [p for one in (token, *shared) for p in grammar.prepositions(one)]:
        partner = kind.name in ("mediates", "owns") or lemma_of(token) == "partner"
        within = partner and preposition.lower_ in WITHIN
        if preposition.lower_ in POSSESSING or within:
            others = ends.all(grammar.object_of(preposition))
            found += [end for end in others if end.direct or not within]  # not the war of "a partner in its war"
    if not found and token.i > token.sent.start and bearer is not token:
        # "Syria ally Russia", "businessman and Saleh friend Sow": a bare name before the word is whom it stands by
        before = token.nbor(-1)
        found = ends.of(before) if before.pos_ == "PROPN" and before.head.i <= token.i else []
        found = found or [end for one in _nationalities(kind, token) for end in ends.of(one)]
    return found


def _nationalities(kind: TieType, token: Token) -> list[Token]:
    """``Iranian`` of "the Brigade, an Iranian proxy": whom a word of sides speaks of, where no other is told."""
    return [one for one in grammar.modifiers(token) if one.pos_ == "ADJ"] if kind.name in OF_POWERS else []


def _called(fitting: Fitting, kind: TieType, token: Token, bearer: Token) -> list[End]:
    """Who is called so: by name beside the word, by nationality before it, as an example after it."""
    ends = fitting.ends
    found: list[End] = []
    for preposition in grammar.prepositions(token):
        if preposition.lower_ in EXAMPLES:
            found += ends.all(grammar.object_of(preposition))
    if bearer is not token:
        # "Manafort associate Gates and aide Papadopoulos": a word before a name is said of that name alone
        first = bearer.head if bearer.dep_ == "conj" else bearer
        many = token.tag_ == "NNS" and not any(child.lower_ in ("a", "an") for child in token.children)
        found += ends.all(first) if many else ends.of(bearer)
    if kind.name not in ("relative of", "part of"):  # "a revered Igbo son" is no Igbo's, "the Iraqi branch" not Iraq
        for modifier in grammar.modifiers(token):
            # "Syria ally Russia", "Foreign Ministry spokesman X": a name before the word is whom it speaks of
            told = bearer is not token and kind.name in OF_POWERS and grammar.possessor(token) is None
            if (modifier.pos_ == "ADJ" and not told) or (kind.sign and modifier.pos_ == "PROPN" and bearer is token):
                found += ends.all(modifier)
    return found
