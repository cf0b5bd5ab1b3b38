"""Issuers: whose document speaks, when a statement, a letter or a report does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import words_of
from dragoman.knowledge.sectors import exact_noun
from dragoman.reading.cast import Cast
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.frames.subjects import doer_of
from dragoman.reading.claims.source_types import ISSUING_KINDS
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LINES_BACK = 6  # "the statement" is that of some paragraphs before
OWNING = frozenset({"of", "by", "from"})
_STATED = frozenset({"statement", "communique", "communiqué", "release"})  # what whoever spoke last may have issued
_ANY = frozenset({"document", "text", "paper"})  # what any document may be called at its second mention


def is_document(token: Token) -> bool:
    """Whether the word is for something that speaks without being a person."""
    return bool({token.lower_, token.lemma_.lower()} & words_of("documents"))


def issuer_of(document: Token) -> Token | None:
    """Who issued a document, by its own sentence: "its statement", "a letter by X", "X sent a letter", "in a statement,
    X said"."""
    return _owner(document) or _issuer_beside(document) or _issuer_of_object(document)


def body_before(document: Token) -> Token | None:
    """The noun for a body right before the word, which issued it: "the region's security SERVICE statement"."""
    if document.i == 0:
        return None
    token = document.nbor(-1)
    noun = exact_noun((token.lemma_.lower(),)) if token.dep_ == "compound" and token.head == document else None
    return token if noun is not None and noun.kind != "person" else None


def issuer_before(
    parsed: ParsedReport,
    cast: Cast,
    earlier: list[Draft],
    chains: list[int | None],
    draft: Draft,
    issuer: Callable[[Token], int | None],
) -> int | None:
    """ "The ministry issued a statement … The statement said": whose document it is, when a claim before says so or
    an earlier mention of it has an ``issuer``, whichever is nearer ("The ministers' communique came late. It says …").

    "The report" may also be what somebody "reported". Where nothing tells of a statement, it is that of the body
    which spoke last: "Two men were killed, the security service said. The statement said …".
    """
    if draft.source_head is None or draft.source is None:
        return None
    document = parsed.doc[draft.source_head]
    word = document.lemma_.lower()
    definite = any(c.lower_ in ("the", "this", "that") and c.dep_ == "det" for c in document.children)
    if word not in words_of("documents") or not definite:
        return None
    told = [piece for other in earlier for piece in other.content]
    named = _named_before(parsed, document, issuer, told)
    last: int | None = None
    cited = [d for d in earlier if d.cue is not None and any(piece.holds(d.cue) for piece in told)]
    for other, chain in zip(reversed(earlier), reversed(chains), strict=True):
        if chain is None or other.cue is None or other.end > draft.start:
            continue
        if parsed.text.count("\n", other.end, draft.start) > LINES_BACK:
            break
        if named is not None and other.end < named[0]:
            break
        if _issues(parsed, other, word):
            return chain
        last = chain if last is None and other not in cited else last
    if named is not None:
        return named[1]
    spoke = last is not None and cast.chains[last].kind in ISSUING_KINDS
    return last if spoke and word in _STATED else None


def _named_before(
    parsed: ParsedReport, document: Token, issuer: Callable[[Token], int | None], told: list[Span]
) -> tuple[int, int] | None:
    """Where the nearest earlier mention of the document stands that tells its issuer, and whose chain that is. What
    stands in ``told`` is as likely another's, whom somebody denies, unless it is all that is told of: "the ministers'
    COMMUNIQUE was released"."""
    for token in reversed(parsed.tokens[: document.i]):
        same = token.lemma_.lower() == document.lemma_.lower() or (document.lower_ in _ANY and is_document(token))
        if (
            not same
            or token.pos_ != "NOUN"
            or any(piece.start <= token.idx and token.idx + len(token) < piece.end for piece in told)
        ):
            continue
        if parsed.text.count("\n", token.idx, document.idx) > LINES_BACK:
            return None
        chain = issuer(token)
        if chain is not None:
            return token.idx, chain
    return None


def _issues(parsed: ParsedReport, draft: Draft, word: str) -> bool:
    """Whether somebody speaks in such a document: "issued a STATEMENT", "REPORTED", "said in a LETTER", "the
    STATEMENT said"."""
    sentence = parsed.sentence_at(draft.cue.start) if draft.cue is not None else None
    if sentence is None or draft.cue is None or draft.head is None:
        return False
    if draft.source_head is not None and parsed.doc[draft.source_head].lemma_.lower() == word:
        return True
    verb = parsed.doc[draft.head]
    for token in sentence.tokens:
        if token.lemma_.lower() == word and (
            draft.cue.start <= token.idx < draft.cue.end
            or (token.dep_ == "dobj" and token.head == verb)
            or (token.dep_ == "pobj" and token.head.lower_ in ("in", "with") and verb in token.head.ancestors)
        ):
            return True
    return False


def _owner(document: Token) -> Token | None:
    """ "its statement", "a statement by the ministry", "a letter signed by ten bishops"."""
    for child in document.children:
        if child.dep_ == "poss":
            return child
        issued = child.dep_ == "acl" and child.lemma_ in words_of("issuing")
        leading = [g for g in child.children if g.dep_ == "agent"] if issued else [child]
        for preposition in leading:
            if preposition.dep_ in ("prep", "agent") and preposition.lower_ in OWNING:
                owner = next((g for g in preposition.children if g.dep_ == "pobj"), None)
                if owner is not None:
                    return owner
    behind = document.nbor(1) if document.i + 1 < len(document.doc) else document
    if behind.lower_ in ("from", "by") and behind.head == document.head:  # "…," read a statement FROM the cell
        return next((g for g in behind.children if g.dep_ == "pobj"), None)
    return None


def _issuer_beside(document: Token) -> Token | None:
    """ "In a statement calling for calm, the ministry denied …": the subject of the verb that the phrase hangs on."""
    preposition = document.head
    if document.dep_ != "pobj" or preposition.lower_ != "in" or preposition.head.pos_ != "VERB":
        return None
    return next((c for c in preposition.head.children if c.dep_ == "nsubj"), None)


def _issuer_of_object(document: Token) -> Token | None:
    """ "He sent a letter that called …", "The party issued a statement …": who does what makes the document known."""
    verb = document.head
    issued = document.dep_ == "dobj" and verb.lemma_ in words_of("issuing")
    return doer_of(verb) if issued else None
