"""Speaking on: whose words "he", "she" and "I" introduce, going by who spoke before and around them."""

from __future__ import annotations

from dragoman.knowledge.reporting import class_of, speech_classes, words_of
from dragoman.reading.cast import Cast
from dragoman.reading.claims.drafts import Draft
from dragoman.reading.claims.passing import is_outlet_named
from dragoman.reading.claims.source_types import ISSUING_KINDS
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Chain, Span

FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
_GOING_ON = frozenset({"says", "adds", "confirms", "argues", "claims", "warns"})
_SHOWING = frozenset({"reveals", "shows"})
_BODIES_IN_THE_PLURAL = frozenset({"services", "forces", "affairs", "headquarters"})
PARAGRAPHS_BACK = 3  # line ends, blank lines included, that a speaker may go on over


def speaker_before(
    parsed: ParsedReport, cast: Cast, drafts: list[Draft], hosts: list[int | None], chains: list[int | None], i: int
) -> int | None:
    """The one person who spoke last before draft ``i`` in the outlet's own voice, if nobody came between."""
    if hosts[i] is not None:
        return None
    here, start = drafts[i], drafts[i].start
    for j in range(i - 1, -1, -1):
        other = drafts[j]
        if hosts[j] is not None or other.end > here.start:
            continue
        if other.cue is None and parsed.text.count("\n", other.end, start) <= PARAGRAPHS_BACK:
            start = min(start, other.start)  # his words went on without a cue
        voice = first_voice(cast, drafts, hosts, chains[:i], j)
        other, chain = drafts[voice], chains[voice]
        if other.cue is None or other.source_head is None:
            continue
        if parsed.text.count("\n", other.end, start) > PARAGRAPHS_BACK or chain is None:
            return None
        if any(o.cue == other.cue and o.source != other.source for o in drafts[max(0, j - 3) : j]):
            return None  # several spoke together
        if parsed.doc[other.source_head].tag_ in ("NNS", "NNPS") or not _may_be_person(cast.chains[chain]):
            return None
        return None if _another_acts(parsed, cast, chain, other.end, here.start) else chain
    return None


def first_voice(cast: Cast, drafts: list[Draft], hosts: list[int | None], chains: list[int | None], i: int) -> int:
    """The claim inside claim ``i`` whose words an outlet only passes on there: "The port is shut, THE MAYOR SAID,
    Reuters reported"; else ``i``."""
    chain = cast.chains[said] if (said := chains[i]) is not None else None
    if chain is None or not is_outlet_named(chain, chain.name):
        return i
    spoken = speech_classes()
    inner = [j for j, host in enumerate(hosts) if host == i and class_of(drafts[j].key, drafts[j].pos) in spoken]
    return next((j for j in reversed(inner) if j < len(chains) and drafts[j].source is not None), i)


def goes_on(parsed: ParsedReport, cast: Cast, draft: Draft, before: int) -> bool:
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


def voice_before(
    parsed: ParsedReport, cast: Cast, drafts: list[Draft], hosts: list[int | None], chains: list[int | None], i: int
) -> Draft | None:
    """The draft whose speaker "they" or "it" goes on with: that of the sentence before, where the pronoun was laid to
    somebody whom only its content names ("Police said the boys had fled. THEY said …"), or who is named further back
    only, or in what the pronoun itself says ("The navy had left, THEY said"), and it agrees in number."""
    here = drafts[i]
    token = parsed.doc[here.source_head] if here.source_head is not None else None
    if token is None or token.lower_ not in ("they", "it") or token.dep_ != "nsubj" or hosts[i] is not None:
        return None
    if class_of(here.key, here.pos) not in (_GOING_ON if token.lower_ == "they" else _GOING_ON | _SHOWING):
        return None
    outer = [j for j, d in enumerate(drafts[:i]) if hosts[j] is None and d.end <= here.start and d.cue is not None]
    at = first_voice(cast, drafts, hosts, chains[:i], outer[-1]) if outer else None
    other = drafts[at] if at is not None else None
    sentence, before = parsed.sentence_at(token.idx), parsed.sentence_at(other.end - 1) if other is not None else None
    if other is None or other.source_head is None or sentence is None or before is None:
        return None
    near = sentence.index - before.index <= 1
    several = sum(d.cue == other.cue for d in drafts[:i]) > 1
    if not near or several or not _agrees(parsed, cast, other, token.lower_ == "they", chains[drafts.index(other)]):
        return None
    meant = chains[i]
    if at != outer[-1] and meant == chains[outer[-1]]:
        return other  # not the outlet that passed it on
    named = [m for m in cast.within(Span(before.span.start, token.idx)) if m.chain == meant]
    inside = all(any(piece.holds(m.span) for piece in (*other.content, *here.content)) for m in named)
    return other if inside else None


def _agrees(parsed: ParsedReport, cast: Cast, draft: Draft, plural: bool, chain: int | None) -> bool:
    """Whether the source of ``draft`` may be "they" or, where not ``plural``, "it"."""
    assert draft.source_head is not None
    token = parsed.doc[draft.source_head]
    if plural:
        return token.tag_ in ("NNS", "NNPS") or token.lower_ in words_of("groups")
    document = token.pos_ == "NOUN" and token.tag_ == "NN" and token.lower_ in words_of("documents")
    if document or token.tag_ == "NNS":  # "The security SERVICES said … It added"
        return document or token.lower_ in _BODIES_IN_THE_PLURAL
    return chain is not None and cast.chains[chain].kind in ISSUING_KINDS | {"media"} and token.tag_ in ("NN", "NNP")


def speaks_of_himself(parsed: ParsedReport, draft: Draft) -> bool:
    return draft.source_head is not None and parsed.doc[draft.source_head].lower_ in FIRST_PERSON


def cannot_be_meant(parsed: ParsedReport, cast: Cast, draft: Draft, chain: int) -> bool:
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
