"""What undergoes the act of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.clauses import OBJECTS, RELATIVE, SUBJECTS, antecedent, children, own_subject
from dragoman.reading.events.subjects import doer_of
from dragoman.reading.events.verb_forms import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = frozenset("call describe term see regard label consider deem characterise characterize brand".split())
_GIVING = frozenset(
    "give offer lend grant send promise pledge hand award supply deny owe pay loan guarantee sell".split()
)


def objects_of(verb: Token) -> list[Token]:
    """What undergoes the act: the direct object, the subject of a passive, the noun that a participle follows."""
    if is_passive(verb):
        subject = own_subject(verb)
        if subject is not None:
            found = [subject]
        elif verb.dep_ in ("acl", "amod", "relcl"):
            found = [verb.head]
            if verb.head.dep_ == "pobj" and verb.dep_ == "acl" and verb.head.head.lower_ != "of":
                over = verb.head.head.head
                found += [over] if over.pos_ in ("NOUN", "PROPN") else []  # "the ban on fuel IMPOSED on Syria"
        elif verb.dep_ == "conj":
            found = objects_of(verb.head)[:1] if is_passive(verb.head) else []
        elif verb.dep_ in ("pcomp", "advcl", "xcomp"):
            patient = doer_of(verb, 0)  # "resigned after being DETAINED": who resigned
            found = [patient] if patient is not None else []
        else:
            found = []
        # "was granted asylum": the thing given stays an object
        found += [c for c in verb.children if c.dep_ in ("dobj", "oprd")]
        return found
    found = []
    for child in verb.children:
        if child.dep_ in OBJECTS:
            found.append((antecedent(child) or child) if child.lower_ in RELATIVE else child)
    if not found and children(verb, "dative"):
        found = children(verb, "npadvmod")  # "gave the envoys two days to leave"
    if not found and lemma_of(verb) == "call":
        found = children(verb, "oprd")  # "called the president on Saturday"
    if not found:
        # "kidnapped up to 16 advisers": the parser takes "up" for a particle
        for child in children(verb, "prt", "prep"):
            if child.lower_ == "up":
                for below in children(child, "prep"):
                    found += [t for t in children(below, "pobj") if below.lower_ == "to" and children(t, "nummod")]
    found = found or _called_by_another_name(verb)
    if not found and verb.dep_ == "relcl" and own_subject(verb) is not None and not _heads_antecedent(verb):
        found = [verb.head]  # "the deal they signed"
    return found


def _called_by_another_name(verb: Token) -> list[Token]:
    """What stands behind "what he called": "denounced what it called the THEFT of its data"."""
    for clause in children(verb, "ccomp"):
        if lemma_of(clause) in _NAMING and any(c.lower_ == "what" for c in clause.lefts):
            named = children(clause, "oprd", "attr") or [c for c in children(clause, "dobj") if c.lower_ != "what"]
            return named or [t for c in children(clause, "prep") if c.lower_ == "as" for t in children(c, "pobj")]
    return []


def given_to(verb: Token) -> list[Token]:
    """To whom a verb of giving gives, also where the parser joins him to the thing: "offered SRI LANKA help"."""
    found = [c for c in children(verb, "dative") if c.pos_ in ("NOUN", "PROPN", "PRON")]
    if lemma_of(verb) in _GIVING and not found:
        for thing in objects_of(verb):
            named = [c for c in thing.lefts if c.dep_ in ("compound", "nmod") and _is_named(c)]
            found += [c for c in named if c.left_edge.i - verb.i == 1 + (verb.nbor().lower_ == "the")]
    return found


def _is_named(word: Token) -> bool:
    """Whether a word before a thing names somebody: "sell POLAND tanks", "lend KENYA 170 million dollars"."""
    return word.ent_type_ in ("GPE", "PERSON") or (word.pos_ == "PROPN" and word.nbor().pos_ == "NUM")


def _heads_antecedent(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS and c.lower_ in RELATIVE for c in verb.children)
