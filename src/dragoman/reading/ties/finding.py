"""Stated ties: the lasting relations between two actors that the words of one report state.

`dragoman.reading.ties.rules` finds them; here they are weighed: who says so, whether it holds, since when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, speech_classes
from dragoman.knowledge.ties import FORMER
from dragoman.reading.cast import Cast
from dragoman.reading.events.asides import describes, stands_aside
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.ties.ends import Ends
from dragoman.reading.ties.fitting import Fitting, Stated
from dragoman.reading.ties.hints import weighed_pairs
from dragoman.reading.ties.listings import Listing
from dragoman.reading.ties.modality import ended, governing_verb, modality_of
from dragoman.reading.ties.offices import offices_of
from dragoman.reading.ties.pairs import find_pairs
from dragoman.reading.ties.persons import FOLLOWING
from dragoman.reading.ties.rules import stated_by
from dragoman.records import ClaimMention, Modality, Span, TieMention, TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Token

CHARGES = frozenset({"accusation", "allegation", "claim", "charge", "suggestion", "report", "assertion", "insinuation"})
TAKEN_BY_WORDS = frozenset(
    {"member of", "at war with", "supports", "opposes", "recognises", "loyal to", "accuses", "sanctions"}
)


def find_ties(
    parsed: ParsedReport,
    cast: Cast,
    times: tuple[TimeMention, ...],
    claims: tuple[ClaimMention, ...],
) -> tuple[TieMention, ...]:
    """The ties stated in the story's sentences, in order of their cue.

    A tie inside attributed content is ``alleged`` and names the claims; one that the words deny is ``negated``.
    """
    ends = Ends(parsed, cast, claims)
    fitting = Fitting(ends)
    found: dict[tuple[int, int, str, int], TieMention] = {}
    listing = Listing(fitting)
    for sentence in parsed.sentences:
        tokens = parsed.tokens[sentence.tokens.start : sentence.tokens.end]
        stated = listing.read(sentence, [one for token in tokens for one in stated_by(fitting, token)])
        weighed = weighed_pairs(find_pairs(parsed, sentence, ends, stated), cast, stated, claims)
        for one in [*stated, *weighed]:
            mention = _weigh(parsed, one, sentence.span, claims, times, ends)
            key = (mention.source, mention.target, mention.type, sentence.index)
            best = found.get(key)
            if best is None or mention.confidence > best.confidence:
                found[key] = mention
    told = {(one.source, one.target, one.type, one.sentence) for one in found.values()}
    held = [
        one for one in offices_of(parsed, cast, claims) if (one.source, one.target, one.type, one.sentence) not in told
    ]
    mentions = [*found.values(), *held]
    return tuple(sorted(mentions, key=lambda m: (m.cue, m.source, m.target, m.type)))


def _weigh(
    parsed: ParsedReport,
    stated: Stated,
    sentence: Span,
    claims: tuple[ClaimMention, ...],
    times: tuple[TimeMention, ...],
    ends: Ends,
) -> TieMention:
    cue = Span(stated.cue.idx, stated.cue.idx + len(stated.cue))
    inside = tuple(
        i for i, claim in enumerate(claims)
        if any(part.holds(cue) for part in claim.content)
        and (claim.manner == "direct" or not _is_description(stated))
        and not stands_aside(parsed, stated.cue, claim) and not describes(stated.cue, claim)
    )  # fmt: skip
    # "an attempt to boost Hadi's government": he leads it all the same
    called_his = stated.kind.name == "leads" and lemma_of(stated.cue) in FOLLOWING
    modality: Modality = "occurred" if called_his else modality_of(stated.cue)
    # who voices his own support or enmity takes that side by saying so; what others say of him is alleged
    speakers = {claims[i].source for i in inside} or {ends.stated_by(cue)} - {None}
    agreeing = bool(inside) and all(claims[i].cue_class == "agrees" for i in inside)  # the agreement is theirs
    voiced = (stated.kind.name in TAKEN_BY_WORDS and speakers == {stated.source.chain}) or (
        agreeing and speakers <= {stated.source.chain, stated.target.chain}
    )
    hostile = voiced and stated.kind.sign < 0  # "denied claims that … and accused the union"
    refused = ("denies", "rejects") if _is_charged(stated.cue) else ("denies",)
    if modality == "occurred" and any(
        claims[i].cue_class in refused or (not hostile and _is_denied_claim(parsed, claims[i])) for i in inside
    ):
        modality = "denied"
    elif modality == "occurred" and ((speakers and not voiced) or _is_put_in_mouth(stated.cue)):
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
        since=_bound(stated.cue, "since", times),
        until=_bound(stated.cue, "until", times) or (FORMER if stated.over or ended(stated.cue) else None),
        matter=None if stated.matter is None else _words_of(stated.matter),
    )


def _is_description(stated: Stated) -> bool:
    """Whether a noun tells of kinship, office or part only to say who is meant: "his brother Yasir", "Haftar's army".

    Such words are the outlet's own also where it reports what somebody says.
    """
    return stated.kind.sign == 0 and stated.cue.pos_ in ("NOUN", "PROPN") and stated.cue.dep_ != "attr"


def _is_denied_claim(parsed: ParsedReport, claim: ClaimMention) -> bool:
    """Whether the words denied are called a claim: "have denied claims that Tehran has sent drones"."""
    words = list(parsed.tokens_in(claim.cue)) if claim.cue is not None else []
    refusing = any(t.pos_ == "VERB" and class_of(lemma_of(t), "V") in ("denies", "rejects") for t in words)
    return refusing and any(lemma_of(t) in CHARGES for t in words)


def _is_charged(cue: Token) -> bool:
    """Whether it is what somebody is charged with: "rejected the accusations of supporting the rebels"."""
    near = [one for _, one in zip(range(4), cue.ancestors, strict=False)]
    return any(one.pos_ == "NOUN" and lemma_of(one) in CHARGES for one in near)


def _is_put_in_mouth(cue: Token) -> bool:
    """Whether a clause between says whose word it is: "the rebels, who Zaire says are backed by Uganda"."""
    return any(c.dep_ == "parataxis" and class_of(lemma_of(c), "V") in speech_classes() for c in cue.children)


def _bound(cue: Token, word: str, times: tuple[TimeMention, ...]) -> str | None:
    """The date that "since" or "until" gives for a tie: a TIMEX3 value, as precise as the words."""
    carrier = cue if cue.pos_ in ("VERB", "AUX") else governing_verb(cue)
    for one in (cue, carrier):
        for child in one.children if one is not None else ():
            if child.lower_ == word and child.dep_ in ("prep", "mark") and not _is_compared(child):
                reach = Span(child.idx, child.right_edge.idx + len(child.right_edge))
                found = next((t for t in times if reach.holds(t.span) and t.value and t.value[:4].isdigit()), None)
                if found is not None:
                    return found.value
    return None


def _is_compared(since: Token) -> bool:
    """Whether "since" bounds a comparison and no tie: "the most intense fighting since the war of 2014"."""
    beside = [*since.head.lefts, *since.head.head.lefts]
    return any(one.tag_ in ("JJS", "RBS") or one.lower_ in ("first", "worst") for t in beside for one in t.subtree)


def _words_of(noun: Token) -> str:
    """A noun with what stands before it and what it is coordinated with, as a few words of the text."""
    last = max([noun, *(one for one in noun.conjuncts if one.i > noun.i)], key=lambda one: one.i)
    first = noun.left_edge
    while first.dep_ in ("det", "poss") and first.i < noun.i:
        first = first.nbor(1)
    return " ".join(noun.doc[first.i : last.i + 1].text.split())
