"""What somebody is cited with in only one text of a story. A source without a name is too loosely told to be missed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.comparing.retelling import Retelling
from dragoman.knowledge.reporting import force_of
from dragoman.records import Actor, Alone, Claim

SURE = 0.9  # confidence from which a claim is told to stand alone
SAID = 25  # the least characters of a content that is no quotation


def claims_alone(
    voices: Mapping[str, str], claims: Sequence[Claim], actors: Mapping[str, Actor], retelling: Retelling
) -> Iterator[Alone]:
    """What a source with a name surely says in one text alone, which no other text has from it or tells itself."""
    quoted: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.source is not None:
            quoted[claim.source].add(voices[claim.report])
    by_word: defaultdict[str, set[str]] = defaultdict(set)
    for actor_id in quoted:
        for word in _name_words(actors[actor_id]):
            by_word[word].add(actor_id)
    for claim in claims:
        source = claim.source
        if source is None or len(quoted[source]) > 1 or not actors[source].is_known or not _is_surely_said(claim):
            continue
        if voices[claim.report] != claim.report:
            continue
        others = set().union(*(by_word[word] for word in _name_words(actors[source])))
        if any(
            quoted[other] - {voices[claim.report]} and _sounds_alike(actors[source], actors[other]) for other in others
        ):
            continue
        if not retelling.leaves_open(claim) and not retelling.of_claim(claim, actors[source]):
            yield Alone(report=claim.report, claim=claim.id)


def _is_surely_said(claim: Claim) -> bool:
    """Whether the words surely are that source's, put forward by it; of "it" and "they" nobody can be sure."""
    told = force_of(claim.cue_class) in ("asserted", "presupposed", "denied")
    unsure = (claim.source_text or "").casefold() in ("it", "they") or claim.source_type == "document"
    of_somebody = re.search(r"['’]s? [a-z]", claim.source_text or "") is not None  # "Tanui's defeat recalled …"
    # "he thanked aides" and "she brought in a bill" tell a thing, not what somebody says of it
    said = claim.manner != "indirect" or sum(part.end - part.start for part in claim.fragments) >= SAID
    return told and not unsure and not of_somebody and said and claim.confidence >= SURE


def _sounds_alike(a: Actor, b: Actor) -> bool:
    """Whether one name holds all words of the other: "Kim" and "Kim Jong-un" may be one source in two spellings."""
    mine, theirs = _name_words(a), _name_words(b)
    return mine <= theirs or theirs <= mine


def _name_words(actor: Actor) -> set[str]:
    return {*actor.name.casefold().replace("-", " ").split()}
