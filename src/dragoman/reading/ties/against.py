"""Ties that "against" alone states, whatever is done: "unite against", "hold their positions against"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import tie_grammar, tie_types, tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar
from dragoman.reading.ties.fitting import FIGHTING, Fitting, Stated

if TYPE_CHECKING:
    from spacy.tokens import Token

DEMANDING = frozenset({"want", "demand", "call", "urge", "ask", "tell", "press", "seek"})
GOING = frozenset({"resign", "step", "quit", "abdicate"})
TOPPLING = frozenset("topple oust overthrow depose unseat dethrone".split())
STRIVING = frozenset("try seek want fight vow aim attempt struggle work battle plot conspire campaign strive".split())
DOWNFALL = frozenset(
    {"resignation", "ouster", "overthrow", "removal", "impeachment", "dismissal", "downfall", "abdication"}
)


def by_against(fitting: Fitting, token: Token) -> Iterator[Stated]:
    """The ties of who acts to whom it is against; none for games, prices and courts."""
    head = token.head
    known, words, ends = tie_grammar(), tie_words(), fitting.ends
    if token.dep_ != "prep" or any(lemma_of(one) in known.contests for one in (head, head.head)):
        return
    shape = f"{lemma_of(head)} against"
    if shape in words.nouns or shape in words.verbs:
        return
    if head.dep_ in ("dobj", "nsubjpass") and lemma_of(head.head) in known.averse:
        return  # "prevent incitement against Israel", "condemned violence against Serbs": others do it
    sources = ends.all(_doer(head))
    helped = words.verbs.get(lemma_of(head)) if head.pos_ == "VERB" else None
    if helped is not None and helped.sign == 1:
        sources += ends.all(grammar.direct_object(head))  # "backed the government against the rebels"
    if head.pos_ in ("NOUN", "PROPN"):
        sources += [end for modifier in grammar.modifiers(head) for end in ends.all(modifier)]
    opposed = grammar.object_of(token)
    if opposed is not None and opposed.lower_ == "it":
        return  # "voted against it": a bill or plan, far more often than a body
    for source in sources:
        for target in ends.all(opposed):
            # "used gas against its own people": the many are no body, yet who governs or fights can be their foe
            people = fitting.is_armed(source) and fitting.is_unarmed(target)
            if not (fitting.is_lasting(source) and (fitting.is_lasting(target) or people)):
                continue
            if ends.is_metonym(target) and not fitting.is_armed(source):
                continue  # "his debut against Washington"
            war = fitting.bears_arms(target) and fitting.chains[source.chain].kind in FIGHTING
            kind = tie_types()["at war with" if war else "opposes"]
            yield from fitting.pair(kind, [source], [target], token, 0.55)


def by_demand(fitting: Fitting, verb: Token) -> Iterator[Stated]:
    """The opposition of those who want somebody out of his office: "demanded that X step down", "tried to topple X"."""
    if lemma_of(verb) in STRIVING:
        for clause in verb.children:
            if clause.dep_ in ("xcomp", "advcl") and lemma_of(clause) in TOPPLING and clause.tag_ == "VB":
                rulers = fitting.ends.all(grammar.direct_object(clause))
                yield from fitting.pair(
                    tie_types()["opposes"], fitting.ends.all(grammar.subject(verb)), rulers, verb, 0.65
                )
    if lemma_of(verb) not in DEMANDING:
        return
    # who tells others that one has quit demands nothing
    wished = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.tag_ == "VB"]
    going = next((c for c in wished if lemma_of(c) in GOING), None)
    fallen = next((c for c in verb.subtree if c.i > verb.i and lemma_of(c) in DOWNFALL and _is_wanted(c, verb)), None)
    unwanted = None
    if going is not None:
        unwanted = grammar.subject(going) or grammar.direct_object(verb)
    elif fallen is not None:
        of = [grammar.object_of(p) for p in grammar.prepositions(fallen) if p.lower_ == "of"]
        unwanted = grammar.possessor(fallen) or next(iter(of), None)
    yield from fitting.pair(
        tie_types()["opposes"], fitting.ends.all(grammar.subject(verb)), fitting.ends.all(unwanted), verb, 0.6
    )


def _is_wanted(noun: Token, verb: Token) -> bool:
    """Whether a noun is what the verb asks for: "demanded the resignation", "called for the ouster"."""
    head = noun.head
    return (noun.dep_ == "dobj" and head == verb) or (
        noun.dep_ == "pobj" and head.lower_ == "for" and head.head == verb
    )


def _doer(head: Token) -> Token | None:
    """Who acts: the subject, he whose deed it is, or the one of two whom "pits" sets against the other."""
    if head.pos_ not in ("VERB", "AUX"):
        return head if head.dep_ == "dobj" and lemma_of(head.head) == "pit" else grammar.doer(head)
    return grammar.direct_object(head) if lemma_of(head) == "pit" else grammar.subject(head)
