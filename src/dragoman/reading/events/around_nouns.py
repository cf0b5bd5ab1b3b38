"""The participants that stand around a noun that tells an act, and around the verb that carries it.

Its possessor ("Turkey's attack"), its adjectives and compounds ("regime airstrikes"), its prepositions ("talks between
A and B"), the subject of "carried out an attack".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.events.aims import from_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.bearers import who_answers, who_has_met, who_is_on
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import children, own_subject, premodifiers
from dragoman.reading.events.company import Company
from dragoman.reading.events.lexicon import Frame
from dragoman.reading.events.owners import owner_of
from dragoman.reading.events.prepositions import preposition_after, prepositions_of
from dragoman.reading.events.settings import tells_where
from dragoman.reading.events.sides import Sides
from dragoman.reading.events.subjects import subject_of
from dragoman.reading.events.verb_forms import is_passive
from dragoman.records import Chain

if TYPE_CHECKING:
    from spacy.tokens import Token


_FROM_THINGS = frozenset({"with", "to", "on", "against"})
# verbs over an act whose subject has no part in it: "police foiled an attack"
_OUTSIDERS = frozenset(
    "foil thwart avoid prevent condemn demand want spark trigger approve avert repel resist accept propose seek"
    " consider await broker mediate facilitate arrange".split()
)
# participles after a noun whose agent has no part in what the noun tells: "protests sparked by the arrest"
_CAUSING = frozenset(
    "spur spark trigger prompt cause provoke fuel inspire condemn denounce criticise criticize dub call describe label"
    " see report watch mark document record fear motivate film".split()
)
_UNDERGOING = frozenset(
    "face draw provoke prompt earn attract suffer undergo receive survive endure sustain escape await withstand"
    " experience repel resist".split()
)
_BRINGING = frozenset("carry bring deliver transport take ferry supply move provide".split())
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "IMG", "CRM"})  # sectors (PLOVER manual, actors)
_HELP = frozenset("help support backing assistance aid blessing cooperation approval consent permission".split())


def around_noun(company: Company, candidate: Candidate, sides: Sides, depth: int = 0) -> None:
    """Add the participants that stand around a noun trigger."""
    noun, frame = candidate.token, candidate.group.frame
    _noun_phrase(company, noun, frame, sides, depth)
    if depth > 0:
        _participle(company, noun, frame, sides)
    elif candidate.group.type == "THREATEN" and not sides.recipients:
        from_words(company, noun, sides)
    for word in _appositive_heads(noun):
        _noun_phrase(company, word, frame, sides, depth)
    if noun.dep_ == "appos" and frame.symmetric and depth == 0 and _in_title(company, noun):
        sides.add("both", company.who(noun.head))  # "X's officials, Y sign pact": the parse joins the pact to X
    if candidate.light is not None and depth == 0:
        _around_light(company, candidate, candidate.light, sides)
    elif depth == 0:
        if not sides.actors and not frame.symmetric:
            sides.add("actor", who_answers(company, noun))
        if candidate.group.mode == "visit" and not sides.actors:
            sides.add("actor", who_is_on(company, noun))
        _participle(company, noun, frame, sides)
        _brought_by(company, noun, frame, sides)
        if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and len(sides.both) < 2:
            for name, target in prepositions_of(noun.head):
                if name in frame.both and name != "with":  # "clashes broke out BETWEEN the gangs"
                    sides.add("both", company.who(target))
        if frame.symmetric and not (sides.actors or sides.both or sides.recipients):
            sides.add("both", who_has_met(company, noun))
        fought = candidate.group.type == "ASSAULT" and bool(frame.both)
        if (frame.symmetric or fought) and sides.both and not sides.actors and len(sides.both) < 2:
            _other_party(company, noun, frame, sides)


def _in_title(company: Company, token: Token) -> bool:
    sentence = company.parsed.sentence_of(token)
    return sentence is not None and sentence.part == "title"


def _noun_phrase(company: Company, noun: Token, frame: Frame, sides: Sides, depth: int) -> None:
    of_somebody = any(name == "of" for name, _ in prepositions_of(noun))
    for owner in children(noun, "poss"):
        role = "actor" if of_somebody and frame.of == "recipient" else frame.poss  # "the rebels' seizure of the port"
        sides.add(role, company.who(owner_of(owner), depth + 1))
    before = [] if tells_where(company, noun) else company.before(noun)
    if before and not (frame.symmetric and _names_venue(company, noun)):
        role = "both" if frame.both and len(before) > 1 else "actor"
        if frame.poss == "recipient" and any(
            company.cast.chains[c].kind == "person" and not _adjectival(noun, company, c) for c in before
        ):
            role = "recipient"  # "the Soleimani killing"
        sides.add(role, before)
    undergone = (noun.dep_ == "dobj" and lemma_of(noun.head) in _UNDERGOING) or _stands_under(noun)
    for name, target in preposition_after(noun):
        if name == "from" and undergone:
            sides.add("actor", company.who(target, depth + 1))  # "drew a rebuke FROM the president"
            continue
        if name == "of" and frame.both and company.mention_at(target) is None:
            # "the opening of relations between A and B"
            parties = [t for other, t in prepositions_of(target) if other in frame.both]
            for party in parties:
                sides.add("both", company.who(party, depth + 1))
            if parties:
                continue
        if name == "of" and not frame.both and company.mention_at(target) is None and not _is_attack(company, target):
            # "the breaking of relations with A", but not "the condemnation of the attack on A"
            for other, party in prepositions_of(target):
                if other in frame.preps and other in _FROM_THINGS:
                    add_by_preposition(company, other, party, frame, sides, depth, nominal=True)
        add_by_preposition(company, name, target, frame, sides, depth, nominal=True)
        if name == "of" and not sides.actors:
            for doer in _agents_below(target):
                sides.add("actor", company.who(doer, depth + 1))


def _is_attack(company: Company, noun: Token) -> bool:
    act = company.triggers.get(noun.i)
    return act is not None and act.group.type == "ASSAULT"


def _names_venue(company: Company, noun: Token) -> bool:
    """Whether the word before a meeting tells where it is held: "a WHITE HOUSE meeting", "the GENEVA talks"."""
    word = premodifiers(noun)[-1]
    mention = company.cast.headed_at(word.idx)
    return word.pos_ == "PROPN" and word.dep_ == "compound" and mention is not None and mention.kind == "metonym"


def add_by_preposition(
    company: Company, name: str, target: Token, frame: Frame, sides: Sides, depth: int, *, nominal: bool
) -> None:
    if target.dep_ == "pcomp" or (name == "with" and _is_aid_of_others(target)):
        return
    if name == "by":
        sides.add("actor", company.who(target, depth + 1))
    elif name in frame.both:
        sides.add("both", company.who(target, depth + 1))
    elif name == "of" and nominal:
        role = frame.of
        chains = company.who(target, depth + 1)
        sides.add("both" if role == "actor" and frame.both and len(chains) > 1 else role, chains)
    elif name in frame.sources:
        sides.add("actor", company.who(target, depth + 1))
    elif name in frame.preps:
        sides.add("recipient", company.who(target, depth + 1))


def _around_light(company: Company, candidate: Candidate, verb: Token, sides: Sides) -> None:
    """The verb's own participants: "Carried out an attack on", "came under fire from"."""
    frame = candidate.group.frame
    subject = subject_of(verb)
    under = (lemma_of(verb) in _UNDERGOING and candidate.group.type != "CONSULT") or _stands_under(candidate.token)
    outside = lemma_of(verb) in _OUTSIDERS and not (lemma_of(verb) == "accept" and frame.symmetric)
    if subject is not None and subject != candidate.token and not outside:
        flipped = {"actor": "recipient", "recipient": "actor"}[frame.subject]
        sides.add(flipped if under else frame.subject, company.who(subject))
    for name, target in prepositions_of(verb):
        if target == candidate.token or name == "by":
            continue
        if under and name in ("from", "at"):
            sides.add("actor", company.who(target))
        else:
            add_by_preposition(company, name, target, frame, sides, 0, nominal=False)
    for child in children(verb, "dative"):
        if child.pos_ in ("NOUN", "PROPN", "PRON"):
            sides.add("recipient", company.who(child))


def _stands_under(noun: Token) -> bool:
    """Whether the act of a noun befalls the subject: "came UNDER ATTACK from"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "under" and lemma_of(noun.head.head) in ("come", "be", "remain")


def _other_party(company: Company, noun: Token, frame: Frame, sides: Sides) -> None:
    """Who acts under a deal is a party to it: "Turkish soldiers are there under a deal with Russia". So is who bears
    arms in a fight: "the army lost ground in weeks of fighting with the rebels"."""
    preposition = noun.head
    for _ in range(3):
        if preposition.dep_ == "pobj":
            preposition = preposition.head
        verb = preposition.head
        if noun.dep_ != "pobj" or preposition.pos_ not in ("ADP", "SCONJ", "VERB", "NOUN"):
            return
        if verb.pos_ in ("VERB", "AUX"):
            subject = own_subject(verb) if is_passive(verb) else subject_of(verb)
            if subject is not None and not frame.symmetric:
                sides.add("both", [c for c in company.who(subject) if _bears_arms(company.cast.chains[c])])
            elif subject is not None:
                own = company.who(subject)
                person = any(company.cast.chains[c].kind == "person" for c in own)
                states = [c for c in company.before(subject) if company.cast.chains[c].kind == "state"]
                sides.add("both", own if person else states or own)  # the deal is Turkey's, not its soldiers'
            return
        preposition = verb


def _bears_arms(chain: Chain) -> bool:
    return chain.kind in ("state", "military", "armed-group") or not _ARMED.isdisjoint(chain.sectors)


def _brought_by(company: Company, noun: Token, frame: Frame, sides: Sides) -> None:
    """To whom the act of a noun brings something: "the airlift carries weapons TO THE REBELS"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or lemma_of(verb) not in _BRINGING or sides.recipients:
        return
    for name, target in prepositions_of(verb):
        if name == "to" and name in frame.preps:
            sides.add("recipient", company.who(target))


def _participle(company: Company, noun: Token, frame: Frame, sides: Sides) -> None:
    """What a participle after the noun adds: "An attack claimed by X", "aid sent by X to Y"."""
    for clause in children(noun, "acl"):
        if clause.tag_ == "VBN" and lemma_of(clause) not in _CAUSING:
            for name, target in prepositions_of(clause):
                if name in frame.preps or name == "by":
                    add_by_preposition(company, name, target, frame, sides, 0, nominal=False)
    verb = noun.head
    if noun.dep_ == "nsubjpass" and is_passive(verb) and lemma_of(verb) not in _CAUSING:
        for name, target in prepositions_of(verb):
            if name == "by" and target.dep_ != "pcomp":
                sides.add("actor", company.who(target))


def _is_aid_of_others(noun: Token) -> bool:
    """Whether a phrase with "with" only tells who helps: "tightened the blockade with Albania's help"."""
    owned = bool(children(noun, "poss", "amod", "compound")) or any(name == "of" for name, _ in prepositions_of(noun))
    return lemma_of(noun) in _HELP and owned


def _agents_below(noun: Token, depth: int = 0) -> Iterator[Token]:
    """Who stands with "by" deeper in a phrase: "the shelling of the village of Old Ford BY the army"."""
    for name, target in prepositions_of(noun):
        if name == "by" and target.dep_ == "pobj":
            yield target
        elif name in ("of", "in", "near") and depth < 2:
            yield from _agents_below(target, depth + 1)


def _adjectival(noun: Token, company: Company, chain: int) -> bool:
    return any(
        (m := company.cast.headed_at(w.idx)) is not None and m.chain == chain and w.pos_ == "ADJ"
        for w in premodifiers(noun)
    )


def _appositive_heads(noun: Token) -> list[Token]:
    return [c for c in noun.children if c.dep_ == "appos" and c.pos_ == "NOUN"]
