"""Sanctions that a verb states: "put on the blacklist", "lists as a terrorist group", "hit with sanctions"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import tie_types
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar
from dragoman.reading.ties.ends import End
from dragoman.reading.ties.fitting import Fitting, Stated

if TYPE_CHECKING:
    from spacy.tokens import Token

SANCTIONS = frozenset("sanction embargo ban blockade freeze restriction measure penalty".split())
DUTIES = frozenset("tariff duty levy".split())  # who taxes another's goods opposes him
CALLING = frozenset("designate list label brand declare classify".split())
SEEING = frozenset("regard consider view see treat deem brand denounce describe".split())
TERRORIST = frozenset({"terrorist", "terrorists", "terror", "terrorism"})
HOSTILE = TERRORIST | frozenset(
    "enemy foe adversary apostate infidel traitor threat aggressor occupier usurper puppet heretic".split()
)
ENTERING = frozenset("add put place include".split())
ENTERED = ("to", "on", "in")
REMOVING = frozenset("remove delist drop strike delete".split())
LISTS = frozenset({"blacklist", "list", "sanction"})
HITTING = frozenset("hit slap target punish threaten".split())
FREEZING = frozenset({"freeze", "seize", "block"})
ASSETS = frozenset("asset account fund property".split())


def by_penalty(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The ties of who punishes another, by list, by what he imposes or by what he freezes."""
    lemma, told = lemma_of(token), grammar.direct_object(token)
    name, punished = "sanctions", None
    if lemma in SEEING and _is_called(token, HOSTILE):
        # "regards the sheikhs as apostates", "is considered a terrorist group by the union"
        clause = next((c for c in token.children if c.dep_ == "ccomp" and c.pos_ == "NOUN"), None)
        seen = fitting.ends.all(told if clause is None else grammar.subject(clause))
        yield from fitting.pair(tie_types()["opposes"], fitting.ends.all(grammar.subject(token)), seen, token, 0.65)
        return
    if lemma in CALLING:
        punished = _called(token, told) if _is_called(token, TERRORIST) else _designated(token, told)
    elif lemma in ENTERING:
        punished = told if is_listed(token) else None
    elif lemma in ("be", "remain") and is_listed(token):
        punished = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        yield from fitting.pair(tie_types()[name], _listing(fitting, token), fitting.ends.all(punished), token, 0.7)
        return
    elif lemma in REMOVING:
        delisted = told if is_listed(token, ("from",)) else None
        owners = fitting.ends.all(grammar.subject(token))
        yield from fitting.pair(tie_types()["sanctions"], owners, fitting.ends.all(delisted), token, 0.7, over=True)
        return
    elif lemma in HITTING:
        words = _means(token)
        name = "sanctions" if words & SANCTIONS else "opposes"
        punished = told if words & (SANCTIONS | DUTIES) else None
    elif lemma == "impose" and told is not None and lemma_of(told) in SANCTIONS | DUTIES:
        name = "sanctions" if lemma_of(told) in SANCTIONS else "opposes"
        punished = next((grammar.object_of(p) for p in grammar.prepositions(token) if p.lower_ == "on"), None)
    elif lemma in FREEZING and told is not None and lemma_of(told) in ASSETS:
        punished = grammar.possessor(told) or next(
            (grammar.object_of(p) for p in grammar.prepositions(told) if p.lower_ in ("of", "belonging")), None
        )
    if punished is not None:
        punishers = fitting.ends.all(grammar.subject(token)) or _listing(fitting, token)
        yield from fitting.pair(tie_types()[name], punishers, fitting.ends.all(punished), token, 0.7)


def hit_by_penalty(verb: Token) -> bool:
    """Whether a verb of striking tells of a penalty: "hit the bank with sanctions"."""
    return bool(_means(verb) & (SANCTIONS | DUTIES))


def _means(verb: Token) -> set[str]:
    """With what somebody is hit: ``sanction`` of "with sanctions", "with a new wave of sanctions"."""
    means = [grammar.object_of(p) for p in grammar.prepositions(verb) if p.lower_ == "with"]
    means += [grammar.object_of(p) for one in means if one for p in grammar.prepositions(one) if p.lower_ == "of"]
    return {lemma_of(one) for one in means if one is not None}


def _designated(verb: Token, told: Token | None) -> Token | None:
    """Whom a treasury "designates" in a report on sanctions, with no word for what he is designated as."""
    named_as = any(c.dep_ in ("oprd", "xcomp", "ccomp") or c.lower_ in ("as", "for") for c in verb.children)
    if lemma_of(verb) != "designate" or named_as or "sanction" not in verb.sent.text.lower():
        return None
    return told


def _called(verb: Token, told: Token | None) -> Token | None:
    """Who is called so: the object, or the noun before "that the government labelled a terrorist group"."""
    names = told is not None and any(lemma_of(one).startswith("terror") for one in told.subtree if one.i > verb.i)
    if not names or told is None or told.pos_ == "PROPN":
        return told
    return verb.head if verb.dep_ == "relcl" else None


def _is_called(verb: Token, names: frozenset[str]) -> bool:
    """Whether the words behind call its object so: "as a terrorist group", "a foreign terrorist organisation"."""
    told = ("prep", "oprd", "dobj", "ccomp", "attr", "xcomp")
    behind = [child for child in verb.children if child.i > verb.i and child.dep_ in told]
    return any(lemma_of(one) in names for child in behind for one in child.subtree)


def _listing(fitting: Fitting, verb: Token) -> list[End]:
    """Whose the list is that somebody is entered into: "was placed on the EU's sanctions list"."""
    lists = [grammar.object_of(p) for p in grammar.prepositions(verb) if p.lower_ in ENTERED]
    owners = [one for noun in lists if noun is not None for one in (grammar.possessor(noun), *grammar.modifiers(noun))]
    return [end for owner in owners if owner is not None for end in fitting.ends.all(owner) if end.direct]


def is_listed(verb: Token, links: tuple[str, ...] = ENTERED) -> bool:
    """Whether something is entered into a list of the punished: "to its blacklist", "on the sanctions list"."""
    for preposition in grammar.prepositions(verb):
        entered = grammar.object_of(preposition) if preposition.lower_ in links else None
        if entered is not None and lemma_of(entered) in LISTS:
            words = {lemma_of(one) for one in entered.subtree}
            if (
                lemma_of(entered) == "blacklist"
                or words & {"sanction", "black", "designated", "designate", "sdn"}
                or any(word.startswith("terror") for word in words)
            ):
                return True
    return False
