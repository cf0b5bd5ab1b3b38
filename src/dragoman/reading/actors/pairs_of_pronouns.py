"""Whom "they" and "their" unite: the actors that one clause names together, "Turkey and Qatar signed … They vowed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.clause_mending import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEETING = frozenset("meet talk speak confer negotiate".split())


def united_by(chains: Chains, i: int) -> tuple[int, ...]:
    """The actors that a pronoun for many takes up together, each by its first candidate; none where it is another's.

    They are the coordinated subject of its own sentence before it, or of the sentence before where the pronoun is, or
    belongs to, the subject; or the two who meet there.
    """
    pronoun = chains.doc[chains.candidates[i].head]
    if pronoun.lower_ == "them":
        return ()  # "Aides and advisers say he likes them"
    for distance in (0, 1):
        if distance and not _leads(pronoun):
            break
        if (found := _named_together(chains, i, distance)) and not _other_plural(chains, i, found, pronoun):
            return found
    return ()


def _leads(pronoun: Token) -> bool:
    """Whether a pronoun is the active subject of its sentence, or whose the subject is."""
    word = pronoun.head if pronoun.dep_ == "poss" else pronoun
    return word.dep_ == "nsubj" and word.head.dep_ in ("ROOT", "ccomp")


def _named_together(chains: Chains, i: int, distance: int) -> tuple[int, ...]:
    candidate = chains.candidates[i]
    for other in reversed(chains.candidates[:i]):
        gap = candidate.sentence.index - other.sentence.index
        if gap > distance:
            break
        subject = chains.doc[other.head]
        if gap < distance or subject.dep_ not in SUBJECTS or other.kind == "pronoun":
            continue
        if any(token.i == candidate.head for token in subject.subtree):
            continue  # "Ruiz and her aides": the pronoun is a part of it
        heads = [subject, *subject.conjuncts] if subject.conjuncts else [subject, *_met(subject)]
        found = [chains.at_head(t.i) for t in heads if t.i < candidate.head]
        actors = [j for j in found if j is not None and j not in chains.dropped and _is_actor(chains.candidates[j])]
        if len(found) > 1 and len(actors) == len(found) and len({chains.chain(j) for j in actors}) == len(actors):
            return tuple(actors)
        if distance:
            break  # another subject leads the sentence before
    return ()


def _met(subject: Token) -> list[Token]:
    """Whom a subject meets or talks with."""
    verb = subject.head
    if verb.lemma_ not in _MEETING or subject.dep_ != "nsubj":
        return []
    direct = [c for c in verb.rights if c.dep_ == "dobj" and verb.lemma_ == "meet"]
    beside = [o for c in verb.rights if c.dep_ == "prep" and c.lower_ == "with" for o in c.rights if o.dep_ == "pobj"]
    return [other for one in (direct or beside)[:1] for other in (one, *one.conjuncts)]


def _is_actor(candidate: Candidate) -> bool:
    return candidate.kind != "pronoun" and (candidate.label is not None or candidate.noun is not None)


def _other_plural(chains: Chains, i: int, found: tuple[int, ...], pronoun: Token) -> bool:
    """Whether words for many stand nearer before a pronoun: "activists said THEY fear"."""
    own = chains.candidates[i].sentence.index
    leads = pronoun.dep_ != "nsubjpass" and chains.candidates[found[0]].sentence.index != own
    return any(
        other.number == 2 and other.kind == "description" and (other.sentence.index == own or not leads)
        for other in chains.candidates[max(found) + 1 : i]
    )
