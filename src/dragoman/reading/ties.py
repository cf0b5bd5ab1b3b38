"""Stated ties: the lasting relations between two actors that the words of one report state.

Each rule looks at one kind of cue (a verb, a noun, a word for a person, an adjective, a suffix) and at where English
puts the two ends of it. The words themselves stand in ``knowledge/ties.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import TieType, tie_words
from dragoman.reading import grammar
from dragoman.reading.cast import Cast
from dragoman.reading.parsed import ParsedReport
from dragoman.records import ActorKind, ClaimMention, EventMention, Modality, Span, TieMention, TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Token

ARMED: frozenset[ActorKind | None] = frozenset({"state", "government", "military", "armed-group", "igo", "group"})
TAKEN_BY_WORDS = frozenset({"supports", "opposes", "recognises", "loyal to"})


@dataclass(frozen=True)
class End:
    """One end of a tie: a chain and the words that stand for it."""

    chain: int
    span: Span


@dataclass(frozen=True)
class Stated:
    """A tie as the words state it, before modality is weighed."""

    kind: TieType
    source: End
    target: End
    cue: Token
    confidence: float


def find_ties(
    parsed: ParsedReport,
    cast: Cast,
    times: tuple[TimeMention, ...],
    claims: tuple[ClaimMention, ...],
    events: tuple[EventMention, ...],
) -> tuple[TieMention, ...]:
    """The ties stated in the story's sentences, in order of their cue.

    A tie inside attributed content is ``alleged`` and names the claims; one that the words deny is ``negated``.
    """
    finder = _Finder(parsed, cast)
    found: dict[tuple[int, int, str, int], TieMention] = {}
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            for stated in finder.stated_by(token):
                mention = _weigh(stated, sentence.span, claims)
                key = (mention.source, mention.target, mention.type, sentence.index)
                found.setdefault(key, mention)
    mentions = [*found.values(), *_roles(parsed, cast, claims)]
    return tuple(sorted(mentions, key=lambda m: (m.cue, m.source, m.target, m.type)))


class _Finder:
    def __init__(self, parsed: ParsedReport, cast: Cast) -> None:
        self.cast = cast
        self.parsed = parsed
        self.words = tie_words()

    def stated_by(self, token: Token) -> Iterator[Stated]:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            yield from self._verb(token, lemma)
        if token.pos_ in ("NOUN", "PROPN"):
            yield from self._noun(token, lemma)
            yield from self._person(token, lemma)
        if token.pos_ in ("ADJ", "VERB", "ADV", "ADP"):
            yield from self._adjective(token)
        if token.i >= 2 and token.nbor(-1).text in ("-", "–"):
            yield from self._suffix(token)

    # ------------------------------------------------------------ the ends

    def ends(self, token: Token | None) -> list[End]:
        """The actors that ``token`` and what is coordinated with it stand for."""
        if token is None:
            return []
        return [end for one in (token, *token.conjuncts) for end in self.end(one)]

    def end(self, token: Token | None) -> list[End]:
        """The actors that ``token`` alone stands for: one, or the members of a plural ("the two sides")."""
        out = []
        for one in [] if token is None else [grammar.antecedent(token)]:
            mention = self.cast.headed_at(one.idx)
            if mention is None and one.pos_ in ("ADJ", "PROPN"):
                span = Span(one.idx, one.idx + len(one))
                around = self.cast.covering(span)
                mention = around if around is not None and around.span == span else None
            if mention is None:
                continue
            for chain in self.cast.united([mention.chain]):
                out.append(End(chain, mention.span))
        return out

    def _pair(
        self, kind: TieType, sources: Iterable[End], targets: Iterable[End], cue: Token, confidence: float
    ) -> Iterator[Stated]:
        targets = list(targets)
        chains = self.cast.chains
        for source in sources:
            for target in targets:
                fits = kind.allows(chains[source.chain].kind, chains[target.chain].kind)
                if source.chain != target.chain and fits:
                    yield Stated(kind, source, target, cue, confidence)

    # ------------------------------------------------------------ the rules

    def _verb(self, token: Token, lemma: str) -> Iterator[Stated]:
        # a participle describes the noun that it stands behind, not what that noun is coordinated with
        bare = token.dep_ in ("acl", "amod", "relcl")
        passive = grammar.is_passive(token)
        subject = (self.end if bare and not passive else self.ends)(grammar.subject(token))
        direct = (self.end if bare and passive else self.ends)(grammar.direct_object(token))
        shapes = [(lemma, direct)]
        for preposition in grammar.prepositions(token):
            shapes.append((f"{lemma} {preposition.lower_}", self.ends(grammar.object_of(preposition))))
        for shape, objects in shapes:
            if shape in self.words.verbs:
                yield from self._pair(self.words.verbs[shape], subject, objects, token, 0.7)
            elif shape in self.words.acts:
                armed = [e for e in subject if self._armed(e)], [e for e in objects if self._armed(e)]
                yield from self._pair(self.words.acts[shape], *armed, token, 0.55)

    def _armed(self, end: End) -> bool:
        return self.cast.chains[end.chain].kind in ARMED

    def _noun(self, token: Token, lemma: str) -> Iterator[Stated]:
        governing = grammar.light_verb(token)
        received = governing is not None and governing.lemma_.lower() in self.words.given
        owners = self.ends(grammar.possessor(token)) + [e for m in grammar.modifiers(token) for e in self.ends(m)]
        for preposition in grammar.prepositions(token):
            if preposition.lower_ in ("by", "from"):
                owners += self.ends(grammar.object_of(preposition))
        for preposition in grammar.prepositions(token):
            kind = self.words.nouns.get(f"{lemma} {preposition.lower_}")
            if kind is None:
                continue
            objects = self.ends(grammar.object_of(preposition))
            if preposition.lower_ == "between":
                yield from self._pair(kind, objects[:1], objects[1:], token, 0.65)
            elif kind.symmetric or not received:
                sources = owners or (self.ends(grammar.subject(governing)) if governing is not None else [])
                yield from self._pair(kind, sources, objects, token, 0.65)
        if received and governing is not None:
            kind = next((k for key, k in self.words.nouns.items() if key.split()[0] == lemma), None)
            if kind is not None:
                givers = owners + [
                    e
                    for p in grammar.prepositions(governing)
                    if p.lower_ == "from"
                    for e in self.ends(grammar.object_of(p))
                ]
                yield from self._pair(kind, givers, self.ends(grammar.subject(governing)), token, 0.65)

    def _person(self, token: Token, lemma: str) -> Iterator[Stated]:
        kind = self.words.persons.get(lemma)
        if kind is None:
            return
        related = self.ends(grammar.possessor(token))
        for preposition in grammar.prepositions(token):
            if preposition.lower_ in ("of", "to"):
                related += self.ends(grammar.object_of(preposition))
        holders = self.ends(grammar.bearer(token))
        holders += [e for m in grammar.modifiers(token) if m.pos_ == "ADJ" for e in self.ends(m)]
        related = [end for end in related if end.chain not in {h.chain for h in holders}]
        yield from self._pair(kind, holders, related, token, 0.7)

    def _adjective(self, token: Token) -> Iterator[Stated]:
        for preposition in grammar.prepositions(token):
            kind = self.words.adjectives.get(f"{token.lower_} {preposition.lower_}")
            if kind is not None:
                described = self.end(grammar.described(token))
                yield from self._pair(kind, described, self.ends(grammar.object_of(preposition)), token, 0.75)

    def _suffix(self, token: Token) -> Iterator[Stated]:
        word = token.lower_
        kind, turned = self.words.suffixes.get(word), False
        if kind is None:
            kind, turned = self.words.reversed.get(word), True
        if kind is None:
            return
        before = self.ends(token.nbor(-2))
        after = self.end(grammar.described(token))
        source, target = (after, before) if turned else (before, after)
        yield from self._pair(kind, source, target, token, 0.75)


def _weigh(stated: Stated, sentence: Span, claims: tuple[ClaimMention, ...]) -> TieMention:
    cue = Span(stated.cue.idx, stated.cue.idx + len(stated.cue))
    inside = tuple(i for i, claim in enumerate(claims) if any(part.holds(cue) for part in claim.content))
    modality: Modality = grammar.modality_of(stated.cue)
    # who voices his own support or enmity takes that side by saying so; what others say of him is alleged
    told = [i for i in inside if claims[i].source != stated.source.chain or stated.kind.name not in TAKEN_BY_WORDS]
    if modality == "occurred" and told:
        modality = "alleged"
    return TieMention(
        source=stated.source.chain,
        target=stated.target.chain,
        source_span=stated.source.span,
        target_span=stated.target.span,
        type=stated.kind.name,
        sign=stated.kind.sign,
        modality=modality,
        cue=cue,
        sentence=sentence,
        claims=inside,
        confidence=stated.confidence,
    )


def _roles(parsed: ParsedReport, cast: Cast, claims: tuple[ClaimMention, ...]) -> Iterator[TieMention]:
    """Offices and functions that the cast holds, as ties to the body that they are held in."""
    first: dict[int, Span] = {}
    for mention in cast.mentions:
        first.setdefault(mention.chain, mention.span)
    titles = tie_words().titles
    for index, chain in enumerate(cast.chains):
        for role in chain.roles if chain.kind == "person" else ():
            sentence = parsed.sentence_at(role.span.start)
            if role.of is None or role.of == index or role.of not in first or index not in first or sentence is None:
                continue
            words = role.title.lower().split(" of ")[0].split()
            kind = next((titles[word] for word in reversed(words) if word in titles), None)
            if kind is None:
                continue
            inside = tuple(i for i, c in enumerate(claims) if any(part.holds(role.span) for part in c.content))
            yield TieMention(
                source=index,
                target=role.of,
                source_span=first[index],
                target_span=first[role.of],
                type=kind.name,
                sign=kind.sign,
                modality="alleged" if inside else "occurred",
                cue=role.span,
                sentence=sentence.span,
                claims=inside,
                confidence=0.8,
                since=role.since,
                until=role.until or ("former" if role.former else None),
            )
