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
from dataclasses import dataclass
from functools import cache
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
WORDY = frozenset({"VERB", "NOUN", "ADJ", "ADP", "ADV", "PROPN", "SCONJ"})


@dataclass(frozen=True)
class Actor:
    """An actor where it stands in a sentence: ``token`` is the word that means it."""

    token: Token
    end: End


@dataclass(frozen=True)
class Pair:
    """Two actors in the order of the text, and the signs between them."""

    left: Actor
    right: Actor
    signs: frozenset[str]
    cue: Token


def find_pairs(parsed: ParsedReport, sentence: Sentence, ends: Ends, stated: Iterable[Stated]) -> Iterator[Pair]:
    """Every two different actors of a sentence with the signs that join them, in order of the text."""
    actors = list(_actors(sentence, ends))[:MOST]
    if not actors:
        return
    sentence_of_words = actors[0].token.sent
    told = [cue_signs().get(lemma_of(token)) for token in sentence_of_words]
    ruled: dict[tuple[int, int], Stated] = {}
    for one in stated:
        ruled.setdefault((one.source.chain, one.target.chain), one)
        ruled.setdefault((one.target.chain, one.source.chain), one)
    for i, left in enumerate(actors):
        for right in actors[i + 1 :]:
            if left.end.chain == right.end.chain or left.end.span.overlaps(right.end.span):
                continue
            rule = ruled.get((left.end.chain, right.end.chain))
            signs, cue = _signs(left, right, ends, rule, len(actors), told, sentence_of_words.start)
            yield Pair(left, right, frozenset(signs), cue)


def _actors(sentence: Sentence, ends: Ends) -> Iterator[Actor]:
    """The actors of a sentence, each wording once, without those inside another's wording."""
    found: list[Actor] = []
    for token in sentence.tokens:
        if token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "AUX"):
            found += [Actor(token, end) for end in ends.of(token)[:3]]
    wide = [a.end.span for a in found if a.end.direct]
    seen = set()
    for actor in found:
        span = actor.end.span
        key = (span, actor.end.chain)
        if key in seen or any(other.holds(span) and other != span for other in wide):
            continue
        seen.add(key)
        yield actor


def _signs(
    left: Actor, right: Actor, ends: Ends, rule: Stated | None, company: int, told: list[str | None], first: int
) -> tuple[list[str], Token]:
    """The signs of a pair and its cue. ``told`` is what sign each token of the sentence is, from token ``first`` on."""
    path, top = _path(left.token, right.token)
    lexicon = cue_signs()
    kinds = [str(ends.cast.chains[a.end.chain].kind) for a in (left, right)]
    between = right.token.i - left.token.i
    signs = ["bias", "kinds:" + "+".join(sorted(kinds)), f"top:{lemma_of(top)}", f"top pos:{top.pos_}"]
    cue = top
    best = 0
    met: dict[str, int] = {}
    for token in path:
        lemma = lemma_of(token)
        if token.pos_ in WORDY and token not in (left.token, right.token):
            signs.append(f"path:{lemma}")
        # what belongs to a word on the path speaks too: "launched STRIKES against"
        for one in (token, *(c for c in token.children if c.dep_ in ("dobj", "prep", "acomp", "attr", "prt"))):
            sign = lexicon.get(lemma_of(one))
            if sign is not None and one not in (left.token, right.token):
                met[sign] = met.get(sign, 0) + 1
                if best < (2 if one is token else 1):
                    best, cue = (2 if one is token else 1), one
    signs += [f"cue:{sign}" for sign in met]
    signs.append(f"cues:{min(len(met), 2)}")
    steps = [token.dep_ for token in path if token is not top]
    signs.append("steps:" + ">".join(steps) if len(steps) <= 4 else "steps:long")
    signs.append(f"length:{min(len(path), 9)}")
    signs.append(f"ends:{left.token.dep_}+{right.token.dep_}")
    near = left.token.doc[left.token.i + 1 : right.token.i]
    heard = {sign for sign in told[left.token.i + 1 - first : right.token.i - first] if sign is not None}
    signs += [f"heard:{sign}" for sign in sorted(heard)] or ["heard:nothing"]
    if between <= 12:
        signs += [f"word:{lemma_of(t)}" for t in near if t.pos_ in ("VERB", "NOUN", "ADJ", "ADP")]
    around = {sign for sign in told if sign is not None}
    signs += [f"sentence:{sign}" for sign in sorted(around)] or ["sentence:nothing"]
    signs.append(f"apart:{min(between // 4, 6)}")
    signs.append(f"company:{min(company, 6)}")
    if right.token in left.token.conjuncts:
        signs += ["listed", *(f"listed {sign}" for sign in sorted(around))]
    for actor, side in ((left, "left"), (right, "right")):
        if not actor.end.direct:
            signs.append(f"thing:{side}")
        if actor.token.pos_ == "PRON":
            signs.append(f"pronoun:{side}")
    signs += [f"is:{name}" for actor in (left, right) for name in _manner(actor, ends)]
    a, b = (ends.cast.chains[x.end.chain] for x in (left, right))
    if a.country is not None and a.country == b.country:
        signs.append("one country")
    if a.part_of == right.end.chain or b.part_of == left.end.chain:
        signs.append("part")
    if rule is not None:
        signs += [f"rule:{rule.kind.sign}", f"rule:{rule.kind.name}", f"rule {rule.confidence >= 0.6}:{rule.kind.sign}"]
    else:
        signs.append("rule:none")
    if top.pos_ in ("VERB", "AUX"):
        signs.append(f"modality:{modality_of(top)}")
        signs.append(f"passive:{grammar.is_passive(top)}")
    return list(dict.fromkeys(signs)), cue


def _manner(actor: Actor, ends: Ends) -> list[str]:
    """Whether the words for an actor call him an enemy, armed or unarmed; else his kind. No name is among the signs."""
    words = set(re.findall(r"\w+", actor.end.span.cut(ends.parsed.text).lower()))
    known = tie_grammar()
    kind = ends.cast.chains[actor.end.chain].kind
    found = [
        name
        for name, one in (("hostile", known.hostile), ("arms", known.arms), ("people", known.people))
        if words & one or (name == "hostile" and kind == "armed-group")
    ]
    return found or [str(kind)]


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
        for k, weight in enumerate(weights.get(sign, (0.0, 0.0, 0.0))):
            sums[k] += weight
    most = max(sums)
    shares = [math.exp(value - most) for value in sums]
    best = 1 if shares[1] >= shares[2] else 2
    return SIGNS[best], shares[best] / sum(shares)
