"""Passing on: the outlets between a source and the reader ("told Reuters", "in a statement carried by SANA")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import words_of
from dragoman.reading.cast import Cast
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Chain, Mention, Report

if TYPE_CHECKING:
    from spacy.tokens import Token

BRIDGES = frozenset({"to", "with", "by", "on", "in", "via", "through", "at", "for", "from"})


def passed_on_by(
    parsed: ParsedReport, cast: Cast, draft: Draft, source: int | None, *, outer: tuple[int, ...], agency: int | None
) -> tuple[int, ...]:
    """The chains that passed the claim's words on, nearest to the outlet first; never the source itself."""
    chain: dict[int, None] = {}
    if agency is not None:
        chain[agency] = None
    for index in outer:
        chain[index] = None
    if draft.head is not None:
        for mention in _media_beside(parsed, cast, draft):
            chain[mention.chain] = None
    chain.pop(source, None) if source is not None else None
    return tuple(chain)


def heard_on(
    parsed: ParsedReport, drafts: list[Draft], hosts: list[int | None], chains: list[int | None], i: int
) -> int | None:
    """The index of the claim that the words of ``i`` go on from, to the same hearer: "A source told Reuters that … The
    SOURCE added …". Whoever says where else he speaks, or is named anew, may be speaking to others."""
    here = drafts[i]
    if hosts[i] is not None or chains[i] is None or here.source_head is None or here.cue is None:
        return None
    token = parsed.doc[here.source_head]
    again = token.pos_ == "PRON" or (token.pos_ == "NOUN" and any(c.lower_ == "the" for c in token.lefts))
    if not again or here.head is None or _speaks_somewhere(parsed.doc[here.head]):
        return None
    before = [j for j in range(i) if hosts[j] is None and drafts[j].cue is not None and drafts[j].end <= here.start]
    if not before or chains[before[-1]] != chains[i]:
        return None
    sentence, last = parsed.sentence_at(here.cue.start), parsed.sentence_at(drafts[before[-1]].end - 1)
    near = sentence is not None and last is not None and sentence.index - last.index <= 2
    return before[-1] if near else None


def _speaks_somewhere(cue: Token) -> bool:
    """ "said IN a statement", "told REPORTERS": the sentence says itself where or to whom."""
    placed = any(c.dep_ == "prep" and c.lower_ in ("in", "at", "to", "via", "through") for c in cue.rights)
    return placed or any(c.dep_ in ("dobj", "dative") for c in cue.rights)


def agency_of(report: Report, cast: Cast) -> int | None:
    """The chain of the agency whose report this is, when the metadata or the byline says so and the cast knows it."""
    named = report.metadata.get("agency") or _agency_in_byline(report.byline)
    if named is None:
        return None
    wanted = named.casefold()
    for index, chain in enumerate(cast.chains):
        if any(name.text.casefold() == wanted for name in chain.names) or chain.name.casefold() == wanted:
            return index
    return None


def _agency_in_byline(byline: str | None) -> str | None:
    if byline is None:
        return None
    words = byline.replace(",", " ").replace("/", " ").replace("|", " ").replace("(", " ").replace(")", " ").split()
    return next((w for w in words if w in words_of("agencies")), None)


def is_outlet(cast: Cast, mention: Mention, parsed: ParsedReport) -> bool:
    """Whether the mention is an outlet: by its chain, or a word like "daily" at the end of its own name."""
    return is_outlet_named(cast.chains[mention.chain], mention.span.cut(parsed.text))


def is_outlet_named(chain: Chain, words: str) -> bool:
    """Whether the actor under this name is an outlet: by its kind, a known agency, or a word like "daily" in it."""
    if chain.kind == "media":
        return True
    if chain.kind is not None and chain.kind not in ("organisation", "company", "group"):
        return False
    if chain.name in words_of("agencies"):
        return True
    return chain.named and any(word.lower() in words_of("outlets") for word in words.split()[-2:])


def _media_beside(parsed: ParsedReport, cast: Cast, draft: Draft) -> list[Mention]:
    """Outlets in the cue's clause that stand as hearer or carrier, outside content and source."""
    assert draft.head is not None
    cue = parsed.doc[draft.head]
    found: list[Mention] = []
    for token in _clause_tokens(cue):
        mention = cast.headed_at(token.idx)
        if mention is None or not is_outlet(cast, mention, parsed):
            continue
        if draft.source_head is not None and token in parsed.doc[draft.source_head].conjuncts:
            continue  # "Reuters and Al Jazeera said": neither passes the other on
        if token.dep_ in ("compound", "nmod", "appos") and cast.headed_at(token.head.idx) is not None:
            continue  # "state news agency SANA" is one outlet
        if any(piece.overlaps(mention.span) for piece in draft.content):
            continue
        if draft.source is not None and draft.source.overlaps(mention.span) and not _carried_by(token):
            continue
        if _hears(token, cue) or _carried_by(token):
            found.append(mention)
    return sorted(set(found), key=lambda m: m.start)


def _clause_tokens(cue: Token) -> list[Token]:
    sentence = cue.sent
    return [t for t in sentence if t.pos_ in ("PROPN", "NOUN", "X", "ADJ", "NUM")]


def _hears(token: Token, cue: Token) -> bool:
    """Object of the cue ("told Reuters"), or behind a preposition on the cue or on "interview", "statement"."""
    if token.dep_ in ("dobj", "dative", "iobj") and token.head.i == cue.i:
        return True
    head = token
    while head.dep_ in ("compound", "poss", "nmod", "appos", "amod") and head.head.i != head.i:
        head = head.head
    if head.dep_ in ("dobj", "dative") and head.head.i == cue.i:
        return True
    if head.dep_ != "pobj" or head.head.lower_ not in BRIDGES:
        return False
    at = head.head.head
    for _ in range(4):
        if at.i == cue.i:
            return True
        if at.lemma_.lower() in words_of("holders") or at.dep_ in ("prep", "pobj", "acl"):
            at = at.head
            continue
        return False
    return at.i == cue.i


def _carried_by(token: Token) -> bool:
    """Agent of a carrying verb ("a statement carried by X") or its subject ("X quoted the minister as saying")."""
    head = token
    while head.dep_ in ("compound", "poss", "nmod", "appos", "amod", "conj") and head.head.i != head.i:
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "by":
        return head.head.head.lemma_.lower() in words_of("carriers")
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in ("quote", "cite")
