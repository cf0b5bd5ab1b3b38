"""Offices and functions that the cast holds, as ties to the body that they are held in."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.ties import FORMER, office_tie
from dragoman.reading.cast import Cast
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.ties.modality import ended
from dragoman.records import ChainRole, ClaimMention, Span, TieMention

OUSTED = frozenset("fired sacked ousted deposed dismissed toppled ex late".split())
ABROAD = frozenset({"exiled", "fugitive"})
SENT = frozenset("envoy ambassador consul representative emissary".split())


def offices_of(parsed: ParsedReport, cast: Cast, claims: tuple[ClaimMention, ...]) -> Iterator[TieMention]:
    """Offices and functions that the cast holds, as ties to the body that they are held in.

    Those of which the report does not say whose they are, linking knows (`dragoman.linking.ties`).
    """
    first: dict[int, Span] = {}
    for mention in cast.mentions:
        first.setdefault(mention.chain, mention.span)
    for index, chain in enumerate(cast.chains):
        for role in chain.roles if chain.kind == "person" else ():
            sentence = parsed.sentence_at(role.span.start)
            if role.of is None or role.of == index or role.of not in first or index not in first or sentence is None:
                continue
            if cast.chains[role.of].kind in ("state", "igo") and _is_sent(parsed, cast, role):
                continue
            if not chain.named and (_is_office(parsed, cast, index) or _is_of_another(cast, index, role)):
                continue
            if chain.named and role.title in chain.name.split()[1:] and first[index].holds(role.span):
                continue  # Mr Shah of "By Leila Shah" is no shah of Leila
            if role.title[:1] in "-–" or _is_adjective(parsed, role) or _is_hyphened(parsed, cast, role):
                continue
            kind = office_tie(role.title, cast.chains[role.of].kind)
            if kind is None or not kind.allows(chain.kind, cast.chains[role.of].kind):
                continue
            if cast.chains[role.of].kind == "person" and not chain.named:
                continue  # "a senior Trump administration official"
            if kind.name == "member of" and not chain.named:
                continue  # "was a member of the command" says it of the subject, which the lexicon finds
            # a title in reported speech is the outlet's own word: "he ordered Ambassador Sylvain Marin to leave"
            inside = tuple(
                i for i, c in enumerate(claims)
                if c.manner == "direct" and any(part.holds(role.span) for part in c.content)
            )  # fmt: skip
            yield TieMention(
                source=index,
                target=role.of,
                source_span=first[index],
                target_span=first[role.of],
                type=kind.name,
                sign=kind.sign,
                modality="alleged" if inside else "occurred",
                cue=role.span,
                sentence=sentence.span,
                claims=inside,
                confidence=0.8,
                since=role.since,
                until=role.until or (FORMER if _is_past(parsed, cast, role) or _is_ousted(parsed, role) else None),
            )


def _is_past(parsed: ParsedReport, cast: Cast, role: ChainRole) -> bool:
    """Whether the office is told as a former one; who leads the opposition, or his party, from exile still leads it."""
    abroad = role.of is not None and cast.chains[role.of].kind not in ("state", "government", "ministry", "military")
    first = parsed.tokens_in(role.span)[:1]
    before = {one.lower_ for title in first for one in (title, *title.lefts, *title.head.lefts)}
    return role.former and not (abroad and before & ABROAD)


def _is_of_another(cast: Cast, index: int, role: ChainRole) -> bool:
    """Whether somebody named has the office by the same words: "X, who is the minister of …"."""
    return any(
        other.named and any(one.span.overlaps(role.span) for one in other.roles)
        for number, other in enumerate(cast.chains)
        if number != index
    )


def _is_adjective(parsed: ParsedReport, role: ChainRole) -> bool:
    """Whether the title is none: "a Kremlin-backed attorney", "more representative of our members"."""
    last = parsed.tokens_in(role.span)[-1:]
    return any(token.pos_ == "ADJ" and token.lower_ not in ("chief", "general") for token in last)


def _is_hyphened(parsed: ParsedReport, cast: Cast, role: ChainRole) -> bool:
    """Whether the body stands before a hyphen: the lawyer of "a Kremlin-connected lawyer" is not the Kremlin's."""
    ends = [m.end for m in cast.mentions if m.chain == role.of and 0 <= role.span.start - m.end < 40]
    return any(parsed.text[end : end + 1] in ("-", "–") for end in ends)


def _is_ousted(parsed: ParsedReport, role: ChainRole) -> bool:
    """Whether a word before the title says that its holder lost it: "the fired FBI director"."""
    first = parsed.tokens_in(role.span)[:1]
    if any(ended(title) for title in parsed.tokens_in(role.span) if title.dep_ == "attr"):
        return True  # "used to be the spokesman"
    return any(one.lower_ in OUSTED for title in first for one in (*title.head.lefts, *title.lefts))


def _is_sent(parsed: ParsedReport, cast: Cast, role: ChainRole) -> bool:
    """Whether the body of a role is where its holder is sent: "a special envoy for Yemen", "ambassador to Chad"."""
    behind = parsed.text[role.span.end : role.span.end + 5].split()
    sent = role.title.lower().split()[-1] in SENT and behind[:1] in (["to"], ["for"])
    return sent and any(m.chain == role.of and 0 < m.start - role.span.end < 12 for m in cast.mentions)


def _is_office(parsed: ParsedReport, cast: Cast, chain: int) -> bool:
    """Whether the words for somebody name only what he may become or was: "the race for House speaker"."""
    for mention in cast.mentions:
        if mention.chain != chain:
            continue
        tokens = list(parsed.tokens_in(mention.span))
        head = next((t for t in tokens if t.idx == mention.head), None)
        if head is None or head.tag_ not in ("NN", "NNP") or head.dep_ in ("nsubj", "nsubjpass", "poss", "appos"):
            return False
        if tokens[0].dep_ in ("det", "poss", "nummod") or (head.dep_ == "pobj" and head.head.dep_ == "agent"):
            return False
    return True
