"""The likeliest ties of pairs of actors that no rule says anything of, mostly hints to a reader of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import TieType, cue_signs, tie_types
from dragoman.reading.cast import Cast
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties.ends import End
from dragoman.reading.ties.fitting import FIGHTING, Stated
from dragoman.reading.ties.pairs import Actor, Pair, source_first, weigh
from dragoman.records import ClaimMention

if TYPE_CHECKING:
    from spacy.tokens import Token

LINE = 0.2  # probability from which a weighed pair is kept at all
HINT = 0.45  # the most confidence of a hint; linking takes what is told at 0.5 or more


def weighed_pairs(
    pairs: Iterable[Pair], cast: Cast, stated: Sequence[Stated], claims: tuple[ClaimMention, ...]
) -> Iterator[Stated]:
    """The likeliest tie of each pair of actors of a sentence that no rule says anything of."""
    ruled = {frozenset((one.source.chain, one.target.chain)) for one in stated if one.kind.sign}
    best: dict[frozenset[int], tuple[float, Stated]] = {}
    for pair in pairs:
        ends = frozenset((pair.left.end.chain, pair.right.end.chain))
        sign, probability = weigh(pair.signs)
        if ends in ruled or probability < LINE or probability <= best.get(ends, (0.0,))[0]:
            continue
        first, second = (pair.left.end, pair.right.end) if source_first(pair) else (pair.right.end, pair.left.end)
        kind = _kind(pair, sign, first, second, cast)
        if kind.allows(cast.chains[first.chain].kind, cast.chains[second.chain].kind):
            # what no cue of the lexicon bears out stays a hint
            borne = probability >= 0.93 and f"cue:{kind.name}" in pair.signs and not _parted(pair, claims)
            borne = borne and not (_is_beside(pair.left, pair.cue) or _is_beside(pair.right, pair.cue))
            confidence = 0.55 if borne else min(HINT, 0.6 * probability)
            best[ends] = probability, Stated(kind, first, second, pair.cue, round(confidence, 2))
    yield from (one for _, one in best.values())


def _is_beside(actor: Actor, cue: Token) -> bool:
    """Whether an end stands in a clause that describes another: "Mali, ruled by SOLDIERS, vowed to defend Niger"."""
    above = [actor.token, *actor.token.ancestors]
    clause = next((one for one in above if one.dep_ in ("acl", "relcl") and one != actor.token), None)
    return clause is not None and cue != clause and cue not in clause.subtree


def _parted(pair: Pair, claims: tuple[ClaimMention, ...]) -> bool:
    """Whether one end stands inside attributed words and the other outside, as he who speaks of others does."""
    spans = pair.left.end.span, pair.right.end.span
    return any(
        any(part.holds(spans[0]) for part in claim.content) != any(part.holds(spans[1]) for part in claim.content)
        for claim in claims
    )


def _kind(pair: Pair, sign: int, source: End, target: End, cast: Cast) -> TieType:
    """The type that the cue between the two names, if it has the sign; else the broadest of that sign."""
    types = tie_types()
    said = types.get(cue_signs().get(lemma_of(pair.cue), ""))
    if said is not None and said.sign == sign:
        return said
    if sign == 1:
        return types["allied with" if "listed" in pair.signs else "supports"]
    kinds = {cast.chains[source.chain].kind, cast.chains[target.chain].kind}
    return types["at war with" if kinds <= FIGHTING else "opposes"]
