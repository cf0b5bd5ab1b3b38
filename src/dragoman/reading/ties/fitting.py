"""Which actors can stand in which tie: what words state is measured by the kinds of the two ends.

A war on the capital of one's own country is a war on the government there; one man's blow at another is no war; a
body's own part stands with it as a matter of course.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.knowledge import countries
from dragoman.knowledge.ties import TieType, tie_grammar, tie_types, tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties.chain_words import words_for
from dragoman.reading.ties.ends import End, Ends
from dragoman.records import ActorKind, Chain

if TYPE_CHECKING:
    from spacy.tokens import Token

ARMED: frozenset[ActorKind | None] = frozenset({"state", "government", "military", "armed-group", "igo"})
FIGHTING: frozenset[ActorKind | None] = frozenset({"state", "military", "armed-group"})
BODIES: frozenset[ActorKind | None] = frozenset({"state", "party", "armed-group", "organisation", "military"})
PEACEFUL: frozenset[ActorKind | None] = frozenset({"party", "media", "company", "ngo", "ministry"})
GOVERNING = frozenset({"holds office in", "leads"})
CROWDS = frozenset(
    "millions dozens scores hundreds thousands several some any many most few others everyone anyone".split()
)
DEEDS = frozenset(
    "attack assault strike airstrike raid bombing shelling bombardment siege aggression operation".split()
)


@dataclass(frozen=True)
class Stated:
    """A tie as the words state it, before modality is weighed. ``cue`` carries tense and time, ``matter`` is what is
    supplied."""

    kind: TieType
    source: End
    target: End
    cue: Token
    confidence: float
    matter: Token | None = None
    over: bool = False  # what the cue tells is that the tie has ended


class Fitting:
    """Joins the ends that a rule found to the ties that such actors can have."""

    def __init__(self, ends: Ends) -> None:
        self.ends = ends
        self.chains: Sequence[Chain] = ends.cast.chains
        self._grammar = tie_grammar()

    def pair(
        self,
        kind: TieType,
        sources: Iterable[End],
        targets: Iterable[End],
        cue: Token,
        confidence: float,
        matter: Token | None = None,
        over: bool = False,
    ) -> Iterator[Stated]:
        """Every tie of ``kind`` that a source can have to a target; a named thing of an end makes it less sure."""
        targets = list(targets)
        for one in sources:
            for other in targets:
                source, target = self._governing(one, other), self._governing(other, one)
                if source is None or target is None or source.chain == target.chain:
                    continue
                earnest = self._in_earnest(kind, source, target, cue) if self._fits(kind, source, target, cue) else None
                if earnest is not None:
                    # positions and convoys of fighters are fought as they themselves are
                    war = earnest.name == "at war with"
                    indirect = sum(not (end.direct or (war and self.bears_arms(end))) for end in (source, target))
                    yield Stated(earnest, source, target, cue, round(confidence - 0.1 * indirect, 2), matter, over)

    def _governing(self, end: End, other: End) -> End | None:
        """Who is meant by the capital of the other end's own country: the state, unless the report names a government.

        "Haftar's war against Tripoli" is no war against Libya. It is told of the government that the report puts into
        that town, and of nobody where several sit in one country and none is put there.
        """
        state, country = self.chains[end.chain], self.chains[other.chain].country
        if state.kind != "state" or country is None or state.country != country or not self.ends.is_metonym(end):
            return end
        governments = [
            number
            for number, chain in enumerate(self.chains)
            if chain.kind == "government" and chain.named and chain.country == country and number != other.chain
        ]
        seated = [number for number in governments if self.ends.sits_in(number, end.span)]
        if governments:
            return replace(end, chain=seated[0]) if len(seated) == 1 else None
        return end

    def _in_earnest(self, kind: TieType, source: End, target: End, cue: Token) -> TieType | None:
        """``kind``, or opposition where the war is of words, trade or courts, or none where one man hit another."""
        if kind.name != "at war with":
            return kind
        kinds = {self.chains[source.chain].kind, self.chains[target.chain].kind}
        private = self.chains[source.chain].kind == "person" and not self.is_armed(source)
        if private and lemma_of(cue) in DEEDS:
            return None
        figure = any(child.lower_ in self._grammar.figures for child in cue.children)
        rivals = private or (self.chains[target.chain].kind == "person" and not kinds & FIGHTING)
        many = self.is_unarmed(source) or self.is_unarmed(target)  # police clash with protesters
        return tie_types()["opposes"] if figure or rivals or many or kinds & PEACEFUL else kind

    def _fits(self, kind: TieType, source: End, target: End, cue: Token) -> bool:
        one, other = self.chains[source.chain], self.chains[target.chain]
        if not kind.allows(one.kind, other.kind):
            return False
        if kind.sign and (self._is_crowd(source) or (kind.sign < 0 and self._is_crowd(target))):
            return kind.name == "sanctions"
        if kind.sign < 0 and other.kind == "person" and not other.named and other.name.startswith(("a ", "an ")):
            return False  # "rebuked a reporter"
        if kind.name == "part of" and not other.named and other.kind == "group":
            return False  # "was part of a group of six teenagers"
        if kind.name == "accuses" and not target.direct and other.kind == "person":
            return False  # who sues Smith's campaign does not sue Smith
        if kind.name == "same as" and not other.named:
            return False  # "known as the hard man of the party" is no name
        if kind.sign == 0 and not target.direct and kind.name != "located in":
            return False  # who chairs "the party's convention" does not lead the party
        if kind.name == "recognises" and target.direct and self.ends.is_metonym(target):
            return False  # "recognised Jerusalem as the capital"
        if kind.name == "member of" and not self._can_belong(one, other):
            return False
        if kind.name == "works for" and self.is_unarmed(target):
            return False  # "get to work for the people"
        own = one.country == other.country and not countries.part_in(other.name)
        if kind.sign and not target.direct and other.kind == "state" and own:
            return False  # who breaks with his country's policy does not break with his country
        # that a body's own part stands with it goes without saying; not so of "men loyal to Haftar"
        named_so = source.span.start <= cue.idx < source.span.end
        within = (target.chain == one.part_of and not named_so) or source.chain == other.part_of
        return not (within and kind.sign == 1)

    @staticmethod
    def _can_belong(one: Chain, other: Chain) -> bool:
        """Whether an actor can be a member of a body: states of leagues of states, men and parties of the rest."""
        if other.kind == "state":
            return False  # who leaves a country has moved
        if other.kind == "igo":
            return one.kind not in ("person", "group")
        return one.kind not in ("state", "igo") or other.kind not in ("ministry", "company", "media", "party")

    def _is_crowd(self, end: End) -> bool:
        """Whether an actor is so many nameless people as one event had: "16 soldiers", "some people"."""
        chain = self.chains[end.chain]
        if chain.named or chain.kind not in ("person", "group", "military", "armed-group", None):
            return False
        first = self.ends.parsed.token_at(end.span.start)
        head = next((t for t in self.ends.parsed.tokens_in(end.span) if t.pos_ == "NUM" or t.lower_ in CROWDS), None)
        return first is not None and head is not None and head.i - first.i < 2 and chain.name.startswith(first.text)

    def is_armed(self, end: End) -> bool:
        """Whether an actor governs or fights: a state, an army, "the fighters", who holds an office of either."""
        chain = self.chains[end.chain]
        if chain.kind == "person":
            words = {word for role in chain.roles for word in role.title.lower().split()}
            titles = tie_words().titles
            return bool(words & self._grammar.soldiers) or any(titles[w].name in GOVERNING for w in words & set(titles))
        return chain.kind in ARMED or self.bears_arms(end)

    def is_unarmed(self, end: End) -> bool:
        """Whether an actor is one of the many: "civilians", "protesters"."""
        chain = self.chains[end.chain]
        return not chain.named and bool(set(chain.name.lower().split()) & self._grammar.people)

    def bears_arms(self, end: End) -> bool:
        """Whether an actor is an army, an armed group or "the fighters"."""
        chain = self.chains[end.chain]
        if chain.kind in ("military", "armed-group"):
            return True
        words = set(words_for(chain)[-2:])
        return chain.kind == "group" and not chain.named and bool(words & (self._grammar.hostile | self._grammar.arms))

    def is_hit(self, armed: list[End], end: End) -> bool:
        """Whether ``end`` is somebody named, or fighters, struck by those who fight wars; a robbery is no tie."""
        fights = any(self.chains[one.chain].kind in FIGHTING or self.bears_arms(one) for one in armed)
        struck = self.chains[end.chain]
        return fights and struck.kind in ("person", "group") and (struck.named or self.bears_arms(end))

    def is_body(self, end: End) -> bool:
        """Whether an actor is a state or a body by name that may belong to a larger one."""
        chain = self.chains[end.chain]
        return chain.named and chain.kind in BODIES

    def is_lasting(self, end: End) -> bool:
        """Whether an actor is one that keeps enemies: somebody by name, or a body that governs or fights."""
        return self.chains[end.chain].named or self.is_armed(end)
