"""Sources: whose chain a claim's source is, and what sort of source it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import words_of
from dragoman.reading.cast import Cast
from dragoman.reading.drafts import Draft
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Mention, SourceType

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PERSONAL = frozenset(
    {"he", "she", "they", "it", "his", "her", "their", "its", "him", "them", "i", "we", "you", "my", "our"}
)
OWNING = frozenset({"of", "by", "from"})


def resolve_source(parsed: ParsedReport, cast: Cast, draft: Draft) -> int | None:
    """The chain of the draft's source; ``None`` when nobody in the cast is meant.

    A document speaks for whoever issued it: "the ministry said in a statement", "a statement by the ministry said" and
    "its statement said" are all the ministry's.
    """
    if draft.source_head is None or draft.source is None:
        return None
    token = parsed.doc[draft.source_head]
    return _chain_of(parsed, cast, token, draft, 0)


def _chain_of(parsed: ParsedReport, cast: Cast, token: Token, draft: Draft | None, depth: int) -> int | None:
    if depth > 3:
        return None
    if token.lower_ in RELATIVE and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "poss"):
        verb = token.head
        while verb.dep_ not in ("relcl", "acl") and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ in ("relcl", "acl"):
            return _chain_of(parsed, cast, verb.head, None, depth + 1)
    if token.lemma_.lower() in words_of("documents"):
        owner = _owner(token)
        if owner is not None:
            found = _chain_of(parsed, cast, owner, None, depth + 1)
            if found is not None:
                return found
    mention = cast.headed_at(token.idx)
    if mention is None and draft is not None and draft.source is not None:
        mention = _widest_within(cast, draft)
    if mention is None:
        mention = _covering_head(cast, token)
    return mention.chain if mention is not None else None


def _owner(document: Token) -> Token | None:
    for child in document.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in OWNING:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None:
                return inner
        if child.dep_ == "acl" and child.lower_ in (
            "issued",
            "released",
            "published",
            "signed",
            "written",
            "conducted",
            "made",
        ):
            for grandchild in child.children:
                if grandchild.dep_ == "agent":
                    inner = next((c for c in grandchild.children if c.dep_ == "pobj"), None)
                    if inner is not None:
                        return inner
    return None


def _widest_within(cast: Cast, draft: Draft) -> Mention | None:
    assert draft.source is not None
    exact = [m for m in cast.within(draft.source) if m.start == draft.source.start]
    return max(exact, key=lambda m: m.end - m.start, default=None)


def _covering_head(cast: Cast, token: Token) -> Mention | None:
    from dragoman.records import Span

    mention = cast.covering(Span(token.idx, token.idx + len(token)))
    # a long mention around a word that is not its head is somebody else
    return mention if mention is not None and abs(mention.head - token.idx) <= 1 else None


def type_of_source(parsed: ParsedReport, cast: Cast, draft: Draft, chain: int | None) -> SourceType | None:
    """Named, unnamed official, media, document, group or unnamed; ``None`` when no source is given."""
    if chain is None and draft.source_head is None:
        return None
    token = parsed.doc[draft.source_head] if draft.source_head is not None else None
    lemma = token.lemma_.lower() if token is not None else ""
    lower = token.lower_ if token is not None else ""
    if lemma in words_of("documents") and (token is not None and token.pos_ == "NOUN"):
        return "document"
    if chain is not None:
        found = cast.chains[chain]
        if found.kind == "media" or found.name in words_of("agencies"):
            return "media"
        if found.named:
            return "named"
        if lower in PERSONAL or lower in RELATIVE:
            head = found.name.split()[-1].lower() if found.name.split() else ""
            return _type_of_noun(head, head.endswith("s"))
    if token is not None and token.pos_ == "PROPN":
        words = {w.lower() for w in draft.source.cut(parsed.text).split()} if draft.source is not None else set()
        return "media" if words & words_of("outlets") else "named"
    return _type_of_noun(lower if lower else lemma, token is not None and token.tag_ == "NNS", lemma)


def _type_of_noun(word: str, plural: bool, lemma: str | None = None) -> SourceType:
    lemma = lemma if lemma is not None else word
    if lemma in words_of("outlets") or word in words_of("outlets"):
        return "media"
    if word in words_of("officials") or lemma in words_of("officials"):
        return "unnamed official"
    if word in words_of("documents"):
        return "document"
    if plural or word in words_of("groups"):
        return "group"
    return "unnamed"
