"""Citing: whom a speaker draws on for what he tells: "SANA reported, citing a military source, that …".

What is told then comes from whoever is cited, and the speaker has passed it on: beside his claim stands one inside it,
of the same content, whose source is the cited. "With reference to", "referring to" and "attributing it to" cite where
an outlet reports; of others they tell what is spoken about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, speech_classes, words_of
from dragoman.reading.cast import Cast
from dragoman.reading.claims.drafts import Draft, span_of_run
from dragoman.reading.claims.edges import minus, trim_content
from dragoman.reading.claims.frames.runs import Run
from dragoman.reading.claims.frames.subjects import source_run, subject_of
from dragoman.reading.claims.passing import is_outlet
from dragoman.reading.claims.quotations import Quotation
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE = ("officials", "groups", "outlets")
_WORD = re.compile(r"\b(?:cit(?:es?|ed|ing)|quot(?:es?|ed|ing)|referring|attributing|reference)\b", re.IGNORECASE)
_CITING = frozenset({"cite", "quote"})
_RELATIVE = frozenset({"who", "which", "that"})


@dataclass(frozen=True)
class _Citation:
    """``head`` is the word that cites, ``cue`` the run of the words that do, ``cited`` the head of whom they name.

    ``sure`` is False of wordings that cite in an outlet's report only.
    """

    head: Token
    cue: Run
    cited: Token
    sure: bool

    @property
    def phrase(self) -> Run:
        return self.cue[0], source_run(self.cited)[1]


def with_cited_origins(
    parsed: ParsedReport, cast: Cast, drafts: list[Draft], quotations: tuple[Quotation, ...]
) -> list[Draft]:
    """``drafts`` with one more for each that draws on somebody; the citing itself is no claim of its own."""
    found = list(drafts)
    for word in _WORD.finditer(parsed.text):
        token = parsed.token_at(word.start())
        citation = _citation(token) if token is not None else None
        if citation is None or not _can_speak(cast, citation.cited):
            continue
        telling = _telling(parsed, found, citation)
        if telling is None or not (citation.sure or _is_outlets(parsed, cast, telling)):
            continue
        phrase = span_of_run(parsed.doc, citation.phrase)
        found = [d for d in found if d is telling or d.cue is None or not d.cue.overlaps(phrase)]
        left = [piece for span in telling.content for piece in minus(span, phrase)]
        content = tuple(p for span in left if (p := trim_content(parsed.text, span, quotations)) is not None)
        telling.content = content or telling.content
        found.append(
            Draft(
                key="cite", pos="V", head=citation.head.i, cue=span_of_run(parsed.doc, citation.cue),
                source=span_of_run(parsed.doc, source_run(citation.cited)), source_head=citation.cited.i,
                content=telling.content, confidence=telling.confidence, counted=telling.counted, kind="cited",
                cue_class="according", stance="neutral", inside=telling,
            )
        )  # fmt: skip
    return found


def _citation(token: Token) -> _Citation | None:
    """The citation that ``token`` makes: "citing X", "which cited X", "attributing it to X", "with reference to X"."""
    if token.lemma_ in _CITING and token.pos_ == "VERB":
        relative = any(c.lower_ in _RELATIVE and c.dep_ == "nsubj" for c in token.lefts)
        cited = next((c for c in token.rights if c.dep_ == "dobj"), None)
        if cited is None or not (token.tag_ == "VBG" or (relative and token.dep_ == "relcl")):
            return None
        return _Citation(token, (token.i, token.i + 1), cited, True)
    if token.lower_ in ("referring", "attributing", "reference") and all(c.dep_ != "aux" for c in token.lefts):
        to = next((c for c in token.rights if c.dep_ in ("prep", "dative") and c.lower_ == "to"), None)
        cited = next((c for c in to.rights if c.dep_ == "pobj"), None) if to is not None else None
        first = token.head if token.lower_ == "reference" else token
        if to is None or cited is None or (first is not token and first.lower_ not in ("with", "in")):
            return None
        return _Citation(first, (first.i, to.i + 1), cited, False)
    return None


def _telling(parsed: ParsedReport, drafts: list[Draft], citation: _Citation) -> Draft | None:
    """The claim that the citation belongs to: on its cue, on its speaker, or right behind one of them."""
    first = parsed.doc[citation.cue[0]]
    here = [d for d in drafts if d.head is not None and d.kind != "cited" and parsed.doc[d.head].sent == first.sent]
    told = [d for d in here if d.head not in range(*citation.cue) and _tells(d)]
    host = citation.head.head
    for draft in told:
        if draft.head == host.i:
            return draft
    for draft in told:
        ends = [span.end for span in (draft.source, draft.cue) if span is not None]
        beside = any(not parsed.text[end : first.idx].strip(" ,\xa0") for end in ends if end <= first.idx)
        if beside or (draft.source is not None and draft.source.start <= host.idx < draft.source.end):
            return draft
    speaker = subject_of(citation.head)
    for draft in told:
        if speaker is not None and draft.source_head == speaker.i:
            return draft
    return _around(parsed, here, citation)


def _around(parsed: ParsedReport, drafts: list[Draft], citation: _Citation) -> Draft | None:
    """ "reported, quoting a diplomat, that …": the claim that hangs on the citing, given its verb; changed."""
    verb, phrase = citation.head.head, span_of_run(parsed.doc, citation.phrase)
    for draft in drafts:
        if draft.head == citation.head.i and not any(piece.overlaps(phrase) for piece in draft.content):
            draft.key, draft.head, draft.cue = verb.lemma_.lower(), verb.i, Span(verb.idx, verb.idx + len(verb))
            return draft if _tells(draft) else None
    return None


def _tells(draft: Draft) -> bool:
    return bool(draft.content) and (draft.pos == "P" or class_of(draft.key, draft.pos) in speech_classes())


def _is_outlets(parsed: ParsedReport, cast: Cast, draft: Draft) -> bool:
    """Whether an outlet speaks, by its chain or by the word for it."""
    if draft.source_head is None:
        return False
    token = parsed.doc[draft.source_head]
    mention = cast.headed_at(token.idx)
    return token.lower_ in words_of("outlets") or (mention is not None and is_outlet(cast, mention, parsed))


def _can_speak(cast: Cast, cited: Token) -> bool:
    """Whether what is cited says something: "two officials", "a report", "Reuters", not "security concerns" or "it"."""
    if cited.pos_ == "PRON":
        return False
    if cited.pos_ == "PROPN" or cast.headed_at(cited.idx) is not None:
        return True
    parts = [cited, *(c for c in cited.lefts if c.dep_ == "compound")]  # "the press service"
    words = {word for part in parts for word in (part.lower_, part.lemma_.lower())}
    if any(words & words_of(kind) for kind in _PEOPLE):
        return True
    of = next((c for c in cited.rights if c.lower_ == "of"), None)
    issuer = next((cast.headed_at(c.idx) for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    issued = of is None or (issuer is not None and cast.chains[issuer.chain].named)  # not "the release of prisoners"
    return issued and bool(words & words_of("documents"))
