"""The participants that stand around a verb or adjective that tells an act.

Subjects and objects through passives, relative clauses, coordination and control, and what the object that a pattern
asked for tells: "impose US sanctions ON Iran", "reach a deal WITH X".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.aims import from_complement, from_condition, from_purpose
from dragoman.reading.events.around_nouns import add_by_preposition
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import ancestors, children, conjuncts, own_subject
from dragoman.reading.events.company import Company
from dragoman.reading.events.lexicon import load_lexicon
from dragoman.reading.events.objects import given_to, objects_of
from dragoman.reading.events.owners import owner_of
from dragoman.reading.events.prepositions import preposition_after, prepositions_of, through_measure
from dragoman.reading.events.sides import Sides
from dragoman.reading.events.subjects import subject_of
from dragoman.reading.events.verb_forms import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token


# prepositions that may only tell where or how: asked last for the other side
_LOOSE = frozenset({"with", "in", "for", "from", "over", "at", "about", "into", "of", "inside"})

# what a summit or a bishops' conference does as a body
_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})


def around_verb(company: Company, candidate: Candidate, sides: Sides) -> None:
    """Add the participants that stand around a verb, adjective or "under" that tells an act."""
    verb, frame = candidate.token, candidate.group.frame
    if verb.pos_ in ("ADJ", "ADP"):
        _around_adjective(company, candidate, sides)
        return
    passive = is_passive(verb)
    subject = subject_of(verb)
    understood = _understood_subject(company, verb)
    if understood is not None:
        if not passive:
            subject = understood
        elif frame.subject == "recipient" or frame.object == "recipient":
            sides.add("recipient", company.who(understood))
    if subject is not None and (candidate.group.type in _WORDS or not _is_talk(company, subject)):
        for one in _listed_before(subject):
            sides.add(frame.subject, company.who(one))
        hosted = passive and frame.subject == "recipient" and frame.object != "actor"
        sides.add("actor" if hosted else frame.subject, company.who(subject))
    objects = objects_of(verb)
    used = candidate.object
    if passive and frame.subject == "recipient" and frame.object != "actor":
        patient = own_subject(verb) or (verb.head if verb.dep_ in ("acl", "relcl") else None)
        if patient is not None:
            sides.add("recipient", _done_to(company, patient, verb))
    for thing in objects:
        role = frame.object
        if thing != used and _is_aboard(thing):
            role = "actor"  # "operates flights on board Air X": the carrier acts
        if role in ("cargo", "none") and company.mention_at(thing) is not None:
            given = role == "cargo" and any(name == "with" for name, _ in prepositions_of(verb))
            if given or len(objects) > 1:
                role = "recipient"  # "granted the rebels asylum", "was given aid", "supplied them with arms"
        if role in ("recipient", "actor"):
            chains = _done_to(company, thing, verb)
            sides.add(role, chains)
            if not chains and thing != used and not _is_judged(company, candidate, thing):
                _thing(company, candidate, thing, sides)
        if role in ("cargo", "none") or (thing == used and company.mention_at(thing) is None):
            _thing(company, candidate, thing, sides)
    for taker in given_to(verb):
        sides.add("recipient", company.who(taker))
    complement = candidate.complement
    struck = {t for thing in objects if _is_judged(company, candidate, thing) for _, t in preposition_after(thing)}
    each_other = any(thing.lower_ in ("other", "another") and thing.i - thing.left_edge.i == 1 for thing in objects)
    loose: list[tuple[str, Token]] = []
    for name, target in _verb_prepositions(verb, candidate.words):
        if name == "by" and target.dep_ == "pobj" and not passive and not objects and own_subject(verb) is None:
            sides.add("actor", company.who(target))  # "in shelling by government forces"
        if name == "by" or target.dep_ == "pcomp":
            if target.dep_ == "pcomp" and name in frame.preps and not (sides.recipients or each_other):
                sides.add("recipient", _object_of_gerund(company, target))
            continue
        if target in struck:
            continue
        if target == complement and _own_things(company, candidate, target, sides):
            continue
        if name in _LOOSE and name in frame.preps and not any(w.lower_ == name for w in candidate.words):
            loose.append((name, target))
        else:
            add_by_preposition(company, name, target, frame, sides, 0, nominal=False)
    settled = any(map(_is_settled, objects))
    for name, target in loose:
        if name == "in" and settled:
            continue
        if not sides.recipients and not each_other:
            add_by_preposition(company, name, target, frame, sides, 0, nominal=False)
    if "with" in frame.both and candidate.object is not None and not sides.both and not sides.recipients:
        for _, topic in prepositions_of(candidate.object):  # "shared intelligence about the cell WITH Washington"
            for name, target in prepositions_of(topic):
                if name == "with" and topic.dep_ == "pobj":
                    sides.add("both", company.who(target))
    alone = len(sides.actors) + len(sides.both) < 2
    crowd_control = candidate.group.mode == "crowd-control"  # "used water cannon to disperse THE MINERS"
    if not sides.recipients and (frame.object == "cargo" or (alone and frame.object == "none") or crowd_control):
        from_purpose(company, verb, sides)
    if (
        frame.object == "cargo"
        and not sides.actors
        and candidate.object is not None
        and _carries_arms(candidate.object)
    ):
        sides.add("actor", [c for c in company.who(candidate.object) if c not in sides.recipients])
    if candidate.group.type in ("REQUEST", "THREATEN", "ACCUSE") and not sides.recipients and not each_other:
        from_complement(company, candidate, sides)
    if candidate.group.governs in ("commit", "refuse", "threat") and not sides.recipients:
        among_themselves = lemma_of(verb) == "agree" and len(company.cast.united([*sides.actors, *sides.both])) > 1
        if not among_themselves:
            from_complement(company, candidate, sides)
    if candidate.group.type == "THREATEN" and not sides.recipients:
        from_condition(company, verb, candidate.complement, sides)


def _around_adjective(company: Company, candidate: Candidate, sides: Sides) -> None:
    word, frame = candidate.token, candidate.group.frame
    verb = word.head
    subject = own_subject(verb) if verb.pos_ in ("AUX", "VERB") else (verb if word.dep_ in ("amod", "prep") else None)
    if subject is None and verb.pos_ in ("AUX", "VERB"):
        subject = subject_of(verb)
    if subject is not None:
        sides.add(frame.subject if frame.poss != "recipient" else "recipient", company.who(subject))
    for name, target in prepositions_of(word):
        add_by_preposition(company, name, target, frame, sides, 0, nominal=False)
    if word.pos_ == "ADP":
        for thing in children(word, "pobj"):
            if frame.subject == "recipient":
                sides.add("actor", company.owners(thing))
            else:
                _thing(company, candidate, thing, sides)
    if not sides.recipients:
        from_complement(company, candidate, sides)


def _is_talk(company: Company, noun: Token) -> bool:
    """Whether a subject is itself a meeting or agreement: what it brings about is nobody's act."""
    trigger = company.triggers.get(noun.i)
    return (
        trigger is not None
        and not trigger.is_verb
        and trigger.group.frame.symmetric
        and company.mention_at(noun) is None
    )


def _done_to(company: Company, noun: Token, verb: Token) -> list[int]:
    """Who ``noun`` stands for, coordination included, but of what a participle describes only the noun it stands
    behind: in "X, backed by A, and Y" nobody is said to back Y."""
    return company.one(noun) if noun == verb.head else company.who(noun)


def _is_judged(company: Company, candidate: Candidate, noun: Token) -> bool:
    """Whether words are about a violent act: "condemned the bombing of the embassy" is said against its doers, not
    against whom it struck."""
    act = company.triggers.get(noun.i)
    if act is None or act.is_verb or candidate.group.type not in ("ACCUSE", "SUPPORT", "REQUEST", "REJECT"):
        return False
    return act.group.type in ("ASSAULT", "COERCE")


def _understood_subject(company: Company, verb: Token) -> Token | None:
    """The subject of the sentence before, where a main verb stands without any ("And was fined in 2016")."""
    if verb.dep_ != "ROOT" or own_subject(verb) is not None or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return None
    first = verb.sent[0]
    if first.pos_ not in ("CCONJ", "AUX", "VERB") or first.tag_ == "VB":
        return None
    sentence = company.parsed.sentence_of(verb)
    if sentence is None or sentence.index == 0:
        return None
    before = company.parsed.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph:
        return None
    return own_subject(before.tokens.root)


def _own_things(company: Company, candidate: Candidate, target: Token, sides: Sides) -> bool:
    """The noun that the pattern's last preposition leads to ("subjected to US sanctions", "pull out of talks")."""
    frame = candidate.group.frame
    if company.mention_at(target) is not None:
        return False
    if frame.subject == "recipient":
        sides.add("actor", company.owners(target))
        return True
    if target.i in company.triggers or frame.object != "recipient":
        _thing(company, candidate, target, sides)
        return frame.object != "recipient"
    return False


def _thing(company: Company, candidate: Candidate, thing: Token, sides: Sides) -> None:
    """What the object that a pattern asked for tells: "impose US sanctions ON Iran", "reach a deal WITH x"."""
    frame = candidate.group.frame
    for name, target in preposition_after(thing):
        if name == "of" and frame.of not in ("recipient", "actor"):
            continue
        if name == "of" and frame.symmetric:
            continue
        if name == "in" and _is_settled(thing):
            continue
        if name == "by" and candidate.group.governs == "refuse":
            sides.add("recipient", company.who(target, 1))  # "ignored calls BY the parties"
            continue
        if name == "by" and sides.actors and not frame.symmetric and not is_passive(candidate.token):
            sides.add(
                "recipient", [c for c in company.who(target, 1) if c not in sides.actors]
            )  # "banned a rally BY X"
            continue
        add_by_preposition(company, name, target, frame, sides, 1, nominal=frame.of == "recipient")
        if name == "of" and not set(sides.recipients) - set(sides.actors):
            for other, party in prepositions_of(target):  # "ordered the closure of its embassy in A"
                if other in frame.preps and other != "of":
                    add_by_preposition(company, other, party, frame, sides, 1, nominal=False)
    if frame.object == "none" and frame.of == "recipient":
        # "suspended Gabon's membership", "froze $7 billion of its assets"
        for owner in (poss for one in through_measure(thing) for poss in children(one, "poss")):
            chains = [c for c in company.who(owner_of(owner)) if c not in sides.actors]
            sides.add("recipient", chains or _sufferer_before(company, owner))
    if not sides.actors and not sides.both and frame.subject == "actor" and frame.object != "recipient":
        for one in conjuncts(thing):  # "to transport Russian mercenaries and Syrian fighters"
            sides.add("actor", company.before(one))


def _is_settled(thing: Token) -> bool:
    """Whether a country behind "in" tells where a thing lies: "besieged a TOWN in Mali"."""
    return lemma_of(thing) in load_lexicon().classes["settlement"]


def _sufferer_before(company: Company, possessive: Token) -> list[int]:
    """Whom "its" means where it cannot be the actor: "imposed sanctions on the bank and froze ITS assets"."""
    verb = next((a for a in ancestors(possessive, 8) if a.pos_ == "VERB"), None)
    if verb is None or possessive.tag_ != "PRP$" or verb.dep_ != "conj" or verb.head.i not in company.triggers:
        return []
    first = Sides()
    around_verb(company, company.triggers[verb.head.i], first)
    return [c for c in first.recipients if c not in first.actors]


def _object_of_gerund(company: Company, verb: Token) -> list[int]:
    for thing in objects_of(verb):
        if chains := company.who(thing):
            return chains
    return []


def _is_aboard(noun: Token) -> bool:
    first = noun.left_edge.i
    return first > 1 and noun.doc[first - 1].lower_ in ("board", "aboard")


def _listed_before(subject: Token) -> list[Token]:
    """Who stands before the subject in the manner of headlines: "Egypt, Sudan sign pact"."""
    verb = subject.head
    return [
        c
        for c in verb.children
        if c.dep_ in ("dep", "npadvmod")
        and c.i < subject.i
        and c.pos_ == "PROPN"
        and c.ent_type_ not in ("DATE", "TIME")
        if all(t.text == "," for t in subject.doc[c.i + 1 : subject.left_edge.i])
    ]


def _carries_arms(noun: Token) -> bool:
    """Whether what is handed over are fighters, who act themselves: "transport mercenaries"."""
    return any(
        lemma_of(one) in ("mercenary", "fighter", "militia", "militant", "troop", "soldier") for one in conjuncts(noun)
    )


def _verb_prepositions(verb: Token, words: list[Token]) -> list[tuple[str, Token]]:
    out = list(prepositions_of(verb))
    for word in words[1:]:
        if word.head != verb:
            for below in word.children:
                if below.dep_ == "pobj":
                    out += [(word.lower_, one) for one in conjuncts(below)]
                elif below.dep_ == "prep":
                    out += [(below.lower_, one) for last in children(below, "pobj") for one in conjuncts(last)]
    return list(dict.fromkeys(out))
