"""Source types: named, unnamed official, media, document, group or unnamed; and talk that nobody answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, words_of
from dragoman.reading.cast import Cast
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.passing import is_outlet_named
from dragoman.reading.parsed import ParsedReport
from dragoman.records import SourceType

if TYPE_CHECKING:
    from spacy.tokens import Token

# a body needs no proper name to be somebody: "the foreign ministry"
BODIES = frozenset({"state", "government", "ministry", "party", "military", "company", "igo", "ngo", "armed-group"})
ISSUING_KINDS = BODIES | {"organisation"}  # who speaks as one, in statements
PERSONAL = frozenset(
    {"he", "she", "they", "it", "his", "her", "their", "its", "him", "them", "i", "we", "you", "my", "our"}
)
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def type_of_source(parsed: ParsedReport, cast: Cast, draft: Draft, chain: int | None) -> SourceType | None:
    """Named, unnamed official, media, document, group or unnamed; ``None`` when no source is given."""
    if chain is None and draft.source_head is None:
        return None
    token = parsed.doc[draft.source_head] if draft.source_head is not None else None
    lemma = token.lemma_.lower() if token is not None else ""
    lower = token.lower_ if token is not None else ""
    if lemma in words_of("documents") and (token is not None and token.pos_ == "NOUN"):
        return "document"
    if draft.source is not None and draft.source.cut(parsed.text) in words_of("agencies"):
        return "media"
    if chain is not None:
        found = cast.chains[chain]
        if is_outlet_named(found, found.name):
            return "media"
        if found.named or found.kind in BODIES:
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


def is_hearsay(source: Token) -> bool:
    """Whether the source is talk that nobody answers for: "rumours", "the reports" of nobody in particular."""
    if source.pos_ != "NOUN" or not (class_of(source.lemma_.lower(), "N") == "hearsay" or source.lower_ == "reports"):
        return False
    return all(child.dep_ in ("det", "amod", "punct", "cc", "conj") for child in source.children)
