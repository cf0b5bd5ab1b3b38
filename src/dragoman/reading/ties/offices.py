"""Offices and functions that the cast holds, as ties to the body that they are held in."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.ties import tie_types, tie_words
from dragoman.reading.cast import Cast
from dragoman.reading.parsed import ParsedReport
from dragoman.records import ActorKind, ChainRole, ClaimMention, Span, TieMention

SECONDS = frozenset({"deputy", "vice", "assistant", "associate", "under"})
PARTISAN = frozenset("minority majority opposition floor party democratic republican conservative labour".split())
SENT = frozenset("envoy ambassador consul representative emissary".split())
DEPARTMENTAL = frozenset("chief head director commander boss chairman chairwoman chair".split())
LOCAL = frozenset({"mayor", "councillor", "councilman", "alderman"})
FORMER = "former"  # the value of ``until`` where the words say that it ended but not when


def offices_of(parsed: ParsedReport, cast: Cast, claims: tuple[ClaimMention, ...]) -> Iterator[TieMention]:
    """Offices and functions that the cast holds, as ties to the body that they are held in."""
    first: dict[int, Span] = {}
    for mention in cast.mentions:
        first.setdefault(mention.chain, mention.span)
    titles = tie_words().titles
    for index, chain in enumerate(cast.chains):
        for role in chain.roles if chain.kind == "person" else ():
            sentence = parsed.sentence_at(role.span.start)
            if role.of is None or role.of == index or role.of not in first or index not in first or sentence is None:
                continue
            if cast.chains[role.of].kind in ("state", "igo") and _is_sent(parsed, role):
                continue
            if not chain.named and _is_office(parsed, cast, index):
                continue
            tokens = parsed.tokens_in(role.span)
            if role.title[:1] in "-–" or all(token.pos_ == "ADJ" for token in tokens[-1:]):
                continue  # "a Kremlin-backed attorney", "more representative of our members"
            words = role.title.lower().split(" of ")[0].split()
            kind = next((titles[word] for word in reversed(words) if word in titles), None)
            seat = cast.chains[role.of].kind
            if seat in ("state", "government") and (words[-1] in LOCAL or {"opposition"} & set(words)):
                continue  # the mayor of a capital that stands for a state, who leads those against the government
            if kind is not None and kind.name == "leads" and (_is_second(words) or _is_department(words, seat)):
                kind = tie_types()["holds office in"]
            if kind is None or not kind.allows(chain.kind, cast.chains[role.of].kind):
                continue
            if kind.name == "member of" and not chain.named:
                continue  # "was a member of the command" says it of the subject, which the lexicon finds
            # a title in indirect speech is the outlet's own word: "he ordered Ambassador Sylvain Marin to leave"
            inside = tuple(
                i for i, c in enumerate(claims)
                if c.manner != "indirect" and any(part.holds(role.span) for part in c.content)
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
                until=role.until or (FORMER if role.former else None),
            )


def _is_second(words: list[str]) -> bool:
    """Whether a title with a leader's word is no leader's: "deputy head", "chief strategist", "minority leader"."""
    return words[0] in SECONDS or bool(PARTISAN & set(words)) or ("chief" in words[:-1] and words[-1] != "executive")


def _is_department(words: list[str], seat: ActorKind | None) -> bool:
    """Whether a title is that of one department of a government: "intelligence chief", "foreign policy head"."""
    return seat in ("state", "government", "igo") and len(words) > 1 and words[-1] in DEPARTMENTAL


def _is_sent(parsed: ParsedReport, role: ChainRole) -> bool:
    """Whether the body of a role is where its holder is sent: "a special envoy for Yemen", "ambassador to Chad"."""
    behind = parsed.text[role.span.end : role.span.end + 5].split()
    return role.title.lower().split()[-1] in SENT and behind[:1] in (["to"], ["for"])


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
