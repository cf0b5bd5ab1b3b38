"""Who a word stands for: chains of the cast.

A noun that is nobody itself leads to whom it belongs: "the army's decision" to the army, "Israeli airstrikes" to
Israel. Words that lead to nobody of the cast give no participant: unknown stays unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.knowledge import countries
from dragoman.knowledge.measures import measuring_nouns
from dragoman.reading.cast import Cast
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import RELATIVE, antecedent, children, conjuncts, premodifiers
from dragoman.reading.events.owners import owner_of
from dragoman.reading.events.prepositions import prepositions_of
from dragoman.reading.events.sides import Sides
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Mention, PlaceMention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

AddSides = Callable[["Company", Candidate, Sides, int], None]

_DEPTH = 4
# somebody else than the one they are related to: "its neighbour" is not itself
_RELATIONAL = frozenset(
    "neighbor neighbour ally enemy rival opponent counterpart critic partner foe supporter predecessor successor friend"
    " victim target subject wife husband son daughter brother colleague adversary mediator supplier".split()
)
# who comes and speaks for others
SENT = frozenset("delegation official negotiator envoy team representative leader minister diplomat".split())
_SPEAKING = SENT | frozenset(
    "side government president premier authority force troop soldier army navy military service police ruler"
    " embassy counterpart".split()
)
_BACKED = frozenset(
    "backed led held controlled occupied aligned allied linked funded born based supported made run owned".split()
)

_HOLDERS = frozenset("pm president premier chancellor minister mayor governor senator mp lawmaker ambassador".split())
_HANDLED = frozenset("operate fire launch fly plant drop send pilot own use".split())


@dataclass(frozen=True)
class Company:
    """Looks up who a word stands for, in one report.

    ``triggers`` are the candidates by token index. A noun that tells an act stands for who does it: ``add_sides`` adds
    the participants around such a noun (`around_nouns`, which asks the company in turn, one noun further down).
    """

    parsed: ParsedReport
    cast: Cast
    places: tuple[PlaceMention, ...]
    triggers: dict[int, Candidate]
    add_sides: AddSides
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
        if mention is None or self._is_model(token, mention):
            return None
        here = Span(token.idx, token.idx + len(token))
        if mention.kind != "metonym" and any(p.holds(here) for p in self._mere_places):
            chain = self.cast.chains[mention.chain]
            if chain.kind in (None, "state") and chain.country is None:
                return None
        self.seen.add(mention.start)
        return mention

    def _is_model(self, token: Token, mention: Mention) -> bool:
        """Whether a maker's name only says of what make a thing is: "a Boeing 737 crashed"."""
        after = token.doc[token.i + 1 : token.i + 2]
        return self.cast.chains[mention.chain].kind == "company" and after.text[:1].isdigit()

    def is_actor(self, token: Token) -> bool:
        """Whether a mention of somebody has its head here."""
        return self.cast.headed_at(token.idx) is not None

    def who(self, token: Token, depth: int = 0) -> list[int]:
        """The chains that a noun phrase stands for or belongs to, coordination included."""
        found: dict[int, None] = {}
        for one in conjuncts(token):
            if one != token and one.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
                continue
            for chain in self.one(one, depth):
                found[chain] = None
        return list(found)

    def one(self, token: Token, depth: int = 0) -> list[int]:
        """The chains that one word stands for or belongs to, without what is coordinated with it."""
        if token.lower_ in ("latter", "former") and any(c.lower_ == "the" for c in token.lefts):
            return self._of_two(token)
        if token.lower_ in RELATIVE:
            noun = antecedent(token)
            return self.one(noun, depth + 1) if noun is not None and depth < _DEPTH else []
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
            self.add_sides(self, trigger, sides, depth + 1)
            if trigger.group.type == "ASSAULT" and not sides.actors and token.head.dep_ == "agent":
                return sides.recipients  # "hit by airstrikes OF THE COALITION"
            if trigger.pattern.kind == "noun" or len(sides.both) > 1 or trigger.group.type == "ASSAULT":
                return sides.actors or sides.both
        if any(word.lower_ in ("former", "ex") for word in premodifiers(token)) and lemma_of(token) in _HOLDERS:
            return []  # "a FORMER Chadian PM" is somebody, and not Chad
        return self.owners(token, depth)

    def _of_two(self, token: Token) -> list[int]:
        """Whom "the latter" or "the former" means: the last, or last but one, who stands before it in the sentence."""
        sentence = self.parsed.sentence_of(token)
        named = [m for m in self.cast.within(sentence.span) if m.end <= token.idx] if sentence is not None else []
        named = [m for m in named if m.kind != "pronoun"][-1 if token.lower_ == "latter" else -2 :]
        return [named[0].chain] if named else []

    def owners(self, noun: Token, depth: int = 0) -> list[int]:
        """Whom a thing belongs to: possessor, adjective of nationality or name before it, "of", "by", "from"."""
        if lemma_of(noun) in _RELATIONAL:
            return self.before(noun)
        for owner in children(noun, "poss"):
            chains = self.who(owner_of(owner), depth + 1)
            if chains:
                return chains
        below = list(prepositions_of(noun))
        if lemma_of(noun) in measuring_nouns() or noun.pos_ in ("NUM", "DET"):
            for name, target in below:
                if name in ("of", "in", "among") and (chains := self.who(target, depth + 1)):
                    named = name == "in" and (target.pos_ == "PROPN" or self.mention_at(target) is not None)
                    if not (named and all(self.cast.chains[c].kind == "state" for c in chains)):
                        return chains  # not "killed 21 IN MALI", which tells where they were
        before = self.who_handles(noun, depth) or self.before(noun)
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

    def who_handles(self, noun: Token, depth: int = 0) -> list[int]:
        """Whose arms a participle tells them to be: "a drone OPERATED BY X", "shells FIRED BY X"."""
        for handled in children(noun, "acl"):
            wanted = "by" if lemma_of(handled) in _HANDLED else "to" if lemma_of(handled) == "belong" else None
            for name, target in prepositions_of(handled):
                if name == wanted and (chains := self.who(target, depth + 1)):
                    return chains
        return []

    def before(self, noun: Token, least: int = 1) -> list[int]:
        """Chains of the adjectives and names before a noun ("Turkish airstrikes"), when there are ``least`` of them."""
        found: dict[int, int] = {}
        for word in premodifiers(noun):
            if word.dep_ == "poss" or word.head.dep_ == "poss" or _leads_participle(word, noun):
                continue  # "the SUDANESE army's shelling" is the army's
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
        """The states that people of more than one speak or fight for: "the Turkish and Greek sides"."""
        if noun.tag_ not in ("NNS", "NNPS") or lemma_of(noun) not in _SPEAKING:
            return []
        words = [w for w in premodifiers(noun) if w.dep_ != "poss"]
        if not any(w.dep_ == "conj" or any(c.dep_ == "cc" for c in w.children) for w in words):
            return []
        return self.before(noun, least=2)

    def _several_of(self, noun: Token) -> list[int]:
        """Those whom a plural noun tells of one by one: "the governments of Chad, Mali and Niger"."""
        if noun.tag_ not in ("NNS", "NNPS") or lemma_of(noun) not in _SPEAKING:
            return []  # "migrants from Bangladesh and Egypt"
        below = [target for name, target in prepositions_of(noun) if name in ("of", "from")]
        mentions = [self.mention_at(target) for target in below]
        sent = lemma_of(noun) in SENT - {"leader"}  # "representatives of the government and M23"
        chains = [
            m.chain
            for m in mentions
            if m is not None and (self.cast.chains[m.chain].kind == "state" or (sent and m.kind != "description"))
        ]
        return list(dict.fromkeys(chains)) if len(below) > 1 and len(chains) == len(below) else []

    def _sides_from(self, noun: Token) -> list[int]:
        """The sides that envoys come from: "delegations from both countries", where it is known which two."""
        if noun.tag_ != "NNS" or lemma_of(noun) not in SENT:
            return []
        for name, target in prepositions_of(noun):
            mention = self.mention_at(target) if name in ("from", "of") else None
            if mention is not None and self.cast.chains[mention.chain].members:
                return list(self.cast.chains[mention.chain].members)
        return []


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
