"""Claims that turn out to be deeds: "recalled its ambassador", "attacked a checkpoint", "imposed a ban" say nothing.

Words of speech are words of deeds too, and what is claimed with a mere noun for content looks like what is done to it.
The events know: what is coded as a material act is an act, unless a clause follows that tells what was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.reading.parsed import ParsedReport
from dragoman.records import ClaimMention, EventMention

if TYPE_CHECKING:
    from spacy.tokens import Token

# the material types of the PLOVER manual, and talks, which two hold; requests, rebukes and promises are made in words
ACTS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "AID", "COOPERATE", "RETREAT", "CONSULT"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass"})


def part_deeds(
    parsed: ParsedReport, claims: tuple[ClaimMention, ...], events: tuple[EventMention, ...]
) -> tuple[tuple[ClaimMention, ...], tuple[EventMention, ...]]:
    """``claims`` without those that only tell a deed, and ``events`` with their claims numbered anew.

    Deeds are also what is told with a verb of no class of speech ("passed the bill") and passives of nobody ("were
    listed"). A claim that an event or another claim stands in is kept.
    """
    needed = {i for event in events for i in event.claims} | {claim.inside for claim in claims}
    acts = [event.trigger for event in events if event.type in ACTS]
    kept = [
        i
        for i, claim in enumerate(claims)
        if i in needed
        or claim.cue is None
        or claim.manner != "indirect"
        or not (claim.cue_class is None or any(act.overlaps(claim.cue) for act in acts) or _is_nobodys(parsed, claim))
        or _tells(parsed, claim)
    ]
    number = {old: new for new, old in enumerate(kept)}
    return (
        tuple(
            replace(claims[i], inside=number[inside] if (inside := claims[i].inside) is not None else None)
            for i in kept
        ),
        tuple(replace(event, claims=tuple(number[i] for i in event.claims)) for event in events),
    )


def _tells(parsed: ParsedReport, claim: ClaimMention) -> bool:
    """Whether what is said is told in a clause: "recalled that …", "announced that it would recall …"."""
    words = [token for span in claim.content for token in parsed.tokens_in(span)]
    return any(token.dep_ in _CLAUSES and token.pos_ in ("VERB", "AUX") for token in words)


def _is_nobodys(parsed: ParsedReport, claim: ClaimMention) -> bool:
    """ "Two tankers WERE LISTED": a thing, and nobody who says it."""
    if claim.source_span is not None or claim.cue is None:
        return False
    words: list[Token] = parsed.tokens_in(claim.cue)
    return any(token.dep_ == "auxpass" for token in words)
