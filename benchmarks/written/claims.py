"""Who says what, through whom and how surely; the conventions stand at the head of the table.

Of the claims that cover a row's words the one with the shortest content is asked: the innermost of nested ones. It is
right when its source's chain holds the speaker's words, or is a plural whose members do. A claim that keeps those words
as its source and lays them to nobody ("a survey", "residents") is right too. A word that the outlet itself holds at
arm's length is nobody's claim.
"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.written.tables import Verdict, find_words, plain, read_passage
from dragoman.knowledge.reporting import force_of
from dragoman.records import ClaimMention, Reading, Span


def judge(row: Mapping[str, str]) -> list[Verdict]:
    text, reading = plain(row["passage"]), read_passage(row["passage"])
    words = find_words(text, row["words"])
    covering = [c for c in reading.claims if any(_holds(piece, words) for piece in c.content) and not _is_outlets(c)]
    claim = min(covering, key=lambda c: (sum(p.end - p.start for p in c.content), c.inside is None), default=None)
    about = "no claim" if row["speaker"] == "outlet" else "speaker"
    verdicts = [Verdict(about, row["speaker"], _told(text, claim), _is_said_by(claim, row["speaker"], reading, text))]
    if row["via"] != "-":
        passed_on = claim is not None and any(
            _is_named(chain, find_words(text, row["via"]), reading) for chain in claim.via
        )
        verdicts.append(Verdict("via", row["via"], _told(text, claim), passed_on))
    if row["force"] != "-":
        got = str(force_of(claim.cue_class)) if claim is not None else "none"
        verdicts.append(Verdict("force", row["force"], got, got == row["force"]))
    return verdicts


def _is_said_by(claim: ClaimMention | None, speaker: str, reading: Reading, text: str) -> bool:
    if claim is None or speaker == "outlet":
        return claim is None and speaker == "outlet"
    for words in speaker.split(" / "):
        if words == "unnamed":
            said = claim.source is None
        elif claim.source is None:
            said = claim.source_span is not None and claim.source_span.overlaps(find_words(text, words))
        else:
            said = _is_named(claim.source, find_words(text, words), reading)
        if said:
            return True
    return False


def _is_named(chain: int, words: Span, reading: Reading) -> bool:
    chains = {chain, *reading.chains[chain].members}
    return any(mention.chain in chains and mention.span.overlaps(words) for mention in reading.mentions)


def _is_outlets(claim: ClaimMention) -> bool:
    """Whether the outlet itself holds a word at arm's length, which nobody is told to have said."""
    return claim.cue_class == "labels" and claim.source_span is None


def _holds(piece: Span, words: Span) -> bool:
    return piece.start <= words.start and words.end <= piece.end


def _told(text: str, claim: ClaimMention | None) -> str:
    if claim is None:
        return "none"
    source = claim.source_span.cut(text) if claim.source_span is not None else "?"
    cue = claim.cue.cut(text) if claim.cue is not None else "?"
    return f"{source} / {cue} / {' … '.join(piece.cut(text) for piece in claim.content)}"
