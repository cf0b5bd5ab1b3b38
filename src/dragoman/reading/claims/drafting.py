"""Drafting: the claims of a report as spans, from the frames that may attribute to the few that do.

A sentence is decided from the outside in: the widest claim first, and what lies inside another's content only where it
is plain speech of a third party.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, speech_classes, words_of
from dragoman.reading.claims.asides import with_both_sides
from dragoman.reading.claims.bounds import from_sentence_start, with_whole_phrases, without_afterthought
from dragoman.reading.claims.continuing import continue_quotations
from dragoman.reading.claims.cues import ACCEPT, ACCEPT_INSIDE, probability
from dragoman.reading.claims.drafts import Draft, draft_of, draft_of_quotation
from dragoman.reading.claims.fitting import fit_spans, is_lone_adverb
from dragoman.reading.claims.frames.finding import find_frames
from dragoman.reading.claims.frames.frame import Frame
from dragoman.reading.claims.headings import SURE, headed_lines, without_headings
from dragoman.reading.claims.hearing import Hearing
from dragoman.reading.claims.lone import DEEDS, lone_drafts
from dragoman.reading.claims.parting import part_speakers
from dragoman.reading.claims.quotations import Quotation, quotation_at
from dragoman.reading.claims.quoting import quoting_verbs
from dragoman.reading.claims.signed import signed_quotations
from dragoman.reading.claims.subjoined import subjoined_quotations
from dragoman.reading.claims.title_tails import title_tails
from dragoman.reading.claims.weighing import chance_of_cue, judge
from dragoman.reading.parsed import ParsedReport, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "launched an operation" is a deed before it is an attitude: a verb that reporting.yaml does not list needs more here
ACTS = frozenset({"object", "passive", "prep"})
ACCEPT_ACT = 0.7
WORTH_A_LOOK = 0.1  # a frame less likely than this by its cue alone is not weighed at all
HOLLOW = frozenset({"be", "have", "to"})
ANSWERING = frozenset({"says", "claims", "denies", "reports", "confirms", "argues", "accuses", "admits", "warns"})
UNTOLD = frozenset({"without", "about", "in", "from"})  # "without REPORTING injuries", "thought about RELEASING it"
FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})


def draft_claims(parsed: ParsedReport, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """All drafts of a report: by syntax and quotation marks, and by the token model too where its tags are there."""
    attached = quoting_verbs(parsed, quotations)
    heard = Hearing(parsed, parsed.tags, quotations) if parsed.tags is not None else None
    paragraphs: dict[int, list[Draft]] = {}
    for draft in weigh_drafts(parsed, quotations, attached, heard):
        sentence = parsed.sentence_at(draft.cue.start if draft.cue is not None else draft.start)
        paragraphs.setdefault(sentence.paragraph if sentence is not None else -1, []).append(draft)
    for group in paragraphs.values():
        part_speakers(parsed, group, quotations)
    drafts = [draft for group in paragraphs.values() for draft in _outside_in(parsed, group)]
    drafts.extend(signed_quotations(parsed, quotations, drafts))
    drafts.extend(subjoined_quotations(parsed, quotations, drafts))
    drafts.sort(key=lambda d: (d.start, d.end))
    return continue_quotations(parsed, drafts, quotations, attached)


def weigh_drafts(
    parsed: ParsedReport, quotations: tuple[Quotation, ...], attached: dict[int, list[Quotation]], heard: Hearing | None
) -> list[Draft]:
    """All that may be claims, each with its likelihood, those that contradict each other included."""
    drafts = [d for sentence in parsed.sentences for d in _of_sentence(parsed, sentence, quotations, attached, heard)]
    headed = [*headed_lines(parsed, quotations), *title_tails(parsed, quotations)]
    drafts = [without_headings(draft, headed) for draft in drafts]
    drafts.extend(d if heard is None or d.counted >= SURE else judge(heard, d) for d in headed)
    if heard is not None:
        sure = [draft for draft in drafts if draft.confidence >= ACCEPT]
        drafts.extend(judge(heard, draft) for draft in lone_drafts(heard, sure))
        drafts = [draft for draft in drafts if not _says_nothing(parsed, draft)]
    for mended in (with_both_sides, with_whole_phrases, from_sentence_start, without_afterthought):
        drafts = [mended(parsed, draft, quotations) for draft in drafts]
    return [draft for draft in drafts if not _swallows_content(draft)]


def _swallows_content(draft: Draft) -> bool:
    """Whether nothing is left to say beside the cue: "issued an apology"."""
    return draft.cue is not None and any(piece.overlaps(draft.cue) for piece in draft.content)


def _of_sentence(
    parsed: ParsedReport,
    sentence: Sentence,
    quotations: tuple[Quotation, ...],
    attached: dict[int, list[Quotation]],
    heard: Hearing | None,
) -> list[Draft]:
    """The best draft of every head of a sentence that counting or the model finds worth a look."""
    doc = parsed.doc
    best: dict[int, Draft] = {}
    for frame in find_frames(sentence):
        if not _plausible(doc, frame, quotations):
            continue
        quotes = attached.get(frame.head, []) if frame.pos == "V" else []
        counted = max(probability(frame), 0.97 if quotes else 0.0)
        chance = counted if heard is None else chance_of_cue(heard, frame, counted)
        if chance < WORTH_A_LOOK and counted < ACCEPT_INSIDE:
            continue
        draft = draft_of(parsed, frame, quotes, quotations, counted)
        known = best.get(frame.head)
        if draft is not None and (known is None or (chance, counted) > (known.confidence, known.counted)):
            draft.confidence = chance
            best[frame.head] = draft
    for head, quotes in attached.items():
        if head not in best and sentence.tokens.start <= head < sentence.tokens.end:
            draft = draft_of_quotation(parsed, doc[head], quotes, quotations, 0.9)
            if draft is not None:
                best[head] = draft
    drafts = list(best.values())
    _share_speaker(parsed, drafts)
    if heard is not None:
        drafts = [judge(heard, fit_spans(heard, d)) if d.confidence >= WORTH_A_LOOK else d for d in drafts]
    return [d for d in drafts if not (d.kind in ACTS and d.confidence < ACCEPT_ACT and class_of(d.key, d.pos) in DEEDS)]


def _share_speaker(parsed: ParsedReport, drafts: list[Draft]) -> None:
    """`X said, "…," adding that …`, `"…," X said, going on to say that …`: the participle has the speaker before it."""
    for draft in drafts:
        if draft.cue is None or draft.pos != "V" or parsed.tokens_in(draft.cue)[0].tag_ != "VBG":
            continue
        before = len(parsed.text[: draft.cue.start].rstrip(" ,\xa0"))
        for other in drafts:
            ends = [span.end for span in (other.cue, other.source, *(q.span for q in other.quoted)) if span is not None]
            if other is not draft and other.source is not None and before in ends:
                draft.source, draft.source_head = other.source, other.source_head
                break


def _outside_in(parsed: ParsedReport, drafts: list[Draft]) -> list[Draft]:
    """Those of a paragraph that stand, widest first: what lies inside another's content must be plain speech."""
    kept: list[Draft] = []
    for draft in sorted(_one_a_cue(drafts), key=lambda d: (d.start - d.end, d.start)):
        if any(outer.content == draft.content and outer.source_head == draft.source_head for outer in kept):
            continue  # "said in a statement carried by the agency that …" is said once
        if _inside(draft, kept):
            if not _stands_inside(draft) or not _is_told(parsed, draft):
                continue
            draft.confidence = draft.counted
            if draft.pos == "N" and not _speaks_inside(draft, kept):
                draft.source = draft.source_head = None
        if draft.confidence >= ACCEPT:
            kept.append(draft)
    return kept


def _says_nothing(parsed: ParsedReport, draft: Draft) -> bool:
    """Whether nobody says, thinks or wants anything: the cue is but "to" or a form of "be" or "have", or "There was NO
    immediate COMMENT", "NO statement WAS ISSUED"."""
    if is_lone_adverb(parsed, draft) and class_of(draft.key, "R") is None:
        return True  # "has repeatedly shelled it"
    words = parsed.tokens_in(draft.cue) if draft.cue is not None else []
    source = parsed.doc[draft.source_head] if draft.source_head is not None else None
    nobody = source is not None and (source.lower_ == "nobody" or any(c.lower_ == "no" for c in source.lefts))
    if nobody or any(_is_not_there(token) for token in words):
        return True
    hollow = (t.lemma_.lower() in HOLLOW or t.pos_ == "AUX" or t.dep_ == "neg" for t in words)
    return bool(words) and all(hollow)


def _is_not_there(token: Token) -> bool:
    """Whether the word is for what is told not to be there, or its verb is done to nothing."""
    subject = next((c for c in token.lefts if c.dep_ == "nsubjpass"), None)
    noun = subject if subject is not None else token
    absent = noun.dep_ == "attr" and any(c.dep_ == "expl" for c in noun.head.lefts)
    none = any(c.lower_ == "no" for c in noun.lefts) and noun.lemma_.lower() in words_of("holders") | words_of("unsaid")
    return none and (subject is not None or absent)


def _inside(draft: Draft, others: list[Draft]) -> bool:
    return draft.cue is not None and any(piece.holds(draft.cue) for other in others for piece in other.content)


def _is_told(parsed: ParsedReport, draft: Draft) -> bool:
    """Whether it is told that somebody speaks: not in "the decision TO ASK them" or "worrying about it", which nobody
    is said to have done."""
    if draft.head is None:
        return True
    head = parsed.doc[draft.head]
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in head.lefts):
        return False
    if head.dep_ == "pcomp" and head.tag_ == "VBG" and head.head.lower_ in UNTOLD:
        return False
    if draft.source is not None:
        return True
    if draft.pos == "V":
        return draft.kind in ("clause", "infinitive") and any(c.dep_ == "auxpass" for c in head.lefts)
    return draft.pos not in ("N", "A") or draft.kind == "clause"


def _speaks_inside(draft: Draft, others: list[Draft]) -> bool:
    """Whether the source stands in the content too: in "Tehran refuted reports that …" the reports are not Tehran's."""
    pieces = [piece for other in others for piece in other.content]
    return draft.source is None or any(piece.holds(draft.source) for piece in pieces)


def _stands_inside(draft: Draft) -> bool:
    """Whether a claim inside another's content counts: the model knows none there, so counting alone decides."""
    return draft.counted >= ACCEPT_INSIDE and class_of(draft.key, draft.pos) in speech_classes()


def _one_a_cue(drafts: list[Draft]) -> list[Draft]:
    """Of several drafts that share words of their cues ("issued a statement saying") the likeliest."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.start, d.end)):
        if draft.cue is None or not any(d.cue is not None and d.cue.overlaps(draft.cue) for d in kept):
            kept.append(draft)
    return kept


def _plausible(doc: Doc, frame: Frame, quotations: tuple[Quotation, ...]) -> bool:
    """Inside somebody's quoted words only a third party's words count: "I think" is the speaker's own voice."""
    host = quotation_at(quotations, doc[frame.head].idx)
    if host is None or not host.speech:
        return True
    if frame.pos not in ("V", "P") or frame.kind not in ("clause", "according", "prep"):
        return False
    if frame.source_head is None:
        return frame.pos == "P"
    return doc[frame.source_head].lower_ not in FIRST_PERSON
