"""Who did it to whom: the participants of an event as chains of the cast.

Read from the syntax around the trigger, by the trigger's frame (``knowledge/triggers.yaml``): subjects and objects
through passives, relative clauses, coordination and control; of a noun its possessor ("Turkey's attack"), its
adjectives and compounds ("regime airstrikes") and its prepositions ("talks between A and B"). A noun that is nobody
itself leads to whom it belongs: "the army's decision" to the army, "Israeli airstrikes" to Israel. Words that lead to
nobody of the cast give no participant: unknown stays unknown.

Both sides follow the PLOVER manual: where both do the same (a meeting with no host, an agreement, two-sided violence)
all are actors; a visitor is the actor and his host the recipient.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.knowledge import countries
from dragoman.reading.cast import Cast
from dragoman.reading.events.clauses import (
    MEASURES,
    RELATIVE,
    ancestors,
    antecedent,
    children,
    conjuncts,
    is_passive,
    lemma_of,
    objects_of,
    own_subject,
    owner_of,
    premodifiers,
    preposition_after,
    prepositions_of,
    subject_of,
    through_measure,
)
from dragoman.reading.events.lexicon import Frame
from dragoman.reading.events.triggers import Candidate
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Mention, PlaceMention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH = 4


@dataclass
class Sides:
    """The participants of one event: chains in order of finding, without repetition."""

    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    both: list[int] = field(default_factory=list)

    def add(self, role: str, chains: Iterable[int]) -> None:
        side = {"actor": self.actors, "recipient": self.recipients, "both": self.both}.get(role)
        if side is not None:
            side.extend(c for c in chains if c not in side)


@dataclass(frozen=True)
class Company:
    """Looks up who a word stands for, in one report. ``triggers`` are the candidate nouns by token index."""

    parsed: ParsedReport
    cast: Cast
    places: tuple[PlaceMention, ...]
    triggers: dict[int, Candidate]
    seen: set[int] = field(default_factory=set)  # starts of the mentions that were looked up

    @cached_property
    def _mere_places(self) -> list[Span]:
        return [p.span for p in self.places if not p.actor and not p.adjective]

    def mention_at(self, token: Token) -> Mention | None:
        """The actor mention that ``token`` heads; ``None`` where the word only names a place."""
        mention = self.cast.headed_at(token.idx)
        if mention is None and token.pos_ == "PROPN":
            # a name of several words whose head the parser put elsewhere
            cover = self.cast.covering(Span(token.idx, token.idx + len(token)))
            if (
                cover is not None
                and cover.kind in ("name", "alias", "acronym", "metonym")
                and cover.end == token.idx + len(token)
            ):
                mention = cover
        if mention is None:
            return None
        here = Span(token.idx, token.idx + len(token))
        if mention.kind != "metonym" and any(p.holds(here) for p in self._mere_places):
            chain = self.cast.chains[mention.chain]
            if chain.kind in (None, "state") and chain.country is None:
                return None
        self.seen.add(mention.start)
        return mention

    def is_actor(self, token: Token) -> bool:
        """Whether a mention of somebody has its head here."""
        return self.cast.headed_at(token.idx) is not None

    def who(self, token: Token, depth: int = 0) -> list[int]:
        """The chains that a noun phrase stands for or belongs to, coordination included."""
        found: dict[int, None] = {}
        for one in conjuncts(token):
            if one != token and one.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
                continue
            for chain in self._one(one, depth):
                found[chain] = None
        return list(found)

    def _one(self, token: Token, depth: int) -> list[int]:
        if token.lower_ in RELATIVE:
            noun = antecedent(token)
            return self._one(noun, depth + 1) if noun is not None and depth < _DEPTH else []
        mention = self.mention_at(token)
        if mention is None or mention.kind == "description":
            several = self._several_before(token) or self._several_of(token) or self._sides_from(token)
            if several:
                return several
        if mention is not None:
            return [mention.chain]
        if depth >= _DEPTH or token.pos_ in ("VERB", "AUX"):
            return []
        trigger = self.triggers.get(token.i)
        if trigger is not None and not trigger.is_verb:
            sides = Sides()
            self.around_noun(trigger, sides, depth + 1)
            if trigger.pattern.kind == "noun" or len(sides.both) > 1 or trigger.group.type == "ASSAULT":
                return sides.actors or sides.both
        return self._owners(token, depth)

    def _owners(self, noun: Token, depth: int) -> list[int]:
        """Whom a thing belongs to: possessor, adjective of nationality or name before it, "of", "by", "from"."""
        if lemma_of(noun) in _RELATIONAL:
            return self.before(noun)
        for owner in children(noun, "poss"):
            chains = self.who(owner_of(owner), depth + 1)
            if chains:
                return chains
        below = list(prepositions_of(noun))
        if lemma_of(noun) in MEASURES or noun.pos_ in ("NUM", "DET"):
            for name, target in below:
                if name in ("of", "in", "among") and (chains := self.who(target, depth + 1)):
                    return chains
        before = self.before(noun)
        if before:
            return before
        for wanted in ("by", "of", "from", "between"):
            found: dict[int, None] = {}
            for name, target in below:
                if name == wanted and target.dep_ != "pcomp":
                    found.update(dict.fromkeys(self.who(target, depth + 1)))
            if found:
                return list(found)
        return []

    def before(self, noun: Token, least: int = 1) -> list[int]:
        """Chains of the adjectives and names before a noun ("Turkish airstrikes"), when there are ``least`` of them."""
        found: dict[int, int] = {}
        for word in premodifiers(noun):
            if word.dep_ == "poss" or _leads_participle(word, noun):
                continue
            mention = self.cast.headed_at(word.idx)
            if mention is None:
                continue
            here = Span(word.idx, word.idx + len(word))
            mere = word.pos_ == "PROPN" and countries.of_demonym(word.text) is None
            if mere and any(p.holds(here) for p in self._mere_places):
                continue  # "the Kabul attack"
            found.setdefault(mention.chain, mention.start)
        if len(found) < least:
            return []
        self.seen.update(found.values())
        return list(found)

    def _several_before(self, noun: Token) -> list[int]:
        """The states of a plural noun that belongs to more than one: "the Turkish and Greek sides"."""
        if noun.tag_ not in ("NNS", "NNPS"):
            return []
        words = [w for w in premodifiers(noun) if w.dep_ != "poss"]
        if not any(w.dep_ == "conj" or any(c.dep_ == "cc" for c in w.children) for w in words):
            return []
        return self.before(noun, least=2)

    def _several_of(self, noun: Token) -> list[int]:
        """The states of a plural noun that several have each: "the governments of Chad, Mali and Niger"."""
        if noun.tag_ not in ("NNS", "NNPS"):
            return []
        below = [target for name, target in prepositions_of(noun) if name == "of"]
        mentions = [self.mention_at(target) for target in below]
        chains = [m.chain for m in mentions if m is not None and self.cast.chains[m.chain].kind == "state"]
        return list(dict.fromkeys(chains)) if len(below) > 1 and len(chains) == len(below) else []

    def _sides_from(self, noun: Token) -> list[int]:
        """The sides that envoys come from: "delegations from both countries", where it is known which two."""
        if noun.tag_ != "NNS" or lemma_of(noun) not in _SENT:
            return []
        for name, target in prepositions_of(noun):
            mention = self.mention_at(target) if name in ("from", "of") else None
            if mention is not None and self.cast.chains[mention.chain].members:
                return list(self.cast.chains[mention.chain].members)
        return []

    # ------------------------------------------------------------ around a trigger

    def sides_of(self, candidate: Candidate) -> Sides:
        """Both sides of the event of ``candidate``, settled by its frame; plural chains are not yet united."""
        sides = Sides()
        if candidate.is_verb:
            self._around_verb(candidate, sides)
        else:
            self.around_noun(candidate, sides)
        frame = candidate.group.frame
        if frame.symmetric or candidate.group.type == "ASSAULT":
            if sides.both:
                sides.add("actor", sides.both)
        elif sides.both:
            # "A cooperates with B": the other side is the recipient; "between A and B": both act
            if sides.actors:
                sides.add("recipient", sides.both)
            else:
                sides.add("actor", sides.both)
        sides.actors = self.cast.united(sides.actors)
        sides.recipients = [c for c in self.cast.united(sides.recipients) if c not in sides.actors]
        if frame.symmetric and len(sides.actors) > 1:
            sides.recipients = []
        return sides

    def around_noun(self, candidate: Candidate, sides: Sides, depth: int = 0) -> None:
        """Add the participants that stand around a noun trigger."""
        noun, frame = candidate.token, candidate.group.frame
        self._noun_phrase(noun, frame, sides, depth)
        if depth > 0:
            self._participle(noun, frame, sides)
        for word in _appositive_heads(noun):
            self._noun_phrase(word, frame, sides, depth)
        if noun.dep_ == "appos" and frame.symmetric and depth == 0 and self._in_title(noun):
            sides.add("both", self.who(noun.head))  # "X's officials, Y sign pact": the parse joins the pact to X
        if candidate.light is not None and depth == 0:
            self._around_light(candidate, candidate.light, sides)
        elif depth == 0:
            self._participle(noun, frame, sides)
            if frame.symmetric and sides.both and not sides.actors and len(sides.both) < 2:
                self._other_party(noun, sides)

    def _in_title(self, token: Token) -> bool:
        sentence = self.parsed.sentence_of(token)
        return sentence is not None and sentence.part == "title"

    def _noun_phrase(self, noun: Token, frame: Frame, sides: Sides, depth: int) -> None:
        for owner in children(noun, "poss"):
            sides.add(frame.poss, self.who(owner_of(owner), depth + 1))
        before = self.before(noun)
        if before:
            role = "both" if frame.both and len(before) > 1 else "actor"
            if frame.poss == "recipient" and any(
                self.cast.chains[c].kind == "person" and not _adjectival(noun, self, c) for c in before
            ):
                role = "recipient"  # "the Soleimani killing"
            sides.add(role, before)
        undergone = noun.dep_ == "dobj" and lemma_of(noun.head) in _UNDERGOING
        for name, target in preposition_after(noun):
            if name == "from" and undergone:
                sides.add("actor", self.who(target, depth + 1))  # "drew a rebuke FROM the president"
                continue
            if name == "of" and frame.both and self.mention_at(target) is None:
                # "the opening of relations between A and B"
                parties = [t for other, t in prepositions_of(target) if other in frame.both]
                for party in parties:
                    sides.add("both", self.who(party, depth + 1))
                if parties:
                    continue
            if name == "of" and not frame.both and self.mention_at(target) is None:
                # "the breaking of relations with A"
                for other, party in prepositions_of(target):
                    if other in frame.preps and other in _FROM_THINGS:
                        self._preposition(other, party, frame, sides, depth, nominal=True)
            self._preposition(name, target, frame, sides, depth, nominal=True)
            if name == "of" and not sides.actors:
                for doer in _agents_below(target):
                    sides.add("actor", self.who(doer, depth + 1))

    def _preposition(self, name: str, target: Token, frame: Frame, sides: Sides, depth: int, *, nominal: bool) -> None:
        if target.dep_ == "pcomp" or (name == "with" and _is_aid_of_others(target)):
            return
        if name == "by":
            sides.add("actor", self.who(target, depth + 1))
        elif name in frame.both:
            sides.add("both", self.who(target, depth + 1))
        elif name == "of" and nominal:
            role = frame.of
            chains = self.who(target, depth + 1)
            sides.add("both" if role == "actor" and frame.both and len(chains) > 1 else role, chains)
        elif name in frame.sources:
            sides.add("actor", self.who(target, depth + 1))
        elif name in frame.preps:
            sides.add("recipient", self.who(target, depth + 1))

    def _around_light(self, candidate: Candidate, verb: Token, sides: Sides) -> None:
        """The verb's own participants: "Carried out an attack on", "came under fire from"."""
        frame = candidate.group.frame
        subject = subject_of(verb)
        under = lemma_of(verb) in _UNDERGOING and candidate.group.type not in ("CONSULT",)
        outside = lemma_of(verb) in _OUTSIDERS and not (lemma_of(verb) == "accept" and frame.symmetric)
        if subject is not None and subject != candidate.token and not outside:
            flipped = {"actor": "recipient", "recipient": "actor"}[frame.subject]
            sides.add(flipped if under else frame.subject, self.who(subject))
        for name, target in prepositions_of(verb):
            if target == candidate.token or name == "by":
                continue
            if under and name in ("from", "at"):
                sides.add("actor", self.who(target))
            else:
                self._preposition(name, target, frame, sides, 0, nominal=False)
        for child in children(verb, "dative"):
            if child.pos_ in ("NOUN", "PROPN", "PRON"):
                sides.add("recipient", self.who(child))

    def _other_government(self, verb: Token, sides: Sides) -> None:
        """Who helps another country's people by a deal has it with their government, where the sentence names one.

        "X backed the cabinet of Y and signed a deal to train the army of Y": the deal is with that cabinet.
        """
        countries = {self.cast.chains[c].country for c in sides.recipients} - {None}
        sentence = self.parsed.sentence_of(verb)
        if len(countries) != 1 or sentence is None:
            return
        found: dict[int, None] = {}
        for mention in self.cast.within(sentence.span):
            chain = self.cast.chains[mention.chain]
            if mention.head < verb.idx and chain.kind == "government" and chain.country in countries:
                found[mention.chain] = None
        if len(found) == 1 and not set(found) & {*sides.actors, *sides.both}:
            sides.add("actor", found)

    def _other_party(self, noun: Token, sides: Sides) -> None:
        """Who acts under a deal is a party to it: "Turkish soldiers are there under a deal with Russia"."""
        preposition = noun.head
        for _ in range(3):
            if preposition.dep_ == "pobj":
                preposition = preposition.head
            verb = preposition.head
            if noun.dep_ != "pobj" or preposition.pos_ not in ("ADP", "SCONJ", "VERB", "NOUN"):
                return
            if verb.pos_ in ("VERB", "AUX"):
                subject = own_subject(verb) if is_passive(verb) else subject_of(verb)
                if subject is not None:
                    states = [c for c in self.before(subject) if self.cast.chains[c].kind == "state"]
                    sides.add("both", states or self.who(subject))  # the deal is Turkey's, not its soldiers'
                return
            preposition = verb

    def _participle(self, noun: Token, frame: Frame, sides: Sides) -> None:
        """What a participle after the noun adds: "An attack claimed by X", "aid sent by X to Y"."""
        for clause in children(noun, "acl"):
            if clause.tag_ == "VBN" and lemma_of(clause) not in _CAUSING:
                for name, target in prepositions_of(clause):
                    if name in frame.preps or name == "by":
                        self._preposition(name, target, frame, sides, 0, nominal=False)
        verb = noun.head
        if noun.dep_ == "nsubjpass" and is_passive(verb) and lemma_of(verb) not in _CAUSING:
            for name, target in prepositions_of(verb):
                if name == "by" and target.dep_ != "pcomp":
                    sides.add("actor", self.who(target))

    def _around_verb(self, candidate: Candidate, sides: Sides) -> None:
        verb, frame = candidate.token, candidate.group.frame
        if verb.pos_ in ("ADJ", "ADP"):
            self._around_adjective(candidate, sides)
            return
        passive = is_passive(verb)
        subject = subject_of(verb)
        understood = self._understood_subject(verb)
        if understood is not None:
            if not passive:
                subject = understood
            elif frame.subject == "recipient" or frame.object == "recipient":
                sides.add("recipient", self.who(understood))
        if subject is not None and not self._is_talk(subject):
            for one in _listed_before(subject):
                sides.add(frame.subject, self.who(one))
            hosted = passive and frame.subject == "recipient" and frame.object != "actor"
            sides.add("actor" if hosted else frame.subject, self.who(subject))
        objects = objects_of(verb)
        used = candidate.object
        if passive and frame.subject == "recipient" and frame.object != "actor":
            patient = own_subject(verb) or (verb.head if verb.dep_ in ("acl", "relcl") else None)
            if patient is not None:
                sides.add("recipient", self._done_to(patient, verb))
        for thing in objects:
            role = frame.object
            if thing != used and _is_aboard(thing):
                role = "actor"  # "operates flights on board Air X": the carrier acts
            if role in ("cargo", "none") and self.mention_at(thing) is not None:
                given = role == "cargo" and any(name == "with" for name, _ in prepositions_of(verb))
                if given or len(objects) > 1:
                    role = "recipient"  # "granted the rebels asylum", "was given aid", "supplied them with arms"
            if role in ("recipient", "actor"):
                chains = self._done_to(thing, verb)
                sides.add(role, chains)
                if not chains and thing != used:
                    self._thing(thing, frame, sides)
            if role in ("cargo", "none") or (thing == used and self.mention_at(thing) is None):
                self._thing(thing, frame, sides)
        for child in children(verb, "dative"):
            if child.pos_ in ("NOUN", "PROPN", "PRON"):
                sides.add("recipient", self.who(child))
        complement = candidate.complement
        loose: list[tuple[str, Token]] = []
        for name, target in _verb_prepositions(verb, candidate.words):
            if name == "by" and target.dep_ == "pobj" and not passive and not objects:
                sides.add("actor", self.who(target))  # "in shelling by government forces"
            if name == "by" or target.dep_ == "pcomp":
                if target.dep_ == "pcomp" and name in frame.preps and not sides.recipients:
                    sides.add("recipient", self._object_of_gerund(target))
                continue
            if target == complement and self._own_things(candidate, target, sides):
                continue
            if name in _LOOSE and name in frame.preps and not any(w.lower_ == name for w in candidate.words):
                loose.append((name, target))
            else:
                self._preposition(name, target, frame, sides, 0, nominal=False)
        for name, target in loose:
            if not sides.recipients:
                self._preposition(name, target, frame, sides, 0, nominal=False)
        alone = len(sides.actors) + len(sides.both) < 2
        if not sides.recipients and (frame.object == "cargo" or (alone and frame.object == "none")):
            self._from_purpose(verb, sides)
            if frame.symmetric and sides.recipients:
                self._other_government(verb, sides)
        if (
            frame.object == "cargo"
            and not sides.actors
            and candidate.object is not None
            and _carries_arms(candidate.object)
        ):
            sides.add("actor", [c for c in self.who(candidate.object) if c not in sides.recipients])
        if candidate.group.type in ("REQUEST", "THREATEN", "ACCUSE") and not sides.recipients:
            self._from_complement(candidate, sides)
        if candidate.group.governs in ("commit", "refuse", "threat") and not sides.recipients:
            among_themselves = lemma_of(verb) == "agree" and len({*sides.actors, *sides.both}) > 1
            if not among_themselves:
                self._from_complement(candidate, sides)
        if candidate.group.type == "THREATEN" and not sides.recipients:
            self._from_condition(verb, candidate.complement, sides)

    def _is_talk(self, noun: Token) -> bool:
        """Whether a subject is itself a meeting or agreement: what it brings about is nobody's act."""
        trigger = self.triggers.get(noun.i)
        return (
            trigger is not None
            and not trigger.is_verb
            and trigger.group.frame.symmetric
            and self.mention_at(noun) is None
        )

    def _done_to(self, noun: Token, verb: Token) -> list[int]:
        """Who ``noun`` stands for, coordination included, but of what a participle describes only the noun it stands
        behind: in "X, backed by A, and Y" nobody is said to back Y."""
        return self._one(noun, 0) if noun == verb.head else self.who(noun)

    def _understood_subject(self, verb: Token) -> Token | None:
        """The subject of the sentence before, where a main verb stands without any ("And was fined in 2016")."""
        if verb.dep_ != "ROOT" or own_subject(verb) is not None or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
            return None
        first = verb.sent[0]
        if first.pos_ not in ("CCONJ", "AUX", "VERB") or first.tag_ == "VB":
            return None
        sentence = self.parsed.sentence_of(verb)
        if sentence is None or sentence.index == 0:
            return None
        before = self.parsed.sentences[sentence.index - 1]
        if before.paragraph != sentence.paragraph:
            return None
        return own_subject(before.tokens.root)

    def _own_things(self, candidate: Candidate, target: Token, sides: Sides) -> bool:
        """The noun that the pattern's last preposition leads to ("subjected to US sanctions", "pull out of talks")."""
        frame = candidate.group.frame
        if self.mention_at(target) is not None:
            return False
        if frame.subject == "recipient":
            sides.add("actor", self._owners(target, 0))
            return True
        if target.i in self.triggers or frame.object != "recipient":
            self._thing(target, frame, sides)
            return frame.object != "recipient"
        return False

    def _thing(self, thing: Token, frame: Frame, sides: Sides) -> None:
        """What the object that a pattern asked for tells: "impose US sanctions ON Iran", "reach a deal WITH x"."""
        for name, target in preposition_after(thing):
            if name == "of" and frame.of not in ("recipient", "actor"):
                continue
            if name == "of" and frame.symmetric:
                continue
            self._preposition(name, target, frame, sides, 1, nominal=frame.of == "recipient")
            if name == "of" and not set(sides.recipients) - set(sides.actors):
                for other, party in prepositions_of(target):  # "ordered the closure of its embassy in A"
                    if other in frame.preps and other != "of":
                        self._preposition(other, party, frame, sides, 1, nominal=False)
        if frame.object == "none" and frame.of == "recipient":
            # "suspended Gabon's membership", "froze $7 billion of its assets"
            for owner in (poss for one in through_measure(thing) for poss in children(one, "poss")):
                chains = [c for c in self.who(owner_of(owner)) if c not in sides.actors]
                sides.add("recipient", chains or self._sufferer_before(owner))
        if not sides.actors and not sides.both and frame.subject == "actor" and frame.object != "recipient":
            for one in conjuncts(thing):  # "to transport Russian mercenaries and Syrian fighters"
                sides.add("actor", self.before(one))

    def _sufferer_before(self, possessive: Token) -> list[int]:
        """Whom "its" means where it cannot be the actor: "imposed sanctions on the bank and froze ITS assets"."""
        verb = next((a for a in ancestors(possessive, 8) if a.pos_ == "VERB"), None)
        if verb is None or possessive.tag_ != "PRP$" or verb.dep_ != "conj" or verb.head.i not in self.triggers:
            return []
        first = Sides()
        self._around_verb(self.triggers[verb.head.i], first)
        return [c for c in first.recipients if c not in first.actors]

    def _object_of_gerund(self, verb: Token) -> list[int]:
        for thing in objects_of(verb):
            if chains := self.who(thing):
                return chains
        return []

    def _from_purpose(self, verb: Token, sides: Sides) -> None:
        """For whom it was, by the purpose: "sent fighters to support him", "a deal to train Libyan officers"."""
        for over in (verb, *objects_of(verb)):
            for below in children(over, "advcl", "xcomp", "acl", "relcl"):
                if any(c.dep_ == "aux" and c.lower_ == "to" for c in below.children) and below.i > verb.i:
                    self._aim(below, sides)
                    if sides.recipients:
                        return

    def _from_complement(self, candidate: Candidate, sides: Sides) -> None:
        """The other side of the act: "Demanded that Iran stop", "threatened to bomb Iran", "offered to help Iran"."""
        below = candidate.complement
        if below is None or below.pos_ not in ("VERB", "AUX"):
            return
        if candidate.group.governs == "request" or candidate.group.type == "ACCUSE":
            subject = own_subject(below) or (own_subject(below.head) if below.head.dep_ == "ccomp" else None)
            if subject is not None:
                chains = [c for c in self.who(subject) if c not in sides.actors]
                if chains:
                    sides.add("recipient", chains)
                    return
        self._aim(below, sides)

    def _aim(self, below: Token, sides: Sides) -> None:
        """Whom an infinitive is about: the object of its prepositions, its object, then looser prepositions."""
        act = self.triggers.get(below.i)
        handed = act is not None and act.group.frame.object in ("cargo", "none")  # "to contribute troops to a force"
        targets = [(name, target) for name, target in prepositions_of(below)]
        for thing in objects_of(below):
            targets += list(preposition_after(thing))
        found: list[int] = []
        for wanted in (_TOWARD_OTHERS, frozenset({"from", "in", "into", "for", "of"})):
            for name, target in targets:
                if name in wanted and target.dep_ == "pobj":
                    found += [c for c in self.who(target) if c not in sides.actors]
            if wanted is _TOWARD_OTHERS:
                for given in children(below, "dative"):
                    found += [c for c in self.who(given) if c not in sides.actors]
            if wanted is _TOWARD_OTHERS and not handed:
                for thing in objects_of(below):
                    found += [c for c in self.who(thing) if c not in sides.actors]
            if found:
                break
        sides.add("recipient", [c for c in found if c not in sides.actors])

    def _from_condition(self, verb: Token, complement: Token | None, sides: Sides) -> None:
        """Who is to change course is threatened: "Threatened to stop the talks if the United States goes ahead"."""
        for over in (verb, complement):
            for clause in children(over, "advcl") if over is not None else ():
                if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in clause.children):
                    subject = own_subject(clause)
                    if subject is not None:
                        sides.add("recipient", [c for c in self.who(subject) if c not in sides.actors])

    def _around_adjective(self, candidate: Candidate, sides: Sides) -> None:
        word, frame = candidate.token, candidate.group.frame
        verb = word.head
        subject = (
            own_subject(verb) if verb.pos_ in ("AUX", "VERB") else (verb if word.dep_ in ("amod", "prep") else None)
        )
        if subject is None and verb.pos_ in ("AUX", "VERB"):
            subject = subject_of(verb)
        if subject is not None:
            sides.add(frame.subject if frame.poss != "recipient" else "recipient", self.who(subject))
        for name, target in prepositions_of(word):
            self._preposition(name, target, frame, sides, 0, nominal=False)
        if word.pos_ == "ADP":
            for thing in children(word, "pobj"):
                if frame.subject == "recipient":
                    sides.add("actor", self._owners(thing, 0))
                else:
                    self._thing(thing, frame, sides)
        if not sides.recipients:
            self._from_complement(candidate, sides)


# somebody else than the one they are related to: "its neighbour" is not itself
_RELATIONAL = frozenset(
    "neighbor neighbour ally enemy rival opponent counterpart critic partner foe supporter predecessor successor friend"
    " victim target subject wife husband son daughter brother colleague adversary mediator supplier".split()
)
_SENT = frozenset("delegation official negotiator envoy team representative leader minister diplomat".split())
# prepositions that may only tell where or how: asked last for the other side
_LOOSE = frozenset({"with", "in", "for", "from", "over", "at", "about", "into", "of", "inside"})
_FROM_THINGS = frozenset({"with", "to", "on", "against"})
_TOWARD_OTHERS = frozenset({"to", "on", "against", "with", "at", "toward", "towards"})
# verbs over an act whose subject has no part in it: "police foiled an attack"
_OUTSIDERS = frozenset(
    "foil thwart avoid prevent condemn demand want spark trigger approve claim avert repel resist accept propose seek"
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


def _is_aid_of_others(noun: Token) -> bool:
    """Whether a phrase with "with" only tells who helps: "tightened the blockade with Albania's help"."""
    return lemma_of(noun) in _HELP and bool(children(noun, "poss", "amod", "compound"))


_HELP = frozenset("help support backing assistance aid blessing cooperation approval consent permission".split())


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


def _leads_participle(word: Token, noun: Token) -> bool:
    """Whether ``word`` belongs to a participle before the noun: "Turkey-backed forces" are not Turkey's act."""
    if word.head != noun and word.head.i > word.i and word.head.i < noun.i and word.head.tag_ in ("VBN", "VBG", "JJ"):
        return (
            word.head.lower_ not in RELATIVE
            and word.i + 1 < len(word.doc)
            and (word.doc[word.i + 1].text in ("-", "‑", "–") or word.head.tag_ in ("VBN", "VBG"))
            and word.doc[word.i + 2].tag_ in ("VBN", "VBG", "VBD")
        )
    if word.i + 2 < len(word.doc) and word.doc[word.i + 1].text in ("-", "‑") and word.doc[word.i + 2].i < noun.i:
        return word.doc[word.i + 2].tag_ in ("VBN", "VBD", "VBG") or word.doc[word.i + 2].lower_ in _BACKED
    return False


_BACKED = frozenset(
    "backed led held controlled occupied aligned allied linked funded born based supported made run owned".split()
)


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
