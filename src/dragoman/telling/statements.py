"""Who says so: whom the reports quote, with what, and which report rests on one source."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from dragoman.records import Claim, Evidence, Report
from dragoman.telling import words
from dragoman.telling.actor_names import name_of
from dragoman.telling.lines import Line
from dragoman.telling.view import StoryView

SURE_CLAIM = 0.9  # confidence from which a claim with an unknown cue is told
SHORTEST_CONTENT = 3  # words of an indirect statement that is quoted: "the news" says nothing by itself
MOST_SOURCES = 8
MOST_CLAIMS = 2  # quoted sentences for one source
MUCH = 0.4  # the share of a report's statements from which it is told to rest on one source
BARE_CUES = frozenset({"according to", "per", "as", "by", "to", "in the words of"})  # that say nothing after the source
SAID = {"tell": "say", "tells": "says", "told": "said", "telling": "saying"}
_TO_WHOM = re.compile(r"(?!that\b)(?:[\w'’-]+ ){1,4}that\b")
_SILENT = re.compile(
    r"\b(?:not|declin\w+ to|refus\w+ to)\b.*\b(?:answer|comment|disclose|elaborate|reply|respond|reveal|specify)|"
    r"\b(?:not|n't|never)\b.*\b(?:cite|detail|give|provide|publish|release)"
)
RELATIVES = frozenset({"that", "which", "who", "whom"})
JOINED = frozenset({"that", "to", "whether", "how", "why"})  # words of indirect speech that follow on the cue


def quoted(view: StoryView, shown: Collection[Evidence] = ()) -> list[Line]:
    """The sources of the story, those of most reports first, each with what no sentence ``shown`` holds."""
    by_source: defaultdict[str, list[Claim]] = defaultdict(list)
    by_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in view.claims.values():
        if view.root(claim.report) == claim.report and is_statement(claim):
            by_source[words.source(claim, view.actors)].append(claim)
            by_report[claim.report].append(claim)
    lines = [line for report in view.order if (line := _reliance(view, report, by_report[report.id]))]
    told = {name: claims for name, claims in by_source.items() if claims[0].source is not None}
    ranked = sorted(told.items(), key=lambda item: (-len({c.report for c in item[1]}), -len(item[1]), item[0]))
    for name, claims in ranked[:MOST_SOURCES]:
        # what the source says in its own words first
        claims.sort(key=lambda c: (c.manner == "indirect", view.mark[c.report], c.content.start, c.id))
        distinct = _distinct(view, claims)
        if not distinct:  # what is quoted of him says nothing by itself
            continue
        untold = [claim for claim in distinct if not any(one.overlaps(e) for e in claim.evidence for one in shown)]
        below = [claim_line(view, claim) for claim in untold[:MOST_CLAIMS]]
        evidence = [e for claim in claims for e in claim.evidence]
        lines.append(view.line(f"{name} ({words.number_of(len(claims), 'statement')})", evidence, below))
    others = [claims for _, claims in ranked[MOST_SOURCES:]]
    if others:
        lines.append(view.rest("source", [e for claims in others for c in claims for e in c.evidence], len(others)))
    return lines


def _reliance(view: StoryView, report: Report, claims: list[Claim]) -> Line | None:
    """That most of what a report passes on comes from one source, where it does."""
    counts = Counter(claim.source for claim in claims if claim.source is not None)
    source = min(counts, key=lambda key: (-counts[key], key), default=None)
    if source is None or counts[source] < 3 or counts[source] < MUCH * len(claims):
        return None
    text = (
        f"{view.name(report)} rests most on {name_of(view.actors[source])}: "
        f"{counts[source]} of its {len(claims)} statements"
    )
    return view.line(text, (e for c in claims if c.source == source for e in c.evidence))


def claim_line(view: StoryView, claim: Claim) -> Line:
    """Cue and content in the report's words, who passes them on, and whether the report keeps its distance."""
    text = _content(view, claim)
    told = f"“{text}”" if claim.manner == "direct" else words.with_both_marks(text)
    outlet = view.name(view.reports[claim.report])
    via = [view.actors[a] for a in claim.chain[:-1] if a != claim.source]
    via_names = [name_of(a) for a in via if outlet not in {a.name, *(name.text for name in a.names)}]
    through = f" (through {words.listed(via_names)})" if via_names else ""
    outer = view.claims.get(claim.inside) if claim.inside is not None else None
    if outer is not None and outer.source not in {claim.source, *claim.chain}:
        through += f" (according to {words.sources([outer], view.actors)})"
    distance = " [the report keeps its distance]" if claim.stance == "distanced" else ""
    before = view.reports[claim.report].text[: claim.content.start].rstrip()
    goes_on = claim.cue is not None and before.endswith(claim.cue) and claim.manner != "direct"
    return view.line(f"{cued(claim.cue, told, goes_on)}{through}{distance}", claim.evidence, record=claim.id)


def cued(cue: str | None, told: str, goes_on: bool = False) -> str:
    """``says: “…”``, ``says that …``, and where the report ``goes_on`` so, ``urged Mali to …``.

    Who "told" somebody, said so.
    """
    if cue is None or cue.casefold() in BARE_CUES:
        return told
    *before, last = words.plain(cue).split()
    if last in SAID and _TO_WHOM.match(told):
        return f"{words.plain(cue)} {told}"  # "told PARLIAMENT THAT hackers …"
    cue = " ".join([*before, SAID.get(last, last)]).rstrip(": ")
    if not cue:  # a headline's "Army: 60 rebels killed"
        return told
    return f"{cue} {told}" if goes_on or told.partition(" ")[0] in JOINED else f"{cue}: {told}"


def _content(view: StoryView, claim: Claim) -> str:
    """The attributed words; where a cue interrupts them, its place is marked with dots."""
    text = view.reports[claim.report].text
    pieces = [words.plain(piece.cut(text)).strip("\"“”'‘’ ,") for piece in claim.fragments or (claim.content,)]
    if len(pieces) > 1 and pieces[0] in RELATIVES:
        pieces = pieces[1:]  # "…, WHICH Beijing had vowed TO PUNISH"
    return words.clipped(" … ".join(piece for piece in pieces if piece))


def _distinct(view: StoryView, claims: Sequence[Claim]) -> list[Claim]:
    """``claims`` that say something by themselves, without those that lie inside another of the same report.

    Those of a headline only where its report's body has none.
    """
    kept: list[Claim] = []
    in_bodies = {claim.report for claim in claims if _in_body(view, claim)}
    for claim in claims:
        if claim.report in in_bodies and not _in_body(view, claim):
            continue
        if says_something(view, claim) and not any(
            one.report == claim.report and one.content.overlaps(claim.content) for one in kept
        ):
            kept.append(claim)
    return kept


def _in_body(view: StoryView, claim: Claim) -> bool:
    return any(view.in_body(evidence) for evidence in claim.evidence)


def says_something(view: StoryView, claim: Claim) -> bool:
    """Whether the content says something by itself: a quotation of two words, or some more than "the news".

    Who "did not say whether" something is so says nothing.
    """
    told = _content(view, claim).split()
    open_question = claim.manner != "direct" and told[:1] in (["if"], ["whether"])
    return len(told) >= (2 if claim.manner == "direct" else SHORTEST_CONTENT) and not open_question


def is_statement(claim: Claim) -> bool:
    """Whether the claim is surely a statement: a quotation, a cue that is known, or one that was read surely.

    That somebody did not answer is none.
    """
    if _SILENT.search(claim.cue or "") is not None:
        return False
    return claim.manner != "indirect" or claim.cue_class is not None or claim.confidence >= SURE_CLAIM
