"""Quoting: which verb each quotation belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.claims.edges import ends_as_speech, last_sign
from dragoman.reading.claims.quotations import Quotation, quotation_at
from dragoman.reading.claims.speech import announces, judges_something, may_quote
from dragoman.reading.parsed import ParsedReport

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 40  # tokens behind a quotation that its verb is sought in
_SHORT = 8  # tokens of a sentence that may do no more than say who spoke


def quoting_verbs(parsed: ParsedReport, quotations: tuple[Quotation, ...]) -> dict[int, list[Quotation]]:
    """The cue verb of every quotation that has one beside it: verb's index → its quotations in order."""
    found: dict[int, list[Quotation]] = {}
    for pieces in _over_lines(quotations):
        verb = _verb_after(parsed, pieces[-1], quotations)
        if verb is None or verb.tag_ == "VBG":
            verb = _verb_before(parsed, pieces[0], quotations) or verb
        if verb is not None:
            found.setdefault(verb.i, []).extend(pieces)
    return found


def _over_lines(quotations: tuple[Quotation, ...]) -> Iterator[list[Quotation]]:
    """The quotations, those in one list that go on over line ends."""
    pieces: list[Quotation] = []
    for quotation in quotations:
        if pieces and not quotation.goes_on:
            yield pieces
            pieces = []
        pieces.append(quotation)
    if pieces:
        yield pieces


def _outside(token: Token, quotations: tuple[Quotation, ...]) -> bool:
    return quotation_at(quotations, token.idx) is None


def _verb_after(parsed: ParsedReport, quotation: Quotation, quotations: tuple[Quotation, ...]) -> Token | None:
    """`…," X said`, `…," said X`: the quotation must end as speech does, and the cue's clause begin right behind it."""
    doc, text = parsed.doc, parsed.text
    last = last_sign(text, quotation)
    behind = text[quotation.span.end : quotation.span.end + 1]
    if not (last in ",.?!…—-–" or behind in ",—–"):
        return None
    if last == "." and not quotation.speech:
        return None
    i = parsed.first_token_from(quotation.span.end)
    while i < len(doc) and (doc[i].is_punct or doc[i].is_space) and _outside(doc[i], quotations):
        i += 1
    if i >= len(doc) or not _outside(doc[i], quotations):
        return None
    if "\n" in text[quotation.span.end : doc[i].idx] and not doc[i].is_lower:
        return None  # a new line begins a new sentence
    if last in ".?!" and behind not in ",—–" and not _goes_on_behind_stop(parsed, doc[i], last):
        return None
    line_end = text.find("\n", doc[i].idx)
    line_end = len(text) if line_end < 0 else line_end
    aside = -1
    for j in range(i, min(i + _REACH, len(doc))):
        token = doc[j]
        if token.idx >= line_end or not _outside(token, quotations):
            return None
        if token.tag_ == "WP" and token.head.dep_ == "relcl":
            aside = token.head.right_edge.i  # `…," a man who refused to give his name said`
        if j <= aside:
            continue
        if may_quote(token) and token.pos_ in ("VERB", "AUX"):
            if doc[i].dep_ == "cc" and token.i == i + 1:
                return None  # `said that "it is over", and demanded a vote`
            return token if _takes(token, quotation) and _begins_clause(token, i) else None
        if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod", "advcl", "compound"):
            return None
    return None


def _goes_on_behind_stop(parsed: ParsedReport, token: Token, stop: str) -> bool:
    """Whether a sentence goes on at ``token`` though the quotation before it ends with a full stop: in lower case, as a
    short sentence of its own, or behind "?" and "!"."""
    sentence = parsed.sentence_at(token.idx)
    short = sentence is not None and len(sentence.tokens) <= _SHORT
    return sentence is None or short or token.is_lower or stop in "?!"


def _takes(verb: Token, quotation: Quotation) -> bool:
    """Whether ``verb`` has room for the quotation before it: `urged them to "let everybody take part," SAYING that …`
    has words of its own, `attacked "tax cuts for all," WRITING off …` and `posted by "Scout," SHOWS a man` a thing."""
    if verb.tag_ == "VBG" and any(c.dep_ == "ccomp" for c in verb.rights):
        return False
    return quotation.speech or not (verb.tag_ == "VBG" or any(c.dep_ == "dobj" for c in verb.rights))


def _begins_clause(verb: Token, i: int) -> bool:
    """Whether the clause of ``verb`` begins at token ``i``, or nothing stands between that makes another clause."""
    own = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "aux", "advmod", "neg")]
    begin = min([verb.i, *(c.left_edge.i for c in own)])
    between = verb.doc[i : verb.i]
    return begin <= i + 1 or all(not t.is_punct and t.pos_ not in ("VERB", "AUX", "CCONJ") for t in between)


def _verb_before(parsed: ParsedReport, quotation: Quotation, quotations: tuple[Quotation, ...]) -> Token | None:
    """`X said, "…"`, `X told Y: "…"`, also over a line end behind a colon."""
    doc, text = parsed.doc, parsed.text
    i = parsed.first_token_from(quotation.span.start) - 1
    mark, crossed = "", False
    while i >= 0 and (doc[i].is_punct or doc[i].is_space) and _outside(doc[i], quotations):
        if "\n" in doc[i].text:
            crossed = True
        elif not mark:
            mark = doc[i].text
        i -= 1
    if i < 0 or not _outside(doc[i], quotations):
        return None
    if crossed and mark != ":":
        return None
    if not mark and not (may_quote(doc[i]) and quotation.speech):
        return None
    if mark not in ("", ",", ":", "—", "–", "-", "--", "..."):
        return None
    sentence = parsed.sentence_at(doc[i].idx)
    first = sentence.tokens.start if sentence is not None else max(0, i - 30)
    for j in range(i, max(first, i - 25) - 1, -1):
        token = doc[j]
        if not _outside(token, quotations):
            return None
        if mark == ":" and announces(token):
            return token
        if may_quote(token) and token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod",):
            if mark == ":" and judges_something(token):
                return None
            if not quotation.speech and mark != ":" and not (mark == "," and ends_as_speech(text, quotation)):
                return None
            return token
        if token.pos_ == "VERB" and token.dep_ in ("ROOT", "ccomp", "conj") and mark != ":":
            return None
    return None
