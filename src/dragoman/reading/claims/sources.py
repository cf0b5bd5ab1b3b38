"""Sources: whose chain a claim's source is, and what sort of source it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, words_of
from dragoman.reading.cast import Cast
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.frames.subjects import doer_of
from dragoman.reading.claims.passing import is_outlet_named
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Chain, Mention, SourceType, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PERSONAL = frozenset(
    {"he", "she", "they", "it", "his", "her", "their", "its", "him", "them", "i", "we", "you", "my", "our"}
)
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
PARAGRAPHS_BACK = 3  # line ends, blank lines included, that a speaker may go on over
LINES_BACK_TO_ISSUER = 6  # "the statement" is that of some paragraphs before
# a body needs no proper name to be somebody: "the foreign ministry"
BODIES = frozenset({"state", "government", "ministry", "party", "military", "company", "igo", "ngo", "armed-group"})
OWNING = frozenset({"of", "by", "from"})


def resolve_sources(parsed: ParsedReport, cast: Cast, drafts: list[Draft], hosts: list[int | None]) -> list[int | None]:
    """The chain of every draft's source, in the drafts' order; ``None`` when nobody in the cast is meant.

    A document speaks for whoever issued it: "the ministry said in a statement", "a statement by the ministry said" and
    "its statement said" are all the ministry's. "He added" goes on with the speaker of the claim before, whatever
    persons his words were about.
    """
    chains: list[int | None] = []
    for i, draft in enumerate(drafts):
        chain = draft.speaker if draft.speaker is not None else _named_source(parsed, cast, draft)
        if chain is None:
            chain = _issuer_before(parsed, drafts[:i], chains, draft)
        if chain is not None and _cannot_be_meant(parsed, cast, draft, chain):
            chain = None
        before = _speaker_before(parsed, cast, drafts, hosts, chains, i)
        if draft.same_source_as is not None or (before is not None and _goes_on(parsed, cast, draft, before)):
            chain = before if draft.same_source_as is None else _chain_of_draft(draft.same_source_as, drafts, chains)
        chains.append(chain)
    for i, draft in enumerate(drafts):
        if _speaks_of_himself(parsed, draft):
            chains[i] = _chain_around(i, hosts, chains)
    return chains


def _speaks_of_himself(parsed: ParsedReport, draft: Draft) -> bool:
    return draft.source_head is not None and parsed.doc[draft.source_head].lower_ in FIRST_PERSON


def _chain_around(i: int, hosts: list[int | None], chains: list[int | None]) -> int | None:
    """Who says the words that claim ``i`` stands in; its own chain when it stands in nobody's."""
    host = hosts[i]
    return chains[i] if host is None or chains[host] is None else chains[host]


def _cannot_be_meant(parsed: ParsedReport, cast: Cast, draft: Draft, chain: int) -> bool:
    """Whether a pronoun was laid to the wrong actor: "she" to a body, or to the hearer in "she told Karim"."""
    token = parsed.doc[draft.source_head] if draft.source_head is not None else None
    if token is None or token.pos_ != "PRON" or draft.head is None:
        return False
    found = cast.chains[chain]
    if token.lower_ in ("he", "she") and found.kind not in ("person", None):
        return not _may_be_person(found)
    hearers = [c for c in parsed.doc[draft.head].children if c.dep_ in ("dobj", "dative") and c.pos_ == "PROPN"]
    heard = [cast.headed_at(c.idx) for c in hearers if c.i != token.i]
    return any(mention is not None and mention.chain == chain for mention in heard)


def joint_voices(parsed: ParsedReport, cast: Cast, draft: Draft) -> Iterator[Draft]:
    """A draft for each further speaker of "X, Y and Z said" whom the report names, beside that of the first."""
    if draft.source is None or draft.source_head is None:
        return
    head = parsed.doc[draft.source_head]
    first = _named_source(parsed, cast, draft)
    # "the foreign minister, Omar Said, and the interior minister, Ali Hadi": the second hangs on the first's name
    for other in [c for t in (head, *(c for c in head.children if c.dep_ == "appos")) for c in t.conjuncts]:
        words = [t for t in other.subtree if draft.source.start <= t.idx < draft.source.end and t.i > head.i]
        if other.i <= head.i or other not in words:
            continue
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


def _issuer_before(parsed: ParsedReport, earlier: list[Draft], chains: list[int | None], draft: Draft) -> int | None:
    """ "The ministry issued a statement … The statement said": whose document it is, when a claim before says so.

    "The report" may also be what somebody "reported".
    """
    if draft.source_head is None or draft.source is None:
        return None
    document = parsed.doc[draft.source_head]
    word = document.lemma_.lower()
    definite = any(c.lower_ in ("the", "this", "that") and c.dep_ == "det" for c in document.children)
    if word not in words_of("documents") or not definite:
        return None
    for other, chain in zip(reversed(earlier), reversed(chains), strict=True):
        if chain is None or other.cue is None or other.end > draft.start:
            continue
        if parsed.text.count("\n", other.end, draft.start) > LINES_BACK_TO_ISSUER:
            return None
        if _issues(parsed, other, word):
            return chain
    return None


def _issues(parsed: ParsedReport, draft: Draft, word: str) -> bool:
    """Whether somebody speaks in such a document: "issued a STATEMENT", "REPORTED", "said in a LETTER"."""
    sentence = parsed.sentence_at(draft.cue.start) if draft.cue is not None else None
    if sentence is None or draft.cue is None or draft.head is None:
        return False
    verb = parsed.doc[draft.head]
    for token in sentence.tokens:
        if token.lemma_.lower() == word and (
            draft.cue.start <= token.idx < draft.cue.end
            or (token.dep_ == "dobj" and token.head == verb)
            or (token.dep_ == "pobj" and token.head.lower_ in ("in", "with") and verb in token.head.ancestors)
        ):
            return True
    return False


def _chain_of_draft(wanted: Draft, drafts: list[Draft], chains: list[int | None]) -> int | None:
    at = next((i for i, draft in enumerate(drafts) if draft is wanted), len(chains))
    return chains[at] if at < len(chains) else None


def _speaker_before(
    parsed: ParsedReport, cast: Cast, drafts: list[Draft], hosts: list[int | None], chains: list[int | None], i: int
) -> int | None:
    """The one person who spoke last before draft ``i`` in the outlet's own voice, if nobody came between."""
    if hosts[i] is not None:
        return None
    here = drafts[i]
    for j in range(i - 1, -1, -1):
        other, chain = drafts[j], chains[j]
        if hosts[j] is not None or other.cue is None or other.source_head is None or other.end > here.start:
            continue
        if parsed.text.count("\n", other.end, here.start) > PARAGRAPHS_BACK or chain is None:
            return None
        if any(o.cue == other.cue and o.source != other.source for o in drafts[max(0, j - 3) : j]):
            return None  # several spoke together
        if parsed.doc[other.source_head].tag_ in ("NNS", "NNPS") or not _may_be_person(cast.chains[chain]):
            return None
        return None if _another_acts(parsed, cast, chain, other.end, here.start) else chain
    return None


def _may_be_person(chain: Chain) -> bool:
    """Whether the chain is a person or may be one: a bare surname is easily taken for an organisation."""
    bare = chain.named and " " not in chain.name and not chain.name.isupper()
    return chain.kind == "person" or (chain.kind in ("organisation", None) and bare)


def _another_acts(parsed: ParsedReport, cast: Cast, chain: int, start: int, end: int) -> bool:
    """Whether somebody else is the subject of a sentence between ``start`` and ``end``."""
    for mention in cast.within(Span(start, end)):
        found = cast.chains[mention.chain]
        token = parsed.token_at(mention.head)
        if mention.chain != chain and found.kind == "person" and token is not None and token.dep_ == "nsubj":
            return True
    return False


def _goes_on(parsed: ParsedReport, cast: Cast, draft: Draft, before: int) -> bool:
    """Whether the source is a lone "he" or "she" that its sentence begins with, and nothing speaks against it."""
    if draft.source_head is None or draft.head is None:
        return False
    token = parsed.doc[draft.source_head]
    if (
        token.lower_ not in ("he", "she")
        or token.dep_ != "nsubj"
        or token.head.dep_ not in ("ROOT", "conj", "parataxis")
    ):
        return False
    other = "she" if token.lower_ == "he" else "he"
    return not any(name.kind == "pronoun" and name.text.lower() == other for name in cast.chains[before].names)


def _named_source(parsed: ParsedReport, cast: Cast, draft: Draft) -> int | None:
    if draft.source_head is None or draft.source is None:
        return None
    token = parsed.doc[draft.source_head]
    if draft.cue_class == "labels" and token.lower_ in ("they", "their"):
        found = _plural_before(parsed, cast, token)
        if found is not None:
            return found
    found = _chain_of(parsed, cast, token, draft, 0)
    if found is None and token.is_upper and draft.kind == "heading":
        found = next((i for i, c in enumerate(cast.chains) if c.name.split()[-1:] == [token.text.capitalize()]), None)
    if found is None or not cast.chains[found].named:
        named = _named_in_apposition(parsed, cast, draft.source, token)
        return named if named is not None else found
    return found


def _named_in_apposition(parsed: ParsedReport, cast: Cast, source: Span, head: Token) -> int | None:
    """ "one of the attorneys, Omar Haddad,": whom the description goes on to name."""
    for mention in cast.within(source):
        token = parsed.token_at(mention.head)
        chain = cast.chains[mention.chain]
        if token is None or token.i <= head.i or token.dep_ != "appos" or not chain.named:
            continue
        if chain.kind == "person" or (token.head.i == head.i and token.pos_ == "PROPN"):
            return mention.chain
    return None


def _plural_before(parsed: ParsedReport, cast: Cast, pronoun: Token) -> int | None:
    """ "what they called": the nearest party of several before it in the sentence."""
    for token in reversed(list(pronoun.sent)[: pronoun.i - pronoun.sent.start]):
        mention = cast.headed_at(token.idx)
        if mention is not None and (token.tag_ in ("NNS", "NNPS") or cast.chains[mention.chain].members):
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
            return _chain_of(parsed, cast, verb.head, None, depth + 1)
        return _chain_ending_before(parsed, cast, token)
    if token.lemma_.lower() in words_of("documents"):
        owner = _owner(token) or _issuer_beside(token) or _issuer_of_object(token)
        if owner is not None:
            found = _chain_of(parsed, cast, owner, None, depth + 1)
            if found is not None:
                return found
    mention = cast.headed_at(token.idx)
    if mention is None and draft is not None and draft.source is not None:
        mention = _widest_within(cast, draft)
    if mention is None:
        mention = _covering_head(cast, token)
    if mention is None and token.dep_ == "appos":  # "China and India, its two rivals, which …"
        return _chain_of(parsed, cast, token.head, None, depth + 1)
    return mention.chain if mention is not None else None


def _chain_ending_before(parsed: ParsedReport, cast: Cast, relative: Token) -> int | None:
    """The chain of the mention right before a relative pronoun that the parser hung elsewhere."""
    end = len(parsed.text[: relative.idx].rstrip(" ,\xa0"))
    return next((m.chain for m in cast.mentions if m.end == end), None)


def _owner(document: Token) -> Token | None:
    for child in document.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in OWNING:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None:
                return inner
        if child.dep_ == "acl" and child.lemma_ in words_of("issuing"):
            for grandchild in child.children:
                if grandchild.dep_ == "agent":
                    inner = next((c for c in grandchild.children if c.dep_ == "pobj"), None)
                    if inner is not None:
                        return inner
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


def _widest_within(cast: Cast, draft: Draft) -> Mention | None:
    assert draft.source is not None
    exact = [m for m in cast.within(draft.source) if m.start == draft.source.start]
    return max(exact, key=lambda m: m.end - m.start, default=None)


def _covering_head(cast: Cast, token: Token) -> Mention | None:
    mention = cast.covering(Span(token.idx, token.idx + len(token)))
    # a long mention around a word that is not its head is somebody else
    return mention if mention is not None and abs(mention.head - token.idx) <= 1 else None


def is_hearsay(source: Token) -> bool:
    """Whether the source is talk that nobody answers for: "rumours", "the reports" of nobody in particular."""
    if source.pos_ != "NOUN" or not (class_of(source.lemma_.lower(), "N") == "hearsay" or source.lower_ == "reports"):
        return False
    return all(child.dep_ in ("det", "amod", "punct", "cc", "conj") for child in source.children)


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
