"""How two actors of one sentence stand to each other, weighed from the words that join them.

The rules of `dragoman.reading.ties.rules` are sure of what they say and say little. Here every pair of actors in a
sentence is weighed by a linear model over plain signs: the words on the dependency path between the two, what the
lexicon says of them, the kinds of the two, what the rules found. Its weights lie in ``knowledge/tie_signs.tsv``; they
are learned by ``training/tie_signs.py``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from dragoman.knowledge.files import read_tsv
from dragoman.knowledge.ties import cue_signs, tie_grammar
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.parsed import ParsedReport, Sentence
from dragoman.reading.ties import grammar
from dragoman.reading.ties.ends import End, Ends
from dragoman.reading.ties.fitting import Stated
from dragoman.reading.ties.modality import modality_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Signed = Literal[1, -1, 0]
SIGNS: tuple[Signed, ...] = (0, 1, -1)
MOST = 12  # actors of one sentence that are paired: longer lists are registers, not statements
BELONGING = frozenset({"dobj", "prep", "acomp", "attr", "prt"})
TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADP"})
WORDY = frozenset({"VERB", "NOUN", "ADJ", "ADP", "ADV", "PROPN", "SCONJ"})


@dataclass(frozen=True)
class Actor:
    """An actor where it stands in a sentence: ``token`` means it, and ``manner`` is what its words call it."""

    token: Token
    end: End
    manner: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two actors in the order of the text, and the signs between them."""

    left: Actor
    right: Actor
    signs: frozenset[str]
    cue: Token


def find_pairs(parsed: ParsedReport, sentence: Sentence, ends: Ends, stated: Iterable[Stated]) -> Iterator[Pair]:
    """Every two different actors of a sentence with the signs that join them, in order of the text."""
    tokens = parsed.tokens[sentence.tokens.start : sentence.tokens.end]
    actors = list(_actors(tokens, ends))[:MOST]
    if len({actor.end.chain for actor in actors}) < 2:
        return
    words = _words_of(parsed, actors[0].token)
    ruled: dict[tuple[int, int], Stated] = {}
    for one in stated:
        ruled.setdefault((one.source.chain, one.target.chain), one)
        ruled.setdefault((one.target.chain, one.source.chain), one)
    for i, left in enumerate(actors):
        for right in actors[i + 1 :]:
            if left.end.chain == right.end.chain or left.end.span.overlaps(right.end.span):
                continue
            rule = ruled.get((left.end.chain, right.end.chain))
            signs, cue = _signs(left, right, ends, rule, len(actors), words)
            yield Pair(left, right, frozenset(signs), cue)


@dataclass(frozen=True)
class _Words:
    """A sentence word by word from token ``first`` on: what sign each is, and what it is itself, if it may tell."""

    first: int
    told: list[str | None]
    telling: list[str | None]
    _spoken: dict[int, list[tuple[Token, str]]] = field(default_factory=dict)
    _held: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def spoken(self, token: Token) -> list[tuple[Token, str]]:
        """The words that speak for a token, with the sign of each: itself, and what belongs to it.

        "Launched STRIKES against".
        """
        found = self._spoken.get(token.i)
        if found is None:
            own = (token, *(c for c in token.children if c.dep_ in BELONGING))
            signs = ((one, cue_signs().get(lemma_of(one))) for one in own)
            found = self._spoken[token.i] = [(one, sign) for one, sign in signs if sign is not None]
        return found

    def held(self, verb: Token) -> tuple[str, ...]:
        """The signs of whether a verb's statement holds, and of its voice; none of another word."""
        found = self._held.get(verb.i)
        if found is None:
            found = () if verb.pos_ not in ("VERB", "AUX") else (
                f"modality:{modality_of(verb)}", f"passive:{grammar.is_passive(verb)}"
            )  # fmt: skip
            self._held[verb.i] = found
        return found

    def heard(self, left: Token, right: Token) -> list[str]:
        """The signs that the words between two tokens are, sorted."""
        return _sorted(self.told[left.i + 1 - self.first : right.i - self.first])

    def between(self, left: Token, right: Token) -> Iterator[str]:
        """The base forms of the verbs, nouns, adjectives and prepositions between two tokens, in order."""
        return (word for word in self.telling[left.i + 1 - self.first : right.i - self.first] if word is not None)

    @cached_property
    def around(self) -> list[str]:
        """The signs that the words of the sentence are, sorted."""
        return _sorted(self.told)


def _words_of(parsed: ParsedReport, token: Token) -> _Words:
    """The words of the sentence that holds ``token``."""
    sentence = token.sent
    tokens = parsed.tokens[sentence.start : sentence.end]
    lemmas = [lemma_of(one) for one in tokens]
    told = [cue_signs().get(lemma) for lemma in lemmas]
    telling = [lemma if one.pos_ in TELLING else None for one, lemma in zip(tokens, lemmas, strict=True)]
    return _Words(sentence.start, told, telling)


def _sorted(signs: Iterable[str | None]) -> list[str]:
    return sorted({sign for sign in signs if sign is not None})


def _actors(tokens: Iterable[Token], ends: Ends) -> Iterator[Actor]:
    """The actors of a sentence, each wording once, without those inside another's wording."""
    found: list[tuple[Token, End]] = []
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "AUX"):
            found += [(token, end) for end in ends.of(token)[:3]]
    wide = [end.span for _, end in found if end.direct]
    seen = set()
    for token, end in found:
        key = (end.span, end.chain)
        if key in seen or any(other.holds(end.span) and other != end.span for other in wide):
            continue
        seen.add(key)
        yield Actor(token, end, _manner(end, ends))


def _signs(
    left: Actor, right: Actor, ends: Ends, rule: Stated | None, company: int, words: _Words
) -> tuple[list[str], Token]:
    """The signs of a pair and its cue. ``company`` is how many actors the sentence has."""
    path, top = _path(left.token, right.token)
    kinds = [str(ends.cast.chains[a.end.chain].kind) for a in (left, right)]
    between = right.token.i - left.token.i
    signs = ["bias", "kinds:" + "+".join(sorted(kinds)), f"top:{lemma_of(top)}", f"top pos:{top.pos_}"]
    cue = top
    best = 0
    met: dict[str, None] = {}
    for token in path:
        lemma = lemma_of(token)
        if token.pos_ in WORDY and token not in (left.token, right.token):
            signs.append(f"path:{lemma}")
        for one, sign in words.spoken(token):
            if one not in (left.token, right.token):
                met[sign] = None
                if best < (2 if one.i == token.i else 1):
                    best, cue = (2 if one.i == token.i else 1), one
    signs += [f"cue:{sign}" for sign in met]
    signs.append(f"cues:{min(len(met), 2)}")
    steps = [token.dep_ for token in path if token is not top]
    signs.append("steps:" + ">".join(steps) if len(steps) <= 4 else "steps:long")
    signs.append(f"length:{min(len(path), 9)}")
    signs.append(f"ends:{left.token.dep_}+{right.token.dep_}")
    signs += [f"heard:{sign}" for sign in words.heard(left.token, right.token)] or ["heard:nothing"]
    if between <= 12:
        signs += [f"word:{word}" for word in words.between(left.token, right.token)]
    signs += [f"sentence:{sign}" for sign in words.around] or ["sentence:nothing"]
    signs.append(f"apart:{min(between // 4, 6)}")
    signs.append(f"company:{min(company, 6)}")
    if right.token in left.token.conjuncts:
        signs += ["listed", *(f"listed {sign}" for sign in words.around)]
    for actor, side in ((left, "left"), (right, "right")):
        if not actor.end.direct:
            signs.append(f"thing:{side}")
        if actor.token.pos_ == "PRON":
            signs.append(f"pronoun:{side}")
    signs += [f"is:{name}" for actor in (left, right) for name in actor.manner]
    a, b = (ends.cast.chains[x.end.chain] for x in (left, right))
    if a.country is not None and a.country == b.country:
        signs.append("one country")
    if a.part_of == right.end.chain or b.part_of == left.end.chain:
        signs.append("part")
    if rule is not None:
        signs += [f"rule:{rule.kind.sign}", f"rule:{rule.kind.name}", f"rule {rule.confidence >= 0.6}:{rule.kind.sign}"]
    else:
        signs.append("rule:none")
    signs += words.held(top)
    return list(dict.fromkeys(signs)), cue


def _manner(end: End, ends: Ends) -> tuple[str, ...]:
    """Whether the words for an actor call him an enemy, armed or unarmed; else his kind. No name is among the signs."""
    words = set(re.findall(r"\w+", end.span.cut(ends.parsed.text).lower()))
    known = tie_grammar()
    kind = ends.cast.chains[end.chain].kind
    found = [
        name
        for name, one in (("hostile", known.hostile), ("arms", known.arms), ("people", known.people))
        if words & one or (name == "hostile" and kind == "armed-group")
    ]
    return tuple(found) or (str(kind),)


def _path(left: Token, right: Token) -> tuple[list[Token], Token]:
    """The words from one to the other through their nearest common head, and that head."""
    above = [left, *left.ancestors]
    places = {token.i: k for k, token in enumerate(above)}
    down: list[Token] = []
    for token in (right, *right.ancestors):
        if token.i in places:
            return above[: places[token.i] + 1] + down[::-1], token
        down.append(token)
    return [*above, *down[::-1]], above[-1]


def source_first(pair: Pair) -> bool:
    """Whether the left actor is the one who acts: the subject, the possessor or the agent of what joins the two."""
    left, right = pair.left.token, pair.right.token
    if grammar_role(right) in ("agent", "nsubj", "poss") and grammar_role(left) not in ("agent", "nsubj", "poss"):
        return False
    return not (grammar_role(right) == "agent" and grammar_role(left) != "agent")


def grammar_role(token: Token) -> str:
    """The nearest telling relation above a word: "agent" for the object of a passive's "by"."""
    if token.dep_ == "pobj" and (token.head.dep_ == "agent" or token.head.lower_ == "by"):
        return "agent"
    return token.dep_


@cache
def sign_weights() -> Mapping[str, tuple[float, float, float]]:
    """Sign → its weight for no tie, a tie of standing together, and one of standing against."""
    rows = read_tsv("tie_signs.tsv")
    return {row["sign"]: (float(row["none"]), float(row["with"]), float(row["against"])) for row in rows}


def weigh(
    signs: Iterable[str], weights: Mapping[str, tuple[float, float, float]] | None = None
) -> tuple[Signed, float]:
    """The likelier of the two signs of a tie, and its probability, 0 to 1."""
    weights = sign_weights() if weights is None else weights
    sums = [0.0, 0.0, 0.0]
    for sign in sorted(signs):
        if sign in weights:
            for k, weight in enumerate(weights[sign]):
                sums[k] += weight
    most = max(sums)
    shares = [math.exp(value - most) for value in sums]
    best = 1 if shares[1] >= shares[2] else 2
    return SIGNS[best], shares[best] / sum(shares)
