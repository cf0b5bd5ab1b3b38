"""Which candidates of a sentence tell an event of their own.

An act that is only promised, asked for or refused gives way to the promise, demand or refusal; what an act is for, and
what those who confer are about, is no second event; of a verb and the noun it carries one tells the act.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import children, conjuncts, own_subject
from dragoman.reading.events.drafts import CARRYING, HOSTILE, IRREALIS
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import prepositions_of, through_measure
from dragoman.reading.events.verb_forms import is_finite, is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

# auxiliaries of what is said to be so
_TELLS = frozenset({"will", "would", "wo", "'ll", "’ll", "'d", "’d", "can", "could", "ca", "may", "might"})
_STOPPED = frozenset({"discontinue", "withdraw"})  # "suspended cooperation and AID": none was given
_CONFERRING = frozenset("discuss review debate address talk speak consult confer".split())


def settle(
    candidates: dict[int, Candidate], only_warns: Callable[[Candidate], bool] = lambda _: False
) -> list[tuple[Candidate, Candidate | None]]:
    """The candidates that tell an event, in order, each with the act that it promises, demands or refuses.

    ``only_warns`` tells of which others may do and which threaten nobody: the act itself is told.
    """
    candidates = {i: one for i, one in candidates.items() if not (_only_states(one) or only_warns(one))}
    dropped: set[int] = set()
    governed: set[int] = set()  # acts only promised, refused or meant: nothing brings them back
    complements: dict[int, Candidate | None] = {}
    for i, candidate in candidates.items():
        if candidate.token.pos_ == "ADP" and candidate.token.head.i in candidates:
            dropped.add(i)  # "remanded him IN custody": one act
        if not candidate.is_verb:
            _drop_requested_by_noun(candidate, candidates, dropped)
        if not candidate.is_verb:
            continue
        governs = candidate.group.governs
        below = _act_below(candidate, candidates)
        used = candidate.object
        if governs in IRREALIS:
            complements[i] = below
            found = _irrealis(candidate, candidates)
            carried = found & {used.i} if used is not None else set()  # "renewed his call": one act, told by both
            dropped |= carried
            governed |= (found | _purposes(candidate, candidates)) - carried
        else:
            dropped |= _purposes(candidate, candidates)
            governed |= _topics(candidate, candidates)
        if used is not None and candidate.group.mode in _STOPPED:
            dropped |= {one.i for one in conjuncts(used) if one.i in candidates and one != used}
        if used is not None and used.i in candidates and used.i != i:
            other = candidates[used.i]
            if governs in ("factual", "alleged"):
                if other.group.type == candidate.group.type and not other.is_verb:
                    dropped.add(used.i)  # "lodged a protest": one act
                continue
            same = other.group.type == candidate.group.type and other.pattern.kind != "weak"
            phrase = other.pattern.before and lemma_of(candidate.token) in CARRYING
            ordering = lemma_of(candidate.token) in ("order", "announce")  # the order is the act of who gives it
            if other.light is not None and (same or phrase) and not ordering:
                dropped.add(i)  # "launch an airstrike", "launched a scathing attack": the noun tells it best
                dropped.discard(used.i)
            else:
                dropped.add(used.i)
        elif governs not in ("factual", "alleged") and candidate.complement is not None:
            other_noun = candidates.get(candidate.complement.i)
            if other_noun is None or other_noun.is_verb or candidate.pattern.weight <= 1:
                continue
            if candidate.group.type not in ("PROTEST", "ACCUSE") or other_noun.group.type not in HOSTILE:
                dropped.add(other_noun.token.i)
    dropped |= governed
    dropped |= {
        i for i, candidate in candidates.items() if _is_regarded(candidate) or _is_told_below(candidate, candidates)
    }
    for i, candidate in candidates.items():
        if i not in dropped:
            dropped |= {word.i for word in candidate.words[1:]} - {i}
    return [(candidate, complements.get(i)) for i, candidate in candidates.items() if i not in dropped]


def _only_states(candidate: Candidate) -> bool:
    """Whether a verb of asking only says or asks what is so: "insisted that it was legal", "asked him if it was"."""
    if candidate.group.governs != "request" or not candidate.is_verb:
        return False
    verb = candidate.token
    lemma = lemma_of(verb)
    if lemma == "ask" and any(_opens_with_if(clause) for clause in children(verb, "advcl")):
        return True  # "was asked by the judge if he understood": the parser takes the question for a condition
    clause = next((c for c in children(verb, "ccomp") if not is_infinitive(c)), None)
    if clause is None:
        return False
    if lemma == "ask":
        opened = [c for c in clause.subtree if c.i < clause.i and c.tag_ in ("WDT", "WP", "WRB")]
        return bool(opened) or _opens_with_if(clause)
    if lemma in ("insist", "suggest"):
        aux = {c.lower_ for c in children(clause, "aux", "auxpass")}
        return (is_finite(clause) or bool(aux & _TELLS)) and not aux & {"must", "should", "be"}
    return False


def _opens_with_if(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in clause.children)


def _act_below(candidate: Candidate, candidates: dict[int, Candidate]) -> Candidate | None:
    """The act that a promise, demand, refusal or threat is about."""
    top = candidate.complement
    if top is None:
        return None
    for one in [top, *content_of(top)]:
        if one.i in candidates and one.i != candidate.token.i:
            return candidates[one.i]
    return None


def _irrealis(candidate: Candidate, candidates: dict[int, Candidate]) -> set[int]:
    """The acts that are only promised, asked for, refused or threatened: one event is told, not two."""
    top = candidate.complement
    if top is None:
        return set()
    found = set()
    tops = conjuncts(top)
    for one in tops:
        for token in [one, *content_of(one)]:
            if token.i in candidates and token.i != candidate.token.i:
                found.add(token.i)
    for child in candidate.token.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in ("for", "to", "of", "with", "against")
            and candidate.group.governs in ("request", "threat", "commit")
        ):
            for noun in children(child, "pobj"):
                found |= {t.i for t in conjuncts(noun) if t.i in candidates and not candidates[t.i].is_verb}
    return found


def _purposes(candidate: Candidate, candidates: dict[int, Candidate]) -> set[int]:
    """What an act is for is no second event: "sent aid TO HELP refugees", "met TO DISCUSS trade"."""
    found: set[int] = set()
    journey = candidate.group.mode == "visit"  # "flew to Tashkent to sign": the signing is an event to come
    anchors = [candidate.token, *([candidate.light] if candidate.light is not None else [])]
    anchors += [t for t in (candidate.object, candidate.complement) if t is not None and t.pos_ in ("NOUN", "PROPN")]
    for anchor in anchors:
        for child in children(anchor, "advcl", "xcomp", "acl", "relcl"):
            if is_infinitive(child):
                acts = [t for one in conjuncts(child) for t in [one, *content_of(one)] if t.i in candidates]
                found |= {t.i for t in acts if not journey or candidates[t.i].group.type == "CONSULT"}
    return found - {candidate.token.i}


def _topics(candidate: Candidate, candidates: dict[int, Candidate]) -> set[int]:
    """What those who confer are about themselves is their topic, no act: "discussed THEIR FIGHT against X"."""
    if candidate.group.type != "CONSULT" or lemma_of(candidate.token) not in _CONFERRING:
        return set()
    below = objects_of(candidate.token) + [t for name, t in prepositions_of(candidate.token) if name in ("on", "about")]
    nouns = [t for noun in below for t in conjuncts(noun) if t.i in candidates and not candidates[t.i].is_verb]
    return {t.i for t in nouns if any(c.tag_ == "PRP$" for c in children(t, "poss"))}


def _is_told_below(candidate: Candidate, candidates: dict[int, Candidate]) -> bool:
    """Whether what a noun is said to be for is the act itself: "the airlift is to TRANSPORT arms"."""
    noun = candidate.token
    if candidate.is_verb or noun.dep_ != "nsubj" or lemma_of(noun.head) != "be":
        return False
    below = [candidates[c.i] for c in children(noun.head, "xcomp") if is_infinitive(c) and c.i in candidates]
    return any(act.group.type == candidate.group.type for act in below)


def _is_regarded(candidate: Candidate) -> bool:
    """Whether a noun only tells what something is about: "spoke in regard to THEIR FIGHT with X"."""
    noun = candidate.token
    if candidate.is_verb or noun.dep_ != "pobj" or not any(c.tag_ == "PRP$" for c in children(noun, "poss")):
        return False
    preposition = noun.head
    if preposition.lower_ in ("regarding", "concerning"):
        return True
    return preposition.lower_ == "to" and preposition.head.lower_ in ("regard", "regards", "relation", "reference")


def _drop_requested_by_noun(candidate: Candidate, candidates: dict[int, Candidate], dropped: set[int]) -> None:
    """The noun's act is only asked for or threatened: "A call for the withdrawal", "threats to attack"."""
    if candidate.group.type not in ("REQUEST", "THREATEN", "AGREE"):
        return
    for child in candidate.token.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "of", "to") and candidate.pattern.kind != "weak":
            for noun in children(child, "pobj"):
                dropped |= {t.i for t in conjuncts(noun) if t.i in candidates}
        if child.dep_ in ("acl", "relcl") and is_infinitive(child):
            dropped |= {t.i for t in [child, *content_of(child)] if t.i in candidates}


def content_of(top: Token) -> list[Token]:
    """The words that tell the act of an infinitive or noun phrase: its object, its gerund, through carrying verbs."""
    out: list[Token] = []
    for child in top.children:
        if child.dep_ in ("dobj", "xcomp", "attr", "pcomp", "oprd") or (
            child.dep_ == "ccomp" and top.pos_ in ("VERB", "AUX")
        ):
            out += through_measure(child)
            if child.dep_ in ("xcomp", "pcomp"):
                out += children(child, "dobj", "xcomp")
            out += [c for c in conjuncts(child) if c != child]
        elif child.dep_ in ("prep", "prt") and top.pos_ in ("VERB", "AUX", "NOUN"):
            if child.lower_ in ("of", "to", "in", "from", "for", "with"):
                for below in children(child, "pobj", "pcomp"):
                    out.append(below)
        elif (
            child.dep_ == "conj"
            and top.pos_ in ("VERB", "AUX")
            and child.pos_ in ("VERB", "AUX")
            and own_subject(child) is None
        ):
            out.append(child)
            out += children(child, "dobj")
    return out
