"""Sources: whose chain a claim's source is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from dragoman.knowledge.countries import of_metonym
from dragoman.knowledge.reporting import words_of
from dragoman.reading.cast import Cast
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.issuers import body_before, is_document, issuer_before, issuer_of
from dragoman.reading.claims.passing import is_outlet_named
from dragoman.reading.claims.source_types import BODIES, RELATIVE
from dragoman.reading.claims.speaking_on import (
    cannot_be_meant,
    goes_on,
    speaker_before,
    speaks_of_himself,
    voice_before,
)
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


_NO_BODIES = frozenset({None, "person", "state"})  # whom a document is about where they stand before the word for it


def resolve_sources(parsed: ParsedReport, cast: Cast, drafts: list[Draft], hosts: list[int | None]) -> list[int | None]:
    """The chain of every draft's source, in the drafts' order; ``None`` when nobody in the cast is meant.

    A document speaks for whoever issued it: "the ministry said in a statement", "a statement by the ministry said" and
    "its statement said" are all the ministry's. "He added" goes on with the speaker of the claim before, whatever
    persons his words were about.
    """
    chains: list[int | None] = []
    for i, draft in enumerate(drafts):
        if draft.same_source_as is not None:
            chains.append(_chain_of_draft(draft.same_source_as, drafts, chains))
            continue
        chain = draft.speaker if draft.speaker is not None else _named_source(parsed, cast, draft)
        if chain is None:
            known = partial(_chain_of_document, parsed, cast)
            chain = issuer_before(parsed, cast, drafts[:i], chains, draft, known)
        if chain is not None and cannot_be_meant(parsed, cast, draft, chain):
            chain = None
        before = speaker_before(parsed, cast, drafts, hosts, chains, i)
        chain = _outlet_of(cast, chain)
        chain = _agency_before(parsed, cast, draft, chain, chains)
        if before is not None and goes_on(parsed, cast, draft, before):
            chain = before
        elif (voice := voice_before(parsed, cast, drafts, hosts, [*chains, chain], i)) is not None:
            chain = _chain_of_draft(voice, drafts, chains)
        chains.append(chain)
    for i, draft in enumerate(drafts):
        if speaks_of_himself(parsed, draft):
            chains[i] = _chain_around(i, hosts, chains)
    return chains


def _agency_before(
    parsed: ParsedReport, cast: Cast, draft: Draft, chain: int | None, before: list[int | None]
) -> int | None:
    """The outlet that was told to say something last, where "the AGENCY" or "the paper" was laid to no outlet."""
    token = parsed.doc[draft.source_head] if draft.source_head is not None else None
    if token is None or token.lower_ not in words_of("called") or len(list(token.subtree)) != 2:
        return chain
    if chain is not None and is_outlet_named(cast.chains[chain], cast.chains[chain].name):
        return chain
    outlets = (c for c in reversed(before) if c is not None and is_outlet_named(cast.chains[c], cast.chains[c].name))
    return next(outlets, chain)


def _outlet_of(cast: Cast, chain: int | None) -> int | None:
    """The outlet that an unnamed "SANA reporter" speaks for, where the report names it; else the same chain."""
    words = cast.chains[chain].name.split() if chain is not None and not cast.chains[chain].named else []
    end = next((i for i, word in enumerate(words) if word.lower() in words_of("reporters")), 0)
    owner = " ".join(w for w in words[:end] if w.lower() not in ("a", "an", "the"))
    outlet = owner.removesuffix("'s").removesuffix("’s")
    named = (i for i, c in enumerate(cast.chains) if any(n.text == outlet for n in c.names))
    return next((i for i in named if is_outlet_named(cast.chains[i], outlet)), chain)


def _chain_around(i: int, hosts: list[int | None], chains: list[int | None]) -> int | None:
    """Who says the words that claim ``i`` stands in; its own chain when it stands in nobody's."""
    host = hosts[i]
    return chains[i] if host is None or chains[host] is None else chains[host]


def joint_voices(parsed: ParsedReport, cast: Cast, draft: Draft) -> Iterator[Draft]:
    """A draft for each further speaker of "X, Y and Z said" whom the report names, beside that of the first."""
    if draft.source is None or draft.source_head is None:
        return
    head = parsed.doc[draft.source_head]
    first = _named_source(parsed, cast, draft)
    # "the foreign minister, Omar Said, and the interior minister, Ali Hadi": the second hangs on the first's name
    for other in [c for t in (head, *(c for c in head.children if c.dep_ == "appos")) for c in t.conjuncts]:
        words = [t for t in other.subtree if draft.source.start <= t.idx < draft.source.end and t.i > head.i]
        if other.i <= head.i or other not in words or any(c.lower_ == "or" for c in other.head.rights if c.i < other.i):
            continue  # "the Workers' Party, or WP"
        voice = Span(words[0].idx, other.idx + len(other))
        mention = cast.headed_at(other.idx)
        found = mention.chain if mention is not None else None
        if found is None or not cast.chains[found].named:
            named = _named_in_apposition(parsed, cast, Span(words[0].idx, words[-1].idx + len(words[-1])), other)
            found = named if named is not None else found
        if found is None or found == first:
            continue
        if cast.chains[found].named or cast.chains[found].kind in BODIES:
            yield replace(draft, source=voice, source_head=other.i, speaker=found, quoted=list(draft.quoted))


def _chain_of_draft(wanted: Draft, drafts: list[Draft], chains: list[int | None]) -> int | None:
    at = next((i for i, draft in enumerate(drafts) if draft is wanted), len(chains))
    return chains[at] if at < len(chains) else None


def _named_source(parsed: ParsedReport, cast: Cast, draft: Draft) -> int | None:
    if draft.source_head is None or draft.source is None:
        return None
    token = parsed.doc[draft.source_head]
    found = _chain_of(parsed, cast, token, draft, 0)
    if found is None and token.is_upper and draft.kind == "heading":
        found = next((i for i, c in enumerate(cast.chains) if c.name.split()[-1:] == [token.text.capitalize()]), None)
    if found is None and token.pos_ == "PROPN":
        found = _chain_named(cast, draft.source.cut(parsed.text).removeprefix("the ").removeprefix("The "))
    if found is None or not cast.chains[found].named:
        named = _named_in_apposition(parsed, cast, draft.source, token)
        return named if named is not None else found
    return found


def _chain_of_body(parsed: ParsedReport, cast: Cast, body: Token) -> int | None:
    """The body that a document is called after: by its whole name, or as the only one that the report calls so."""
    mention = cast.headed_at(body.idx)
    if mention is not None:
        return mention.chain
    first = body.head.left_edge
    first = first.nbor(1) if first.dep_ == "det" else first
    words = parsed.text[first.idx : body.idx + len(body)].lower()
    tail = parsed.text[body.left_edge.idx : body.idx + len(body)].lower()
    called = [[n.text.lower().removeprefix("the ") for n in chain.names] for chain in cast.chains]
    same = [i for i, names in enumerate(called) if words in names]
    alike = [i for i, names in enumerate(called) if any(f" {name}".endswith(f" {tail}") for name in names)]
    return same[0] if same else alike[0] if len(alike) == 1 else None


def _chain_named(cast: Cast, words: str) -> int | None:
    """Whose name or, for a capital, whose seat of government the words are."""
    named = next((i for i, c in enumerate(cast.chains) if any(n.text == words for n in c.names)), None)
    code = of_metonym(words) if named is None else None
    if code is None:
        return named
    return next((i for i, c in enumerate(cast.chains) if c.kind in ("state", "government") and c.country == code), None)


def _named_in_apposition(parsed: ParsedReport, cast: Cast, source: Span, head: Token) -> int | None:
    """ "one of the attorneys, Omar Haddad,": whom the description goes on to name."""
    for mention in cast.within(source):
        token = parsed.token_at(mention.head)
        chain = cast.chains[mention.chain]
        if token is None or token.i <= head.i or token.dep_ != "appos" or not chain.named:
            continue
        if any(t.dep_ == "agent" for t in token.ancestors if t.i > head.i):  # "a source cited by the paper Al-Watan"
            continue
        if chain.kind == "person" or (token.head.i == head.i and token.pos_ == "PROPN"):
            return mention.chain
    return None


def _chain_of(parsed: ParsedReport, cast: Cast, token: Token, draft: Draft | None, depth: int) -> int | None:
    if depth > 3:
        return None
    if token.lower_ in RELATIVE and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "poss"):
        verb = token.head
        while verb.dep_ not in ("relcl", "acl") and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ in ("relcl", "acl"):
            if token.lower_ == "who":
                return _antecedent(parsed, cast, verb.head, depth)
            return _chain_of(parsed, cast, verb.head, None, depth + 1)
    if is_document(token):
        found = _chain_of_document(parsed, cast, token, depth)
        if found is not None:
            return found
    mention = cast.headed_at(token.idx)
    if mention is None and draft is not None and draft.source is not None:
        mention = _widest_within(parsed, cast, draft)
    if mention is None:
        mention = _covering_head(cast, token)
    if mention is None and token.dep_ == "appos":  # "China and India, its two rivals, which …"
        return _chain_of(parsed, cast, token.head, None, depth + 1)
    if mention is None and draft is not None and draft.pos == "P" and token.pos_ == "NOUN":
        return _chain_of_document(parsed, cast, token, depth)  # one goes "according to" papers where nobody is named
    return mention.chain if mention is not None else None


def _chain_of_document(parsed: ParsedReport, cast: Cast, document: Token, depth: int = 0) -> int | None:
    """Whose a document is by its own sentence; of names before the word only a body's: "the IMF report", not "the Iran
    report"."""
    body = body_before(document)
    found = _chain_of_body(parsed, cast, body) if body is not None else None
    if found is not None:
        return found
    issuer = issuer_of(document)
    found = _chain_of(parsed, cast, issuer, None, depth + 1) if issuer is not None else None
    if found is not None:
        return found
    named = cast.within(Span(document.left_edge.idx, document.idx)) if document.left_edge.i < document.i else ()
    bodies = [m.chain for m in named if m.end > m.start and cast.chains[m.chain].kind not in _NO_BODIES]
    return bodies[-1] if bodies else None


def _antecedent(parsed: ParsedReport, cast: Cast, noun: Token, depth: int) -> int | None:
    """Who "who" stands for: whoever of the cast ``noun`` hangs on, as in "Ana Ruiz, candidate for the SEAT, who"."""
    first = _chain_of(parsed, cast, noun, None, depth + 1)
    found = first
    while found is None or cast.chains[found].kind not in ("person", "group", None):
        if noun.dep_ not in ("pobj", "prep", "appos", "compound"):
            return first
        noun = noun.head
        mention = cast.headed_at(noun.idx)
        found = mention.chain if mention is not None else None
    return found


def _widest_within(parsed: ParsedReport, cast: Cast, draft: Draft) -> Mention | None:
    assert draft.source is not None
    end = draft.source.end
    exact = [m for m in cast.within(draft.source) if m.start == draft.source.start and not _is_owner(parsed, m, end)]
    return max(exact, key=lambda m: m.end - m.start, default=None)


def _is_owner(parsed: ParsedReport, mention: Mention, end: int) -> bool:
    """Whether the mention only tells whose people somebody is in a source that ends at ``end``: "ITS own sources", "the
    PARTY's co-leader", not "HIS answer"."""
    token = parsed.token_at(mention.head)
    if token is None or token.dep_ != "poss":
        return False
    rest = parsed.tokens_in(Span(mention.end, max(end, mention.end)))
    behind = (t.lower_ for t in takewhile(lambda t: t.pos_ != "ADP", rest))
    return not (words_of("officials") | words_of("groups")).isdisjoint(behind)


def _covering_head(cast: Cast, token: Token) -> Mention | None:
    mention = cast.covering(Span(token.idx, token.idx + len(token)))
    # a long mention around a word that is not its head is somebody else
    return mention if mention is not None and abs(mention.head - token.idx) <= 1 else None
