"""The country of those whom a report names without saying whose they are: "police", "the ministry", "villagers".

They are of the country in which the sentence sets what happens ("in the Thai city of Hat Yai"), else of the one that
the report as a whole is set in. Both must be clear: where two countries stand equal, nobody is given either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from dragoman.knowledge import countries, gazetteer
from dragoman.reading.actors.datelines import country_of_dateline
from dragoman.reading.cast import Cast
from dragoman.reading.parsed import ParsedReport, Sentence
from dragoman.records import Chain, Mention, PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUBLIC = frozenset("GOV LEG JUD COP SPY MIL PTY OPP".split())
_ABROAD = frozenset(
    "ambassador attache consul diplomat emissary envoy embassy consulate mission peacekeeper mep meps".split()
)
_PRIVATE = frozenset("lawyer attorney barrister solicitor jurist counsel mercenary".split())
_NOT_BODIES = frozenset(("company", "armed-group", "ngo", "igo", "state"))
# who lives or works where something happens; travellers, fugitives and fighters may be of any country
_LOCALS = frozenset(
    "civilian commuter demonstrator doctor driver farmer herder local marcher miner nurse passer-by protester "
    "protestor pupil resident schoolchild shopkeeper student teacher villager voter worker youth".split()
)
_WHERE = frozenset("in at near outside inside around off across through throughout over above along within on".split())
_LOCAL = frozenset(("COP", "JUD"))  # who answers for a town or province, whichever state the report is about
_OFFICES = frozenset("office cabinet administration government campaign".split())
_STATES = frozenset("country government nation state ministry parliament army".split())
_PARTING = frozenset(
    "rival parallel breakaway separatist recognised recognized unrecognised unrecognized legitimate illegitimate "
    "self-declared self-proclaimed regional provincial exiled foreign neighbouring neighboring other former".split()
)
_FOREIGN = frozenset("neighbouring neighboring foreign".split())
_ELSE = frozenset("other another".split())
_DATELINE_END = re.compile(r"[^.\n]{0,60}?(?: [-–—]+ |\) |: )")
_LARGE = 100_000  # inhabitants of a place that is meant without a word on where it lies
_ENOUGH, _DOUBTFUL = 2, 1  # what a place counts that is well known, and what any other, which may be a namesake
_SITE = 5  # resolution of sites, of whose names there are many: each state has a National Palace
_LONGEST_DATELINE = 80  # characters behind the town
_LINKS = frozenset("poss compound nmod amod appos conj npadvmod".split())
_CLEAR = 2  # times as often as any other country


def settle(parsed: ParsedReport, cast: Cast, places: Sequence[PlaceMention]) -> Cast:
    """``cast`` with the country of those of whom none is told, where the report is clearly set in one.

    Who holds an office of a body, and what is a part of one, has the country that the body has.
    """
    setting = _Setting(parsed, cast, places)
    found = {
        n: country
        for n, chain in enumerate(cast.chains)
        if chain.country is None and not chain.members and (country := setting.country_of(n)) is not None
    }
    known = [chain.country or found.get(n) for n, chain in enumerate(cast.chains)]
    for n, country in enumerate(known):
        if country is None:
            known[n] = next((known[of] for of in setting.owners(n) if known[of] is not None), None)
    chains = (
        chain if chain.country == country else msgspec.structs.replace(chain, country=country)
        for chain, country in zip(cast.chains, known, strict=True)
    )
    return Cast(cast.mentions, tuple(chains))


@dataclass(frozen=True)
class _Setting:
    """Where one report sets what it tells of."""

    parsed: ParsedReport
    cast: Cast
    places: Sequence[PlaceMention]

    def country_of(self, n: int) -> str | None:
        """The country of the actor of chain ``n`` by where it first acts in a clear setting."""
        mentions = [m for m in self._mentions.get(n, ()) if m.kind != "pronoun"]
        heads = [self._head(m) for m in mentions]
        chain = self.cast.chains[n]
        if not mentions or not _is_settled(chain, heads) or any(map(_is_another_owned, heads)):
            return None
        if any(self._is_joint(m) for m in mentions):
            return None
        if not (_LOCAL & set(chain.sectors) or {head.lemma_.lower() for head in heads} & _LOCALS):
            return self._main
        sentences = (self.parsed.sentence_of(head) for head in heads)
        found = (self._by_sentence[s.index] for s in sentences if s is not None)
        return next((country for country in found if country is not None), None)

    def owners(self, n: int) -> list[int]:
        """The chains of those whose office or part the actor of chain ``n`` is said to be."""
        chain = self.cast.chains[n]
        if chain.kind == "person":
            return [role.of for role in chain.roles if role.of is not None]
        found = [] if chain.part_of is None or not _PUBLIC & set(chain.sectors) else [chain.part_of]
        for mention in self._mentions.get(n, ()):
            head = self._head(mention)
            if chain.named or head.lemma_.lower() not in _OFFICES:
                continue
            whose = (self.cast.headed_at(child.idx) for child in head.children if child.dep_ == "poss")
            found += [owner.chain for owner in whose if owner is not None and owner.chain != n]
        return found

    def _is_joint(self, mention: Mention) -> bool:
        """Whether a mention is of what several states have: "EU foreign ministers", "Malian and Nigerien troops"."""
        if len({hit.alpha3 for hit in countries.find_in(mention.span.cut(self.parsed.text))}) > 1:
            return True
        inside = (m for m in self.cast.within(mention.span) if m.chain != mention.chain)
        return any(self.cast.chains[m.chain].kind == "igo" for m in inside)

    @cached_property
    def _mentions(self) -> dict[int, list[Mention]]:
        out: dict[int, list[Mention]] = {}
        for mention in self.cast.mentions:
            out.setdefault(mention.chain, []).append(mention)
        return out

    def _head(self, mention: Mention) -> Token:
        token = self.parsed.token_at(mention.head)
        assert token is not None
        return token

    @cached_property
    def _by_sentence(self) -> dict[int, str | None]:
        """The country that each sentence is set in."""
        out: dict[int, str | None] = {}
        before: Sentence | None = None
        for sentence in self.parsed.sentences:
            here = self._located.get(sentence.index, {})
            if len(here) == 1:
                out[sentence.index] = next(c if self._votes[c] >= _ENOUGH else None for c in here)
            elif before is not None and before.part == sentence.part and before.paragraph == sentence.paragraph:
                out[sentence.index] = out[before.index]
            else:
                out[sentence.index] = self._main
            before = sentence
        return out

    @cached_property
    def _located(self) -> dict[int, dict[str, int]]:
        """The countries of the places at which each sentence says that something happens, with what each counts."""
        found: dict[int, dict[str, int]] = {}
        for place in self.places:
            token = self.parsed.token_at(place.start)
            sentence = self.parsed.sentence_of(token) if token is not None else None
            if token is None or sentence is None or place.country is None or place.actor:
                continue
            if (place.resolution or _SITE) < _SITE and _is_where(token):
                here = found.setdefault(sentence.index, {})
                here[place.country] = max(_ENOUGH if _is_well_known(place) else _DOUBTFUL, here.get(place.country, 0))
        return found

    @cached_property
    def _main(self) -> str | None:
        """The country that the report as a whole is set in: where it was written, if it tells of that country too."""
        if (written := self._dateline) is not None and self._votes[written] >= _ENOUGH:
            return written
        ranked = sorted(self._votes.items(), key=lambda vote: (-vote[1], vote[0]))
        if not ranked or ranked[0][1] < _ENOUGH:
            return None
        country, weight = ranked[0]
        clear = len(ranked) == 1 or weight >= _CLEAR * ranked[1][1]
        return country if clear and country in self._grounds else None

    @cached_property
    def _grounds(self) -> set[str]:
        """The countries that something is set in, that have an actor of their own or that the lead tells to do
        something: others are only dealt with."""
        own = {chain.country for n, chain in enumerate(self.cast.chains) if chain.country and self._stays_home(n)}
        for mention in self.cast.mentions:
            head = self._head(mention)
            country = self.cast.chains[mention.chain].country
            if (
                self.cast.chains[mention.chain].kind == "state"
                and country
                and head.dep_ == "nsubj"
                and self.parsed.sentence_of(head) is self._lead
            ):
                own.add(country)
        return own.union(*self._located.values())

    def _stays_home(self, n: int) -> bool:
        """Whether an actor is neither a state nor a force or diplomat, who may be abroad."""
        chain = self.cast.chains[n]
        words = {self._head(m).lemma_.lower() for m in self._mentions.get(n, ())}
        return chain.kind != "state" and "MIL" not in chain.sectors and not words & _ABROAD

    @cached_property
    def _lead(self) -> Sentence | None:
        """The first sentence of the story behind its title."""
        return next((s for s in self.parsed.sentences if s.part != "title"), None)

    @cached_property
    def _dateline(self) -> str | None:
        """The country of the town that the first sentence of the story begins with, as where the report was written."""
        for place in self.places:
            behind = self.parsed.text[place.end : place.end + _LONGEST_DATELINE]
            if self._lead is not None and place.start == self._lead.span.start and _DATELINE_END.match(behind):
                return place.country
        return country_of_dateline(self.parsed.report)

    @cached_property
    def _votes(self) -> Counter[str]:
        """What the report says for each country by the places in it, its bodies and who holds its offices."""
        votes: Counter[str] = Counter()
        press: Counter[str] = Counter()
        for here in self._located.values():
            for country, weight in here.items():
                votes[country] += weight
        heads: set[int] = set()
        for mention in self.cast.mentions:
            chain = self.cast.chains[mention.chain]
            if chain.country is None or mention.kind == "pronoun" or mention.head in heads:
                continue
            heads.add(mention.head)
            counted = press if _is_of_press(chain) else votes
            if chain.kind != "state" and _is_public(chain):
                # its own officials and bodies tell more than a state that others deal with
                counted[chain.country] += 2 * _ENOUGH
            elif chain.kind != "person":
                counted[chain.country] += _ENOUGH
        told = {place.country for place in self.places if place.resolution == 1}
        for country, weight in press.items():
            # who tells of it may sit anywhere: much weighs only an outlet of a country that the report names
            votes[country] += weight if country in told else _ENOUGH
        return votes


def _is_of_press(chain: Chain) -> bool:
    return chain.kind == "media" or "JRN" in chain.sectors


def _is_public(chain: Chain) -> bool:
    """Whether an actor is of a state or its public life, or holds an office of whomever."""
    offices = (role.of is not None or role.of_text is not None for role in chain.roles)
    return bool(_PUBLIC & set(chain.sectors)) or any(offices)


def _is_settled(chain: Chain, heads: Sequence[Token]) -> bool:
    """Whether an actor is one whom every country has, so that where it acts tells whose it is."""
    words = {head.lemma_.lower() for head in heads}
    if "IGO" in chain.sectors or words & _ABROAD or words & _PRIVATE or chain.kind in _NOT_BODIES:
        return False
    if chain.kind == "government" and any(_is_one_of_several(head) for head in heads):
        return False
    if _PUBLIC & set(chain.sectors):
        return chain.kind != "person" or not any(role.of is not None or role.of_text for role in chain.roles)
    return not chain.named and bool(words & _LOCALS)


def _is_one_of_several(head: Token) -> bool:
    """Whether a government is told by what parts it from another of its land: "the eastern government"."""
    return any(child.lower_ in _PARTING or child.lower_.endswith("ern") for child in head.lefts)


def _is_another_owned(head: Token) -> bool:
    """Whether it is told whose somebody is, or several of a kind are meant: "our forces", "both governments", "the army
    of the neighbouring republic"."""
    if any(child.dep_ == "poss" for child in head.children) or (head.tag_ == "NNS" and head.lemma_ in _STATES):
        return True
    if any(child.lower_ in _FOREIGN for child in head.lefts):
        return True
    return any(child.lower_ in _FOREIGN or child.lower_ in _ELSE for owner in _owners(head) for child in owner.lefts)


def _owners(head: Token) -> list[Token]:
    """What somebody is said to be of: the republic of "the military of the neighbouring republic"."""
    return [owner for of in head.rights if of.lower_ == "of" for owner in of.rights if owner.dep_ == "pobj"]


def _is_well_known(place: PlaceMention) -> bool:
    """Whether a place is a country or a large town or province, and hardly mistaken for its namesakes."""
    if place.resolution == 1:
        return True
    return any(p.country == place.country and p.population >= _LARGE for p in gazetteer.places_named(place.name))


def _is_where(token: Token) -> bool:
    """Whether a name tells where something happens: "in Gao", "in Mali's Gao region", "at a school in Gao"."""
    while token.dep_ in _LINKS or (token.dep_ == "pobj" and token.head.lower_ == "of"):
        token = token.head if token.dep_ in _LINKS else token.head.head
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE
