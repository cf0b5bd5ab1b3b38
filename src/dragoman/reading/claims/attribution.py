"""Attribution: who says what, how, and through whom.

The shapes of attribution (`frames`) propose, the cue's likelihood (`cues.py`) and the quotation marks
(`quotations.py`) decide, the cast tells whose mention the source is (`sources.py`), and what remains of the sentence
tells who passed the words on (`passing.py`). A claim may stand inside another's content: a source quoting a source.
"""

from __future__ import annotations

from dragoman.knowledge.reporting import class_of, cue_classes, negated_class, speech_classes, stance_of, words_of
from dragoman.reading.cast import Cast
from dragoman.reading.claims.citing import with_cited_origins
from dragoman.reading.claims.drafting import draft_claims
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.labels import label_claims
from dragoman.reading.claims.passing import agency_of, heard_on, is_outlet_named, passed_on_by
from dragoman.reading.claims.quotations import Quotation, find_quotations
from dragoman.reading.claims.source_types import is_hearsay, type_of_source
from dragoman.reading.claims.sources import joint_voices, resolve_sources
from dragoman.reading.parsed import ParsedReport
from dragoman.records import ClaimMention, Manner, Span, Stance

# what a cue does with a clause: "considers that he lied", not "a liar"; "ruled out that it was arson", not "talks"
_OF_CLAUSES = {"describes": "believes", "rejects": "denies"}


_TURNING = frozenset({"denies", "rejects"})  # "DENIED supporting", "REFUSED to confirm"


def attribute_claims(parsed: ParsedReport, cast: Cast) -> tuple[ClaimMention, ...]:
    """The claims of one report in the order of their first word; ``inside`` is an index into the result.

    Every claim has content. What several say together ("X and Y said") is a claim of each. ``source`` is ``None`` when
    the report names nobody ("it was reported that").
    """
    quotations = find_quotations(parsed.text)
    drafts = with_cited_origins(parsed, cast, draft_claims(parsed, quotations), quotations)
    drafts.extend(label_claims(parsed, cast, quotations, drafts))
    drafts.extend([voice for draft in drafts for voice in joint_voices(parsed, cast, draft)])
    drafts.sort(key=lambda d: (d.start, d.end))
    hosts = [_host(draft, drafts) for draft in drafts]
    agency = agency_of(parsed.report, cast)

    chains = resolve_sources(parsed, cast, drafts, hosts)
    claims: list[ClaimMention] = []
    for i, draft in enumerate(drafts):
        cue_class, stance = _class_and_stance(parsed, draft)
        outer = _outer_media(i, hosts, drafts, chains, cast)
        via = passed_on_by(parsed, cast, draft, chains[i], outer=outer, agency=agency)
        before = heard_on(parsed, drafts, hosts, chains, i) if len(via) == (agency is not None) else None
        via = claims[before].via if before is not None else via
        sentence = parsed.sentence_at(draft.cue.start if draft.cue else draft.start)
        claims.append(
            ClaimMention(
                source=chains[i],
                source_span=draft.source,
                source_type=type_of_source(parsed, cast, draft, chains[i]),
                cue=draft.cue,
                cue_class=cue_class,
                content=draft.content,
                manner=_manner(draft, quotations, parsed.text),
                stance=stance,
                sentence=sentence.span if sentence is not None else Span(draft.start, draft.end),
                via=via,
                inside=hosts[i],
                confidence=round(draft.confidence, 3),
            )
        )
    return tuple(claims)


def _class_and_stance(parsed: ParsedReport, draft: Draft) -> tuple[str | None, Stance]:
    """The cue's class and the outlet's stance; under a negation the class turns and the stance is neutral."""
    cue_class = draft.cue_class or _class_by_cue(parsed, draft) or class_of(draft.key, draft.pos)
    if draft.kind == "clause" and cue_class in _OF_CLAUSES and _has_finite_verb(parsed, draft.content):
        cue_class = _OF_CLAUSES[cue_class]
    if cue_class == "asks" and draft.kind == "infinitive":
        cue_class = "demands"  # "asked them to leave"
    if cue_class == "adds" and draft.kind == "object":
        cue_class = None  # "continued his march"
    if draft.source_head is not None and is_hearsay(parsed.doc[draft.source_head]) and cue_class in speech_classes():
        return "hearsay", cue_classes()["hearsay"].stance
    stance = draft.stance or stance_of(draft.key, draft.pos, cue_class)
    negated = draft.cue is not None and any(t.dep_ == "neg" for t in parsed.tokens_in(draft.cue))
    if negated and draft.cue_class is None:
        return negated_class(cue_class), "neutral"
    return cue_class, stance


def _has_finite_verb(parsed: ParsedReport, content: tuple[Span, ...]) -> bool:
    return any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") for piece in content for token in parsed.tokens_in(piece))


def _class_by_cue(parsed: ParsedReport, draft: Draft) -> str | None:
    """The class that the words of the cue give, where they make more than its head alone.

    "called for" with its preposition; "issued a warning" by its noun; "dismissed as lies the claims that" by its verb,
    whichever of them the draft was found by.
    """
    words = parsed.tokens_in(draft.cue) if draft.cue is not None else []
    head = parsed.doc[draft.head] if draft.head is not None else None
    if head is not None and head.dep_ == "xcomp" and head.head in words:
        governing = class_of(head.head.lemma_.lower(), "V")
        if governing in _TURNING:
            return governing
    verb = next((token for token in words if token.pos_ == "VERB"), None)
    noun = next((token for token in reversed(words) if token.pos_ == "NOUN"), None)
    if verb is not None and noun is not None and noun.i > verb.i and verb.lemma_ in words_of("bearers"):
        return class_of(noun.lemma_.lower(), "N")
    if draft.pos == "N" and noun is None and verb is not None:
        return class_of(verb.lemma_.lower(), "V")
    if len(words) < 2 or " " in draft.key or words[-1].pos_ not in ("ADP", "SCONJ", "PART", "PRON"):
        return None
    return class_of(f"{draft.key} {words[-1].lower_}", draft.pos)


def _host(draft: Draft, drafts: list[Draft]) -> int | None:
    """The index of the narrowest claim whose content holds cue and content of ``draft``; its source may stand outside
    ("The minister promised to announce …")."""
    if draft.inside is not None:
        return next((i for i, other in enumerate(drafts) if other is draft.inside), None)
    best: tuple[int, int] | None = None
    inner = Span(
        min(s.start for s in (draft.cue, *draft.content) if s is not None),
        max(s.end for s in (draft.cue, *draft.content) if s is not None),
    )
    for i, other in enumerate(drafts):
        if other is draft:
            continue
        for piece in other.content:
            if not piece.holds(inner):
                continue
            size = piece.end - piece.start
            wider = size > inner.end - inner.start or (draft.cue is not None and size == inner.end - inner.start)
            if wider and (best is None or size < best[0]):
                best = (size, i)
    return best[1] if best is not None else None


def _outer_media(
    i: int, hosts: list[int | None], drafts: list[Draft], chains: list[int | None], cast: Cast
) -> tuple[int, ...]:
    """The outlets whose claims this one stands in, and whoever cites it, nearest to the reader first."""
    out: list[int] = []
    seen = {i}
    at = hosts[i]
    while at is not None and at not in seen:
        seen.add(at)
        chain = chains[at]
        cites = at == hosts[i] and drafts[i].kind == "cited"
        if chain is not None and (cites or is_outlet_named(cast.chains[chain], cast.chains[chain].name)):
            out.append(chain)
        at = hosts[at]
    return tuple(reversed(out))


def _manner(draft: Draft, quotations: tuple[Quotation, ...], text: str) -> Manner:
    """Direct when all of the content is quoted, mixed when some words are, indirect otherwise."""
    letters = quoted = 0
    for piece in draft.content:
        size = sum(c.isalnum() for c in piece.cut(text))
        letters += size
        for quotation in quotations:
            if quotation.span.overlaps(piece):
                shared = Span(max(quotation.span.start, piece.start), min(quotation.span.end, piece.end))
                quoted += sum(c.isalnum() for c in shared.cut(text))
    if not quoted or not letters:
        return "indirect"
    return "direct" if quoted >= 0.95 * letters else "mixed"
