"""Which actors of the cast a word stands for as the end of a tie.

An end is an actor's mention, the members of a plural ("the two sides"), the speaker of a quoted "we", or the actor
whose thing the word names: "Turkish operations" and "ISIL targets" stand for Turkey and ISIL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.knowledge import countries
from dragoman.knowledge.ties import tie_grammar, tie_words
from dragoman.reading.cast import Cast
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.ties import grammar
from dragoman.reading.ties.chain_words import is_gear, is_one_of_them
from dragoman.reading.ties.statements import SPEAKERS, find_statements
from dragoman.records import ActorKind, ClaimMention, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

NO_BODIES: frozenset[ActorKind | None] = frozenset({"person", "state"})
REGIONS = frozenset("region republic statelet enclave entity territory".split())
HOMELANDS = frozenset({"country", "nation", "homeland"})
LINKS = frozenset({"in", "of", "from", "at", "based"})


@dataclass(frozen=True)
class End:
    """One end of a tie: a chain and the words that stand for it. ``direct`` is false where only the actor's thing is
    named."""

    chain: int
    span: Span
    direct: bool = True


@dataclass(frozen=True)
class Ends:
    """Finds the ends that words stand for in one report."""

    parsed: ParsedReport
    cast: Cast
    claims: tuple[ClaimMention, ...]

    @cached_property
    def _by_root(self) -> dict[int, Mention]:
        """Token index of each mention's syntactic root → the widest such mention."""
        found: dict[int, Mention] = {}
        for mention in self.cast.mentions:
            tokens = self.parsed.tokens_in(mention.span)
            inside = {token.i for token in tokens}
            for token in tokens:
                if token.head.i not in inside or token.head == token:
                    best = found.get(token.i)
                    if best is None or mention.end - mention.start > best.end - best.start:
                        found[token.i] = mention
                    break
        return found

    @cached_property
    def _exact(self) -> dict[Span, Mention]:
        return {mention.span: mention for mention in reversed(self.cast.mentions)}

    def all(self, token: Token | None) -> list[End]:
        """The actors that ``token`` and what is coordinated with it stand for, without repetition."""
        if token is None:
            return []
        found: dict[int, End] = {}
        clause_of = grammar.antecedent(token)
        if token.lower_ == "which" and clause_of is not token and any(map(self._is_person, self._own(clause_of))):
            return self.of(token)
        for one in grammar.listed(token) if clause_of is token else grammar.listed_before(clause_of, token):
            for end in self.of(one) + [end for example in grammar.examples(one) for end in self.of(example)]:
                found.setdefault(end.chain, end)
        return list(found.values())

    def of(self, token: Token | None) -> list[End]:
        """The actors that ``token`` alone stands for."""
        if token is None:
            return []
        found = self._found.get(token.i)
        if found is None:  # every rule of a tie asks for the same words
            found = self._found[token.i] = self._find(token)
        return list(found)

    @cached_property
    def _found(self) -> dict[int, list[End]]:
        return {}

    def _find(self, token: Token) -> list[End]:
        one = grammar.antecedent(token)
        if one.pos_ == "NOUN" and lemma_of(one) in REGIONS:  # "the Georgian regions of X and Y" are not Georgia
            of = [grammar.object_of(p) for p in grammar.prepositions(one) if p.lower_ == "of"]
            named = [end for noun in of if noun is not None for each in grammar.listed(noun) for end in self._own(each)]
            if of:
                return named
        ends = self._own(grammar.named_beside(one) or one) or self._own(one)
        if not ends and one is token:
            # "the paramilitary Rapid Support Forces", parsed as two nouns
            beside = next((child for child in one.children if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
            ends = self._own(beside) if beside is not None else []
        if token.lower_ == "which" and ends and self._is_person(ends[0]):
            ends = self._of_which(token, one) or ends
        if not ends and one is not token:
            # a relative clause may hang on the place in "the government in Tripoli, which …"
            preposition = one.head
            if preposition.dep_ == "prep" and preposition.lower_ in LINKS:
                ends = self._own(preposition.head)
        return ends or self._of_thing(one)

    def _is_person(self, end: End) -> bool:
        return self.cast.chains[end.chain].kind == "person"

    def _of_which(self, pronoun: Token, person: Token) -> list[End]:
        """What "which" stands for where the parse hangs its clause on a person: the noun before it, or his body.

        "The commander of the brigade, which …", "the government of Ana Soto, which …".
        """
        last = pronoun.nbor(-1)
        while last.is_punct or last.dep_ == "prep":
            last = last.nbor(-1)
        above = [one for one in last.ancestors if one.pos_ in ("NOUN", "PROPN")]
        for noun in (last, *above, person):
            found = [end for end in self._own(noun) if not self._is_person(end)]
            if found:
                return found
        return []

    def is_metonym(self, end: End) -> bool:
        """Whether the words of an end are a capital or an adjective that stands for a state."""
        mention = self._exact.get(end.span)
        return mention is not None and mention.kind == "metonym"

    def sits_in(self, chain: int, town: Span) -> bool:
        """Whether the report puts an actor into a town: "the X in TOWN", "the TOWN-based X", "the TOWN X"."""
        where = re.escape(town.cut(self.parsed.text))
        for mention in self.cast.mentions:
            if mention.chain == chain:
                around = self.parsed.text[max(0, mention.start - 30) : mention.end + 40]
                name = re.escape(mention.span.cut(self.parsed.text))
                if re.search(rf"{where}(-based)? {name}|{name}( \([^)]*\))?,? (based )?in {where}\b", around):
                    return True
                if re.search(rf"\b{where}\b", name):
                    return True
        return False

    def state_of(self, end: End) -> list[End]:
        """The state whose country an actor is of, if the report names it."""
        own = self.cast.chains[end.chain]
        country, part = own.country, countries.part_in(own.name)
        states = [
            i
            for i, chain in enumerate(self.cast.chains)
            if chain.kind == "state" and chain.country == country and countries.part_in(chain.name) == part
        ]
        return [End(states[0], end.span)] if country is not None and states else []

    def named(self, token: Token) -> list[End]:
        """The actor whose name, or the last word of whose name, ``token`` is: the ends of a hyphen."""
        own = self._own(token)
        if own:
            return own
        mention = self.cast.covering(Span(token.idx, token.idx + len(token)))
        fits = mention is not None and mention.end == token.idx + len(token)
        return [End(chain, mention.span) for chain in self.cast.united([mention.chain])] if mention and fits else []

    def _own(self, token: Token) -> list[End]:
        if token.lower_.endswith(("self", "selves")) or is_one_of_them(token):
            return []
        if token.lower_ in SPEAKERS and token.text != "US" and token.pos_ != "PROPN":
            return self._speaker(token)
        beside = token.head.head
        if token.tag_ == "PRP$" and token.dep_ == "poss" and token.head.dep_ == "conj" and beside.pos_ == "PROPN":
            first = [end for end in self._own(beside) if beside.dep_ == "nsubj" or self._is_person(end)]
            if first:
                return first  # "A and his brother B": his is A's
        mention = self.cast.headed_at(token.idx) or self._by_root.get(token.i)
        if mention is None:
            mention = self._exact.get(Span(token.idx, token.idx + len(token)))
        if mention is None or is_gear(self.cast.chains[mention.chain]):
            return []
        mention = self._named_before(token, mention) or mention
        return [End(chain, mention.span) for chain in self.cast.united([mention.chain])]

    def _named_before(self, token: Token, mention: Mention) -> Mention | None:
        """The body that ``mention`` describes: "the Badr Brigade, a militia financed by …" is the Badr Brigade."""
        chain = self.cast.chains[mention.chain]
        if chain.named or token.dep_ != "appos" or not chain.name.lower().startswith(("a ", "an ")):
            return None
        before = self._bodies_ending.get(mention.start - 2)
        apart = self.parsed.text[mention.start - 2 : mention.start] != ", "
        return None if apart or chain.kind in NO_BODIES else before

    @cached_property
    def _bodies_ending(self) -> dict[int, Mention]:
        """Where mentions of bodies by name end → the first that ends there."""
        chains = self.cast.chains
        bodies = [m for m in self.cast.mentions if chains[m.chain].named and chains[m.chain].kind not in NO_BODIES]
        return {mention.end: mention for mention in reversed(bodies)}

    def _speaker(self, token: Token) -> list[End]:
        """Who says "we" or "I": the source of the quotation, or whose statement the report gives without marks."""
        span = Span(token.idx, token.idx + len(token))
        holding = [c for c in self.claims if c.manner != "indirect" and any(part.holds(span) for part in c.content)]
        spoken = min(holding, key=lambda c: c.content[-1].end - c.content[0].start, default=None)
        if spoken is not None and spoken.source is not None:
            return [End(spoken.source, span)]
        speaker = self.stated_by(span)
        return [] if speaker is None else [End(speaker, span)]

    def stated_by(self, span: Span) -> int | None:
        """The chain whose statement, printed without quotation marks, holds ``span``; else ``None``."""
        given = [chain for reach, chain in self._statements if reach.holds(span)]
        return given[-1] if given else None

    @cached_property
    def _statements(self) -> list[tuple[Span, int]]:
        """What the report prints as a statement, and the chain whose words it is; in order."""
        found = []
        for reach, speaker in find_statements(self.parsed):
            own = self._own(speaker)
            if own:
                found.append((reach, own[0].chain))
        return found

    def _of_thing(self, noun: Token) -> list[End]:
        """The actor whose thing a noun names: its possessor or the name right before it."""
        lemma = lemma_of(noun)
        if noun.pos_ not in ("NOUN", "PROPN") or lemma in tie_grammar().undergone or lemma in tie_words().titles:
            return []
        found: list[End] = []
        owner = grammar.possessor(noun)
        if owner is not None and owner.lower_ in SPEAKERS:
            return []  # "our democracy" is more than the speaker's own
        if owner is not None and lemma in HOMELANDS:
            return [state for end in self._own(owner) for state in self.state_of(end)]  # "sanctions on her country"
        before = [owner] if owner is not None else grammar.modifiers(noun)
        for modifier in before:
            own = self._own(modifier)
            if modifier.dep_ == "compound" and self.is_topic(modifier, noun, own):
                continue
            # "Turkish operations" are Turkey's; an "Islamic centre" is nobody's
            found += [end for end in own if modifier.pos_ != "ADJ" or self.cast.chains[end.chain].country is not None]
        if not found and lemma_of(noun) in tie_grammar().transparent:
            for preposition in grammar.prepositions(noun):
                if preposition.lower_ == "of":
                    inner = grammar.object_of(preposition)
                    found += self._own(inner) if inner is not None else []
        if not found and lemma_of(noun) in tie_grammar().deeds:
            by = [grammar.object_of(p) for p in noun.children if p.dep_ in ("prep", "agent") and p.lower_ == "by"]
            found = [end for one in by if one is not None for end in self._own(one)] or self._doers(noun)
        return [replace(end, direct=False) for end in found]

    def is_topic(self, modifier: Token, noun: Token, own: list[End]) -> bool:
        """Whether a name before a noun tells what it is about and not whose it is: "the Syria decision".

        A state's own thing has the adjective or the genitive; its short name ("US sanctions") has neither form.
        """
        known = tie_grammar()
        if lemma_of(noun) in known.transparent | known.deeds or len(modifier.text.replace(".", "")) < 4:
            return False
        return any(self.cast.chains[end.chain].kind in ("state", "government") for end in own)

    def _doers(self, deed: Token) -> list[End]:
        """Who was last said to carry out such deeds before ``deed``; the deed's own words stand for him."""
        before = [i for i in self._deeds if i < deed.i]
        span = Span(deed.idx, deed.idx + len(deed))
        return [End(end.chain, span) for end in self._deeds[before[-1]]] if before else []

    @cached_property
    def _deeds(self) -> dict[int, list[End]]:
        """Token index → who does the deed of force that it names, where the words around it say so; in order."""
        words = tie_grammar().deeds
        found: dict[int, list[End]] = {}
        for sentence in self.parsed.sentences:
            for token in sentence.tokens:
                if token.pos_ == "NOUN" and lemma_of(token) in words:
                    doers = [end for modifier in grammar.modifiers(token) for end in self._own(modifier)]
                    verb = grammar.light_verb(token)
                    if not doers and verb is not None:
                        subject = grammar.subject(verb)
                        doers = self._own(subject) if subject is not None else []
                    if doers:
                        found[token.i] = doers
        return found
